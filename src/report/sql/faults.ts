import type { Columns } from './columns.js';
import { ERROR } from './frame.js';
import { cell } from './person.js';
import type { Stage } from './stage.js';

/** What keeps a draw from being made: each kind with the number of rows, as `fault`. It must be empty. */

export interface FaultSettings {
  /** `H(key)`, if the labels are made with a key */
  readonly keyHash: string | null;
  /** the table is compared with the strata of an allocation */
  readonly hasAllocation: boolean;
}

export function faultStage(columns: Columns, { keyHash, hasAllocation }: FaultSettings): Stage {
  const { dialect, plan } = columns;
  const cells = cell(columns);
  const unknown = cells.map((k) => `${k} IS NULL`).join(' OR ');
  const both = [...cells, 'people'].join(', ');
  const kinds = [
    ...(cells.length === 0 ? [] : [kind('category', `FROM person WHERE ${unknown}`)]),
    kind('id occurs twice', 'FROM (SELECT id FROM person GROUP BY id HAVING count(*) > 1) twice'),
    ...(plan.rows === undefined
      ? []
      : [
          kind(
            'number of rows',
            `FROM (SELECT count(*) AS all_rows FROM given) size WHERE all_rows <> ${plan.rows}`,
          ),
        ]),
    ...(keyHash === null
      ? []
      : [
          kind(
            'key',
            `FROM (SELECT coalesce(${dialect.sha256(dialect.key)}, '') AS hash) given_key WHERE hash <> '${keyHash}'`,
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
  ];
  const rows = `SELECT fate AS fault, count(*) AS number FROM judged WHERE fate LIKE '${ERROR}%' GROUP BY fate`;
  const all = [rows, ...kinds].join('\nUNION ALL\n');
  return { name: 'fault', query: `SELECT fault, number FROM (\n${all}\n) kinds\nWHERE number > 0` };
}

function kind(name: string, from: string): string {
  return `SELECT '${ERROR}${name}' AS fault, count(*) AS number ${from}`;
}
