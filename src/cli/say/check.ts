import { exclusionRules, frameSize, namedExclusions } from '../../core/frame.js';
import type { Problem } from '../../core/problem.js';
import type { CheckFacts } from '../../procedure/check.js';
import type { RegisterSurvey } from '../../register/survey.js';
import type { Terminal } from '../terminal.js';
import { sayFrame, sayRegister } from './summary.js';

/** What `check` says of a register. */
export function sayCheck(terminal: Terminal, facts: CheckFacts, problems: readonly Problem[]): void {
  const { preparation, files, frame, survey, errors } = facts;
  const { plan } = preparation;
  terminal.json({
    format: 'losverfahren/check/1',
    sound: errors === 0,
    files,
    columns: plan.register.columns,
    rows: frame.rows,
    excluded: namedExclusions(plan, frame),
    frame: frameSize(frame.stratification),
    strata: frame.stratification.strata.length,
    survey,
    problems,
  });
  terminal.heading('check.title');
  sayRegister(terminal, files, preparation.found);
  saySurvey(terminal, survey);
  if (exclusionRules(plan).length > 0 || plan.stratify.length > 0) sayFrame(terminal, plan, frame);
  terminal.say();
  if (errors === 0) terminal.tell('check.sound');
  else terminal.tell('check.faulty', { count: errors });
}

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
    terminal.named(column, text);
  }
  if (survey.birthDates === null) return;
  const { partlyUnknown, earliest, latest } = survey.birthDates;
  const years = { partlyUnknown, earliest: String(earliest), latest: String(latest) };
  terminal.field('field.birth', terminal.text('birth.years', years));
}
