import { lotteryRecord } from '../audit/lottery-body.js';
import type { DrawLog } from '../audit/schema.js';
import type { DrawLottery } from '../core/draw.js';
import { certify, figuresOf } from '../core/lottery/certificate.js';
import { expandQuotas } from '../core/lottery/quotas.js';
import type { LotteryRecord } from '../core/lottery/record.js';
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

/**
 * The log's lottery for the people of the answers. If they are others, or if the log's does not add up, it is
 * cut to fit, and the comparison tells.
 */
function lotteryOfLog(log: DrawLog, { frame, lottery: pool }: PanelPool): DrawLottery {
  const body = log.allocation.lottery;
  const logged = body === undefined ? null : lotteryRecord(frame, body);
  const quotas = expandQuotas(frame.stratification, log.plan.plan.sample.quotas ?? []);
  const { types, households, n } = pool;
  const already = pool.already === null ? [] : quotas.map(pool.already);
  const usable = logged !== null && canBePicked(logged) ? logged : nothing(log);
  const fitted = (numbers: readonly number[], length: number) =>
    Array.from({ length }, (_, at) => numbers[at] ?? 0);
  const { proof } = usable;
  const record: LotteryRecord = {
    ...usable,
    outcomes: usable.outcomes.map(({ weight, people }) => ({ weight, people: fitted(people, types.length) })),
    proof: {
      types: fitted(proof.types, types.length),
      groups: fitted(proof.groups, usable.quotas.length + households.length),
      size: proof.size,
    },
    ...{ n, types, households, already },
  };
  return { record, figures: figuresOf(certify(frame.stratification, record)) };
}

function canBePicked({ outcomes, total, number }: LotteryRecord): boolean {
  const isSound = outcomes.every(({ weight }) => weight >= 1);
  return isSound && outcomes.reduce((sum, { weight }) => sum + weight, 0) === total && number < total;
}

/** A lottery that draws nobody, instead of one that can't be used. */
function nothing(log: DrawLog): LotteryRecord {
  const body = log.allocation.lottery;
  const { quotas = [], objective = 'leximin', solver = '', complete = false } = body ?? {};
  return {
    ...{ quotas, objective, solver, complete, n: 0, types: [], already: [], households: [] },
    outcomes: [{ weight: 1, people: [] }],
    proof: { types: [], groups: [], size: 0 },
    ...{ total: 1, number: 0, numberFrom: body?.number_from ?? 'seed' },
  };
}
