import { hasEqualChances } from '../../core/draw.js';
import { type Frame, frameSize, namedExclusions } from '../../core/frame.js';
import type { DrawPlan } from '../../core/plan.js';
import { stratumName } from '../../core/strata.js';
import { formatPercent } from '../../messages/fill.js';
import type { GroupShare, PreviewFacts, StratumShare } from '../../procedure/preview.js';
import type { Coarsening } from '../../report/coarser.js';
import type { Terminal } from '../terminal.js';
import { type SizeField, sayComparison, sayLotteryPreview, sayObjectives } from './preview-lottery.js';
import { sayFrame, sayRegister } from './summary.js';

/** What `preview` says of a draw, or of a panel, that is still to come. */
export function sayPreview(terminal: Terminal, facts: PreviewFacts, isPanel: boolean): void {
  const { preparation, files, frame, gives } = facts;
  const { plan } = preparation;
  const size = isPanel ? 'field.panel-size' : 'field.size';
  terminal.json(document(facts));
  terminal.heading('preview.title', { title: plan.title ?? '' });
  sayRegister(terminal, files, preparation.found, isPanel ? 'field.answers' : 'field.register');
  sayFrame(terminal, plan, frame);
  if (gives.kind === 'lottery') {
    sayLotteryPreview(terminal, frame, gives.lottery, size);
    if (gives.random !== null) sayComparison(terminal, gives.random);
    if (gives.compared !== null) sayObjectives(terminal, gives.compared);
    return;
  }
  sayChance(terminal, plan, frame, size);
  sayStrata(terminal, gives.strata);
  sayMargins(terminal, gives.groups);
  saySuggestions(terminal, gives.suggestions);
}

function document({ preparation, frame, gives }: PreviewFacts): object {
  const { plan } = preparation;
  const head = {
    format: 'losverfahren/preview/1',
    title: plan.title,
    rows: frame.rows,
    excluded: namedExclusions(plan, frame),
    frame: frameSize(frame.stratification),
  };
  if (gives.kind === 'shares') {
    return {
      ...head,
      size: plan.sample.size,
      equal_chance: hasEqualChances(plan),
      strata: gives.strata,
      margins: gives.groups,
      small_strata: gives.small,
      suggestions: gives.suggestions,
    };
  }
  const { lottery, random, compared, objective, outcomes } = gives;
  return {
    ...head,
    size: lottery.n,
    equal_chance: false,
    objective,
    outcomes,
    ...lottery,
    ...(random === null
      ? {}
      : { random: { fairness: random.fairness, without_chance: random.without_chance } }),
    ...(compared === null ? {} : { compared }),
  };
}

function sayChance(terminal: Terminal, plan: DrawPlan, frame: Frame, size: SizeField): void {
  const N = frameSize(frame.stratification);
  const n = plan.sample.size;
  const key = hasEqualChances(plan) ? 'chance.equal' : 'chance.unequal';
  terminal.field(size, terminal.text('people', { count: n }));
  const percent = hasEqualChances(plan) ? ` (${formatPercent(terminal.language, n / N)})` : '';
  terminal.field('field.chance', `${terminal.text(key, { n, N })}${percent}`);
  terminal.say();
}

function share(terminal: Terminal, [numerator, denominator]: readonly [number, number]): string {
  return terminal.decimal(numerator / denominator);
}

function sayStrata(terminal: Terminal, strata: readonly StratumShare[]): void {
  const head = ['col.stratum', 'col.people', 'col.share', 'col.drawn', 'col.chance'] as const;
  const rows = strata.map((row) => [
    stratumName(row.stratum),
    terminal.number(row.N_h),
    share(terminal, row.owed),
    row.least === row.most ? String(row.least) : `${row.least}–${row.most}`,
    row.chance === null ? '–' : formatPercent(terminal.language, row.chance[0] / row.chance[1]),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true, true]);
}

function sayMargins(terminal: Terminal, groups: readonly GroupShare[]): void {
  if (groups.length === 0) return;
  terminal.say();
  terminal.tell('preview.margins');
  const head = ['col.group', 'col.people', 'col.share', 'col.off'] as const;
  const rows = groups.map((row) => [
    `${row.dimensions.map((name) => terminal.dimension(name)).join(' / ')}: ${stratumName(row.group)}`,
    terminal.number(row.N_g),
    share(terminal, row.owed),
    row.off_by_less_than === 0 ? '0' : `< ${row.off_by_less_than}`,
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true]);
}

/** Ways to have fewer small strata. */
export function saySuggestions(terminal: Terminal, suggestions: readonly Coarsening[]): void {
  if (suggestions.length === 0) return;
  terminal.say();
  terminal.tell('preview.suggestions');
  for (const suggestion of suggestions) {
    const { kind, small, ...rest } = suggestion;
    const names = { ...rest, dimension: terminal.dimension(rest.dimension) };
    terminal.tell(`suggest.${kind}`, { ...names, count: small }, 2);
  }
}
