import { existsSync, lstatSync, readFileSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from 'node-sqlite3-wasm';
import { STATE_NAME } from '../audit/names.js';
import { refuse } from '../core/problem.js';
import type { LedgerContent, LedgerState } from '../procedure/ledger.js';
import type { Decided } from '../procedure/recovery.js';
import { flushFile, flushFolder, makeOwnFolder, move, OWN_FILE, PartWriter } from './flushed.js';
import { type Holder, takeFolder } from './folder-lock.js';
import { decideIn, finishIn, stateOf, withdrawIn } from './ledger-tables.js';
import { systemCode, unwritable } from './refusals.js';
import { tag, type Unfinished } from './unfinished.js';

/** The private files of replies, in SQLite: one beside each log. Whoever reads or writes one has its folder to himself. */

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
    this.unfinished.removeAbandoned(at, 'losverfahren');
    const file = new LedgerFile(at, join(folder, STATE_NAME), this.unfinished);
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

/**
 * SQLite works on a copy in a folder of its own, which takes the file's place when it is whole. What a killed process
 * has begun is then never seen. (With this build of SQLite a journal that was left behind is never played back: it
 * takes its own lock for somebody else's.)
 */
class LedgerFile {
  constructor(
    readonly folder: string,
    /** as it was typed */
    readonly shown: string,
    readonly unfinished: Unfinished,
  ) {}

  async read(): Promise<LedgerState | null> {
    if (!existsSync(this.#path)) return null;
    return this.#inCopy(stateOf);
  }

  decide(decided: Decided): Promise<void> {
    return this.#change((database) => decideIn(database, decided));
  }

  finish(log: string): Promise<void> {
    return this.#change((database) => finishIn(database, log));
  }

  withdraw(): Promise<void> {
    return this.#change(withdrawIn);
  }

  get #path(): string {
    return join(this.folder, STATE_NAME);
  }

  #change(action: (database: Database) => void): Promise<void> {
    return this.#inCopy(
      (database) => transaction(database, () => action(database)),
      (copy) => {
        flushFile(copy);
        move(copy, this.#path, this.unfinished.patience);
        try {
          flushFolder(this.folder);
        } catch {
          // The log's own folder is this one; it says so if that can't be done here.
        }
      },
    );
  }

  /** @param then what becomes of the copy, when SQLite is done with it */
  async #inCopy<T>(action: (database: Database) => T, then: (copy: string) => void = () => {}): Promise<T> {
    const sqlite = (await import('node-sqlite3-wasm')).default;
    const staging = join(this.folder, `.losverfahren.partial-${tag()}`);
    const copy = join(staging, STATE_NAME);
    this.unfinished.add(staging);
    try {
      makeOwnFolder(staging);
      this.#copy(copy);
      const result = inDatabase(new sqlite.Database(copy), action);
      then(copy);
      return result;
    } catch (cause) {
      throw this.#refusal(cause);
    } finally {
      this.unfinished.remove(staging);
    }
  }

  /** Readable by its owner alone, from the first byte on; empty if there is none yet. */
  #copy(path: string): void {
    const found = lstatSync(this.#path, { throwIfNoEntry: false });
    if (found?.isFile() === false) throw Object.assign(new Error(), { code: 'ENOTFILE' });
    const file = new PartWriter(path, OWN_FILE);
    try {
      if (found !== undefined) file.write(readFileSync(this.#path));
    } finally {
      file.close();
    }
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
    if (!/full|open the database|unable to open|disk I\/O|locked/i.test(message)) return null;
    try {
      const { bavail, bsize } = statfsSync(this.folder);
      return bavail * bsize < LITTLE ? 'ENOSPC' : 'EIO';
    } catch {
      return 'EIO';
    }
  }
}

/** Fewer bytes than a change of such a file needs. */
const LITTLE = 65_536;

function inDatabase<T>(database: Database, action: (database: Database) => T): T {
  try {
    // The copy is nobody's yet: it is flushed when it is done, and thrown away if it is not. A new one keeps no room for
    // what was put down for a while, and none of its words.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA auto_vacuum = FULL');
    return action(database);
  } finally {
    database.close();
  }
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
