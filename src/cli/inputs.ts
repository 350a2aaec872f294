import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { InputFacts } from '../audit/bodies.js';
import { type Problem, Refusal, refuse } from '../core/problem.js';
import type { ResolveContext } from '../plan/resolve.js';
import { readTargets, type Targets } from '../plan/targets.js';
import { idsOf, namedRows, parseSideFile, type SideFile } from '../register/side-files.js';
import type { Prepared } from './conduct.js';
import type { LoadedPlan } from './prepare.js';

/** Files that a plan names, looked for in some folders; notes what was read for the log. */
export class SideFiles {
  readonly facts: InputFacts[] = [];

  constructor(readonly folders: readonly string[]) {}

  /** @throws Refusal SIDE-001 */
  async read(path: string, folders = this.folders): Promise<Buffer> {
    let reason = 'ENOENT';
    for (const folder of folders) {
      try {
        const bytes = await readFile(resolve(folder, path));
        this.facts.push({ name: basename(path), bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') });
        return bytes;
      } catch (cause) {
        reason = (cause as NodeJS.ErrnoException).code ?? 'EIO';
      }
    }
    throw refuse('invalid', 'SIDE-001', { file: path }, { reason });
  }
}

/** The rows of a table and the quotas of a targets file, as far as the plan has them. */
export async function readTables(
  { input, targets }: LoadedPlan,
  side: SideFiles,
): Promise<Pick<ResolveContext, 'table'> & { readonly targets: Targets | null }> {
  const { table = null, quotas } = input.sample ?? {};
  return {
    table: typeof table === 'string' ? namedRows(await parsed(table, side)) : table,
    targets: typeof quotas === 'string' ? await targetsIn(quotas, targets, side) : null,
  };
}

async function parsed(path: string, side: SideFiles): Promise<SideFile> {
  return parseSideFile(await side.read(path), basename(path));
}

/** @param typed the path that a flag names; it begins at the working directory */
async function targetsIn(planned: string, typed: string | null, side: SideFiles): Promise<Targets> {
  const bytes = typed === null ? await side.read(planned) : await side.read(typed, ['.']);
  const name = basename(planned);
  return readTargets({ name, ...parseSideFile(bytes, name) });
}
/** The ids of every `exclude` rule that names a file. */
export async function readIdLists(
  plan: Prepared['plan'],
  side: SideFiles,
): Promise<Map<number, Set<string>>> {
  const lists = new Map<number, Set<string>>();
  const problems: Problem[] = [];
  for (const [index, rule] of plan.eligibility.exclude.entries()) {
    if (!('ids' in rule)) continue;
    try {
      const ids = await parsed(rule.ids, side);
      lists.set(index, idsOf(ids, basename(rule.ids), plan.register.columns.id));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return lists;
}
