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
import { LOG_NAME } from '../audit/log.js';
import { refuse } from '../core/problem.js';
import type { OutputFile } from '../procedure/result.js';
import { removeAbandoned, tag, unfinished } from './unfinished.js';

/**
 * The only place that writes. Files of one draw appear together or not at all: they are written and
 * flushed in a folder of their own, which then takes its final name in one step. In a folder that holds
 * other things, the finished files are renamed one by one from a folder whose name says that they are
 * complete; if that is interrupted, the next command finishes it.
 */

const COMMITTED = '.losverfahren.commit';

/**
 * Refuses, before any work is done, a folder that can't take the files.
 * @throws Refusal OUT-001 (a file), OUT-002 (not writable), OUT-003 (holds a log), OUT-004 (holds lists)
 */
export function checkOutput(folder: string, names: readonly string[], force: boolean): void {
  finishInterrupted(folder);
  const target = resolve(folder);
  if (existsSync(target) && !isFolder(target)) throw refuse('usage', 'OUT-001', { file: folder });
  if (existsSync(join(target, LOG_NAME))) throw refuse('overwrite', 'OUT-003', { file: folder });
  const present = names.filter((name) => existsSync(join(target, name)));
  if (present.length > 0 && !force)
    throw refuse('overwrite', 'OUT-004', { file: folder }, { names: present });
  let nearest = target;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const place = { file: folder };
  if (!isFolder(nearest)) throw refuse('usage', 'OUT-001', { file: nearest });
  attempt(place.file, () => accessSync(nearest, constants.W_OK));
}

function isFolder(path: string): boolean {
  try {
    return readdirSync(path) !== undefined;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

/** Writes all files, or none. @throws Refusal OUT-002 if the system does not let it */
export function writeTogether(folder: string, files: readonly OutputFile[]): void {
  const target = resolve(folder);
  attempt(folder, () => {
    const parent = dirname(target);
    makeFolders(parent);
    removeAbandoned(parent, basename(target));
    if (isFresh(target)) return appearWhole(target, files);
    removeAbandoned(target, 'losverfahren');
    const staging = stage(join(target, `.losverfahren.partial-${tag()}`), files);
    const committed = join(target, COMMITTED);
    renameSync(staging, committed);
    unfinished.delete(staging);
    finishInterrupted(folder);
  });
}

/** One file, replaced in one step. @throws Refusal OUT-002 */
export function writeAlone(path: string, bytes: Uint8Array): void {
  const target = resolve(path);
  attempt(path, () => {
    makeFolders(dirname(target));
    const staging = stage(join(dirname(target), `.${basename(target)}.partial-${tag()}`), [
      { name: basename(target), bytes },
    ]);
    renameSync(join(staging, basename(target)), target);
    rmSync(staging, { recursive: true });
    unfinished.delete(staging);
    flushFolder(dirname(target));
  });
}

/**
 * A large file, written in parts as they come and given its name when it is whole.
 * @throws Refusal OUT-004 if it is there already and not to be replaced, OUT-002
 */
export async function writeParts(path: string, parts: Iterable<Buffer>, force: boolean): Promise<void> {
  const target = resolve(path);
  if (existsSync(target) && !force)
    throw refuse('overwrite', 'OUT-004', { file: dirname(path) }, { names: [path] });
  const staging = join(dirname(target), `.${basename(target)}.partial-${tag()}`);
  try {
    makeFolders(dirname(target));
    unfinished.add(staging);
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
      unfinished.delete(staging);
    }
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

function appearWhole(target: string, files: readonly OutputFile[]): void {
  const parent = dirname(target);
  const staging = stage(join(parent, `.${basename(target)}.partial-${tag()}`), files);
  if (existsSync(target)) rmdirSync(target);
  renameSync(staging, target);
  unfinished.delete(staging);
  flushFolder(parent);
}

/** Not there yet, or an empty folder that can be replaced. */
function isFresh(target: string): boolean {
  if (!existsSync(target)) return true;
  return lstatSync(target).isDirectory() && readdirSync(target).length === 0 && target !== process.cwd();
}

function stage(staging: string, files: readonly OutputFile[]): string {
  unfinished.add(staging);
  try {
    mkdirSync(staging);
    for (const file of files) writeFlushed(join(staging, file.name), file.bytes);
    flushFolder(staging);
    return staging;
  } catch (cause) {
    rmSync(staging, { recursive: true, force: true });
    unfinished.delete(staging);
    throw cause;
  }
}

/** Moves files into place that an earlier command had finished but not yet moved. */
export function finishInterrupted(folder: string): void {
  const committed = join(resolve(folder), COMMITTED);
  if (!existsSync(committed)) return;
  attempt(folder, () => {
    // The log goes last: as long as it is missing nobody takes the lists for a finished draw.
    const names = readdirSync(committed).sort((a, b) => Number(a === LOG_NAME) - Number(b === LOG_NAME));
    for (const name of names) renameSync(join(committed, name), join(resolve(folder), name));
    rmdirSync(committed);
    flushFolder(resolve(folder));
  });
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
