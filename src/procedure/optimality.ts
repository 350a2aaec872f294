import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { loggedFrame } from '../audit/frame.js';
import { loggedLottery } from '../audit/lottery.js';
import { certify, portfolioOf } from '../core/lottery/certificate.js';
import { panelsOf } from '../core/lottery/pairs.js';
import { chances } from '../core/lottery/portfolio.js';
import { mixedLottery } from '../lottery/mixed.js';
import { loadSolver } from '../lottery/solver.js';
import { capIn, type SearchHooks, solverName } from './lottery.js';
import type { Program } from './tools.js';

/**
 * Makes the lottery once more and compares. Whoever knew the seed could choose among lists of outcomes that
 * are equally fair; the same program with the same solver makes only one of them. Any other list fails: what
 * the log says of its program, its solver and the end of its search is the word of those who drew, and only
 * tells what to do next.
 * @throws SolverFailure
 */
export async function verifyOptimality(
  log: DrawLog,
  { solver: bytes, secondsLeft: _, ...hooks }: SearchHooks,
  { toolVersion }: Program,
): Promise<Check> {
  const frame = loggedFrame(log);
  const record = frame === null ? undefined : loggedLottery(log, frame)?.record;
  if (frame === null || record === undefined) return check('lottery.optimal', ['lottery']);
  const { model } = certify(frame.stratification, record);
  const { objective, total } = record;
  const solver = await loadSolver(bytes);
  const { sample } = log.plan.plan;
  const withSubstitutes = record.substitutes !== undefined;
  const listed = { quotas: record.quotas.length, withSubstitutes, mixing: sample.mixing ?? 0 };
  const again = await mixedLottery(solver, model, listed, { objective, ...capIn(sample), total, ...hooks });
  if (again === null) return check('lottery.optimal', ['quotas']);
  const logged = portfolioOf(record);
  if (JSON.stringify(logged) === JSON.stringify(again.portfolio)) return check('lottery.optimal', []);
  const vector = (portfolio: typeof logged) =>
    chances(model, withSubstitutes ? panelsOf(portfolio) : portfolio).join();
  const failed = check('lottery.optimal', [
    ...(vector(logged) === vector(again.portfolio) ? [] : ['chances']),
    'outcomes',
  ]);
  if (!record.complete) return { ...failed, note: 'unfinished' };
  const ours = `${toolVersion}, ${solverName(solver)}`;
  const theirs = `${log.plan.tool_version}, ${record.solver}`;
  return ours === theirs
    ? failed
    : { ...failed, note: 'other-solver', differs: { given: ours, logged: theirs } };
}
