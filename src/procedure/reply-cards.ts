import { USUAL_NEEDS } from '../core/outcome.js';
import type { Problem } from '../core/problem.js';
import { announcedPlan } from './announced-plan.js';
import { calledProcedure, codesOf, keyOfLabels, requireContinuable } from './called-people.js';
import { codeFinder, type FoundCode } from './code-finder.js';
import { type RecordRequest, requireKept } from './record.js';
import type { Tools } from './tools.js';

/** What is known of reply cards before anything of them is recorded: whose code it is, and which needs there are. */

export interface ReplyCards {
  readonly find: (code: string) => FoundCode;
  /** codes of needs */
  readonly needs: readonly string[];
  readonly problems: readonly Problem[];
}

/** @throws Refusal as `record`, as far as it is not about a single reply */
export async function replyCards(
  { target, keyFile, plan: path }: Pick<RecordRequest, 'target' | 'keyFile' | 'plan'>,
  { files, now }: Tools,
): Promise<ReplyCards> {
  const procedure = await calledProcedure(files, target);
  requireContinuable(procedure, now());
  requireKept(procedure);
  const key = await keyOfLabels(files, procedure, keyFile);
  const plan = await announcedPlan(files, path, procedure.read);
  return {
    find: codeFinder(codesOf(procedure.aftermath, key)),
    needs: plan.input?.replies?.needs ?? USUAL_NEEDS,
    problems: plan.problems,
  };
}
