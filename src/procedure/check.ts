import { checkSize } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { type Problem, Refusal, warning } from '../core/problem.js';
import { stratify } from '../core/strata.js';
import { allocateByTable } from '../core/table.js';
import { findColumn } from '../plan/columns.js';
import { registerDialect } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';
import type { FileFacts } from '../register/file.js';
import { openRegister } from '../register/read.js';
import type { RegisterSurvey } from '../register/survey.js';
import { absentQuotas } from './absent.js';
import { surveyRegister } from './conduct.js';
import { type OpenRequest, openDraw, type Preparation, registerSources } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import type { Result } from './result.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';

export interface CheckFacts {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  readonly survey: RegisterSurvey;
  /** how many kinds of errors there are; 0: the register is sound */
  readonly errors: number;
}

/** How good a register is: what it holds, and all its problems with their lines. */
export async function checkRegister(request: OpenRequest, tools: Tools): Promise<Result<CheckFacts>> {
  const plan = await withDefaults(request, tools);
  const preparation = await openDraw(tools.files, { ...request, plan });
  const { reading, problems: found } = await surveyRegister(preparation, tools.reading(preparation.bytes));
  const { rows, excluded, strata, survey = NO_SURVEY } = reading.tally;
  const frame = { rows, excluded, stratification: stratify(preparation.plan.stratify, strata) };
  const isSized = request.plan.input.sample?.size !== undefined && found.every(isNote);
  const problems = [
    ...preparation.warnings,
    ...found,
    // As in a draw: people are counted when the register is in order.
    ...(isSized ? await sizeProblems(preparation, frame) : []),
    ...absentQuotas(preparation.plan, frame, preparation.quotaPlace),
    ...surveyNotes(survey ?? NO_SURVEY),
  ];
  const errors = problems.filter((problem) => !isNote(problem)).length;
  return {
    facts: { preparation, files: reading.files, frame, survey: survey ?? NO_SURVEY, errors },
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

/** More than any quota asks for: without a size none of them asks for too many. */
const ANY_SIZE = 999_999_999;

/** How many are drawn does not matter to the register; limits to the loosening of a share would. */
function withSize(sample: PlanInput['sample'] = {}): NonNullable<PlanInput['sample']> {
  const { size, quotas } = sample;
  if (size !== undefined) return sample;
  if (typeof quotas !== 'object') return { ...sample, size: quotas === undefined ? 1 : ANY_SIZE };
  const unlimited = quotas.map((quota) =>
    quota.share === undefined ? quota : { ...quota, min_flex: undefined, max_flex: undefined },
  );
  return { ...sample, size: ANY_SIZE, quotas: unlimited };
}

function isNote({ severity }: Problem): boolean {
  return severity === 'warning';
}

/** What a draw of this size would be refused for. */
async function sizeProblems(preparation: Preparation, frame: Frame): Promise<readonly Problem[]> {
  const { plan } = preparation;
  const { size, table } = plan.sample;
  try {
    checkSize(plan, frame);
    if (table !== null)
      await atTableLines(preparation, () => allocateByTable(frame.stratification, size, table));
    return [];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems;
  }
}

function surveyNotes(survey: RegisterSurvey): Problem[] {
  return survey.likelyUtf8 === 0 ? [] : [warning('REG-025', undefined, { rows: survey.likelyUtf8 })];
}

const NO_SURVEY: RegisterSurvey = { categories: [], birthDates: null, likelyUtf8: 0 };
