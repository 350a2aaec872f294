import type { Frame } from '../core/frame.js';
import { type Problem, warning } from '../core/problem.js';
import { stratify } from '../core/strata.js';
import { findColumn } from '../plan/columns.js';
import { areRows } from '../plan/quota-input.js';
import { UNSIZED } from '../plan/quotas.js';
import { registerDialect } from '../plan/register-dialect.js';
import type { PlanInput } from '../plan/schema.js';
import type { FileFacts } from '../register/file.js';
import { openRegister } from '../register/read.js';
import type { RegisterSurvey } from '../register/survey.js';
import { surveyRegister } from './conduct.js';
import { undrawable } from './drawable.js';
import { type OpenRequest, openDraw, type Preparation, registerSources } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import type { Result } from './result.js';
import { type RuleEffect, ruleEffects } from './rule-effects.js';
import { unusedValues } from './rules.js';
import { samePeople } from './same-people.js';
import { shownTargets, type TargetEffect } from './target-effects.js';
import type { Tools } from './tools.js';

export interface CheckFacts {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  readonly survey: Omit<RegisterSurvey, 'rules'>;
  /** what the rules that exclude by a column do, value by value */
  readonly rules: readonly RuleEffect[];
  /** what quotas of shares become; none, or nobody has said how many are drawn: nothing */
  readonly targets: readonly TargetEffect[];
  /** how many kinds of errors there are; 0: the register is sound */
  readonly errors: number;
}

/** How good a register is: what it holds, and all its problems with their lines. */
export async function checkRegister(request: OpenRequest, tools: Tools): Promise<Result<CheckFacts>> {
  const plan = await withDefaults(request, tools);
  const preparation = await openDraw(tools.files, { ...request, plan });
  const { reading, problems: found } = await surveyRegister(preparation, tools.reading(preparation.bytes));
  const { rows, excluded, strata } = reading.tally;
  const { rules, ...survey } = reading.tally.survey ?? NO_SURVEY;
  const frame = { rows, excluded, stratification: stratify(preparation.plan.stratify, strata) };
  const inRows = [...preparation.warnings, ...found, ...surveyNotes(survey)];
  const isSound = inRows.every((problem) => problem.severity !== 'error');
  const isSized = request.plan.input.sample?.size !== undefined;
  const { exclude } = preparation.plan.eligibility;
  const problems = [
    ...inRows,
    ...unusedValues(exclude, { ...survey, rules }, preparation.questions),
    // Rows that are wrong are in no stratum: how many there are would be no news.
    ...(isSound ? await undrawable(preparation, frame, isSized) : []),
    ...(await samePeople({ ...preparation, register: reading.register })),
  ];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const effects = ruleEffects(preparation.plan, { ...survey, rules });
  return {
    facts: {
      ...{ preparation, files: reading.files, frame, survey, rules: effects, errors },
      targets: isSized && isSound ? shownTargets(preparation.plan, frame) : [],
    },
    files: [],
    lines: [],
    problems,
  };
}

/** Without a plan everything that can be recognised is looked at; ages count from today on. */
async function withDefaults(request: OpenRequest, { files, now }: Tools): Promise<LoadedPlan> {
  const loaded = request.plan;
  const { input } = loaded;
  const sample = withSize(input.sample);
  if (loaded.file !== null || input.stratify !== undefined || input.sample?.quotas !== undefined)
    return { ...loaded, input: { ...input, sample } };
  const register = await openRegister(await registerSources(files, request), registerDialect(input));
  const header = register[0]?.header ?? [];
  const given = input.register?.columns ?? {};
  const roles = ['district', 'gender'] as const;
  const dimensions = roles.filter((role) => given[role] !== undefined || findColumn(role, header) !== null);
  const hasAge =
    given.birth_date ?? given.age ?? findColumn('birth_date', header) ?? findColumn('age', header);
  const reference = input.eligibility?.reference_date ?? now().slice(0, 10);
  const eligibility =
    hasAge === null ? input.eligibility : { min_age: 0, ...input.eligibility, reference_date: reference };
  const filled: PlanInput = {
    ...input,
    ...(eligibility === undefined ? {} : { eligibility }),
    stratify: dimensions,
    sample,
  };
  return { ...loaded, input: filled };
}

/** How many are drawn does not matter to the register; limits to the loosening of a share would. */
function withSize(sample: PlanInput['sample'] = {}): NonNullable<PlanInput['sample']> {
  const { size, quotas } = sample;
  if (size !== undefined) return sample;
  if (quotas === undefined || !areRows(quotas))
    return { ...sample, size: quotas === undefined ? 1 : UNSIZED };
  const unlimited = quotas.map((quota) =>
    quota.share === undefined ? quota : { ...quota, min_flex: undefined, max_flex: undefined },
  );
  return { ...sample, size: UNSIZED, quotas: unlimited };
}

function surveyNotes(survey: Pick<RegisterSurvey, 'likelyUtf8'>): Problem[] {
  return survey.likelyUtf8 === 0 ? [] : [warning('REG-025', undefined, { rows: survey.likelyUtf8 })];
}

const NO_SURVEY: RegisterSurvey = { categories: [], rules: [], birthDates: null, likelyUtf8: 0 };
