import type { Database } from 'node-sqlite3-wasm';
import type {
  AttemptNote,
  ImportNote,
  LedgerContent,
  LedgerState,
  Pending,
  PresenceNote,
  ReasonNote,
  ReplyDate,
} from '../procedure/ledger.js';
import type { Decided } from '../procedure/recovery.js';

/** What is in a private file of replies, as tables of SQLite. */

/** Tells these files from others of SQLite: `losv`. */
const APPLICATION = 0x6c6f7376;
const VERSION = 1;

const SCHEMA = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE attempts (label TEXT NOT NULL, date TEXT NOT NULL, way TEXT NOT NULL, met INTEGER NOT NULL, attempts INTEGER NOT NULL) STRICT;
  CREATE TABLE presence (label TEXT PRIMARY KEY, present INTEGER NOT NULL) STRICT;
  CREATE TABLE reasons (label TEXT NOT NULL, seq INTEGER, text TEXT NOT NULL) STRICT;
  CREATE TABLE dates (seq INTEGER PRIMARY KEY, date TEXT NOT NULL) STRICT;
  CREATE TABLE imports (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, rows INTEGER NOT NULL) STRICT;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
`;

/** @throws an error that says what is wrong with the file */
export function stateOf(database: Database): LedgerState | null {
  // It was made, and nothing got into it.
  if (!isMade(database)) return null;
  const [check] = rows<{ integrity_check: string }>(database, 'PRAGMA integrity_check(1)');
  if (check?.integrity_check !== 'ok') throw new Error(check?.integrity_check ?? 'damaged');
  const state = new Map(
    rows<{ name: string; value: string }>(database, 'SELECT name, value FROM state').map(
      ({ name, value }) => [name, value],
    ),
  );
  const attempts = rows<Omit<AttemptNote, 'met'> & { met: number }>(
    database,
    'SELECT * FROM attempts ORDER BY rowid',
  );
  const presence = rows<{ label: string; present: number }>(
    database,
    'SELECT * FROM presence ORDER BY label',
  );
  return {
    content: {
      attempts: attempts.map((note) => ({ ...note, met: note.met === 1 })),
      presence: presence.map(({ label, present }): PresenceNote => ({ label, present: present === 1 })),
      reasons: rows<ReasonNote>(database, 'SELECT * FROM reasons ORDER BY rowid'),
      dates: rows<ReplyDate>(database, 'SELECT * FROM dates ORDER BY seq'),
      imports: rows<ImportNote>(database, 'SELECT * FROM imports ORDER BY rowid'),
    },
    draw: state.get('draw') ?? '',
    log: state.get('log') ?? '',
    pending: pendingIn(database),
  };
}

/** Whether there is anything in it. @throws an error if it is none of this program's */
function isMade(database: Database): boolean {
  const [tables] = rows<{ count: number }>(database, 'SELECT count(*) AS count FROM sqlite_master');
  if (tables?.count === 0) return false;
  const [application] = rows<{ application_id: number }>(database, 'PRAGMA application_id');
  const [version] = rows<{ user_version: number }>(database, 'PRAGMA user_version');
  if (application?.application_id !== APPLICATION) throw new Error('application_id');
  if (version?.user_version !== VERSION) throw new Error(`user_version ${version?.user_version ?? '?'}`);
  return true;
}

function add(database: Database, { attempts, presence, reasons, dates, imports }: LedgerContent): void {
  insert(
    database,
    'attempts',
    attempts.map((one) => [one.label, one.date, one.way, one.met ? 1 : 0, one.attempts]),
  );
  insert(
    database,
    'presence',
    presence.map(({ label, present }) => [label, present ? 1 : 0]),
  );
  insert(
    database,
    'reasons',
    reasons.map(({ label, seq, text }) => [label, seq, text]),
  );
  insert(
    database,
    'dates',
    dates.map(({ seq, date }) => [seq, date]),
  );
  insert(
    database,
    'imports',
    imports.map(({ sha256, name, at, rows: count }) => [sha256, name, at, count]),
  );
}

/** Of what has a key the new one holds. */
function insert(
  database: Database,
  table: string,
  values: readonly (readonly (string | number | null)[])[],
): void {
  const [first] = values;
  if (first === undefined) return;
  const statement = database.prepare(
    `INSERT OR REPLACE INTO ${table} VALUES (${first.map(() => '?').join(', ')})`,
  );
  try {
    for (const row of values) statement.run([...row]);
  } finally {
    statement.finalize();
  }
}

function pendingIn(database: Database): Pending | null {
  const [found] = rows<{ value: string }>(database, "SELECT value FROM state WHERE name = 'pending'");
  return found === undefined ? null : readPending(found.value);
}

/** The file is this program's own. @throws an error without a word of what is in it */
function readPending(text: string): Pending {
  try {
    const { lines, added } = JSON.parse(text) as Partial<Pending>;
    if (Array.isArray(lines) && added !== undefined) return { lines, added };
  } catch {
    // The system's words would show the text.
  }
  throw new Error('pending');
}

function remove(database: Database, name: string): void {
  database.run('DELETE FROM state WHERE name = ?', [name]);
}

function put(database: Database, name: string, value: string): void {
  database.run('INSERT OR REPLACE INTO state VALUES (?, ?)', [name, value]);
}

function rows<T>(database: Database, sql: string): T[] {
  return database.all(sql) as unknown as T[];
}

/** What is decided now is put down. */
export function decideIn(database: Database, { draw, log, added, lines }: Decided): void {
  if (!isMade(database)) database.exec(SCHEMA);
  const pending = JSON.stringify({ lines, added } satisfies Pending);
  for (const [name, value] of Object.entries({ draw, log, pending })) put(database, name, value);
}

/** What was put down counts. @param log the fingerprint of the log that has it */
export function finishIn(database: Database, log: string): void {
  const pending = pendingIn(database);
  if (pending !== null) add(database, pending.added);
  remove(database, 'pending');
  put(database, 'log', log);
}

export function withdrawIn(database: Database): void {
  remove(database, 'pending');
}
