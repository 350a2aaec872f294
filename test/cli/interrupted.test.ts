import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import {
  BIN,
  contents,
  environment,
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
const NAMING = 'fs.mkdirSync,fs.renameSync,fs.rmdirSync,fs.rmSync';
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

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 6'));
  return folder;
}

describe('SIGINT and SIGTERM', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s while standard input is read: 130, and nothing is written',
    async (signal) => {
      const cwd = prepared();
      const before = contents(cwd);
      const child = spawn(process.execPath, [BIN, ...DRAW.toSpliced(1, 0, '-')], {
        cwd,
        env: environment({}),
      });
      const closed = once(child, 'close');
      // More than any pipe holds: when all of it is written, the command has read most of it.
      const part = Buffer.from(csvText(town(40_000)));
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
      save(cwd, 'register.csv', csvText(town(100_000)));
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
    const points = Array.from({ length: 6 }, (_, at) => 4 * at + 1);
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
      await inTurns(
        Array.from({ length: steps }, (_, at) => at + 1),
        async (at) => {
          const cwd = prepared();
          scene.arrange(cwd);
          const out = join(cwd, 'out');
          expect((await stopped(args, cwd, scene.on, at)).code).toBeNull();
          const committed = existsSync(join(out, '.losverfahren.commit'));
          const state = shown(out);
          const isOld = isDeepStrictEqual(state, old);
          const isDone = isDeepStrictEqual(state, done);
          expect(isOld || isDone || committed).toBe(true);
          found.add(committed ? 'committed' : isOld ? 'old' : 'done');
          const next = await run([...args, '--json'], { cwd });
          const isThere = committed || !isOld;
          expect(problemsOf(next).map(({ code }) => code)).toEqual(isThere ? ['OUT-003'] : []);
          expect(next.code).toBe(isThere ? 6 : 0);
          expect(contents(out)).toEqual(done);
          expect(readdirSync(cwd).sort()).toEqual(['out', 'plan.yaml', 'register.csv']);
        },
      );
      // Files that stand beside others are put in place one by one, the log last.
      const met = Object.keys(old).length > 0 ? ['committed', 'old'] : ['old'];
      expect([...found]).toEqual(expect.arrayContaining(met));
    },
  );

  test('verify moves nothing of a draw that was interrupted, and says so; draw finishes it', async () => {
    const cwd = prepared();
    withNote(cwd);
    // The call after the renaming to .losverfahren.commit: the first file is about to be moved.
    const outcome = await stopped(DRAW, cwd, 'fs.renameSync', 2);
    expect(outcome.code).toBeNull();
    const left = contents(join(cwd, 'out'));
    expect(Object.keys(left)).toContain('.losverfahren.commit/audit.jsonl');
    const verified = await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml', '--json'], { cwd });
    expect(verified.code).toBe(3);
    expect(problemsOf(verified).map(({ code }) => code)).toEqual(['LOG-001', 'LOG-003']);
    expect(contents(join(cwd, 'out'))).toEqual(left);
    expect((await run(DRAW, { cwd })).code).toBe(6);
    expect(Object.keys(contents(join(cwd, 'out')))).toEqual([
      'audit.jsonl',
      'invitations.csv',
      'notiz.txt',
      'reserve.csv',
    ]);
    expect((await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml'], { cwd })).code).toBe(0);
  });
});
