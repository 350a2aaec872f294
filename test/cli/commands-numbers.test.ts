import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import { bodyOf, newFolder, problemsOf, run, SEED } from './run.js';

/** `preview` and `simulate`. */

type Fraction = readonly [number, number];

interface Preview {
  readonly frame: number;
  readonly size: number;
  readonly equal_chance: boolean;
  readonly small_strata: number;
  readonly strata: readonly {
    readonly stratum: readonly string[];
    readonly N_h: number;
    readonly owed: Fraction;
    readonly least: number;
    readonly most: number;
    readonly chance: Fraction | null;
  }[];
  readonly margins: readonly {
    readonly dimensions: readonly string[];
    readonly group: readonly string[];
    readonly owed: Fraction;
    readonly off_by_less_than: number;
  }[];
  readonly suggestions: readonly Suggestion[];
}

interface Suggestion {
  readonly kind: 'merge' | 'group' | 'drop';
  readonly categories?: readonly string[];
  readonly dimension: string;
  readonly small: number;
  readonly first?: string;
  readonly second?: string;
}

let home: string;

beforeAll(() => {
  home = newFolder();
  save(home, 'register.csv', csvText(town(400, 'numbers')));
  save(home, 'plan.yaml', PLAN);
});

async function preview(args: readonly string[] = []): Promise<Preview> {
  const outcome = await run(['preview', '-c', 'plan.yaml', '--json', ...args], { cwd: home });
  expect(outcome.code).toBe(0);
  return JSON.parse(outcome.stdout) as Preview;
}

describe('preview', () => {
  test('gives exact shares and the exact chance without a seed, and writes nothing', async () => {
    const before = readdirSync(home);
    const found = await preview();
    expect(readdirSync(home)).toEqual(before);
    const { frame: N, size: n, strata } = found;
    expect(strata.reduce((sum, { N_h }) => sum + N_h, 0)).toBe(N);
    for (const { N_h, owed, least, most, chance } of strata) {
      expect(owed).toEqual([n * N_h, N]);
      expect([least, most]).toEqual([Math.floor((n * N_h) / N), Math.ceil((n * N_h) / N)]);
      expect(chance).toEqual([n, N]);
    }
  });

  test('the bounds it gives for strata and groups hold in draws with ten seeds', async () => {
    const { strata, margins } = await preview();
    expect(margins.map(({ dimensions }) => dimensions[0])).toEqual(
      expect.arrayContaining(['district', 'gender', 'age']),
    );
    for (let seed = 0; seed < 10; seed++) {
      const output = `bounds-${seed}`;
      await run(['draw', '-c', 'plan.yaml', '-s', `${SEED} ${seed}`, '-o', output], { cwd: home });
      const allocation = bodyOf(join(home, output), 'allocation') as {
        strata: { n_h: number }[];
        margins: { dimensions: string[]; groups: { group: string[]; drawn: number }[] }[];
      };
      allocation.strata.forEach(({ n_h }, at) => {
        expect(n_h).toBeGreaterThanOrEqual(strata[at]?.least ?? Number.NaN);
        expect(n_h).toBeLessThanOrEqual(strata[at]?.most ?? Number.NaN);
      });
      for (const { dimensions, group, owed, off_by_less_than } of margins) {
        const margin = allocation.margins.find((one) => `${one.dimensions}` === `${dimensions}`);
        const drawn = margin?.groups.find((one) => `${one.group}` === `${group}`)?.drawn ?? Number.NaN;
        const off = Math.abs(drawn * owed[1] - owed[0]);
        expect(off < off_by_less_than * owed[1] || (off === 0 && off_by_less_than === 0)).toBe(true);
      }
    }
  });

  test('warns of small strata and suggests what leaves fewer of them', async () => {
    const outcome = await run(['preview', '-c', 'plan.yaml', '--json'], { cwd: home });
    const { small_strata, strata, suggestions } = JSON.parse(outcome.stdout) as Preview;
    expect(small_strata).toBe(strata.filter(({ N_h }) => N_h < 5).length);
    expect(small_strata).toBeGreaterThan(0);
    expect(problemsOf(outcome)).toMatchObject([{ code: 'DRAW-010', params: { count: small_strata } }]);
    expect(suggestions.length).toBeGreaterThan(0);
    for (const suggestion of suggestions) expect(suggestion.small).toBeLessThan(small_strata);
  });

  test('each suggestion, followed, leaves as many small strata as it says', async () => {
    const { suggestions, strata } = await preview();
    const districts = [...new Set(strata.map(({ stratum: [name = ''] }) => name))];
    const dimensions: Readonly<Record<string, string>> = {
      district: '  - district\n',
      gender: '  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }\n',
      age: '  - age: [16-39, 40-64, 65+]\n',
    };
    const merged = { '16-39,40-64': '[16-64, 65+]', '40-64,65+': '[16-39, 40+]' } as Record<string, string>;
    for (const { kind, dimension, small, first, second, categories = [] } of suggestions) {
      const line = dimensions[dimension] ?? '';
      const bands = merged[`${first},${second}`] ?? '';
      const rest = districts.filter((name) => !categories.includes(name));
      const single = rest.map((name) => `${name}: [${name}]`);
      const lines = {
        drop: '',
        merge: `  - age: ${bands}\n`,
        group: `  - district: { Andere: [${categories}], ${single} }\n`,
      };
      const followed = PLAN.replace(line, lines[kind]);
      save(home, 'followed.yaml', followed);
      const outcome = await run(['preview', '-c', 'followed.yaml', '--json'], { cwd: home });
      expect((JSON.parse(outcome.stdout) as Preview).small_strata).toBe(small);
    }
    expect(new Set(suggestions.map(({ kind }) => kind))).toEqual(new Set(['merge', 'group', 'drop']));
  });

  test('promises no chance with a household limit', async () => {
    const found = await preview(['--max-per-household', '1']);
    expect(found.equal_chance).toBe(false);
    expect(new Set(found.strata.map(({ chance }) => chance))).toEqual(new Set([null]));
  });

  test('has a table for people in German, with German numbers', async () => {
    const outcome = await run(['preview', '-c', 'plan.yaml'], { cwd: home, language: 'de' });
    expect(outcome.stdout).toMatch(/Schicht +Personen +Anteil +Plätze +Chance\n/);
    expect(outcome.stdout).toMatch(/Altstadt \/ w \/ 16-39 +\d+ +\d+,\d\d +\d–\d +12,\d\s%/);
    expect(outcome.stderr).toMatch(/^Hinweis DRAW-010: 1 Schicht hat weniger als 5 Personen\n/);
  });
});

interface Simulation {
  readonly frame: number;
  readonly strata: readonly {
    readonly N_h: number;
    readonly exact: Fraction | null;
    readonly observed: { readonly mean: number };
  }[];
}

async function simulate(args: readonly string[], language: 'de' | 'en' = 'en') {
  return run(['simulate', '-c', 'plan.yaml', ...args], { cwd: home, language });
}

describe('simulate', () => {
  test('finds the chances of all strata in agreement with n/N, in both languages', async () => {
    const [de, en] = await Promise.all([simulate(['--runs', '400'], 'de'), simulate(['--runs', '400'])]);
    expect(de.stdout).toMatch(/Die beobachteten Chancen passen zur genauen Chance 40 von \d+/);
    expect(en.stdout).toMatch(/The observed chances agree with the exact chance of 40 in \d+/);
    expect([de.code, en.code, de.stderr, en.stderr]).toEqual([0, 0, '', '']);
  });

  test('the mean over all people is n/N in every run, so also on average', async () => {
    const outcome = await simulate(['--runs', '60', '--json']);
    const found = JSON.parse(outcome.stdout) as Simulation;
    const drawn = found.strata.reduce((sum, { N_h, observed }) => sum + N_h * observed.mean, 0);
    expect(drawn).toBeCloseTo(40, 6);
    expect(new Set(found.strata.map(({ exact }) => `${exact}`))).toEqual(new Set([`40,${found.frame}`]));
  });

  test('comes out the same for the same --simulation-seed, and otherwise for another', async () => {
    const [first, again, other] = await Promise.all(
      ['a', 'a', 'b'].map((seed) => simulate(['--runs', '50', '--simulation-seed', seed, '--json'])),
    );
    expect(first?.stdout).toBe(again?.stdout);
    expect(first?.stdout).not.toBe(other?.stdout);
  });

  test('says with a household limit that chances are not equal', async () => {
    const outcome = await simulate(['--runs', '20', '--max-per-household', '1'], 'de');
    expect(outcome.stdout).toContain('Die Chancen sind hier nicht für alle gleich');
    expect(outcome.stdout).not.toContain('genauen Chance');
  });
});
