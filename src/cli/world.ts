import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Readable } from 'node:stream';
import { Browser } from '../node/browser.js';
import { disk } from '../node/disk.js';
import { blankDocument } from '../node/document.js';
import { Ledgers } from '../node/ledger.js';
import { Outputs, type SingleFile } from '../node/outputs.js';
import { Removal } from '../node/removal.js';
import { Unfinished } from '../node/unfinished.js';
import type { Files } from '../procedure/files.js';
import type { Program } from '../procedure/tools.js';
import { program } from './version.js';

/** Standard output or standard error. */
export interface Screen extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type { SingleFile };

/** What makes a PDF of pages. */
export type Printer = Pick<Browser, 'require' | 'print'>;

/** All of the machine that a command touches. */
export interface World {
  readonly files: Files;
  readonly outputs: Outputs;
  readonly removal: Removal;
  /** makes a PDF of pages */
  readonly printer: Printer;
  /** what pictures are drawn on */
  readonly document: typeof blankDocument;
  readonly ledgers: Ledgers;
  /** who is at work, for others who wait */
  readonly user: string;
  readonly unfinished: Unfinished;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** what time it is; nothing that is decided depends on it */
  readonly clock: () => Date;
  /** bytes that nobody can guess, for a key; nothing that is decided afterwards depends on how they came about */
  readonly random: (bytes: number) => Uint8Array;
  readonly program: Program;
  /** the file that a reading thread runs */
  readonly readerThread: URL;
  /** the file that a thread of a batch runs */
  readonly municipalityThread: URL;
  /** the file that the thread of a search for a lottery runs; `null`: it is searched here */
  readonly searchThread: URL | null;
  /** when the command began, on the clock of `performance`, in milliseconds */
  readonly begun: number;
  /** what Ctrl-C does */
  readonly interrupt: () => void;
}

/** The machine that this process runs on. */
export function thisMachine(): World {
  const unfinished = new Unfinished();
  const start = process.cwd();
  let known: Program | undefined;
  return {
    files: disk(start, process.stdin),
    outputs: new Outputs(start, unfinished),
    removal: new Removal(start, unfinished.patience),
    printer: new Browser(unfinished, process),
    document: blankDocument,
    ledgers: new Ledgers(start, unfinished),
    get user() {
      return userName();
    },
    unfinished,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    platform: process.platform,
    environment: process.env,
    clock: () => new Date(),
    random: randomBytes,
    get program() {
      known ??= program();
      return known;
    },
    readerThread: new URL('../node/threads/reader-thread.js', import.meta.url),
    municipalityThread: new URL('./municipality-thread.js', import.meta.url),
    searchThread: new URL('./search-thread.js', import.meta.url),
    // That clock begins with the process.
    begun: 0,
    interrupt: () => process.emit('SIGINT'),
  };
}

/** Such as `meier, rathaus-12`. A system may know no name for somebody. */
function userName(): string {
  try {
    return `${userInfo().username}, ${hostname()}`;
  } catch {
    return hostname();
  }
}
