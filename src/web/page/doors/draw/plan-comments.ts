import { textOf } from '../../../../messages/catalogue.js';
import type { PlanComments } from '../../../../procedure/plan-form.js';

/** The comments that a new plan has, as `init` writes them. */
export function planComments(language: 'de' | 'en'): PlanComments {
  const text = (key: keyof PlanComments) => textOf(language, `plan.${key}`);
  return {
    head: text('head'),
    register: text('register'),
    columns: text('columns'),
    household: text('household'),
    eligibility: text('eligibility'),
    exclude: text('exclude'),
    stratify: text('stratify'),
    sample: text('sample'),
    title: text('title'),
    seed: text('seed'),
    'seed-open': text('seed-open'),
    output: text('output'),
  };
}
