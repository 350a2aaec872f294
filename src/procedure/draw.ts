import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import type { OutputFacts } from '../audit/entries/outputs.js';
import { LOG_NAME, listName } from '../audit/names.js';
import { allocate, type Draw, shortfalls } from '../core/draw.js';
import { pickedStrata } from '../core/lottery/certificate.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import { type Problem, warning } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { cellNames, stratumName } from '../core/strata.js';
import type { Candidate } from '../register/collector.js';
import type { FrameReading } from '../register/read.js';
import { type Committed, type OnCommitment, onCommitment } from './committed.js';
import { type ConductedDraw, conductDraw, drawFrom, readForDraw } from './conduct.js';
import { inDialect, listFiles } from './lists.js';
import { committedLog, drawLog, outputFacts } from './log.js';
import { lotteryNotes } from './lottery-notes.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import type { Result } from './result.js';
import { seedNotes } from './seed.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';

/** The lists that a draw writes beside its log, in one form or the other. */
export const DRAW_LISTS = ['invitations.csv', 'reserve.csv'].flatMap((name) => [
  name,
  listName(name, 'xlsx'),
]);

export interface DrawRequest extends OpenRequest {
  readonly seed: Seed;
  /** what was committed to before the seed; `null` or left out: nothing was */
  readonly committed?: Committed | null;
  /** what there is to be said of the seed has been said */
  readonly isSeedSaid?: boolean;
  /** why the draw that was made on the commitment is set aside */
  readonly reason?: string;
}

export interface DrawFacts {
  /** `null`: nothing was committed to before the seed */
  readonly committed: OnCommitment | null;
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
  const { plan: loaded, seed, committed = null, reason, isSeedSaid = false } = request;
  requireSize(loaded);
  if (committed === null && loaded.input.sample?.allocation === 'quotas')
    (await import('./lottery.js')).expectLottery(tools.search);
  const preparation = await openDraw(tools.files, request);
  const { notes, ...conducted } =
    committed === null
      ? await conduct(preparation, seed, tools)
      : await conductCommitted(committed, preparation, seed, tools);
  const { draw: drawn, reading } = conducted;
  const lists = await inDialect(listFiles(drawn, reading.register), drawn.plan.output.dialect);
  const lines =
    committed === null
      ? drawLog('letters', preparation, drawn, reading, lists, tools)
      : committedLog(committed, drawn, lists, reason, tools);
  return {
    facts: {
      committed: onCommitment(committed),
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
      ...(isSeedSaid ? [] : seedNotes(drawn.seed, committed?.seeds, committed !== null)),
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

/** What was committed to comes out again, or there is no draw; the list of a lottery is the committed one. */
async function conductCommitted(
  committed: Committed,
  preparation: Preparation,
  seed: Seed,
  tools: Tools,
): Promise<ConductedDraw & { readonly notes: readonly Problem[] }> {
  const { committedList, requireSettled, requireUnchanged } = await import('./settled.js');
  const { withUrn } = await import('./urn.js');
  const prepared = withUrn(preparation);
  const options = tools.reading(preparation.bytes);
  const found = await readForDraw(prepared, seed, options);
  const { frame, reading } = found;
  const { plan } = preparation;
  requireUnchanged(committed, { preparation, reading, frame }, tools);
  const isLottery = plan.sample.allocation === 'quotas';
  const list = isLottery
    ? committedList(committed, frame, wholeFrame(frame.stratification, plan.sample.size))
    : undefined;
  await requireSettled(committed, { preparation, reading, frame, lottery: list }, tools);
  if (list === undefined) {
    const allocation = await atTableLines(preparation, () => allocate(digest, plan, frame, seed.hash));
    return { ...(await drawFrom(prepared, seed, found, { allocation }, options)), notes: [] };
  }
  const { recordLottery, seedNumber } = await import('./lottery.js');
  const lottery = recordLottery(frame, seed.hash, list, seedNumber(seed.hash, list.record.total));
  const allocation = pickedStrata(frame.stratification.strata.length, lottery.record);
  return { ...(await drawFrom(prepared, seed, found, { allocation, lottery }, options)), notes: [] };
}

function drawNotes(drawn: Draw): Problem[] {
  const problems: Problem[] = [];
  if (drawn.plan.sample.max_per_household !== null) {
    problems.push(warning('DRAW-007', { key: 'sample.max_per_household' }));
  }
  return [...problems, ...shortfallNotes(drawn)];
}

/** Strata that a household limit leaves short, where the plan allows that. */
export function shortfallNotes(drawn: Draw): Problem[] {
  const { dimensions, strata } = drawn.frame.stratification;
  return shortfalls(drawn).map(({ index, missing }) => {
    const stratum = stratumName(cellNames(dimensions, strata[index]?.cell ?? []));
    return warning('DRAW-003', undefined, { stratum, missing });
  });
}
