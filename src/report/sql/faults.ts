import { type Columns, TOWN } from './columns.js';
import { ERROR } from './frame.js';
import { hasUnfit } from './hidden.js';
import { cell } from './person.js';
import type { Stage } from './stage.js';
import { keyHashes } from './towns.js';

/**
 * What keeps a draw from being made: each kind with the number of rows, as `fault`. It must be empty. In a table of
 * several municipalities each has its own faults; without one are those that concern all.
 */

export interface FaultSettings {
  /** `H(key)`, if the labels are made with a key */
  readonly keyHash: string | null;
  /** the table is compared with the strata of an allocation */
  readonly hasAllocation: boolean;
  /** the municipalities are listed, so that one can be missing */
  readonly isListed?: boolean;
  /** and each has a key of its own */
  readonly hasKeys?: boolean;
}

export function faultStage(
  columns: Columns,
  { keyHash, hasAllocation, isListed = false, hasKeys = false }: FaultSettings,
): Stage {
  const { dialect, plan } = columns;
  const cells = cell(columns);
  const unknown = cells.map((k) => `${k} IS NULL`).join(' OR ');
  const apart = columns.within();
  const own = columns.apart.length > 0;
  const kind = (name: string, from: string) =>
    own
      ? `SELECT ${apart}, '${ERROR}${name}' AS fault, count(*) AS number ${from} GROUP BY ${apart}`
      : ofAll(name, from, false);
  const both = columns.within(...cells, 'people');
  const ids = columns.within('id');
  const rowsOfEach = own
    ? `FROM (SELECT ${apart}, count(*) AS all_rows FROM judged GROUP BY ${apart}) size`
    : 'FROM (SELECT count(*) AS all_rows FROM given) size';
  const kinds = [
    ...(cells.length === 0 ? [] : [kind('category', `FROM person WHERE ${unknown}`)]),
    kind('id occurs twice', `FROM (SELECT ${ids} FROM person GROUP BY ${ids} HAVING count(*) > 1) twice`),
    ...(plan.rows === undefined
      ? []
      : [kind('number of rows', `${rowsOfEach} WHERE all_rows <> ${plan.rows}`)]),
    ...(keyHash === null
      ? []
      : [
          ofAll(
            'key',
            `FROM (SELECT coalesce(${dialect.sha256(dialect.key)}, '') AS hash) given_key WHERE hash <> '${keyHash}'`,
            own,
          ),
        ]),
    ...(hasAllocation
      ? [
          kind(
            'stratum is not in the allocation',
            `FROM (SELECT ${both} FROM counted EXCEPT SELECT ${both} FROM wanted) more`,
          ),
          kind(
            'stratum is not in the table',
            `FROM (SELECT ${both} FROM wanted EXCEPT SELECT ${both} FROM counted) less`,
          ),
        ]
      : []),
    ...(own ? [ofAll(TOWN_FAULT, `FROM given WHERE ${unknownTown(columns, isListed)}`, true)] : []),
    ...(hasKeys ? [kind('key', `FROM (${keyHashes(dialect)}) given_hash WHERE hash <> key_hash`)] : []),
    ...(isListed
      ? [
          kind(
            `${TOWN_FAULT} is not in the table`,
            `FROM (SELECT ${TOWN} FROM listed EXCEPT SELECT ${TOWN} FROM judged) absent`,
          ),
        ]
      : []),
  ];
  const rows = `SELECT ${columns.within('fate AS fault')}, count(*) AS number FROM judged WHERE fate LIKE '${ERROR}%' GROUP BY ${columns.within('fate')}`;
  const all = [rows, ...kinds].join('\nUNION ALL\n');
  return {
    name: 'fault',
    query: `SELECT ${columns.within('fault', 'number')} FROM (\n${all}\n) kinds\nWHERE number > 0`,
  };
}

const TOWN_FAULT = 'municipality';

/** @param isApart with the place of a municipality left empty */
function ofAll(name: string, from: string, isApart: boolean): string {
  return `SELECT ${isApart ? `'' AS ${TOWN}, ` : ''}'${ERROR}${name}' AS fault, count(*) AS number ${from}`;
}

/** Nobody may be left out because their municipality can't be read, or has lost the zero that its key begins with. */
function unknownTown({ dialect }: Columns, isListed: boolean): string {
  const shortened = `'0' || ${TOWN} IN (SELECT ${TOWN} FROM listed)`;
  return `${TOWN} = '' OR (${hasUnfit(dialect, TOWN)})${isListed ? ` OR ${shortened}` : ''}`;
}
