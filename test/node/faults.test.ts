import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { csvText, PLAN, save, town } from '../cli/registers.js';
import { contents, newFolder, type Outcome, run, SEED } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import { systemError, unwatch, watch } from './watched-fs.js';

/**
 * Every single call of the file system in a draw fails once. Either nothing is there, and that is said; or
 * everything is there, and that is said.
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

const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--json'];
const register = csvText(town(120));
const plan = PLAN.replace('size: 40', 'size: 6').replace(
  '  exclude:\n',
  '  exclude:\n    - { ids: rat.csv, reason: Rat }\n',
);
/** The first person's id, below the column's name. */
const list = register
  .split('\n', 2)
  .map((line) => line.split(';')[0])
  .join('\n');

interface Scene {
  readonly arrange: (folder: string) => void;
  readonly args: readonly string[];
}

const SCENES: readonly (readonly [string, Scene])[] = [
  ['a new folder', { arrange: () => {}, args: DRAW }],
  [
    'a folder with old lists',
    {
      arrange: (folder) => {
        mkdirSync(join(folder, 'out'));
        for (const name of ['notiz.txt', 'invitations.csv', 'reserve.csv'])
          writeFileSync(join(folder, 'out', name), 'old');
      },
      args: [...DRAW, '--force'],
    },
  ],
];

function prepared({ arrange }: Scene): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'plan.yaml', plan);
  save(folder, 'rat.csv', list);
  arrange(folder);
  return folder;
}

/** What a folder shows; what is unfinished is hidden. */
function shown(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contents(folder)).filter(([name]) => !/(?:^|\/)\./.test(name)));
}

/** Hidden names, none of which may be left without a word. */
const hidden = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?:^|[/\\])\./.test(name));

let whole: Record<string, string>;

beforeAll(async () => {
  const cwd = prepared({ arrange: () => {}, args: DRAW });
  const outcome = await run(DRAW, { cwd });
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
  whole = contents(join(cwd, 'out'));
});

/** What was said, as codes; several documents may stand behind each other. */
function codesOf(outcome: Outcome): string[] {
  return [...outcome.stderr.matchAll(/"code": "([A-Z]+-\d+)"/g)].map(([, code = '']) => code);
}

const KINDS = [
  ['EIO', 'before'],
  ['ENOSPC', 'before'],
  ['EACCES', 'before'],
  ['EBUSY', 'before'],
  ['EIO', 'after'],
] as const;

async function failing(
  scene: Scene,
  cwd: string,
  at: number,
  [code, when]: readonly [code: string, when: 'before' | 'after'],
): Promise<{ readonly outcome: Outcome; readonly name: string }> {
  let name = '';
  watch[when] = (call) => {
    if (call.number !== at) return;
    name = call.name;
    throw systemError(code);
  };
  const outcome = await run(scene.args, { cwd });
  unwatch();
  return { outcome, name };
}

async function callsOf(scene: Scene): Promise<number> {
  const cwd = prepared(scene);
  watch.before = () => {};
  expect((await run(scene.args, { cwd })).code).toBe(0);
  const { calls } = watch;
  unwatch();
  return calls;
}

describe.each(SCENES)('a draw into %s, each of its calls failing once', (_, scene) => {
  test.each(KINDS)('with %s %s its effect', async (...kind) => {
    const calls = await callsOf(scene);
    expect(calls).toBeGreaterThan(30);
    const seen = new Set<string>();
    // Which call fails is one thing, and with what another: the one is tried with one code, the others at every third.
    const step = isThorough || kind[0] === 'EIO' ? 1 : 3;
    for (let at = 1; at <= calls; at += step) {
      const cwd = prepared(scene);
      const before = shown(cwd);
      const { outcome, name } = await failing(scene, cwd, at, kind);
      const codes = codesOf(outcome);
      const where = [at, name, ...codes];
      expect(codes).not.toContain('BUG-001');
      expect(outcome.stderr).not.toMatch(/Geheim/);
      const isNothing = JSON.stringify(shown(cwd)) === JSON.stringify(before);
      if (outcome.code === 0) {
        seen.add('done');
        expect([...where, ...codes.filter((code) => !['OUT-013', 'OUT-014'].includes(code))]).toEqual(where);
        expect(outcome.stdout).toContain('"fingerprint"');
        expect(Object.entries(shown(join(cwd, 'out')))).toEqual(
          expect.arrayContaining(Object.entries(whole)),
        );
      } else if (outcome.code === 7) {
        seen.add('decided');
        expect([...where, outcome.stdout.includes('"fingerprint"')]).toEqual([at, name, 'OUT-015', true]);
        const next = await run(scene.args, { cwd });
        expect([next.code, codesOf(next)]).toEqual([6, ['OUT-012']]);
        expect(Object.entries(shown(join(cwd, 'out')))).toEqual(
          expect.arrayContaining(Object.entries(whole)),
        );
      } else {
        seen.add('nothing');
        expect([...where, isNothing, outcome.stdout]).toEqual([...where, true, '']);
        expect([...where, outcome.code]).toEqual([...where, expect.toBeOneOf([1, 2, 3, 6])]);
        expect(codes.length).toBeGreaterThan(0);
      }
      // Whatever is left is named.
      const left = hidden(cwd).length > 0;
      if (left)
        expect([...where, codes.includes('OUT-014') || codes.includes('OUT-013')]).toEqual([...where, true]);
    }
    expect(seen).toContain('done');
    if (kind[0] !== 'EBUSY') expect(seen).toContain('nothing');
    if (kind[0] !== 'EBUSY' && kind[1] === 'before' && scene.args.includes('--force'))
      expect(seen).toContain('decided');
  });
});

describe('another command, each of its calls failing once', () => {
  const commands: readonly (readonly [string, readonly string[], string | null])[] = [
    ['check', ['check', '-c', 'plan.yaml', '--json'], null],
    ['preview', ['preview', '-c', 'plan.yaml', '--json'], null],
    ['simulate', ['simulate', '-c', 'plan.yaml', '--runs', '3', '--json'], null],
    ['init', ['init', 'register.csv', '-o', 'new/plan.yaml', '--json'], 'new/plan.yaml'],
    ['synth', ['synth', '--rows', '50', '-o', 'new/town.csv', '--json'], 'new/town.csv'],
  ];

  test.each(commands)('%s: said, and no file that is not whole', async (_, args, file) => {
    const scene = { arrange: () => {}, args };
    const complete = prepared(scene);
    watch.before = () => {};
    expect((await run(args, { cwd: complete })).code).toBe(0);
    const { calls } = watch;
    unwatch();
    expect(calls).toBeGreaterThan(3);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= calls; at++) {
        const cwd = prepared(scene);
        const { outcome, name } = await failing(scene, cwd, at, ['EIO', when]);
        const codes = codesOf(outcome);
        expect([when, at, name, ...codes]).not.toContain('BUG-001');
        expect(outcome.stderr).not.toMatch(/Geheim/);
        expect([when, at, name, outcome.code === 0]).toEqual([
          when,
          at,
          name,
          !outcome.stderr.includes('"severity": "error"'),
        ]);
        const isThere = file !== null && existsSync(join(cwd, file));
        expect([when, at, name, isThere]).toEqual([when, at, name, file !== null && outcome.code === 0]);
        if (isThere) expect(contents(join(cwd, 'new'))).toEqual(contents(join(complete, 'new')));
      }
    }
  });
});
