import { DuckDBInstance } from '@duckdb/node-api';
import type { DialectName } from '../../src/report/sql/dialect.js';
import { startPostgres } from './postgres.js';
import { startSpark } from './spark.js';

/** Databases that nobody here wrote, with a table of texts in them. */

export interface Database {
  readonly dialect: DialectName;
  /** makes a table of texts, or makes it anew; `null` is no value */
  readonly load: (table: string, rows: readonly (readonly (string | null)[])[]) => Promise<void>;
  /** the rows of all statements, as texts */
  readonly query: (sql: string) => Promise<string[][]>;
  readonly close: () => Promise<void>;
}

/** A database that can't compose text must be given it composed; Spark wants nothing that could be composed further. */
export function isFit(dialect: DialectName, text: string): boolean {
  return (
    dialect !== 'spark' ||
    [...text].every((one) => one.normalize('NFC') === one && !/[\p{M}\p{Cn}\u1160-\u11ff]/u.test(one))
  );
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function startDuckdb(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    dialect: 'duckdb',
    load: async (table, [header = [], ...rows]) => {
      const columns = header.map((name) => `${quoted(name ?? '')} VARCHAR`);
      await connection.run(`CREATE OR REPLACE TABLE ${quoted(table)} (${columns.join(', ')})`);
      const appender = await connection.createAppender(table);
      for (const row of rows) {
        for (const field of row) {
          if (field === null) appender.appendNull();
          else appender.appendVarchar(field);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
    query: async (sql) => {
      const statements = await connection.extractStatements(sql);
      const rows: string[][] = [];
      for (let at = 0; at < statements.count; at++) {
        const prepared = await statements.prepare(at);
        const reader = await prepared.runAndReadAll();
        rows.push(...reader.getRows().map((row) => row.map(String)));
      }
      return rows;
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const copied = (field: string | null) =>
  field === null
    ? '\\N'
    : field.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

async function postgresDatabase(): Promise<Database> {
  const server = await startPostgres();
  return {
    dialect: 'postgres',
    load: async (table, [header = [], ...rows]) => {
      const columns = header.map((name) => `${quoted(name ?? '')} text`).join(', ');
      const lines = rows.map((row) => `${row.map(copied).join('\t')}\n`).join('');
      await server.psql(
        `DROP TABLE IF EXISTS ${quoted(table)};\nCREATE TABLE ${quoted(table)} (${columns});\nCOPY ${quoted(table)} FROM STDIN;\n${lines}\\.\n`,
      );
    },
    query: server.psql,
    close: server.stop,
  };
}

/** Those that the tests speak to: all that are at hand everywhere, or by `npm run test:full` the one that is not. */
export const TESTED: readonly DialectName[] =
  process.env.SQL_TESTS === 'spark' ? ['spark'] : ['duckdb', 'postgres'];

const START = { duckdb: startDuckdb, postgres: postgresDatabase, spark: startSpark };

/** @throws Error that says what to install, if it is not there */
export function start(dialect: DialectName): Promise<Database> {
  return START[dialect]();
}
