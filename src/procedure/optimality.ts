import { type Check, check } from '../audit/checks.js';
import { lotteryRecord } from '../audit/lottery-body.js';
import type { DrawLog } from '../audit/schema.js';
import { frameOf } from '../audit/verify.js';
import { certify, portfolioOf } from '../core/lottery/certificate.js';
import { chances, leastOf, toNumber } from '../core/lottery/portfolio.js';
import { makeLottery } from '../lottery/lottery.js';
import { loadSolver } from '../lottery/solver.js';
import { type SearchHooks, solverName } from './lottery.js';
import type { Program } from './tools.js';

/** A least chance that is lower by less than this share is as large as another. */
const TOLERANCE = 1e-6;

/**
 * Makes the lottery once more and compares. Whoever knew the seed could choose among lists of outcomes that
 * are equally fair; the same program with the same solver makes only one of them. Of another version, or a
 * search that was ended early, another list proves nothing and is noted.
 * @throws SolverFailure
 */
export async function verifyOptimality(
  log: DrawLog,
  { secondsLeft: _, ...hooks }: SearchHooks,
  { toolVersion }: Program,
): Promise<Check> {
  const frame = frameOf(log);
  const body = log.allocation.lottery;
  const record = frame === null || body === undefined ? null : lotteryRecord(frame, body);
  if (frame === null || record === null) return check('lottery.optimal', ['lottery']);
  const { model, least } = certify(frame.stratification, record);
  const { objective, total } = record;
  const solver = await loadSolver();
  const again = await makeLottery(solver, model, { objective, total, ...hooks });
  if (again === null) return check('lottery.optimal', ['quotas']);
  const found = chances(model, again.portfolio);
  const best = toNumber(found[leastOf(found)] ?? [0n, 1n]);
  if (toNumber(least) < best * (1 - TOLERANCE)) return check('lottery.optimal', ['least_chance']);
  if (JSON.stringify(portfolioOf(record)) === JSON.stringify(again.portfolio))
    return check('lottery.optimal', []);
  const isSameProgram = log.plan.tool_version === toolVersion && record.solver === solverName(solver);
  if (isSameProgram && record.complete) return check('lottery.optimal', ['outcomes']);
  return { ...check('lottery.optimal', []), note: 'other-list' };
}
