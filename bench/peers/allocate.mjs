import { hash } from 'node:crypto';
import { allocateProportionally, seededLot } from '../../dist/core/allocation.js';
import { stratify } from '../../dist/core/strata.js';

/** The seeded rounding of SPEC 6.1, for peers that cannot do it themselves (SQL cannot). */

/** `H(s)` of the specification. */
export const digest = (text) => hash('sha256', text);

/**
 * @param counted strata as met, each with its categories (district, gender, band) and its size
 * @returns n_h by the categories joined with a tab
 */
export function allocate(plan, counted) {
  const frame = stratify(dimensions(plan), counted);
  const lot = seededLot(digest, digest(plan.seed));
  const drawn = allocateProportionally(frame, plan.size, lot);
  return new Map(
    frame.strata.map((stratum, index) => {
      const names = stratum.cell.map((category, at) => frame.dimensions[at].categories[category]);
      return [names.join('\t'), drawn[index]];
    }),
  );
}

function dimensions(plan) {
  return [
    { name: 'district', source: 'column', categories: null },
    { name: 'gender', source: 'column', categories: null },
    { name: 'age', source: 'age', bands: plan.bands },
  ];
}
