import type { Json } from '../core/canonical.js';
import { ALREADY } from '../core/lottery/panel.js';
import { refuse } from '../core/problem.js';
import { type PlanOverrides, readOverrides } from '../plan/overrides.js';
import { alreadyIn, isOnlyAlready, withAlready } from './already.js';
import type { Committed } from './committed.js';
import type { Files } from './files.js';
import {
  type LoadedPlan,
  loadPanelPlan,
  loadPanelPlanWithoutFile,
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
  const load = (overrides: PlanOverrides): LoadedPlan | Promise<LoadedPlan> => {
    const typed = { overrides, ...(targets === undefined ? {} : { targets }) };
    const isPanel = stage === 'panel';
    if (basis.plan.plan_file === null)
      return isPanel ? loadPanelPlanWithoutFile(typed) : loadPlanWithoutFile(typed);
    const named = { ...typed, ...(plan === undefined ? {} : { plan }) };
    return isPanel ? loadPanelPlan(files, named) : loadPlan(files, named);
  };
  if (already === undefined) return load(logged);
  return withAlready(await withRulesBefore(logged, load), already);
}

/** The rule of those who are on the panel already is put behind the others once more, from its file. */
async function withRulesBefore(
  logged: PlanOverrides,
  load: (overrides: PlanOverrides) => LoadedPlan | Promise<LoadedPlan>,
): Promise<LoadedPlan> {
  const { exclude, ...eligibility } = logged.eligibility ?? {};
  if (exclude?.at(-1)?.reason !== ALREADY) return load(logged);
  // Rules of the plan file say where their lists are; rules that were typed have none.
  const planned = await load({ ...logged, eligibility });
  if (isOnlyAlready(exclude, planned.input.eligibility?.exclude ?? [])) return planned;
  return load({ ...logged, eligibility: { ...eligibility, exclude: exclude.slice(0, -1) } });
}

/** Name of the committed list of those who are on the panel already; `undefined`: there is none. */
export function committedAlready({ basis }: Pick<Committed, 'basis'>): string | undefined {
  const { overrides } = readOverrides(basis.plan.overrides);
  return overrides === null ? undefined : alreadyIn(overrides);
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
