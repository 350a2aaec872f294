import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { Outputs } from '../../src/node/outputs.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { COMMIT, codesOf, committed, copied, DRAW, done, office } from '../cli/commitments.js';
import { contents, newFolder, run } from '../cli/run.js';
import { isThorough } from '../thorough.js';
import { systemError, unwatch, watch } from './watched-fs.js';

/**
 * A folder with a commitment that draws go on from: of two at once one has its way, and whichever call of the file
 * system fails, the log is the committed one or the whole new one, never lost and never half.
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

const LISTS = ['invitations.csv', 'reserve.csv'];
const SETTLED = 'plan\nregister\nframe\ncommitment\n';
const filesOf = (who: string) => [
  ...LISTS.map((name) => ({ name, bytes: Buffer.from(`${who} ${name}`) })),
  { name: 'audit.jsonl', bytes: Buffer.from(`${SETTLED}${who}\n`) },
];
const textsOf = (who: string) =>
  Object.fromEntries(filesOf(who).map(({ name, bytes }) => [name, String(bytes)]));
const URN = { 'urn.csv': 'label\n', 'announcement.txt': 'Auslosung' };

interface Scene {
  /** lists of a draw that is set aside */
  readonly aside: boolean;
}
const SCENES: readonly (readonly [string, Scene])[] = [
  ['a commitment', { aside: false }],
  ['a commitment with a draw that is set aside', { aside: true }],
];

function arranged({ aside }: Scene): string {
  const start = newFolder();
  mkdirSync(join(start, 'out'));
  const lists = aside ? Object.fromEntries(LISTS.map((name) => [name, 'old'])) : {};
  for (const [name, text] of Object.entries({ ...URN, ...lists, 'audit.jsonl': SETTLED }))
    writeFileSync(join(start, 'out', name), text);
  return start;
}

function draw(start: string, who: string, force: boolean): 'done' | readonly Problem[] | string {
  try {
    const outputs = new Outputs(start, new Unfinished());
    const problems = outputs.writeTogether('out', filesOf(who), force, Buffer.from(SETTLED));
    return problems.length === 0 ? 'done' : problems;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems.map(({ code }) => code).join();
  }
}

const texts = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe.each(SCENES)('two draws on %s', (_, scene) => {
  test('exactly one has its way, whole, at any step of the other', () => {
    const counted = arranged(scene);
    watch.before = () => {};
    expect(draw(counted, 'alone', scene.aside)).toBe('done');
    const { calls } = watch;
    unwatch();
    const winners = new Set<string>();
    for (let at = 1; at <= calls; at++) {
      const start = arranged(scene);
      let second: ReturnType<typeof draw> = 'never came';
      watch.before = ({ number }) => {
        if (number !== at) return;
        watch.before = null;
        second = draw(start, 'second', scene.aside);
      };
      const first = draw(start, 'first', scene.aside);
      unwatch();
      const winner = first === 'done' ? 'first' : 'second';
      winners.add(winner);
      expect([at, { first, second }[winner]]).toEqual([at, 'done']);
      expect(['OUT-003', 'OUT-004', 'OUT-010']).toContain(first === 'done' ? second : first);
      expect([at, texts(join(start, 'out'))]).toEqual([at, { ...URN, ...textsOf(winner) }]);
      expect(readdirSync(start)).toEqual(['out']);
    }
    expect([...winners].sort()).toEqual(['first', 'second']);
  });
});

let settled: string;
let whole: string;
let home: string;

beforeAll(async () => {
  home = await committed();
  settled = readFileSync(join(home, 'out/audit.jsonl'), 'utf8');
  const drawn = copied(home);
  await done(drawn, DRAW);
  whole = readFileSync(join(drawn, 'out/audit.jsonl'), 'utf8');
});

const KINDS: readonly (readonly [code: string, when: 'before' | 'after', half: number])[] = [
  ['EIO', 'before', 0],
  ['EIO', 'after', 1],
];

/** Reading fails elsewhere. */
const WRITING = /^(?:access|close|fsync|lstat|mkdir|open|rename|rm|rmdir|write)Sync$/;

/** The numbers of a command's calls that have to do with writing; in the usual run those of the kind's half. */
async function callsOf(args: readonly string[], start: string, half: number): Promise<readonly number[]> {
  const cwd = copied(start);
  const numbers: number[] = [];
  watch.before = ({ number, name }) => {
    if (WRITING.test(name)) numbers.push(number);
  };
  expect((await run(args, { cwd })).code).toBe(0);
  unwatch();
  expect(numbers.length).toBeGreaterThan(20);
  return numbers.filter((_, at) => isThorough || at % 2 === half);
}

function failAt(at: number, code: string, when: 'before' | 'after'): void {
  watch[when] = (call) => {
    if (call.number === at) throw systemError(code);
  };
}

describe('a draw on a commitment, each call of the file system failing once', () => {
  test.each(KINDS)(
    'with %s %s its effect',
    async (code, when, half) => {
      const args = [...DRAW, '--json'];
      const calls = await callsOf(args, home, half);
      const seen = new Set<string>();
      for (const at of calls) {
        const cwd = copied(home);
        failAt(at, code, when);
        const outcome = await run(args, { cwd });
        unwatch();
        const where = [at, outcome.code, ...codesOf(outcome.stderr)];
        expect(where).not.toContain('BUG-001');
        const log = () => readFileSync(join(cwd, 'out/audit.jsonl'), 'utf8');
        // Never lost: it is the old one or the new one.
        expect([...where, log() === settled || log() === whole]).toEqual([...where, true]);
        expect(existsSync(join(cwd, 'out/urn.csv'))).toBe(true);
        if (outcome.code === 0) {
          seen.add('done');
          expect([...where, log() === whole]).toEqual([...where, true]);
        } else if (outcome.code === 7) {
          seen.add('decided');
          expect(outcome.stdout).toContain('"fingerprint"');
          // Whatever comes next brings it to its end.
          const next = await run(args, { cwd });
          expect([...where, next.code, log() === whole]).toEqual([...where, 6, true]);
        } else {
          seen.add('nothing');
          expect([...where, log() === settled, outcome.stdout]).toEqual([...where, true, '']);
          expect(existsSync(join(cwd, 'out/invitations.csv'))).toBe(false);
          // It can be drawn on as if nothing had been.
          const next = await run(args, { cwd });
          expect([...where, next.code, log() === whole]).toEqual([...where, 0, true]);
        }
      }
      expect(seen).toContain('done');
      expect(seen).toContain('nothing');
    },
    60_000,
  );
});

describe('a commitment, each call of the file system failing once', () => {
  test.each(KINDS)(
    'with %s %s its effect: all is there, or neither folder nor key',
    async (code, when, half) => {
      const args = [...COMMIT, '--json'];
      const start = office();
      const calls = await callsOf(args, start, half);
      const seen = new Set<string>();
      for (const at of calls) {
        const cwd = copied(start);
        const before = contents(cwd);
        failAt(at, code, when);
        const outcome = await run(args, { cwd });
        unwatch();
        const where = [at, outcome.code, ...codesOf(outcome.stderr)];
        expect(where).not.toContain('BUG-001');
        if (outcome.code === 0) {
          seen.add('done');
          expect(readFileSync(join(cwd, 'out/audit.jsonl'), 'utf8')).toBe(settled);
          expect([...where, existsSync(join(cwd, 'out.key'))]).toEqual([...where, true]);
        } else {
          seen.add('nothing');
          expect([...where, outcome.stdout]).toEqual([...where, '']);
          const left = Object.keys(contents(cwd)).filter((name) => !(name in before));
          // What could not be removed is named.
          const named = codesOf(outcome.stderr).some((code) => ['OUT-013', 'OUT-014'].includes(code));
          expect([...where, named ? [] : left]).toEqual([...where, []]);
        }
      }
      expect([...seen].sort()).toEqual(['done', 'nothing']);
    },
    60_000,
  );
});
