import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrawPlan } from '../../src/core/plan.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { csvText, type Table, town, windows1252, withColumn } from '../cli/registers.js';
import { FIXTURES, newFolder, SEED } from '../cli/run.js';
import { drawIn, expected, selectingOf } from './compare.js';
import { type Database, start, TESTED } from './database.js';
import { registerTable } from './register-table.js';

/** Nobody gets a result from a table that is not in order. */

interface Vector {
  readonly name: string;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly register: string;
  readonly plan: DrawPlan;
  readonly seed: string;
  readonly expected: { readonly exit: number };
}

const { refusals } = JSON.parse(readFileSync(join(FIXTURES, 'vectors/draws.json'), 'utf8')) as Readonly<
  Record<'refusals', readonly Vector[]>
>;

function bytesOf({ register, encoding = 'utf-8' }: Vector): Buffer {
  if (encoding === 'windows-1252') return windows1252(register);
  return Buffer.from(register, encoding === 'utf-16le' ? 'utf16le' : 'utf8');
}

/** What is refused is not in a table: the bytes of a file, its header, the seed, how many people are wanted. */
const NOT_IN_A_TABLE = [
  ...['an end mark in the middle', 'records inside a field', 'a column without name and with content'],
  ...['a record too short', 'a record too long', 'an empty header name', 'a header name twice'],
  ...['a quotation mark never closed', 'text after a closing quotation mark', 'an empty seed'],
  ...['more than there are', 'nobody left', 'a household too many', 'a table with more than there are'],
  ...['a table with another sum', 'a table with an unknown stratum'],
];

/** The databases say so themselves, those that tell small letters from capital ones. */
const COLUMN = 'a column that is not there';

describe.each(TESTED)('%s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
  });
  afterAll(() => database?.close());

  const rows = refusals.filter(({ name }) => ![...NOT_IN_A_TABLE, COLUMN].includes(name));

  test.each(rows.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    await database.load('register', await registerTable(bytesOf(vector), vector.plan.register));
    const found = await drawIn(database, { plan: vector.plan, table: 'register', selecting: null });
    expect(found.faults).not.toEqual([]);
    expect(found.strata).toEqual([]);
  });

  test('the others are known', () => {
    const names = refusals.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...NOT_IN_A_TABLE, COLUMN]));
    expect(rows.length).toBeGreaterThan(40);
  });

  /** A draw of this table under the allocation of another one. */
  async function broken(change: (table: Table) => Table, typed?: string) {
    const table = town(300, 'faults', 4);
    const input = {
      version: 1 as const,
      stratify: ['district' as const, 'gender' as const],
      sample: { size: 20 },
    };
    const [header = []] = table;
    const { plan } = resolvePlan(input, { header, register: '', planFile: null, table: null });
    const key = typed === undefined ? undefined : 'ab'.repeat(32);
    const draw = {
      files: [['register.csv', Buffer.from(csvText(table))] as const],
      plan,
      seed: SEED,
      ...(key === undefined ? {} : { key }),
    };
    const selecting = [selectingOf(await expected(draw, table, newFolder()))];
    await database.load('register', change(table));
    return drawIn(database, { plan, table: 'register', selecting }, key, typed);
  }

  test('the same table has none', async () => {
    const found = await broken((table) => table);
    expect([found.faults, found.people.length]).toEqual([[], 40]);
    expect((await broken((table) => table, 'ab'.repeat(32))).people.length).toBe(40);
  });

  const changes: readonly (readonly [
    name: string,
    change: (table: Table) => Table,
    faults: readonly string[],
  ])[] = [
    [
      'somebody is missing',
      (table) => table.slice(0, -1),
      ['error: stratum is not in the allocation', 'error: stratum is not in the table'],
    ],
    ['nobody is left', (table) => table.slice(0, 1), ['error: stratum is not in the table']],
    [
      'somebody is in another stratum',
      (table) =>
        withColumn(table, 'Stadtteil', (row) =>
          row === 7 ? 'Neuland' : String(table[row + 1]?.[table[0]?.indexOf('Stadtteil') ?? 0]),
        ),
      ['error: stratum is not in the allocation', 'error: stratum is not in the table'],
    ],
    [
      'somebody is in it twice',
      (table) => [...table, table[5] ?? []],
      [
        'error: id occurs twice',
        'error: stratum is not in the allocation',
        'error: stratum is not in the table',
      ],
    ],
  ];

  test.each(changes)('%s: nobody is drawn', async (_, change, faults) => {
    const found = await broken(change);
    expect(found.faults.map(([fault]) => fault)).toEqual(faults);
    expect(found.people).toEqual([]);
  });

  test.each([
    ['another key', 'cd'.repeat(32)],
    ['no key', ''],
  ])('%s: nobody is drawn', async (_, typed) => {
    const found = await broken((table) => table, typed);
    expect(found.faults).toEqual([['error: key', '1']]);
    expect(found.people).toEqual([]);
  });
});
