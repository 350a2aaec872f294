import { refuse } from '../core/problem.js';
import type { PlanInput } from './schema.js';

/**
 * The plan of the second stage, the panel that is drawn from the people who answered: the section `panel`,
 * or the plan itself if it has quotas or a table. Nobody is excluded and there is no reserve unless it says so.
 * @throws Refusal `PLAN-064` if there is no plan for a panel
 */
export function panelInput(plan: PlanInput): PlanInput {
  const { panel, ...first } = plan;
  if (panel !== undefined) return withPanelDefaults(secondStage(first, panel));
  const { allocation = 'proportional' } = first.sample ?? {};
  if (allocation === 'proportional') throw refuse('invalid', 'PLAN-064', { key: 'panel' });
  return withPanelDefaults(first);
}

/** What the section leaves open comes from the top: who is asked, in which language, on which day, which seed. */
function secondStage(first: Omit<PlanInput, 'panel'>, panel: NonNullable<PlanInput['panel']>): PlanInput {
  const { version, title, language, land } = first;
  const day = panel.eligibility?.reference_date ?? first.eligibility?.reference_date;
  const seed = panel.seed ?? first.seed;
  // Groups of the letters' frame are those of the letters.
  const stratify = panel.stratify ?? (isOfFrame(panel) ? first.stratify : undefined);
  return {
    version,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(land === undefined ? {} : { land }),
    ...panel,
    ...(stratify === undefined ? {} : { stratify }),
    eligibility: { ...panel.eligibility, ...(day === undefined ? {} : { reference_date: day }) },
    ...(seed === undefined ? {} : { seed }),
  };
}

function isOfFrame({ sample }: NonNullable<PlanInput['panel']>): boolean {
  return typeof sample?.quotas === 'object' && 'from_frame' in sample.quotas;
}

function withPanelDefaults(plan: PlanInput): PlanInput {
  return {
    ...plan,
    eligibility: { ...plan.eligibility, exclude: plan.eligibility?.exclude ?? [] },
    sample: { ...plan.sample, reserve: plan.sample?.reserve ?? '0' },
  };
}
