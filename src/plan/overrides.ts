import * as z from 'zod';
import { baseName } from '../core/file-name.js';
import { error, type Place, type Problem } from '../core/problem.js';
import { bandFaults } from './dimensions.js';
import { eligibilityFaults } from './eligibility.js';
import { type Locate, schemaProblems } from './issues.js';
import { planSchema } from './schema.js';

/**
 * What flags change of a plan, in the shape of a plan file. A draw logs it, and `verify` reads it back from the
 * log, so both go through the schema of the plan file: what would be refused there is refused here.
 */

const { register, eligibility, stratify, sample, output } = planSchema.shape;

const TOP = { title: true, municipality: true, stratify: true, seed: true } as const;

const overridesSchema = planSchema.pick(TOP).extend({
  register: register
    .unwrap()
    .pick({ encoding: true, delimiter: true, sheet: true, columns: true })
    .optional(),
  eligibility: eligibility.unwrap().omit({ uninvited: true }).optional(),
  sample: sample
    .unwrap()
    .pick({
      ...{
        size: true,
        allocation: true,
        objective: true,
        cap: true,
        mixing: true,
        slack: true,
        reserve: true,
      },
      max_per_household: true,
    })
    // The rows stand in a file of this name; what folder it is in is nobody's business.
    .extend({ quotas: z.string().transform(baseName).pipe(z.string().min(1)).optional() })
    .optional(),
  output: output.unwrap().pick({ dialect: true }).optional(),
});

/** Only what was given. */
export type PlanOverrides = z.output<typeof overridesSchema>;

export type ReadOverrides =
  | { readonly overrides: PlanOverrides; readonly problems: readonly [] }
  | { readonly overrides: null; readonly problems: readonly Problem[] };

/**
 * Reads overrides from flags or from a log.
 * @param json in the shape of a plan file
 * @param locate where a path in it was written; left out: the path itself
 * @returns typed overrides, or every problem: PLAN-010 .. PLAN-015, PLAN-021, PLAN-027, PLAN-028
 */
export function readOverrides(json: unknown, locate: Locate = pathPlace): ReadOverrides {
  const result = overridesSchema.safeParse(json);
  const problems = [
    ...(result.success ? [] : schemaProblems(result.error, json, locate)),
    ...faultsOf(soundParts.safeParse(json).data ?? {}, locate),
  ];
  if (!result.success || problems.length > 0) return { overrides: null, problems };
  return { overrides: result.data, problems: [] };
}

const { reference_date, min_age, max_age } = eligibility.unwrap().shape;

/** What is in order, whatever the rest is like: all faults are to come at once. */
const soundParts = z.object({
  eligibility: z
    .object({
      reference_date: reference_date.catch(undefined),
      min_age: min_age.catch(undefined),
      max_age: max_age.catch(undefined),
    })
    .catch({}),
  stratify: stratify.catch([]),
});

function pathPlace(path: readonly PropertyKey[], key?: string): Place {
  return { key: [...path, ...(key === undefined ? [] : [key])].map(String).join('.') };
}

/** What is otherwise found when the plan is resolved; a flag is to be refused before anything is read. */
function faultsOf(
  { eligibility = {}, stratify = [] }: Pick<PlanOverrides, 'eligibility' | 'stratify'>,
  locate: Locate,
): Problem[] {
  const ages = eligibilityFaults(eligibility).map(({ code, key, params }) =>
    error(code, locate(['eligibility', key]), params),
  );
  const bands = stratify.flatMap((dimension, index) => {
    const texts = typeof dimension === 'string' ? undefined : dimension.age;
    if (!Array.isArray(texts)) return [];
    return bandFaults(texts).map(({ code, params }) =>
      error(code, locate(['stratify', index, 'age']), params),
    );
  });
  return [...ages, ...bands];
}
