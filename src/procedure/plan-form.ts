import { type PlanComments, type PlanDraft, planText } from '../plan/template.js';

/** A plan that is made by filling in a form; what does not fit is found when the text is read as a plan. */

export {
  type PlanComments,
  type PlanDraft,
  planComments,
  type QuotaDraft,
  type RuleDraft,
} from '../plan/template.js';

/** The text of a plan file. */
export function writtenPlan(draft: PlanDraft, comments: PlanComments): string {
  return planText(draft, comments);
}
