import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, start, TESTED } from '../sql/database.js';
import { csvText, PLAN, save, type Table, town, withBlock } from './registers.js';
import { bodyOf, newFolder, problemsOf, run, SEED } from './run.js';

/** `sql --batch`: a draw in each municipality of one table. */

const SIZES = { '08111000': 20, '08115001': 8, '09162000': 5 };
const KEYS = Object.keys(SIZES);
const NOBODY = '01001000';
const registers: readonly (readonly [key: string, table: Table])[] = [...KEYS, NOBODY].map((key, at) => [
  key,
  withBlock(town(200 - 30 * at, key)),
]);
const [, FIRST = []] = registers[0] ?? [];
const [HEADER = []] = FIRST;
const TABLE: Table = [
  [...HEADER, 'AGS'],
  ...registers.flatMap(([key, [, ...rows]]) => rows.map((row) => [...row, key])),
];
const LIST = `key;land;people;unit;hits;letters\r\n${[...Object.entries(SIZES), [NOBODY, 0]]
  .map(([key, size]) => `${key};BW;900;${key};1;${size}\r\n`)
  .join('')}`;

interface Person {
  readonly label: string;
  readonly ticket: string;
}

/** Key, list, rank, stratum, label, ticket and id of everybody whom the log has. */
function peopleOf(folder: string, key: string): string[][] {
  const { strata } = bodyOf(join(folder, key), 'selection') as {
    strata: { stratum: string[]; invited: Person[]; reserve: Person[] }[];
  };
  const list = (name: string, part: 'invited' | 'reserve') =>
    strata
      .flatMap(({ stratum, ...people }) =>
        people[part].map((person) => ({ ...person, name: stratum.join(' / ') })),
      )
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map((one, at) => [key, name, String(at + 1), one.name, one.label, one.ticket, one.label]);
  return [...list('invitations', 'invited'), ...list('reserve', 'reserve')];
}

async function statements(args: readonly string[], cwd: string): Promise<Record<string, string>> {
  const { code, stdout, stderr } = await run(['sql', ...args, '--json'], { cwd });
  if (code !== 0) throw new Error(stderr);
  const { statements: shown } = JSON.parse(stdout) as { statements: { kind: string; sql: string }[] };
  return Object.fromEntries(shown.map(({ kind, sql }) => [kind, sql]));
}

let folder = '';
beforeAll(async () => {
  folder = newFolder();
  save(folder, 'plan.yaml', PLAN.replace('  size: 40\n', ''));
  save(folder, 'liste.csv', LIST);
  save(folder, 'spalten.csv', `${[...HEADER, 'AGS'].join(';')}\n`);
  for (const [key, table] of registers) save(folder, `${key}.csv`, csvText(table));
  for (const [key, size] of Object.entries(SIZES)) {
    const call = ['draw', `${key}.csv`, '-c', 'plan.yaml', '--size', String(size)];
    const { code, stderr } = await run([...call, '-s', `${SEED} ${key}`, '-o', key], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
  const rows = Object.entries(SIZES).map(([key, size]) => `${key};${key}.csv;${size}\n`);
  save(folder, 'batch.csv', `key;register;size\n${rows.join('')}`);
  save(folder, 'anderer.yaml', PLAN.replace('  - district\n', '').replace('  size: 40\n', ''));
  const mixed = rows.map((row, at) => row.replace('\n', at === 1 ? ';anderer.yaml\n' : ';\n'));
  save(folder, 'gemischt.csv', `key;register;size;plan\n${mixed.join('')}`);
  const batches = [
    ['batch.csv', 'aus'],
    ['gemischt.csv', 'gemischt'],
  ] as const;
  for (const [list, output] of batches) {
    const call = ['batch', list, '-c', 'plan.yaml', '-s', SEED, '-o', output];
    const { code, stderr } = await run(call, { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
});

const CALL = ['spalten.csv', '-c', 'plan.yaml', '--batch', 'AGS'];
const DRAW = [...CALL, '--list', 'liste.csv', '--counts', 'zahlen.csv', '-s', SEED];
const NAMES = ['municipality', 'district', 'gender', 'age', 'N_h'];

describe.each(TESTED)('in %s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
    await database.load('register', TABLE);
  });
  afterAll(() => database?.close());

  test.each([
    ['all that the table has', []],
    ['those of the list', ['--list', 'liste.csv']],
  ])('counted are %s: the same people as by a draw in each', async (_, list) => {
    const counting = await statements([...CALL, ...list, '--dialect', dialect], folder);
    expect(await database.query(counting.faults ?? '')).toEqual([]);
    const rows = await database.query(counting.strata ?? '');
    expect(new Set(rows.map(([key]) => key)).size).toBe(list.length === 0 ? 4 : 3);
    save(folder, 'zahlen.csv', csvText([NAMES, ...rows], { delimiter: ',', end: '\n' }));
    const drawing = await statements([...DRAW, '--dialect', dialect], folder);
    expect(await database.query(drawing.faults ?? '')).toEqual([]);
    const people = await database.query(drawing.people ?? '');
    expect(people).toEqual(KEYS.flatMap((key) => peopleOf(folder, key)));
    expect(people.length).toBeGreaterThan(60);
  });

  test("the draws of a batch's logs: the same people", async () => {
    const found = await statements(['aus', '--batch', 'AGS', '--dialect', dialect], folder);
    expect(await database.query(found.faults ?? '')).toEqual([]);
    const people = await database.query(found.people ?? '');
    expect(people).toEqual(KEYS.flatMap((key) => peopleOf(folder, key)));
  });
});

describe('refused is', () => {
  const COUNTED = `${NAMES.join(',')}\n${KEYS.map((key) => `${key},Altstadt,w,16-39,30\n`).join('')}`;

  async function codes(args: readonly string[]): Promise<(string | number | null)[]> {
    const outcome = await run(['sql', ...args, '--json'], { cwd: folder });
    return [outcome.code, ...problemsOf(outcome).map(({ code }) => code)];
  }

  test.each([
    ['no list', [...CALL, '--counts', 'gut.csv', '-s', SEED], [2, 'SQL-010']],
    ['a list without --batch', ['spalten.csv', '-c', 'plan.yaml', '--list', 'liste.csv'], [2, 'USE-015']],
    ['a list for a log', ['08111000', '--batch', 'AGS', '--list', 'liste.csv'], [2, 'USE-015']],
    ['a log of one draw', ['08111000', '--batch', 'AGS'], [3, 'SQL-016']],
    ['a batch with several plans', ['gemischt', '--batch', 'AGS'], [3, 'SQL-015']],
    ['a batch without --batch', ['aus'], [3, 'SQL-001']],
    ['a table of keys without keys', ['aus', '--batch', 'AGS', '--keys-table', 'k'], [2, 'SQL-017']],
    ['a column without a name', ['spalten.csv', '-c', 'plan.yaml', '--batch', ' '], [2, 'USE-009']],
    ['a list that is not there', [...CALL, '--list', 'nichts.csv'], [3, 'SIDE-001']],
  ])('%s', async (_, args, expected) => {
    save(folder, 'gut.csv', COUNTED);
    expect(await codes(args)).toEqual(expected);
  });

  test.each([
    ['other columns', 'key;people\n08111000;5\n', 'SQL-013'],
    ['no municipality', 'key;size\n', 'SQL-014'],
    ['nobody who has letters', 'key;size\n08111000;0\n', 'SQL-014'],
    ['a key twice', 'key;size\n08111000;5\n8111000;6\n', 'BATCH-004'],
    ['a key that is none', 'key;size\n0811;5\n', 'BATCH-003'],
    ['a size that is none', 'key;size\n08111000;fünf\n', 'BATCH-006'],
    ['a column twice', 'key;size;Size\n08111000;5;6\n', 'BATCH-017'],
  ])('a list with %s', async (name, text, code) => {
    save(folder, `${name}.csv`, text);
    expect(await codes([...CALL, '--list', `${name}.csv`])).toEqual([3, code]);
  });

  test.each([
    ['no municipalities', COUNTED.replaceAll(/^[^,]*,/gm, ''), ['SQL-004']],
    ['an empty key', COUNTED.replace('\n08111000', '\n'), ['SQL-005']],
    ['a stratum twice', `${COUNTED}08111000,Altstadt,w,16-39,30\n`, ['SQL-005']],
    ['a key without its zero', COUNTED.replace('\n08111000', '\n8111000'), ['SQL-011']],
    ['too few people', COUNTED.replace('16-39,30\n', '16-39,19\n'), ['SQL-012']],
    ['both', COUNTED.replace('16-39,30\n', '16-39,19\n').replace(/09162000.*\n/, ''), ['SQL-011', 'SQL-012']],
  ])('a counting with %s', async (name, text, expected) => {
    save(folder, `${name}.csv`, text);
    const call = [...CALL, '--list', 'liste.csv', '--counts', `${name}.csv`, '-s', SEED];
    expect((await codes(call)).slice(1)).toEqual(expected);
  });
});
