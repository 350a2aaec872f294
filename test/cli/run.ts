import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { program } from '../../src/cli/version.js';
import type { World } from '../../src/cli/world.js';
import { Browser } from '../../src/node/browser.js';
import { disk } from '../../src/node/disk.js';
import { blankDocument } from '../../src/node/document.js';
import { Ledgers } from '../../src/node/ledger.js';
import { Outputs } from '../../src/node/outputs.js';
import { Removal } from '../../src/node/removal.js';
import { Unfinished } from '../../src/node/unfinished.js';

/** The command line: in this process, or as its users have it, as a process of its own. */

export const BIN = fileURLToPath(new URL('../../bin/losverfahren.js', import.meta.url));
export const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Long enough for no warning. */
export const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';

/** Round 1000 of drand's chain quicknet, as its servers give it. */
export const ROUND = JSON.stringify({
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
});

export interface Outcome {
  /** `null`: a signal ended it */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly language?: 'de' | 'en';
  /** besides those that every run has; `undefined` takes one away */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Buffer;
}

/** Longer than any command here can take; one that hangs is ended and has no exit code. */
const HANGS_AFTER = 20_000;

const LOCALES = { de: 'de_DE.UTF-8', en: 'en_US.UTF-8' };

/** Nothing is inherited, so that no test depends on the machine's language, colours or time. */
export function environment(options: RunOptions): NodeJS.ProcessEnv {
  const locale = LOCALES[options.language ?? 'en'];
  const { PATH, SystemRoot } = process.env;
  const fixed = { PATH, SystemRoot, LANG: locale, LC_ALL: locale, SOURCE_DATE_EPOCH: '1796500800' };
  return Object.fromEntries(
    Object.entries({ ...fixed, ...options.env }).filter(([, value]) => value !== undefined),
  );
}

/** What a stream was given, as one text. */
class Kept extends Writable {
  readonly #parts: Buffer[] = [];

  override _write(part: Buffer, _: BufferEncoding, done: () => void): void {
    this.#parts.push(Buffer.from(part));
    done();
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }
}

/** A machine of its own for a command: it stands in a folder, and what it says is kept. */
export function worldIn(options: RunOptions = {}): World & { readonly stdout: Kept; readonly stderr: Kept } {
  const unfinished = new Unfinished();
  const start = options.cwd ?? tmpdir();
  const stdin = Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]);
  return {
    files: disk(start, stdin),
    outputs: new Outputs(start, unfinished),
    removal: new Removal(start, unfinished.patience),
    printer: new Browser(unfinished, process),
    document: blankDocument,
    ledgers: new Ledgers(start, unfinished, 0),
    user: 'meier, rathaus',
    unfinished,
    stdin,
    stdout: new Kept(),
    stderr: new Kept(),
    platform: process.platform,
    environment: environment(options),
    clock: () => new Date('2026-12-05T19:30:00Z'),
    // A test's key is always the same one.
    random: (bytes) => new Uint8Array(bytes).fill(7),
    program: program(),
    readerThread: new URL('../../dist/node/threads/reader-thread.js', import.meta.url),
    municipalityThread: new URL('../../dist/cli/municipality-thread.js', import.meta.url),
    searchThread: null,
    begun: performance.now(),
    interrupt: () => {},
  };
}

/** The command line with these arguments, in this process. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const world = worldIn(options);
  const code = await runCommandLine(args, world);
  return { code, stdout: world.stdout.text, stderr: world.stderr.text };
}

/** The same as a process of its own, for what only a process has: streams, signals, exit codes. */
export function runProcess(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return execute(process.execPath, [BIN, ...args], options);
}

/** Any program. */
export function execute(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd ?? tmpdir(), env: environment(options) });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const limit = setTimeout(() => child.kill('SIGKILL'), HANGS_AFTER);
    child.stdout.on('data', (part: Buffer) => stdout.push(part));
    child.stderr.on('data', (part: Buffer) => stderr.push(part));
    // A command that reads no standard input may be gone before it was written.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8');
      resolve({ code, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

const folders: string[] = [];
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

/** A new, empty folder; it is gone when the tests of the file are over. */
export function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'losverfahren-'));
  folders.push(path);
  return path;
}

/** Every file below a folder with the hash of its bytes, and every folder; two are equal if nothing changed. */
export function contents(path: string, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(path).sort()) {
    const inner = join(path, name);
    if (statSync(inner).isDirectory()) {
      found[`${prefix}${name}/`] = 'folder';
      Object.assign(found, contents(inner, `${prefix}${name}/`));
    } else {
      found[prefix + name] = createHash('sha256').update(readFileSync(inner)).digest('hex');
    }
  }
  return found;
}

export interface ShownProblem {
  readonly code: string;
  readonly severity: string;
  readonly where?: readonly {
    readonly file?: string;
    readonly lines?: readonly number[];
    readonly key?: string;
  }[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly what: string;
  readonly remedy: string;
}

/** The problems that a command with `--json` wrote to standard error. */
export function problemsOf(outcome: Outcome): readonly ShownProblem[] {
  if (outcome.stderr === '') return [];
  return (JSON.parse(outcome.stderr) as { problems: ShownProblem[] }).problems;
}

/** The lines of an audit log as objects. */
export interface Entry {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly prev: string;
  readonly v: string;
  readonly body: Record<string, unknown>;
}

export function readEntries(folder: string): Entry[] {
  const text = readFileSync(join(folder, 'audit.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
}

/** The body of the log's entry of this type. */
export function bodyOf(folder: string, type: string): Record<string, unknown> {
  const entry = readEntries(folder).find((one) => one.type === type);
  if (entry === undefined) throw new Error(`no entry ${type}`);
  return entry.body;
}
