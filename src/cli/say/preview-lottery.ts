import { type Frame, frameSize } from '../../core/frame.js';
import { stratumName } from '../../core/strata.js';
import { formatPercent } from '../../messages/fill.js';
import type { ComparedObjective } from '../../procedure/compare-objectives.js';
import type { LotteryPreview } from '../../procedure/preview-lottery.js';
import type { Terminal } from '../terminal.js';
import { leastLine, sayOpenness } from './lottery.js';
import { saySubstitutes } from './summary.js';
import { groupName, shareWords } from './targets.js';

/** How many people are drawn: letters, or places on a panel. */
export type SizeField = 'field.size' | 'field.panel-size';

function leastExpected({ strata, fairness: { least }, bound, without_chance: without }: LotteryPreview) {
  const others = strata.flatMap(({ least_above_zero: chance }) => chance ?? []);
  return { least, bound, without, leastOfOthers: Math.min(...others) };
}

const MOST_STRATA = 12;

export function sayLotteryPreview(
  terminal: Terminal,
  frame: Frame,
  preview: LotteryPreview,
  size: SizeField,
): void {
  const percent = (chance: number) => formatPercent(terminal.language, chance);
  const { n, fairness: fair, least } = preview;
  const N = frameSize(frame.stratification);
  terminal.field(size, terminal.text('people', { count: n }));
  saySubstitutes(terminal, preview.substitutes);
  terminal.field(
    'field.chance',
    terminal.text('chance.range', {
      least: percent(fair.least),
      greatest: percent(fair.greatest),
      proportional: percent(n / N),
    }),
  );
  terminal.field('field.least', leastLine(terminal, leastExpected(preview)));
  const spread = {
    mean: percent(fair.mean),
    geometric: percent(fair.geometric_mean),
    gini: terminal.decimal(fair.gini),
  };
  terminal.field('field.spread', terminal.text('preview.spread', spread));
  sayOpenness(terminal, preview.openness);
  if (preview.substitutes !== undefined) terminal.tell('panel.substitutes');
  terminal.say();
  terminal.tell('preview.least', { count: least.people });
  for (const stratum of least.strata.slice(0, MOST_STRATA)) terminal.say(`  ${stratumName(stratum)}`);
  if (least.strata.length > MOST_STRATA)
    terminal.tell('preview.more', { count: least.strata.length - MOST_STRATA }, 2);
  for (const { group, side, bound: limit } of least.why) {
    const key = side === 'max' ? 'preview.why-max' : 'preview.why-min';
    terminal.tell(key, { group: groupName(terminal, group), bound: limit }, 2);
  }
  if (least.households) terminal.tell('preview.why-household', {}, 2);
  terminal.say();
  sayQuotas(terminal, preview);
  terminal.say();
  const hasEither = preview.substitutes !== undefined;
  const either = hasEither ? (['col.either'] as const) : [];
  const head = ['col.stratum', 'col.people', 'col.chance', ...either, 'col.proportional'] as const;
  const range = (...chances: number[]) => [...new Set(chances.map(percent))].join(' – ');
  const rows = preview.strata.map((row) => [
    stratumName(row.stratum),
    terminal.number(row.N_h),
    range(row.least, row.greatest),
    ...(hasEither ? [range(2 * row.least, 2 * row.greatest)] : []),
    percent(n / N),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, ...head.slice(1).map(() => true)]);
}

/** What would happen if any outcome were taken that meets the quotas. */
export function sayComparison(terminal: Terminal, preview: LotteryPreview): void {
  const { fairness: fair, without_chance } = preview;
  terminal.say();
  const least = formatPercent(terminal.language, fair.least);
  const params = { least, none: without_chance, gini: terminal.decimal(fair.gini) };
  terminal.tell('preview.compare', params);
}

/** All objectives side by side. */
export function sayObjectives(terminal: Terminal, compared: readonly ComparedObjective[]): void {
  const percent = (chance: number) => formatPercent(terminal.language, chance);
  const head = [
    'col.objective',
    'col.least',
    'col.greatest',
    'col.gini',
    'col.geometric',
    'col.gain',
  ] as const;
  const rows = compared.map(({ objective, cap, fairness: fair, gain, complete }) => [
    `${cap ? `${objective} + cap` : objective}${complete ? '' : ' *'}`,
    percent(fair.least),
    percent(fair.greatest),
    terminal.decimal(fair.gini),
    percent(fair.geometric_mean),
    `${percent(gain.from)} – ${percent(gain.to)}`,
  ]);
  terminal.say();
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true, true, true]);
  terminal.tell('preview.gain-what');
  if (compared.some(({ complete }) => !complete)) terminal.tell('preview.unfinished');
}

function sayQuotas(terminal: Terminal, { quotas }: LotteryPreview): void {
  const areShares = quotas.some(({ share }) => share !== null);
  const head = [
    ...(['col.quota', 'col.people'] as const),
    ...(areShares ? (['col.population', 'col.exact'] as const) : []),
    ...(['col.min', 'col.max', 'col.expected'] as const),
  ];
  const rows = quotas.map((row) => [
    groupName(terminal, row.group),
    terminal.number(row.available + row.already),
    ...(areShares
      ? [shareWords(terminal, row.share), row.exact === null ? '–' : terminal.decimal(row.exact)]
      : []),
    terminal.number(row.min),
    terminal.number(row.max),
    terminal.decimal(row.expected),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, ...head.slice(1).map(() => true)]);
}
