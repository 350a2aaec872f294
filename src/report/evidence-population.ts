import { OUTCOMES } from '../core/outcome.js';
import type { Population, Table } from '../core/possible.js';
import type { EvidenceSources, PanelSource } from './evidence.js';
import {
  COUNTS,
  type Fate,
  knownMeasures,
  MEASURES,
  type Measure,
  type Standing,
  standingsOf,
} from './standing.js';

/** The people behind the evidence, as core/suppression looks at them: what is counted of each, and where. */

export function mapped<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

type Counted = Measure | Fate | 'frame';
type Bits = Readonly<Record<Counted, number>>;

export interface Letters {
  readonly population: Population;
  readonly bits: Bits;
}

/** From what a reader misses least; `accepted` is a measure as well. */
const ORDER: readonly Counted[] = [
  ...['deceased', 'moved', 'undeliverable', 'unreachable', 'withdrawn', 'declined', 'open'],
  ...['delivered', 'answered', 'met', 'visited', 'present', 'accepted', 'invited', 'frame'],
] as Counted[];

/** Everybody who could be drawn, by what is counted of them. */
export function lettersOf(sources: EvidenceSources): Letters {
  const known = knownMeasures(sources.notes);
  const isCounted = (one: Counted) =>
    !(MEASURES as readonly string[]).includes(one) || known.includes(one as Measure);
  const bits = mapped(ORDER, (one) => (isCounted(one) ? 1 << ORDER.indexOf(one) : 0)) as Bits;
  const maskOf = (one: Omit<Standing, 'person'>) =>
    known
      .filter((measure) => COUNTS[measure](one))
      .reduce((mask, measure) => mask | bits[measure], bits.frame) | bits[one.fate];
  const isKnown = (measure: Measure) => known.includes(measure);
  const visits = isKnown('visited')
    ? [
        { visited: false, met: false },
        { visited: true, met: false },
        { visited: true, met: true },
      ]
    : [{ visited: false, met: false }];
  const fates = ['open', ...OUTCOMES] as const;
  const all = fates.flatMap((fate) =>
    visits.flatMap((visit) =>
      (fate === 'accepted' && isKnown('present') ? [false, true] : [false]).map((present) =>
        maskOf({ fate, ...visit, present }),
      ),
    ),
  );
  const kinds = [bits.frame, ...new Set(all)];
  const standings = standingsOf(sources.called, sources.notes).map((one) => ({
    categories: one.person.categories,
    kind: kinds.indexOf(maskOf(one)),
  }));
  const inRows = [...MEASURES, 'frame' as const].reduce((mask, one) => mask | bits[one], 0);
  const { dimensions, strata } = sources.frame;
  const tableOf = (
    belongs: (categories: readonly string[], category: string) => boolean,
    names: readonly string[],
  ) =>
    names.map((category) => {
      const row = kinds.map(() => 0);
      for (const { categories, kind } of standings)
        if (belongs(categories, category)) row[kind] = (row[kind] ?? 0) + 1;
      const frame = strata
        .filter(({ categories }) => belongs(categories, category))
        .reduce((people, one) => people + one.people, 0);
      // A frame with fewer people than were called can only be a forged one.
      row[0] = Math.max(0, frame - row.reduce((people, one) => people + one, 0));
      return row;
    });
  const tables: Table[] = dimensions.map(({ categories: names }, at) => ({
    measures: inRows,
    rows: tableOf((categories, category) => categories[at] === category, names),
  }));
  const alone: Table = { measures: 0, rows: tableOf(() => true, ['']) };
  return {
    bits,
    population: {
      kinds,
      tables: [...tables, ...(tables.length === 0 ? [alone] : [])],
      chains: [
        (['frame', 'invited', 'delivered', 'answered', 'accepted', 'present'] as const).map(
          (one) => bits[one],
        ),
        (['invited', 'visited', 'met'] as const).map((one) => bits[one]),
      ].map((chain) => chain.filter((bit) => bit !== 0)),
      dispensable: ORDER.map((one) => bits[one]).filter((bit) => bit !== 0),
    },
  };
}

/** What is counted of those who said yes. */
export const [DRAWN, POOL] = [1, 2];

export function panelPopulation({ pool, drawn }: PanelSource): Population {
  const people = (strata: PanelSource['drawn'], at: number | null, category: string) =>
    strata
      .filter(({ categories }) => at === null || categories[at] === category)
      .reduce((sum, one) => sum + one.people, 0);
  const row = (at: number | null, category = '') => {
    const in_ = people(drawn, at, category);
    return [Math.max(0, people(pool.strata, at, category) - in_), in_];
  };
  const tables: Table[] = pool.dimensions.map(({ categories }, at) => ({
    measures: POOL | DRAWN,
    rows: categories.map((category) => row(at, category)),
  }));
  return {
    kinds: [POOL, POOL | DRAWN],
    tables: tables.length === 0 ? [{ measures: 0, rows: [row(null)] }] : tables,
    chains: [[POOL, DRAWN]],
    dispensable: [DRAWN, POOL],
  };
}
