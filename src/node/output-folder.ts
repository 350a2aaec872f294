import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LOG_NAME } from '../audit/names.js';
import { error, type Problem, refuse, warning } from '../core/problem.js';
import type { LargeFile, OutputFile } from '../procedure/result.js';

import { CommitFolder } from './commit-folder.js';
import {
  AT_ONCE,
  flushFolder,
  makeFolders,
  makeOwnFolder,
  missingFolders,
  move,
  writeFolder,
} from './flushed.js';
import { type Flush, Flushing, SharedFolder } from './flushing.js';
import { irreplaceable } from './irreplaceable.js';
import { nameProblem } from './names.js';
import { reasonOf, unwritable } from './refusals.js';
import { tag, type Unfinished } from './unfinished.js';

/** What became of files that were to be put in their place, and the folder that is to be flushed for them. */
interface Placed {
  readonly problems: readonly Problem[];
  readonly unflushed: string | null;
}

/** Files that are written and not yet in their place. */
interface Staged {
  readonly staging: string;
  readonly place: () => Placed;
}

/**
 * Lists and log appear together or not at all, and of several commands at once exactly one has its way. A new
 * folder is written beside its place and takes its name in one step; in a folder that is there already the
 * files go through a {@link CommitFolder}.
 */
export class OutputFolder {
  readonly #target: string;
  readonly #commit: CommitFolder;

  /**
   * @param folder as it was typed, for messages
   * @param start the folder from which relative paths begin
   * @param log the log that is there and is gone on from; `null`: there must be none
   */
  constructor(
    readonly folder: string,
    start: string,
    readonly unfinished: Unfinished,
    readonly log: Uint8Array | null = null,
  ) {
    this.#target = resolve(start, folder);
    this.#commit = new CommitFolder(this.#target, unfinished.patience);
  }

  /**
   * Refuses, before any work is done, a folder that can't take the files.
   * @throws Refusal OUT-001 (a file), OUT-002 (not writable), OUT-003 (holds a log), OUT-004 (holds lists),
   *   OUT-005, OUT-010 .. OUT-012, OUT-016 .. OUT-019
   */
  check(names: readonly string[], force: boolean): void {
    const { platform } = this.unfinished.patience.machine;
    const problem = nameProblem(this.folder, platform);
    if (problem !== null) throw refuse('usage', ...problem);
    this.#attempt(() => {
      if (existsSync(this.#target) && !isFolder(this.#target))
        throw refuse('usage', 'OUT-001', { file: this.folder });
      const nearest = dirname(missingFolders(this.#target)[0] ?? join(this.#target, LOG_NAME));
      if (!isFolder(nearest)) throw refuse('usage', 'OUT-001', { file: nearest });
      this.unfinished.removeAbandoned(this.#target, 'losverfahren');
      this.#finishInterrupted();
      this.#checkContents(names, force);
      accessSync(nearest, constants.W_OK);
    });
  }

  /**
   * Writes all files, or none.
   * @returns what else there is to say of files that are in their place (warnings), or that the draw is
   *   decided and files are not in their place yet (an error, OUT-015)
   * @throws Refusal as {@link check}; nothing has changed then
   */
  write(files: readonly (OutputFile | LargeFile)[], force: boolean): readonly Problem[] {
    const name = basename(this.#target);
    const parent = dirname(this.#target);
    return this.#attempt(() => {
      makeFolders(parent);
      this.unfinished.removeAbandoned(parent, name);
      const { problems, unflushed } = this.#staged(files, force, AT_ONCE).place();
      return unflushed === null ? problems : this.#settled(unflushed);
    });
  }

  /**
   * The same while others are written: what is on its way to the disk is not waited for, and a flush of the folder above
   * holds for all that have appeared.
   * @param above has been swept of what killed commands left
   */
  async writeAlong(
    files: readonly (OutputFile | LargeFile)[],
    force: boolean,
    above: SharedFolder,
  ): Promise<readonly Problem[]> {
    const flushing = new Flushing();
    let staged: Staged;
    try {
      staged = this.#attempt(() => {
        makeFolders(dirname(this.#target));
        return this.#staged(files, force, flushing);
      });
    } catch (cause) {
      flushing.close();
      throw cause;
    }
    try {
      await flushing.done();
    } catch (cause) {
      this.unfinished.remove(staged.staging);
      throw unwritable(this.folder, cause);
    }
    const { problems, unflushed } = this.#attempt(staged.place);
    if (unflushed === null) return problems;
    const folder = unflushed === dirname(this.#target) ? above : new SharedFolder(unflushed);
    return folder.flush().then(() => [], this.#notFlushed);
  }

  #staged(files: readonly (OutputFile | LargeFile)[], force: boolean, flush: Flush): Staged {
    if (!existsSync(this.#target)) return this.#stagedBeside(files, flush);
    this.unfinished.removeAbandoned(this.#target, 'losverfahren');
    return this.#stagedInside(files, force, flush);
  }

  #stagedBeside(files: readonly (OutputFile | LargeFile)[], flush: Flush): Staged {
    const staging = join(dirname(this.#target), `.${basename(this.#target)}.partial-${tag()}`);
    const orRemoved = <T>(action: () => T): T => {
      try {
        return action();
      } catch (cause) {
        this.unfinished.remove(staging);
        // Whatever stands there now came while this one was at work.
        throw existsSync(this.#target) ? this.#overtaken() : cause;
      }
    };
    this.unfinished.add(staging);
    orRemoved(() => writeFolder(staging, files, flush));
    const place = () => {
      orRemoved(() => move(staging, this.#target, this.unfinished.patience));
      this.unfinished.forget(staging);
      return { problems: [], unflushed: dirname(this.#target) };
    };
    return { staging, place };
  }

  #stagedInside(files: readonly (OutputFile | LargeFile)[], force: boolean, flush: Flush): Staged {
    const own = tag();
    const staging = join(this.#target, `.losverfahren.partial-${own}`);
    const orRemoved = <T>(action: () => T): T => {
      try {
        return action();
      } catch (cause) {
        this.unfinished.remove(staging);
        throw cause;
      }
    };
    this.unfinished.add(staging);
    orRemoved(() => {
      makeOwnFolder(staging);
      writeFolder(CommitFolder.inner(staging, own), files, flush);
      flush.folder(staging);
    });
    const place = () =>
      orRemoved(() => {
        if (!this.#commit.claim(staging)) throw this.#overtaken();
        return this.#decideAndPlace(files, force, own, staging);
      });
    return { staging, place };
  }

  /** Nobody else comes in between: this command has the claim. */
  #decideAndPlace(
    files: readonly (OutputFile | LargeFile)[],
    force: boolean,
    own: string,
    staging: string,
  ): Placed {
    const names = files.map(({ name }) => name);
    let decided: string;
    try {
      this.#checkContents(names, force);
      decided = this.#commit.decide(own);
    } catch (cause) {
      this.#withdraw(this.#commit.claimedName(own), staging);
      throw cause;
    }
    this.unfinished.forget(staging);
    const { left, reason } = this.#commit.place(decided, names);
    const place = { file: this.folder };
    if (left.length > 0)
      return { problems: [error('OUT-015', place, { names: left, reason })], unflushed: null };
    if (reason !== '') return { problems: [warning('OUT-013', place, { reason })], unflushed: null };
    return { problems: [], unflushed: this.#target };
  }

  #withdraw(name: string, to: string): void {
    try {
      this.#commit.withdraw(name, to);
    } catch {
      this.unfinished.add(this.#commit.pathOf(name));
    }
  }

  /** Everything is in its place. */
  #settled(folder: string): readonly Problem[] {
    try {
      flushFolder(folder);
      return [];
    } catch (cause) {
      return this.#notFlushed(cause);
    }
  }

  readonly #notFlushed = (cause: unknown): readonly Problem[] => [
    warning('OUT-013', { file: this.folder }, { reason: reasonOf(cause) }),
  ];

  /** @throws Refusal OUT-003, OUT-004, OUT-011 */
  #checkContents(names: readonly string[], force: boolean): void {
    const place = { file: this.folder };
    if (!this.#isAsExpected()) throw refuse('overwrite', 'OUT-003', place);
    const others = names.filter((name) => name !== LOG_NAME);
    const present = others.filter((name) => existsSync(join(this.#target, name)));
    if (present.length === 0) return;
    if (!force) throw refuse('overwrite', 'OUT-004', place, { names: present });
    const held = present.flatMap((name) => {
      const reason = irreplaceable(join(this.#target, name), this.unfinished.patience);
      return reason === null ? [] : [{ name, reason }];
    });
    const [first] = held;
    if (first === undefined) return;
    const params = { names: held.map(({ name }) => name), reason: first.reason };
    throw refuse('usage', 'OUT-011', place, params);
  }

  /** Whether the log that is there is the one that is gone on from. */
  #isAsExpected(): boolean {
    const path = join(this.#target, LOG_NAME);
    if (this.log === null || !existsSync(path)) return this.log === null && !existsSync(path);
    return readFileSync(path).equals(this.log);
  }

  /**
   * Moves files into place that an earlier command had finished but not yet moved.
   * @throws Refusal OUT-012 to say that this was done, OUT-005, OUT-010, OUT-015
   */
  #finishInterrupted(): void {
    const place = { file: this.folder };
    const state = this.#commit.state();
    if (state.kind === 'none') this.#commit.sweep();
    if (state.kind === 'strange') throw refuse('overwrite', 'OUT-005', place);
    if (state.kind === 'busy') throw refuse('overwrite', 'OUT-010', place);
    if (state.kind === 'abandoned') {
      const staging = join(this.#target, `.losverfahren.partial-${tag()}`);
      this.unfinished.add(staging);
      this.#commit.withdraw(state.name, staging);
      this.unfinished.remove(staging);
    }
    if (state.kind !== 'final') return;
    const { left, reason } = this.#commit.place(state.name, this.#commit.files(state.name));
    if (left.length > 0) throw refuse('overwrite', 'OUT-015', place, { names: left, reason });
    flushFolder(this.#target);
    throw refuse('overwrite', 'OUT-012', place);
  }

  /** Somebody else was faster. */
  #overtaken(): unknown {
    const hasLog = existsSync(join(this.#target, LOG_NAME));
    return refuse('overwrite', hasLog ? 'OUT-003' : 'OUT-010', { file: this.folder });
  }

  /** @throws Refusal OUT-002 for what the system has against it */
  #attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw unwritable(this.folder, cause);
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return readdirSync(path) !== undefined;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}
