import { error, type Problem, Refusal, refuse } from '../core/problem.js';
import type { DialectName } from '../report/sql/dialect.js';
import { idTable } from '../report/sql/frame.js';
import {
  type SqlHindrance,
  type SqlStatement,
  sqlHindrances,
  sqlStatements,
} from '../report/sql/statements.js';
import type { Files } from './files.js';
import type { Result } from './result.js';
import { seedNotes } from './seed.js';
import { fromBatch } from './sql-batch.js';
import { fromLog, type SqlFromLog, type SqlSource } from './sql-log.js';
import { fromPlan, type SqlFromPlan } from './sql-plan.js';
import type { Tools } from './tools.js';

/** What is asked for, wherever the plan comes from. */
export interface SqlRequest {
  readonly dialect: DialectName;
  readonly table: string;
  /** tables with ids by the number of their rule in `exclude`, from 1 */
  readonly idsTable?: ReadonlyMap<number, string>;
  /** the table with the key of each municipality; left out: `keys` */
  readonly keysTable?: string;
  readonly from: SqlFromLog | SqlFromPlan;
}

export interface SqlFacts {
  readonly dialect: DialectName;
  readonly table: string;
  readonly statements: readonly SqlStatement[];
  /** what the rules with ids, counted from 1, take their ids from */
  readonly idTables: readonly { readonly rule: number; readonly table: string }[];
  /** labels are made with the key of the session */
  readonly isKeyed: boolean;
  /** the table with the key of each municipality; `null`: none is needed */
  readonly keysTable: string | null;
  /** the column that says a row's municipality; `null`: the table is one register */
  readonly towns: string | null;
}

/**
 * A draw as SQL (SPEC 3 to 7): what is wrong with the table, the strata, and with an allocation the people.
 * @throws Refusal with all that is wrong with log, plan or numbers, or with what this dialect can't say
 */
export async function sql(request: SqlRequest, { files }: Tools): Promise<Result<SqlFacts>> {
  const { dialect, table, from } = request;
  const source = await sourceOf(files, from);
  const { plan, keyHash, towns } = source;
  const idTables = idTablesOf(request, source);
  const hindrances = sqlHindrances({ dialect, plan, ...(towns === undefined ? {} : { towns }) });
  if (hindrances.length > 0)
    throw new Refusal(
      'invalid',
      hindrances.map((one) => hindered(one, dialect)),
    );
  const keysTable = request.keysTable ?? KEYS_TABLE;
  const hasKeys = source.selecting?.some((one) => one.keyHash !== undefined) ?? false;
  if (request.keysTable !== undefined && !hasKeys) throw refuse('usage', 'SQL-017');
  const isCounting = 'target' in from && from.count;
  const statements = sqlStatements({ ...source, dialect, table, idTables, keysTable, isCounting });
  return {
    facts: {
      dialect,
      table,
      statements,
      idTables: plan.eligibility.exclude.flatMap((rule, at) =>
        'ids' in rule ? [{ rule: at + 1, table: idTable(at, idTables) }] : [],
      ),
      isKeyed: keyHash !== null,
      keysTable: hasKeys ? keysTable : null,
      towns: towns === undefined ? null : towns.column,
    },
    files: [],
    lines: [],
    problems: 'plan' in from && from.counted !== null ? seedNotes(from.counted.seed) : [],
  };
}

function sourceOf(files: Files, from: SqlRequest['from']): Promise<SqlSource> {
  if (!('target' in from)) return fromPlan(files, from);
  const { target, batch } = from;
  return batch === undefined ? fromLog(files, from) : fromBatch(files, { target, column: batch });
}

const KEYS_TABLE = 'keys';

const HINDRANCES = { household: 'SQL-002', names: 'SQL-006', letters: 'SQL-007' } as const;

function hindered({ kind, names }: SqlHindrance, dialect: DialectName): Problem {
  return error(HINDRANCES[kind], undefined, { dialect, names });
}

/** @throws Refusal SQL-008 for a rule that has no ids */
function idTablesOf({ idsTable = new Map() }: SqlRequest, { plan }: SqlSource): Map<number, string> {
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
