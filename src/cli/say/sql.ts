import type { TextKey } from '../../messages/catalogue.js';
import type { SqlFacts } from '../../procedure/sql.js';
import type { Terminal } from '../terminal.js';

const KEY = {
  duckdb: 'sql.key-duckdb',
  postgres: 'sql.key-postgres',
  spark: 'sql.key-spark',
} as const satisfies Record<SqlFacts['dialect'], TextKey>;

const TITLE = {
  faults: 'sql.faults',
  strata: 'sql.strata',
  people: 'sql.people',
} as const satisfies Record<SqlFacts['statements'][number]['kind'], TextKey>;

/** The statements as a file, with a comment on each of them. */
export function sqlText(terminal: Terminal, facts: SqlFacts): string {
  const { dialect, table, idTables, isKeyed, keysTable, towns } = facts;
  const head = [
    terminal.text('sql.head', { dialect, table }),
    ...(dialect === 'spark' ? [terminal.text('sql.composed')] : []),
    ...(towns === null ? [] : [terminal.text('sql.towns', { column: towns })]),
    ...idTables.map((one) => terminal.text('sql.ids', one)),
    ...(isKeyed ? [terminal.text(KEY[dialect])] : []),
    ...(keysTable === null ? [] : [terminal.text('sql.keys-table', { table: keysTable })]),
  ];
  const statements = facts.statements.map(({ kind, sql }) => `${comment(terminal.text(TITLE[kind]))}${sql}`);
  return [head.map(comment).join(''), ...statements].join('\n');
}

/** One line, whatever stands in it. */
function comment(text: string): string {
  return `-- ${text.replace(/\s+/g, ' ')}\n`;
}
