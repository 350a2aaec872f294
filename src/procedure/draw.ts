import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import type { OutputFacts } from '../audit/entries/outputs.js';
import { LOG_NAME } from '../audit/names.js';
import { type Draw, shortfalls } from '../core/draw.js';
import { type Problem, warning } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { cellNames, stratumName } from '../core/strata.js';
import type { Candidate } from '../register/collector.js';
import type { FrameReading } from '../register/read.js';
import { type ConductedDraw, conductDraw, drawFrom, readForDraw } from './conduct.js';
import { listFiles } from './lists.js';
import { drawLog, outputFacts } from './log.js';
import { lotteryNotes } from './lottery-notes.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import type { Result } from './result.js';
import { seedNotes } from './seed.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';

/** The lists that a draw writes beside its log. */
export const DRAW_LISTS = ['invitations.csv', 'reserve.csv'] as const;

export interface DrawRequest extends OpenRequest {
  readonly seed: Seed;
}

export interface DrawFacts {
  readonly preparation: Preparation;
  readonly draw: Draw<Candidate>;
  readonly reading: FrameReading;
  /** the lists, as the log has them */
  readonly lists: readonly OutputFacts[];
  readonly fingerprint: string;
}

/**
 * Draws by register, plan and seed: lists and log (SPEC 3 to 8).
 * @throws Refusal with all that is wrong with plan and register, or if the sample can't be drawn; SolverFailure
 */
export async function draw(request: DrawRequest, tools: Tools): Promise<Result<DrawFacts>> {
  const { plan: loaded, seed } = request;
  requireSize(loaded);
  if (loaded.input.sample?.allocation === 'quotas')
    (await import('./lottery.js')).expectLottery(tools.search);
  const preparation = await openDraw(tools.files, request);
  const { notes, ...conducted } = await conduct(preparation, seed, tools);
  const { draw: drawn, reading } = conducted;
  const lists = listFiles(drawn, reading.register);
  const lines = drawLog('letters', preparation, drawn, reading, lists, tools);
  return {
    facts: {
      preparation,
      draw: drawn,
      reading,
      lists: outputFacts(lists),
      fingerprint: fingerprint(digest, lines),
    },
    files: [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [
      ...preparation.warnings,
      ...conducted.warnings,
      ...drawNotes(drawn),
      ...lotteryNotes(drawn.lottery),
      ...notes,
    ],
  };
}

async function conduct(
  preparation: Preparation,
  seed: Seed,
  { reading, search }: Tools,
): Promise<ConductedDraw & { readonly notes: readonly Problem[] }> {
  const { plan, bytes } = preparation;
  const options = reading(bytes);
  if (plan.sample.allocation !== 'quotas')
    return {
      ...(await atTableLines(preparation, () => conductDraw(preparation, seed, options))),
      notes: [],
    };
  const found = await readForDraw(preparation, seed, options);
  const { allocateByLottery, lotterySettings } = await import('./lottery.js');
  const settings = lotterySettings(preparation, search);
  const { prepared, ...allocated } = await allocateByLottery(plan, found.frame, seed.hash, settings);
  const { chanceNotes } = await import('./chances.js');
  const notes = [...prepared.notes, ...(await chanceNotes(plan, found.frame, prepared, settings))];
  return { ...(await drawFrom(preparation, seed, found, allocated, options)), notes };
}

function drawNotes(drawn: Draw): Problem[] {
  const problems = seedNotes(drawn.seed);
  const { dimensions, strata } = drawn.frame.stratification;
  if (drawn.plan.sample.max_per_household !== null) {
    problems.push(warning('DRAW-007', { key: 'sample.max_per_household' }));
  }
  for (const { index, missing } of shortfalls(drawn)) {
    const stratum = stratumName(cellNames(dimensions, strata[index]?.cell ?? []));
    problems.push(warning('DRAW-003', undefined, { stratum, missing }));
  }
  return problems;
}
