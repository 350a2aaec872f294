import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { isThorough } from '../thorough.js';
import { csvText, PLAN, save, town } from './registers.js';
import {
  BIN,
  contents,
  environment,
  FIXTURES,
  newFolder,
  type Outcome,
  problemsOf,
  run,
  runProcess,
  SEED,
} from './run.js';

/** What is left when a command is stopped: nothing, what was there before, or the whole new draw. */

const PRELOAD = fileURLToPath(new URL('./signal-at.mjs', import.meta.url));
/** Calls that change what stands in a folder, and all calls of writing. */
const NAMING = 'fs.mkdirSync,fs.renameSync,fs.rmdirSync,fs.rmSync,fs.linkSync';
const WRITING = `${NAMING},fs.openSync,fs.writeSync,fs.fsyncSync`;
const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

/** The command with a signal just before its n-th call of these. */
function stopped(
  args: readonly string[],
  cwd: string,
  on: string,
  at: number,
  signal = 'SIGKILL',
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const env = {
    ...more,
    NODE_OPTIONS: `--import ${JSON.stringify(PRELOAD)}`,
    SIGNAL: signal,
    SIGNAL_AT: String(at),
    SIGNAL_ON: on,
  };
  return runProcess(args, { cwd, env });
}

const callsIn = ({ stderr }: Outcome) => Number(/calls: (\d+)/.exec(stderr)?.[1]);

const register = csvText(town(120));

let largeText = '';

/** More than any pipe holds, and more than is read in one step. */
function large(): string {
  largeText ||= csvText(town(60_000));
  return largeText;
}

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 6'));
  return folder;
}

describe('SIGINT, SIGTERM and SIGHUP', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s while standard input is read: 130, and nothing is written',
    async (signal) => {
      const cwd = prepared();
      const before = contents(cwd);
      const child = spawn(process.execPath, [BIN, ...DRAW.toSpliced(1, 0, '-')], {
        cwd,
        env: environment({}),
      });
      const closed = once(child, 'close');
      // When all of it is written, the command has read most of it.
      const part = Buffer.from(large());
      await new Promise<void>((resolve) => child.stdin.write(part, () => resolve()));
      child.stdin.on('error', () => {});
      child.kill(signal);
      expect((await closed)[0]).toBe(130);
      expect(contents(cwd)).toEqual(before);
    },
  );

  test.each(['0', '2'])(
    'SIGINT while a large file is read by %s threads: 130, and nothing is left',
    async (threads) => {
      const cwd = prepared();
      const temporary = newFolder();
      save(cwd, 'register.csv', large());
      const before = contents(cwd);
      const reads = 'FileHandle.read,fs.readSync';
      const args = [...DRAW, '--workers', threads];
      const outcome = await stopped(args, cwd, reads, 4, 'SIGINT', { TMPDIR: temporary });
      expect([outcome.code, outcome.stdout]).toEqual([130, '']);
      expect(contents(cwd)).toEqual(before);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  test('SIGINT while a synthetic register is written: 130, and no part of it is left', async () => {
    const cwd = newFolder();
    const outcome = await stopped(
      ['synth', '--rows', '60000', '-o', 'town.csv'],
      cwd,
      'fs.writeSync',
      3,
      'SIGINT',
    );
    expect(readdirSync(cwd)).toEqual([]);
    expect(outcome.code).toBe(130);
  });

  test('SIGINT during a simulation: 130, and no result is said', async () => {
    const args = ['simulate', '-c', 'plan.yaml', '--runs', '4000'];
    const outcome = await stopped(args, prepared(), 'crypto.hash', 2000, 'SIGINT');
    expect([outcome.code, outcome.stdout]).toEqual([130, '']);
  });

  test('SIGINT at any point of writing leaves the whole draw or nothing', async () => {
    const points = Array.from({ length: isThorough ? 6 : 3 }, (_, at) => (isThorough ? 4 : 8) * at + 1);
    await inTurns(points, async (at) => {
      const cwd = prepared();
      const before = contents(cwd);
      const outcome = await stopped(DRAW, cwd, WRITING, at, 'SIGINT');
      expect([0, 130]).toContain(outcome.code);
      const after = contents(cwd);
      if (existsSync(join(cwd, 'out'))) expect(contents(join(cwd, 'out'))).toEqual(whole);
      else expect(after).toEqual(before);
      expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });
});

/** The files of the uninterrupted draw. */
let whole: Record<string, string>;

beforeAll(async () => {
  const cwd = prepared();
  expect((await run(DRAW, { cwd })).code).toBe(0);
  whole = contents(join(cwd, 'out'));
});

/** All steps, or some of them and those at the end, by which what is finished is put in its place. */
function moments(steps: number): number[] {
  const all = Array.from({ length: steps }, (_, at) => at + 1);
  return all.filter((at) => isThorough || at === 1 || at % 5 === 0 || at > steps - 4);
}

/** A few at a time. */
async function inTurns(points: readonly number[], work: (point: number) => Promise<void>): Promise<void> {
  const waiting = [...points];
  const worker = async () => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) await work(point);
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** What a folder shows: not the program's own, hidden, unfinished work. */
function shown(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = Object.entries(contents(folder));
  return Object.fromEntries(files.filter(([name]) => !name.startsWith('.losverfahren.')));
}

/** Whether a draw has taken place whose files may not be in their place yet. */
function decidedIn(folder: string): boolean {
  const commit = join(folder, '.losverfahren.commit');
  return existsSync(commit) && readdirSync(commit).some((name) => name.startsWith('final-'));
}

/** What is hidden, and the finished files of a draw, on systems that have modes. */
function readableByOthers(folder: string): string[] {
  if (process.platform === 'win32') return [];
  const isOurs = (name: string) => /(?:^|\/)\.|^out\/(?!notiz)/.test(name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const found = statSync(join(folder, name));
    const isOld = found.isFile() && readFileSync(join(folder, name), 'utf8') === 'alt';
    return isOurs(name) && !isOld && (found.mode & 0o077) !== 0;
  });
}

interface Scene {
  readonly title: string;
  /** makes the output folder as it was before */
  readonly arrange: (folder: string) => void;
  readonly flags: readonly string[];
  /** where it is stopped */
  readonly on: string;
}

const withNote = (folder: string) => {
  mkdirSync(join(folder, 'out'));
  save(folder, 'out/notiz.txt', 'schon da');
};

const scenes: readonly Scene[] = [
  {
    title: 'a folder that is not there yet',
    arrange: () => {},
    flags: [],
    on: WRITING,
  },
  {
    title: 'an empty folder',
    arrange: (folder) => mkdirSync(join(folder, 'out')),
    flags: [],
    on: NAMING,
  },
  {
    title: 'a folder with another file',
    arrange: withNote,
    flags: [],
    on: WRITING,
  },
  {
    title: 'a folder with older lists and --force',
    arrange: (folder) => {
      withNote(folder);
      save(folder, 'out/invitations.csv', 'alt');
      save(folder, 'out/reserve.csv', 'alt');
    },
    flags: ['--force'],
    on: NAMING,
  },
];

describe('SIGKILL at every step of writing', () => {
  test.each(scenes.map((scene) => [scene.title, scene] as const))(
    'into %s: all or nothing, and the next draw cleans up',
    async (_, scene) => {
      const args = [...DRAW, ...scene.flags];
      const counted = prepared();
      scene.arrange(counted);
      const old = shown(join(counted, 'out'));
      const steps = callsIn(await stopped(args, counted, scene.on, 0));
      expect(steps).toBeGreaterThan(scene.on === WRITING ? 15 : 2);
      const done = { ...old, ...whole };
      expect(contents(join(counted, 'out'))).toEqual(done);

      const found = new Set<string>();
      await inTurns(moments(steps), async (at) => {
        const cwd = prepared();
        scene.arrange(cwd);
        const out = join(cwd, 'out');
        expect((await stopped(args, cwd, scene.on, at)).code).toBeNull();
        const state = shown(out);
        const isDecided = decidedIn(out);
        const isOld = isDeepStrictEqual(state, old);
        const isDone = isDeepStrictEqual(state, done);
        expect(isOld || isDone || isDecided).toBe(true);
        found.add(isDecided ? 'decided' : isOld ? 'old' : 'done');
        expect(readableByOthers(cwd)).toEqual([]);
        const next = await run([...args, '--json'], { cwd });
        const codes = isDecided ? ['OUT-012'] : isDone ? ['OUT-003'] : [];
        expect(problemsOf(next).map(({ code }) => code)).toEqual(codes);
        expect(next.code).toBe(codes.length > 0 ? 6 : 0);
        expect(contents(out)).toEqual(done);
        expect(readdirSync(cwd).sort()).toEqual(['out', 'plan.yaml', 'register.csv']);
      });
      // Files that stand beside others are put in place one by one, the log last.
      const met = scene.title === 'a folder that is not there yet' ? ['old'] : ['decided', 'old'];
      expect([...found]).toEqual(expect.arrayContaining(met));
    },
  );

  test('a panel beside other things: all or nothing, and the next one cleans up', async () => {
    const args = ['panel', join(FIXTURES, 'zusagen.csv'), '-c', join(FIXTURES, 'lostoepfe.yaml'), '-s', SEED];
    const panel = [...args, '-o', 'out', '--json'];
    const arranged = () => {
      const cwd = newFolder();
      withNote(cwd);
      return cwd;
    };
    const counted = arranged();
    const steps = callsIn(await stopped(panel, counted, NAMING, 0));
    const done = contents(join(counted, 'out'));
    expect(steps).toBeGreaterThan(6);
    await inTurns(moments(steps), async (at) => {
      const cwd = arranged();
      expect((await stopped(panel, cwd, NAMING, at)).code).toBeNull();
      expect(readableByOthers(cwd)).toEqual([]);
      expect([0, 6]).toContain((await run(panel, { cwd })).code);
      expect(contents(join(cwd, 'out'))).toEqual(done);
      expect(readdirSync(cwd)).toEqual(['out']);
    });
  });

  test('verify moves nothing: only a draw finishes what was decided', async () => {
    const cwd = prepared();
    withNote(cwd);
    // The claim, the decision, and then the first file is about to be moved.
    const outcome = await stopped(DRAW, cwd, 'fs.renameSync', 3);
    expect([outcome.code, decidedIn(join(cwd, 'out'))]).toEqual([null, true]);
    const before = contents(cwd);
    const verified = await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml'], { cwd });
    expect(verified.code).toBe(3);
    expect(contents(cwd)).toEqual(before);
    const drawn = await run([...DRAW, '--json'], { cwd });
    expect([drawn.code, problemsOf(drawn).map(({ code }) => code)]).toEqual([6, ['OUT-012']]);
    expect(Object.keys(contents(join(cwd, 'out')))).toEqual([
      'audit.jsonl',
      'invitations.csv',
      'notiz.txt',
      'reserve.csv',
    ]);
    expect((await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml'], { cwd })).code).toBe(0);
  });
});
