import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import type { PlanInput } from '../../src/plan/schema.js';
import { csvText, place, type Table, town, withColumn } from '../cli/registers.js';
import { newFolder, SEED } from '../cli/run.js';
import { asRows, drawIn, expected, keyedLabel, selectingOf } from './compare.js';
import { type Database, start, TESTED } from './database.js';

/** One table of many municipalities: the same people as by a draw in each (SPEC 16). */

const KEY = 'ab'.repeat(32);
const [FIRST, SECOND, THIRD, OTHER] = ['08111000', '08111001', '09162000', '01001000'] as const;
const SIZES: Readonly<Record<string, number>> = { [FIRST]: 30, [SECOND]: 12, [THIRD]: 7 };

/** People of all of them have the same ids, and live in households of the same name. */
const registers: ReadonlyMap<string, Table> = new Map(
  [FIRST, SECOND, THIRD, OTHER].map((key, at) => {
    const people = town(300 - 60 * at, `towns ${key}`, 2 + at);
    const named = withColumn(people, 'PersonID', (row) => `P${row}`);
    return [key, withColumn(named, 'Familienname', (row) => `F${row % 40}`)];
  }),
);

/** All of them in one table, mixed, under a column that none of the registers has. */
function country(change: (key: string, row: readonly string[], at: number) => readonly string[][]): Table {
  const all = [...registers].flatMap(([key, [, ...rows]]) =>
    rows.flatMap((row, at) => change(key, row, at).map((one) => ({ at, row: one }))),
  );
  const header = [...(registers.get(FIRST)?.[0] ?? []), 'Gemeinde'];
  return [header, ...all.sort((a, b) => a.at - b.at).map(({ row }) => row)];
}

const asItIs = (key: string, row: readonly string[]) => [[...row, key]];

const PLAN: PlanInput = {
  version: 1,
  eligibility: { reference_date: '2026-12-01', min_age: 16, exclude: [] },
  stratify: ['district', { gender: { w: ['w'], m: ['m'], by_lot: ['d', 'x', ''] } }],
  sample: { size: 1, reserve: '1.5' },
};

function planOf(key: string, input: PlanInput) {
  const [header = []] = registers.get(key) ?? [];
  const sample = { ...input.sample, size: SIZES[key] ?? 1 };
  return resolvePlan({ ...input, sample }, { header, register: '', planFile: null, table: null }).plan;
}

async function draws(input: PlanInput, key?: string) {
  const found = [];
  for (const name of [FIRST, SECOND, THIRD]) {
    const table = registers.get(name) ?? [];
    const files = [['register.csv', Buffer.from(csvText(table))] as const];
    const draw = { files, plan: planOf(name, input), seed: `${SEED} ${name}` };
    const result = await expected({ ...draw, ...(key === undefined ? {} : { key }) }, table, newFolder());
    found.push({ name, result });
  }
  return found;
}

describe.each(TESTED)('%s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
  });
  afterAll(() => database?.close());

  const limited: PlanInput = {
    ...PLAN,
    register: { columns: { household: ['Familienname', 'Strasse'] } },
    sample: { size: 1, max_per_household: 1, allow_shortfall: true },
  };
  const plans: readonly { readonly name: string; readonly input: PlanInput; readonly key?: string }[] = [
    { name: 'strata', input: PLAN },
    { name: 'no strata, keyed labels', input: { ...PLAN, stratify: [] }, key: KEY },
    { name: 'a household limit', input: limited },
  ];
  // Spark can't say a household limit.
  const possible = plans.filter(
    ({ input }) => dialect !== 'spark' || input.sample?.max_per_household === undefined,
  );

  test.each(possible)('$name: the same people as by a draw in each', async ({ input, key }) => {
    const drawn = await draws(input, key);
    await database.load('register', country(asItIs));
    const towns = { column: 'Gemeinde', keys: null };
    const plan = planOf(FIRST, input);
    const selecting = drawn.map(({ name, result }) => selectingOf(result, name));
    const found = await drawIn(database, { plan, table: 'register', towns, selecting }, key);
    const ids = new Map((registers.get(FIRST) ?? []).map(([id = '']) => [keyedLabel(KEY, id), id]));
    const idOf = (label: string) => (key === undefined ? label : (ids.get(label) ?? ''));
    const rows = drawn.map(({ name, result }) => ({ name, ...asRows(result, idOf) }));
    expect(found.faults).toEqual([]);
    expect(found.strata).toEqual(rows.flatMap(({ name, strata }) => strata.map((row) => [name, ...row])));
    expect(found.people.map((row) => row.toSpliced(3, 1))).toEqual(
      rows.flatMap(({ name, people }) => people.map((row) => [name, ...row])),
    );
    expect(found.people.length).toBeGreaterThan(60);
  });

  describe('with a key of its own in each', () => {
    const keyOf = (name: string) => name.repeat(8);

    async function keyed(table: readonly (readonly string[])[]) {
      await database.load('register', country(asItIs));
      await database.load('secrets', [['municipality', 'key'], ...table]);
      const selecting = [];
      const ids = new Map<string, string>();
      for (const name of [FIRST, SECOND]) {
        const own = registers.get(name) ?? [];
        for (const [id = ''] of own) ids.set(keyedLabel(keyOf(name), id), id);
        const files = [['register.csv', Buffer.from(csvText(own))] as const];
        const draw = { files, plan: planOf(name, PLAN), seed: `${SEED} ${name}`, key: keyOf(name) };
        const result = await expected(draw, own, newFolder());
        selecting.push({ result, ...selectingOf(result, name), keyHash: sha256Text(keyOf(name)) });
      }
      const towns = { column: 'Gemeinde', keys: null };
      const request = {
        plan: planOf(FIRST, PLAN),
        table: 'register',
        towns,
        keysTable: 'secrets',
        selecting,
      };
      const found = await drawIn(database, request);
      const wanted = selecting.flatMap(({ town, result }) =>
        asRows(result, (label) => ids.get(label) ?? '').people.map((row) => [town, ...row]),
      );
      return { ...found, wanted };
    }

    test('the same people as by a draw in each', async () => {
      const found = await keyed([FIRST, SECOND].map((name) => [name, keyOf(name)]));
      expect(found.faults).toEqual([]);
      expect(found.people.map((row) => row.toSpliced(3, 1))).toEqual(found.wanted);
    });

    test.each([
      ['another key', [[SECOND, keyOf(FIRST)]]],
      ['no key', []],
    ])('%s: nobody there', async (_, other) => {
      const { faults, people } = await keyed([[FIRST, keyOf(FIRST)], ...other]);
      expect(faults).toContainEqual([SECOND, 'error: key', '1']);
      expect(new Set(people.map(([name]) => name))).toEqual(new Set([FIRST]));
    });
  });

  test('counting all municipalities, or those that are listed', async () => {
    await database.load('register', country(asItIs));
    const plan = planOf(FIRST, PLAN);
    const count = async (keys: readonly string[] | null) =>
      (
        await drawIn(database, {
          ...{ plan, table: 'register', towns: { column: 'Gemeinde', keys }, selecting: null },
        })
      ).strata;
    const all = await count(null);
    expect([...new Set(all.map(([name]) => name))]).toEqual([OTHER, FIRST, SECOND, THIRD]);
    expect(await count([SECOND])).toEqual(all.filter(([name]) => name === SECOND));
  });

  /** What comes out of a table in which something is wrong: faults, and who is drawn in which municipality. */
  async function broken(change: Parameters<typeof country>[0]) {
    const drawn = await draws(PLAN);
    await database.load('register', country(change));
    const request = {
      plan: planOf(FIRST, PLAN),
      table: 'register',
      towns: { column: 'Gemeinde', keys: null },
    };
    const selecting = drawn.map(({ name, result }) => selectingOf(result, name));
    const { faults, people } = await drawIn(database, { ...request, selecting });
    return {
      faults: faults.map((row) => row.slice(0, 2)),
      drawn: [...new Set(people.map(([name]) => name))],
    };
  }

  const birth = place(registers.get(FIRST) ?? [], 'Geburtsdatum');
  const inSecond = (change: (row: readonly string[]) => readonly string[][]) => {
    return (key: string, row: readonly string[], at: number) =>
      key === SECOND && at === 5 ? change([...row, key]) : asItIs(key, row);
  };
  const compared = ['allocation', 'table'].map((one) => [SECOND, `error: stratum is not in the ${one}`]);

  test.each([
    [
      'a date of birth that is none: nobody in that municipality',
      inSecond((row) => [row.toSpliced(birth, 1, 'gestern')]),
      [[SECOND, 'error: age'], ...compared],
      [FIRST, THIRD],
    ],
    [
      'somebody twice',
      inSecond((row) => [[...row], [...row]]),
      [[SECOND, 'error: id occurs twice'], ...compared],
      [FIRST, THIRD],
    ],
    [
      'somebody without a municipality: nobody anywhere',
      inSecond((row) => [row.with(-1, '')]),
      [['', 'error: municipality'], ...compared],
      [],
    ],
    [
      'a key that has lost its zero: nobody anywhere',
      inSecond((row) => [row.with(-1, SECOND.slice(1))]),
      [['', 'error: municipality'], ...compared],
      [],
    ],
    [
      'a municipality that is not there',
      (key: string, row: readonly string[]) => (key === SECOND ? [] : asItIs(key, row)),
      [
        [SECOND, 'error: municipality is not in the table'],
        [SECOND, 'error: stratum is not in the table'],
      ],
      [FIRST, THIRD],
    ],
    [
      'what is wrong where nobody is drawn',
      (key: string, row: readonly string[]) => asItIs(key, key === OTHER ? row.toSpliced(birth, 1, '') : row),
      [],
      [FIRST, SECOND, THIRD],
    ],
  ] as const)('%s', async (_, change, faults, left) => {
    const found = await broken(change);
    const isNamed = ([, fault = '']: readonly string[]) => faults.some(([, one]) => one === fault);
    expect(found.faults.filter(isNamed)).toEqual(found.faults);
    expect(found.faults).toEqual(expect.arrayContaining(faults.slice(0, 1).map((one) => [...one])));
    expect(found.drawn).toEqual(left);
  });
});
