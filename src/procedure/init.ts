import { refuse } from '../core/problem.js';
import { findColumn, looksLikeHeader } from '../plan/columns.js';
import { planDraft } from '../plan/draft.js';
import { parsePlan } from '../plan/load.js';
import { registerDialect, resolvePlan } from '../plan/resolve.js';
import { planJsonSchema } from '../plan/schema.js';
import type { Targets } from '../plan/targets.js';
import { type PlanComments, type PlanDraft, planText } from '../plan/template.js';
import type { RegisterFile } from '../register/file.js';
import { openRegister, readFrame } from '../register/read.js';
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
  /** what stands where nobody said anything */
  readonly examples: { readonly title: string; readonly seedSource: string };
}

export interface Draft {
  readonly plan: PlanDraft;
  readonly register: readonly RegisterFile[];
  readonly targets: Targets | null;
}

/**
 * Looks at a register and drafts a plan for it, which people can then change.
 * @throws Refusal REG-022 without a header, REG-023 without an id column, SIDE-001 without the quotas that were
 *   named, and as {@link openRegister}
 */
export async function draftPlan(request: InitRequest, { files, now }: Tools): Promise<Draft> {
  const { named, language, examples } = request;
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
  const plan = planDraft({
    ...{ header, ids, language, examples, files: named.register, targets: named.targets },
    overrides: request.plan.overrides,
    today: now().slice(0, 10),
  });
  return { plan, register, targets };
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
  const input = {
    version: 1 as const,
    register: { columns: { id: [...columns] } },
    sample: { size: 1 },
    eligibility: { exclude: [] },
  };
  const context = { header: register[0]?.header ?? [], register: '', planFile: null, table: null };
  const { plan } = resolvePlan(input, context);
  const reading = await readFrame(register, {
    plan,
    key: null,
    idLists: new Map(),
    draw: null,
    survey: false,
  });
  return !reading.problems.some((problem) => ['REG-011', 'REG-012', 'REG-021'].includes(problem.code));
}
