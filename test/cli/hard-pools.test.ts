import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isThorough } from '../thorough.js';
import { newFolder, readEntries, runProcess, SEED } from './run.js';

/**
 * Pools of the size that national assemblies have (bench/lottery/hard.mjs), with little time and with Ctrl-C in the middle:
 * whatever comes out holds, or there is nothing. How long it takes is measured by `npm run lottery:time` in bench.
 */

interface Pool {
  readonly folder: string;
  readonly panel: number;
}
const POOLS = '../../bench/lottery/pools.mjs';
const poolOf = async (name: string) =>
  ((await import(/* @vite-ignore */ POOLS)) as { pool: (name: string) => Promise<Pool> }).pool(name);

const NAMES = ['hard-600', 'hard-1000', 'hard-2220', 'hard-400', 'hard-10000', 'hard-40'];
const MOMENTS = 50;
const LONG = 3_600_000;

async function argumentsFor(name: string): Promise<string[]> {
  const { folder, panel } = await poolOf(name);
  const files = [join(folder, 'answers.csv'), '--targets', join(folder, 'targets.csv')];
  return ['panel', ...files, '--size', String(panel), '--column', 'id=id', '-s', SEED];
}

/** A list that time cut short, or was long enough for; or none, and then it is said why. */
async function expectSound(args: readonly string[], limit: number): Promise<void> {
  const cwd = newFolder();
  const drawn = await runProcess([...args, '-o', 'out', '--time-limit', String(limit), '--json'], { cwd });
  if (drawn.code === 2) {
    expect(drawn.stderr).toContain('QUOTA-051');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    return;
  }
  expect(drawn.code, drawn.stderr).toBe(0);
  const { complete } = JSON.parse(drawn.stdout) as { complete: boolean };
  const body = readEntries(join(cwd, 'out')).find(({ type }) => type === 'panel.lottery')
    ?.body as unknown as {
    complete: boolean;
    outcomes: readonly unknown[];
  };
  expect(body.complete).toBe(complete);
  expect(body.outcomes.length).toBeGreaterThan(1);
  expect(drawn.stderr.includes('QUOTA-004')).toBe(!complete);
  expect((await runProcess(['verify', 'out', '--answers', args[1] as string, '-q'], { cwd })).code).toBe(0);
}

describe.skipIf(!isThorough)('hard pools', { timeout: LONG }, () => {
  test.each(NAMES.flatMap((name) => [1, 5, 20].map((limit) => [name, limit] as const)))(
    '%s with a limit of %i s: sound, or nothing',
    async (name, limit) => {
      await expectSound(await argumentsFor(name), limit);
    },
  );

  test(`hard-600, its time over at ${MOMENTS} moments: sound, or nothing`, async () => {
    const args = await argumentsFor('hard-600');
    for (let moment = 1; moment <= MOMENTS; moment++) await expectSound(args, moment / 10);
  });
});

describe.skipIf(!isThorough || process.platform === 'win32')('Ctrl-C', { timeout: LONG }, () => {
  test(`at ${MOMENTS} moments: 130 and nothing is there, or all of it`, async () => {
    const { spawn } = await import('node:child_process');
    const { BIN, environment } = await import('./run.js');
    const args = await argumentsFor('hard-2220');
    const codes: (number | null)[] = [];
    for (let moment = 1; moment <= MOMENTS; moment++) {
      const cwd = newFolder();
      const child = spawn(process.execPath, [BIN, ...args, '-o', 'out'], {
        cwd,
        env: environment({}),
        stdio: 'ignore',
      });
      const timer = setTimeout(() => child.kill('SIGINT'), moment * 150);
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      clearTimeout(timer);
      codes.push(code);
      const isThere = existsSync(join(cwd, 'out', 'audit.jsonl'));
      expect([code, isThere]).toEqual(code === 0 ? [0, true] : [130, false]);
      if (code !== 0) expect(existsSync(join(cwd, 'out'))).toBe(false);
    }
    expect(codes).toContain(130);
  });
});
