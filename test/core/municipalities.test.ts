import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawMunicipalities, type MunicipalityPlan } from '../../src/core/municipalities.js';
import { digest } from '../../src/machine/node.js';

interface Vectors {
  readonly seed: string;
  readonly hits: number;
  readonly letters: number;
  readonly bands: readonly number[];
  readonly table: MunicipalityPlan['municipalities'];
  readonly units: readonly { readonly key: string; readonly people: number; readonly hits: number }[];
  readonly letters_by_municipality: Readonly<Record<string, number>>;
}

const file = new URL('../../fixtures/vectors/municipalities.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

describe('the published vectors', () => {
  const { seed, table: municipalities, ...settled } = vectors;
  const drawn = drawMunicipalities(digest, { ...settled, municipalities }, seed);

  test('units and their hits', () => {
    expect(drawn.map(({ name: key, people, hits }) => ({ key, people, hits }))).toEqual(vectors.units);
  });

  test('letters of every municipality', () => {
    const letters = drawn.flatMap((unit) =>
      unit.members.flatMap(({ key }, at) =>
        (unit.letters[at] ?? 0) > 0 ? [[key, unit.letters[at]] as const] : [],
      ),
    );
    expect(Object.fromEntries(letters)).toEqual(vectors.letters_by_municipality);
  });
});
