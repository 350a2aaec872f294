import { digest, hashBytes, sha256Bytes } from '#machine';
import { verifyBatchLog } from '../audit/batch.js';
import { type Check, check, isSame } from '../audit/checks.js';
import type { BatchLog } from '../audit/entries/batch.js';
import { LOG_NAME } from '../audit/names.js';
import type { ReadLog } from '../audit/read-log.js';
import { baseName } from '../core/file-name.js';
import { seedTextOf } from '../core/municipalities.js';
import { type Problem, Refusal } from '../core/problem.js';
import { readSeed } from '../core/seed.js';
import { drawnFingerprint } from './batch-finished.js';
import { type BatchList, readBatchList } from './batch-list.js';
import { lettersOf } from './batch-opening.js';
import type { Files } from './files.js';
import { keyBeside } from './opening.js';
import type { Tools } from './tools.js';
import type { BatchSeen, VerifyFacts, VerifyRequest } from './verify-request.js';
import type { Target } from './verify-target.js';

/** A batch once more (SPEC 16): the log about all draws by itself, and each draw beside it with all that is at hand. */

export interface VerifiedBatch {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
  readonly seen: BatchSeen;
}

/** The verification of one folder. */
export type VerifyOne = (
  request: VerifyRequest,
  tools: Tools,
) => Promise<{
  readonly facts: Pick<VerifyFacts, 'read' | 'checks'>;
  readonly problems: readonly Problem[];
}>;

/** @throws Refusal BATCH-001 .. BATCH-007 for a list that is given, BATCH-009 for a draw of municipalities */
export async function verifyBatch(
  read: ReadLog & { readonly batch: BatchLog },
  target: Target,
  request: VerifyRequest,
  tools: Tools,
  verifyOne: VerifyOne,
): Promise<VerifiedBatch> {
  const { batch: log } = read;
  const { files } = tools;
  const list = request.register === undefined ? null : await readBatchList(files, request.register[0] ?? '');
  const given = [
    ...verifyBatchLog(digest, hashBytes, log),
    ...givenChecks(log, read, request),
    ...(list === null ? [] : [checkList(log, list, request.register ?? [])]),
    ...(request.from === undefined ? [] : [await checkFrom(files, log, request.from)]),
  ];
  const unused = check('given.applies', unusedFlags(request));
  const folders = new FolderChecks(log);
  const problems: Problem[] = [];
  if (target.folder !== null) {
    const registers = new Map(list?.rows.map(({ key, register }) => [key, register]));
    const keys = `${keyBeside(files, target.folder)}s`;
    for (const { key } of log.drawn?.draws.draws ?? log.commitments?.commitments ?? []) {
      const folder = files.join(target.folder, key);
      if (files.kind(files.join(folder, LOG_NAME)) !== 'file') {
        folders.missing(key);
        continue;
      }
      const register = registers.get(key);
      const keyFile = files.join(keys, `${key}.key`);
      const hasKey = register !== undefined && files.kind(keyFile) === 'file';
      const one = {
        ...{ target: folder, plan: null, optimality: request.optimality },
        ...(register === undefined ? {} : { register: [register] }),
        ...(hasKey ? { keyFile } : {}),
      };
      try {
        const { facts, problems: told } = await verifyOne(one, tools);
        folders.add(key, facts);
        problems.push(...told);
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        folders.refused(key, cause.problems);
      }
    }
  }
  const made = target.folder === null ? [] : folders.checks;
  return { checks: [...given, ...made, unused], problems, seen: folders.seen };
}

/** What of the folders is wrong, by key. */
class FolderChecks {
  readonly #wrong = {
    folders: [] as string[],
    fingerprints: [] as string[],
    seeds: [] as string[],
    municipalities: [] as string[],
    commitments: [] as string[],
    draws: [] as string[],
  };
  #registers = 0;
  #urns = 0;
  #all = 0;

  constructor(readonly log: BatchLog) {}

  get checks(): Check[] {
    const { drawn } = this.log;
    const { folders, fingerprints, seeds, municipalities, commitments, draws } = this.#wrong;
    return [
      check('batch.folders', folders),
      ...(drawn === null ? [] : [check('batch.fingerprints', fingerprints), check('batch.seeds', seeds)]),
      check('batch.municipalities', municipalities),
      check('batch.commitments', commitments),
      check('batch.draws', draws),
    ];
  }

  get seen(): BatchSeen {
    return { folders: this.#all, registers: this.#registers, urns: this.#urns };
  }

  missing(key: string): void {
    this.#wrong.folders.push(key);
  }

  refused(key: string, problems: readonly Problem[]): void {
    this.#wrong.draws.push(...problems.slice(0, 1).map(({ code }) => `${key} ${code}`));
  }

  add(key: string, { read, checks }: Pick<VerifyFacts, 'read' | 'checks'>): void {
    this.#all++;
    if (checks.some(({ name }) => name === 'register.selection')) this.#registers++;
    else if (checks.some(({ name }) => name === 'urn.selection')) this.#urns++;
    const failed = checks.filter(({ passed }) => !passed);
    if (failed.length > 0) this.#wrong.draws.push(`${key} ${failed[0]?.name ?? ''}`);
    const part = read.parts.find(({ stage }) => stage === 'letters');
    const { batch, commitments, drawn } = this.log;
    const committed = commitments?.commitments.find((one) => one.key === key);
    const basis = part?.basis ?? null;
    if (
      basis?.commitment?.fingerprint !== committed?.fingerprint ||
      (committed && committed.N !== basis?.frame.N)
    )
      this.#wrong.commitments.push(key);
    const planned = batch.municipalities.find((one) => one.key === key);
    const isPlanned =
      basis?.plan.plan_file?.sha256 === (planned?.plan ?? batch.plan).sha256 &&
      basis.plan.plan.sample.size === planned?.size;
    if (drawn === null) {
      if (!isPlanned) this.#wrong.municipalities.push(key);
      return;
    }
    const own = drawn.draws.draws.find((one) => one.key === key);
    const log = part?.log ?? null;
    if (
      part === undefined ||
      log === null ||
      log.redraws.length > 0 ||
      drawnFingerprint(read, part) !== own?.fingerprint
    )
      this.#wrong.fingerprints.push(key);
    if (log === null) return;
    const { text, source, beacon } = log.seed;
    const isSeed =
      text === seedTextOf(drawn.seed.text, key) &&
      isSame(
        { source, beacon: beacon ?? null },
        { source: drawn.seed.source, beacon: drawn.seed.beacon ?? null },
      );
    if (!isSeed) this.#wrong.seeds.push(key);
    const { chance } = log.selection;
    const isChance = isSame(chance.equal ? [chance.n, chance.N] : null, own?.chance ?? null);
    if (!isPlanned || log.frame.N !== own?.N || !isChance) this.#wrong.municipalities.push(key);
  }
}

function givenChecks(log: BatchLog, { lines }: ReadLog, request: VerifyRequest): Check[] {
  const { commitment } = request;
  const logged = log.drawn?.seed.text ?? '';
  const seeds = [request.seed ?? []].flat().map((one): Check => {
    const given = normalised(one);
    const same = check('seed.given', given === logged ? [] : ['seed']);
    return same.passed ? same : { ...same, differs: { given, logged } };
  });
  const plans = [request.plan ?? []].flat();
  const own = log.batch.municipalities.flatMap(({ plan }) => plan?.sha256 ?? []);
  const hashes = [log.batch.plan.sha256, ...own];
  const other = plans.filter(({ file }) => !hashes.includes(sha256Bytes(file.bytes)));
  const committed = log.commitments === undefined ? '' : digest(lines[1] ?? '');
  return [
    ...seeds,
    ...(plans.length === 0
      ? []
      : [
          check(
            'batch.plan',
            other.map(({ file }) => baseName(file.path)),
          ),
        ]),
    ...(commitment === undefined
      ? []
      : [check('commitment.given', commitment === committed ? [] : ['batch-commitments'])]),
  ];
}

function normalised(seed: string): string {
  try {
    return readSeed(digest, seed).text;
  } catch {
    return seed;
  }
}

function checkList({ batch }: BatchLog, { file }: BatchList, paths: readonly string[]): Check {
  const isSameFile = file.sha256 === batch.list.sha256 && file.bytes === batch.list.bytes;
  return check('batch.list', isSameFile && paths.length === 1 ? [] : [file.name]);
}

/** Municipalities, sizes and people are those of the draw of municipalities. */
async function checkFrom(files: Files, { batch }: BatchLog, from: string): Promise<Check> {
  const { fingerprint, letters } = await lettersOf(files, from);
  const wrong = batch.municipalities.filter(({ key, size, people }) => {
    const [own, all] = letters.get(key) ?? [];
    return own !== size || all !== people;
  });
  const listed = new Set(batch.municipalities.map(({ key }) => key));
  const absent = [...letters.keys()].filter((key) => !listed.has(key));
  const keys = [...wrong.map(({ key }) => key), ...absent];
  return check('batch.from', fingerprint === batch.from ? keys : [baseName(from), ...keys]);
}

/** What was given and has nothing here that it could be compared with. */
function unusedFlags(request: VerifyRequest): string[] {
  const { answers, already, targets, keyFile, urn, panelNumber, slip } = request;
  const given: readonly (readonly [string, unknown])[] = [
    ['--answers', answers],
    ['--already', already],
    ['--targets', targets],
    ['--key-file', keyFile],
    ['--urn', urn],
    ['--panel-number', panelNumber],
    ['--slip', slip],
    ...(['lotto', 'dice', 'drand'] as const).map((flag) => [`--${flag}`, request[flag]] as const),
  ];
  return given.flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
}
