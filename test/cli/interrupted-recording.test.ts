import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf } from '../audit/verifying.js';
import { done, drawn, litter, RECORD, REPLACE, whole } from '../node/recording.js';
import { isThorough } from '../thorough.js';
import { type Outcome, run, runProcess } from './run.js';

/** `record` and `replace` as processes that are killed, or asked to end, at many moments. */

const PRELOAD = fileURLToPath(new URL('./signal-at.mjs', import.meta.url));
/** All calls that change something on the disk, SQLite's own among them. */
const ON = [
  ...['mkdirSync', 'renameSync', 'rmdirSync', 'rmSync', 'linkSync', 'unlinkSync', 'openSync', 'writeSync'],
  ...['fsyncSync', 'ftruncateSync', 'closeSync'],
]
  .map((name) => `fs.${name}`)
  .join();

function stopped(args: readonly string[], cwd: string, at: number, signal = 'SIGKILL'): Promise<Outcome> {
  const env = {
    NODE_OPTIONS: `--import ${JSON.stringify(PRELOAD)}`,
    SIGNAL: signal,
    SIGNAL_AT: String(at),
    SIGNAL_ON: ON,
  };
  return runProcess(args, { cwd, env });
}

/** A few at a time. */
async function inTurns(points: readonly number[], work: (point: number) => Promise<void>): Promise<void> {
  const waiting = [...points];
  const worker = async () => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) await work(point);
  };
  await Promise.all([worker(), worker()]);
}

let fresh = '';
let replied = '';
beforeAll(async () => {
  fresh = await drawn();
  replied = copyOf(fresh);
  await done(replied, RECORD);
});

describe.each([
  ['record', () => fresh, RECORD],
  ['replace', () => replied, REPLACE],
] as const)('%s', (_, from, args) => {
  test.each(['SIGKILL', 'SIGINT'] as const)(
    'with %s at any moment: the next call ends as if nothing had happened',
    async (signal) => {
      const counted = copyOf(from());
      const calls = Number(/calls: (\d+)/.exec((await stopped(args, counted, 0)).stderr)?.[1]);
      const expected = await whole(counted);
      expect([calls > 60, expected.litter]).toEqual([true, []]);
      const step = isThorough ? 1 : Math.ceil(calls / (signal === 'SIGKILL' ? 12 : 3));
      const moments = Array.from({ length: calls }, (_, at) => at + 1).filter((at) => at % step === 0);
      const codes = new Set<number | null>();
      await inTurns(moments, async (at) => {
        const cwd = copyOf(from());
        const { code, stderr } = await stopped(args, cwd, at, signal);
        codes.add(code);
        // One that is asked to end leaves the folder free and tidy.
        if (signal === 'SIGINT') {
          expect([at, code]).toEqual([at, expect.toBeOneOf([0, 130])]);
          expect([at, litter(cwd)]).toEqual([at, []]);
          expect(stderr).not.toContain('BUG-001');
        }
        const next = await run(args, { cwd });
        expect([at, next.code, next.code === 0 ? '' : next.stderr]).toEqual([at, 0, '']);
        expect([at, await whole(cwd)]).toEqual([at, expected]);
      });
      if (signal === 'SIGKILL') expect([...codes]).toEqual([null]);
    },
    // A thousand processes, on a machine that others use too.
    isThorough ? 1_800_000 : 180_000,
  );
});
