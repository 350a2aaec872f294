import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256Bytes } from '#machine';
import { CHECKS, type Check, check } from '../../audit/checks.js';
import { LOG_NAME } from '../../audit/log.js';
import { type ReadLog, readLog } from '../../audit/read-log.js';
import type { DrawLog } from '../../audit/schema.js';
import { type ListFacts, verifyLists, verifyLog } from '../../audit/verify.js';
import { type Problem, Refusal, refuse } from '../../core/problem.js';
import { collapseSpaces, normaliseText } from '../../core/text.js';
import { disk } from '../../node/disk.js';
import { finishInterrupted } from '../../node/output-folder.js';
import { parsePlan } from '../../plan/load.js';
import { digest, readKey, readPlanFile } from '../../procedure/opening.js';
import {
  type GivenPlan,
  type Recomputed,
  verifyEffect,
  verifyPlan,
  verifyRegister,
} from '../../procedure/recompute.js';
import { parseSideFile } from '../../register/side-files.js';
import { LIST_COLUMNS } from '../../report/lists.js';
import { readOptions } from '../reading.js';
import { conclude } from '../say/verify.js';
import type { Terminal } from '../terminal.js';

interface VerifyOptions {
  readonly register?: readonly string[];
  readonly answers?: readonly string[];
  readonly already?: string;
  readonly optimality?: boolean;
  readonly targets?: string;
  readonly plan?: string;
  readonly lang?: string;
  readonly seed?: string;
  readonly fingerprint?: string;
  readonly keyFile?: string;
  readonly workers?: string;
}

/** `verify`: everything again, from the log alone and from the register. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as VerifyOptions;
  const plan = options.plan === undefined ? null : await givenPlan(options.plan);
  // The log does not tell the plan's language.
  if (options.lang === undefined) terminal.language = plan?.input?.language ?? terminal.language;
  const target = locate(args[0] ?? '.');
  const read = readLog(digest, await readLogFile(target.log));
  const checks = [...read.checks];
  const problems: Problem[] = [];
  if (options.fingerprint !== undefined) {
    const same = options.fingerprint.trim().toLowerCase() === read.fingerprint;
    checks.push(check('log.fingerprint', same ? [] : [LOG_NAME]));
  }
  const parts = partsOf(read, target, options);
  for (const part of parts) {
    const given = plan !== null && isPlanOf(part.log, plan, parts) ? plan : null;
    const isLast = part === parts.at(-1);
    const found = await verifyPart(terminal, part, { target, plan, given, options, isLast });
    checks.push(...found.checks);
    problems.push(...found.problems);
  }
  return conclude(terminal, { read, parts, checks, problems });
}

/** A draw or a panel of the log, and what of it can be looked at. */
export interface Part {
  readonly log: DrawLog;
  readonly isPanel: boolean;
  /** the folder with its lists, if they are to be there */
  readonly folder: string | null;
  /** the files that it was drawn from */
  readonly paths: readonly string[] | undefined;
}

/** The draw, and the panels after it; lists and answers are those of the last panel. */
function partsOf(read: ReadLog, { folder }: Target, { register, answers }: VerifyOptions): Part[] {
  const parts: Part[] = [];
  const lists = (log: DrawLog) => log.outputs.files.map(({ name }) => basename(name));
  if (read.log !== null) {
    const isBeside =
      folder !== null &&
      (read.panels.length === 0 || lists(read.log).some((name) => existsSync(join(folder, name))));
    parts.push({ log: read.log, isPanel: false, folder: isBeside ? folder : null, paths: register });
  }
  for (const [at, log] of read.panels.entries()) {
    const isLast = at === read.panels.length - 1;
    const paths = read.log === null ? (answers ?? register) : answers;
    parts.push({ log, isPanel: true, folder: isLast ? folder : null, paths: isLast ? paths : undefined });
  }
  return parts;
}

/**
 * Draw and panel of a log can have plans of their own. A file that is the plan of one of them is not compared
 * with another that had none, or one of another name.
 */
function isPlanOf(log: DrawLog, { file }: GivenPlan, parts: readonly Part[]): boolean {
  const sha256 = sha256Bytes(file.bytes);
  const isSame = ({ plan }: DrawLog) => plan.plan_file?.sha256 === sha256;
  const isNamed = log.plan.plan_file?.name === basename(file.path);
  return isSame(log) || isNamed || !parts.some((part) => isSame(part.log));
}

interface PartContext {
  readonly target: Target;
  readonly plan: GivenPlan | null;
  /** every draw has a seed of its own; the one that is given is the last one's */
  readonly isLast: boolean;
  /** the plan if it is this part's */
  readonly given: GivenPlan | null;
  readonly options: VerifyOptions;
}

/** All checks of a draw or a panel. */
async function verifyPart(
  terminal: Terminal,
  { log, isPanel, folder, paths }: Part,
  { target, plan, given, options, isLast }: PartContext,
): Promise<Recomputed> {
  const { lettersLottery, panelLottery } = await import('../../audit/lottery.js');
  const checks = [
    ...verifyLog(digest, log, isPanel ? panelLottery : lettersLottery),
    ...seedGiven(log, isLast ? options.seed : undefined),
  ];
  const problems: Problem[] = [];
  if (folder !== null) checks.push(...verifyLists(log, await readLists(log, folder)));
  if (given !== null) checks.push(verifyPlan(log, given.file));
  const targets = isLast ? options.targets : undefined;
  // Flags alone make the same plan once more only if there was no plan file.
  const isWhole = given !== null || (targets !== undefined && log.plan.plan_file === null);
  const sources = isWhole ? { file: given, targets } : null;
  if (sources !== null && paths === undefined)
    checks.push(...(await verifyEffect(disk, log, sources, null, isPanel)));
  if (options.optimality === true && log.allocation.lottery !== undefined) {
    const { verifyOptimality } = await import('../../procedure/optimality.js');
    checks.push(await verifyOptimality(terminal, log));
  }
  if (paths !== undefined) {
    const { already } = options;
    const folders = [
      ...(already === undefined || !isPanel ? [] : [dirname(already)]),
      dirname(target.log),
      ...(plan === null ? [] : [dirname(plan.file.path)]),
      '.',
    ];
    const key = await keyOf(log, options.keyFile);
    const reading = (bytes: number) => readOptions(terminal, bytes, options.workers);
    const conduct = isPanel ? (await import('../../procedure/recompute-panel.js')).panelAgain : undefined;
    const found = await verifyRegister(disk, log, paths, {
      folders,
      key,
      reading,
      plan: sources,
      ...(conduct === undefined ? {} : { conduct }),
    });
    terminal.endProgress();
    checks.push(...found.checks);
    problems.push(...found.problems);
  }
  const all = ordered(checks);
  return { checks: isPanel ? all.map((one) => ({ ...one, part: 'panel' as const })) : all, problems };
}

interface Target {
  readonly log: string;
  readonly folder: string | null;
}

/** @throws Refusal PLAN-001 if the file can't be read */
async function givenPlan(path: string): Promise<GivenPlan> {
  const file = await readPlanFile(disk, path);
  try {
    return { file, input: parsePlan(new TextDecoder().decode(file.bytes), basename(path)) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { file, input: null };
  }
}

/** A folder with log and lists, or the log alone. */
function locate(path: string): Target {
  try {
    if (statSync(path).isDirectory()) {
      finishInterrupted(path);
      return { log: join(path, LOG_NAME), folder: path };
    }
  } catch {
    // Reading it says what is wrong.
  }
  return { log: path, folder: null };
}

async function readLogFile(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'LOG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
}

function seedGiven(log: DrawLog, seed: string | undefined): Check[] {
  if (seed === undefined) return [];
  return [check('seed.given', collapseSpaces(seed) === log.seed.text ? [] : ['seed'])];
}

/** @throws Refusal KEY-003 if the draw has a key and none is given */
async function keyOf(log: DrawLog, path: string | undefined): Promise<string | null> {
  if (log.plan.label_key_hash === null) return null;
  if (path === undefined) throw refuse('usage', 'KEY-003');
  const key = await readKey(disk, path);
  if (digest(key) !== log.plan.label_key_hash) throw refuse('invalid', 'KEY-002', { file: path });
  return key;
}

async function readLists(log: DrawLog, folder: string): Promise<(ListFacts | null)[]> {
  return Promise.all(
    log.outputs.files.map(async ({ name }) => {
      const bytes = await readFile(join(folder, basename(name))).catch(() => null);
      return bytes === null
        ? null
        : { name, bytes: bytes.length, sha256: sha256Bytes(bytes), rows: drawnColumns(bytes, name) };
    }),
  );
}

function drawnColumns(bytes: Buffer, name: string): string[][] | null {
  try {
    const [header = [], ...rows] = parseSideFile(bytes, name).rows;
    const places = LIST_COLUMNS.map((column) => header.map(normaliseText).indexOf(column));
    // A stratum's name may begin like a formula and then stands behind an apostrophe.
    const plain = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
    return places.includes(-1) ? null : rows.map((row) => places.map((at) => plain(row[at] ?? '')));
  } catch {
    return null;
  }
}

function ordered(checks: readonly Check[]): Check[] {
  return [...checks].sort((a, b) => CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name));
}
