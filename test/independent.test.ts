import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../src/cli/exit.js';
import type { DrawPlan } from '../src/core/plan.js';
import { Refusal } from '../src/core/problem.js';
import { CASES } from './cli/generated-draws.js';
import { place, save, town, windows1252 } from './cli/registers.js';
import { FIXTURES, newFolder } from './cli/run.js';
import { generated } from './generated.js';
import { type Draw, ours, type Result, theirs } from './second-program.js';

/** This program beside a second one that was written from docs/SPEC.md alone, in another language. */

interface Vector {
  readonly name: string;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly register: string;
  readonly plan: DrawPlan;
  readonly seed: string;
}

interface Vectors {
  readonly draws: readonly (Vector & {
    readonly expected: Omit<Result, 'invited' | 'reserve'> & { readonly invited: string[] };
  })[];
  readonly refusals: readonly (Vector & {
    readonly expected: { readonly exit: number; readonly line?: number };
  })[];
}

const vectors = JSON.parse(readFileSync(join(FIXTURES, 'vectors/draws.json'), 'utf8')) as Vectors;

function drawOf({ encoding = 'utf-8', register, plan, seed }: Vector): Draw {
  const unicode = encoding === 'utf-16le' ? 'utf16le' : 'utf8';
  const bytes = encoding === 'windows-1252' ? windows1252(register) : Buffer.from(register, unicode);
  return { files: [['register.csv', bytes]], plan, seed };
}

describe('the vectors', () => {
  test('are there', () => {
    expect(vectors.draws.length).toBeGreaterThanOrEqual(50);
    expect(vectors.refusals.length).toBeGreaterThanOrEqual(39);
  });

  test.concurrent.each(vectors.draws.map((vector) => [vector.name, vector] as const))(
    '%s',
    async (_, vector) => {
      const folder = newFolder();
      const draw = drawOf(vector);
      const [mine, other] = await Promise.all([ours(draw, folder), theirs(draw, folder)]);
      expect(other.stderr).toBe('');
      expect(mine).toEqual(other.result);
      const labels = (people: Result['invited']) => people.map(({ label }) => label);
      const shown = { ...mine, invited: labels(mine.invited), reserve: labels(mine.reserve) };
      expect(shown).toMatchObject(vector.expected);
    },
  );

  test.concurrent.each(vectors.refusals.map((vector) => [vector.name, vector] as const))(
    'refused: %s',
    async (_, vector) => {
      const folder = newFolder();
      const draw = drawOf(vector);
      const { exit, line } = vector.expected;
      const other = await theirs(draw, folder);
      expect([other.code, other.result]).toEqual([exit, null]);
      const refusal: unknown = await ours(draw, folder).catch((cause: unknown) => cause);
      if (!(refusal instanceof Refusal)) throw refusal;
      // A seed is given on the command line, where an empty one is a wrong call.
      expect(EXIT[refusal.kind]).toBe(vector.seed.trim() === '' ? EXIT.usage : exit);
      const lines = refusal.problems.flatMap(({ where = [] }) => where.flatMap((at) => at.lines ?? []));
      if (line !== undefined) {
        expect(lines).toContain(line);
        expect(other.stderr).toMatch(new RegExp(`"line": ${line}\\b`));
      }
    },
  );
});

describe('generated registers and plans', () => {
  test('are enough, and of all kinds', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(25);
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });

  test.concurrent.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const folder = newFolder();
    const base = town(one.rows, one.name, one.districts ?? 6);
    const draw = generated(one, base);
    const ids = base.map((row) => row[place(base, 'PersonID')] ?? '');
    save(folder, 'rat.csv', ['PersonID', ...ids.filter((_id, at) => at % 17 === 3), 'P-nie'].join('\n'));
    const [mine, other] = await Promise.all([ours(draw, folder), theirs(draw, folder)]);
    expect(other.stderr).toBe('');
    expect(mine).toEqual(other.result);
    expect(mine.invited.length).toBeGreaterThan(0);
  });
});
