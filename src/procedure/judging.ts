import { nearKey, saysNo } from '../core/near.js';
import type { ColumnDimension, DrawPlan } from '../core/plan.js';
import { error, type Place, type Problem, SHOWN_LINES, warning } from '../core/problem.js';
import { genderOf } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import type { FrameSettings } from '../register/frame-builder.js';
import type { FrameTally } from '../register/frame-tally.js';
import type { IdList } from '../register/ids.js';
import { type ListedIds, lookForIds } from '../register/listed-ids.js';
import type { FrameReading } from '../register/read.js';
import { type RegisterSurvey, shownValues } from '../register/survey.js';
import { areSuspect, nearLine, type RuleQuestions, ruleProblems, valueLines } from './rules.js';

/** Whether what narrows the frame does what was meant: rules by column, districts, lots, lists of ids. */

export interface Judged {
  readonly plan: DrawPlan;
  readonly idLists: FrameSettings['idLists'];
  readonly questions: RuleQuestions;
}

/**
 * What is wrong with the rules by what the register holds: errors for blocks and confidential rules, notes for others.
 * @param survey reads the register once more with its values counted; asked for only where something looks wrong
 */
export async function judgeRules(
  judged: Judged,
  reading: FrameReading,
  survey: () => Promise<RegisterSurvey | null>,
): Promise<Problem[]> {
  const { plan, questions } = judged;
  const { tally } = reading;
  const { exclude } = plan.eligibility;
  const isSuspect = areSuspect(exclude, tally) || crowding(plan, tally).length > 0;
  const districts = missingDistricts(plan, tally);
  const others = besideDistricts(plan, tally);
  const mayAsk = isSuspect || districts.length > 0 || others.length > 0;
  const counted = mayAsk ? await survey() : null;
  return [
    ...(counted === null ? [] : ruleProblems(exclude, counted, questions)),
    ...(counted === null ? [] : crowdedRules(plan, tally, counted)),
    ...districtProblems(plan, districts, others, counted, questions),
    ...lotProblems(plan, tally, questions),
    ...(await listProblems(judged, reading)),
  ];
}

/** Rules that exclude more than half of the register because something stands in nearly every row. */
function crowding(plan: DrawPlan, { excluded, rows }: FrameTally): number[] {
  return plan.eligibility.exclude.flatMap((rule, index) =>
    'column' in rule && rule.values === 'nonempty' && 2 * (excluded[index] as number) > rows ? [index] : [],
  );
}

function crowdedRules(plan: DrawPlan, tally: FrameTally, survey: RegisterSurvey): Problem[] {
  return crowding(plan, tally).flatMap((index) => {
    const rule = plan.eligibility.exclude[index];
    if (rule === undefined || !('column' in rule)) return [];
    const column = survey.rules.find((one) => one.column === rule.column);
    if (column === undefined) return [];
    const list = (shownValues(column) ?? []).flatMap(([value]) =>
      value === '' || saysNo(value) ? [] : value,
    );
    const params = { reason: rule.reason, values: valueLines(column), list };
    return [warning('DRAW-005', { column: rule.column }, params)];
  });
}

/** The plan's districts that nobody lives in. */
function missingDistricts(plan: DrawPlan, { districtsMet }: FrameTally): string[] {
  const districts = plan.eligibility.districts ?? [];
  return districts.filter((name) => !districtsMet.hitting.has(normaliseText(name)));
}

/** Districts of the register that differ from one of the plan's only in case, blanks and the like. */
function besideDistricts(plan: DrawPlan, { districtsMet }: FrameTally): { value: string; meant: string }[] {
  const districts = plan.eligibility.districts ?? [];
  const byKey = new Map(districts.map((name) => [nearKey(name), name] as const));
  return [...districtsMet.others].flatMap((value) => {
    const meant = byKey.get(nearKey(value));
    return meant === undefined || value === '' ? [] : [{ value, meant }];
  });
}

/** A misspelt district would leave out all who live there. */
function districtProblems(
  plan: DrawPlan,
  missing: readonly string[],
  beside: readonly { value: string; meant: string }[],
  survey: RegisterSurvey | null,
  { locate }: RuleQuestions,
): Problem[] {
  const { district } = plan.register.columns;
  const column = survey?.categories.find((one) => one.column === district);
  const counts = new Map(column?.values ?? []);
  const place = { ...locate('eligibility.districts'), column: district ?? '' };
  const pairs = beside.map(({ value, meant }) => nearLine(value, meant, counts.get(value) ?? 0));
  const values = column === undefined ? [] : valueLines(column);
  if (missing.length > 0) return [error('PLAN-030', place, { names: missing, values, pairs })];
  return pairs.length > 0 ? [warning('PLAN-085', place, { pairs })] : [];
}

/** Values that the lot is to hand over and that nobody has; a usual gender may simply have nobody. */
function lotProblems(plan: DrawPlan, { lotsMet }: FrameTally, { locate }: RuleQuestions): Problem[] {
  return plan.stratify.flatMap((dimension, at) => {
    if (dimension.source === 'age') return [];
    const names = strangeLots(dimension).filter((value) => lotsMet[at]?.hitting.has(value) !== true);
    const place = { ...locate(`stratify.${at}`), column: dimension.column };
    return names.length === 0 ? [] : [warning('PLAN-086', place, { names, column: dimension.column })];
  });
}

function strangeLots({ by_lot, name }: ColumnDimension): string[] {
  const values = by_lot.map(normaliseText);
  return name === 'gender' ? values.filter((value) => genderOf(value) === undefined) : values;
}

async function listProblems(
  { plan, idLists, questions }: Judged,
  { register, tally }: FrameReading,
): Promise<Problem[]> {
  const unmet = [...idLists].filter(([rule, ids]) => ids.size > (tally.idsMet.get(rule) ?? 0));
  if (unmet.length === 0) return [];
  const found = await lookForIds(
    register,
    plan,
    unmet.map(([, ids]) => ids),
  );
  return unmet.flatMap(([rule, ids]) => {
    const written = plan.eligibility.exclude[rule];
    if (written === undefined || !('ids' in written)) return [];
    const mayMatchNobody = questions.isPanel || written.may_be_empty === true;
    const count = ids.size - (tally.idsMet.get(rule) ?? 0);
    return listProblem(written.ids, ids, found, { mayMatchNobody, count });
  });
}

function listProblem(
  file: string,
  ids: IdList,
  { present, near }: ListedIds,
  { mayMatchNobody, count }: { readonly mayMatchNobody: boolean; readonly count: number },
): Problem[] {
  const all = [...ids.keys()];
  const total = all.length;
  const absent = all.filter((id) => !present.has(id));
  const nearly = absent.filter((id) => near.has(id));
  if (nearly.length > 0) {
    const kinds = [...new Set(nearly.map((id) => near.get(id) as string))].map((kind) => ({
      text: `difference.${kind}`,
    }));
    return [error('SIDE-013', linesOf(file, ids, nearly), { count: nearly.length, total, kinds })];
  }
  if (absent.length === total && !mayMatchNobody) return [error('SIDE-012', { file }, { total })];
  return [warning('DRAW-008', linesOf(file, ids, absent), { count, total })];
}

function linesOf(file: string, ids: IdList, some: readonly string[]): Place {
  if (!(ids instanceof Map) || some.length === 0) return { file };
  const lines = some.map((id) => ids.get(id) as number).sort((a, b) => a - b);
  return { file, lines: lines.slice(0, SHOWN_LINES), total: lines.length };
}

const GREAT_PART = 0.1;

/** Age bands that leave out a great part of the people whom no other rule does. */
export function bandless(plan: DrawPlan, { excluded, rows }: FrameTally, rule: number): Problem[] {
  if (rule < 0) return [];
  const before = excluded.slice(0, rule).reduce((sum, count) => sum + count, 0);
  const count = excluded[rule] as number;
  const total = rows - before;
  if (count <= GREAT_PART * total) return [];
  const bands = plan.stratify.flatMap((one) =>
    one.source === 'age' ? one.bands.map(({ name }) => name) : [],
  );
  return [warning('DRAW-020', { key: 'stratify' }, { count, total, bands })];
}
