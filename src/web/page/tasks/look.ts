import { frameSize, namedExclusions } from '../../../core/frame.js';
import type { Problem } from '../../../core/problem.js';
import { checkRegister } from '../../../procedure/check.js';
import { type Draft, draftPlan } from '../../../procedure/init.js';
import { loadPlan, loadPlanWithoutFile, PLAN_NAME } from '../../../procedure/plan-file.js';
import { type PlanComments, type PlanDraft, writtenPlan } from '../../../procedure/plan-form.js';
import type { RuleEffect } from '../../../procedure/rule-effects.js';
import type { Workplace } from '../workplace.js';
import type { FrameFacts, Ground } from './ground.js';

export interface LookRequest extends Omit<Ground, 'plan'> {
  readonly language: 'de' | 'en';
  readonly comments: PlanComments;
}

/** What a register holds, and the plan that is proposed for it. */
export interface Look {
  readonly draft: PlanDraft;
  readonly shutOuts: Draft['shutOuts'];
  readonly missing: Draft['missing'];
  readonly header: readonly string[];
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
  /** columns whose values are categories, with counts; `null`: too many different ones */
  readonly categories: readonly {
    readonly column: string;
    readonly empty: number;
    readonly values: readonly (readonly [value: string, count: number])[] | null;
  }[];
  readonly birthYears: readonly [earliest: number, latest: number] | null;
  readonly rules: readonly RuleEffect[];
  readonly frame: FrameFacts;
  readonly problems: readonly Problem[];
}

/** `init` and `check` in one: looks at the register, drafts a plan, and checks the register by it. */
export async function lookAtRegister(request: LookRequest, at: Workplace): Promise<Look> {
  const { files, register, stage, language, comments } = request;
  // Of those who said yes nobody is left out, unless the clerk says so.
  const overrides = stage === 'panel' ? { eligibility: { exclude: [] } } : {};
  const { plan: draft, ...found } = await draftPlan(
    {
      plan: loadPlanWithoutFile({ overrides }),
      register,
      named: { register, targets: null },
      language,
    },
    at.tools(files),
  );
  const text = writtenPlan(draft, comments);
  const tools = at.tools(new Map([...files, [PLAN_NAME, new Blob([text])]]));
  const plan = await loadPlan(tools.files, { plan: PLAN_NAME, overrides: {} });
  const { facts, problems } = await checkRegister({ plan, register }, tools);
  const { frame, survey, preparation } = facts;
  const { birthDates } = survey;
  return {
    ...{ draft, shutOuts: found.shutOuts, missing: found.missing },
    header: found.register[0]?.header ?? [],
    files: facts.files.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
    categories: survey.categories,
    birthYears: birthDates === null ? null : [birthDates.earliest, birthDates.latest],
    rules: facts.rules,
    frame: {
      rows: frame.rows,
      people: frameSize(frame.stratification),
      excluded: namedExclusions(preparation.plan, frame),
    },
    problems,
  };
}
