import { checkSize, hasEqualChances } from '../../core/draw.js';
import { type Frame, frameSize } from '../../core/frame.js';
import { type Margin, margins } from '../../core/margins.js';
import type { DrawPlan } from '../../core/plan.js';
import { type Problem, type Refusal, refuse, warning } from '../../core/problem.js';
import { cellNames, stratumName } from '../../core/strata.js';
import { allocateByTable } from '../../core/table.js';
import { formatPercent } from '../../messages/fill.js';
import { disk } from '../../node/disk.js';
import { withAlready } from '../../procedure/already.js';
import { countFrame } from '../../procedure/conduct.js';
import { loadPanelPlan, loadPlan, type Preparation, prepareLoaded } from '../../procedure/opening.js';
import type { ReadOptions } from '../../register/read.js';
import { type Coarsening, coarser, countSmall } from '../../report/coarser.js';
import { deviationBound } from '../../report/deviation.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import { readOptions } from '../reading.js';
import { exclusionData, sayFrame, sayRegister, table } from '../say/summary.js';
import { requireSize, useLanguage } from '../settle.js';
import type { Terminal } from '../terminal.js';
import { timeLimitOf } from '../times.js';

interface PreviewOptions extends PlanOptions {
  readonly lang?: string;
  readonly workers?: string;
  readonly panel?: boolean;
  readonly compare?: boolean;
  readonly already?: string;
  readonly timeLimit?: string;
}

/** `preview`: strata, exact shares and chances before there is a seed. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as PreviewOptions;
  const isPanel = options.panel === true;
  const plain = isPanel ? await loadPanelPlan(disk, options) : await loadPlan(disk, options);
  useLanguage(terminal, options.lang, plain);
  if (options.already !== undefined && !isPanel) throw refuseFlag('USE-013');
  requireSize(plain);
  const preparation = await prepareLoaded(disk, args, withAlready(plain, options.already), options.keyFile);
  if (preparation.plan.sample.allocation === 'quotas') return runLottery(terminal, preparation, options);
  if (options.already !== undefined) throw refuseFlag('USE-012');
  const counted = await countFrame(preparation, readOptions(terminal, preparation.bytes, options.workers));
  terminal.endProgress();
  const { plan } = preparation;
  const { frame, reading } = counted;
  checkSize(plan, frame);
  const strata = strataRows(plan, frame);
  const groups = marginRows(plan, frame);
  const suggestions = coarser(plan, reading.tally.strata);
  const small = countSmall(reading.tally.strata);
  terminal.json({
    format: 'losverfahren/preview/1',
    title: plan.title,
    rows: frame.rows,
    excluded: exclusionData(plan, frame),
    frame: frameSize(frame.stratification),
    size: plan.sample.size,
    equal_chance: hasEqualChances(plan),
    strata,
    margins: groups,
    small_strata: small,
    suggestions,
  });
  terminal.heading('preview.title', { title: plan.title ?? '' });
  sayRegister(terminal, reading.files, preparation.found, registerField(options));
  sayFrame(terminal, plan, frame);
  sayChance(terminal, plan, frame, sizeField(options));
  sayStrata(terminal, strata);
  sayMargins(terminal, groups);
  saySuggestions(terminal, suggestions);
  terminal.problems([...preparation.warnings, ...counted.warnings, ...smallWarning(small, plan)]);
  return EXIT.done;
}

function refuseFlag(code: 'USE-012' | 'USE-013'): Refusal {
  return refuse('usage', code, undefined, { flag: '--already' });
}

function registerField({ panel }: PreviewOptions) {
  return panel === true ? 'field.answers' : 'field.register';
}

function sizeField({ panel }: PreviewOptions) {
  return panel === true ? 'field.panel-size' : 'field.size';
}

/** Under quotas: the lottery is made, and nobody drawn from it. */
async function runLottery(
  terminal: Terminal,
  preparation: Preparation,
  options: PreviewOptions,
): Promise<number> {
  const { plan } = preparation;
  const reading = readOptions(terminal, preparation.bytes, options.workers);
  const { lotterySettings, prepareLottery, wholeFrame } = await import('../../procedure/lottery.js');
  const { previewLottery, sayComparison, sayLottery } = await import('../../procedure/preview-lottery.js');
  const settings = lotterySettings(terminal, timeLimitOf(options.timeLimit), preparation);
  const { exclude } = plan.eligibility;
  const rule = options.already === undefined ? null : exclude.length - 1;
  const pool = options.panel === true ? await panelOf(preparation, rule, reading) : null;
  const counted = pool ?? (await countFrame(preparation, reading));
  const { frame } = counted;
  if (pool === null) checkSize(plan, frame);
  const places = pool?.lottery ?? wholeFrame(plan, frame);
  const prepared = await prepareLottery(plan, frame, places, settings);
  const random = { ...plan, sample: { ...plan.sample, objective: 'random' as const } };
  const other =
    options.compare === true
      ? await prepareLottery(random, frame, places, lotterySettings(terminal, undefined))
      : null;
  terminal.endProgress();
  const preview = previewLottery(frame, prepared);
  const comparison = other === null ? null : previewLottery(frame, other);
  terminal.json({
    format: 'losverfahren/preview/1',
    title: plan.title,
    rows: frame.rows,
    excluded: exclusionData(plan, frame),
    frame: frameSize(frame.stratification),
    size: places.n,
    equal_chance: false,
    objective: prepared.lottery.objective,
    outcomes: prepared.lottery.portfolio.outcomes.length,
    ...preview,
    ...(comparison === null
      ? {}
      : { random: { fairness: comparison.fairness, without_chance: comparison.without_chance } }),
  });
  terminal.heading('preview.title', { title: plan.title ?? '' });
  sayRegister(terminal, counted.reading.files, preparation.found, registerField(options));
  sayFrame(terminal, plan, frame);
  sayLottery(terminal, frame, preview, sizeField(options));
  if (comparison !== null) sayComparison(terminal, comparison);
  terminal.problems([...preparation.warnings, ...counted.warnings]);
  return EXIT.done;
}

/** Nobody's ticket is needed for a preview. */
async function panelOf(preparation: Preparation, rule: number | null, reading: ReadOptions) {
  const { panelPool } = await import('../../procedure/conduct-panel.js');
  return panelPool(preparation, { text: '', hash: '' }, rule, reading);
}

interface StratumRow {
  readonly stratum: readonly string[];
  readonly N_h: number;
  /** exact share as numerator and denominator */
  readonly owed: readonly [number, number];
  readonly least: number;
  readonly most: number;
  /** exact chance of a person in it: numerator and denominator; `null` with a household limit */
  readonly chance: readonly [number, number] | null;
}

function strataRows(plan: DrawPlan, frame: Frame): StratumRow[] {
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

interface MarginRow {
  readonly dimensions: readonly string[];
  readonly group: readonly string[];
  readonly N_g: number;
  readonly owed: readonly [number, number];
  /** the number drawn differs from the exact share by less than this; 0: not at all */
  readonly off_by_less_than: number;
}

function marginRows(plan: DrawPlan, frame: Frame): MarginRow[] {
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

function sayChance(
  terminal: Terminal,
  plan: DrawPlan,
  frame: Frame,
  size: 'field.size' | 'field.panel-size',
): void {
  const N = frameSize(frame.stratification);
  const n = plan.sample.size;
  const key = hasEqualChances(plan) ? 'chance.equal' : 'chance.unequal';
  terminal.field(size, terminal.text('people', { count: n }));
  const percent = hasEqualChances(plan) ? ` (${formatPercent(terminal.language, n / N)})` : '';
  terminal.field('field.chance', `${terminal.text(key, { n, N })}${percent}`);
  terminal.say();
}

function decimals(terminal: Terminal, [numerator, denominator]: readonly [number, number]): string {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(terminal.language, options).format(numerator / denominator);
}

function sayStrata(terminal: Terminal, strata: readonly StratumRow[]): void {
  const head = ['col.stratum', 'col.people', 'col.share', 'col.drawn', 'col.chance'] as const;
  const rows = strata.map((row) => [
    stratumName(row.stratum),
    terminal.number(row.N_h),
    decimals(terminal, row.owed),
    row.least === row.most ? String(row.least) : `${row.least}–${row.most}`,
    row.chance === null ? '–' : formatPercent(terminal.language, row.chance[0] / row.chance[1]),
  ]);
  const lines = table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true, true]);
  for (const line of lines) terminal.say(`  ${line}`);
}

function sayMargins(terminal: Terminal, groups: readonly MarginRow[]): void {
  if (groups.length === 0) return;
  terminal.say();
  terminal.say(terminal.text('preview.margins'));
  const head = ['col.group', 'col.people', 'col.share', 'col.off'] as const;
  const rows = groups.map((row) => [
    `${row.dimensions.map((name) => terminal.dimension(name)).join(' / ')}: ${stratumName(row.group)}`,
    terminal.number(row.N_g),
    decimals(terminal, row.owed),
    row.off_by_less_than === 0 ? '0' : `< ${row.off_by_less_than}`,
  ]);
  for (const line of table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true])) {
    terminal.say(`  ${line}`);
  }
}

function smallWarning(small: number, plan: DrawPlan): Problem[] {
  return small === 0 || plan.stratify.length === 0
    ? []
    : [warning('DRAW-010', { key: 'stratify' }, { count: small })];
}

function saySuggestions(terminal: Terminal, suggestions: readonly Coarsening[]): void {
  if (suggestions.length === 0) return;
  terminal.say();
  terminal.say(terminal.text('preview.suggestions'));
  for (const suggestion of suggestions) {
    const { kind, small, ...rest } = suggestion;
    const names = { ...rest, dimension: terminal.dimension(rest.dimension) };
    terminal.say(`  ${terminal.text(`suggest.${kind}`, { ...names, count: small })}`);
  }
}
