import { digest } from '#machine';
import { type Check, check, differingFields } from '../audit/checks.js';
import { allocationBody } from '../audit/entries/allocation.js';
import type { BasisLog, DrawLog, LoggedCommitment, Stage } from '../audit/entries/draw.js';
import { selectionBody } from '../audit/entries/selection.js';
import { loggedFrame } from '../audit/frame.js';
import { holdLottery } from '../audit/lottery.js';
import type { Json } from '../core/canonical.js';
import { allocate, type Draw } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import type { LotteryPool } from '../core/lottery/record.js';
import { type TypedPeople, typesOf } from '../core/lottery/types.js';
import type { DrawPlan } from '../core/plan.js';
import { Refusal } from '../core/problem.js';
import { readSeed, type Seed } from '../core/seed.js';
import type { UrnFacts } from '../core/urn.js';
import type { DrawSettings } from '../register/frame-builder.js';
import type { ReadOptions } from '../register/read.js';
import type { RegisterSource } from '../register/source.js';
import { exactRule } from '../register/threshold.js';
import { readUrn, type UrnMember, type UrnReading } from '../register/urn/read.js';
import { neededCandidates, selectFrom } from './candidates.js';
import { selectByLottery } from './conduct-panel.js';

/** A draw once more from the urn alone: no register, no name (SPEC 11). */

export interface UrnRequest {
  readonly stage: Stage;
  readonly basis: BasisLog;
  readonly commitment: LoggedCommitment;
  /** `null`: nothing has been drawn yet */
  readonly log: DrawLog | null;
  readonly source: RegisterSource;
  readonly options: ReadOptions;
}

/** @throws Refusal if the file can't be read or changes meanwhile */
export async function verifyUrn(request: UrnRequest): Promise<Check[]> {
  const { basis, log } = request;
  const frame = loggedFrame(basis);
  // Of a frame that does not hold nothing can be said, and it has failed already.
  if (frame === null) return [];
  if (log === null) return urnChecks(request, frame, await read(request, frame, null));
  const seed = readSeed(digest, log.seed.text);
  return request.stage === 'letters' || basis.plan.plan.sample.allocation === 'table'
    ? verifyByStrata(request, log, frame, seed)
    : verifyByTypes(request, log, frame, seed);
}

function read(
  { basis, source, options }: UrnRequest,
  { stratification }: Frame,
  draw: DrawSettings | null,
): Promise<UrnReading> {
  const { stratify, sample } = basis.plan.plan;
  const dimensions = stratify.map(({ name }) => name);
  const shape = { dimensions, stratification, households: sample.max_per_household !== null };
  return readUrn(source, shape, draw, options);
}

/** Whether this is the urn that was committed to, and its people are those of the frame. */
function urnChecks({ commitment, basis }: UrnRequest, frame: Frame, reading: UrnReading): Check[] {
  const { facts, faults, sizes } = reading;
  const strata = basis.frame.strata.map(({ stratum }) => stratum.join(' / '));
  const wrong = frame.stratification.strata.flatMap(({ size }, at) =>
    size === sizes[at] ? [] : [strata[at] ?? String(at)],
  );
  return [
    check('urn.file', differingFacts(facts, commitment.urn)),
    check(
      'urn.lines',
      faults.map(({ kind, line }) => `${kind} ${line}`),
    ),
    check('urn.frame', wrong),
  ];
}

function differingFacts(found: UrnFacts, logged: UrnFacts): string[] {
  return differingFields({ ...found }, { ...logged });
}

const holds = (checks: readonly Check[]) => checks.every(({ passed }) => passed);

/** People of each stratum by their number and their tickets, as few of them kept as are needed. */
async function verifyByStrata(request: UrnRequest, log: DrawLog, frame: Frame, seed: Seed): Promise<Check[]> {
  const { plan } = request.basis.plan;
  const allocated = allocatedAgain(request.stage, log, frame, seed);
  for (let factor = 1; ; factor *= 4) {
    const byStratum = neededCandidates(plan, frame, allocated?.allocation ?? [], factor);
    const keep = { usual: exactRule(1), byStratum };
    const reading = await read(request, frame, allocated === null ? null : { seedHash: seed.hash, keep });
    const checks = urnChecks(request, frame, reading);
    if (!holds(checks)) return checks;
    if (allocated === null) return [...checks, ...amiss(['lottery'])];
    const selection = selectFrom(plan, frame, allocated.allocation, reading.pools);
    if (selection.every(({ certain }) => certain))
      return [...checks, ...compared(log, { plan, frame, seed, ...allocated, selection })];
  }
}

/** `null`: nobody can be drawn by what the log says. */
function allocatedAgain(
  stage: Stage,
  log: DrawLog,
  frame: Frame,
  seed: Seed,
): Pick<Draw, 'allocation' | 'lottery'> | null {
  const { plan } = log.plan;
  if (plan.sample.allocation === 'quotas') {
    const pool = wholeFrame(frame.stratification, plan.sample.size);
    return stage === 'letters' ? holdLottery(digest, log, frame, seed.hash, pool).held : null;
  }
  try {
    return { allocation: allocate(digest, plan, frame, seed.hash) };
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}

/** A panel under quotas: everybody is kept, for who is of which type follows from all. */
async function verifyByTypes(request: UrnRequest, log: DrawLog, frame: Frame, seed: Seed): Promise<Check[]> {
  const { plan } = request.basis.plan;
  const everybody = { usual: exactRule(Number.MAX_SAFE_INTEGER), byStratum: new Map() };
  const reading = await read(request, frame, { seedHash: seed.hash, keep: everybody });
  const checks = urnChecks(request, frame, reading);
  if (!holds(checks)) return checks;
  const strata = reading.pools.map((pool) => pool?.sorted() ?? []);
  const found = poolIn(plan, log, strata);
  if (found === null) return [...checks, ...unseen()];
  const { held, amiss: parts } = holdLottery(digest, log, frame, seed.hash, found.pool);
  if (held === null) return [...checks, ...amiss(parts)];
  const selection = selectByLottery(plan, { strata, typed: found.typed }, held.lottery.record);
  const allocation = selection.map(({ invited }) => invited.length);
  return [...checks, ...compared(log, { plan, frame, seed, ...held, allocation, selection })];
}

/**
 * Who is of which type, and what holds together. Who was on the panel already is not in the urn: how many they are
 * is taken from the log, and where households are limited nobody can tell which of them have a place less.
 * @returns `null` then
 */
function poolIn(
  { sample }: DrawPlan,
  { lottery }: DrawLog,
  strata: readonly (readonly UrnMember[])[],
): { readonly typed: TypedPeople<UrnMember>; readonly pool: LotteryPool } | null {
  const already = lottery?.already ?? [];
  if (already.length > 0 && sample.max_per_household !== null) return null;
  const { types, households, ...typed } = typesOf(strata, sample.max_per_household);
  const n = already.length > 0 ? (lottery?.n ?? sample.size) : sample.size;
  const { substitutes } = sample;
  const second = substitutes === undefined ? {} : { substitutes };
  return { typed: { types, households, ...typed }, pool: { n, ...second, types, households, already } };
}

function compared(log: DrawLog, draw: Draw): Check[] {
  const { plan, frame, allocation, lottery } = draw;
  const allocated = allocationBody(plan, frame, allocation, lottery?.record);
  return [
    check('urn.allocation', differingFields(allocated, log.allocation as Json)),
    check('urn.selection', differingFields(selectionBody(draw), log.selection as Json)),
  ];
}

function amiss(parts: readonly string[]): Check[] {
  return [check('urn.allocation', parts), check('urn.selection', parts)];
}

function unseen(): Check[] {
  return [
    { ...check('urn.allocation', []), note: 'already-unseen' },
    { ...check('urn.selection', []), note: 'already-unseen' },
  ];
}
