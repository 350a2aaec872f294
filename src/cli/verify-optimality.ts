import { type Check, check } from '../audit/checks.js';
import { lotteryRecord } from '../audit/lottery-body.js';
import type { DrawLog } from '../audit/schema.js';
import { frameOf } from '../audit/verify.js';
import { certify, portfolioOf } from '../lottery/certificate.js';
import { makeLottery } from '../lottery/lottery.js';
import { chances, leastOf, toNumber } from '../lottery/portfolio.js';
import { loadSolver } from '../lottery/solver.js';
import { lotterySettings } from './lottery.js';
import type { Terminal } from './terminal.js';

/** A least chance that is lower by less than this share is as large as another. */
const TOLERANCE = 1e-6;

/** Makes the lottery once more and compares the least chances. @throws SolverFailure */
export async function verifyOptimality(terminal: Terminal, log: DrawLog): Promise<Check> {
  const frame = frameOf(log);
  const body = log.allocation.lottery;
  const record = frame === null || body === undefined ? null : lotteryRecord(frame, body);
  if (frame === null || record === null) return check('lottery.optimal', ['lottery']);
  const { model, least } = certify(frame.stratification, record);
  const { objective, total } = record;
  const settings = lotterySettings(terminal, undefined);
  const again = await makeLottery(await loadSolver(), model, { objective, total, ...settings });
  terminal.endProgress();
  if (again === null) return check('lottery.optimal', ['quotas']);
  const found = chances(model, again.portfolio);
  const best = toNumber(found[leastOf(found)] ?? [0n, 1n]);
  const compared = check(
    'lottery.optimal',
    toNumber(least) >= best * (1 - TOLERANCE) ? [] : ['least_chance'],
  );
  // Whoever knows the seed could choose among lists that are equally fair.
  const isSameList = JSON.stringify(portfolioOf(record)) === JSON.stringify(again.portfolio);
  return isSameList || !compared.passed ? compared : { ...compared, note: 'other-list' };
}
