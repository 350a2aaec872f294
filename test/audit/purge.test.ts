import { describe, expect, test } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { redrawEvent, type Stage } from '../../src/audit/entries/draw.js';
import type { LogEvent } from '../../src/audit/entries/line.js';
import { type PurgedFile, purgeBodySchema, purgeEvent } from '../../src/audit/entries/purge.js';
import { fingerprintsOf, type ReadLog, readLog } from '../../src/audit/read-log.js';
import { sha256Text } from '../../src/core/digest.js';
import { committed, drawn, whole } from './draw-entries.js';

/** Entries that say what was deleted: where they may stand, what they may say, and what is gone because of them. */

const DAY = (day: number) => `2026-12-0${day}T19:30:00Z`;

type Written = readonly [day: number, events: readonly LogEvent[]];

function read(...written: readonly Written[]): ReadLog {
  const lines = written.reduce<string[]>(
    (before, [day, events]) => logLines(sha256Text, events, DAY(day), before),
    [],
  );
  return readLog(sha256Text, logFile(lines));
}

const failed = ({ checks }: ReadLog) =>
  Object.fromEntries(checks.filter(({ passed }) => !passed).map(({ name, places }) => [name, places]));
const gone = ({ purged }: ReadLog) => purged.map(({ stage, name, line }) => [stage, name, line]);

const LIST: PurgedFile = { kind: 'list', name: 'invitations.csv', rows: 3 };
const URN: PurgedFile = { kind: 'urn', name: 'urn.csv', rows: 5 };
const KEY: PurgedFile = { kind: 'key', name: 'ziehung.key', rows: null };
const COPY: PurgedFile = { kind: 'copy', name: 'kopie.csv', rows: null };
const SLIPS: PurgedFile = { kind: 'slip', name: 'belege', rows: 4 };
const ALL = [COPY, LIST, SLIPS, URN];

const purge = (...files: readonly PurgedFile[]) => [purgeEvent(files)];
/** Whatever somebody writes into a log. */
const forged = (files: unknown): LogEvent[] => [{ type: 'purge', body: { files } as never }];

const COMMITTED = committed('letters');
const DRAWN = drawn('letters');
const PANEL = whole('panel').map((event) =>
  event.type === 'panel.outputs'
    ? {
        ...event,
        body: {
          files: ['panel.csv', 'reserve.csv'].map((name) => ({
            ...{ name, rows: 3, bytes: 9, sha256: sha256Text('x') },
          })),
        },
      }
    : event,
);

function redrawn(before: readonly Written[], stage: Stage = 'letters'): LogEvent[] {
  const { fingerprint } = read(...before);
  return [redrawEvent(stage, { reason: 'Zahlendreher', sets_aside: fingerprint }), ...drawn(stage)];
}

describe('what was deleted', () => {
  test('stands behind a draw, with a time of its own, and the log may be published again', () => {
    const found = read([1, COMMITTED], [5, DRAWN], [6, purge(...ALL)]);
    expect(failed(found)).toEqual({});
    expect(gone(found).sort()).toEqual([
      [null, 'belege', 8],
      [null, 'kopie.csv', 8],
      ['letters', 'invitations.csv', 8],
      ['letters', 'urn.csv', 8],
    ]);
    expect([...found.gone].sort()).toEqual(['invitations.csv', 'urn.csv']);
    expect(found.beside).toEqual([]);
    expect(found.log).not.toBeNull();
    expect(fingerprintsOf(sha256Text, found)).toHaveLength(3);
    expect(fingerprintsOf(sha256Text, found)[2]).toBe(found.fingerprint);
  });

  test('is written sorted, whatever the order it is given in', () => {
    expect(purge(...ALL.toReversed())).toEqual(purge(...ALL));
    const { body } = purgeEvent([...ALL, KEY]);
    expect(purgeBodySchema.safeParse(body).success).toBe(true);
  });

  test('in several goes, behind a draw without commitment and behind a panel', () => {
    const found = read(
      [1, whole('letters')],
      [2, purge(LIST)],
      [2, purge(COPY)],
      [3, PANEL],
      [4, purge({ kind: 'list', name: 'panel.csv', rows: 3 })],
    );
    expect(failed(found)).toEqual({});
    expect([found.panels.length, found.purges.map(({ line }) => line)]).toEqual([1, [7, 8, 16]]);
    expect(found.beside.map(({ name }) => name)).toEqual(['reserve.csv']);
  });

  test('and drawn anew is there again, and may be deleted again', () => {
    const once: Written[] = [
      [1, COMMITTED],
      [2, DRAWN],
      [3, purge(LIST)],
    ];
    const again: Written[] = [...once, [4, redrawn(once)]];
    const found = read(...again);
    expect([failed(found), gone(found), found.gone]).toEqual([{}, [], []]);
    expect(found.log?.redraws).toHaveLength(1);
    const twice = read(...again, [5, purge(LIST)]);
    expect([failed(twice), twice.gone]).toEqual([{}, ['invitations.csv']]);
  });

  test('of the draw does not hide a list of that name that the panel has written since', () => {
    const reserve: PurgedFile = { kind: 'list', name: 'reserve.csv', rows: 3 };
    const letters = whole('letters').with(-1, { ...(PANEL.at(-1) as LogEvent), type: 'outputs' });
    const found = read([1, letters], [2, purge(reserve)], [3, PANEL]);
    expect(failed(found)).toEqual({});
    expect(gone(found)).toEqual([['letters', 'reserve.csv', 7]]);
    expect(found.gone).toEqual([]);
    const both = read([1, letters], [2, purge(reserve)], [3, PANEL], [4, purge(reserve)]);
    expect(failed(both)).toEqual({});
    expect(gone(both).map(([stage]) => stage)).toEqual(['letters', 'panel']);
  });
});

describe('an entry in the wrong place', () => {
  test.each<[string, readonly Written[], Record<string, string[]>]>([
    ['before everything', [[1, [...purge(LIST), ...whole('letters')]]], { 'log.entries': ['purge'] }],
    [
      'between a commitment and its draw',
      [
        [1, COMMITTED],
        [2, purge(URN)],
        [3, DRAWN],
      ],
      { 'log.entries': ['purge', 'seed', 'allocation', 'selection', 'outputs'], 'log.times': ['6'] },
    ],
    [
      'inside a draw',
      [[1, [...whole('letters').slice(0, 5), ...purge(COPY), ...whole('letters').slice(5)]]],
      { 'log.entries': ['purge'] },
    ],
    [
      'with a word in front',
      [[1, [...whole('letters'), { ...purgeEvent([LIST]), type: 'panel.purge' }]]],
      { 'log.entries': ['line 8'] },
    ],
    [
      'earlier than the draw',
      [
        [2, whole('letters')],
        [1, purge(LIST)],
      ],
      { 'log.times': ['8'] },
    ],
  ])('%s is named', (_, written, wrong) => {
    expect(failed(read(...written))).toEqual(wrong);
  });
});

describe('an entry that says what can’t be', () => {
  test.each<[string, unknown]>([
    ['a way to another folder', [{ ...COPY, name: '../x' }]],
    ['a folder', [{ ...COPY, name: 'a/b.csv' }]],
    ['a drive', [{ ...KEY, name: 'C:\\x.key' }]],
    ['a list twice', [LIST, LIST]],
    ['a copy twice', [COPY, COPY]],
    ['names out of order', [COPY, LIST]],
    ['nothing', []],
    ['no list at all', null],
    ['a list that is none of people', [{ ...LIST, name: 'panels.csv' }]],
    ['a list that nobody has counted', [{ ...LIST, rows: null }]],
    ['an urn of another name', [{ ...URN, name: 'topf.csv' }]],
    ['rows of a key', [{ ...KEY, rows: 1 }]],
    ['slips, none of them', [{ ...SLIPS, rows: 0 }]],
    ['a kind that there is not', [{ ...COPY, kind: 'log' }]],
    ['more than it may', [{ ...COPY, id: '123' }]],
    ['more than anybody has', Array.from({ length: 1001 }, (_, at) => ({ ...COPY, name: `a${1000 + at}` }))],
  ])('%s: the entry is named, and the draw stands', (_, files) => {
    const found = read([1, COMMITTED], [2, DRAWN], [3, forged(files)]);
    expect(failed(found)).toEqual({ 'log.entries': ['purge'] });
    expect(found.log).not.toBeNull();
    expect(found.purged).toEqual([]);
  });

  test.each<[string, PurgedFile]>([
    ['a list that was not written', { kind: 'list', name: 'reserve.csv', rows: 2 }],
    ['a list with other people', { ...LIST, rows: 4 }],
    ['an urn with other people', { ...URN, rows: 4 }],
  ])('%s', (_, file) => {
    expect(failed(read([1, COMMITTED], [2, DRAWN], [3, purge(file)]))).toEqual({ 'purge.fits': ['9'] });
  });

  test('an urn or a key that there never was', () => {
    expect(failed(read([1, whole('letters')], [2, purge(URN)]))).toEqual({ 'purge.fits': ['8'] });
    expect(failed(read([1, whole('letters')], [2, purge(KEY)]))).toEqual({ 'purge.fits': ['8'] });
  });

  test('a list or an urn that is gone already; copies and slips may come again', () => {
    const before: Written[] = [
      [1, COMMITTED],
      [2, DRAWN],
      [3, purge(...ALL)],
    ];
    expect(failed(read(...before, [4, purge(LIST)]))).toEqual({ 'purge.fits': ['10'] });
    expect(failed(read(...before, [4, purge(URN)]))).toEqual({ 'purge.fits': ['10'] });
    expect(failed(read(...before, [4, purge(COPY, SLIPS)]))).toEqual({});
  });

  test('a copy that is called like a list leaves the list where it is', () => {
    const found = read([1, COMMITTED], [2, DRAWN], [3, purge({ ...COPY, name: 'invitations.csv' })]);
    expect([failed(found), found.gone]).toEqual([{}, []]);
    expect(found.beside.map(({ name }) => name)).toContain('invitations.csv');
  });
});
