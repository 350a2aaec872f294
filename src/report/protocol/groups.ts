import { type Evidence, type Figure, HIDDEN, type PanelEvidence } from '../evidence.js';
import type { Openness } from '../openness.js';
import { paragraph, section, subheading, table } from './blocks.js';
import type { Chart } from './charts.js';
import type { PartFacts, ProtocolFacts } from './facts.js';
import { barOf, figureHtml, shareHtml } from './figures.js';
import { marginsOf } from './strata.js';
import { fromFile, type ProtocolWords } from './words.js';

/** The register beside those who were drawn, those who take part, and the panel: a picture and a table each. */

/** Makes pictures of a chart. */
export type Draftsman = (chart: Chart) => readonly string[];

/** A number for each category, and of all of them. */
interface Series {
  readonly name: string;
  /** the same people have the same one in every chart */
  readonly tone: number;
  readonly all: Figure;
  readonly of: readonly Figure[];
}

const TONES = { frame: 0, called: 1, accepted: 2, panel: 3 } as const;

export function groupsSection(facts: ProtocolFacts, draft: Draftsman, words: ProtocolWords): string {
  const letters = facts.parts.find(({ isPanel }) => !isPanel);
  if (letters === undefined) return '';
  const { evidence, isPublic } = facts;
  const blocks = evidence.dimensions.map((dimension) => {
    const { name, categories } = dimension;
    const series = [
      ...lettersSeries(facts, letters, dimension, words),
      ...panelSeries(facts, dimension, words),
    ];
    const owed =
      letters.drawn === null || isCountedLater(facts)
        ? null
        : owedOf(letters, dimension, evidence.frame, isPublic);
    return [
      subheading(words.text('protocol.by', { dimension: words.dimension(name) })),
      figures(draft, chartOf(name, categories, series, words)),
      seriesTable(name, categories, series, owed, words),
    ].join('\n');
  });
  const first = words.text(letters.drawn === null ? 'protocol.groups-open' : 'protocol.groups-what', {
    rounded: letters.plan.sample.allocation === 'proportional' && !isCountedLater(facts) ? 'x' : '',
    owed: isCountedLater(facts) ? '' : 'x',
  });
  const alone =
    evidence.dimensions.length === 0 ? paragraph(words.text('protocol.no-groups')) : paragraph(first);
  return section(
    words.text('protocol.groups'),
    alone,
    ...blocks,
    isPublic && evidence.dimensions.length > 0 ? paragraph(words.text('protocol.hidden'), 'small') : '',
  );
}

/** Whether the public is told of all who were called, and not of those who were drawn. */
function isCountedLater({ later, isPublic }: ProtocolFacts): boolean {
  return isPublic && (later.runs > 0 || later.rounds.length > 0);
}

function lettersSeries(
  { evidence, steps, later, isPublic }: ProtocolFacts,
  letters: PartFacts,
  { name, categories }: Evidence['dimensions'][number],
  words: ProtocolWords,
): Series[] {
  const { frame, total } = evidence;
  const funnel = (measure: 'invited' | 'accepted') => categories.map(({ funnel: own }) => own[measure]);
  const isCalledLater = later.runs > 0 || later.rounds.length > 0;
  const margins = marginsOf(letters, name);
  const drawn = {
    name: words.text('protocol.series-drawn'),
    tone: TONES.called,
    all: letters.drawn?.people ?? null,
    of: categories.map((category) => margins.get(category.name)?.drawn ?? 0),
  };
  const invited = {
    name: words.text('protocol.series-invited'),
    tone: TONES.called,
    all: total.invited,
    of: funnel('invited'),
  };
  const accepted = {
    name: words.text('protocol.series-accepted'),
    tone: TONES.accepted,
    all: total.accepted,
    of: funnel('accepted'),
  };
  const isDrawn = letters.drawn !== null;
  return [
    {
      name: words.text('protocol.series-frame'),
      tone: TONES.frame,
      all: frame,
      of: categories.map((one) => one.frame),
    },
    // Of people who were called later so few may be of a category that the two numbers would tell of them.
    ...(isDrawn && !isCalledLater ? [{ ...invited, name: drawn.name }] : []),
    ...(isDrawn && isCalledLater && !isPublic ? [drawn] : []),
    ...(isDrawn && isCalledLater && isPublic ? [invited] : []),
    ...(steps.some(({ kind }) => kind === 'reply') ? [accepted] : []),
  ];
}

/** The last panel, if it is told apart by the same dimension. */
function panelSeries(
  { evidence }: ProtocolFacts,
  { name, categories }: Evidence['dimensions'][number],
  words: ProtocolWords,
): Series[] {
  const panel = evidence.panels.at(-1);
  const same = panel?.dimensions.find((one) => one.name === name);
  if (panel === undefined || same === undefined) return [];
  const names = categories.map((one) => one.name);
  if (!same.categories.every((one) => names.includes(one.name))) return [];
  const own = new Map(same.categories.map((one) => [one.name, one.drawn]));
  const of = names.map((category) => own.get(category) ?? 0);
  return [{ name: words.text('protocol.series-panel'), tone: TONES.panel, all: panel.drawn, of }];
}

/** What each category's proportional share is; `null`: it would tell what is not published. */
function owedOf(
  letters: PartFacts,
  { name, categories }: Evidence['dimensions'][number],
  frame: Figure,
  isPublic: boolean,
): (number | null)[] {
  const margins = marginsOf(letters, name);
  return categories.map((one) =>
    isPublic && [one.frame, one.funnel.invited, frame].includes(HIDDEN)
      ? null
      : (margins.get(one.name)?.owed ?? null),
  );
}

export function panelsSection(facts: ProtocolFacts, draft: Draftsman, words: ProtocolWords): string {
  const drawn = facts.parts.filter(({ isPanel, drawn: one }) => isPanel && one !== null);
  return drawn
    .map((part, at) => {
      const panel = facts.evidence.panels[at];
      if (panel === undefined) return '';
      const heading = words.text('protocol.panel', { number: drawn.length === 1 ? '' : String(at + 1) });
      const params = { drawn: part.drawn?.people ?? 0, pool: figureHtml(words, panel.pool) };
      return section(
        heading,
        paragraph(words.text('protocol.panel-what', params)),
        lotteryText(part, words),
        ...panel.dimensions.map((dimension) => panelDimension(panel, dimension, draft, words)),
        facts.isPublic ? paragraph(words.text('protocol.hidden'), 'small') : '',
      );
    })
    .join('');
}

function lotteryText({ lottery }: PartFacts, words: ProtocolWords): string {
  if (lottery === null) return '';
  const { outcomes, least, bound, openness } = lottery;
  const chances = { least: words.percent(least), bound: words.percent(bound) };
  const isBest = chances.least === chances.bound;
  return paragraph(
    [
      words.text('protocol.lottery', { outcomes, least: chances.least, share: isBest ? '' : chances.bound }),
      ...(openness === null ? [] : [opennessText(openness, words)]),
    ].join(' '),
  );
}

function opennessText(
  { pairs, never, always, entropy, independent }: Openness,
  words: ProtocolWords,
): string {
  const bits = { entropy: words.number(entropy), independent: words.number(independent) };
  return words.text('protocol.open', { couples: pairs, never, always, ...bits });
}

function panelDimension(
  panel: PanelEvidence,
  { name, categories }: PanelEvidence['dimensions'][number],
  draft: Draftsman,
  words: ProtocolWords,
): string {
  const series: Series[] = [
    {
      name: words.text('protocol.series-pool'),
      tone: TONES.accepted,
      all: panel.pool,
      of: categories.map(({ pool }) => pool),
    },
    {
      name: words.text('protocol.series-panel'),
      tone: TONES.panel,
      all: panel.drawn,
      of: categories.map(({ drawn }) => drawn),
    },
  ];
  const columns = [
    { name: words.dimension(name) },
    ...['protocol.target', 'protocol.series-pool', 'protocol.series-panel'].map((key) => ({
      name: words.text(key),
      isFigure: true,
    })),
  ];
  const target = (bounds: PanelEvidence['dimensions'][number]['categories'][number]['target']) => {
    if (bounds === null || bounds === HIDDEN) return bounds ?? '–';
    return bounds.min === bounds.max ? String(bounds.min) : `${bounds.min}–${bounds.max}`;
  };
  const rows = categories.map((one) => [
    fromFile(words, one.name),
    target(one.target),
    figureHtml(words, one.pool),
    figureHtml(words, one.drawn),
  ]);
  return [
    subheading(words.text('protocol.by', { dimension: words.dimension(name) })),
    figures(draft, chartOf(name, categories, series, words)),
    table('', columns, rows),
  ].join('\n');
}

function chartOf(
  dimension: string,
  categories: readonly { readonly name: string }[],
  series: readonly Series[],
  words: ProtocolWords,
): Chart {
  const names = series.map(({ name }) => name);
  return {
    name: words.text('protocol.chart', { dimension: words.dimension(dimension), names }),
    series: series.map(({ name, tone }) => ({ name, tone })),
    categories: categories.map(({ name }, row) => ({
      name: words.shown(name),
      bars: series.map(({ of, all }) => barOf(words, of[row] ?? null, all)),
    })),
  };
}

function seriesTable(
  dimension: string,
  categories: readonly { readonly name: string }[],
  series: readonly Series[],
  owed: readonly (number | null)[] | null,
  words: ProtocolWords,
): string {
  const [first, ...others] = series;
  const columns = [
    { name: words.dimension(dimension) },
    { name: first?.name ?? '', isFigure: true },
    ...(owed === null ? [] : [{ name: words.text('protocol.owed'), isFigure: true }]),
    ...others.map(({ name }) => ({ name, isFigure: true })),
  ];
  const cell = ({ of, all }: Series, row: number) => {
    const value = of[row] ?? null;
    const share = shareHtml(words, value, all);
    return share === HIDDEN || share === '–'
      ? figureHtml(words, value)
      : `${figureHtml(words, value)} <small>${share}</small>`;
  };
  const rows = categories.map(({ name }, row) => [
    fromFile(words, name),
    ...(first === undefined ? [] : [cell(first, row)]),
    ...(owed === null ? [] : [owedHtml(owed[row] ?? null, words)]),
    ...others.map((one) => cell(one, row)),
  ]);
  return table('', columns, rows);
}

function owedHtml(owed: number | null, words: ProtocolWords): string {
  return owed === null ? HIDDEN : words.decimal(owed);
}

function figures(draft: Draftsman, chart: Chart): string {
  return draft(chart)
    .map((svg) => `<figure>${svg}</figure>`)
    .join('\n');
}
