import type { Problem } from '../core/problem.js';
import type { StoredBytes } from '../core/stored.js';

/** A file that is to be written, whole or not at all. */
export interface OutputFile {
  /** without folders */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One that need not fit into memory. */
export interface LargeFile {
  /** without folders */
  readonly name: string;
  readonly stored: StoredBytes;
}

/** What every step of the procedure gives. It has written nothing and said nothing yet. */
export interface Result<Facts> {
  /** what came of it, for people and for `--json` */
  readonly facts: Facts;
  /** to be written together; empty: nothing is to be written */
  readonly files: readonly OutputFile[];
  /** the lines of the log, also among the files; empty: there is none */
  readonly lines: readonly string[];
  /** what a reader of the result should know; errors only where the result is a list of them */
  readonly problems: readonly Problem[];
}
