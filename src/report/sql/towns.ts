import { type Columns, TOWN, tableName } from './columns.js';
import type { Dialect } from './dialect.js';
import type { Selecting } from './selecting.js';
import type { Stage } from './stage.js';

/**
 * A table of many municipalities (SPEC 16): one draw for each, with a seed and an allocation of its own. They have
 * nothing in common but the plan, so that the same id in two of them is two people, and what is wrong in one keeps
 * nobody of another from being drawn.
 */

export interface Towns {
  /** the column that says whose municipality a row is */
  readonly column: string;
  /** the keys of those that count; `null`: of all that the table has */
  readonly keys: readonly string[] | null;
}

/** The name of the column in what comes out. */
export const TOWN_NAME = 'municipality';

/** Those that count, as `listed`; with their draws also `seed_hash`, `key_hash` and the number `wanted`. */
export function listedStage(
  dialect: Dialect,
  keys: readonly string[],
  draws: readonly Selecting[] | null,
): Stage {
  const rows =
    draws === null
      ? keys.map((key) => `(${dialect.text(key)})`)
      : draws.map(({ town, seedHash, keyHash = '', strata }) => {
          const wanted = strata.reduce((sum, { invited }) => sum + invited, 0);
          return `(${dialect.text(town)}, '${seedHash}', '${keyHash}', ${wanted})`;
        });
  const names = draws === null ? TOWN : `${TOWN}, seed_hash, key_hash, wanted`;
  return {
    name: 'listed',
    spec: 16,
    query: `SELECT *\nFROM (VALUES\n  ${rows.join(',\n  ')}) AS municipalities(${names})`,
    isShared: true,
  };
}

/**
 * That nothing is wrong, where there are several municipalities with the one of this row and with the whole table.
 * @param of the stage that is asked
 */
export function soundness(isApart: boolean, of: string): string {
  if (!isApart) return '(SELECT count(*) FROM fault) = 0';
  return `(SELECT count(*) FROM fault WHERE ${TOWN} = '') = 0 AND ${of}.${TOWN} NOT IN (SELECT ${TOWN} FROM fault)`;
}

/** The rows with the key of their municipality, as `own_key`. */
export const KEYED = 'keyed';

/**
 * The keys stand in a table, and in no query. Where a municipality has two of them everybody is there twice, which is a
 * fault.
 * @param table as somebody typed it
 */
export function keyStages({ dialect }: Columns, table: string): Stage[] {
  const [town, key] = [TOWN_NAME, 'key'].map((name) => `keys_of.${dialect.identifier(name)}`);
  const from = `${tableName(dialect, table)} keys_of`;
  return [
    { name: 'given_key', spec: 3, query: `SELECT ${town} AS ${TOWN}, ${key} AS own_key\nFROM ${from}` },
    {
      name: KEYED,
      spec: 3,
      query: `SELECT judged.*, own_key\nFROM judged LEFT JOIN given_key ON given_key.${TOWN} = judged.${TOWN}`,
    },
  ];
}

/** Of each that is listed the hash of the key that was given, and of the one that was meant. */
export function keyHashes({ sha256 }: Dialect): string {
  return `SELECT listed.${TOWN}, coalesce(${sha256('own_key')}, '') AS hash, key_hash FROM listed LEFT JOIN given_key ON given_key.${TOWN} = listed.${TOWN}`;
}
