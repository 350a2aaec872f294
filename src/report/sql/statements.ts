import type { DrawPlan } from '../../core/plan.js';
import { unfitLetters } from './categories.js';
import { Columns, unfitNames } from './columns.js';
import { type DialectName, dialectOf } from './dialect.js';
import { faultStage } from './faults.js';
import { frameStages, type IdTables } from './frame.js';
import { peopleAsked, peopleStages, type Selecting } from './people.js';
import { personStages } from './person.js';
import { statement } from './stage.js';
import { countedStage, strataAsked, wantedStage } from './strata.js';

/** A draw as SQL, for a table with the register's columns (SPEC 3 to 7). */

export interface SqlPlan {
  readonly dialect: DialectName;
  readonly plan: DrawPlan;
  /** the register's table, perhaps with schemas before it and points in between */
  readonly table: string;
  readonly idTables: IdTables;
  /** `H(key)`, if labels are made with a key; the key itself is in no query */
  readonly keyHash: string | null;
  /** `null`: the strata are to be counted first */
  readonly selecting: Selecting | null;
}

/**
 * `faults`: what is wrong with the table, nothing if all is well; `strata`: N_h of each; `people`: who is invited, and
 * the reserve. The last two give nothing at all if there are faults.
 */
export interface SqlStatement {
  readonly kind: 'faults' | 'strata' | 'people';
  readonly sql: string;
}

/** Why there can be no SQL. */
export interface SqlHindrance {
  readonly kind: 'household' | 'names' | 'letters';
  readonly names: readonly string[];
}

/** What of the plan this dialect can't say. */
export function sqlHindrances({ dialect, plan }: Pick<SqlPlan, 'dialect' | 'plan'>): SqlHindrance[] {
  const names = unfitNames(plan, dialect);
  const letters = unfitLetters(plan.stratify);
  const isLimited = plan.sample.max_per_household !== null && !dialectOf(dialect).isRecursive;
  return [
    ...(isLimited ? [{ kind: 'household' as const, names: [] }] : []),
    ...(names.length > 0 ? [{ kind: 'names' as const, names }] : []),
    ...(letters.length > 0 ? [{ kind: 'letters' as const, names: letters }] : []),
  ];
}

/** The statements; `people` only with an allocation. */
export function sqlStatements({
  plan,
  table,
  idTables,
  keyHash,
  selecting,
  ...request
}: SqlPlan): SqlStatement[] {
  const dialect = dialectOf(request.dialect);
  const columns = new Columns(plan, dialect);
  const frame = [...frameStages(columns, table, idTables), ...personStages(columns, keyHash !== null)];
  const counting = [...frame, countedStage(columns)];
  const alone = faultStage(columns, { keyHash, hasAllocation: false });
  const strata = {
    kind: 'strata',
    sql: statement(dialect, [...counting, alone], strataAsked(columns)),
  } as const;
  const faultsAsked = 'SELECT fault, number FROM fault ORDER BY fault';
  if (selecting === null)
    return [{ kind: 'faults', sql: statement(dialect, [...counting, alone], faultsAsked) }, strata];
  const faults = faultStage(columns, { keyHash, hasAllocation: true });
  const compared = [...counting, wantedStage(columns, selecting.strata), faults];
  return [
    { kind: 'faults', sql: statement(dialect, compared, faultsAsked) },
    strata,
    {
      kind: 'people',
      sql: statement(
        dialect,
        [...compared, ...peopleStages(columns, selecting)],
        peopleAsked(columns, selecting),
      ),
    },
  ];
}
