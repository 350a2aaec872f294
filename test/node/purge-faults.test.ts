import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyOf } from '../audit/verifying.js';
import { csvText, PLAN, save, town } from '../cli/registers.js';
import { newFolder, type Outcome, readEntries, run, SEED } from '../cli/run.js';
import { type Call, systemError, unwatch, watch } from './watched-fs.js';

/**
 * Every single call of the file system in a purge fails once, or is its last. Nothing is ever deleted that the log
 * does not say, and whatever the log says the next call brings about.
 */

vi.mock('node:fs', async (original) => {
  const { watchedSync } = await import('./watched-fs.js');
  return watchedSync(await original<object>());
});
vi.mock('node:fs/promises', async (original) => {
  const { watchedPromises } = await import('./watched-fs.js');
  return watchedPromises(await original<object>());
});

afterEach(unwatch);

const PURGE = ['purge', 'out', '-c', 'plan.yaml', '--urn', '--yes', '--json', '--at', '2027-03-01T00:00:00Z'];
const FILES = ['out/invitations.csv', 'out/reserve.csv', 'out/urn.csv', 'out.key', 'kopie.csv'];

let whole = '';
beforeAll(async () => {
  whole = newFolder();
  save(whole, 'register.csv', csvText(town(120)));
  save(whole, 'plan.yaml', `${PLAN.replace('size: 40', 'size: 6')}purge: { files: [kopie.csv] }\n`);
  save(whole, 'kopie.csv', 'x\n');
  for (const args of [
    ['commit', 'register.csv', '-c', 'plan.yaml', '-o', 'out'],
    ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'],
  ])
    expect((await run(args, { cwd: whole })).code).toBe(0);
});

const there = (folder: string) => FILES.filter((name) => existsSync(join(folder, name)));
const log = (folder: string) => readFileSync(join(folder, 'out/audit.jsonl'), 'utf8');
const purges = (folder: string) => readEntries(join(folder, 'out')).filter(({ type }) => type === 'purge');
const codesOf = ({ stderr }: Outcome) =>
  [...stderr.matchAll(/"code": "([A-Z]+-\d+)"/g)].map(([, code = '']) => code);

async function calls(): Promise<readonly Call[]> {
  const cwd = copyOf(whole);
  const seen: Call[] = [];
  watch.before = (call) => seen.push(call);
  expect((await run(PURGE, { cwd })).code).toBe(0);
  unwatch();
  expect([there(cwd), purges(cwd).length]).toEqual([[], 1]);
  return seen;
}

/** The next call goes through, with one entry in all, and the log is sound. */
async function finish(cwd: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { code } = await run(PURGE, { cwd });
    if (code === 0) break;
  }
  expect([there(cwd), purges(cwd).length]).toEqual([[], 1]);
  const { code, stdout } = await run(['verify', 'out', '--json'], { cwd });
  expect([code, JSON.parse(stdout).verified]).toEqual([0, true]);
}

describe('a purge, each of its calls failing once', () => {
  test.each([
    ['EIO', 'before'],
    ['EACCES', 'before'],
    ['EIO', 'after'],
  ] as const)(
    'with %s %s its effect: nothing goes without a record, and the next call finishes',
    async (reason, when) => {
      const all = await calls();
      expect(all.length).toBeGreaterThan(30);
      const seen = new Set<number | null>();
      for (const { number } of all) {
        const cwd = copyOf(whole);
        const before = log(cwd);
        let name = '';
        watch[when] = (call) => {
          if (call.number !== number) return;
          name = call.name;
          throw systemError(reason);
        };
        const outcome = await run(PURGE, { cwd });
        unwatch();
        const where = [number, name, outcome.code];
        seen.add(outcome.code);
        expect(codesOf(outcome)).not.toContain('BUG-001');
        expect(outcome.stderr).not.toContain('Geheim');
        const left = there(cwd);
        if (log(cwd) === before) expect([...where, left]).toEqual([...where, FILES]);
        if (outcome.code === 0) expect([...where, left]).toEqual([...where, []]);
        else expect([...where, codesOf(outcome).length > 0]).toEqual([...where, true]);
        if (outcome.code === 7 && log(cwd) !== before && codesOf(outcome).includes('PURGE-010'))
          expect(left.length).toBeGreaterThan(0);
        await finish(cwd);
      }
      expect(seen).toContain(0);
      if (when === 'before') expect(seen).toContain(7);
    },
  );
});

test('killed at any deletion, it is finished by the next call, and what was deleted is in the log', async () => {
  const isLock = ({ args: [path] }: Call) => String(path).includes('.losverfahren.lock');
  const at = (await calls())
    .filter((call) => call.name === 'unlinkSync' && !isLock(call))
    .map(({ number }) => number);
  expect(at).toHaveLength(FILES.length);
  for (const last of at) {
    const cwd = copyOf(whole);
    // From here on nothing has an effect any more.
    watch.before = ({ number, name }) => {
      if (number >= last && name === 'unlinkSync') throw systemError('EIO');
    };
    const outcome = await run(PURGE, { cwd });
    unwatch();
    const left = there(cwd);
    expect([outcome.code, codesOf(outcome), left.length]).toEqual([
      7,
      ['PURGE-010'],
      FILES.length - at.indexOf(last),
    ]);
    const body = purges(cwd)[0]?.body as { readonly files: readonly { readonly name: string }[] } | undefined;
    const named = body?.files ?? [];
    expect(named.map(({ name }) => name).sort()).toEqual(
      FILES.map((name) => name.replace('out/', '')).sort(),
    );
    await finish(cwd);
  }
});
