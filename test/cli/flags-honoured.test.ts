import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../src/cli/flags/commands.js';
import { flagsOf } from '../../src/cli/flags/named.js';
import { runCommandLine } from '../../src/cli/run.js';
import type { World } from '../../src/cli/world.js';
import { CALLS, honoured, ground as made } from './honoured.js';
import { contents, newFolder, worldIn } from './run.js';

/** No command has a flag that it ignores: each one changes the result, or is refused with a reason. */

const COLOUR = /\u001b\[\d+m/g;

let folder = '';
/** what stands there, and where calls are made: everything is there as in the ground */
let ground = new Set<string>();
let files: Readonly<Record<string, string>> = {};
const cwd = newFolder();

beforeAll(async () => {
  folder = await made();
  cpSync(folder, cwd, { recursive: true });
  ground = new Set(namesIn(folder));
  files = contents(folder);
});

const namesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' });

/** Puts back what a call has changed: to copy everything for each call takes longer than most calls. */
function putBack(seen: Readonly<Record<string, string>>): void {
  for (const name of namesIn(cwd))
    if (!ground.has(name)) rmSync(join(cwd, name), { recursive: true, force: true });
  for (const [name, hash] of Object.entries(files)) {
    if (seen[name] === hash) continue;
    cpSync(join(folder, name), join(cwd, name), { recursive: true });
  }
  expect(contents(cwd)).toEqual(files);
}

interface Seen {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A call on the ground; no thread can read there. */
async function call(args: readonly string[], machine: (world: World) => object = () => ({})): Promise<Seen> {
  const world = worldIn({ cwd });
  const readerThread = new URL('file:///nirgends/thread.js');
  const threads = { readerThread, municipalityThread: readerThread };
  const code = await runCommandLine(args, { ...world, ...threads, ...machine(world) });
  const seen = contents(cwd);
  putBack(seen);
  return { code, stdout: world.stdout.text, stderr: world.stderr.text, files: seen };
}

const plain = new Map<string, Promise<Seen>>();

/** A call without the flag; many have the same. */
function callBefore(args: readonly string[]): Promise<Seen> {
  const key = args.join('\0');
  const seen = plain.get(key) ?? call(args);
  plain.set(key, seen);
  return seen;
}

// A clock on which every look costs a minute: no limit holds, and no test depends on how fast a machine is.
beforeEach(() => {
  let minutes = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => 60_000 * minutes++);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const pairs = COMMANDS.flatMap((command) => flagsOf(command).map(({ name }) => [command, name] as const));
/** What they change is seen on other machines, see below. */
const APART = ['--verbose', '--no-color', '--no-input'];

test.each(pairs.filter(([, name]) => !APART.includes(name)))(
  '%s %s changes the result, or is refused with a reason',
  async (command, name) => {
    const one = honoured(command, name);
    if (one === undefined) throw new Error('there are no calls for it');
    expect(one.typed).toContain(name);
    const base = [...(one.call ?? CALLS[command]), ...(one.also ?? [])];
    const [before, after] = [await callBefore(base), await call([...base, ...one.typed])];
    expect(after.code, after.stderr).toBe(one.exit ?? 0);
    expect(after).not.toEqual(before);
    if (one.because === undefined) return;
    expect(after.stderr).toContain(one.because);
    expect(before.stderr).not.toContain(one.because);
  },
);

test.each(COMMANDS)('%s: without a flag nothing makes a difference', async (command) => {
  expect(await call(CALLS[command])).toEqual(await callBefore(CALLS[command]));
});

test.each(COMMANDS)('%s --verbose: where the program failed', async (command) => {
  const broken = new Proxy(
    {},
    {
      get: () => () => {
        throw new TypeError('broken');
      },
    },
  );
  const machine = () => ({ files: broken, outputs: broken });
  const [before, after] = [CALLS[command], [...CALLS[command], '--verbose']];
  const [short, long] = [await call(before, machine), await call(after, machine)];
  expect([short.code, long.code]).toEqual([1, 1]);
  expect([short, long].map(({ stderr }) => /BUG-001/.test(stderr))).toEqual([true, true]);
  expect([short, long].map(({ stderr }) => /^ +at /m.test(stderr))).toEqual([false, true]);
});

test.each(COMMANDS)('%s --no-color: no colours, also where they are asked for', async (command) => {
  const machine = ({ environment }: World) => ({ environment: { ...environment, FORCE_COLOR: '1' } });
  // What these say has none; what they refuse has.
  const base = ['synth', 'page'].includes(command)
    ? [command, '-o', 'plan.yaml']
    : command === 'completion'
      ? ['completion', 'bash', '-o', 'plan.yaml']
      : CALLS[command];
  const [before, after] = [await call(base, machine), await call([...base, '--no-color'], machine)];
  const plainText = ({ stdout, stderr }: Seen) => (stdout + stderr).replace(COLOUR, '');
  expect(plainText(before)).not.toBe(before.stdout + before.stderr);
  expect(plainText(after)).toBe(after.stdout + after.stderr);
  expect(plainText(after)).toBe(plainText(before));
});

test('init --no-input: on a terminal nobody is asked', async () => {
  const machine = ({ stdout }: World) => ({
    stdin: Object.assign(Readable.from([]), { isTTY: true }),
    stdout: Object.assign(stdout, { isTTY: true }),
  });
  const [asked, not] = [await call(CALLS.init, machine), await call([...CALLS.init, '--no-input'], machine)];
  expect([asked.code, not.code]).toEqual([2, 0]);
  expect(asked.stderr).toContain('USE-011');
});
