import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Called, Reply } from '../../src/core/called.js';
import { OUTCOMES, type Outcome, WAYS, type Way } from '../../src/core/outcome.js';
import {
  acceptanceRate,
  type Evidence,
  type EvidenceSources,
  evidenceOf,
  HIDDEN,
  responseRate,
} from '../../src/report/evidence.js';
import {
  EVIDENCE_COLUMNS,
  evidenceDocument,
  evidenceRows,
  evidenceTable,
} from '../../src/report/evidence-files.js';
import { publicEvidence, withoutSmall } from '../../src/report/evidence-public.js';
import { MEASURES } from '../../src/report/standing.js';
import { runs as times } from '../thorough.js';

/** What is counted of people who were called, and what of it is published. */

type Said = readonly [outcome: Outcome, way?: Way, needs?: readonly string[]];

let seq = 0;
function reply([outcome, way = 'letter', needs = []]: Said, corrects?: Reply): Reply {
  const correction =
    corrects === undefined ? {} : { correction: { seq: corrects.seq, reason: 'Zahlendreher' } };
  return { seq: seq++, at: '2026-12-20T10:00:00Z', outcome, way, attempts: 1, needs, ...correction };
}

function person(label: string, categories: readonly string[], replies: readonly Reply[] = []): Called {
  return {
    ...{ label, ticket: label, categories, replies },
    ...{ round: 1, run: null, rank: 1, list: 'invitations.csv', replaces: null, replacedBy: null },
  };
}

const FRAME = {
  dimensions: [
    { name: 'district', categories: ['Nord', 'Süd'] },
    { name: 'gender', categories: ['w', 'm'] },
  ],
  strata: [
    { categories: ['Nord', 'w'], people: 40 },
    { categories: ['Nord', 'm'], people: 30 },
    { categories: ['Süd', 'w'], people: 20 },
    { categories: ['Süd', 'm'], people: 10 },
  ],
};

function sources(called: readonly Called[], more: Partial<EvidenceSources> = {}): EvidenceSources {
  return { title: 'Rat', frame: FRAME, called, notes: null, runs: 0, steps: [], panels: [], ...more };
}

describe('a small procedure counted by hand', () => {
  const wrong = reply(['accepted', 'visit']);
  const called = [
    person('a', ['Nord', 'w'], [reply(['accepted', 'web', ['childcare', 'access']])]),
    person('b', ['Nord', 'w'], [reply(['accepted']), reply(['withdrawn', 'phone'])]),
    person('c', ['Nord', 'm'], [reply(['unreachable', 'visit'])]),
    person('d', ['Süd', 'w'], [reply(['declined', 'visit', ['childcare']])]),
    // A slip of the pen: nobody was at the door.
    person('e', ['Süd', 'm'], [wrong, reply(['moved', 'letter'], wrong)]),
    person('f', ['Nord', 'm']),
    { ...person('g', ['Nord', 'm'], [reply(['undeliverable'])]), replacedBy: 'h' },
    { ...person('h', ['Süd', 'm'], [reply(['accepted', 'visit'])]), run: 1, replaces: 'g' },
    { ...person('i', ['Süd', 'w']), round: 2 },
    person('j', ['Süd', 'w'], [reply(['deceased'])]),
  ];
  const notes = {
    visited: new Set(['f', 'i', 'stranger']),
    met: new Set(['f']),
    present: new Set(['a', 'b', 'stranger']),
  };
  const evidence = evidenceOf(sources(called, { notes, runs: 1, steps: [1] }));

  test('the funnel', () => {
    expect(evidence.total).toEqual({
      invited: 10,
      // not e, g, j
      delivered: 7,
      // a, b, d, h
      answered: 4,
      // c, d, f, h, i
      visited: 5,
      // d, f, h
      met: 3,
      accepted: 2,
      // b came, and had withdrawn
      present: 1,
    });
    expect(evidence.frame).toBe(100);
    expect(responseRate(evidence.total)?.share).toBe(4 / 7);
    expect(acceptanceRate(evidence.total)?.share).toBe(2 / 7);
  });

  test('by those who were drawn, replacements and rounds', () => {
    const shown = evidence.groups.map(({ kind, round, funnel }) => [
      kind,
      round,
      funnel.invited,
      funnel.accepted,
    ]);
    expect(shown).toEqual([
      ['draw', 1, 8, 1],
      ['round', 2, 1, 0],
      ['replacements', 0, 1, 1],
    ]);
  });

  test('by category', () => {
    const [district, gender] = evidence.dimensions;
    expect(
      district?.categories.map(({ name, frame, funnel }) => [name, frame, ...Object.values(funnel)]),
    ).toEqual([
      ['Nord', 70, 5, 4, 2, 2, 1, 1, 1],
      ['Süd', 30, 5, 3, 2, 3, 2, 1, 0],
    ]);
    expect(gender?.categories.map(({ name, frame, funnel }) => [name, frame, funnel.invited])).toEqual([
      ['w', 60, 5],
      ['m', 40, 5],
    ]);
  });

  test('what became of them, in which way, what they need, and who got whose place', () => {
    expect(evidence.fates).toEqual({
      ...{ open: 2, accepted: 2, declined: 1, withdrawn: 1, unreachable: 1 },
      ...{ undeliverable: 1, moved: 1, deceased: 1 },
    });
    expect(evidence.ways).toEqual({ letter: 3, web: 1, phone: 1, visit: 3 });
    expect(evidence.needs).toEqual([
      { code: 'access', people: 1 },
      { code: 'childcare', people: 2 },
    ]);
    // b, c, d, e and j are out and nobody has their places.
    expect(evidence.replacements).toEqual({ runs: 1, replaced: 1, steps: [{ step: 1, people: 1 }], open: 5 });
    expect(evidence.corrections).toBe(1);
  });

  test('without the private file visits and who came are not known, which is not 0', () => {
    const { total, ways } = evidenceOf(sources(called));
    expect([total.visited, total.met, total.present]).toEqual([null, null, null]);
    expect([total.invited, total.accepted, ways.visit]).toEqual([10, 2, 3]);
  });

  test('as long as nobody has noted who came, that is not known', () => {
    const { total } = evidenceOf(sources(called, { notes: { ...notes, present: null } }));
    expect([total.visited, total.present]).toEqual([5, null]);
  });
});

test('of a panel: quota, pool and drawn by category', () => {
  const [panel] = evidenceOf(
    sources([], {
      panels: [
        {
          pool: FRAME,
          drawn: [
            { categories: ['Nord', 'w'], people: 7 },
            { categories: ['Süd', 'm'], people: 5 },
          ],
          quotas: [
            { group: [{ dimension: 'gender', categories: ['w'] }], min: 6, max: 8 },
            { group: [{ dimension: 'district', categories: ['Nord', 'Süd'] }], min: 0, max: 12 },
            {
              group: [
                { dimension: 'district', categories: ['Nord'] },
                { dimension: 'gender', categories: ['m'] },
              ],
              ...{ min: 0, max: 3 },
            },
          ],
        },
      ],
    }),
  ).panels;
  expect([panel?.pool, panel?.drawn]).toEqual([100, 12]);
  expect(panel?.dimensions.flatMap(({ categories }) => categories)).toEqual([
    { name: 'Nord', target: null, pool: 70, drawn: 7 },
    { name: 'Süd', target: null, pool: 30, drawn: 5 },
    { name: 'w', target: { min: 6, max: 8 }, pool: 60, drawn: 7 },
    { name: 'm', target: null, pool: 40, drawn: 5 },
  ]);
});

/** People called of a frame with two dimensions, with or without a private file. */
const procedures = fc
  .record({
    people: fc.array(
      fc.record({
        place: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
        outcome: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.constantFrom(...OUTCOMES)),
        way: fc.constantFrom(...WAYS),
        visit: fc.constantFrom('none', 'visited', 'met'),
        present: fc.boolean(),
        replacement: fc.integer({ min: 0, max: 9 }),
        need: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 120 },
    ),
    others: fc.integer({ min: 0, max: 60 }),
    known: fc.constantFrom('log', 'visits', 'all'),
    dimensions: fc.constantFrom(0, 1, 2),
  })
  .map(({ people, others, known, dimensions }): EvidenceSources => {
    const names = [
      { name: 'district', categories: ['A', 'B', 'C'] },
      { name: 'gender', categories: ['w', 'm'] },
    ].slice(0, dimensions);
    const categoriesOf = (place: readonly number[]) =>
      names.map(({ categories }, at) => categories[place[at] ?? 0] ?? '');
    const called = people.map(({ place, outcome, way, replacement, need }, at) => ({
      ...person(
        `${at}`,
        categoriesOf(place),
        outcome === null ? [] : [reply([outcome, way, need === 0 ? ['childcare'] : []])],
      ),
      ...(replacement === 0 ? { run: 1, replaces: 'x' } : {}),
    }));
    const with_ = (is: (one: (typeof people)[number]) => boolean) =>
      new Set(people.flatMap((one, at) => (is(one) ? [`${at}`] : [])));
    const strata = [0, 1, 2].flatMap((a) =>
      [0, 1].map((b) => ({
        categories: categoriesOf([a, b]),
        people: others + people.filter(({ place }) => place[0] === a && place[1] === b).length,
      })),
    );
    return sources(called, {
      frame: { dimensions: names, strata },
      steps: called.filter(({ run }) => run !== null).map((_, at) => at % 3),
      notes:
        known === 'log'
          ? null
          : {
              visited: with_(({ visit }) => visit !== 'none'),
              met: with_(({ visit }) => visit === 'met'),
              present: known === 'all' ? with_(({ present }) => present) : null,
            },
    });
  });

const numbers = (evidence: Evidence) =>
  evidenceRows(evidence).map(({ count, share, rate, ...key }) => ({
    key: JSON.stringify(key),
    count,
    share,
    rate,
  }));

describe('the evidence of any procedure', () => {
  test('adds up: categories, groups and fates to the totals, ways to what is known', () => {
    fc.assert(
      fc.property(procedures, (given) => {
        const { total, dimensions, groups, fates, ways, frame, replacements } = evidenceOf(given);
        const sum = (values: readonly unknown[]) => values.reduce<number>((all, one) => all + Number(one), 0);
        for (const measure of MEASURES) {
          if (total[measure] === null) continue;
          for (const { categories } of dimensions)
            expect(sum(categories.map(({ funnel }) => funnel[measure]))).toBe(total[measure]);
          if (groups.length > 0)
            expect(sum(groups.map(({ funnel }) => funnel[measure]))).toBe(total[measure]);
        }
        for (const { categories } of dimensions) expect(sum(categories.map((one) => one.frame))).toBe(frame);
        expect(sum(Object.values(fates))).toBe(total.invited);
        expect(sum(Object.values(ways)) + Number(fates.open)).toBe(total.invited);
        expect(sum(replacements.steps.map(({ people }) => people))).toBe(replacements.replaced);
        const chain = (['invited', 'delivered', 'answered', 'accepted', 'present'] as const).map(
          (one) => total[one] ?? 0,
        );
        expect(chain).toEqual(chain.toSorted((a, b) => Number(b) - Number(a)));
      }),
      { numRuns: times(500, 100) },
    );
  });

  test('says in public what it says in the house, or nothing; and no number from 1 to 4', () => {
    fc.assert(
      fc.property(procedures, (given) => {
        const [house, shown] = [numbers(evidenceOf(given)), numbers(publicEvidence(given))];
        expect(shown.map(({ key }) => key)).toEqual(house.map(({ key }) => key));
        for (const [at, { key, count, share, rate }] of shown.entries()) {
          const own = house[at];
          if (count !== HIDDEN) expect(count).toEqual(own?.count);
          if (share !== null) expect(share).toEqual(own?.share);
          if (rate !== null) expect(rate).toEqual(own?.rate);
          // How many could be drawn and how many were is announced.
          const isAnnounced = /"section":"total",.*"measure":"(?:frame|invited)"/.test(key);
          const isOfPeople = !/"section":"(?:correction|replacement)"/.test(key);
          if (isOfPeople && !isAnnounced && typeof count === 'number')
            expect([key, count > 0 && count < 5]).toEqual([key, false]);
        }
      }),
      { numRuns: times(300, 40) },
    );
  });

  test('publishes no difference from 1 to 4 between two numbers of the funnel', () => {
    fc.assert(
      fc.property(procedures, (given) => {
        const { total, dimensions, groups } = publicEvidence(given);
        const funnels = [
          total,
          ...groups.map(({ funnel }) => funnel),
          ...dimensions.flatMap(({ categories }) => categories.map(({ funnel }) => funnel)),
        ];
        const chains = [
          ['invited', 'delivered', 'answered', 'accepted', 'present'],
          ['invited', 'visited', 'met'],
        ] as const;
        for (const funnel of funnels)
          for (const chain of chains) {
            const values = chain.map((one) => funnel[one]).filter((value) => typeof value === 'number');
            const between = values.flatMap((a, at) => values.slice(at + 1).map((b) => a - b));
            expect(between.filter((one) => one > 0 && one < 5)).toEqual([]);
          }
      }),
      { numRuns: times(300, 40) },
    );
  });

  test('hides with a panel what its pool would tell of those who accepted', () => {
    const PLACES = FRAME.strata.map(({ categories }) => categories);
    const isIn = (at: number) => at < 60 && (at % 4 < 2 || at < 6);
    const called = Array.from({ length: 100 }, (_, at) =>
      person(`${at}`, PLACES[at % 4] ?? [], at < 60 ? [reply([isIn(at) ? 'accepted' : 'declined'])] : []),
    );
    const strata = PLACES.map((categories, place) => ({
      categories,
      people: called.filter((_, at) => at % 4 === place && isIn(at)).length,
    }));
    const drawn = strata.map((one) => ({ ...one, people: Math.floor(one.people / 2) }));
    const panels = [{ pool: { ...FRAME, strata }, drawn, quotas: [] }];
    const shown = publicEvidence(sources(called, { panels }));
    const accepted = shown.dimensions.flatMap(({ categories }) =>
      categories.map(({ funnel }) => funnel.accepted),
    );
    const inPool = shown.panels[0]?.dimensions.flatMap(({ categories }) =>
      categories.map(({ pool }) => pool),
    );
    expect(accepted).toContain(HIDDEN);
    expect(inPool).toEqual(accepted);
  });
});

describe('a list whose sum is known', () => {
  test('leaves out at least two numbers that are 5 or more together, or none, or all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }), (values) => {
        const shown = withoutSmall(values);
        const hidden = values.filter((_, at) => shown[at] === HIDDEN);
        expect(shown.filter((one) => typeof one === 'number' && one > 0 && one < 5)).toEqual([]);
        expect(hidden.length > 0).toBe(values.some((one) => one > 0 && one < 5));
        if (hidden.length === 0 || hidden.length === values.length) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

describe('the table', () => {
  const given = sources(
    Array.from({ length: 12 }, (_, at) =>
      person(`${at}`, ['=cmd|calc', 'w;"x"'], at < 6 ? [reply(['accepted'])] : []),
    ),
    {
      frame: {
        dimensions: [
          { name: '@dimension', categories: ['=cmd|calc', '\u202eNord'] },
          { name: 'gender', categories: ['w;"x"'] },
        ],
        strata: [
          { categories: ['=cmd|calc', 'w;"x"'], people: 30 },
          { categories: ['\u202eNord', 'w;"x"'], people: 70 },
        ],
      },
    },
  );
  const linesOf = (bytes: Uint8Array) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');

  test('has a number in each row, and for a German spreadsheet a comma and no formula', () => {
    const lines = linesOf(evidenceTable(evidenceOf(given), 'excel-de'));
    expect(lines[0]).toBe(`\ufeff${EVIDENCE_COLUMNS.join(';')}`);
    expect(lines).toContain("dimension;'@dimension;'=cmd|calc;accepted;6;0,5;;");
    expect(lines).toContain('composition;gender;"w;""x""";frame;100;1;;');
    expect(lines.find((line) => line.startsWith('total;;;response_rate'))).toMatch(
      /^total;;;response_rate;;0,5;0,25\d*;0,7\d*$/,
    );
    expect(lines.find((line) => line.startsWith('total;;;visited'))).toBe('total;;;visited;;;;');
    expect(lines.filter((line) => /(^|;)[=+@-]/.test(line))).toEqual([]);
  });

  test('in plain CSV has points, and what is not published is a star', () => {
    const lines = linesOf(
      evidenceTable(publicEvidence({ ...given, called: given.called.slice(0, 8) }), 'rfc4180'),
    );
    expect(lines[0]).toBe(EVIDENCE_COLUMNS.join(','));
    expect(lines.filter((line) => line.includes(',*,')).length).toBeGreaterThan(0);
  });

  test('has the facts of the document', () => {
    const document = evidenceDocument(evidenceOf(given)) as {
      readonly total: object;
      readonly format: string;
    };
    expect(document.format).toBe('losverfahren/status/1');
    const rows = evidenceRows(evidenceOf(given)).filter(({ section }) => section === 'total');
    for (const { measure, count } of rows)
      if (measure !== 'frame' && count !== undefined)
        expect(document.total).toMatchObject({ [measure]: count });
  });
});
