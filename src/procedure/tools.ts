import type { ReadOptions } from '../register/read.js';
import type { Files } from './files.js';
import type { SearchHooks } from './search.js';

/** What a step of the procedure needs of the place where it runs, a terminal or a page. */
export interface Tools {
  readonly files: Files;
  readonly program: Program;
  /**
   * How a register is read: progress, threads, room for what memory can't hold.
   * @param bytes of all its files
   */
  readonly reading: (bytes: number) => ReadOptions;
  /** of the search for a lottery under quotas */
  readonly search: SearchHooks;
  /** the time that goes into a log, RFC 3339 in UTC; it decides nothing */
  readonly now: () => string;
}

/** What a log says of the program that wrote it. */
export interface Program {
  readonly toolVersion: string;
  readonly nodeVersion: string;
}
