import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/machine/node.js';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, contents, environment, newFolder, type Outcome, run, SEED } from './run.js';

/** Standard output takes nothing more: what is stored is stored, and it is said on the other stream. */

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

function prepared(): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(town(120)));
  save(folder, 'plan.yaml', PLAN);
  return folder;
}

function fingerprintOf(folder: string): string {
  const lines = readFileSync(join(folder, 'audit.jsonl'), 'utf8').trimEnd().split('\n');
  return digest(lines.at(-1) ?? '');
}

/** With standard output on a device that is always full, or on a pipe that nobody reads. */
async function onto(output: 'full' | 'closed', args: readonly string[], cwd: string): Promise<Outcome> {
  const full = output === 'full' ? openSync('/dev/full', 'w') : 'pipe';
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: environment({}),
    stdio: ['ignore', full, 'pipe'],
  });
  child.stdout?.destroy();
  if (typeof full === 'number') closeSync(full);
  let stderr = '';
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: '', stderr };
}

describe.skipIf(process.platform !== 'linux')('a draw with standard output', () => {
  test.each(['full', 'closed'] as const)(
    '%s: the files are there, the fingerprint is on standard error, and the code is 7',
    async (output) => {
      const usual = prepared();
      await run(DRAW, { cwd: usual });
      for (const more of [[], ['--json']]) {
        const cwd = prepared();
        const { code, stderr } = await onto(output, [...DRAW, ...more], cwd);
        expect(code).toBe(7);
        expect(contents(join(cwd, 'out'))).toEqual(contents(join(usual, 'out')));
        expect(stderr).toContain('RUN-014');
        expect(stderr).toContain(fingerprintOf(join(cwd, 'out')));
        expect(stderr).not.toMatch(/^ *at |BUG-001|nothing was written/m);
      }
    },
  );
});

describe.skipIf(process.platform !== 'linux')('another command', () => {
  test.each([
    ['check', ['check', '-c', 'plan.yaml']],
    ['preview', ['preview', '-c', 'plan.yaml', '--json']],
    ['synth', ['synth', '--rows', '20000']],
  ])('%s, with standard output full: said, and the code is not 0', async (_, args) => {
    const { code, stderr } = await onto('full', args, prepared());
    expect(code).toBe(7);
    expect(stderr).toContain('RUN-015');
    expect(stderr).not.toMatch(/^ *at |BUG-001/m);
  });

  test('help, with standard output full: the code is not 0', async () => {
    expect(await onto('full', ['--help'], prepared())).toMatchObject({ code: 7, stderr: '' });
  });

  test.each([
    ['check', ['check', '-c', 'plan.yaml'], 0],
    ['check of a broken register', ['check', 'plan.yaml', '-c', 'plan.yaml'], 3],
    ['synth', ['synth', '--rows', '20000'], 0],
  ])('%s, whose reader has seen enough: quiet, and the code is its own', async (_, args, expected) => {
    const { code, stderr } = await onto('closed', args, prepared());
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/^ *at |BUG-001|RUN-/m);
  });
});
