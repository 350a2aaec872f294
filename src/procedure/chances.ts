import type { Frame } from '../core/frame.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { bothModel, doubled } from '../core/lottery/pairs.js';
import { chances, toNumber } from '../core/lottery/portfolio.js';
import { expandQuotas } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, type ProblemLine, warning } from '../core/problem.js';
import { judgedBy } from '../lottery/everybody.js';
import { SolverFailure } from '../lottery/program.js';
import type { Searcher } from '../lottery/searcher.js';
import { chanceParams, pasted } from './infeasible.js';
import type { LotterySettings, PreparedLottery } from './lottery.js';
import { conflictLines, flexOf, type PlannedQuotas } from './quota-rows.js';
import { searcherFor } from './search.js';

/** People who can't be drawn under the quotas, which nobody may find out only afterwards. */

/** Types that it is looked for why they are in no outcome; others have the same reasons, as a rule. */
const MOST_REASONS = 8;

/**
 * How many people have no chance, which quotas leave them none, and the least change after which everybody has one.
 * @returns nothing if everybody has a chance
 */
export async function chanceNotes(
  plan: DrawPlan,
  frame: Frame,
  { lottery, model: alone, panels, record }: PreparedLottery,
  settings: LotterySettings,
): Promise<Problem[]> {
  const { secondsLeft, targets, place } = settings;
  const isPair = record.substitutes !== undefined;
  const model = isPair ? bothModel(alone, record.quotas.length) : alone;
  const found = chances(alone, panels).map((chance) => toNumber(isPair ? doubled(chance) : chance));
  // Whose household has its places on the panel already is left out by that rule, and no quota could help.
  const full = new Set(record.households.flatMap(({ types, max }) => (max === 0 ? types : [])));
  const stuck = [...model.sizes.keys()].filter((type) => found[type] === 0 && !full.has(type));
  if (stuck.length === 0) return [];
  const judged = {
    ...judgedBy(model.sizes, found),
    without: stuck.reduce((sum, type) => sum + (model.sizes[type] ?? 0), 0),
  };
  // Where soft quotas gave way, their numbers are those of the list.
  const quotas = expandQuotas(frame.stratification, plan.sample.quotas ?? [], plan.sample).map(
    (quota, at) => ({
      ...quota,
      ...record.quotas[at],
    }),
  );
  const planned = {
    ...{ frame, quotas, already: record.already, plan, targets, place },
    ...(isPair ? { halves: 2 as const } : {}),
  };
  const note = { ...chanceParams(judged, planned), early: '', late: 'yes' };
  // Of a list that was not finished nothing is known of those who are not in it.
  if (!lottery.complete)
    return [warning('QUOTA-027', place, { ...note, open: '', early: 'yes', late: '', conflict: [] })];
  // A limit to the time is for the search itself.
  if (secondsLeft?.() !== undefined)
    return [warning('QUOTA-027', place, { ...note, open: 'yes', conflict: [] })];
  try {
    const searcher = searcherFor(settings);
    const conflict = await reasonsFor(searcher, model, stuck, planned);
    const told = warning('QUOTA-027', place, { ...note, open: conflict.length === 0 ? 'yes' : '', conflict });
    const forAll =
      conflict.length === 0 ? null : await searcher.loosenedForAll(model, flexOf(model, planned));
    if (forAll === null) return [told];
    return [
      told,
      warning('QUOTA-028', place, {
        ...pasted(forAll.loosening, planned),
        ...chanceParams(forAll.judged, planned),
      }),
    ];
  } catch (cause) {
    if (!(cause instanceof SolverFailure)) throw cause;
    return [warning('QUOTA-027', place, { ...note, open: 'yes', conflict: [] })];
  }
}

/** The quotas that can't be met together with somebody of these types, each once. */
async function reasonsFor(
  searcher: Searcher,
  model: QuotaModel,
  stuck: readonly number[],
  planned: PlannedQuotas,
): Promise<ProblemLine[]> {
  const types = [...stuck].sort((a, b) => (model.sizes[b] ?? 0) - (model.sizes[a] ?? 0));
  const soft = planned.quotas.map((_, at) => at);
  const lines = new Map<string, ProblemLine>();
  for (const type of types.slice(0, MOST_REASONS)) {
    const somebody = { members: [type], min: 1, max: model.size };
    const conflict = await searcher.conflict({ ...model, groups: [...model.groups, somebody] }, soft);
    if (conflict === null) continue;
    for (const line of conflictLines(conflict, planned)) lines.set(JSON.stringify(line), line);
  }
  return [...lines.values()];
}
