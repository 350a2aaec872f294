import { exclusionRules, frameSize, namedExclusions } from '../../core/frame.js';
import type { Problem } from '../../core/problem.js';
import type { CheckFacts } from '../../procedure/check.js';
import type { RuleEffect } from '../../procedure/rule-effects.js';
import type { Terminal } from '../terminal.js';
import { sayFrame, sayRegister } from './summary.js';
import { sayTargets } from './targets.js';

/** What `check` says of a register. */
export function sayCheck(terminal: Terminal, facts: CheckFacts, problems: readonly Problem[]): void {
  const { preparation, files, frame, survey, rules, targets, errors } = facts;
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
    rules,
    ...(targets.length === 0 ? {} : { targets }),
    problems,
  });
  terminal.heading('check.title');
  sayRegister(terminal, files, preparation.found);
  saySurvey(terminal, survey);
  for (const rule of rules) sayRule(terminal, rule);
  if (exclusionRules(plan).length > 0 || plan.stratify.length > 0) sayFrame(terminal, plan, frame);
  sayTargets(terminal, plan, targets);
  terminal.say();
  if (errors === 0) terminal.tell('check.sound');
  else terminal.tell('check.faulty', { count: errors });
}

const SHOWN_VALUES = 12;

type Counted = { readonly value: string; readonly count: number };

function valueList(
  terminal: Terminal,
  values: readonly Counted[],
  show: (one: Counted) => string = ({ value, count }) =>
    `${value === '' ? terminal.text('empty') : value} ${terminal.number(count)}`,
): string {
  const list = values.slice(0, SHOWN_VALUES).map(show);
  const more = values.length - list.length;
  return [...list, ...(more > 0 ? [terminal.text('values.more', { count: more })] : [])].join(', ');
}

/** A code such as 1 stands in quotation marks: it is no count. */
function quotedList(terminal: Terminal, values: readonly Counted[]): string {
  const show = ({ value, count }: Counted) =>
    terminal.text(value === '' ? 'value.empty' : 'value.count', { value, count });
  return valueList(terminal, values, show);
}

/** Which values of its column exclude, and which do not; whoever has the register may see small counts. */
function sayRule(terminal: Terminal, { column, reason, values, excluding, others }: RuleEffect): void {
  const said = (excludes: boolean) => {
    const count = excludes ? excluding : others;
    if (count === null) return terminal.text('values.many');
    if (values === null) return terminal.text('rows', { count });
    const some = values.filter((one) => one.excludes === excludes);
    return some.length === 0 ? terminal.text('effect.nothing') : quotedList(terminal, some);
  };
  terminal.field(
    'field.rule',
    reason === column ? reason : terminal.text('effect.in-column', { reason, column }),
  );
  terminal.say(`    ${terminal.text('effect.excludes', { shown: said(true) })}`);
  terminal.say(`    ${terminal.text('effect.leaves', { shown: said(false) })}`);
}

function saySurvey(terminal: Terminal, survey: CheckFacts['survey']): void {
  for (const { column, values, empty } of survey.categories) {
    const text =
      values === null
        ? terminal.text('values.many', { empty })
        : valueList(
            terminal,
            values.map(([value, count]) => ({ value, count })),
          );
    terminal.named(column, text);
  }
  if (survey.birthDates === null) return;
  const { partlyUnknown, earliest, latest } = survey.birthDates;
  const years = { partlyUnknown, earliest: String(earliest), latest: String(latest) };
  terminal.field('field.birth', terminal.text('birth.years', years));
}
