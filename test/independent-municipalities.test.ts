import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawMunicipalities,
  lettersInAll,
  type MunicipalityPlan,
  overfull,
  peopleInAll,
  unitsOf,
} from '../src/core/municipalities.js';
import { digest } from '../src/machine/node.js';
import { save } from './cli/registers.js';
import { execute, FIXTURES, newFolder } from './cli/run.js';
import { countries } from './core/towns.js';

/** Draws of municipalities by a second program that was written from docs/SPEC.md, section 15. */

const PROGRAM = join(FIXTURES, '../test/independent/municipalities.py');

interface Drawn {
  readonly units: readonly { readonly key: string; readonly people: number; readonly hits: number }[];
  readonly letters_by_municipality: Readonly<Record<string, number>>;
}

async function theirs(cases: unknown): Promise<readonly Drawn[] | Drawn> {
  const folder = newFolder();
  save(folder, 'case.json', JSON.stringify(cases));
  const env = { LANG: undefined, LC_ALL: undefined };
  const { code, stdout, stderr } = await execute('python3', [PROGRAM, '--case', 'case.json'], {
    cwd: folder,
    env,
  });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as readonly Drawn[] | Drawn;
}

function ours(plan: MunicipalityPlan, seed: string): Drawn {
  const drawn = drawMunicipalities(digest, plan, seed);
  const letters = drawn.flatMap(({ members, letters: own }) =>
    members.flatMap(({ key }, at) => ((own[at] ?? 0) > 0 ? [[key, own[at] ?? 0] as const] : [])),
  );
  return {
    units: drawn.map(({ name: key, people, hits }) => ({ key, people, hits })),
    letters_by_municipality: Object.fromEntries(letters),
  };
}

test('the published vectors', async () => {
  const vectors = JSON.parse(readFileSync(join(FIXTURES, 'vectors/municipalities.json'), 'utf8')) as Drawn;
  const { units, letters_by_municipality } = vectors;
  expect(await theirs(vectors)).toEqual({ units, letters_by_municipality });
});

test('invented countries, one as large as a Land', async () => {
  const can = (plan: MunicipalityPlan) =>
    lettersInAll(plan) <= peopleInAll(plan) && overfull(plan, unitsOf(plan)).length === 0;
  const any = countries({ municipalities: 60, people: 900, letters: 40, hits: 50 }).filter(can);
  const plans = fc.sample(any, { numRuns: 150, seed: 13 });
  const large: MunicipalityPlan = {
    ...{ hits: 120, letters: 50, bands: [2000, 5000, 20_000, 100_000] },
    municipalities: Array.from({ length: 1101 }, (_, at) => ({
      key: `08${String(111 + (at % 44))}${String(at).padStart(4, '0').slice(1)}`,
      land: 'Baden-Württemberg',
      people: 90 + ((at * at * 7919) % 41_003),
    })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
  const cases = [...plans, large].map((plan, at) => ({ plan, seed: `Ziehung ${at}` }));
  const found = await theirs(
    cases.map(({ plan: { municipalities: table, ...plan }, seed }) => ({ ...plan, table, seed })),
  );
  expect(found).toEqual(cases.map(({ plan, seed }) => ours(plan, seed)));
  expect(new Set(large.municipalities.map(({ key }) => key)).size).toBe(1101);
});
