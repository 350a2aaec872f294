import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { loggedFrame } from '../audit/frame.js';
import { loggedLottery } from '../audit/lottery.js';
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
  { solver: bytes, secondsLeft: _, ...hooks }: SearchHooks,
  { toolVersion }: Program,
): Promise<Check> {
  const frame = loggedFrame(log);
  const record = frame === null ? undefined : loggedLottery(log, frame)?.record;
  if (frame === null || record === undefined) return check('lottery.optimal', ['lottery']);
  const { model, least } = certify(frame.stratification, record);
  const { objective, total } = record;
  const solver = await loadSolver(bytes);
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
