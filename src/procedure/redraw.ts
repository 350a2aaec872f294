import type { DrawLog, Stage } from '../audit/entries/draw.js';
import { holdLottery } from '../audit/lottery.js';
import { allocate, type Draw } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import type { Seed } from '../core/seed.js';
import type { FrameReading, ReadOptions } from '../register/read.js';
import { drawFrom, type Prepared, readForDraw } from './conduct.js';
import { panelByLottery, panelByTable, panelPool } from './conduct-panel.js';
import { inDialect, type ListFile, listFiles } from './lists.js';
import { numberedFiles, panelFiles } from './panel-files.js';

/** Draws once more, as a log says it was done: by its plan, its seed and its lottery. No solver is needed. */

export interface Redrawn {
  readonly frame: Frame;
  readonly reading: FrameReading;
  /** `null`: the log's lottery is none by which anybody of these people could be drawn */
  readonly drawn: { readonly draw: Draw; readonly lists: readonly ListFile[] } | null;
  /** what of the log's allocation is amiss, if nobody could be drawn */
  readonly amiss: readonly string[];
  /** everybody of the frame, for the urn; `null`: none was asked for */
  readonly urn: FrameReading['urn'];
  /** labels of everybody who could be drawn for a panel; of letters `null` */
  readonly pool: readonly string[] | null;
}

interface RedrawRequest {
  readonly prepared: Prepared;
  readonly seed: Seed;
  readonly log: DrawLog;
  readonly reading: ReadOptions;
}

/** @throws Refusal with all that is wrong with the register, or if the sample can't be drawn from it */
export function redraw(stage: Stage, request: RedrawRequest): Promise<Redrawn> {
  return stage === 'letters' ? redrawLetters(request) : redrawPanel(request);
}

async function redrawLetters({ prepared, seed, log, reading: options }: RedrawRequest): Promise<Redrawn> {
  const { plan, digest } = prepared;
  const found = await readForDraw(prepared, seed, options);
  const { frame } = found;
  const conduct = async (allocated: Pick<Draw, 'allocation' | 'lottery'>): Promise<Redrawn> => {
    const { draw, reading } = await drawFrom(prepared, seed, found, allocated, options);
    const lists = await inDialect(listFiles(draw, reading.register), plan.output.dialect);
    return { frame, reading, urn: found.reading.urn, drawn: { draw, lists }, amiss: [], pool: null };
  };
  if (plan.sample.allocation !== 'quotas')
    return conduct({ allocation: allocate(digest, plan, frame, seed.hash) });
  const people = wholeFrame(frame.stratification, plan.sample.size);
  const { held, amiss } = holdLottery(digest, log, frame, seed.hash, people);
  const { urn } = found.reading;
  return held === null ? { ...found, urn, drawn: null, amiss, pool: null } : conduct(held);
}

async function redrawPanel({ prepared, seed, log, reading: options }: RedrawRequest): Promise<Redrawn> {
  const { plan, digest } = prepared;
  const pool = await panelPool(prepared, seed, alreadyRule(log), options);
  const { frame, reading } = pool;
  const { urn } = reading;
  const labels = pool.strata.flat().map(({ label }) => label);
  if (plan.sample.allocation !== 'quotas') {
    const conducted = panelByTable(prepared, seed, pool);
    const lists = await inDialect(panelFiles(conducted), plan.output.dialect);
    const drawn = { draw: conducted.draw, lists };
    return { frame, reading, urn, drawn, amiss: [], pool: labels };
  }
  const { held, amiss } = holdLottery(digest, log, frame, seed.hash, pool.lottery);
  if (held === null) return { frame, reading, urn, drawn: null, amiss, pool: labels };
  const conducted = panelByLottery(prepared, seed, pool, held.lottery);
  const { record } = held.lottery;
  const isNumbered =
    record.total === NUMBERED_TOTAL && log.outputs.files.some(({ name }) => name === 'panels.csv');
  const numbers = isNumbered ? numberedFiles(pool, record, plan) : [];
  const lists = await inDialect([...panelFiles(conducted), ...numbers], plan.output.dialect);
  return { frame, reading, urn, drawn: { draw: conducted.draw, lists }, amiss: [], pool: labels };
}

/** The rule of the people who are on the panel already: the last one, if the lottery counts any. */
function alreadyRule(log: DrawLog): number | null {
  const counts = log.lottery?.already ?? [];
  return counts.length === 0 ? null : log.plan.plan.eligibility.exclude.length - 1;
}
