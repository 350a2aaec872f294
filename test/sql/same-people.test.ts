import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrawPlan } from '../../src/core/plan.js';
import { CASES } from '../cli/generated-draws.js';
import { place, save, town, windows1252 } from '../cli/registers.js';
import { FIXTURES, newFolder } from '../cli/run.js';
import { generated, tableOf } from '../generated.js';
import { ours } from '../second-program.js';
import { isThorough } from '../thorough.js';
import { asRows, drawIn, expected, keyedLabel, selectingOf, withoutStratum } from './compare.js';
import { type Database, isFit, start, TESTED } from './database.js';
import { registerTable } from './register-table.js';

/** Databases draw the same people in the same order as this program. */

interface Vector {
  readonly name: string;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly register: string;
  readonly plan: DrawPlan;
  readonly seed: string;
}

const vectors = (
  JSON.parse(readFileSync(join(FIXTURES, 'vectors/draws.json'), 'utf8')) as { draws: Vector[] }
).draws;

describe.each(TESTED)('%s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
  });
  afterAll(() => database?.close());

  /** All that this database can draw. */
  const isPossible = (limit: number | null | undefined) =>
    dialect !== 'spark' || limit === undefined || limit === null;
  const cases = CASES.filter(({ plan }) => isPossible(plan.sample?.max_per_household));
  const tables = vectors.filter(
    ({ plan, register }) =>
      isPossible(plan.sample.max_per_household) && isFit(dialect, register.normalize('NFC')),
  );

  test('nearly all of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(CASES.length - 4);
    expect(tables.length).toBeGreaterThanOrEqual(vectors.length - (dialect === 'spark' ? 12 : 0));
  });

  // Every invented register in one database at least.
  const tried =
    isThorough || dialect === 'spark' ? cases : cases.filter((_, at) => at % 2 === TESTED.indexOf(dialect));
  test.each(tried.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const folder = newFolder();
    const base = town(one.rows, one.name, one.districts ?? 6);
    const draw = generated(one, base);
    const ids = base.slice(1).map((row) => row[place(base, 'PersonID')] ?? '');
    const council = ['PersonID', ...ids.filter((_id, at) => at % 17 === 3), 'P-nie'];
    save(folder, 'rat.csv', council.join('\n'));
    const table = tableOf(one, base);
    const result = await expected(draw, table, folder);
    await database.load('register', table);
    await database.load(
      'rat',
      council.map((id) => [id]),
    );
    const idTables = new Map(
      draw.plan.eligibility.exclude.flatMap((rule, at) => ('ids' in rule ? [[at, 'rat'] as const] : [])),
    );
    const found = await drawIn(
      database,
      { plan: draw.plan, table: 'register', idTables, selecting: [selectingOf(result)] },
      draw.key,
    );
    const { key } = draw;
    const idByLabel = new Map(ids.map((id) => [keyedLabel(key ?? '', id), id]));
    const idOf = (label: string) => (key === undefined ? label : (idByLabel.get(label) ?? ''));
    expect(found.faults).toEqual([]);
    expect(withoutStratum(found)).toEqual(asRows(result, idOf));
    expect(found.people.length).toBeGreaterThan(0);
  });

  test.each(tables.map((vector) => [vector.name, vector] as const))('vector: %s', async (_, vector) => {
    const { encoding = 'utf-8', register, plan, seed } = vector;
    const unicode = encoding === 'utf-16le' ? 'utf16le' : 'utf8';
    const bytes = encoding === 'windows-1252' ? windows1252(register) : Buffer.from(register, unicode);
    const result = await ours({ files: [['register.csv', bytes]], plan, seed }, newFolder());
    await database.load('register', await registerTable(bytes, plan.register));
    const found = await drawIn(database, { plan, table: 'register', selecting: [selectingOf(result)] });
    expect(found.faults).toEqual([]);
    expect(withoutStratum(found)).toEqual(asRows(result));
  });
});
