import { exclusionRules, type Frame, frameSize } from '../../core/frame.js';
import type { Problem } from '../../core/problem.js';
import { warning } from '../../core/problem.js';
import { stratify } from '../../core/strata.js';
import { disk } from '../../node/disk.js';
import { findColumn } from '../../plan/columns.js';
import { registerDialect } from '../../plan/resolve.js';
import type { PlanInput } from '../../plan/schema.js';
import { surveyRegister } from '../../procedure/conduct.js';
import {
  type LoadedPlan,
  loadPlan,
  openSources,
  prepareLoaded,
  registerSources,
} from '../../procedure/opening.js';
import type { RegisterSurvey } from '../../register/survey.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import { readOptions } from '../reading.js';
import { exclusionData, sayFrame, sayRegister } from '../say/summary.js';
import { useLanguage } from '../settle.js';
import type { Terminal } from '../terminal.js';

/** `check`: how good a register is, with all problems and their lines. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as PlanOptions & { lang?: string; workers?: string };
  const loaded = await withDefaults(args, await loadPlan(disk, options));
  useLanguage(terminal, options.lang, loaded);
  const preparation = await prepareLoaded(disk, args, loaded, options.keyFile);
  const { plan } = preparation;
  const { reading, problems: found } = await surveyRegister(
    preparation,
    readOptions(terminal, preparation.bytes, options.workers),
  );
  terminal.endProgress();
  const result = reading.tally.survey ?? NO_SURVEY;
  const problems = [...preparation.warnings, ...found, ...surveyWarnings(result)];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const frame: Frame = {
    rows: reading.tally.rows,
    excluded: reading.tally.excluded,
    stratification: stratify(plan.stratify, reading.tally.strata),
  };
  terminal.json({
    format: 'losverfahren/check/1',
    sound: errors === 0,
    files: reading.files,
    columns: plan.register.columns,
    rows: frame.rows,
    excluded: exclusionData(plan, frame),
    frame: frameSize(frame.stratification),
    strata: frame.stratification.strata.length,
    survey: result,
    problems,
  });
  terminal.heading('check.title');
  sayRegister(terminal, reading.files, preparation.found);
  saySurvey(terminal, result);
  if (exclusionRules(plan).length > 0 || plan.stratify.length > 0) sayFrame(terminal, plan, frame);
  terminal.say();
  terminal.say(
    errors === 0 ? terminal.text('check.sound') : terminal.text('check.faulty', { count: errors }),
  );
  terminal.problems(problems);
  return errors === 0 ? EXIT.done : EXIT.invalid;
}

/** Without a plan everything that can be recognised is looked at; ages count from today on. */
async function withDefaults(files: readonly string[], loaded: LoadedPlan): Promise<LoadedPlan> {
  const { input } = loaded;
  const sample = withSize(input.sample);
  if (loaded.file !== null || input.stratify !== undefined || input.sample?.quotas !== undefined)
    return { ...loaded, input: { ...input, sample } };
  const register = await openSources(await registerSources(disk, files, loaded), registerDialect(input));
  const header = register[0]?.header ?? [];
  const given = input.register?.columns ?? {};
  const roles = ['district', 'gender'] as const;
  const dimensions = roles.filter((role) => given[role] !== undefined || findColumn(role, header) !== null);
  const hasAge =
    given.birth_date ?? given.age ?? findColumn('birth_date', header) ?? findColumn('age', header);
  const reference = input.eligibility?.reference_date ?? new Date().toISOString().slice(0, 10);
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

function surveyWarnings(survey: RegisterSurvey): Problem[] {
  return survey.likelyUtf8 === 0 ? [] : [warning('REG-025', undefined, { rows: survey.likelyUtf8 })];
}

const NO_SURVEY: RegisterSurvey = { categories: [], birthDates: null, likelyUtf8: 0 };

const SHOWN_VALUES = 12;

function saySurvey(terminal: Terminal, survey: RegisterSurvey): void {
  for (const { column, values, empty } of survey.categories) {
    const shown = (values ?? []).slice(0, SHOWN_VALUES);
    const list = shown.map(
      ([value, count]) => `${value === '' ? terminal.text('empty') : value} ${terminal.number(count)}`,
    );
    const more = (values?.length ?? 0) - shown.length;
    const rest = more > 0 ? [terminal.text('values.more', { count: more })] : [];
    const text = values === null ? terminal.text('values.many', { empty }) : [...list, ...rest].join(', ');
    terminal.say(`  ${column.padEnd(18)} ${text}`);
  }
  if (survey.birthDates === null) return;
  const { partlyUnknown, earliest, latest } = survey.birthDates;
  const years = { partlyUnknown, earliest: String(earliest), latest: String(latest) };
  terminal.field('field.birth', terminal.text('birth.years', years));
}
