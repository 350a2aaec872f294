import type { Json } from '../core/canonical.js';
import { ALREADY } from '../core/lottery/panel.js';
import { refuse } from '../core/problem.js';
import { type PlanOverrides, readOverrides } from '../plan/overrides.js';
import { withAlready } from './already.js';
import type { Committed } from './committed.js';
import type { Files } from './files.js';
import {
  type LoadedPlan,
  loadPanelPlan,
  loadPlan,
  loadPlanWithoutFile,
  type PlanRequest,
} from './plan-file.js';

/** What is typed for a draw on a commitment: where files are that were committed to, and nothing that decides. */
export interface CommittedRequest extends PlanRequest {
  /** path of the list of people who are on the panel already */
  readonly already?: string;
}

/**
 * The plan that was committed to: the same file, and the flags of then.
 * @throws Refusal CMT-001 if flags would change it; PLAN-001 .. PLAN-015
 */
export async function committedPlan(
  files: Files,
  { basis, stage, path }: Committed,
  request: CommittedRequest,
): Promise<LoadedPlan> {
  const keys = changedKeys(request);
  if (keys.length > 0) throw refuse('usage', 'CMT-001', { file: path }, { keys });
  const { overrides: logged } = readOverrides(basis.plan.overrides);
  if (logged === null) throw refuse('invalid', 'LOG-002', { file: path }, { checks: ['log.entries'] });
  const { already, targets, plan } = request;
  const overrides = already === undefined ? logged : withoutAlready(logged);
  const typed = { overrides, ...(targets === undefined ? {} : { targets }) };
  const load = stage === 'panel' ? loadPanelPlan : loadPlan;
  const loaded =
    basis.plan.plan_file === null
      ? loadPlanWithoutFile(typed)
      : await load(files, { ...typed, ...(plan === undefined ? {} : { plan }) });
  return withAlready(loaded, already);
}

/** Keys of the plan that flags would change. Quotas that stand in a file are named once more, to be found. */
function changedKeys({ overrides, targets }: CommittedRequest): string[] {
  const isNamed = (key: string) =>
    targets !== undefined && ['sample.quotas', 'sample.allocation'].includes(key);
  return keysOf(overrides as Json).filter((key) => !isNamed(key));
}

function keysOf(value: Json): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([section, changed]) =>
    typeof changed === 'object' && changed !== null && !Array.isArray(changed)
      ? Object.keys(changed).map((key) => `${section}.${key}`)
      : [section],
  );
}

/** The rule of those who are on the panel already is put behind the others once more, from its file. */
function withoutAlready(overrides: PlanOverrides): PlanOverrides {
  const { exclude, ...eligibility } = overrides.eligibility ?? {};
  if (exclude?.at(-1)?.reason !== ALREADY) return overrides;
  // The other rules are those of the plan file, which says where their lists are.
  return { ...overrides, eligibility };
}
