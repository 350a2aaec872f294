import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgeDimension, DimensionPlan, DrawPlan } from '../../src/core/plan.js';
import { GENDER_CATEGORIES, type NamedStratum } from '../../src/core/strata.js';
import { type Coarsening, coarser, countSmall, SMALL_STRATUM } from '../../src/report/coarser.js';
import { GENDER, planWith } from '../core/plans.js';
import { listed } from '../core/tables.js';

const AGE: AgeDimension = {
  name: 'age',
  source: 'age',
  bands: [
    { name: '16-29', from: 16, to: 29 },
    { name: '30-64', from: 30, to: 64 },
    { name: '65+', from: 65, to: null },
  ],
};
const DISTRICT = listed('district', ['Nord', 'Süd', 'West']);

const people = (size: number, ...categories: string[]): NamedStratum => ({ categories, size });
const suggestions = (stratify: readonly DimensionPlan[], strata: readonly NamedStratum[]) =>
  coarser(planWith({ stratify }), strata);

/** The strata once every person's categories are changed; counted person by person. */
function recounted(
  strata: readonly NamedStratum[],
  change: (categories: readonly string[]) => string[],
): number {
  const sizes = new Map<string, number>();
  for (const { categories, size } of strata) {
    const key = change(categories).join('|');
    sizes.set(key, (sizes.get(key) ?? 0) + size);
  }
  return [...sizes.values()].filter((size) => size < SMALL_STRATUM).length;
}

const DIMENSIONS = [DISTRICT, AGE, GENDER];
const frames: fc.Arbitrary<NamedStratum[]> = fc.uniqueArray(
  fc.record({
    categories: fc.tuple(
      fc.constantFrom('Nord', 'Süd', 'West'),
      fc.constantFrom('16-29', '30-64', '65+'),
      fc.constantFrom('d', 'm', 'w', 'x'),
    ),
    size: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 900 })),
  }),
  { selector: ({ categories }) => categories.join('|'), minLength: 1, maxLength: 30 },
);
const at = (name: string) => DIMENSIONS.findIndex((dimension) => dimension.name === name);

describe('small strata', () => {
  test('have fewer than 5 people', () => {
    expect(countSmall([1, 4, 5, 6].map((size) => people(size, `${size}`)))).toBe(2);
    expect(countSmall([])).toBe(0);
  });
});

describe('suggestions of coarser strata', () => {
  test('are not made where no stratum is small', () => {
    expect(suggestions([DISTRICT], [people(5, 'Nord'), people(500, 'Süd')])).toEqual([]);
  });

  test('leave fewer small strata than before, are few, and come the gentlest first', () => {
    fc.assert(
      fc.property(frames, (strata) => {
        const found = suggestions(DIMENSIONS, strata);
        const ranks = found.map(({ kind }) => ['by-lot', 'merge', 'group', 'drop'].indexOf(kind));
        expect(found.every(({ small }) => small < countSmall(strata))).toBe(true);
        expect(found.length).toBeLessThanOrEqual(4);
        expect(ranks).toEqual([...ranks].sort());
        for (const [index, next] of found.slice(1).entries()) {
          const before = found[index] as Coarsening;
          if (before.kind === next.kind) expect(before.small).toBeLessThanOrEqual(next.small);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('to leave a dimension out, to merge two bands or to group categories say how many small strata are left', () => {
    fc.assert(
      fc.property(frames, (strata) => {
        for (const suggestion of suggestions(DIMENSIONS, strata)) {
          const place = at(suggestion.dimension);
          if (suggestion.kind === 'drop') {
            const left = recounted(strata, (categories) =>
              categories.map((name, index) => (index === place ? '' : name)),
            );
            expect(suggestion.small).toBe(left);
          }
          if (suggestion.kind === 'merge' || suggestion.kind === 'group') {
            const joined =
              suggestion.kind === 'group' ? suggestion.categories : [suggestion.first, suggestion.second];
            const left = recounted(strata, (categories) =>
              categories.map((name, index) => (index === place && joined.includes(name) ? 'joined' : name)),
            );
            expect(suggestion.small).toBe(left);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('to hand categories over by lot never promise fewer small strata than the lot can leave', () => {
    fc.assert(
      fc.property(frames, fc.infiniteStream(fc.nat()), (strata, lots) => {
        for (const suggestion of suggestions(DIMENSIONS, strata)) {
          if (suggestion.kind !== 'by-lot') continue;
          const place = at(suggestion.dimension);
          // SPEC 5: the lot falls on all that the plan lists, whether or not anybody is in them.
          expect(suggestion.dimension).toBe('gender');
          const given: readonly string[] = GENDER_CATEGORIES;
          const others = given.filter((category) => !suggestion.categories.includes(category));
          const single = strata.flatMap(({ categories, size }) =>
            Array.from({ length: size }, () => people(1, ...categories)),
          );
          const left = recounted(single, (categories) =>
            categories.map((name, index) => {
              if (index !== place || others.includes(name)) return name;
              return others[(lots.next().value ?? 0) % others.length] ?? '';
            }),
          );
          expect(left).toBeLessThanOrEqual(suggestion.small);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('to hand categories over by lot count the strata that only the lot makes', () => {
    // Nobody in Süd is m. The one person who is d there can become the only one.
    const strata = [
      people(100, 'Nord', 'w'),
      people(100, 'Nord', 'm'),
      people(100, 'Süd', 'w'),
      people(1, 'Süd', 'd'),
    ];
    const promised = suggestions([DISTRICT, GENDER], strata).filter(({ kind }) => kind === 'by-lot');
    expect(promised.filter(({ small }) => small < 1)).toEqual([]);
  });

  test('to hand a gender over by lot do not forget that the lot falls on x too, which nobody is', () => {
    const strata = [people(500, 'w'), people(500, 'm'), people(3, 'd')];
    const promised = suggestions([GENDER], strata).filter(
      (suggestion) => suggestion.kind === 'by-lot' && !suggestion.categories.includes('x'),
    );
    expect(promised.filter(({ small }) => small === 0)).toEqual([]);
  });

  test('merge the two neighbouring bands that leave the fewest', () => {
    const strata = [people(2, '16-29'), people(1, '30-64'), people(4, '65+')];
    expect(suggestions([AGE], strata)).toEqual([
      { kind: 'merge', dimension: 'age', first: '30-64', second: '65+', small: 1 },
      { kind: 'drop', dimension: 'age', small: 0 },
    ]);
  });

  test('hand over by lot what makes up less than 2 % of the frame, and only if two categories stay', () => {
    const strata = [people(490, 'w'), people(490, 'm'), people(3, 'd'), people(2, 'x')];
    expect(suggestions([GENDER], strata)).toEqual([
      { kind: 'by-lot', dimension: 'gender', categories: ['d', 'x'], small: 0 },
      { kind: 'drop', dimension: 'gender', small: 0 },
    ]);
    expect(suggestions([GENDER], [people(990, 'w'), people(3, 'd')])).toEqual([
      { kind: 'drop', dimension: 'gender', small: 0 },
    ]);
    const exactly = [people(98, 'w'), people(98, 'm'), people(4, 'd')];
    expect(suggestions([GENDER], exactly).map(({ kind }) => kind)).toEqual(['drop']);
  });

  describe('for a list of districts', () => {
    // Two hamlets, each too small for two genders.
    const strata = [
      ...['Altstadt', 'Nord', 'Süd', 'West'].flatMap((name) => [
        people(300, name, 'm'),
        people(300, name, 'w'),
      ]),
      ...['Au', 'Berg'].flatMap((name) => [people(3, name, 'm'), people(4, name, 'w')]),
    ];
    const names = ['Altstadt', 'Nord', 'Süd', 'West', 'Au', 'Berg'];
    const gender = listed('gender', ['m', 'w']);

    test('put the smallest into one group, and hand nobody over to another district by lot', () => {
      expect(suggestions([listed('district', names), gender], strata)).toEqual([
        { kind: 'group', dimension: 'district', categories: ['Au', 'Berg'], small: 0 },
        { kind: 'drop', dimension: 'district', small: 0 },
        { kind: 'drop', dimension: 'gender', small: 0 },
      ]);
    });

    test('know the district column under another name too', () => {
      const dimension = { ...listed('Ortsteil', names), column: 'Stadtteil' };
      const plan = planWith({ stratify: [dimension, gender] });
      const columns = { ...plan.register.columns, district: 'Stadtteil' };
      const kinds = (which: DrawPlan) => coarser(which, strata).map(({ kind }) => kind);
      expect(kinds({ ...plan, register: { ...plan.register, columns } })).toContain('group');
      expect(kinds(plan)).toContain('by-lot');
    });

    test('do the same for any long list, and name no more than a dozen', () => {
      const many = Array.from({ length: 60 }, (_, at) => people(at < 40 ? 2 : 400, `Land ${at}`));
      const found = suggestions(
        [
          listed(
            'Staat',
            many.map(({ categories: [name = ''] }) => name),
          ),
        ],
        many,
      );
      const [group] = found.filter(({ kind }) => kind === 'group');
      expect(found.map(({ kind }) => kind)).toEqual(['group', 'drop']);
      expect(group).toMatchObject({ small: 28 });
    });
  });

  test('do not hand over by lot a second time', () => {
    const plan = { ...GENDER, by_lot: ['x'] };
    const strata = [people(490, 'w'), people(490, 'm'), people(3, 'd')];
    expect(suggestions([plan], strata)).toEqual([{ kind: 'drop', dimension: 'gender', small: 0 }]);
  });
});
