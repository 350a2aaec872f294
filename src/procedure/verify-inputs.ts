import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import type { InputFacts } from '../audit/entries/plan.js';
import { baseName } from '../core/file-name.js';
import type { PlanInput } from '../plan/schema.js';
import { type IdFile, loggedIdFiles, readIdLists, type SideFiles } from './side-files.js';

/** The files besides the register that a log names: lists of ids, a table, quotas. Every one is compared. */

export interface InputRequest {
  /** the plan that the files may stand in, with their folders */
  readonly plan: PlanInput | null;
  /** path of the list of people who are on the panel already */
  readonly already?: string | undefined;
  /** path of the quotas */
  readonly targets?: string | undefined;
  /** false: only what was given by itself, for there is no register */
  readonly isWhole: boolean;
}

export interface ReadInputs {
  readonly idLists: Map<number, Set<string>>;
  readonly check: Check;
}

/** @throws Refusal SIDE-001 if one of them is not there, SIDE-002, SIDE-003 */
export async function readInputs(
  log: DrawLog,
  side: SideFiles,
  { plan, already, targets, isWhole }: InputRequest,
): Promise<ReadInputs> {
  const { inputs } = log.plan;
  const { sample, eligibility } = log.plan.plan;
  const idFiles = loggedIdFiles(log.plan.plan, plan?.eligibility?.exclude).map((file) =>
    already !== undefined && file.rule === eligibility.exclude.length - 1
      ? { rule: file.rule, paths: [already], isTyped: true as const }
      : file,
  );
  // The log has the table or the quotas first, if they stood in a file, and then the lists of ids.
  const tables = inputs.length > idFiles.length ? 1 : 0;
  const [table] = tables === 1 ? inputs : [];
  const mayHaveTable = sample.table !== null || sample.quotas !== undefined;
  const strays = inputs.slice(mayHaveTable ? tables + idFiles.length : idFiles.length);
  const wrong = [...strays.map(({ name }) => name), ...misnamed(log, inputs.slice(tables), idFiles)];
  const compare = (logged: InputFacts | undefined) => {
    const read = side.facts.at(-1);
    if (read !== undefined && logged?.sha256 === read.sha256 && logged.bytes === read.bytes) return;
    wrong.push(read?.name ?? '');
  };
  if (table !== undefined && mayHaveTable && (isWhole || targets !== undefined)) {
    const paths = tablePaths(plan, table.name);
    await (targets === undefined ? side.read(...paths) : side.readTyped(targets));
    compare(table);
  }
  const idLists = new Map<number, Set<string>>();
  for (const [at, file] of idFiles.entries()) {
    if (!isWhole && file.isTyped === undefined) continue;
    for (const [rule, ids] of await readIdLists([file], log.plan.plan, side)) idLists.set(rule, ids);
    compare(inputs[tables + at]);
  }
  return { idLists, check: check('register.inputs', [...new Set(wrong)]) };
}

/** Each list of ids is an input, by the name that its rule has. */
function misnamed(log: DrawLog, inputs: readonly InputFacts[], idFiles: readonly IdFile[]): string[] {
  return idFiles.flatMap(({ rule }, at) => {
    const written = log.plan.plan.eligibility.exclude[rule];
    const name = written !== undefined && 'ids' in written ? written.ids : '';
    return inputs[at]?.name === name ? [] : [name];
  });
}

/** Where the plan says that its table or its quotas are, if it calls them so; or just the name. */
function tablePaths(plan: PlanInput | null, name: string): string[] {
  const planned = [plan, plan?.panel].flatMap((part) => [part?.sample?.table, part?.sample?.quotas]);
  const paths = planned.filter((path) => typeof path === 'string').filter((path) => baseName(path) === name);
  return [...new Set([...paths, name])];
}
