import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LOG_NAME } from '../audit/names.js';
import { error, Refusal, refuse } from '../core/problem.js';
import type { OutputFile } from '../procedure/result.js';
import { removeAbandoned, tag, type Unfinished } from './unfinished.js';

/**
 * The only place that writes. Files of one draw appear together or not at all: they are written and
 * flushed in a folder of their own, which then takes its final name in one step. In a folder that holds
 * other things, the finished files are renamed one by one from a folder whose name says that they are
 * complete; if that is interrupted, the next command finishes it.
 */
export class Outputs {
  readonly #start: string;
  readonly #unfinished: Unfinished;

  /** @param start the folder from which relative paths begin */
  constructor(start: string, unfinished: Unfinished) {
    this.#start = start;
    this.#unfinished = unfinished;
  }

  /**
   * Refuses, before any work is done, a folder that can't take the files.
   * @throws Refusal OUT-001 (a file), OUT-002 (not writable), OUT-003 (holds a log), OUT-004 (holds lists)
   */
  checkFolder(folder: string, names: readonly string[], force: boolean): void {
    this.finishInterrupted(folder);
    const target = this.#at(folder);
    if (existsSync(target) && !isFolder(target)) throw refuse('usage', 'OUT-001', { file: folder });
    if (existsSync(join(target, LOG_NAME))) throw refuse('overwrite', 'OUT-003', { file: folder });
    const present = names.filter((name) => existsSync(join(target, name)));
    if (present.length > 0 && !force)
      throw refuse('overwrite', 'OUT-004', { file: folder }, { names: present });
    let nearest = target;
    while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
    if (!isFolder(nearest)) throw refuse('usage', 'OUT-001', { file: nearest });
    attempt(folder, () => accessSync(nearest, constants.W_OK));
  }

  /** @throws Refusal OUT-004 for files that are there and not to be replaced */
  checkFiles(paths: readonly string[], force: boolean): void {
    const problems = paths
      .filter((path) => existsSync(this.#at(path)) && !force)
      .map((path) => error('OUT-004', { file: dirname(path) }, { names: [basename(path)] }));
    if (problems.length > 0) throw new Refusal('overwrite', problems);
  }

  /** Writes all files, or none. @throws Refusal OUT-002 if the system does not let it */
  writeTogether(folder: string, files: readonly OutputFile[]): void {
    const target = this.#at(folder);
    attempt(folder, () => {
      const parent = dirname(target);
      makeFolders(parent);
      removeAbandoned(parent, basename(target));
      if (this.#isFresh(target)) return this.#appearWhole(target, files);
      removeAbandoned(target, 'losverfahren');
      const staging = this.#stage(join(target, `.losverfahren.partial-${tag()}`), files);
      renameSync(staging, join(target, COMMITTED));
      this.#unfinished.forget(staging);
      this.finishInterrupted(folder);
    });
  }

  /** One file, replaced in one step. @throws Refusal OUT-002 */
  writeAlone(path: string, bytes: Uint8Array): void {
    const target = this.#at(path);
    attempt(path, () => {
      makeFolders(dirname(target));
      const staging = this.#stage(join(dirname(target), `.${basename(target)}.partial-${tag()}`), [
        { name: basename(target), bytes },
      ]);
      renameSync(join(staging, basename(target)), target);
      rmSync(staging, { recursive: true });
      this.#unfinished.forget(staging);
      flushFolder(dirname(target));
    });
  }

  /**
   * A large file, written in parts as they come and given its name when it is whole.
   * @throws Refusal OUT-004 if it is there already and not to be replaced, OUT-002
   */
  async writeParts(path: string, parts: Iterable<Uint8Array>, force: boolean): Promise<void> {
    const target = this.#at(path);
    if (existsSync(target) && !force)
      throw refuse('overwrite', 'OUT-004', { file: dirname(path) }, { names: [path] });
    const staging = join(dirname(target), `.${basename(target)}.partial-${tag()}`);
    try {
      makeFolders(dirname(target));
      this.#unfinished.add(staging);
      const file = openSync(staging, 'wx');
      try {
        for (const part of parts) {
          for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
          // Lets a signal through.
          await new Promise((resolve) => setImmediate(resolve));
        }
        fsyncSync(file);
        renameSync(staging, target);
      } finally {
        closeSync(file);
        rmSync(staging, { force: true });
        this.#unfinished.forget(staging);
      }
    } catch (cause) {
      throw notWritable(path, cause);
    }
  }

  /** Moves files into place that an earlier command had finished but not yet moved. */
  finishInterrupted(folder: string): void {
    const target = this.#at(folder);
    const committed = join(target, COMMITTED);
    if (!existsSync(committed)) return;
    attempt(folder, () => {
      // The log goes last: as long as it is missing nobody takes the lists for a finished draw.
      const names = readdirSync(committed).sort((a, b) => Number(a === LOG_NAME) - Number(b === LOG_NAME));
      for (const name of names) renameSync(join(committed, name), join(target, name));
      rmdirSync(committed);
      flushFolder(target);
    });
  }

  #at(path: string): string {
    return resolve(this.#start, path);
  }

  /** Not there yet, or an empty folder that can be replaced; never the one that somebody stands in. */
  #isFresh(target: string): boolean {
    if (!existsSync(target)) return true;
    const isEmpty = lstatSync(target).isDirectory() && readdirSync(target).length === 0;
    return isEmpty && target !== resolve(this.#start);
  }

  #appearWhole(target: string, files: readonly OutputFile[]): void {
    const parent = dirname(target);
    const staging = this.#stage(join(parent, `.${basename(target)}.partial-${tag()}`), files);
    if (existsSync(target)) rmdirSync(target);
    renameSync(staging, target);
    this.#unfinished.forget(staging);
    flushFolder(parent);
  }

  #stage(staging: string, files: readonly OutputFile[]): string {
    this.#unfinished.add(staging);
    try {
      mkdirSync(staging);
      for (const file of files) writeFlushed(join(staging, file.name), file.bytes);
      flushFolder(staging);
      return staging;
    } catch (cause) {
      rmSync(staging, { recursive: true, force: true });
      this.#unfinished.forget(staging);
      throw cause;
    }
  }
}

const COMMITTED = '.losverfahren.commit';

function isFolder(path: string): boolean {
  try {
    return readdirSync(path) !== undefined;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes renames durable. Windows can't open folders; its renames are journaled. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

/** What the system has against writing, as a refusal; anything else as it is. */
function notWritable(path: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined ? cause : refuse('usage', 'OUT-002', { file: path }, { reason: code });
}

/** One after the other: where a file system can't hold folders, `recursive` would try without end. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  mkdirSync(path);
}
