import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { loggedFrame } from '../audit/frame.js';
import { loggedLottery } from '../audit/lottery.js';
import type { Frame } from '../core/frame.js';
import { certify, portfolioOf } from '../core/lottery/certificate.js';
import { compareOutcomes, type Outcome } from '../core/lottery/outcome.js';
import { panelsOf } from '../core/lottery/pairs.js';
import { chances, type Portfolio } from '../core/lottery/portfolio.js';
import { expandQuotas, quotaModel } from '../core/lottery/quotas.js';
import type { LotteryList } from '../core/lottery/record.js';
import type { Searcher } from '../lottery/searcher.js';
import { capIn, solverName } from './lottery.js';
import { type SearchHooks, searcherFor } from './search.js';
import { softened } from './soft-quotas.js';
import type { Program } from './tools.js';

/**
 * Makes the lottery once more and compares. Whoever knew the seed could choose among lists of outcomes that
 * are equally fair; the same program with the same solver makes only one of them. Any other list fails: what
 * the log says of its program, its solver and the end of its search is the word of those who drew, and only
 * tells what to do next. Soft quotas that gave way have to give way once more, from the plan's, and to the same.
 * @throws SolverFailure
 */
export async function verifyOptimality(
  log: DrawLog,
  { secondsLeft: _, ...hooks }: SearchHooks,
  { toolVersion }: Program,
): Promise<Check> {
  const frame = loggedFrame(log);
  const record = frame === null ? undefined : loggedLottery(log, frame)?.record;
  if (frame === null || record === undefined) return check('lottery.optimal', ['lottery']);
  const { model } = certify(frame.stratification, record);
  const { objective, total } = record;
  const searcher = searcherFor(hooks);
  const solver = solverName(await searcher.version());
  const { sample } = log.plan.plan;
  const withSubstitutes = record.substitutes !== undefined;
  const listed = { quotas: record.quotas.length, withSubstitutes, mixing: sample.mixing ?? 0 };
  const ask = { objective, ...capIn(sample), total };
  const isSoftened = await isSoftenedAgain(searcher, log, frame, record);
  const again = isSoftened ? await searcher.lottery(model, listed, ask) : null;
  if (again === null) return toldWhy(check('lottery.optimal', ['quotas']));
  const logged = portfolioOf(record);
  if (isSameList(logged, again.portfolio)) return check('lottery.optimal', []);
  const vector = (portfolio: typeof logged) =>
    chances(model, withSubstitutes ? panelsOf(portfolio) : portfolio).join();
  const failed = check('lottery.optimal', [
    ...(vector(logged) === vector(again.portfolio) ? [] : ['chances']),
    'outcomes',
  ]);
  return toldWhy(failed);

  function toldWhy(without: Check): Check {
    if (record?.complete === false) return { ...without, note: 'unfinished' };
    const ours = `${toolVersion}, ${solver}`;
    const theirs = `${log.plan.tool_version}, ${record?.solver}`;
    return ours === theirs
      ? without
      : { ...without, note: 'other-solver', differs: { given: ours, logged: theirs } };
  }
}

/** Number by number: outcomes may be packed, and those of a log are not. */
function isSameList(a: Portfolio, b: Portfolio): boolean {
  return (
    a.total === b.total &&
    a.outcomes.length === b.outcomes.length &&
    a.outcomes.every((outcome, at) => {
      const other = b.outcomes[at] as Outcome;
      const isAlike = outcome.length === other.length && compareOutcomes(outcome, other) === 0;
      return isAlike && a.weights[at] === b.weights[at];
    })
  );
}

/** Whether the plan's quotas give way to those of the list, if they had to; true also if none did. */
async function isSoftenedAgain(
  searcher: Searcher,
  log: DrawLog,
  frame: Frame,
  record: LotteryList,
): Promise<boolean> {
  if (record.softening === undefined) return true;
  const { plan } = log.plan;
  const quotas = expandQuotas(frame.stratification, plan.sample.quotas ?? [], plan.sample);
  const named = quotas.map(({ group, min, max }) => ({ group, min, max }));
  const model = quotaModel(frame.stratification, { ...record, quotas: named });
  const planned = { frame, quotas, already: record.already, plan, targets: null, place: {} };
  const again = await softened(searcher, model, planned);
  return again !== null && JSON.stringify(again.quotas) === JSON.stringify(record.quotas);
}
