import { digest, sha256Bytes } from '#machine';
import { CHECKS, type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { type ListFacts, verifyLists } from '../audit/lists.js';
import { LOG_NAME } from '../audit/names.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { verifyLog } from '../audit/verify.js';
import { baseName } from '../core/file-name.js';
import { LIST_COLUMNS } from '../core/list-cells.js';
import { type Problem, Refusal, refuse } from '../core/problem.js';
import { collapseSpaces, normaliseText } from '../core/text.js';
import { parseSideFile } from '../register/side-files.js';
import type { Files } from './files.js';
import { readKey } from './opening.js';
import { readPlanFile } from './plan-file.js';
import { type Recomputed, verifyRegister } from './recompute.js';
import { type GivenPlan, verifyEffect, verifyPlan } from './recompute-plan.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';
import { unverifiable } from './without-effect.js';

export interface VerifyRequest {
  /** a folder with log and lists, or the log alone */
  readonly target: string;
  /** the plan that was announced */
  readonly plan: GivenPlan | null;
  /** paths of the register's files; left out: it is not at hand */
  readonly register?: readonly string[];
  /** paths of the answers that a panel was drawn from */
  readonly answers?: readonly string[];
  /** path of the list of people who were on the panel already */
  readonly already?: string;
  /** path of the quotas that a flag named */
  readonly targets?: string;
  readonly keyFile?: string;
  /** what was announced */
  readonly seed?: string;
  readonly fingerprint?: string;
  /** makes lotteries once more and compares */
  readonly optimality: boolean;
}

export interface VerifyFacts {
  readonly read: ReadLog;
  readonly parts: readonly Part[];
  readonly checks: readonly Check[];
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

/**
 * Everything again, from the log alone and from the register. What does not hold is a failed check.
 * @throws Refusal if a file can't be opened (LOG-001, REG-001, SIDE-001, KEY-001 .. KEY-003)
 */
export async function verify(request: VerifyRequest, tools: Tools): Promise<Result<VerifyFacts>> {
  const { files } = tools;
  const target = locate(files, request.target);
  const read = readLog(digest, await readLogFile(files, target.log));
  const checks = [...read.checks];
  const problems: Problem[] = [];
  if (request.fingerprint !== undefined) {
    const same = request.fingerprint.trim().toLowerCase() === read.fingerprint;
    checks.push(check('log.fingerprint', same ? [] : [LOG_NAME]));
  }
  const parts = partsOf(files, read, target, request);
  for (const part of parts) {
    const { plan } = request;
    const given = plan !== null && isPlanOf(part.log, plan, parts) ? plan : null;
    const found = await verifyPart(part, { target, given, request, isLast: part === parts.at(-1) }, tools);
    checks.push(...found.checks);
    problems.push(...found.problems);
  }
  problems.push(...unverifiable(request, parts));
  return { facts: { read, parts, checks }, files: [], lines: [], problems };
}

/** The announced plan. @throws Refusal PLAN-001 if the file can't be read */
export async function givenPlan(files: Files, path: string): Promise<GivenPlan> {
  const file = await readPlanFile(files, path);
  const { parsePlan } = await import('../plan/load.js');
  try {
    return { file, input: parsePlan(new TextDecoder().decode(file.bytes), baseName(path)) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { file, input: null };
  }
}

interface Target {
  readonly log: string;
  readonly folder: string | null;
}

function locate(files: Files, path: string): Target {
  if (files.kind(path) !== 'folder') return { log: path, folder: null };
  return { log: files.join(path, LOG_NAME), folder: path };
}

async function readLogFile(files: Files, path: string): Promise<Uint8Array> {
  return files.read(path).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'LOG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
}

/** The draw, and the panels after it; lists and answers are those of the last panel. */
function partsOf(
  files: Files,
  read: ReadLog,
  { folder }: Target,
  { register, answers }: VerifyRequest,
): Part[] {
  const parts: Part[] = [];
  const lists = (log: DrawLog) => log.outputs.files.map(({ name }) => baseName(name));
  if (read.log !== null) {
    const isBeside =
      folder !== null &&
      (read.panels.length === 0 ||
        lists(read.log).some((name) => files.kind(files.join(folder, name)) !== null));
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
  const isNamed = log.plan.plan_file?.name === baseName(file.path);
  return isSame(log) || isNamed || !parts.some((part) => isSame(part.log));
}

interface PartContext {
  readonly target: Target;
  /** every draw has a seed of its own; the one that is given is the last one's */
  readonly isLast: boolean;
  /** the plan if it is this part's */
  readonly given: GivenPlan | null;
  readonly request: VerifyRequest;
}

/** All checks of a draw or a panel. */
async function verifyPart(part: Part, context: PartContext, tools: Tools): Promise<Recomputed> {
  const { log, isPanel, folder, paths } = part;
  const { given, request, isLast } = context;
  const { files, search, program } = tools;
  const stage = isPanel ? 'panel' : 'letters';
  const checks = [...verifyLog(digest, log, stage), ...seedGiven(log, isLast ? request.seed : undefined)];
  const problems: Problem[] = [];
  if (folder !== null) checks.push(...verifyLists(log, await readLists(files, log, folder)));
  if (given !== null) checks.push(verifyPlan(log, given.file));
  const targets = isLast ? request.targets : undefined;
  // Flags alone make the same plan once more only if there was no plan file.
  const isWhole = given !== null || (targets !== undefined && log.plan.plan_file === null);
  const sources = isWhole ? { file: given, targets } : null;
  if (sources !== null && paths === undefined)
    checks.push(...(await verifyEffect(files, log, stage, sources, null)));
  if (request.optimality && log.allocation.lottery !== undefined) {
    const { verifyOptimality } = await import('./optimality.js');
    checks.push(await verifyOptimality(log, search, program));
  }
  if (paths !== undefined) {
    const found = await verifyRegister(files, log, stage, paths, {
      folders: foldersOf(files, isPanel, context),
      key: await keyOf(files, log, request.keyFile),
      reading: tools.reading,
      plan: sources,
    });
    checks.push(...found.checks);
    problems.push(...found.problems);
  }
  const all = ordered(checks);
  return { checks: isPanel ? all.map((one) => ({ ...one, part: 'panel' as const })) : all, problems };
}

/** Where files may be that the plan names. */
function foldersOf(files: Files, isPanel: boolean, { target, request }: PartContext): string[] {
  const { already, plan } = request;
  return [
    ...(already === undefined || !isPanel ? [] : [files.folderOf(already)]),
    files.folderOf(target.log),
    ...(plan === null ? [] : [files.folderOf(plan.file.path)]),
    '.',
  ];
}

function seedGiven(log: DrawLog, seed: string | undefined): Check[] {
  if (seed === undefined) return [];
  return [check('seed.given', collapseSpaces(seed) === log.seed.text ? [] : ['seed'])];
}

/** @throws Refusal KEY-003 if the draw has a key and none is given */
async function keyOf(files: Files, log: DrawLog, path: string | undefined): Promise<string | null> {
  if (log.plan.label_key_hash === null) return null;
  if (path === undefined) throw refuse('usage', 'KEY-003');
  const key = await readKey(files, path);
  if (digest(key) !== log.plan.label_key_hash) throw refuse('invalid', 'KEY-002', { file: path });
  return key;
}

async function readLists(files: Files, log: DrawLog, folder: string): Promise<(ListFacts | null)[]> {
  return Promise.all(
    log.outputs.files.map(async ({ name }) => {
      const bytes = await files.read(files.join(folder, baseName(name))).catch(() => null);
      return bytes === null
        ? null
        : { name, bytes: bytes.length, sha256: sha256Bytes(bytes), rows: drawnColumns(bytes, name) };
    }),
  );
}

function drawnColumns(bytes: Uint8Array, name: string): string[][] | null {
  try {
    const [header = [], ...rows] = parseSideFile(bytes, name).rows;
    const places = LIST_COLUMNS.map((column) => header.map(normaliseText).indexOf(column));
    return places.includes(-1) ? null : rows.map((row) => places.map((at) => row[at] ?? ''));
  } catch {
    return null;
  }
}

function ordered(checks: readonly Check[]): Check[] {
  return [...checks].sort((a, b) => CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name));
}
