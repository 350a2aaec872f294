import type { QuotaModel } from '../core/lottery/outcome.js';
import type { NamedQuota, Softening } from '../core/lottery/record.js';
import { deviationOf, givesOf, provenDeviation } from '../core/lottery/soft.js';
import { type Problem, type ProblemLine, warning } from '../core/problem.js';
import type { Searcher } from '../lottery/searcher.js';
import { groupOf, type PlannedQuotas } from './quota-rows.js';
import { softeningParams } from './softening-params.js';

/** Soft quotas of a plan that can't all be met: as much looser as they have to be, which is said and logged. */
export interface SoftQuotas {
  readonly quotas: readonly NamedQuota[];
  readonly softening: Softening;
  readonly notes: readonly Problem[];
}

/** @returns `null` if no quota is soft, or if those that are do not help @throws SolverFailure */
export async function softened(
  searcher: Searcher,
  model: QuotaModel,
  planned: PlannedQuotas,
): Promise<SoftQuotas | null> {
  const { already, place, targets } = planned;
  const gives = givesOf(model, planned.quotas, already);
  if (gives.every((give) => give === null)) return null;
  const found = await searcher.softened(model, gives);
  if (found === null) return null;
  const quotas = planned.quotas.map(({ group, min, max }) => ({ group, min, max }));
  for (const { group, side, to } of found.changes) {
    const quota = quotas[group];
    if (quota !== undefined) quotas[group] = { ...quota, [side]: to + (already[group] ?? 0) };
  }
  const softening: Softening = {
    deviation: deviationOf(planned.quotas, quotas),
    proven: provenDeviation(model, gives, found.proof),
    proof: found.proof,
  };
  const changed = planned.quotas.flatMap((quota, at): ProblemLine[] => {
    const { min, max } = quotas[at] ?? quota;
    if (min === quota.min && max === quota.max) return [];
    const group = groupOf(quota, targets?.features);
    return [{ text: 'quota.softened', group, min: quota.min, max: quota.max, from: min, to: max }];
  });
  const { deviation, proven } = softening;
  const params = { changes: changed, ...softeningParams(deviation, proven) };
  return { quotas, softening, notes: [warning('QUOTA-050', place, params)] };
}
