import fc from 'fast-check';
import type { QuotaModel } from '../../src/core/lottery/outcome.js';

/** All outcomes of a small model, in lexicographic order: every count is tried. */
export function allOutcomes(model: QuotaModel): number[][] {
  const found: number[][] = [];
  const outcome: number[] = [];
  const extend = (left: number): void => {
    const size = model.sizes[outcome.length];
    if (size === undefined) {
      if (left === 0 && meetsAll(model, outcome)) found.push([...outcome]);
      return;
    }
    for (let people = 0; people <= Math.min(size, left); people++) {
      outcome.push(people);
      extend(left - people);
      outcome.pop();
    }
  };
  extend(model.size);
  return found;
}

/** The people of these types in an outcome. */
export function peopleIn(members: readonly number[], outcome: readonly number[]): number {
  return members.reduce((sum, type) => sum + (outcome[type] ?? 0), 0);
}

function meetsAll(model: QuotaModel, outcome: readonly number[]): boolean {
  return model.groups.every(({ members, min, max }) => {
    const people = peopleIn(members, outcome);
    return people >= min && people <= max;
  });
}

const sizes = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 });

/** Quotas that have little to do with the people there are; most have no outcome. */
const wild: fc.Arbitrary<QuotaModel> = sizes.chain((sizes) => {
  const people = peopleIn([...sizes.keys()], sizes);
  const bound = fc.nat({ max: people + 1 });
  const group = fc
    .record({ members: fc.subarray([...sizes.keys()]), min: bound, max: bound, mayCross: fc.boolean() })
    .map(({ members, min, max, mayCross }) => ({
      members,
      min: mayCross ? min : Math.min(min, max),
      max: mayCross ? max : Math.max(min, max),
    }));
  // The size may be one more than there are: then even that can't be met.
  return fc.record({ sizes: fc.constant(sizes), size: bound, groups: fc.array(group, { maxLength: 5 }) });
});

/** Quotas around the people of one draw, a little off: each can be met, many can't be met together. */
const near: fc.Arbitrary<QuotaModel> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 5, size: 'max' })
  .chain((sizes) => fc.tuple(fc.constant(sizes), fc.tuple(...sizes.map((max) => fc.nat({ max })))))
  .chain(([sizes, outcome]) => {
    const types = [...sizes.keys()];
    const size = peopleIn(types, outcome);
    const group = fc
      .record({
        members: fc.subarray(types, { minLength: 2, maxLength: 3 }),
        off: fc.integer({ min: -1, max: 1 }),
        width: fc.nat({ max: 1 }),
      })
      .map(({ members, off, width }) => {
        const available = peopleIn(members, sizes);
        const least = Math.max(0, size - (peopleIn(types, sizes) - available));
        const most = Math.min(size, available);
        const min = Math.min(most, Math.max(least, peopleIn(members, outcome) + off));
        return { members, min, max: min + width };
      });
    const groups = fc.array(group, { minLength: 4, maxLength: 5, size: 'max' });
    return fc.record({ sizes: fc.constant(sizes), size: fc.constant(size), groups });
  });

/** Up to five types of up to three people, and up to five groups. */
export const smallModels: fc.Arbitrary<QuotaModel> = fc.noBias(
  fc.oneof(wild, { arbitrary: near, weight: 3 }),
);
