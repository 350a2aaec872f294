import { checkSize } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { expandQuotas, isInGroup } from '../core/lottery/quotas.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { cellNames } from '../core/strata.js';
import { allocateByTable } from '../core/table.js';
import { absentQuotas } from './absent.js';
import type { Preparation } from './opening.js';
import { atTableLines } from './table-lines.js';

/**
 * What a draw would refuse although every row is sound, as far as that is known without a lottery; and quotas
 * for values that nobody has.
 * @param isSized whether somebody has said how many people are to be drawn
 */
export async function undrawable(
  preparation: Preparation,
  frame: Frame,
  isSized: boolean,
): Promise<readonly Problem[]> {
  const { plan, quotaPlace } = preparation;
  const { size, table } = plan.sample;
  const sized = isSized ? plan : { ...plan, sample: { ...plan.sample, size: 1 } };
  const refused = await refusalOf(async () => {
    checkSize(sized, frame);
    if (isSized && table !== null)
      await atTableLines(preparation, () => allocateByTable(frame.stratification, size, table));
  });
  if (refused.length > 0) return refused;
  const absent = absentQuotas(plan, frame, quotaPlace);
  return absent.length > 0 ? absent : scarceGroups(preparation, frame, isSized);
}

async function refusalOf(action: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await action();
    return [];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems;
  }
}

/** Quotas that ask for more people of a group than there are. A share of nobody knows how many asks for none. */
function scarceGroups(
  { plan, quotaPlace }: Preparation,
  { stratification }: Frame,
  isSized: boolean,
): Problem[] {
  const { dimensions, strata } = stratification;
  const names = dimensions.map(({ name }) => name);
  const rows = (plan.sample.quotas ?? []).flatMap((row, at) =>
    isSized || row.share === undefined
      ? expandQuotas(stratification, [row], plan.sample).map((quota) => ({ ...quota, at }))
      : [],
  );
  return rows.flatMap(({ group, min, at }) => {
    const isIn = (cell: readonly number[]) => isInGroup(names, cellNames(dimensions, cell), group);
    const available = strata.reduce((sum, { cell, size }) => (isIn(cell) ? sum + size : sum), 0);
    const named = group.map(({ categories }) => categories.join(', ')).join(' / ');
    return min > available
      ? [error('DRAW-021', quotaPlace(at), { group: named, wanted: min, available })]
      : [];
  });
}
