import { digest } from '#machine';
import type { InputFacts } from '../audit/entries/plan.js';
import { isDigest } from '../core/digest.js';
import { type Place, type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { findColumn } from '../plan/columns.js';
import { namedColumns } from '../plan/named-columns.js';
import type { OutputColumns } from '../plan/output-columns.js';
import type { Population } from '../plan/quotas.js';
import { registerDialect } from '../plan/register-dialect.js';
import { type FoundColumn, resolvePlan } from '../plan/resolve.js';
import type { TableFile } from '../plan/sample.js';
import type { TargetsForm } from '../plan/targets.js';
import { openRegister } from '../register/read.js';
import type { RegisterSource } from '../register/source.js';
import type { Prepared } from './conduct.js';
import type { Files } from './files.js';
import { withHeaderLines } from './header-line.js';
import type { LoadedPlan } from './plan-file.js';
import type { RuleQuestions } from './rules.js';
import { plannedIdFiles, readIdLists, readTables, SideFiles } from './side-files.js';
import { workbookNotes } from './workbook-notes.js';

export interface Preparation extends Prepared {
  readonly questions: RuleQuestions;
  readonly loaded: LoadedPlan;
  readonly inputs: readonly InputFacts[];
  readonly found: readonly FoundColumn[];
  /** the columns of the lists, if the plan does not say which */
  readonly usual: OutputColumns | null;
  readonly warnings: readonly Problem[];
  /** how the targets file is written, if there is one */
  readonly targetsForm: TargetsForm | null;
  /** the file of the table, if there is one */
  readonly tableFile: TableFile | null;
  /** where a row of the plan's quotas stands */
  readonly quotaPlace: (row: number) => Place;
  /** bytes of all files, for the progress bar */
  readonly bytes: number;
}

/** What a draw, a panel or a look at one is made from. */
export interface OpenRequest {
  readonly plan: LoadedPlan;
  /** paths of the register's files; none: those of the plan */
  readonly register: readonly string[];
  /** path of the key's file; left out: the ids are the labels */
  readonly keyFile?: string;
  /** of a panel: the frame of the draw of letters before it, of which quotas can be shares */
  readonly population?: Population | null;
  /** the key itself, where it has just been made */
  readonly key?: string;
}

/** Opens everything that a draw is made from. @throws Refusal with all that is wrong with it */
export async function openDraw(files: Files, request: OpenRequest): Promise<Preparation> {
  const sources = await registerSources(files, request);
  try {
    return await openWith(sources, files, request);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const named = namedColumns(request.plan.input);
    throw new Refusal(
      cause.kind,
      await withHeaderLines(cause.problems, sources, named, registerDialect(request.plan.input)),
    );
  }
}

async function openWith(
  sources: readonly RegisterSource[],
  files: Files,
  request: OpenRequest,
): Promise<Preparation> {
  const { plan: loaded, keyFile } = request;
  const { input, folder } = loaded;
  const register = await openRegister(sources, registerDialect(input));
  const header = register[0]?.header ?? [];
  const side = new SideFiles(files, [folder]);
  const { form: targetsForm, ...tables } = await readTables(loaded, side);
  const context = {
    stage: loaded.stage,
    header,
    register: register[0]?.source.name ?? '',
    planFile: loaded.file?.name ?? null,
    locate: loaded.locate,
    population: request.population ?? null,
    ...tables,
  };
  const { targets } = tables;
  const quotaPlace = (row: number) => targets?.quotas[row]?.place ?? loaded.locate(`sample.quotas.${row}`);
  const { plan, found, warnings, usual } = resolvePlan(input, context);
  const idLists = await readIdLists(plannedIdFiles(plan, loaded), plan, side);
  const key = request.key ?? (keyFile === undefined ? null : await readKey(files, keyFile));
  return {
    plan,
    register,
    idLists,
    digest,
    key,
    loaded,
    questions: {
      locate: loaded.locate,
      areFound: input.eligibility?.exclude === undefined,
      isPanel: loaded.stage === 'panel',
    },
    inputs: side.facts,
    targetsForm,
    tableFile: tables.tableFile ?? null,
    quotaPlace,
    found,
    usual,
    warnings: [
      ...warnings,
      ...workbookNotes(register, plan),
      ...personalLabels(plan.register.columns.id, header, key),
    ],
    bytes: register.reduce((sum, { source }) => sum + source.size, 0),
  };
}

/** The register's files as people would type them. */
export function registerPaths(files: Files, { plan, register }: OpenRequest): readonly string[] {
  if (register.length > 0) return register;
  return (plan.input.register?.files ?? []).map((path) => files.join(plan.folder, path));
}

/** @throws Refusal USE-005 if neither the request nor the plan names a file, REG-001 */
export async function registerSources(
  files: Files,
  { plan, register }: OpenRequest,
): Promise<RegisterSource[]> {
  const planned = plan.input.register?.files ?? [];
  const paths = register.length > 0 ? register : planned.map((path) => files.at(plan.folder, path));
  if (paths.length === 0) throw refuse('usage', 'USE-005');
  const sources: RegisterSource[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      sources.push(await files.open(path));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return sources;
}

/** @throws Refusal USE-006 if neither a plan file nor anything else says how many people to draw */
export function requireSize({ file, input }: LoadedPlan): void {
  if (file === null && input.sample?.size === undefined) throw refuse('usage', 'USE-006');
}

/** Without a key the labels are the ids; an id made of names would put the names into the log. */
function personalLabels(id: readonly string[], header: readonly string[], key: string | null): Problem[] {
  const roles = ['family_name', 'given_names', 'birth_date', 'street'] as const;
  const personal = roles.flatMap((role) => findColumn(role, header) ?? []);
  const shown = id.filter((column) => personal.includes(column));
  return key === null && shown.length > 0
    ? [warning('DRAW-009', { key: 'register.columns.id' }, { columns: shown })]
    : [];
}

/** Where the key of a commitment is: beside the folder, which can be given away; also of one called by a full stop. */
export function keyBeside(files: Pick<Files, 'at'>, folder: string): string {
  const path = folder.replace(/(?<=.)[/\\]+$/, '');
  return `${/(?:^|[/\\])\.{1,2}$/.test(path) ? files.at('.', path) : path}.key`;
}

/** Where the keys of a batch on commitments are: likewise. */
export function keysBeside(files: Pick<Files, 'at'>, folder: string): string {
  return `${keyBeside(files, folder)}s`;
}

/** @throws Refusal KEY-001 if the file can't be read or holds no key */
export async function readKey(files: Files, path: string): Promise<string> {
  const bytes = await files.read(path).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'KEY-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const key = new TextDecoder().decode(bytes).trim();
  if (!isDigest(key)) throw refuse('invalid', 'KEY-002', { file: path });
  return key;
}
