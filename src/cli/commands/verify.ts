import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CHECKS, type Check, check } from '../../audit/checks.js';
import { type ReadLog, readLog } from '../../audit/read-log.js';
import type { DrawLog } from '../../audit/schema.js';
import { type ListFacts, verifyLists, verifyLog } from '../../audit/verify.js';
import { type Problem, Refusal, refuse } from '../../core/problem.js';
import { collapseSpaces, normaliseText } from '../../core/text.js';
import { parsePlan } from '../../plan/load.js';
import { parseSideFile } from '../../register/side-files.js';
import { LIST_COLUMNS } from '../../report/lists.js';
import { EXIT } from '../exit.js';
import { finishInterrupted, LOG_NAME } from '../files.js';
import { sha256Bytes } from '../inputs.js';
import type { TextKey } from '../messages/catalogue.js';
import { digest, readKey, readPlanFile } from '../prepare.js';
import { readOptions } from '../reading.js';
import { type GivenPlan, type Recomputed, verifyEffect, verifyPlan, verifyRegister } from '../recompute.js';
import type { Terminal } from '../terminal.js';

interface VerifyOptions {
  readonly register?: readonly string[];
  readonly answers?: readonly string[];
  readonly optimality?: boolean;
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
  for (const part of partsOf(read, target, options)) {
    const found = await verifyPart(terminal, part, { target, plan, options });
    checks.push(...found.checks);
    problems.push(...found.problems);
  }
  return conclude(terminal, read, checks, problems, options);
}

/** A draw or a panel of the log, and what of it can be looked at. */
interface Part {
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

interface PartContext {
  readonly target: Target;
  readonly plan: GivenPlan | null;
  readonly options: VerifyOptions;
}

/** All checks of a draw or a panel. */
async function verifyPart(
  terminal: Terminal,
  { log, isPanel, folder, paths }: Part,
  { target, plan, options }: PartContext,
): Promise<Recomputed> {
  const { lotteryOfLog } = await import('../verify-lottery.js');
  const checks = [...verifyLog(digest, log, lotteryOfLog), ...seedGiven(log, options.seed)];
  const problems: Problem[] = [];
  if (folder !== null) checks.push(...verifyLists(log, await readLists(log, folder)));
  if (plan !== null) checks.push(verifyPlan(log, plan.file));
  if (plan !== null && paths === undefined) checks.push(...(await verifyEffect(log, plan, null, isPanel)));
  if (options.optimality === true && log.allocation.lottery !== undefined) {
    const { verifyOptimality } = await import('../verify-optimality.js');
    checks.push(await verifyOptimality(terminal, log));
  }
  if (paths !== undefined) {
    const folders = [dirname(target.log), ...(plan === null ? [] : [dirname(plan.file.path)]), '.'];
    const key = await keyOf(log, options.keyFile);
    const reading = (bytes: number) => readOptions(terminal, bytes, options.workers);
    const conduct = isPanel ? (await import('../recompute-panel.js')).panelAgain : undefined;
    const found = await verifyRegister(log, paths, {
      folders,
      key,
      reading,
      plan,
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
  const file = await readPlanFile(path);
  try {
    return { file, input: parsePlan(file.bytes.toString('utf8'), basename(path)) };
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
  const key = await readKey(path);
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

function conclude(
  terminal: Terminal,
  read: ReadLog,
  checks: readonly Check[],
  problems: readonly Problem[],
  options: VerifyOptions,
): number {
  const failed = checks.filter((one) => !one.passed);
  terminal.json({
    format: 'losverfahren/verification/1',
    verified: failed.length === 0,
    with_register: isRecomputed(options),
    fingerprint: read.fingerprint,
    checks,
  });
  terminal.heading('verify.title');
  for (const [at, one] of checks.entries()) {
    if (one.part === 'panel' && checks[at - 1]?.part !== 'panel')
      terminal.say(`\n${terminal.text('verify.panel')}`);
    const name = terminal.text(`check.${one.name}` as TextKey);
    if (one.passed) {
      terminal.passed(one.note === undefined ? name : `${name} – ${terminal.text(`note.${one.note}`)}`);
      continue;
    }
    terminal.failed(`${name}  [${one.name}]`);
    terminal.say(`    ${terminal.text(`meaning.${one.name}` as TextKey)}`);
    if (one.places.length > 0) terminal.say(`    ${terminal.text('verify.places', { places: one.places })}`);
  }
  terminal.say();
  terminal.say(terminal.text('verify.fingerprint', { fingerprint: read.fingerprint }));
  if (failed.length > 0)
    terminal.say(terminal.text('verify.failed', { failed: failed.length, total: checks.length }));
  else if (!isRecomputed(options)) terminal.say(terminal.text('verify.log-only', { total: checks.length }));
  else terminal.say(terminal.text('verify.passed', { total: checks.length, people: invitedCount(read) }));
  terminal.problems(problems);
  return failed.length === 0 ? EXIT.done : EXIT.mismatch;
}

function isRecomputed({ register, answers }: VerifyOptions): boolean {
  return register !== undefined || answers !== undefined;
}

/** People of the last draw in the log. */
function invitedCount(read: ReadLog): number {
  const log = read.panels.at(-1) ?? read.log;
  return log?.selection.strata.reduce((sum, stratum) => sum + stratum.invited.length, 0) ?? 0;
}
