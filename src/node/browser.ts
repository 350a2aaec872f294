import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refuse } from '../core/problem.js';
import { makeOwnFolder, OWN_FILE, PartWriter } from './flushed.js';
import { systemCode } from './refusals.js';
import { scratchFolder } from './scratch.js';
import type { Unfinished } from './unfinished.js';

/**
 * Pages as PDF, by a browser that is on this machine anyway: Chromium, Chrome or Edge, without a window. It is given a
 * folder of its own that nobody else can read, finds no network, and is ended when its time is up or the command is.
 */
export class Browser {
  constructor(
    readonly unfinished: Unfinished,
    readonly machine: Pick<NodeJS.Process, 'platform' | 'env'>,
  ) {}

  /** Its program. @throws Refusal PDF-001 if there is none */
  require(): string {
    const found = candidates(this.machine).find(isProgram);
    if (found === undefined) throw refuse('usage', 'PDF-001');
    return found;
  }

  /**
   * @param html one page of HTML that needs nothing from elsewhere
   * @param seconds after which the browser is ended
   * @returns the PDF, piece by piece; it is gone with the command's other unfinished work
   * @throws Refusal PDF-001 (no browser), PDF-002 (it gave no PDF), PDF-003 (no time left), PDF-004 (its
   *   folder can't be used)
   */
  async print(html: Iterable<Uint8Array>, seconds: number): Promise<Iterable<Uint8Array>> {
    const program = this.require();
    const folder = scratchFolder(this.unfinished);
    const [page, pdf, profile] = [
      join(folder, 'page.html'),
      join(folder, 'page.pdf'),
      join(folder, 'profile'),
    ];
    try {
      makeOwnFolder(folder);
      makeOwnFolder(profile);
      const file = new PartWriter(page, OWN_FILE);
      try {
        for (const part of html) {
          file.write(part);
          // Lets a signal through.
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        file.close();
      }
    } catch (cause) {
      const reason = systemCode(cause);
      throw reason === undefined ? cause : refuse('invalid', 'PDF-004', { file: folder }, { reason });
    }
    const args = argumentsFor(page, pdf, profile);
    const code = await ended(program, args, seconds, this.machine.platform);
    if (code === 'late') throw refuse('invalid', 'PDF-003', { file: program }, { seconds });
    if (!isWholePdf(pdf)) throw refuse('invalid', 'PDF-002', { file: program });
    return chunksOf(pdf);
  }
}

/** Where a browser may be named that is nowhere else. */
const NAMED = 'LOSVERFAHREN_BROWSER';

/** Paths where browsers usually are, the likeliest first. */
function candidates({ platform, env }: Browser['machine']): string[] {
  const named = env[NAMED];
  if (named !== undefined && named !== '') return [named];
  if (platform === 'win32') {
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    return [...programs, 'Chromium\\Application\\chrome.exe'].flatMap((program) =>
      roots.map((root) => `${root}\\${program}`),
    );
  }
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    const home = env.HOME;
    const roots = ['/Applications', ...(home === undefined ? [] : [join(home, 'Applications')])];
    return names.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const all = [...names, 'microsoft-edge', 'microsoft-edge-stable'];
  // What lies in the working folder is not run.
  return all.flatMap((name) => folders.filter(isAbsolute).map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function argumentsFor(page: string, pdf: string, profile: string): string[] {
  // Nobody runs a browser as root but in a container, where it has no other way.
  const isRoot = process.getuid?.() === 0;
  return [
    ...[
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
    ],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-pings'],
    ...[
      '--disable-default-apps',
      '--disable-domain-reliability',
      '--disable-breakpad',
      '--metrics-recording-only',
    ],
    ...['--host-resolver-rules=MAP * ~NOTFOUND', '--mute-audio'],
    ...['--password-store=basic', '--use-mock-keychain'],
    ...(isRoot ? ['--no-sandbox'] : []),
    ...[`--user-data-dir=${profile}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`],
    pathToFileURL(page).href,
  ];
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** Runs it until it ends. @returns its exit code; `null` if it could not be begun or was killed; `late`: its time was up */
function ended(
  program: string,
  args: readonly string[],
  seconds: number,
  platform: NodeJS.Platform,
): Promise<number | null | 'late'> {
  return new Promise((resolve) => {
    // A group of its own, so that all its processes can be ended at once.
    const isGroup = platform !== 'win32';
    const child = spawn(program, args, { stdio: 'ignore', detached: isGroup, windowsHide: true });
    const kill = () => end(child, isGroup);
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      kill();
    }, seconds * 1000);
    // Before whoever removes its folder.
    for (const signal of SIGNALS) process.prependListener(signal, kill);
    process.prependListener('exit', kill);
    const settle = (code: number | null) => {
      clearTimeout(limit);
      for (const signal of SIGNALS) process.removeListener(signal, kill);
      process.removeListener('exit', kill);
      resolve(isLate ? 'late' : code);
    };
    child.on('error', () => settle(null));
    child.on('close', settle);
  });
}

function end(child: ChildProcess, isGroup: boolean): void {
  try {
    if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const CHUNK = 1 << 20;

function isWholePdf(path: string): boolean {
  let first = '';
  let last = '';
  try {
    for (const part of chunksOf(path)) {
      if (first === '') first = ascii(part.subarray(0, 5));
      last = ascii(part.subarray(-32)).padStart(32) || last;
    }
  } catch {
    return false;
  }
  return first === '%PDF-' && last.includes('%%EOF');
}

const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const part = new Uint8Array(CHUNK);
      const length = readSync(file, part, 0, CHUNK, null);
      if (length === 0) return;
      yield part.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
