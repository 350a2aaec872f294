import { createHash } from 'node:crypto';
import type { DrawPlan } from '../../src/core/plan.js';
import { normaliseText } from '../../src/core/text.js';
import type { Selecting } from '../../src/report/sql/selecting.js';
import { type SqlPlan, sqlStatements } from '../../src/report/sql/statements.js';
import { csvText, place, type Table } from '../cli/registers.js';
import { type Draw, ours, type Result } from '../second-program.js';
import type { Database } from './database.js';

/** A draw by a database beside the same draw by this program. */

const H = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The keyed label in its two steps. */
export function keyedLabel(key: string, id: string): string {
  return H(`${H(`${key}:${id}`)}:${id}`);
}

export interface SqlDraw {
  readonly faults: readonly string[][];
  /** the categories of each stratum, and N_h */
  readonly strata: readonly string[][];
  readonly people: readonly string[][];
}

/** What the statements need of an allocation that is known. */
export function selectingOf({ seedHash, dimensions, strata }: Result, town = ''): Selecting {
  return {
    town,
    seedHash,
    strata: strata.map(([cell, size, invited]) => ({
      categories: cell.map((index, at) => dimensions[at]?.categories[index] ?? ''),
      size,
      invited,
    })),
  };
}

const SET_KEY = {
  duckdb: (key: string) => (key === '' ? 'RESET VARIABLE key;' : `SET VARIABLE key = '${key}';`),
  postgres: (key: string) => `SET losverfahren.key = '${key}';`,
  spark: (key: string) => `SET losverfahren.key=${key};`,
};

/**
 * Runs the statements.
 * @param typed the key as it is given to the database; left out: the same, and empty: none
 */
export async function drawIn(
  database: Database,
  request: Omit<SqlPlan, 'dialect' | 'keyHash' | 'idTables'> & Partial<Pick<SqlPlan, 'idTables'>>,
  key?: string,
  typed: string | undefined = key,
): Promise<SqlDraw> {
  const { dialect } = database;
  const keyHash = key === undefined ? null : H(key);
  const statements = sqlStatements({ idTables: new Map(), ...request, dialect, keyHash });
  const set = typed === undefined ? '' : `${SET_KEY[dialect](typed)}\n`;
  const rows = new Map<string, string[][]>();
  for (const { kind, sql } of statements) {
    if (sql.includes(key ?? '\0')) throw new Error('the key stands in the SQL');
    rows.set(kind, await database.query(set + sql));
  }
  return {
    faults: rows.get('faults') ?? [],
    strata: rows.get('strata') ?? [],
    people: rows.get('people') ?? [],
  };
}

/**
 * The program's draw of these people. Under a key their ids are replaced by their keyed labels, and the draw is
 * one without a key: what follows from a label is the same.
 */
export function expected(draw: Draw, table: Table, folder: string): Promise<Result> {
  const { key, ...keyless } = draw;
  if (key === undefined) return ours(draw, folder);
  const columns = draw.plan.register.columns.id;
  const places = columns.map((name) => place(table, name));
  const [header = [], ...rows] = table;
  const labelled = rows.map((row) => {
    const label = keyedLabel(key, places.map((at) => normaliseText(row[at] ?? '')).join('\u001f'));
    return [...row, label];
  });
  const plan: DrawPlan = {
    ...draw.plan,
    register: { ...draw.plan.register, columns: { ...draw.plan.register.columns, id: ['label'] } },
  };
  const bytes = Buffer.from(csvText([[...header, 'label'], ...labelled]));
  return ours({ ...keyless, plan, files: [['register.csv', bytes]] }, folder);
}

/** The program's result as the database has to give it. */
export function asRows(result: Result, idOf: (label: string) => string = (label) => label): SqlDraw {
  const { strata } = selectingOf(result);
  const seen = (list: 'invitations' | 'reserve', people: Result['invited']) =>
    people.map(({ label, ticket }, at) => [list, String(at + 1), label, ticket, idOf(label)]);
  return {
    faults: [],
    strata: strata.map(({ categories, size }) => [...categories, String(size)]),
    people: [...seen('invitations', result.invited), ...seen('reserve', result.reserve)],
  };
}

/** The same without the stratum, which the program's result does not tell of a person. */
export function withoutStratum(draw: SqlDraw): SqlDraw {
  return { ...draw, people: draw.people.map((row) => row.toSpliced(2, 1)) };
}
