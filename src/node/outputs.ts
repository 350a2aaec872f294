import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LOG_NAME } from '../audit/names.js';
import { error, type Problem, Refusal, refuse } from '../core/problem.js';
import type { LargeFile, OutputFile } from '../procedure/result.js';
import { CommitFolder } from './commit-folder.js';
import {
  flushFolder,
  makeFolders,
  makeOwnFolder,
  move,
  OWN_FILE,
  PartWriter,
  writeFlushed,
  writeNew,
} from './flushed.js';
import { Flushing, SharedFolder } from './flushing.js';
import { type Holder, takeFolder } from './folder-lock.js';
import { nameProblem } from './names.js';
import { OutputFolder } from './output-folder.js';
import { systemCode, unwritable } from './refusals.js';
import { tag, type Unfinished } from './unfinished.js';

/** A file that stands where its user wants it. */
export interface SingleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** readable by its owner alone */
  readonly isSecret?: true;
}

/** Writes folders that stand beside each other. */
export interface ManyFolders {
  /** @returns and throws as {@link OutputFolder.write}, when it is on the disk */
  readonly write: (
    folder: string,
    files: readonly OutputFile[],
    log?: Uint8Array,
  ) => Promise<readonly Problem[]>;
  /** A file that stands elsewhere, as {@link Outputs.writeFiles} writes it. */
  readonly writeFile: (file: SingleFile) => Promise<void>;
}

/** The only place that writes: folders with the files of a draw, and files that stand alone. */
export class Outputs {
  /** @param start the folder from which relative paths begin */
  constructor(
    readonly start: string,
    readonly unfinished: Unfinished,
  ) {}

  /** @throws Refusal as {@link OutputFolder.check} */
  checkFolder(folder: string, names: readonly string[], force: boolean, log?: Uint8Array): void {
    this.#folder(folder, log).check(names, force);
  }

  /**
   * Writes all files, or none.
   * @param log the log that is there and is gone on from; left out: there must be none
   * @returns and throws as {@link OutputFolder.write}
   */
  writeTogether(
    folder: string,
    files: readonly (OutputFile | LargeFile)[],
    force: boolean,
    log?: Uint8Array,
  ): readonly Problem[] {
    return this.#folder(folder, log).write(files, force);
  }

  /**
   * Many folders in one, each as {@link writeTogether} writes it. None waits for another's way to the disk, so whoever
   * writes many should not wait for each either. Whatever killed commands left in these folders is removed: what it was to
   * be may have gone from the list since.
   * @param parent nobody else is at work in it
   * @param beside where files that stand elsewhere go
   */
  folders(parent: string, ...beside: readonly string[]): ManyFolders {
    const shared = new Map<string, SharedFolder>();
    for (const path of [parent, ...beside].map((one) => this.#at(one))) {
      this.unfinished.removeAbandoned(path);
      shared.set(path, new SharedFolder(path));
    }
    const above = (path: string) => {
      const own = dirname(this.#at(path));
      return shared.get(own) ?? new SharedFolder(own);
    };
    // Windows removes and renames no folder with a file that is open in it.
    const isOneByOne = this.unfinished.patience.machine.platform === 'win32';
    return {
      write: async (folder, files, log) =>
        isOneByOne
          ? this.writeTogether(folder, files, false, log)
          : this.#folder(folder, log).writeAlong(files, false, above(folder)),
      writeFile: async (file) => {
        if (isOneByOne) this.writeFiles([file], false);
        else await this.#writeAlong(file, above(file.path));
      },
    };
  }

  async #writeAlong({ path, bytes, isSecret }: SingleFile, above: SharedFolder): Promise<void> {
    const flushing = new Flushing();
    let staging: string | undefined;
    try {
      staging = this.#stagingOf(path, true);
      writeNew(staging, [bytes], isSecret ? OWN_FILE : undefined, flushing);
      await flushing.done();
      this.#appear(staging, path, false);
      // The file is there and whole, whatever the system says of its folder.
      await above.flush().catch(() => {});
    } catch (cause) {
      throw unwritable(path, cause);
    } finally {
      if (staging !== undefined) this.unfinished.remove(staging);
    }
  }

  /**
   * Takes a folder for one command alone; makes it if it is not there.
   * @returns what lets it go again
   * @throws Refusal LOCK-001 if somebody else has it, OUT-001, OUT-002
   */
  async hold(folder: string, holder: Holder): Promise<() => void> {
    this.checkFolder(folder, [], true, this.#logIn(folder));
    try {
      const target = this.#at(folder);
      makeFolders(dirname(target));
      if (!existsSync(target)) makeOwnFolder(target);
      return await takeFolder(target, folder, holder, 0, this.unfinished);
    } catch (cause) {
      throw unwritable(folder, cause);
    }
  }

  #logIn(folder: string): Uint8Array | undefined {
    const path = join(this.#at(folder), LOG_NAME);
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  /**
   * A draw that somebody goes on from must have all its files in their place.
   * @throws Refusal OUT-006 if it was interrupted before that
   */
  refuseInterrupted(folder: string): void {
    const { kind } = new CommitFolder(this.#at(folder), this.unfinished.patience).state();
    if (kind === 'final' || kind === 'busy') throw refuse('invalid', 'OUT-006', { file: folder });
  }

  /**
   * Refuses, before any work is done, files that can't be written.
   * @throws Refusal OUT-004 for those that are there and not to be replaced, OUT-016 .. OUT-019
   */
  checkFiles(paths: readonly string[], force: boolean): void {
    const { platform } = this.unfinished.patience.machine;
    const misnamed = paths.flatMap((path) => {
      const problem = nameProblem(path, platform);
      return problem === null ? [] : [error(...problem)];
    });
    if (misnamed.length > 0) throw new Refusal('usage', misnamed);
    const present = paths.filter((path) => !force && existsSync(this.#at(path)));
    if (present.length > 0) throw new Refusal('overwrite', present.map(isThere));
  }

  /** Writes all files, or none. @throws Refusal as {@link checkFiles}, OUT-002 */
  writeFiles(files: readonly SingleFile[], force: boolean): void {
    const staged: { readonly path: string; readonly staging: string }[] = [];
    const placed: string[] = [];
    try {
      for (const { path, bytes, isSecret } of files) {
        const staging = this.#stagingOf(path);
        staged.push({ path, staging });
        writeFlushed(staging, [bytes], isSecret ? OWN_FILE : undefined);
      }
      for (const { path, staging } of staged) {
        this.#place(staging, path, force);
        if (!force) placed.push(this.#at(path));
      }
    } catch (cause) {
      for (const path of placed) this.unfinished.remove(path);
      throw unwritable(files[0]?.path ?? '', cause);
    } finally {
      for (const { staging } of staged) this.unfinished.remove(staging);
    }
  }

  /** Removes a file that this command has just written. */
  takeBack(path: string): void {
    this.unfinished.remove(this.#at(path));
  }

  /** Removes what killed commands left beside a file that is there already. */
  sweep(path: string): void {
    const target = this.#at(path);
    this.unfinished.removeAbandoned(dirname(target), basename(target));
  }

  /**
   * A large file, written in parts as they come and given its name when it is whole.
   * @param isSecret readable by its owner alone
   * @throws Refusal as {@link checkFiles}, OUT-002
   */
  async writeParts(
    path: string,
    parts: Iterable<Uint8Array>,
    force: boolean,
    isSecret = false,
  ): Promise<void> {
    this.checkFiles([path], force);
    let staging: string | undefined;
    try {
      staging = this.#stagingOf(path);
      const file = new PartWriter(staging, isSecret ? OWN_FILE : undefined);
      try {
        for (const part of parts) {
          file.write(part);
          // Lets a signal through.
          await new Promise((resolve) => setImmediate(resolve));
        }
        file.flush();
      } finally {
        file.close();
      }
      this.#place(staging, path, force);
    } catch (cause) {
      throw unwritable(path, cause);
    } finally {
      if (staging !== undefined) this.unfinished.remove(staging);
    }
  }

  #at(path: string): string {
    return resolve(this.start, path);
  }

  #folder(folder: string, log?: Uint8Array): OutputFolder {
    return new OutputFolder(folder, this.start, this.unfinished, log ?? null);
  }

  /** Where a file is written until it is whole. @param isSwept nothing that others left is looked for */
  #stagingOf(path: string, isSwept = false): string {
    const target = this.#at(path);
    const parent = dirname(target);
    makeFolders(parent);
    if (!isSwept) this.unfinished.removeAbandoned(parent, basename(target));
    const staging = join(parent, `.${basename(target)}.partial-${tag()}`);
    this.unfinished.add(staging);
    return staging;
  }

  /** Gives a file its name; of several who want a new one, exactly one gets it. @throws Refusal OUT-004 */
  #place(staging: string, path: string, force: boolean): void {
    this.#appear(staging, path, force);
    try {
      flushFolder(dirname(this.#at(path)));
    } catch {
      // The file is there and whole; it is neither a draw nor hard to make again.
    }
  }

  #appear(staging: string, path: string, force: boolean): void {
    const target = this.#at(path);
    const { patience } = this.unfinished;
    if (force) move(staging, target, patience);
    else {
      try {
        patience.insist(() => appear(staging, target));
      } catch (cause) {
        if (systemCode(cause) === 'EEXIST') throw new Refusal('overwrite', [isThere(path)]);
        throw cause;
      }
    }
  }
}

function isThere(path: string): Problem {
  return error('OUT-004', { file: dirname(path) }, { names: [basename(path)] });
}

/** Gives the file a second name, if nothing has it. @throws EEXIST if something has */
function appear(staging: string, target: string): void {
  try {
    linkSync(staging, target);
  } catch (cause) {
    if (existsSync(target)) {
      if (statSync(target).ino === statSync(staging).ino) return;
      throw Object.assign(new Error(), { code: 'EEXIST' });
    }
    if (systemCode(cause) === 'ENOENT') throw cause;
    // A file system without links. First an empty file that has the name: only one command can make it.
    new PartWriter(target).close();
    try {
      renameSync(staging, target);
    } catch (renaming) {
      rmSync(target, { force: true });
      throw renaming;
    }
  }
}
