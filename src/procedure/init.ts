import { refuse } from '../core/problem.js';
import { blockColumns, findColumn, looksLikeHeader, shutOutColumns } from '../plan/columns.js';
import { planDraft } from '../plan/draft.js';
import { parsePlan } from '../plan/load.js';
import { registerDialect } from '../plan/register-dialect.js';
import { resolvePlan } from '../plan/resolve.js';
import { type PlanInput, planJsonSchema } from '../plan/schema.js';
import { type HeldValues, type ShutOut, shutOutRule, shutOuts } from '../plan/shut-out.js';
import type { Targets } from '../plan/targets.js';
import { type PlanComments, type PlanDraft, planText, type RuleDraft } from '../plan/template.js';
import type { RegisterFile } from '../register/file.js';
import { type FrameReading, openRegister, readFrame } from '../register/read.js';
import { shownValues } from '../register/survey.js';
import { registerSources } from './opening.js';
import type { LoadedPlan } from './plan-file.js';
import { readTables, SideFiles } from './side-files.js';
import type { Tools } from './tools.js';

export interface InitRequest {
  /** what flags say, without any file */
  readonly plan: LoadedPlan;
  /** paths of the register's files */
  readonly register: readonly string[];
  /** the same, and the file with quotas, as the new plan will name them, from its own folder on */
  readonly named: { readonly register: readonly string[]; readonly targets: string | null };
  readonly language: 'de' | 'en';
}

export interface Draft {
  readonly plan: PlanDraft;
  readonly register: readonly RegisterFile[];
  readonly targets: Targets | null;
  /** the columns by which somebody is usually shut out, with what they hold */
  readonly shutOuts: readonly ShutOut[];
  /** what usually matters and no column was found for */
  readonly missing: readonly ('block' | 'district' | 'gender' | 'birth_date')[];
}

/**
 * Looks at a register and drafts a plan for it, which people can then change.
 * @throws Refusal REG-022 without a header, REG-023 without an id column, SIDE-001 without the quotas that were
 *   named, and as {@link openRegister}
 */
export async function draftPlan(request: InitRequest, { files, now }: Tools): Promise<Draft> {
  const { named, language } = request;
  const { input } = request.plan;
  const register = await openRegister(await registerSources(files, request), registerDialect(input));
  const header = register[0]?.header ?? [];
  const file = register[0]?.source.name ?? '';
  const given = input.register?.columns;
  if (!looksLikeHeader(header) && given === undefined)
    throw refuse('invalid', 'REG-022', { file }, { count: header.length });
  const ids = given?.id ?? (await uniqueColumns(register));
  if (ids === null) {
    const key = 'register.columns.id';
    throw refuse('invalid', 'REG-023', { file, key }, { key, columns: header });
  }
  const { targets } = await readTables(request.plan, new SideFiles(files, ['.']));
  const found = shutOuts(header, await heldValues(register, ids));
  const plan = planDraft({
    ...{ header, ids, language, files: named.register, targets: named.targets, shutOuts: found },
    overrides: request.plan.overrides,
    today: now().slice(0, 10),
  });
  const columns = Object.keys(plan.columns);
  const missing = [
    ...(found.some(({ role }) => role === 'block') ? [] : ['block' as const]),
    ...(['district', 'gender'] as const).filter((role) => !columns.includes(role)),
    ...(columns.includes('birth_date') || columns.includes('age') ? [] : ['birth_date' as const]),
  ];
  return { plan, register, targets, shutOuts: found, missing };
}

/**
 * The draft with another answer for one of the columns that usually shut somebody out.
 * @param values that exclude; none: nobody is excluded by this column
 */
export function withShutOut(plan: PlanDraft, one: ShutOut, values: ShutOut['proposed']): PlanDraft {
  const isNone = values.length === 0;
  const rule: RuleDraft | null = isNone ? null : shutOutRule(one, values, plan.language);
  const put = rule === null ? [] : [rule];
  const at = plan.exclude.findIndex(({ column }) => column === one.column);
  const exclude =
    at < 0
      ? [...plan.exclude, ...put]
      : [...plan.exclude.slice(0, at), ...put, ...plan.exclude.slice(at + 1)];
  return { ...plan, exclude };
}

/** What the columns hold by which somebody may be shut out. */
async function heldValues(
  register: readonly RegisterFile[],
  ids: readonly string[],
): Promise<readonly HeldValues[]> {
  const header = register[0]?.header ?? [];
  const columns = [...blockColumns(header), ...shutOutColumns(header).map(({ column }) => column)];
  if (columns.length === 0) return [];
  const exclude = columns.map((column) => ({ column, values: 'nonempty' as const, reason: column }));
  const reading = await surveyOf(register, ids, { exclude }, true);
  return (reading.tally.survey?.rules ?? []).map((column) => ({ ...column, values: shownValues(column) }));
}

/**
 * The text of a plan file with this draft in it. What was typed may not fit; a plan that can't be read is not
 * written.
 * @param name the file's base name, for messages
 * @throws Refusal with all that is wrong with it
 */
export function planFileText(
  { plan, register, targets }: Draft,
  comments: PlanComments,
  name: string,
): string {
  const text = planText(plan, comments);
  resolvePlan(parsePlan(text, name), {
    header: register[0]?.header ?? [],
    register: register[0]?.source.name ?? '',
    planFile: name,
    table: null,
    targets,
  });
  return text;
}

/** The JSON Schema of a plan file, for editors. */
export function planSchemaText(): string {
  return `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
}

/** The usual id column if its values are unique; else surname, given names, birth date and street. */
async function uniqueColumns(register: readonly RegisterFile[]): Promise<readonly string[] | null> {
  const header = register[0]?.header ?? [];
  const id = findColumn('id', header);
  const roles = ['family_name', 'given_names', 'birth_date', 'street', 'house_number'] as const;
  const composite = roles.flatMap((role) => findColumn(role, header) ?? []);
  for (const columns of [id === null ? [] : [id], composite]) {
    if (columns.length > 0 && (await areUnique(register, columns))) return columns;
  }
  return id === null ? (composite.length >= 3 ? composite : null) : [id];
}

async function areUnique(register: readonly RegisterFile[], columns: readonly string[]): Promise<boolean> {
  const reading = await surveyOf(register, columns, { exclude: [] }, false);
  return !reading.problems.some((problem) => ['REG-011', 'REG-012', 'REG-021'].includes(problem.code));
}

/** Reads the register under these rules alone. */
function surveyOf(
  register: readonly RegisterFile[],
  id: readonly string[],
  eligibility: NonNullable<PlanInput['eligibility']>,
  survey: boolean,
): Promise<FrameReading> {
  const columns = { id: [...id] };
  const input = { version: 1 as const, register: { columns }, sample: { size: 1 }, eligibility };
  const context = { header: register[0]?.header ?? [], register: '', planFile: null, table: null };
  const { plan } = resolvePlan(input, context);
  return readFrame(register, { plan, key: null, idLists: new Map(), draw: null, survey });
}
