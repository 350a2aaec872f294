import { digest } from '#machine';
import { allocate } from '../core/draw.js';
import { baseName } from '../core/file-name.js';
import { frameSize } from '../core/frame.js';
import { seedTextOf } from '../core/municipalities.js';
import type { DrawPlan } from '../core/plan.js';
import { error, type Problem, Refusal, refuse, shownKeys } from '../core/problem.js';
import { readSeed, type Seed } from '../core/seed.js';
import { cellNames, type Stratification } from '../core/strata.js';
import { registerDialect } from '../plan/register-dialect.js';
import { resolvePlan } from '../plan/resolve.js';
import { openRegister } from '../register/read.js';
import type { Selecting } from '../report/sql/selecting.js';
import type { Files } from './files.js';
import { readKey, registerSources } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import { readTables, SideFiles } from './side-files.js';
import { countedStrata, countedTowns } from './sql-counts.js';
import type { SqlSource } from './sql-log.js';
import { readTowns, type Town } from './sql-towns.js';

/** A draw that is to take place in the database. */

export interface SqlFromPlan {
  readonly plan: LoadedPlan;
  /** paths of files of which the column names are read and nothing else */
  readonly register: readonly string[];
  readonly keyFile?: string;
  /** the numbers that the counting gave, and the seed; `null`: they are to be counted */
  readonly counted: { readonly path: string; readonly seed: Seed } | null;
  /** a draw in each of many municipalities: the column that says a row's, and the path of their list */
  readonly batch?: { readonly column: string; readonly list?: string };
}

/**
 * @throws Refusal with all that is wrong with the plan, SQL-003 for an allocation by a lottery; of a batch as
 * {@link readTowns}, SQL-011 and SQL-012 for numbers that do not fit the list, SQL-010 without a list
 */
export async function fromPlan(files: Files, from: SqlFromPlan): Promise<SqlSource> {
  const { plan: loaded, keyFile, counted, batch } = from;
  const towns = batch?.list === undefined ? null : await readTowns(files, batch.list);
  if (batch !== undefined && counted !== null && towns === null) throw refuse('usage', 'SQL-010');
  const side = new SideFiles(files, [loaded.folder]);
  const plan = await effectivePlan(files, from, side);
  const keyHash = keyFile === undefined ? null : digest(await readKey(files, keyFile));
  const keys = towns?.map(({ key }) => key) ?? null;
  const apart = batch === undefined ? {} : { towns: { column: batch.column, keys } };
  if (counted === null) return { plan, keyHash, selecting: null, ...apart };
  if (plan.sample.allocation === 'quotas') throw refuse('invalid', 'SQL-003', loaded.locate('sample.quotas'));
  const { path, seed } = counted;
  const name = baseName(path);
  const bytes = await side.readTyped(path);
  const selecting =
    towns === null
      ? [selectingBy(plan, countedStrata(bytes, name, plan), seed.hash)]
      : selectingEach(plan, towns, countedTowns(bytes, name, plan), seed, name);
  return { plan, keyHash, selecting, ...apart };
}

async function effectivePlan(files: Files, from: SqlFromPlan, side: SideFiles): Promise<DrawPlan> {
  const { plan: loaded, batch } = from;
  const register = await openRegister(await registerSources(files, from), registerDialect(loaded.input));
  const { form: _, ...tables } = await readTables(loaded, side);
  // Of many draws each has a size of its own.
  const sample = batch === undefined ? loaded.input.sample : { ...loaded.input.sample, size: 1 };
  const input = sample === undefined ? loaded.input : { ...loaded.input, sample };
  return resolvePlan(input, {
    header: register[0]?.header ?? [],
    register: register[0]?.source.name ?? '',
    planFile: loaded.file?.name ?? null,
    locate: loaded.locate,
    ...tables,
  }).plan;
}

function selectingBy(plan: DrawPlan, stratification: Stratification, seedHash: string, town = ''): Selecting {
  const { dimensions, strata } = stratification;
  const allocation = allocate(digest, plan, { rows: 0, excluded: [], stratification }, seedHash);
  return {
    town,
    seedHash,
    strata: strata.map(({ cell, size }, at) => ({
      categories: cellNames(dimensions, cell),
      size,
      invited: allocation[at] ?? 0,
    })),
  };
}

/** The draw of each municipality by its own seed (SPEC 16). What was counted elsewhere does not matter. */
function selectingEach(
  plan: DrawPlan,
  towns: readonly Town[],
  counted: ReadonlyMap<string, Stratification>,
  seed: Seed,
  file: string,
): Selecting[] {
  const uncounted = towns.filter(({ key }) => !counted.has(key));
  const tooSmall = towns.filter(({ key, size }) => {
    const stratification = counted.get(key);
    return stratification !== undefined && frameSize(stratification) < size;
  });
  const problems: Problem[] = [
    ...(uncounted.length === 0 ? [] : [error('SQL-011', { file }, shownTowns(uncounted))]),
    ...(tooSmall.length === 0 ? [] : [error('SQL-012', { file }, shownTowns(tooSmall))]),
  ];
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return towns.flatMap(({ key, size }) => {
    const stratification = counted.get(key);
    if (stratification === undefined) return [];
    const { hash } = readSeed(digest, seedTextOf(seed.text, key));
    const own = { ...plan, sample: { ...plan.sample, size } };
    return [selectingBy(own, stratification, hash, key)];
  });
}

function shownTowns(towns: readonly Town[]) {
  return { count: towns.length, keys: shownKeys(towns.map(({ key }) => key)) };
}
