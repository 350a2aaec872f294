import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { type Frame, frameSize } from '../../core/frame.js';
import type { LotteryRecord } from '../../core/lottery/record.js';
import { margins } from '../../core/margins.js';
import type { DrawPlan } from '../../core/plan.js';
import { cellNames } from '../../core/strata.js';
import { count, names, owed } from './values.js';

/** The entry `allocation` (SPEC 8): how many people of each stratum. */

/**
 * @param allocation n_h of each stratum
 * @param record under quotas: what picked the outcome that says so
 */
export function allocationBody(
  plan: DrawPlan,
  frame: Frame,
  allocation: readonly number[],
  record?: Pick<LotteryRecord, 'number' | 'numberFrom' | 'swapped'>,
): Json {
  const { dimensions, strata } = frame.stratification;
  const n = plan.sample.size;
  const N = frameSize(frame.stratification);
  return {
    method: plan.sample.allocation,
    n,
    strata: strata.map(({ cell, size }, index) => ({
      stratum: cellNames(dimensions, cell),
      owed: [n * size, N],
      n_h: allocation[index] as number,
    })),
    margins: margins(frame.stratification, allocation).map((margin) => ({
      dimensions: margin.dimensions.map((at) => dimensions[at]?.name ?? ''),
      groups: margin.groups.map((group) => ({
        group: group.cell.map(
          (index, at) => dimensions[margin.dimensions[at] as number]?.categories[index] ?? '',
        ),
        owed: [n * group.size, N],
        drawn: group.drawn,
      })),
    })),
    ...(record === undefined ? {} : { number: record.number, number_from: record.numberFrom }),
    ...(record?.swapped === undefined ? {} : { swapped: record.swapped }),
  };
}

export const allocationBodySchema = z.strictObject({
  method: z.enum(['proportional', 'table', 'quotas']),
  n: count,
  strata: z.array(z.strictObject({ stratum: names, owed, n_h: count })),
  margins: z.array(
    z.strictObject({
      dimensions: names,
      groups: z.array(z.strictObject({ group: names, owed, drawn: count })),
    }),
  ),
  number: count.exactOptional(),
  number_from: z.enum(['seed', 'panel-number']).exactOptional(),
  swapped: z.boolean().exactOptional(),
});
