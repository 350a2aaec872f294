import { describe, expect, test } from 'vitest';
import { drawPlanSchema } from '../../src/audit/entries/plan.js';
import { parsePlan } from '../../src/plan/load.js';
import { panelInput } from '../../src/plan/panel.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { contextOf, EXAMPLE, FILE, loadProblems, spots } from './plans.js';

/** The event that a plan announces, and the Land whose law applies. */

const withEvent = (event: string, more = '') => `${EXAMPLE}  event: ${event}\n${more}`;
const resolved = (text: string) => resolvePlan(parsePlan(text, FILE), contextOf());
const LINE = withEvent('x').split('\n').length - 1;

describe('the event of a plan', () => {
  test.each<[string, unknown]>([
    [
      '{ type: lotto, game: 6aus49, date: 2026-12-05 }',
      { type: 'lotto', game: '6aus49', date: '2026-12-05' },
    ],
    [
      '{ type: lotto, game: 6aus49, date: 2026-12-05, spiel_77: true, super_6: True }',
      { type: 'lotto', game: '6aus49', date: '2026-12-05', spiel_77: true, super_6: true },
    ],
    [
      '{ type: lotto, game: 6aus49, date: 2026-12-02, spiel_77: false }',
      { type: 'lotto', game: '6aus49', date: '2026-12-02' },
    ],
    ['{ type: dice, count: 25, faces: 6 }', { type: 'dice', count: 25, faces: 6 }],
    [
      '{ type: dice, count: 1, faces: 20, date: 2026-12-06 }',
      { type: 'dice', count: 1, faces: 20, date: '2026-12-06' },
    ],
    ['{ type: drand, chain: quicknet, round: 1000 }', { type: 'drand', chain: 'quicknet', round: 1000 }],
    ['{ type: text }', { type: 'text' }],
    ['{ type: text, date: 2026-12-06 }', { type: 'text', date: '2026-12-06' }],
  ])('%s stands in the effective plan, and a log can hold it', (event, expected) => {
    const { plan, warnings } = resolved(withEvent(event));
    const source = 'Lotto 6aus49 vom Samstag, 5. Dezember 2026, mit Superzahl';
    expect([plan.seed, warnings]).toEqual([{ source, event: expected }, []]);
    expect(drawPlanSchema.parse(plan)).toEqual(plan);
    expect(
      drawPlanSchema.safeParse({ ...plan, seed: { source, event: { ...(expected as object), more: 1 } } })
        .success,
    ).toBe(false);
  });

  test('is not there if the plan has none', () => {
    expect(Object.keys(resolved(EXAMPLE).plan.seed)).toEqual(['source']);
  });

  test.each<[string, unknown[]]>([
    ['{ type: lottery, game: 6aus49 }', [['PLAN-012', LINE, 'seed.event.type']]],
    ['{ game: 6aus49, date: 2026-12-05 }', [['PLAN-013', LINE, 'seed.event.type']]],
    ['lotto', [['PLAN-011', LINE, 'seed.event']]],
    [
      '{ type: lotto, game: 6aus45 }',
      [
        ['PLAN-012', LINE, 'seed.event.game'],
        ['PLAN-013', LINE, 'seed.event.date'],
      ],
    ],
    ['{ type: lotto, game: 6aus49, date: 5.12.2026 }', [['PLAN-015', LINE, 'seed.event.date']]],
    ['{ type: lotto, game: 6aus49, date: 2026-02-30 }', [['PLAN-015', LINE, 'seed.event.date']]],
    [
      '{ type: lotto, game: 6aus49, date: 2026-12-05, spiel77: true }',
      [['PLAN-010', LINE, 'seed.event.spiel77']],
    ],
    [
      '{ type: dice, count: 0, faces: 1 }',
      [
        ['PLAN-014', LINE, 'seed.event.count'],
        ['PLAN-014', LINE, 'seed.event.faces'],
      ],
    ],
    ['{ type: dice, count: 2000, faces: 6 }', [['PLAN-014', LINE, 'seed.event.count']]],
    [
      '{ type: drand, chain: default, round: 0 }',
      [
        ['PLAN-012', LINE, 'seed.event.chain'],
        ['PLAN-014', LINE, 'seed.event.round'],
      ],
    ],
    ['{ type: drand, chain: quicknet, round: 99999999999 }', [['PLAN-014', LINE, 'seed.event.round']]],
    ['{ type: text, date: morgen }', [['PLAN-015', LINE, 'seed.event.date']]],
    ['{ type: drand, chain: quicknet, round: 5, date: 2026-12-05 }', [['PLAN-010', LINE, 'seed.event.date']]],
  ])('%s is refused at its place', (event, expected) => {
    expect(spots(loadProblems(withEvent(event)))).toEqual(expected);
  });

  test('of an unknown type is told which there are, and an unknown key what is allowed', () => {
    const [type] = loadProblems(withEvent('{ type: lottery }'));
    expect(type?.params?.allowed).toEqual(['lotto', 'dice', 'drand', 'text']);
    const [key] = loadProblems(withEvent('{ type: dice, count: 2, faces: 6, face: 6 }'));
    expect(key?.params).toMatchObject({ name: 'face', nearest: 'faces' });
  });

  test('on a day without a lottery gives a note, and no other does', () => {
    const days = Array.from({ length: 7 }, (_, at) => `2026-12-${String(at + 1).padStart(2, '0')}`);
    const noted = days.filter((day) => {
      const { warnings } = resolved(withEvent(`{ type: lotto, game: 6aus49, date: ${day} }`));
      return warnings.some(({ code }) => code === 'PLAN-090');
    });
    // 2 December 2026 is a Wednesday and the 5th a Saturday.
    expect(days.filter((day) => !noted.includes(day))).toEqual(['2026-12-02', '2026-12-05']);
    expect(resolved(withEvent('{ type: dice, count: 9, faces: 6, date: 2026-12-06 }')).warnings).toEqual([]);
  });
});

describe('the panel of a plan', () => {
  const panelOf = (more: string) =>
    panelInput(parsePlan(withEvent('{ type: dice, count: 25, faces: 6 }', `land: BW\n${more}`), FILE));

  test('has the event of the top, and the Land', () => {
    const { seed, land } = panelOf('panel: { sample: { size: 30 } }\n');
    expect([seed?.event, land]).toEqual([{ type: 'dice', count: 25, faces: 6 }, 'BW']);
  });

  test('has its own seed and nothing of the other if it names one', () => {
    expect(panelOf('panel: { seed: { source: Kugeln } }\n').seed).toEqual({ source: 'Kugeln' });
    const own = 'panel: { seed: { event: { type: drand, chain: quicknet, round: 7 } } }\n';
    expect(panelOf(own).seed).toEqual({ event: { type: 'drand', chain: 'quicknet', round: 7 } });
  });
});

describe('the Land', () => {
  const LAENDER = 'BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH'.split(' ');

  test.each(LAENDER)('%s stands in the effective plan, and a log can hold it', (land) => {
    const { plan } = resolved(`${EXAMPLE}land: ${land}\n`);
    expect(plan.land).toBe(land);
    expect(drawPlanSchema.parse(plan)).toEqual(plan);
  });

  test('is not there if the plan names none, and is refused if there is no such Land', () => {
    expect('land' in resolved(EXAMPLE).plan).toBe(false);
    const [problem] = loadProblems(`${EXAMPLE}land: bw\n`);
    expect([problem?.code, problem?.params?.allowed]).toEqual(['PLAN-012', LAENDER]);
    expect(loadProblems(`${EXAMPLE}panel: { land: BW }\n`).map(({ code }) => code)).toEqual(['PLAN-010']);
  });
});
