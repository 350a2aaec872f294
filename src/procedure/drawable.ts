import { checkSize } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { expandQuotas, isInGroup } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { cellNames } from '../core/strata.js';
import { allocateByTable } from '../core/table.js';

/**
 * What a draw would refuse although every row is sound, as far as that is known without a lottery.
 * @param size whether somebody has said how many people are to be drawn
 */
export function undrawable(plan: DrawPlan, frame: Frame, size: boolean): Problem[] {
  const { table } = plan.sample;
  const refused = [
    ...refusalOf(() => checkSize(size ? plan : { ...plan, sample: { ...plan.sample, size: 1 } }, frame)),
    ...(size && table !== null
      ? refusalOf(() => allocateByTable(frame.stratification, plan.sample.size, table))
      : []),
  ];
  return refused.length > 0 ? refused : scarceGroups(plan, frame);
}

function refusalOf(action: () => unknown): readonly Problem[] {
  try {
    action();
    return [];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems;
  }
}

/** Quotas that ask for more people of a group than there are. */
function scarceGroups(plan: DrawPlan, { stratification }: Frame): Problem[] {
  const { dimensions, strata } = stratification;
  const names = dimensions.map(({ name }) => name);
  return expandQuotas(stratification, plan.sample.quotas ?? []).flatMap(({ group, min }) => {
    const isIn = (cell: readonly number[]) => isInGroup(names, cellNames(dimensions, cell), group);
    const available = strata.reduce((sum, { cell, size }) => (isIn(cell) ? sum + size : sum), 0);
    const written = group.map(({ categories }) => categories.join(', ')).join(' / ');
    const place = { key: 'sample.quotas' };
    return min > available ? [error('DRAW-021', place, { group: written, wanted: min, available })] : [];
  });
}
