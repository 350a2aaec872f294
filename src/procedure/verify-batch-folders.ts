import { type Check, type CheckName, check, isSame } from '../audit/checks.js';
import type { BatchLog } from '../audit/entries/batch.js';
import { announcedEvent } from '../audit/entries/commitment.js';
import type { BasisLog, DrawLog } from '../audit/entries/draw.js';
import type { LogPart } from '../audit/parts.js';
import { flagsIn } from '../core/batch.js';
import type { Json } from '../core/canonical.js';
import { seedTextOf } from '../core/municipalities.js';
import { type Problem, shownKeys } from '../core/problem.js';
import { drawnFingerprint } from './batch-finished.js';
import type { BatchSeen, Remark, RemarkKind, VerifyFacts } from './verify-request.js';

/**
 * What the log about all draws of a batch says of each, held against its own log. What does not fit is named by key and,
 * behind a blank, what of it: `08111000 size`.
 */

/** Looked at for all draws together, where it is said better. */
const TOGETHER: readonly CheckName[] = ['plan.file', 'plan.effective'];

/** What somebody should know of single draws. Others are said of all, or follow from what a batch is. */
const TELLING: readonly RemarkKind[] = [
  ...(['reissued', 'late', 'redrawn', 'corrections', 'came-back', 'rounds'] as const),
  ...([
    'one-outcome',
    'no-chance',
    'unfinished',
    'softened',
    'effect',
    'pool',
    'pool-unseen',
    'uninvited',
    'seed-again',
  ] as const),
];

type Kind = 'folders' | 'fingerprints' | 'seeds' | 'municipalities' | 'commitments' | 'draws' | 'effects';

type Looked = Pick<VerifyFacts, 'read' | 'checks' | 'remarks'>;

export class FolderChecks {
  readonly #wrong: Readonly<Record<Kind, string[]>> = {
    ...{
      folders: [],
      fingerprints: [],
      seeds: [],
      municipalities: [],
      commitments: [],
      draws: [],
      effects: [],
    },
  };
  readonly #seen = { folders: 0, registers: 0, urns: 0 };
  readonly #told: string[] = [];
  readonly #planned;
  readonly #committed;
  readonly #drawn;
  readonly #missing;
  /** of all plans */
  #event: Json | undefined;
  #hasLottery = false;
  /** whose they are */
  readonly #registers = new Map<string, string>();

  /** @param hasPlans whether plans were given to be compared */
  constructor(
    readonly log: BatchLog,
    readonly hasPlans: boolean,
  ) {
    const { batch, commitments, drawn } = log;
    this.#planned = new Map(batch.municipalities.map((one) => [one.key, one]));
    this.#committed = new Map(commitments?.commitments.map((one) => [one.key, one]));
    this.#drawn = new Map(drawn?.draws.draws.map((one) => [one.key, one]));
    this.#missing = new Set(drawn?.draws.missing);
    this.#event = commitments?.event;
  }

  get checks(): Check[] {
    const { folders, fingerprints, seeds, municipalities, commitments, draws, effects } = this.#wrong;
    return [
      allOf('batch.folders', folders),
      ...(this.log.drawn === null
        ? []
        : [allOf('batch.fingerprints', fingerprints), allOf('batch.seeds', seeds)]),
      allOf('batch.municipalities', municipalities),
      allOf('batch.commitments', commitments),
      allOf('batch.draws', draws),
      ...(this.hasPlans ? [allOf('plan.effective', effects)] : []),
    ];
  }

  get seen(): BatchSeen {
    return this.#seen;
  }

  get remarks(): Remark[] {
    const keys = this.#told;
    const params = { count: keys.length, keys: shownKeys(keys) };
    return keys.length === 0 ? [] : [{ kind: 'municipalities', params }];
  }

  get hasLottery(): boolean {
    return this.#hasLottery;
  }

  /** A draw that the log has, and the folder has not. */
  missing(key: string): void {
    if (!this.#missing.has(key)) this.#wrong.folders.push(key);
  }

  /** A draw that the folder has, and the log has not. */
  strange(key: string): void {
    this.#wrong.folders.push(`${key} added`);
  }

  /** Nothing of it could be compared. */
  unreadable(key: string): void {
    this.#wrong.folders.push(`${key} unreadable`);
  }

  /** Its register, say, can't be read: what its log says is compared all the same. */
  refused(key: string, problems: readonly Problem[]): void {
    this.#wrong.draws.push([key, ...new Set(problems.map(({ code }) => code))].join(' '));
  }

  add(key: string, { read, checks, remarks }: Looked): void {
    this.#seen.folders++;
    if (checks.some(({ name }) => name === 'register.selection')) this.#seen.registers++;
    else if (isByUrn(read, checks)) this.#seen.urns++;
    const failed = checks.filter((one) => !one.passed && !TOGETHER.includes(one.name) && !isOfAnother(one));
    if (failed.length > 0)
      this.#wrong.draws.push([key, ...new Set(failed.map(({ name }) => name))].join(' '));
    const effects = checks.filter(({ name }) => name === 'plan.effective').flatMap(({ places }) => places);
    this.#wrong.effects.push(...effects.map((field) => `${key} ${field}`));
    if (remarks.some(({ kind }) => TELLING.includes(kind))) this.#told.push(key);
    const part = read.parts.find(({ stage }) => stage === 'letters');
    const { basis = null, log = null } = part ?? {};
    this.#hasLottery ||= basis?.lottery !== undefined;
    this.#say('commitments', key, this.#commitmentFaults(key, basis));
    if (this.#missing.has(key)) {
      if (part?.isOpen !== true) this.#wrong.folders.push(`${key} drawn`);
      return;
    }
    if (basis !== null) this.#say('municipalities', key, this.#planFaults(key, basis));
    if (this.log.drawn === null) return;
    this.#say('fingerprints', key, this.#fingerprintFaults(key, read, part));
    if (log === null) return;
    this.#say('seeds', key, this.#seedFaults(key, log));
    this.#say('municipalities', key, this.#drawFaults(key, log));
  }

  #say(kind: Kind, key: string, faults: readonly string[]): void {
    this.#wrong[kind].push(...faults.map((fault) => (fault === '' ? key : `${key} ${fault}`)));
  }

  /** Without commitments there is no key: whoever drew could have chosen one after the other. */
  #commitmentFaults(key: string, basis: BasisLog | null): string[] {
    const committed = this.#committed.get(key);
    const own = basis?.commitment;
    if (own?.fingerprint !== committed?.fingerprint) return ['commitment'];
    if (committed === undefined)
      return (basis?.plan.label_key_hash ?? null) === null ? [] : ['label_key_hash'];
    return committed.N === basis?.frame.N ? [] : ['N'];
  }

  #planFaults(key: string, { plan: { plan, plan_file, overrides }, register }: BasisLog): string[] {
    const town = this.#planned.get(key);
    const file = town?.plan ?? this.log.batch.plan;
    const event = announcedEvent(plan);
    this.#event ??= event;
    const registers = register.files.map(({ sha256 }) => sha256).join(' ');
    const twin = this.#registers.get(registers);
    this.#registers.set(registers, key);
    const isSized = plan.sample.size === town?.size;
    const flags = town === undefined ? null : { ...flagsIn(town, plan.seed.event) };
    return [
      ...(plan_file !== null && isSame({ ...plan_file }, { ...file }) ? [] : ['plan']),
      ...(isSized ? [] : ['size']),
      ...(isSized && !isSame(overrides ?? null, flags) ? ['flags'] : []),
      ...(isSame(event, this.#event as Json) ? [] : ['event']),
      ...(twin === undefined || twin === key ? [] : ['register']),
    ];
  }

  #fingerprintFaults(key: string, read: Looked['read'], part: LogPart | undefined): string[] {
    if (part === undefined || part.log === null) return ['draw'];
    if (part.log.redraws.length > 0) return ['redraw'];
    return drawnFingerprint(read, part) === this.#drawn.get(key)?.fingerprint ? [] : [''];
  }

  #seedFaults(key: string, { seed: { text, source, beacon } }: DrawLog): string[] {
    const { seed } = this.log.drawn ?? {};
    return [
      ...(text === seedTextOf(seed?.text ?? '', key) ? [] : ['text']),
      ...(source === seed?.source ? [] : ['source']),
      ...(isSame({ ...beacon }, { ...seed?.beacon }) ? [] : ['beacon']),
    ];
  }

  #drawFaults(key: string, { frame, selection: { chance } }: DrawLog): string[] {
    const own = this.#drawn.get(key);
    return [
      ...(frame.N === own?.N ? [] : ['N']),
      ...(isSame(chance.equal ? [chance.n, chance.N] : null, own?.chance ?? null) ? [] : ['chance']),
    ];
  }
}

/** Whoever reads a log about many draws has to learn of all that are wrong. */
function allOf(name: CheckName, places: readonly string[]): Check {
  return { ...check(name, places), places };
}

/** What nobody has drawn yet follows from the urn as far as it goes. */
function isByUrn({ parts }: Looked['read'], checks: readonly Check[]): boolean {
  const last = parts.at(-1)?.isOpen === true ? 'urn.frame' : 'urn.selection';
  return checks.some(({ name, note }) => name === last && note === undefined);
}

/** A lottery is made once more only where there is one. */
function isOfAnother({ name, places }: Check): boolean {
  return name === 'given.applies' && places.every((place) => place === '--optimality');
}
