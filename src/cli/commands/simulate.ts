import { ABOVE_ALL } from '../../core/candidates.js';
import { allocate, checkSize, hasEqualChances } from '../../core/draw.js';
import { type Frame, frameSize } from '../../core/frame.js';
import type { DrawPlan } from '../../core/plan.js';
import { error, Refusal } from '../../core/problem.js';
import { readSeed } from '../../core/seed.js';
import { type Selectable, select } from '../../core/selection.js';
import { cellNames, stratify, stratumName } from '../../core/strata.js';
import { byTicket, ticketOf } from '../../core/ticket.js';
import { formatPercent } from '../../messages/fill.js';
import { disk } from '../../node/disk.js';
import { readAll } from '../../procedure/conduct.js';
import { digest, loadPlan, type Preparation, prepareLoaded } from '../../procedure/opening.js';
import { ChanceTally, type ObservedChance, simulatedSeeds } from '../../simulation/monte-carlo.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import { readOptions } from '../reading.js';
import { sayFrame, sayRegister, table } from '../say/summary.js';
import { requireSize, useLanguage } from '../settle.js';
import type { Terminal } from '../terminal.js';
import { timeLimitOf } from '../times.js';

interface SimulateOptions extends PlanOptions {
  readonly runs: string;
  readonly simulationSeed: string;
  readonly lang?: string;
  readonly workers?: string;
  readonly timeLimit?: string;
}

/** `simulate`: the draw over many seeds, observed chances beside the exact ones. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as SimulateOptions;
  const runs = runsOf(options.runs);
  const loaded = await loadPlan(disk, options);
  useLanguage(terminal, options.lang, loaded);
  requireSize(loaded);
  const preparation = await prepareLoaded(disk, args, loaded, options.keyFile);
  const { plan } = preparation;
  const { reading, warnings } = await readAll(preparation, readOptions(terminal, preparation.bytes, '0'));
  const { rows, excluded, strata } = reading.tally;
  const frame: Frame = { rows, excluded, stratification: stratify(plan.stratify, strata) };
  checkSize(plan, frame);
  const people = peopleByStratum(frame, strata);
  const tally = new ChanceTally(people.length);
  const { allocate, chances } = await allocatorOf(terminal, preparation, frame, options.timeLimit);
  for (const seed of simulatedSeeds(digest, options.simulationSeed, runs)) {
    tally.add(drawnCounts(plan, people, seed, allocate));
    terminal.progress(() => terminal.text('simulate.progress', { run: tally.runs, runs }));
    // Lets a signal through.
    await new Promise((resolve) => setImmediate(resolve));
  }
  terminal.endProgress();
  const results = compare(plan, frame, tally, chances);
  conclude(terminal, plan, frame, results, runs);
  terminal.heading('simulate.title', { runs, seed: options.simulationSeed });
  sayRegister(terminal, reading.files, preparation.found);
  sayFrame(terminal, plan, frame);
  sayResults(terminal, plan, frame, results);
  terminal.problems([...preparation.warnings, ...warnings]);
  return EXIT.done;
}

function runsOf(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--runs', expected: '2, 3, 4, ..' })]);
}

interface Person {
  readonly label: string;
  readonly household: string;
}

function peopleByStratum(
  frame: Frame,
  strata: Awaited<ReturnType<typeof readAll>>['reading']['tally']['strata'],
): (readonly Person[])[] {
  const { dimensions } = frame.stratification;
  const byName = new Map(
    strata.map((stratum) => [JSON.stringify(stratum.categories), stratum.pool] as const),
  );
  return frame.stratification.strata.map(
    ({ cell }) => byName.get(JSON.stringify(cellNames(dimensions, cell)))?.sorted() ?? [],
  );
}

type Chance = readonly [numerator: number, denominator: number];

interface Allocator {
  readonly allocate: (seedHash: string) => readonly number[];
  /** exact, of each stratum; `null` where they are not known */
  readonly chances: readonly Chance[] | null;
}

/** Under quotas the lottery is made once: it does not depend on the seed. */
async function allocatorOf(
  terminal: Terminal,
  preparation: Preparation,
  frame: Frame,
  timeLimit: string | undefined,
): Promise<Allocator> {
  const { plan } = preparation;
  const N = frameSize(frame.stratification);
  if (plan.sample.allocation !== 'quotas') {
    const equal = frame.stratification.strata.map((): Chance => [plan.sample.size, N]);
    return {
      allocate: (seedHash) => allocate(digest, plan, frame, seedHash),
      chances: hasEqualChances(plan) ? equal : null,
    };
  }
  const { lotterySettings, prepareLottery, wholeFrame } = await import('../../procedure/lottery.js');
  const { lotteryNumber, pickOutcome, weightedPeople } = await import('../../core/lottery/portfolio.js');
  const settings = lotterySettings(terminal, timeLimitOf(timeLimit), preparation);
  const { lottery, model } = await prepareLottery(plan, frame, wholeFrame(plan, frame), settings);
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

interface StratumResult {
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
): StratumResult[] {
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

function conclude(
  terminal: Terminal,
  plan: DrawPlan,
  frame: Frame,
  results: readonly StratumResult[],
  runs: number,
): void {
  terminal.json({
    format: 'losverfahren/simulation/1',
    runs,
    frame: frameSize(frame.stratification),
    size: plan.sample.size,
    outside: results.filter((result) => result.inside === false).length,
    strata: results,
  });
}

function sayResults(
  terminal: Terminal,
  plan: DrawPlan,
  frame: Frame,
  results: readonly StratumResult[],
): void {
  const percent = (share: number) => formatPercent(terminal.language, Math.max(share, 0));
  const rows = results.map((result) => [
    stratumName(result.stratum),
    terminal.number(result.N_h),
    result.exact === null ? '–' : percent(result.exact[0] / result.exact[1]),
    percent(result.observed.mean),
    `${percent(result.observed.low)} – ${percent(result.observed.high)}`,
    result.inside === false ? '!' : '',
  ]);
  const head = ['col.stratum', 'col.people', 'col.exact', 'col.observed', 'col.interval'] as const;
  terminal.say();
  const header = [...head.map((key) => terminal.text(key)), ''];
  for (const line of table([header, ...rows], [false, true, true, true, true, false]))
    terminal.say(`  ${line}`);
  terminal.say();
  const outside = results.filter((result) => result.inside === false).length;
  const N = frameSize(frame.stratification);
  if (!hasEqualChances(plan)) {
    const means = results.map((result) => result.observed.mean);
    const params = { least: percent(Math.min(...means)), most: percent(Math.max(...means)) };
    terminal.say(terminal.text('simulate.unequal', params));
    return;
  }
  const expected = Math.max(Math.round(results.length / 100), 1);
  const params = { strata: results.length, outside, expected, n: plan.sample.size, N };
  const usual = outside <= expected + 3 * Math.sqrt(Math.max(results.length * 0.0099, 1));
  terminal.say(terminal.text(usual ? 'simulate.agrees' : 'simulate.disagrees', params));
}
