import type { DrawPlan } from '../core/plan.js';
import { type Refusal, refuse } from '../core/problem.js';
import type { QuotaModel } from '../lottery/model.js';
import type { PlannedQuota } from '../lottery/quotas.js';
import type { Solver } from '../lottery/solver.js';

export interface PlannedQuotas {
  readonly quotas: readonly PlannedQuota[];
  readonly already: readonly number[];
  readonly plan: DrawPlan;
}

/** Why no outcome meets the quotas, and what would make one possible. */
export async function refuseQuotas(
  _solver: Solver,
  _model: QuotaModel,
  _planned: PlannedQuotas,
): Promise<Refusal> {
  return refuse('infeasible', 'QUOTA-001', { key: 'sample.quotas' });
}
