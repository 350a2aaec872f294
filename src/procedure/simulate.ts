import { digest } from '#machine';
import { ABOVE_ALL } from '../core/candidates.js';
import { allocate, checkSize, hasEqualChances } from '../core/draw.js';
import { type Frame, frameSize } from '../core/frame.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import { readSeed } from '../core/seed.js';
import { type Selectable, select } from '../core/selection.js';
import { cellNames } from '../core/strata.js';
import { byTicket, ticketOf } from '../core/ticket.js';
import type { FileFacts } from '../register/file.js';
import { poolsByStratum, talliedFrame } from '../register/frame-tally.js';
import { ChanceTally, type ObservedChance, simulatedSeeds } from '../simulation/monte-carlo.js';
import { readAll } from './conduct.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';

export interface SimulateRequest extends OpenRequest {
  /** how many draws, at least 2 */
  readonly runs: number;
  /** what the seeds of these draws are made from */
  readonly seed: string;
  /** after every draw: how many have been made */
  readonly progress?: (runs: number) => void;
}

export interface SimulateFacts {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  readonly strata: readonly SimulatedStratum[];
}

/** The draw over many seeds, observed chances beside the exact ones. @throws as a draw */
export async function simulate(request: SimulateRequest, tools: Tools): Promise<Result<SimulateFacts>> {
  requireSize(request.plan);
  const preparation = await openDraw(tools.files, request);
  const { plan } = preparation;
  const { reading, warnings } = await readAll(preparation, tools.reading(preparation.bytes));
  const frame = talliedFrame(plan.stratify, reading.tally);
  checkSize(plan, frame);
  const people = poolsByStratum(frame.stratification, reading.tally).map((pool) => pool?.sorted() ?? []);
  const tally = new ChanceTally(people.length);
  const { allocate: share, chances } = await allocatorOf(preparation, frame, tools);
  for (const seed of simulatedSeeds(digest, request.seed, request.runs)) {
    tally.add(drawnCounts(plan, people, seed, share));
    request.progress?.(tally.runs);
    await tools.search.pause();
  }
  return {
    facts: { preparation, files: reading.files, frame, strata: compare(plan, frame, tally, chances) },
    files: [],
    lines: [],
    problems: [...preparation.warnings, ...warnings],
  };
}

interface Person {
  readonly label: string;
  readonly household: string;
}

type Chance = readonly [numerator: number, denominator: number];

interface Allocator {
  readonly allocate: (seedHash: string) => readonly number[];
  /** exact, of each stratum; `null` where they are not known */
  readonly chances: readonly Chance[] | null;
}

/** Under quotas the lottery is made once: it does not depend on the seed. */
async function allocatorOf(preparation: Preparation, frame: Frame, { search }: Tools): Promise<Allocator> {
  const { plan } = preparation;
  const N = frameSize(frame.stratification);
  if (plan.sample.allocation !== 'quotas') {
    const equal = frame.stratification.strata.map((): Chance => [plan.sample.size, N]);
    return {
      allocate: (seedHash) => allocate(digest, plan, frame, seedHash),
      chances: hasEqualChances(plan) ? equal : null,
    };
  }
  const { lotterySettings, prepareLottery } = await import('./lottery.js');
  const { lotteryNumber, pickOutcome, weightedPeople } = await import('../core/lottery/portfolio.js');
  const settings = lotterySettings(preparation, search);
  const people = wholeFrame(frame.stratification, plan.sample.size);
  const { lottery, model } = await prepareLottery(plan, frame, people, settings);
  const { portfolio } = lottery;
  const sums = weightedPeople(model, portfolio);
  return {
    allocate: (seedHash) =>
      portfolio.outcomes[
        pickOutcome(portfolio, lotteryNumber(digest, seedHash, portfolio.total))
      ] as readonly number[],
    chances:
      plan.sample.max_per_household === null
        ? sums.map((sum, at) => [Number(sum), portfolio.total * (model.sizes[at] as number)])
        : null,
  };
}

/** One whole draw with this seed: how many people of each stratum are invited. */
function drawnCounts(
  plan: DrawPlan,
  people: readonly (readonly Person[])[],
  text: string,
  allocate: Allocator['allocate'],
): readonly number[] {
  const seed = readSeed(digest, text);
  const allocation = allocate(seed.hash);
  const { max_per_household } = plan.sample;
  // Without a household limit exactly n_h people of each stratum are invited, whoever they are.
  if (max_per_household === null) return allocation;
  const pools = people.map((members, at) => {
    const candidates: Selectable[] = members.map(({ label, household }) => ({
      label,
      household,
      ticket: ticketOf(digest, seed.hash, label),
    }));
    candidates.sort(byTicket);
    return { size: members.length, toInvite: allocation[at] as number, candidates, watermark: ABOVE_ALL };
  });
  return select(pools, { reserve: '0', maxPerHousehold: max_per_household }).map(
    (stratum) => stratum.invited.length,
  );
}

export interface SimulatedStratum {
  readonly stratum: readonly string[];
  readonly N_h: number;
  /** the exact chance as numerator and denominator; `null` where there is none (household limit) */
  readonly exact: readonly [number, number] | null;
  readonly observed: ObservedChance;
  readonly inside: boolean | null;
}

function compare(
  plan: DrawPlan,
  frame: Frame,
  tally: ChanceTally,
  chances: readonly Chance[] | null,
): SimulatedStratum[] {
  const { dimensions, strata } = frame.stratification;
  const N = frameSize(frame.stratification);
  return strata.map(({ cell, size }, at) => {
    const exact = chances?.[at] ?? null;
    const chance = exact === null ? 0 : exact[0] / exact[1];
    const floor = Math.floor((plan.sample.size * size) / N);
    const isRounded = hasEqualChances(plan) && (plan.sample.size * size) % N !== 0;
    const observed = isRounded ? tally.observedAbove(at, size, floor) : tally.observed(at, size);
    const margin = 1e-12;
    return {
      stratum: cellNames(dimensions, cell),
      N_h: size,
      exact,
      observed,
      inside: exact === null ? null : observed.low - margin <= chance && chance <= observed.high + margin,
    };
  });
}
