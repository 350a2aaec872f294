import { nearDifference, nearKey, saysNo } from '../core/near.js';
import type { ExcludeRule } from '../core/plan.js';
import { error, type Place, type Problem, type ProblemLine, warning } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { blockColumns } from '../plan/columns.js';
import { emptyRuleLine, ruleLine } from '../plan/rule-line.js';
import type { FrameTally } from '../register/frame-tally.js';
import { type ColumnSurvey, type RegisterSurvey, shownValues } from '../register/survey.js';

/**
 * Whether the rules that exclude by a column do what was meant. A draw notes which values there are and counts
 * none; only where something looks wrong is the register read once more.
 */

type ColumnRule = Extract<ExcludeRule, { column: string }>;

/** What is asked of the rules, and how they are called. */
export interface RuleQuestions {
  /** where a key of the plan stands */
  readonly locate: (key: string) => Place;
  /** the plan says nothing of exclusions; its rules are the register's columns with a block on information */
  readonly areFound: boolean;
  /** the second stage: who was not to be invited is not among the answers */
  readonly isPanel: boolean;
}

/** A mistake here leads to letters to people who must not get any. */
function isStrict(rule: ColumnRule): boolean {
  return rule.confidential || blockColumns([rule.column]).length > 0;
}

/** Whether some rule is to be looked at with counts. */
export function areSuspect(rules: readonly ExcludeRule[], { valuesMet }: FrameTally): boolean {
  return rules.some((rule, index) => {
    const met = valuesMet[index];
    if (!('column' in rule) || !met) return false;
    if (met.hitting.size === 0 && rule.may_be_empty !== true) return true;
    const rest = restOf(rule, [...met.others]);
    return isStrict(rule) ? rest.length > 0 : rest.some((value) => meantBy(rule, value) !== undefined);
  });
}

/** What is wrong with the rules by what the register holds. */
export function ruleProblems(
  rules: readonly ExcludeRule[],
  survey: RegisterSurvey,
  questions: RuleQuestions,
): Problem[] {
  return rules.flatMap((rule, index) => {
    if (!('column' in rule)) return [];
    const column = survey.rules.find((one) => one.column === rule.column);
    if (column === undefined || column.values === null) return [];
    const written = questions.areFound ? {} : questions.locate(`eligibility.exclude.${index}`);
    const place = { ...written, column: rule.column };
    return problemsOf(rule, column, place, questions);
  });
}

function problemsOf(rule: ColumnRule, column: ColumnSurvey, place: Place, asked: RuleQuestions): Problem[] {
  const { areFound, isPanel } = asked;
  const say = isStrict(rule) && !areFound ? error : warning;
  const counts = new Map(column.values ?? []);
  const there = [...counts.keys()].filter((value) => value !== '');
  const mayExcludeNobody = isPanel || rule.may_be_empty === true;
  const facts = { column: rule.column, reason: rule.reason, values: valueLines(column) };
  if (there.length === 0 && !listsEmpty(rule))
    return mayExcludeNobody ? [] : [say('PLAN-080', place, { ...facts, line: emptyRuleLine(rule) })];
  if (rule.values === 'nonempty') return [];
  const listed = rule.values.map(normaliseText);
  const occurring = listed.filter((value) => counts.has(value));
  const rest = restOf(rule, there);
  const near = rest.flatMap((value) => {
    const meant = meantBy(rule, value);
    return meant === undefined ? [] : [{ value, meant }];
  });
  const problems: Problem[] = [];
  // A line to paste is of use only with values that may be shown.
  const pasted = (line: string) => (shownValues(column) === null ? '' : line);
  if (near.length > 0) {
    const pairs = near.map(({ value, meant }) => nearLine(value, meant, counts.get(value) ?? 0));
    const line = ruleLine(rule, { values: [...occurring, ...near.map(({ value }) => value)] });
    problems.push(say('PLAN-082', place, { ...facts, pairs, line }));
  } else if (occurring.length === 0 && !mayExcludeNobody) {
    const line = rest.length === 0 ? emptyRuleLine(rule) : ruleLine(rule, { values: rest });
    return [say('PLAN-081', place, { ...facts, names: listed, line: pasted(line) })];
  }
  const others = rest.filter((value) => !near.some((one) => one.value === value));
  if (isStrict(rule) && others.length > 0) {
    const line = pasted(ruleLine(rule, { values: [...occurring, ...rest] }));
    const allow = pasted(ruleLine(rule, { allow: [...(rule.allow ?? []), ...others] }));
    problems.push(say('PLAN-083', place, { ...facts, count: others.length, line, allow }));
  }
  return problems;
}

/** Values of the plan that nobody has, where others of the same rule do occur; `check` says so. */
export function unusedValues(
  rules: readonly ExcludeRule[],
  survey: RegisterSurvey,
  { locate }: RuleQuestions,
): Problem[] {
  return rules.flatMap((rule, index) => {
    if (!('column' in rule) || rule.values === 'nonempty') return [];
    const counts = new Map(survey.rules.find((one) => one.column === rule.column)?.values ?? []);
    const listed = rule.values.map(normaliseText);
    const names = listed.filter((value) => !counts.has(value));
    const place = { ...locate(`eligibility.exclude.${index}`), column: rule.column };
    const isPart = names.length > 0 && names.length < listed.length;
    return isPart ? [warning('PLAN-084', place, { names, column: rule.column })] : [];
  });
}

/** A value of the rule from which this one differs only in zeros, case, blanks or quotation marks. */
function meantBy(rule: ColumnRule, value: string): string | undefined {
  if (rule.values === 'nonempty') return undefined;
  const key = nearKey(value);
  return rule.values.map(normaliseText).find((one) => nearKey(one) === key);
}

/** The values that neither exclude nor are known not to. */
function restOf(rule: ColumnRule, values: readonly string[]): string[] {
  if (rule.values === 'nonempty') return [];
  const known = new Set([...rule.values, ...(rule.allow ?? [])].map(normaliseText));
  return values.filter((value) => value !== '' && !known.has(value) && !saysNo(value));
}

function listsEmpty({ values }: ColumnRule): boolean {
  return values !== 'nonempty' && values.some((value) => normaliseText(value) === '');
}

const MOST_LINES = 12;

/** The values of a column with their counts, for a sentence; none if they are no codes. */
export function valueLines(column: ColumnSurvey): ProblemLine[] {
  const values = shownValues(column);
  if (values === null) return [{ text: 'values.hidden' }];
  const shown = values.slice(0, MOST_LINES).map(([value, count]) => countLine(value, count));
  const more = values.length - shown.length;
  return more > 0 ? [...shown, { text: 'values.more', count: more }] : shown;
}

function countLine(value: string, count: number): ProblemLine {
  return value === '' ? { text: 'value.empty', count } : { text: 'value.count', value, count };
}

export function nearLine(value: string, meant: string, count: number): ProblemLine {
  return { text: 'value.near', value, meant, count, difference: nearDifference(value, meant) ?? 'several' };
}
