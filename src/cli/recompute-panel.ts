import { lotteryRecord } from '../audit/lottery-body.js';
import type { DrawLog } from '../audit/schema.js';
import type { DrawLottery } from '../core/draw.js';
import { certify, figuresOf } from '../lottery/certificate.js';
import { expandQuotas } from '../lottery/quotas.js';
import { conductPanel, type PanelPool, panelPool } from './conduct-panel.js';
import { numberedFiles, panelFiles } from './panel-files.js';
import type { Conduct } from './recompute.js';

/** A panel once more from the answers and the lottery of its log: no solver is needed. */
export const panelAgain: Conduct = async (prepared, seed, log, options) => {
  const { plan } = prepared;
  const pool = await panelPool(prepared, seed, alreadyRule(log), options);
  const conducted = await conductPanel(prepared, seed, pool, async (found) => lotteryOfLog(log, found));
  const { draw } = conducted;
  const isNumbered = log.outputs.files.some(({ name }) => name === 'panels.csv');
  const numbers =
    isNumbered && draw.lottery !== undefined ? numberedFiles(pool, draw.lottery.record, plan) : [];
  return { draw, reading: pool.reading, lists: [...panelFiles(conducted), ...numbers] };
};

/** The rule of the people who are on the panel already: the last one, if the lottery counts any. */
function alreadyRule(log: DrawLog): number | null {
  const counts = log.allocation.lottery?.already ?? [];
  return counts.length === 0 ? null : log.plan.plan.eligibility.exclude.length - 1;
}

/** The log's portfolio for the people of the answers: if they are others, the comparison will tell. */
function lotteryOfLog(log: DrawLog, { frame, lottery: pool }: PanelPool): DrawLottery {
  const body = log.allocation.lottery;
  const logged = body === undefined ? null : lotteryRecord(frame, body);
  if (logged === null) throw new RangeError('expected a lottery in the log');
  const quotas = expandQuotas(frame.stratification, log.plan.plan.sample.quotas ?? []);
  const { types, households, n } = pool;
  const already = pool.already === null ? [] : quotas.map(pool.already);
  const record = { ...logged, n, types, households, already };
  return { record, figures: figuresOf(certify(frame.stratification, record)) };
}
