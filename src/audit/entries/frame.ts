import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { areRowsShown, type Frame, frameSize, namedExclusions } from '../../core/frame.js';
import type { DrawPlan } from '../../core/plan.js';
import { cellNames } from '../../core/strata.js';
import { count, names } from './values.js';

/** The entry `frame` (SPEC 8): who could be drawn, and how many others each rule left out. */

export function frameBody(plan: DrawPlan, frame: Frame): Json {
  const { dimensions, strata } = frame.stratification;
  return {
    rows: areRowsShown(plan, frame) ? frame.rows : null,
    excluded: namedExclusions(plan, frame).map(({ rules, count: left }) => ({
      rules: rules.map((rule) => ({ ...rule })),
      count: left,
    })),
    N: frameSize(frame.stratification),
    dimensions: dimensions.map(({ name, categories }) => ({ name, categories: [...categories] })),
    strata: strata.map(({ cell, size }) => ({ stratum: cellNames(dimensions, cell), N_h: size })),
  };
}

const rule = z.union([
  z.strictObject({ kind: z.literal('exclude'), reason: z.string() }),
  z.strictObject({ kind: z.enum(['min-age', 'max-age', 'age-bands', 'districts']) }),
]);

export const frameBodySchema = z.strictObject({
  rows: count.nullable(),
  excluded: z.array(z.strictObject({ rules: z.array(rule), count: count.nullable() })),
  N: count,
  dimensions: z.array(z.strictObject({ name: z.string(), categories: names })),
  // A proportional draw of more strata would take minutes, and nobody has as many.
  strata: z.array(z.strictObject({ stratum: names, N_h: z.int().min(1) })).max(200_000),
});
