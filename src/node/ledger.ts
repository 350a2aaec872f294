import { existsSync, lstatSync, rmdirSync, statfsSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Database } from 'node-sqlite3-wasm';
import { STATE_NAME } from '../audit/names.js';
import { refuse } from '../core/problem.js';
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
import { OWN_FILE, writeFlushed } from './flushed.js';
import { type Holder, takeFolder } from './folder-lock.js';
import { systemCode, unwritable } from './refusals.js';
import type { Unfinished } from './unfinished.js';

/** The private files of replies, in SQLite: one beside each log. Whoever reads or writes one has its folder to himself. */

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

/** Milliseconds that a second clerk waits. */
const PATIENCE = 15_000;

/** A folder that nobody else records in meanwhile. */
export interface HeldFolder {
  /** `null`: there is no private file. @throws Refusal LEDGER-001 */
  read(): Promise<LedgerState | null>;
  /** All of it, or none. @throws Refusal LEDGER-001, OUT-002 */
  decide(decided: Decided): Promise<void>;
  /** The log has what was decided; what is noted with it counts from now on. @param log its fingerprint */
  finish(log: string): Promise<void>;
  /** What was decided could not be written. */
  withdraw(): Promise<void>;
  release(): void;
}

export class Ledgers {
  /** @param start the folder from which relative paths begin */
  constructor(
    readonly start: string,
    readonly unfinished: Unfinished,
    readonly patience = PATIENCE,
  ) {}

  /** @throws Refusal LOCK-001, OUT-002 */
  async hold(folder: string, holder: Holder): Promise<HeldFolder> {
    const at = resolve(this.start, folder);
    const release = await takeFolder(at, folder, holder, this.patience, this.unfinished).catch(
      (cause: unknown) => {
        throw unwritable(folder, cause);
      },
    );
    const file = new LedgerFile(join(at, STATE_NAME), join(folder, STATE_NAME));
    return {
      read: () => file.read(),
      decide: (decided) => file.decide(decided),
      finish: (log) => file.finish(log),
      withdraw: () => file.withdraw(),
      release,
    };
  }

  /** What is in the private file of a folder; `null`: there is none. @throws Refusal LOCK-001, LEDGER-001, OUT-002 */
  async read(folder: string, holder: Holder): Promise<LedgerContent | null> {
    if (!existsSync(resolve(this.start, folder, STATE_NAME))) return null;
    const held = await this.hold(folder, holder);
    try {
      return (await held.read())?.content ?? null;
    } finally {
      held.release();
    }
  }
}

class LedgerFile {
  constructor(
    readonly path: string,
    /** as it was typed */
    readonly shown: string,
  ) {}

  async read(): Promise<LedgerState | null> {
    if (!existsSync(this.path)) return null;
    return this.#use(stateOf);
  }

  async decide({ draw, log, added, lines }: Decided): Promise<void> {
    const isNew = !existsSync(this.path);
    if (isNew) this.#make();
    try {
      await this.#use((database) => {
        transaction(database, () => {
          if (!isMade(database)) database.exec(SCHEMA);
          const pending = JSON.stringify({ lines, added } satisfies Pending);
          for (const [name, value] of Object.entries({ draw, log, pending })) put(database, name, value);
        });
      });
    } catch (cause) {
      if (isNew) this.#unmake();
      throw cause;
    }
  }

  async finish(log: string): Promise<void> {
    await this.#use((database) => {
      transaction(database, () => {
        const pending = pendingIn(database);
        if (pending !== null) add(database, pending.added);
        remove(database, 'pending');
        put(database, 'log', log);
      });
    });
  }

  async withdraw(): Promise<void> {
    await this.#use((database) => remove(database, 'pending'));
  }

  /** Readable by its owner alone, from the first byte on. */
  #make(): void {
    try {
      writeFlushed(this.path, [], OWN_FILE);
    } catch (cause) {
      throw unwritable(this.shown, cause);
    }
  }

  /** Nothing got into it. */
  #unmake(): void {
    try {
      if (lstatSync(this.path).size === 0) unlinkSync(this.path);
    } catch {
      // An empty file is as good as none.
    }
  }

  async #use<T>(action: (database: Database) => T): Promise<T> {
    const sqlite = (await import('node-sqlite3-wasm')).default;
    let database: Database | undefined;
    try {
      if (!lstatSync(this.path).isFile()) throw Object.assign(new Error(), { code: 'ENOTFILE' });
      this.#sweep();
      database = new sqlite.Database(this.path);
      database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      return action(database);
    } catch (cause) {
      throw this.#refusal(cause);
    } finally {
      closed(database);
    }
  }

  /** A killed process may have left its lock; nobody else is at work here. */
  #sweep(): void {
    if (existsSync(`${this.path}.lock`)) rmdirSync(`${this.path}.lock`);
  }

  #refusal(cause: unknown): unknown {
    if (systemCode(cause) !== undefined) return unwritable(this.shown, cause);
    if (!(cause instanceof Error) || cause.name === 'Refusal') return cause;
    const place = { file: this.shown };
    const reason = this.#reason(cause.message);
    if (reason !== null) return refuse('usage', 'OUT-002', place, { reason });
    return refuse('invalid', 'LEDGER-001', place, { reason: cause.message.slice(0, 100) });
  }

  /** What the system has against the file; SQLite does not pass it on. `null`: it is the file itself that is amiss. */
  #reason(message: string): string | null {
    if (/readonly/i.test(message)) return 'EACCES';
    if (!/full|open the database|unable to open|disk I\/O|locked/i.test(message)) return null;
    try {
      const { bavail, bsize } = statfsSync(dirname(this.path));
      return bavail * bsize < LITTLE ? 'ENOSPC' : 'EIO';
    } catch {
      return 'EIO';
    }
  }
}

/** Fewer bytes than a change of such a file needs. */
const LITTLE = 65_536;

/** Whatever closing fails of, what was stored is stored. */
function closed(database: Database | undefined): void {
  try {
    if (database?.isOpen === true) database.close();
  } catch {
    // Its lock goes with the next use.
  }
}

/** @throws an error that says what is wrong with the file */
function stateOf(database: Database): LedgerState | null {
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

function transaction(database: Database, action: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    action();
    database.exec('COMMIT');
  } catch (cause) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

function rows<T>(database: Database, sql: string): T[] {
  return database.all(sql) as unknown as T[];
}
