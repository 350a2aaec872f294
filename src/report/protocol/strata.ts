import { escaped } from '../html.js';
import { paragraph, section, subheading, table } from './blocks.js';
import type { PartFacts, ProtocolFacts, StratumFacts } from './facts.js';
import { fromFile, type ProtocolWords } from './words.js';

/** The groups that the lot was drawn in, one by one: for the house alone. */

/** More of them nobody reads; the log has them. */
const MOST_SHOWN = 1500;

export function strataSection({ parts, isPublic }: ProtocolFacts, words: ProtocolWords): string {
  const own = parts.filter(({ frame }) => !isPublic && frame.dimensions.length > 1);
  if (own.length === 0) return '';
  const blocks = own.flatMap((part) => [
    ...(parts.length > 1
      ? [subheading(words.text(part.isPanel ? 'protocol.of-panel' : 'protocol.of-letters'))]
      : []),
    strataTable(part, words),
  ]);
  return section(words.text('protocol.appendix'), ...blocks);
}

function strataTable({ frame, plan }: PartFacts, words: ProtocolWords): string {
  const { dimensions, strata } = frame;
  const second = plan.sample.substitutes === undefined ? 'protocol.reserve' : 'protocol.substitutes';
  const columns = [
    { name: dimensions.map((name) => words.dimension(name)).join(' / ') || words.text('protocol.group') },
    ...['protocol.frame', 'protocol.owed', 'protocol.drawn-col', second].map((key) => ({
      name: words.text(key),
      isFigure: true,
    })),
  ];
  const count = (value: number | null) => (value === null ? '–' : words.number(value));
  const rows = strata
    .slice(0, MOST_SHOWN)
    .map(({ categories, people, owed, drawn, reserve }) => [
      categories.length === 0
        ? escaped(words.text('protocol.everybody'))
        : categories.map((name) => fromFile(words, name)).join(' / '),
      words.number(people),
      owed === null ? '–' : words.decimal(owed[0] / owed[1]),
      count(drawn),
      count(reserve),
    ]);
  const more = strata.length - rows.length;
  return [
    table(words.text('protocol.strata', { count: strata.length }), columns, rows),
    more > 0 ? paragraph(words.text('protocol.more-strata', { count: more }), 'small') : '',
  ].join('\n');
}

/** The chances in the groups, from 0 to 1; `null`: nobody was drawn yet. */
export function stratumChances(
  strata: readonly StratumFacts[],
): { readonly low: number; readonly high: number } | null {
  const chances = strata.flatMap(({ drawn, people }) => (drawn === null ? [] : [drawn / people]));
  return chances.length === 0 ? null : { low: Math.min(...chances), high: Math.max(...chances) };
}

/** What a dimension's categories were owed and got, added up from the groups. */
export function marginsOf(
  { frame }: Pick<PartFacts, 'frame'>,
  dimension: string,
): ReadonlyMap<string, { readonly owed: number | null; readonly drawn: number | null }> {
  const at = frame.dimensions.indexOf(dimension);
  const found = new Map<string, { owed: number | null; drawn: number | null }>();
  // Fractions with one denominator are added up as whole numbers.
  const sums = new Map<string, [above: number, below: number]>();
  for (const { categories, owed, drawn } of frame.strata) {
    const name = categories[at] ?? '';
    const before = found.get(name) ?? { owed: null, drawn: null };
    const [above] = sums.get(name) ?? [0, 1];
    if (owed !== null) sums.set(name, [above + owed[0], owed[1]]);
    const [sum, below] = sums.get(name) ?? [0, 0];
    found.set(name, {
      owed: owed === null ? before.owed : sum / below,
      drawn: drawn === null ? before.drawn : (before.drawn ?? 0) + drawn,
    });
  }
  return found;
}
