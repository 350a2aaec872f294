import { digest } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import { readLog } from '../audit/read-log.js';
import { allocate } from '../core/draw.js';
import { baseName } from '../core/file-name.js';
import { error, type Problem, Refusal, refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { cellNames } from '../core/strata.js';
import { registerDialect } from '../plan/register-dialect.js';
import { resolvePlan } from '../plan/resolve.js';
import { openRegister } from '../register/read.js';
import type { DialectName } from '../report/sql/dialect.js';
import { idTable } from '../report/sql/frame.js';
import {
  type SqlHindrance,
  type SqlPlan,
  type SqlStatement,
  sqlHindrances,
  sqlStatements,
} from '../report/sql/statements.js';
import type { Files } from './files.js';
import { readKey, registerSources } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import type { Result } from './result.js';
import { seedNotes } from './seed.js';
import { readTables, SideFiles } from './side-files.js';
import { countedStrata } from './sql-counts.js';
import type { Tools } from './tools.js';
import { locate, readLogFile } from './verify-target.js';

/** What is asked for, wherever the plan comes from. */
export interface SqlRequest {
  readonly dialect: DialectName;
  readonly table: string;
  /** tables with ids by the number of their rule in `exclude`, from 1 */
  readonly idsTable?: ReadonlyMap<number, string>;
  readonly from: SqlFromLog | SqlFromPlan;
}

/** A draw that took place. */
export interface SqlFromLog {
  /** its folder, or its log */
  readonly target: string;
  /** the strata are to be counted, and nobody drawn */
  readonly count: boolean;
}

/** A draw that is to take place in the database. */
export interface SqlFromPlan {
  readonly plan: LoadedPlan;
  /** paths of files of which the column names are read and nothing else */
  readonly register: readonly string[];
  readonly keyFile?: string;
  /** the numbers that the counting gave, and the seed; `null`: they are to be counted */
  readonly counted: { readonly path: string; readonly seed: Seed } | null;
}

export interface SqlFacts {
  readonly dialect: DialectName;
  readonly table: string;
  readonly statements: readonly SqlStatement[];
  /** what the rules with ids, counted from 1, take their ids from */
  readonly idTables: readonly { readonly rule: number; readonly table: string }[];
  readonly isKeyed: boolean;
}

type Source = Pick<SqlPlan, 'plan' | 'keyHash' | 'selecting'>;

/**
 * A draw as SQL (SPEC 3 to 7): what is wrong with the table, the strata, and with an allocation the people.
 * @throws Refusal with all that is wrong with log, plan or numbers, or with what this dialect can't say
 */
export async function sql(request: SqlRequest, { files }: Tools): Promise<Result<SqlFacts>> {
  const { dialect, table, from } = request;
  const source = 'target' in from ? await fromLog(files, from) : await fromPlan(files, from);
  const { plan, keyHash } = source;
  const idTables = idTablesOf(request, source);
  const hindrances = sqlHindrances({ dialect, plan });
  if (hindrances.length > 0)
    throw new Refusal(
      'invalid',
      hindrances.map((one) => hindered(one, dialect)),
    );
  const statements = sqlStatements({ ...source, dialect, table, idTables });
  return {
    facts: {
      dialect,
      table,
      statements,
      idTables: plan.eligibility.exclude.flatMap((rule, at) =>
        'ids' in rule ? [{ rule: at + 1, table: idTable(at, idTables) }] : [],
      ),
      isKeyed: keyHash !== null,
    },
    files: [],
    lines: [],
    problems: 'plan' in from && from.counted !== null ? seedNotes(from.counted.seed) : [],
  };
}

const HINDRANCES = { household: 'SQL-002', names: 'SQL-006', letters: 'SQL-007' } as const;

function hindered({ kind, names }: SqlHindrance, dialect: DialectName): Problem {
  return error(HINDRANCES[kind], undefined, { dialect, names });
}

/** @throws Refusal SQL-008 for a rule that has no ids */
function idTablesOf({ idsTable = new Map() }: SqlRequest, { plan }: Source): Map<number, string> {
  const { exclude } = plan.eligibility;
  const hasIds = (rule: number) => 'ids' in (exclude[rule - 1] ?? {});
  const wrong = [...idsTable.keys()].filter((rule) => !hasIds(rule));
  const rules = exclude.flatMap((_, at) => (hasIds(at + 1) ? [String(at + 1)] : []));
  if (wrong.length > 0)
    throw new Refusal(
      'usage',
      wrong.map((rule) => error('SQL-008', { key: `eligibility.exclude.${rule - 1}` }, { rule, rules })),
    );
  return new Map([...idsTable].map(([rule, table]) => [rule - 1, table] as const));
}

/** @throws Refusal LOG-001, LOG-002, SQL-001 if there is no draw of letters in it */
async function fromLog(files: Files, { target, count }: SqlFromLog): Promise<Source> {
  const { log: path } = locate(files, target);
  const { checks, log } = readLog(digest, await readLogFile(files, path));
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  if (log === null) throw refuse('invalid', 'SQL-001', { file: path });
  return {
    plan: log.plan.plan,
    keyHash: log.plan.label_key_hash,
    selecting: count ? null : selectingOf(log),
  };
}

/** N_h and n_h of the log, stratum by stratum. */
function selectingOf({ seed, frame, allocation }: DrawLog): SqlPlan['selecting'] {
  return {
    seedHash: seed.seedHash,
    strata: frame.strata.map(({ stratum, N_h }, at) => ({
      categories: stratum,
      size: N_h,
      invited: allocation.strata[at]?.n_h ?? 0,
    })),
  };
}

/** @throws Refusal with all that is wrong with the plan, SQL-003 for an allocation by a lottery */
async function fromPlan(files: Files, from: SqlFromPlan): Promise<Source> {
  const { plan: loaded, keyFile, counted } = from;
  const sources = await registerSources(files, from);
  const register = await openRegister(sources, registerDialect(loaded.input));
  const side = new SideFiles(files, [loaded.folder]);
  const { form: _, ...tables } = await readTables(loaded, side);
  const { plan } = resolvePlan(loaded.input, {
    header: register[0]?.header ?? [],
    register: register[0]?.source.name ?? '',
    planFile: loaded.file?.name ?? null,
    locate: loaded.locate,
    ...tables,
  });
  const keyHash = keyFile === undefined ? null : digest(await readKey(files, keyFile));
  if (counted === null) return { plan, keyHash, selecting: null };
  if (plan.sample.allocation === 'quotas') throw refuse('invalid', 'SQL-003', loaded.locate('sample.quotas'));
  const { path, seed } = counted;
  const stratification = countedStrata(await side.readTyped(path), baseName(path), plan);
  const { dimensions, strata } = stratification;
  const allocation = allocate(digest, plan, { rows: 0, excluded: [], stratification }, seed.hash);
  return {
    plan,
    keyHash,
    selecting: {
      seedHash: seed.hash,
      strata: strata.map(({ cell, size }, at) => ({
        categories: cellNames(dimensions, cell),
        size,
        invited: allocation[at] ?? 0,
      })),
    },
  };
}
