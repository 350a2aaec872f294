import { checkSize } from '../core/draw.js';
import { type Frame, frameSize } from '../core/frame.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import { type Margin, margins } from '../core/margins.js';
import { CAPPED, type DrawPlan, type LotteryObjective, OBJECTIVES } from '../core/plan.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import { cellNames } from '../core/strata.js';
import { allocateByTable } from '../core/table.js';
import type { FileFacts } from '../register/file.js';
import { type Coarsening, coarser, countSmall } from '../report/coarser.js';
import { deviationBound } from '../report/deviation.js';
import { withAlready } from './already.js';
import type { ComparedObjective } from './compare-objectives.js';
import { countFrame } from './conduct.js';
import { lotteryNotes } from './lottery-notes.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import { compositionsOf } from './openness.js';
import { populationIn } from './population.js';
import type { LotteryPreview } from './preview-lottery.js';
import type { Result } from './result.js';
import { partOfSearch } from './search-part.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';
import { withoutEffect } from './without-effect.js';

export interface PreviewRequest extends OpenRequest {
  /** the second stage: the register is the answers */
  readonly panel: boolean;
  /** under quotas, beside what would come of no objective at all */
  readonly compare: boolean;
  /** path of a list with the ids of the people who are on the panel already */
  readonly already?: string;
  /** of a panel: the folder of the draw of letters */
  readonly draw?: string;
}

export interface PreviewFacts {
  readonly preparation: Preparation;
  readonly files: readonly FileFacts[];
  readonly frame: Frame;
  /** exact shares, or under quotas what a lottery gives whom */
  readonly gives: SharePreview | LotteriesPreview;
}

export interface SharePreview {
  readonly kind: 'shares';
  readonly strata: readonly StratumShare[];
  readonly groups: readonly GroupShare[];
  /** strata with few people */
  readonly small: number;
  readonly suggestions: readonly Coarsening[];
}

export interface LotteriesPreview {
  readonly kind: 'lottery';
  readonly objective: LotteryObjective;
  readonly outcomes: number;
  readonly lottery: LotteryPreview;
  /** what would come of any outcomes that meet the quotas; `null`: not asked for */
  readonly random: LotteryPreview | null;
  /** all objectives side by side; `null`: not asked for */
  readonly compared: readonly ComparedObjective[] | null;
}

/**
 * Strata, exact shares and chances before there is a seed.
 * @throws Refusal with all that is wrong with plan and register, or if the sample can't be drawn; SolverFailure
 */
export async function preview(request: PreviewRequest, tools: Tools): Promise<Result<PreviewFacts>> {
  const { already, draw } = request;
  if (already !== undefined && !request.panel) throw refuseFlag('USE-013', '--already');
  if (draw !== undefined && !request.panel) throw refuseFlag('USE-013', '--draw');
  requireSize(request.plan);
  const loaded = withAlready(request.plan, already);
  const population = draw === undefined ? null : await populationIn(tools, draw);
  const preparation = await openDraw(tools.files, { ...request, plan: loaded, population });
  const { plan } = preparation;
  if (plan.sample.allocation === 'quotas') return previewLotteries(preparation, request, tools);
  if (already !== undefined) throw refuseFlag('USE-012', '--already');
  const counted = await countFrame(preparation, tools.reading(preparation.bytes));
  const { frame, reading, warnings } = counted;
  checkSize(plan, frame);
  const { strata } = reading.tally;
  const small = countSmall(strata);
  const shares = await atTableLines(preparation, () => strataShares(plan, frame));
  return {
    facts: {
      preparation,
      files: reading.files,
      frame,
      gives: {
        kind: 'shares',
        strata: shares,
        groups: groupShares(plan, frame),
        small,
        suggestions: coarser(plan, strata),
      },
    },
    files: [],
    lines: [],
    problems: [
      ...preparation.warnings,
      ...warnings,
      ...smallNotes(small, plan),
      ...(request.compare ? [withoutEffect('--compare', 'quotas')] : []),
    ],
  };
}

function refuseFlag(code: 'USE-012' | 'USE-013', flag: string) {
  return refuse('usage', code, undefined, { flag });
}

/** Under quotas: the lottery is made, and nobody drawn from it. */
async function previewLotteries(
  preparation: Preparation,
  request: PreviewRequest,
  tools: Tools,
): Promise<Result<PreviewFacts>> {
  const { plan } = preparation;
  const { lotterySettings, prepareLottery, recordList } = await import('./lottery.js');
  const { previewLottery } = await import('./preview-lottery.js');
  const reading = tools.reading(preparation.bytes);
  const pool = request.panel ? await poolOf(preparation, request, tools) : null;
  const counted = pool ?? (await countFrame(preparation, reading));
  const { frame } = counted;
  if (pool === null) checkSize(plan, frame);
  const places = pool?.lottery ?? wholeFrame(frame.stratification, plan.sample.size);
  // One for the list itself, one for no aim, and one for each objective, with a cap or without.
  let searches = request.compare ? 2 + OBJECTIVES.length + CAPPED.length : 1;
  /** Each of them has the same part of the time. */
  const part = () => lotterySettings(preparation, partOfSearch(tools.search, 1 / searches--));
  const settings = part();
  const made = await prepareLottery(plan, frame, places, settings);
  const { chanceNotes } = await import('./chances.js');
  const notes = await chanceNotes(plan, frame, made, settings);
  const early = made.lottery.complete ? [] : lotteryNotes(recordList(frame, made));
  const { cap: _cap, ...uncapped } = plan.sample;
  const unaimed = { ...plan, sample: { ...uncapped, objective: 'random' as const } };
  const { compareObjectives } = await import('./compare-objectives.js');
  const other = request.compare ? await prepareLottery(unaimed, frame, places, part()) : null;
  return {
    facts: {
      preparation,
      files: counted.reading.files,
      frame,
      gives: {
        kind: 'lottery',
        objective: made.lottery.objective,
        outcomes: compositionsOf(made),
        lottery: previewLottery(frame, made, plan),
        random: other === null ? null : previewLottery(frame, other, plan),
        compared: request.compare ? await compareObjectives(plan, frame, places, part) : null,
      },
    },
    files: [],
    lines: [],
    problems: [...preparation.warnings, ...counted.warnings, ...made.notes, ...early, ...notes],
  };
}

/** Nobody's ticket is needed for a preview. */
async function poolOf(preparation: Preparation, { already }: PreviewRequest, { reading }: Tools) {
  const { panelPool } = await import('./conduct-panel.js');
  const rule = already === undefined ? null : preparation.plan.eligibility.exclude.length - 1;
  return panelPool(preparation, { text: '', hash: '' }, rule, reading(preparation.bytes));
}

export interface StratumShare {
  readonly stratum: readonly string[];
  readonly N_h: number;
  /** exact share as numerator and denominator */
  readonly owed: readonly [number, number];
  readonly least: number;
  readonly most: number;
  /** exact chance of a person in it: numerator and denominator; `null` with a household limit */
  readonly chance: readonly [number, number] | null;
}

function strataShares(plan: DrawPlan, frame: Frame): StratumShare[] {
  const { dimensions, strata } = frame.stratification;
  const N = frameSize(frame.stratification);
  const n = plan.sample.size;
  const fixed =
    plan.sample.table === null ? null : allocateByTable(frame.stratification, n, plan.sample.table);
  const unlimited = plan.sample.max_per_household === null;
  return strata.map(({ cell, size }, at) => {
    const share = n * size;
    const drawn = fixed?.[at];
    return {
      stratum: cellNames(dimensions, cell),
      N_h: size,
      owed: [share, N],
      least: drawn ?? Math.floor(share / N),
      most: drawn ?? Math.floor(share / N) + (share % N === 0 ? 0 : 1),
      chance: unlimited ? (drawn === undefined ? [n, N] : [drawn, size]) : null,
    };
  });
}

export interface GroupShare {
  readonly dimensions: readonly string[];
  readonly group: readonly string[];
  readonly N_g: number;
  readonly owed: readonly [number, number];
  /** the number drawn differs from the exact share by less than this; 0: not at all */
  readonly off_by_less_than: number;
}

function groupShares(plan: DrawPlan, frame: Frame): GroupShare[] {
  if (plan.sample.table !== null) return [];
  const { stratification } = frame;
  const N = frameSize(stratification);
  const n = plan.sample.size;
  const none = stratification.strata.map(() => 0);
  const isSingle = (margin: Margin) => margin.dimensions.length === 1;
  return margins(stratification, none)
    .filter(isSingle)
    .flatMap((margin) =>
      margin.groups.map((group) => ({
        dimensions: margin.dimensions.map((at) => stratification.dimensions[at]?.name ?? ''),
        group: group.cell.map((category, at) => {
          return stratification.dimensions[margin.dimensions[at] as number]?.categories[category] ?? '';
        }),
        N_g: group.size,
        owed: [n * group.size, N] as const,
        off_by_less_than: deviationBound(stratification, margin, group, n, N),
      })),
    );
}

function smallNotes(small: number, plan: DrawPlan): Problem[] {
  return small === 0 || plan.stratify.length === 0
    ? []
    : [warning('DRAW-010', { key: 'stratify' }, { count: small })];
}
