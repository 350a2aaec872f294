import fc from 'fast-check';
import type { MunicipalityPlan } from '../../src/core/municipalities.js';

/** Invented countries. */

const LANDS = ['Baden-Württemberg', 'Bayern', 'Ödland'];

interface Bounds {
  readonly municipalities: number;
  /** of a municipality, for each letter of a hit */
  readonly people: number;
  readonly letters: number;
  readonly hits: number;
}

/** Countries in which everybody can have the same chance. */
export function countries(most: Bounds): fc.Arbitrary<MunicipalityPlan> {
  const one = fc.record({
    district: fc.integer({ min: 0, max: 2 }),
    land: fc.integer({ min: 0, max: 2 }),
    people: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: most.people })),
  });
  return fc
    .record({
      all: fc.array(one, { minLength: 1, maxLength: most.municipalities }),
      hits: fc.integer({ min: 1, max: most.hits }),
      letters: fc.integer({ min: 1, max: most.letters }),
      bounds: fc.uniqueArray(fc.integer({ min: 1, max: 3 * most.people }), { maxLength: 3 }),
    })
    .map(({ all, hits, letters, bounds }) => ({
      ...{ hits, letters },
      bands: bounds.sort((a, b) => a - b),
      municipalities: all
        .map(({ district, land, people }, at) => ({
          key: `0811${district}${String(at).padStart(3, '0')}`,
          land: LANDS[land] ?? '',
          people: people * letters,
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    }));
}
