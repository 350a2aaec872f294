import { barX, plot, ruleX, text } from '@observablehq/plot';

/**
 * Bars beside each other: the parts that a category has of everybody who could be drawn, of those who were, and so on.
 * Each bar has its name and its number beside it, and they differ in lightness, so that neither colours nor a legend
 * are needed to read them. The document is handed in: a browser has its own.
 */

/** A page's own document, or whatever makes elements as one does. */
export type ChartDocument = Parameters<typeof plot>[0] extends infer O
  ? O extends { document?: infer D }
    ? NonNullable<D>
    : never
  : never;

export interface Chart {
  /** what it shows, for those who do not see it */
  readonly name: string;
  /** four at most; a tone from 0, the lightest, to 3 */
  readonly series: readonly { readonly name: string; readonly tone: number }[];
  readonly categories: readonly {
    readonly name: string;
    /** one for each series; `null`: it is not known or not published */
    readonly bars: readonly { readonly share: number | null; readonly label: string }[];
  }[];
}

/** Told apart in grey, and by the colour-blind. */
const FILLS = ['#ffffff', '#8fbbe0', '#c25c08', '#15233f'] as const;
const INK = '#1a1a1a';

const WIDTH = 540;
/** Room for the names of categories and of bars, and for the numbers. */
const [CATEGORY, SERIES, NUMBER] = [128, 62, 96];
const BAR = 13;
const GAP = 9;

/** As many bars as stay together when pages are printed. */
const MOST_BARS = 20;

/** One picture, or several if there are many categories, so that a page may end between two. @returns SVG */
export function barCharts(document: ChartDocument, chart: Chart): string[] {
  const most = Math.max(1, Math.floor(MOST_BARS / chart.series.length));
  const shares = chart.categories.flatMap(({ bars }) => bars.map(({ share }) => share ?? 0));
  const widest = Math.max(0.01, ...shares);
  const pages = Math.ceil(chart.categories.length / most);
  const size = Math.ceil(chart.categories.length / pages);
  return Array.from({ length: pages }, (_, page) =>
    barChart(document, chart, chart.categories.slice(page * size, (page + 1) * size), widest),
  );
}

interface Bar {
  readonly category: number;
  readonly series: number;
  readonly share: number;
  readonly label: string;
}

function barChart(
  document: ChartDocument,
  { name, series }: Chart,
  categories: Chart['categories'],
  widest: number,
): string {
  const bars = categories.flatMap(({ bars: own }, category) =>
    own.map(({ share, label }, at): Bar => ({ category, series: at, share: share ?? 0, label })),
  );
  const [rows, columns] = [[...categories.keys()], [...series.keys()]];
  const group = series.length * BAR;
  const place = { fy: 'category', y: 'series' } as const;
  const left = { frameAnchor: 'left', textAnchor: 'start' } as const;
  const picture = plot({
    document,
    ariaLabel: name,
    width: WIDTH,
    height: rows.length * (group + GAP) + GAP,
    ...{ marginLeft: CATEGORY + SERIES, marginRight: NUMBER, marginTop: 4, marginBottom: 4 },
    x: { domain: [0, widest], axis: null },
    y: { domain: columns, axis: null, padding: 0.12 },
    fy: { domain: rows, axis: null, padding: GAP / (group + GAP) },
    marks: [
      ...columns.map((at) =>
        barX(
          bars.filter((bar) => bar.series === at),
          { ...place, x: 'share', fill: FILLS[series[at]?.tone ?? 0] ?? INK, stroke: INK, strokeWidth: 0.6 },
        ),
      ),
      ruleX([0], { stroke: INK, strokeWidth: 0.8 }),
      text(bars, { ...place, x: 'share', text: 'label', textAnchor: 'start', dx: 4, fill: INK }),
      text(bars, {
        ...place,
        text: ({ series: at }: Bar) => series[at]?.name ?? '',
        ...{ frameAnchor: 'left', textAnchor: 'end', dx: -5, fill: INK, fontSize: 9 },
      }),
      text(rows, {
        fy: (at: number) => at,
        text: (at: number) => fitting(categories[at]?.name ?? '', group),
        ...{ ...left, dx: -CATEGORY - SERIES, lineWidth: 13, lineHeight: 1.05, fill: INK, fontWeight: 600 },
      }),
    ],
  }) as unknown as { readonly outerHTML: string };
  return standing(picture.outerHTML);
}

/** Letters of a category's name that surely fit into a line. */
const LINE = 20;

/** A name that has room beside its bars; the table below has it in full. */
function fitting(name: string, height: number): string {
  const most = LINE * Math.max(1, Math.floor(height / 11));
  const words = name.split(' ').map((word) => (word.length > LINE + 4 ? `${word.slice(0, LINE)}…` : word));
  const whole = [...words.join(' ')];
  return whole.length <= most ? whole.join('') : `${whole.slice(0, most - 1).join('')}…`;
}

/** Without a style of its own: the page has one, and allows no other. Only the picture as a whole has a name. */
function standing(svg: string): string {
  return svg
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<g([^>]*) aria-label="\w+"/g, '<g$1')
    .replace(/^<svg /, '<svg role="img" ');
}
