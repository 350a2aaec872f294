import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonOf, systemCode } from '../node/refusals.js';
import type { Program } from '../procedure/tools.js';

/** A file of the program itself can't be read, or is not what it should be. */
export class ProgramFileFailure extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
    this.name = 'ProgramFileFailure';
  }
}

const TOP = new URL('../../', import.meta.url);

/** A file that comes with the program. @param path from its top. @throws ProgramFileFailure */
export function programFile(path: string): Uint8Array {
  try {
    return readFileSync(new URL(path, TOP));
  } catch (cause) {
    throw new ProgramFileFailure(path, reasonOf(cause));
  }
}

/** @throws ProgramFileFailure */
function packageVersion(): string {
  try {
    const text = readFileSync(new URL('package.json', TOP), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch (cause) {
    throw new ProgramFileFailure('package.json', reasonOf(cause));
  }
}

export function program(): Program {
  return { toolVersion: packageVersion(), nodeVersion: process.version };
}

/** Whether an error is about a file of the program, such as a module that is loaded when it is needed. */
export function programFileFailure(cause: unknown): ProgramFileFailure | null {
  if (cause instanceof ProgramFileFailure) return cause;
  const { code, path, url } = cause as NodeJS.ErrnoException & { readonly url?: string };
  if (code === 'ERR_MODULE_NOT_FOUND') return new ProgramFileFailure(basename(url ?? ''), 'ENOENT');
  if (systemCode(cause) === undefined || path === undefined) return null;
  const inside = relative(fileURLToPath(TOP), path);
  return inside.startsWith('..') || !/^(?:dist|node_modules|package\.json)/.test(inside)
    ? null
    : new ProgramFileFailure(inside.replaceAll('\\', '/'), reasonOf(cause));
}
