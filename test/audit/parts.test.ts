import { describe, expect, test } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { redrawEvent, type Stage } from '../../src/audit/entries/draw.js';
import type { LogEvent } from '../../src/audit/entries/line.js';
import { fingerprintsOf, type ReadLog, readLog } from '../../src/audit/read-log.js';
import { sha256Text } from '../../src/core/digest.js';
import { basis, COMMITMENT, committed, DRAW, drawn, QUOTA_DRAW, whole } from './draw-entries.js';

/** Which lines of a log belong together: commitments, draws on them, draws set aside, and panels behind them. */

const DAY = (day: number) => `2026-12-0${day}T19:30:00Z`;

/** What is written together, on which day; a redraw names the last line before it. */
type Written = readonly [day: number, events: readonly LogEvent[] | 'redraw', stage?: Stage];

function linesOf(...written: readonly Written[]): string[] {
  return written.reduce<string[]>((lines, [day, events, stage = 'letters']) => {
    const sets_aside = sha256Text(lines.at(-1) ?? '');
    const all =
      events === 'redraw'
        ? [redrawEvent(stage, { reason: 'Zahlendreher', sets_aside }), ...drawn(stage)]
        : events;
    return logLines(sha256Text, all, DAY(day), lines);
  }, []);
}

const readLines = (lines: readonly string[]) => readLog(sha256Text, logFile(lines));
const read = (...written: readonly Written[]) => readLines(linesOf(...written));

const failed = ({ checks }: ReadLog) =>
  Object.fromEntries(checks.filter(({ passed }) => !passed).map(({ name, places }) => [name, places]));

const shape = ({ parts }: ReadLog) =>
  parts.map(({ stage, basis: settled, log, isOpen }) => [
    stage,
    ...(settled === null ? [] : ['basis']),
    ...(log === null ? [] : ['log']),
    ...(isOpen ? ['open'] : []),
  ]);

/** After how many lines each of the fingerprints was that of the log. */
const published = (found: ReadLog) =>
  fingerprintsOf(sha256Text, found).map(
    (one) => 1 + found.lines.findIndex((line) => sha256Text(line) === one),
  );

const COMMITTED = committed('letters');
const DRAWN = drawn('letters');

describe('a commitment', () => {
  test('alone is open: there is what was settled, and no draw', () => {
    const found = read([1, COMMITTED]);
    expect(failed(found)).toEqual({});
    expect(shape(found)).toEqual([['letters', 'basis', 'open']]);
    expect([found.log, found.panels]).toEqual([null, []]);
    expect(found.parts[0]?.basis?.commitment).toEqual({
      ...{ key_hash: COMMITMENT.keyHash, urn: COMMITMENT.urn, event: { type: 'text' } },
      ...{ size: 3, number: 1, balls: false, fingerprint: found.fingerprint },
    });
    expect(published(found)).toEqual([4]);
  });

  test('and the draw on it', () => {
    const found = read([1, COMMITTED], [5, DRAWN]);
    expect(failed(found)).toEqual({});
    expect(shape(found)).toEqual([['letters', 'basis', 'log']]);
    expect(found.log?.commitment?.fingerprint).toBe(sha256Text(found.lines[3] ?? ''));
    expect([found.log?.seed.text, found.log?.redraws]).toEqual(['1 2 3', []]);
    expect(published(found)).toEqual([4, 8]);
  });

  test('under quotas stands behind the list', () => {
    const found = read([1, committed('letters', QUOTA_DRAW)], [5, drawn('letters', QUOTA_DRAW)]);
    expect(failed(found)).toEqual({});
    expect(found.log?.lottery?.W).toBe(1_000_000_000);
    expect(published(found)).toEqual([5, 9]);
    const early = read(
      [1, committed('letters', QUOTA_DRAW).toSpliced(3, 2, ...COMMITTED.slice(3))],
      [5, DRAWN],
    );
    expect(failed(early)).toEqual({ 'log.entries': ['lottery'] });
  });

  test('of a panel names the log that it continues', () => {
    const before = linesOf([1, whole('letters')]);
    const number = sha256Text(before.at(-1) ?? '');
    const events = committed('panel').map((event) =>
      event.type === 'panel.commitment' ? { ...event, body: { ...(event.body as object), number } } : event,
    );
    const found = readLines(logLines(sha256Text, events, DAY(2), before));
    expect(failed(found)).toEqual({});
    expect(shape(found)).toEqual([
      ['letters', 'basis', 'log'],
      ['panel', 'basis', 'open'],
    ]);
    expect(found.parts[1]?.basis?.commitment?.number).toBe(number);
  });

  test.each([
    ['twice', [...COMMITTED, ...COMMITTED.slice(3)], { 'log.entries': ['commitment'] }],
    [
      'before the frame',
      COMMITTED.toSpliced(2, 2, ...COMMITTED.slice(2).toReversed()),
      { 'log.entries': ['frame'] },
    ],
    ['without its frame', COMMITTED.toSpliced(2, 1), { 'log.entries': ['frame'] }],
    [
      'of no such form',
      COMMITTED.toSpliced(3, 1, { type: 'commitment', body: { size: 3 } }),
      { 'log.entries': ['commitment'] },
    ],
  ])('%s is amiss, and nothing is said to be lacking that is still to come', (_, events, wrong) => {
    expect(failed(read([1, events]))).toEqual(wrong);
  });

  test.each([
    ['half a hash', { key_hash: 'abc' }],
    ['number 0', { number: 0 }],
    ['nobody in the urn', { urn: { ...COMMITMENT.urn, rows: 0 } }],
    ['one thing more', { more: true }],
  ])('with %s is none', (_, change) => {
    const body = { ...(COMMITTED[3]?.body as object), ...change };
    const found = read([1, COMMITTED.with(3, { type: 'commitment', body })], [5, DRAWN]);
    expect(failed(found)).toEqual({ 'log.entries': ['commitment'] });
    expect(shape(found)).toEqual([['letters']]);
  });
});

describe('a draw that is set aside', () => {
  test('once: the last draw counts, and the reason stands with it', () => {
    const found = read([1, COMMITTED], [2, DRAWN], [3, 'redraw']);
    expect(failed(found)).toEqual({});
    const sets_aside = sha256Text(found.lines[7] ?? '');
    expect(found.log?.redraws).toEqual([{ reason: 'Zahlendreher', sets_aside }]);
    expect(shape(found)).toEqual([['letters', 'basis', 'log']]);
    expect(published(found)).toEqual([4, 8, 13]);
  });

  test('twice: each names what it sets aside; what was drawn last is what was drawn', () => {
    const last = drawn('letters', { ...DRAW, allocation: [2, 1] });
    const lines = linesOf([1, COMMITTED], [2, DRAWN], [3, 'redraw']);
    const event = redrawEvent('letters', {
      reason: 'noch einmal',
      sets_aside: sha256Text(lines.at(-1) ?? ''),
    });
    const found = readLines(logLines(sha256Text, [event, ...last], DAY(4), lines));
    expect(failed(found)).toEqual({});
    expect(found.log?.redraws.map(({ reason }) => reason)).toEqual(['Zahlendreher', 'noch einmal']);
    expect(found.log?.redraws.map(({ sets_aside }) => sets_aside)).toEqual(
      [7, 12].map((at) => sha256Text(found.lines[at] ?? '')),
    );
    expect(found.log?.allocation.strata.map(({ n_h }) => n_h)).toEqual([2, 1]);
    expect(published(found)).toEqual([4, 8, 13, 18]);
  });

  test('that is not the one before it: the entry is wrong', () => {
    const lines = linesOf([1, COMMITTED], [2, DRAWN]);
    for (const at of [3, 6]) {
      const event = redrawEvent('letters', { reason: 'x', sets_aside: sha256Text(lines[at] ?? '') });
      const found = readLines(logLines(sha256Text, [event, ...DRAWN], DAY(3), lines));
      expect(failed(found)).toEqual({ 'log.entries': ['redraw'] });
      expect(found.log).toBeNull();
    }
  });

  test('without a reason is none', () => {
    const lines = linesOf([1, COMMITTED], [2, DRAWN]);
    const event = redrawEvent('letters', { reason: '', sets_aside: sha256Text(lines.at(-1) ?? '') });
    const found = readLines(logLines(sha256Text, [event, ...DRAWN], DAY(3), lines));
    expect(failed(found)).toEqual({ 'log.entries': ['redraw'] });
  });

  test('without a commitment it can’t be: all of it is stray', () => {
    const found = read([1, whole('letters')], [2, 'redraw']);
    expect(failed(found)).toMatchObject({
      'log.entries': ['redraw', 'seed', 'allocation', 'selection', 'outputs'],
    });
    expect(found.log?.redraws).toEqual([]);
  });

  test('before anything was drawn it can’t be', () => {
    const found = read([1, COMMITTED], [2, 'redraw']);
    expect(failed(found)['log.entries']).toEqual(['redraw', 'seed', 'allocation', 'selection', 'outputs']);
    expect(shape(found)).toEqual([['letters', 'basis', 'open']]);
  });

  test('and not made anew: the entries are missing, and nothing counts', () => {
    const lines = linesOf([1, COMMITTED], [2, DRAWN], [3, 'redraw']).slice(0, 9);
    const found = readLines(lines);
    expect(failed(found)).toEqual({ 'log.entries': ['seed', 'allocation', 'selection', 'outputs'] });
    expect(found.log).toBeNull();
  });

  test('of a panel has its word in front', () => {
    const found = read([1, committed('panel')], [2, drawn('panel')], [3, 'redraw', 'panel']);
    expect(failed(found)).toEqual({});
    expect(found.panels.map(({ redraws }) => redraws.length)).toEqual([1]);
    const other = read([1, committed('panel')], [2, drawn('panel')], [3, 'redraw']);
    expect(failed(other)['log.entries']).toEqual(['redraw', 'seed', 'allocation', 'selection', 'outputs']);
  });
});

describe('the list of a lottery', () => {
  const lottery = basis('letters', QUOTA_DRAW).slice(3);

  test('without quotas is a stray', () => {
    const found = read([1, [...basis('letters'), ...lottery, ...DRAWN]]);
    expect(failed(found)).toEqual({ 'log.entries': ['lottery'] });
    expect(found.log?.lottery).toBeUndefined();
  });

  test('under quotas must be there', () => {
    const found = read([1, [...basis('letters', QUOTA_DRAW).slice(0, 3), ...drawn('letters', QUOTA_DRAW)]]);
    expect(failed(found)).toEqual({ 'log.entries': ['lottery'] });
    expect(shape(found)).toEqual([['letters']]);
  });

  test('behind the seed is too late', () => {
    const [seed, ...others] = drawn('letters', QUOTA_DRAW);
    const late = [...basis('letters', QUOTA_DRAW).slice(0, 3), ...[seed ?? []].flat(), ...lottery, ...others];
    expect(failed(read([1, late]))).toEqual({ 'log.entries': ['lottery'] });
  });

  test('with its number in it is none', () => {
    const body = { ...(lottery[0]?.body as object), number: 5 };
    const events = whole('letters', QUOTA_DRAW).with(3, { type: 'lottery', body });
    expect(failed(read([1, events]))).toEqual({ 'log.entries': ['lottery'] });
  });

  test('of a plan that can’t be read is no stray', () => {
    const events = whole('letters', QUOTA_DRAW).with(0, { type: 'plan', body: {} });
    expect(failed(read([1, events]))).toEqual({ 'log.entries': ['plan'] });
  });
});

describe('entries cut off in the middle', () => {
  const panel = whole('panel');
  const REST = ['seed', 'allocation', 'selection', 'outputs'];

  test.each([
    ['behind the plan', whole('letters').slice(0, 1), ['register', 'frame', ...REST]],
    ['behind the frame', whole('letters').slice(0, 3), REST],
    ['behind the allocation', whole('letters').slice(0, 5), REST.slice(2)],
    ['behind the seed of a commitment', [...COMMITTED, ...DRAWN.slice(0, 1)], REST.slice(1)],
  ])('%s, and a panel: what is missing is named, and the panel is there', (_, events, missing) => {
    const found = read([1, events], [2, panel]);
    expect(failed(found)).toEqual({ 'log.entries': missing });
    expect(shape(found).map(([stage]) => stage)).toEqual(['letters', 'panel']);
    expect([found.log, found.panels.length]).toEqual([null, 1]);
  });

  test('a panel behind a commitment that nothing was drawn on: the draw is missing', () => {
    for (const [stage, events] of [
      ['letters', COMMITTED],
      ['panel', committed('panel')],
    ] as const) {
      const found = read([1, events], [2, panel]);
      const word = stage === 'panel' ? 'panel.' : '';
      expect(failed(found)).toEqual({ 'log.entries': REST.map((name) => word + name) });
      expect(shape(found)).toEqual([
        [stage, 'basis'],
        ['panel', 'basis', 'log'],
      ]);
    }
  });

  test('of a panel, and another panel', () => {
    const found = read([1, whole('letters')], [2, panel.slice(0, 6)], [3, panel]);
    expect(failed(found)).toEqual({ 'log.entries': ['panel.outputs'] });
    expect(shape(found)).toEqual([
      ['letters', 'basis', 'log'],
      ['panel', 'basis'],
      ['panel', 'basis', 'log'],
    ]);
  });
});

describe('times', () => {
  test('a commitment, the draw on it, a draw set aside and a panel have times of their own', () => {
    const found = read(
      [1, COMMITTED],
      [2, DRAWN],
      [3, 'redraw'],
      [4, committed('panel')],
      [5, drawn('panel')],
    );
    expect(failed(found)).toEqual({});
    expect(published(found)).toEqual([4, 8, 13, 17, 21]);
    expect(failed(read([1, COMMITTED], [1, DRAWN], [1, 'redraw']))).toEqual({});
  });

  test.each<[string, readonly Written[], string[]]>([
    [
      'a draw without commitment in two goes',
      [
        [1, basis('letters')],
        [2, DRAWN],
      ],
      ['4'],
    ],
    [
      'a commitment later than what it closes',
      [
        [1, basis('letters')],
        [2, COMMITTED.slice(3)],
      ],
      ['4'],
    ],
    [
      'a draw before its commitment',
      [
        [2, COMMITTED],
        [1, DRAWN],
      ],
      ['5'],
    ],
    [
      'half of a draw later',
      [
        [1, COMMITTED],
        [2, DRAWN.slice(0, 2)],
        [3, DRAWN.slice(2)],
      ],
      ['7'],
    ],
    [
      'a redraw before the draw',
      [
        [1, COMMITTED],
        [3, DRAWN],
        [2, 'redraw'],
      ],
      ['9'],
    ],
    [
      'a panel before the draw',
      [
        [2, whole('letters')],
        [1, whole('panel')],
      ],
      ['8'],
    ],
  ])('%s: the line is named', (_, written, lines) => {
    expect(failed(read(...written))).toEqual({ 'log.times': lines });
  });
});

describe('fingerprints that may have been published', () => {
  test('behind a commitment, a draw, a redraw and a panel, and nowhere else', () => {
    const found = read([1, COMMITTED], [2, DRAWN], [3, 'redraw'], [4, whole('panel')]);
    expect(failed(found)).toEqual({});
    expect(published(found)).toEqual([4, 8, 13, 20]);
    expect(fingerprintsOf(sha256Text, found).at(-1)).toBe(found.fingerprint);
  });

  test('a log that was continued still has all that it had', () => {
    const written: readonly Written[] = [
      [1, COMMITTED],
      [2, DRAWN],
      [3, 'redraw'],
      [4, whole('panel')],
    ];
    const all = fingerprintsOf(sha256Text, read(...written));
    for (const parts of [1, 2, 3]) {
      const earlier = fingerprintsOf(sha256Text, read(...written.slice(0, parts)));
      expect(earlier).toEqual(all.slice(0, parts));
    }
  });
});

describe('a log of the earlier form', () => {
  test('is refused by name, and nothing in it is judged', () => {
    const lines = linesOf([1, whole('letters')]).map((line) =>
      line.replace('losverfahren/2', 'losverfahren/1'),
    );
    const found = readLines(lines);
    expect(found.checks).toEqual([{ name: 'log.version', passed: false, places: ['1'] }]);
    expect([found.parts, found.log, found.lines]).toEqual([[], null, []]);
  });

  test('of which no form is known is broken, not old', () => {
    const lines = linesOf([1, whole('letters')]).map((line) =>
      line.replace('losverfahren/2', 'losverfahren/9'),
    );
    expect(failed(readLines(lines))).toHaveProperty('log.lines');
    expect(failed(readLines(['1', 'null']))).not.toHaveProperty('log.version');
  });
});
