import { digest } from '#machine';
import { verifyMunicipalitiesLog } from '../audit/municipalities.js';
import { readLog } from '../audit/read-log.js';
import { type BatchMunicipality, type BatchPlanFile, flagsIn } from '../core/batch.js';
import { canonicalJson, type Json } from '../core/canonical.js';
import type { EventPlan } from '../core/event.js';
import { error, type Problem, Refusal, refuse, SHOWN_LINES, shownKeys } from '../core/problem.js';
import type { PlanOverrides } from '../plan/overrides.js';
import { plannedEvent } from '../plan/seed.js';
import { hashSource } from '../register/source.js';
import { type BatchList, type BatchRow, readBatchList } from './batch-list.js';
import type { Files } from './files.js';
import { type LoadedPlan, loadPlan } from './plan-file.js';
import { SideFiles } from './side-files.js';
import { locate, readLogFile } from './verify-target.js';

/** A batch as it is asked for: list, plans and sizes, all understood or refused before anything is drawn. */

export interface BatchRequest {
  /** path of the list */
  readonly list: string;
  /** path of the plan; left out: the usual one */
  readonly plan?: string;
  /** folder or log of the draw of municipalities that the sizes come from */
  readonly from?: string;
}

/** The draw of one municipality. */
export interface BatchJob extends BatchMunicipality {
  readonly name: string;
  readonly register: string;
  /** path of its plan */
  readonly planPath: string;
  readonly planFile: BatchPlanFile;
  /** SHA-256 of the lists of ids, the table and the quotas that its plan names, sorted; those that can't be read are left out */
  readonly inputs: readonly string[];
  /** what is typed for a single draw, in the shape of a plan file */
  readonly overrides: PlanOverrides;
  /** of its register; 0: it can't be looked at, which shows when it is drawn */
  readonly bytes: number;
  /** its register is that of another municipality, byte for byte */
  readonly isTwin?: true;
}

export interface OpenedBatch {
  readonly list: BatchList['file'];
  readonly plan: LoadedPlan;
  readonly planFile: BatchPlanFile;
  readonly event: EventPlan | undefined;
  /** fingerprint of the draw of municipalities */
  readonly from: string | null;
  /** in the order of keys */
  readonly jobs: readonly BatchJob[];
}

/** @throws Refusal BATCH-001 .. BATCH-013, PLAN-001 .. for the plans */
export async function openBatch(files: Files, request: BatchRequest): Promise<OpenedBatch> {
  const list = await readBatchList(files, request.list);
  const typed = request.plan === undefined ? {} : { plan: request.plan };
  const plan = await loadPlan(files, { ...typed, overrides: {} });
  if (plan.file === null) throw refuse('usage', 'BATCH-010');
  refuseMunicipality(plan);
  const announced = plan.input.seed?.event;
  const event = announced === undefined ? undefined : plannedEvent(announced);
  const drawn = request.from === undefined ? null : await lettersOf(files, request.from);
  const sized = drawn === null ? ownSizes(list) : sizesFrom(list, drawn);
  const plans = await ownPlans(files, list, event);
  const inputs = await inputsOf(files, plan);
  const planPath = request.plan ?? 'losverfahren.yaml';
  const jobs = await Promise.all(
    sized.map(async ({ row, size, people }): Promise<BatchJob> => {
      const own = row.plan === null ? undefined : plans.get(row.plan);
      return {
        ...{ key: row.key, size, people, name: row.name, register: row.register },
        ...(own === undefined ? {} : { plan: own.file }),
        inputs: own?.inputs ?? inputs,
        planPath: row.plan ?? planPath,
        planFile: own?.file ?? (plan.file as BatchPlanFile),
        overrides: flagsIn({ key: row.key, size }, event),
        bytes: await files.open(row.register).then(
          (source) => source.size,
          () => 0,
        ),
      };
    }),
  );
  const from = drawn?.fingerprint ?? null;
  return { list: list.file, plan, planFile: plan.file, event, from, jobs: await withTwins(files, jobs) };
}

/** A file that was saved under two names. Only those of one size have to be looked into. */
async function withTwins(files: Files, jobs: readonly BatchJob[]): Promise<BatchJob[]> {
  const sizes = new Map<number, number>();
  for (const { bytes } of jobs) sizes.set(bytes, (sizes.get(bytes) ?? 0) + 1);
  const hashes = new Map<string, string[]>();
  for (const { key, bytes, register } of jobs.filter((job) => job.bytes > 0 && sizes.get(job.bytes) !== 1)) {
    const hash = await hashSource(await files.open(register)).catch(() => `${key} ${bytes}`);
    hashes.set(hash, [...(hashes.get(hash) ?? []), key]);
  }
  const twins = new Set([...hashes.values()].filter((keys) => keys.length > 1).flat());
  return jobs.map((job) => (twins.has(job.key) ? { ...job, isTwin: true } : job));
}

/** Each draw has its own. @throws Refusal BATCH-014 */
function refuseMunicipality({ input, locate }: LoadedPlan): void {
  if (input.municipality !== undefined) throw refuse('invalid', 'BATCH-014', locate('municipality'));
}

interface Sized {
  readonly row: BatchRow;
  readonly size: number;
  readonly people: number | null;
}

/** @throws Refusal BATCH-008 for rows without a size, BATCH-006 for nobody */
function ownSizes({ file, rows }: BatchList): Sized[] {
  const linesWith = (given: number | null) =>
    rows.filter(({ size }) => size === given).map(({ line }) => line);
  const [unsized, nobody] = [linesWith(null), linesWith(0)];
  if (unsized.length > 0) throw refuse('invalid', 'BATCH-008', placeOf(file.name, unsized));
  if (nobody.length > 0)
    throw refuse('invalid', 'BATCH-006', placeOf(file.name, nobody), { count: nobody.length });
  return rows.map((row) => ({ row, size: row.size ?? 0, people: null }));
}

const placeOf = (file: string, lines: readonly number[]) => ({
  ...{ file, lines: [...lines].sort((a, b) => a - b).slice(0, SHOWN_LINES), total: lines.length },
});

interface Letters {
  readonly fingerprint: string;
  /** letters and people by key */
  readonly letters: ReadonlyMap<string, readonly [number, number]>;
}

/** @throws Refusal BATCH-009 if it is no sound log of municipalities, LOG-001 */
export async function lettersOf(files: Files, from: string): Promise<Letters> {
  const { log: path } = locate(files, from);
  const read = readLog(digest, await readLogFile(files, path));
  const { municipalities: log } = read;
  if (log === null) throw refuse('invalid', 'BATCH-009', { file: path });
  const checks = [...read.checks, ...verifyMunicipalitiesLog(digest, log).checks];
  if (!checks.every(({ passed }) => passed)) throw refuse('invalid', 'BATCH-009', { file: path });
  const people = new Map(log.table.municipalities.map((one) => [one.key, one.people]));
  const letters = new Map(
    log.letters.municipalities.map((one) => [one.key, [one.letters, people.get(one.key) ?? 0] as const]),
  );
  return { fingerprint: read.fingerprint, letters };
}

/** Those that have letters. @throws Refusal BATCH-011 for such as have no row, BATCH-012 for other sizes in the list */
function sizesFrom({ file, rows }: BatchList, { letters }: Letters): Sized[] {
  const sized = rows.flatMap((row): Sized[] => {
    const [size, people] = letters.get(row.key) ?? [];
    return size === undefined || people === undefined ? [] : [{ row, size, people }];
  });
  const listed = new Set(rows.map(({ key }) => key));
  const absent = [...letters.keys()].filter((key) => !listed.has(key));
  const other = sized.filter(({ row, size }) => row.size !== null && row.size !== size);
  const problems: Problem[] = [];
  if (absent.length > 0) {
    const params = { count: absent.length, keys: shownKeys(absent) };
    problems.push(error('BATCH-011', { file: file.name }, params));
  }
  if (other.length > 0) {
    const lines = other.map(({ row }) => row.line);
    problems.push(error('BATCH-012', placeOf(file.name, lines), { count: other.length }));
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return sized;
}

interface OwnPlan {
  readonly file: BatchPlanFile;
  readonly inputs: readonly string[];
}

/** What a plan names besides, as its draws will find it. */
async function inputsOf(files: Files, { input, folder }: LoadedPlan): Promise<string[]> {
  const { table, quotas } = input.sample ?? {};
  const lists = (input.eligibility?.exclude ?? []).flatMap((rule) => ('ids' in rule ? [rule.ids] : []));
  const side = new SideFiles(files, [folder]);
  for (const path of [...lists, table, quotas])
    if (typeof path === 'string') await side.read(path).catch(() => null);
  return side.facts.map(({ sha256 }) => sha256).sort();
}

/** Plans that rows name, by their paths. @throws Refusal BATCH-013 if one announces another event, PLAN-001 .. */
async function ownPlans(
  files: Files,
  { rows }: BatchList,
  event: EventPlan | undefined,
): Promise<ReadonlyMap<string, OwnPlan>> {
  const found = new Map<string, OwnPlan>();
  const problems: Problem[] = [];
  for (const plan of new Set(rows.flatMap((row) => row.plan ?? []))) {
    try {
      const loaded = await loadPlan(files, { plan, overrides: {} });
      refuseMunicipality(loaded);
      const own = loaded.input.seed?.event;
      const planned = own === undefined ? undefined : plannedEvent(own);
      if (textOf(planned) !== textOf(event)) problems.push(error('BATCH-013', loaded.locate('seed.event')));
      if (loaded.file !== null) found.set(plan, { file: loaded.file, inputs: await inputsOf(files, loaded) });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return found;
}

const textOf = (event: EventPlan | undefined) => canonicalJson((event ?? null) as Json);
