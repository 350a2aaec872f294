import { sha256Bytes } from '#machine';
import type { InputFacts } from '../audit/entries/plan.js';
import { baseName } from '../core/file-name.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, Refusal, refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import type { ResolveContext } from '../plan/resolve.js';
import type { PlanInput } from '../plan/schema.js';
import type { Targets, TargetsForm } from '../plan/targets.js';
import { checkCells } from '../register/side-text.js';
import type { Files } from './files.js';
import type { LoadedPlan } from './plan-file.js';

/** The files besides the register that a plan names: ids to exclude, a table, quotas. */

/** A plan or a log is sometimes a stranger's; no list of ids or quotas is nearly as large. */
const MOST_SIDE_BYTES = 1 << 28;

/** Files that a plan names, looked for in some folders; notes what was read for the log. */
export class SideFiles {
  readonly facts: InputFacts[] = [];

  /** @param wanted hashes of files that are looked for; others of their names are not taken for them */
  constructor(
    readonly files: Files,
    readonly folders: readonly string[],
    readonly wanted: ReadonlySet<string> | null = null,
  ) {}

  /** The first of these that is there. @throws Refusal SIDE-001 */
  read(...paths: readonly string[]): Promise<Uint8Array> {
    const places = paths.flatMap((one) => this.folders.map((folder) => this.files.at(folder, one)));
    return this.#first(paths[0] ?? '', places, MOST_SIDE_BYTES);
  }

  /** A file that a flag names, from the working directory on. @throws Refusal SIDE-001 */
  readTyped(path: string): Promise<Uint8Array> {
    return this.#first(path, [path]);
  }

  async #first(named: string, places: readonly string[], most?: number): Promise<Uint8Array> {
    let reason = 'ENOENT';
    let found: { readonly bytes: Uint8Array; readonly facts: InputFacts } | null = null;
    for (const path of places) {
      try {
        const bytes = await this.files.read(path, most);
        const facts = { name: baseName(path), bytes: bytes.length, sha256: sha256Bytes(bytes) };
        const isIt = this.wanted === null || this.wanted.has(facts.sha256);
        if (isIt || found === null) found = { bytes, facts };
        if (isIt) break;
      } catch (cause) {
        reason = (cause as { code?: string }).code ?? 'EIO';
      }
    }
    if (found === null) throw refuse('invalid', 'SIDE-001', { file: named }, { reason });
    this.facts.push(found.facts);
    return found.bytes;
  }
}

/** Loaded when it is needed: that takes longer than to read a small register. */
const sideFiles = () => import('../register/side-files.js');

export interface Tables extends Pick<ResolveContext, 'table' | 'tableFile'> {
  readonly targets: Targets | null;
  /** how the targets file is written */
  readonly form: TargetsForm | null;
}

/** The rows of a table and the quotas of a targets file, as far as the plan has them. */
export async function readTables({ input, targets }: LoadedPlan, side: SideFiles): Promise<Tables> {
  const { table = null, quotas } = input.sample ?? {};
  const none = { targets: null, form: null };
  if (typeof table !== 'string' && typeof quotas !== 'string') return { table, tableFile: null, ...none };
  const found = typeof table === 'string' ? await tableIn(table, side) : { table, tableFile: null };
  return {
    ...found,
    ...(typeof quotas === 'string' ? await targetsIn(quotas, targets, side) : none),
  };
}

async function tableIn(path: string, side: SideFiles): Promise<Pick<Tables, 'table' | 'tableFile'>> {
  const name = baseName(path);
  const { namedRows, readSideFile } = await sideFiles();
  const file = await readSideFile(await side.read(path), name);
  checkCells(file, name, null);
  const [first = []] = file.rows;
  const columns = first.map(normaliseText);
  return { table: namedRows(file), tableFile: { name, columns, lines: file.lines } };
}

/** @param typed the path that a flag names; it begins at the working directory */
async function targetsIn(
  planned: string,
  typed: string | null,
  side: SideFiles,
): Promise<Pick<Tables, 'targets' | 'form'>> {
  const bytes = await (typed === null ? side.read(planned) : side.readTyped(typed));
  const name = baseName(planned);
  const { readSideFile } = await sideFiles();
  const { readTargets, targetsForm } = await import('../plan/targets.js');
  const file = { name, ...(await readSideFile(bytes, name)) };
  checkCells(file, name, null);
  return { targets: readTargets(file), form: targetsForm(file) };
}

type PlanRules = NonNullable<PlanInput['eligibility']>['exclude'];

/** A file with ids to exclude: the number of its rule, and where it may be. */
export interface IdFile {
  readonly rule: number;
  readonly paths: readonly string[];
  /** a flag names it: its path begins at the working directory */
  readonly isTyped?: true;
}

/**
 * The files of the rules with ids. A plan in force has their base names alone, for no folder's name belongs
 * in a public log; the plan file says where they are.
 * @param rules of the plan file that the plan comes from
 */
export function idFiles(plan: DrawPlan, rules: PlanRules): IdFile[] {
  return plan.eligibility.exclude.flatMap((rule, at) => {
    if (!('ids' in rule)) return [];
    const written = rules?.[at];
    return [{ rule: at, paths: [written !== undefined && 'ids' in written ? written.ids : rule.ids] }];
  });
}

/** The same, the list of the people who are on the panel already being where the flag says. */
export function plannedIdFiles(plan: DrawPlan, { input, already }: LoadedPlan): IdFile[] {
  const files = idFiles(plan, input.eligibility?.exclude);
  const last = plan.eligibility.exclude.length - 1;
  if (already === null) return files;
  return files.map((file) => (file.rule === last ? { rule: last, paths: [already], isTyped: true } : file));
}

/**
 * The same for a plan out of a log: where a plan file, if there is one, has a list of this name, or else
 * wherever the other files are.
 */
export function loggedIdFiles(plan: DrawPlan, rules: PlanRules): IdFile[] {
  const written = (rules ?? []).flatMap((rule) => ('ids' in rule ? rule.ids : []));
  return idFiles(plan, rules).map(({ rule, paths }) => {
    const logged = plan.eligibility.exclude[rule];
    const name = logged !== undefined && 'ids' in logged ? logged.ids : '';
    const namesakes = [...paths, ...written].filter((path) => baseName(path) === name);
    return { rule, paths: [...new Set([...namesakes, name])] };
  });
}

/** The ids of every `exclude` rule that names a file. @throws Refusal SIDE-001 .. SIDE-003, SIDE-010, SIDE-011, BOOK-001 .. BOOK-007 */
export async function readIdLists(
  files: readonly IdFile[],
  plan: DrawPlan,
  side: SideFiles,
): Promise<Map<number, Map<string, number>>> {
  const lists = new Map<number, Map<string, number>>();
  const problems: Problem[] = [];
  for (const { rule, paths, isTyped } of files) {
    const name = baseName(paths[0] ?? '');
    const { idsOf, readSideFile } = await sideFiles();
    try {
      const bytes = await (isTyped ? side.readTyped(paths[0] ?? '') : side.read(...paths));
      const { id } = plan.register.columns;
      const file = await readSideFile(bytes, name);
      checkCells(file, name, id);
      const ids = idsOf(file, name, id);
      if (ids.size === 0 && plan.eligibility.exclude[rule]?.may_be_empty !== true)
        throw refuse('invalid', 'SIDE-011', { file: name }, { file: name });
      lists.set(rule, ids);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return lists;
}
