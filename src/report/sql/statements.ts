import type { DrawPlan } from '../../core/plan.js';
import { unfitLetters } from './categories.js';
import { Columns, unfitNames } from './columns.js';
import { type DialectName, dialectOf } from './dialect.js';
import { faultStage } from './faults.js';
import { frameStages, type IdTables } from './frame.js';
import { peopleAsked, peopleStages } from './people.js';
import { personStages } from './person.js';
import type { Selecting } from './selecting.js';
import { statement } from './stage.js';
import { countedStage, strataAsked, wantedStage } from './strata.js';
import { keyStages, listedStage, TOWN_NAME, type Towns } from './towns.js';

/** A draw as SQL, for a table with the register's columns (SPEC 3 to 7). */

export interface SqlPlan {
  readonly dialect: DialectName;
  readonly plan: DrawPlan;
  /** the register's table, perhaps with schemas before it and points in between */
  readonly table: string;
  readonly idTables: IdTables;
  /** `H(key)`, if labels are made with a key; the key itself is in no query */
  readonly keyHash: string | null;
  /** left out: the table is one register */
  readonly towns?: Towns;
  /** the table with `municipality` and `key`, if each has its own */
  readonly keysTable?: string;
  /** the strata are counted, whatever is known of them */
  readonly isCounting?: boolean;
  /** the one draw, or that of each municipality; `null`: the strata are to be counted first */
  readonly selecting: readonly Selecting[] | null;
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
export function sqlHindrances({
  dialect,
  plan,
  towns,
}: Pick<SqlPlan, 'dialect' | 'plan' | 'towns'>): SqlHindrance[] {
  const names = unfitNames(plan, dialect, towns?.column ?? null);
  const letters = unfitLetters(plan.stratify);
  const isLimited = plan.sample.max_per_household !== null && !dialectOf(dialect).isRecursive;
  return [
    ...(isLimited ? [{ kind: 'household' as const, names: [] }] : []),
    ...(names.length > 0 ? [{ kind: 'names' as const, names }] : []),
    ...(letters.length > 0 ? [{ kind: 'letters' as const, names: letters }] : []),
  ];
}

/** The statements; `people` only with an allocation. */
export function sqlStatements(request: SqlPlan): SqlStatement[] {
  const { plan, keyHash, selecting, isCounting = false } = request;
  const dialect = dialectOf(request.dialect);
  const columns = new Columns(plan, dialect, request.towns?.column);
  const { frame, ...known } = frameOf(request, columns);
  const counting = [...frame, countedStage(columns)];
  const alone = faultStage(columns, { keyHash, hasAllocation: false, ...known });
  const strata = {
    kind: 'strata',
    sql: statement(dialect, [...counting, alone], strataAsked(columns)),
  } as const;
  const faultsAsked = faultsOf(columns);
  if (selecting === null || isCounting)
    return [{ kind: 'faults', sql: statement(dialect, [...counting, alone], faultsAsked) }, strata];
  const faults = faultStage(columns, { keyHash, hasAllocation: true, ...known });
  const compared = [...counting, wantedStage(columns, selecting), faults];
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

/** The people of the table, and what of municipalities is known. */
function frameOf({ table, idTables, keyHash, towns, keysTable = '', selecting }: SqlPlan, columns: Columns) {
  const listed = selecting?.map(({ town }) => town) ?? towns?.keys ?? null;
  const isListed = towns !== undefined && listed !== null;
  const hasKeys = isListed && selecting?.some((one) => one.keyHash !== undefined) === true;
  const list = isListed ? listedStage(columns.dialect, listed, selecting) : undefined;
  const keyed = keyHash === null ? 'no' : 'one';
  const frame = [
    ...frameStages(columns, table, idTables, list),
    ...(hasKeys ? keyStages(columns, keysTable) : []),
    ...personStages(columns, hasKeys ? 'each' : keyed),
  ];
  return { frame, isListed, hasKeys };
}

function faultsOf(columns: Columns): string {
  const apart = columns.apart.map((one) => `${one} AS ${TOWN_NAME}, `).join('');
  const sorted = [...columns.apart.map(columns.dialect.byBytes), 'fault'].join(', ');
  return `SELECT ${apart}fault, number FROM fault ORDER BY ${sorted}`;
}
