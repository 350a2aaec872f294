import { hasEqualChances } from '../../../core/draw.js';
import { frameSize, namedExclusions } from '../../../core/frame.js';
import type { Problem } from '../../../core/problem.js';
import type { LoadedPlan } from '../../../procedure/plan-file.js';
import { type PreviewFacts, preview } from '../../../procedure/preview.js';
import type { Workplace } from '../workplace.js';
import { alreadyOf, type FrameFacts, type Ground, planOf } from './ground.js';

/** What a plan would do. */
export interface Previewed {
  readonly frame: FrameFacts;
  readonly size: number;
  readonly reserve: string;
  readonly strata: number;
  /** people in the smallest group; `null`: there is none */
  readonly smallest: number | null;
  readonly equal: boolean;
  /** the event that the plan announces */
  readonly event: NonNullable<NonNullable<LoadedPlan['input']['seed']>['event']> | null;
  readonly gives: PreviewFacts['gives'];
  readonly problems: readonly Problem[];
}

/** `preview` of the plan that stands in the form. */
export async function previewPlan(request: Ground, at: Workplace): Promise<Previewed> {
  const { files, register, stage } = request;
  const tools = at.tools(files);
  const plan = await planOf(request, tools);
  const isPanel = stage === 'panel';
  const { facts, problems } = await preview(
    { plan, register, panel: isPanel, compare: false, ...alreadyOf(request) },
    tools,
  );
  const { frame, preparation, gives } = facts;
  const { sample } = preparation.plan;
  const sizes = frame.stratification.strata.map(({ size }) => size);
  return {
    frame: {
      rows: frame.rows,
      people: frameSize(frame.stratification),
      excluded: namedExclusions(preparation.plan, frame),
    },
    ...{ size: sample.size, reserve: sample.reserve, strata: sizes.length },
    smallest: sizes.length === 0 ? null : sizes.reduce((least, size) => Math.min(least, size)),
    equal: hasEqualChances(preparation.plan),
    event: plan.input.seed?.event ?? null,
    ...{ gives, problems },
  };
}
