import { lstatSync, readdirSync, unlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Remains } from '../procedure/purge-files.js';
import type { Patience } from './patience.js';
import { reasonOf, systemCode, unreadable } from './refusals.js';

/** A file that could not be deleted, and what the system says. */
export interface LeftFile {
  readonly path: string;
  readonly reason: string;
}

/**
 * Deletes single files for good: no folder, and no link is followed. Nothing is written over them before, for on a
 * medium that moves its blocks, or keeps earlier states, that proves nothing.
 */
export class Removal implements Remains {
  /** @param start the folder from which relative paths begin */
  constructor(
    readonly start: string,
    readonly patience: Patience,
  ) {}

  /** @throws Refusal RUN-010 if the system does not say */
  what(path: string): 'file' | 'folder' | 'other' | null {
    const found = this.#seen(path);
    if (found === undefined) return null;
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  }

  names(folder: string): readonly string[] {
    try {
      return readdirSync(this.#at(folder)).sort();
    } catch (cause) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(cause) ?? '')) return [];
      throw unreadable(folder, cause);
    }
  }

  isSame(path: string, other: string): boolean {
    const [a, b] = [this.#seen(path), this.#seen(other)];
    if (a === undefined || b === undefined) return this.#at(path) === this.#at(other);
    return a.ino === b.ino && a.dev === b.dev;
  }

  /** @returns those that are still there */
  remove(paths: readonly string[]): readonly LeftFile[] {
    return paths.flatMap((path) => {
      const reason = this.#removed(path);
      return reason === null ? [] : [{ path, reason }];
    });
  }

  /** `null`: it is not there any more */
  #removed(path: string): string | null {
    try {
      const what = this.what(path);
      if (what === null) return null;
      if (what !== 'file') return 'ENOTFILE';
      this.patience.insist(() => unlinkSync(this.#at(path)));
      return null;
    } catch (cause) {
      // A network drive may say that it failed when it did not.
      return this.#isGone(path) ? null : reasonOf(cause);
    }
  }

  #isGone(path: string): boolean {
    try {
      return this.#seen(path) === undefined;
    } catch {
      return false;
    }
  }

  #seen(path: string) {
    try {
      return lstatSync(this.#at(path), { bigint: true, throwIfNoEntry: false });
    } catch (cause) {
      if (systemCode(cause) === 'ENOTDIR') return undefined;
      throw unreadable(path, cause);
    }
  }

  #at(path: string): string {
    return resolve(this.start, path);
  }
}
