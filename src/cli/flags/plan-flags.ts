import { error, type Problem } from '../../core/problem.js';
import { type PlanOverrides, typedOverrides } from '../../procedure/overrides.js';
import type { NamedFlag } from './named.js';

/** A flag that changes the plan, with the value that it has there. */
export interface PlanFlag {
  readonly flag: NamedFlag;
  /** the key of the plan: `sample.size`; `stratify.age` are the bands of the dimension `age` */
  readonly key: string;
  readonly value: unknown;
}

/** These say what is wrong in a flag as well as in a file; the others would speak of keys. */
const SAID_AS_IN_A_FILE = ['PLAN-014', 'PLAN-021', 'PLAN-027', 'PLAN-028'];

/** What the flags change of the plan. */
export async function planOverrides(
  flags: readonly PlanFlag[],
): Promise<{ readonly overrides: PlanOverrides; readonly problems: readonly Problem[] }> {
  const read = await typedOverrides(planShape(flags), (path) => ({
    key: flagOf(flags, path.map(String))?.name ?? '',
  }));
  const problems = read.problems.map((problem) => {
    if (SAID_AS_IN_A_FILE.includes(problem.code)) return problem;
    const flag = flags.find(({ flag }) => flag.name === problem.where?.[0]?.key)?.flag;
    return error('USE-010', undefined, { flag: flag?.name ?? '', expected: flag?.as?.expected ?? '' });
  });
  return { overrides: read.overrides ?? {}, problems: [...problems, ...idleBands(flags)] };
}

const AGE_BANDS = 'stratify.age';
export const TARGETS = 'sample.quotas';

/** The flags in the shape of a plan file. */
function planShape(flags: readonly PlanFlag[]): Record<string, unknown> {
  const plan: Record<string, unknown> = {};
  for (const { key, value } of flags.filter((one) => one.key !== AGE_BANDS)) {
    const [section = '', name] = key.split('.');
    plan[section] = name === undefined ? value : { ...(plan[section] as object | undefined), [name]: value };
  }
  if (flags.some(({ key }) => key === TARGETS))
    plan.sample = { ...(plan.sample as object), allocation: 'quotas' };
  const bands = flags.find(({ key }) => key === AGE_BANDS);
  if (bands === undefined || !Array.isArray(plan.stratify)) return plan;
  return {
    ...plan,
    stratify: plan.stratify.map((name) => (name === 'age' ? { age: bands.value } : name)),
  };
}

/** Bands without a dimension to which they belong would be dropped without a word. */
function idleBands(flags: readonly PlanFlag[]): Problem[] {
  const named = flags.find(({ key }) => key === 'stratify')?.value;
  const isIdle = flags.some(({ key }) => key === AGE_BANDS) && Array.isArray(named) && !named.includes('age');
  const params = { flag: '--age-bands', needs: ['--stratify age'] };
  return isIdle ? [error('USE-015', undefined, params)] : [];
}

/** The flag whose value stands at this path, the most particular one. */
function flagOf(flags: readonly PlanFlag[], path: readonly string[]): NamedFlag | undefined {
  const [section = '', name = '', inner = ''] = path;
  const keys = [
    ...(section === 'stratify' && inner === 'age' ? [AGE_BANDS] : []),
    `${section}.${name}`,
    section,
  ];
  return keys.flatMap((key) => flags.find((one) => one.key === key)?.flag ?? [])[0];
}
