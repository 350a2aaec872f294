import { type Called, lastReply } from '../core/called.js';
import { isOut, WAYS, type Way } from '../core/outcome.js';
import { type Rate, wilson } from '../core/wilson.js';
import {
  type CallNotes,
  COUNTS,
  FATES,
  type Fate,
  knownMeasures,
  MEASURES,
  type Measure,
  type Standing,
  standingsOf,
} from './standing.js';

/**
 * The evidence: who was called, answered and came, in numbers. Facts alone; whoever prints them has the words. What is
 * counted stands in `standing.ts`.
 */

/** In the place of a number that is not published. */
export const HIDDEN = '*';
/** `null`: it is not known here. */
export type Figure = number | null | typeof HIDDEN;

export type Funnel = Readonly<Record<Measure, Figure>>;

export interface Evidence {
  readonly isPublic: boolean;
  readonly title: string | null;
  /** people who could be drawn */
  readonly frame: Figure;
  readonly total: Funnel;
  /** who called people: the draw, further rounds, runs of replacements; there are at least two, or none */
  readonly groups: readonly CallGroup[];
  readonly dimensions: readonly DimensionEvidence[];
  readonly fates: Readonly<Record<Fate, Figure>>;
  /** by which way it became known */
  readonly ways: Readonly<Record<Way, Figure>>;
  /** people who named it */
  readonly needs: readonly { readonly code: string; readonly people: Figure }[];
  readonly replacements: ReplacementEvidence;
  /** replies that were corrected */
  readonly corrections: number;
  readonly panels: readonly PanelEvidence[];
}

export interface CallGroup {
  readonly kind: 'draw' | 'round' | 'replacements';
  /** 1: the draw; 2, ..: a further round; of replacements 0 */
  readonly round: number;
  readonly funnel: Funnel;
}

export interface DimensionEvidence {
  readonly name: string;
  readonly categories: readonly {
    readonly name: string;
    readonly frame: Figure;
    readonly funnel: Funnel;
  }[];
}

export interface ReplacementEvidence {
  readonly runs: number;
  /** people whose place somebody else got */
  readonly replaced: Figure;
  /** how many dimensions of the ladder were let go for them */
  readonly steps: readonly { readonly step: number; readonly people: Figure }[];
  /** people who are out and whose place nobody has got */
  readonly open: Figure;
}

export interface PanelEvidence {
  readonly pool: Figure;
  readonly drawn: Figure;
  readonly dimensions: readonly {
    readonly name: string;
    readonly categories: readonly {
      readonly name: string;
      /** quota on this category alone; `null`: there is none */
      readonly target: { readonly min: number; readonly max: number } | null | typeof HIDDEN;
      readonly pool: Figure;
      readonly drawn: Figure;
    }[];
  }[];
}

/** Who could be drawn, by strata. */
export interface CountedStrata {
  readonly dimensions: readonly { readonly name: string; readonly categories: readonly string[] }[];
  /** categories' names, in the order of the dimensions */
  readonly strata: readonly { readonly categories: readonly string[]; readonly people: number }[];
}

export interface EvidenceSources {
  readonly title: string | null;
  readonly frame: CountedStrata;
  readonly called: readonly Called[];
  /** `null`: there is no private file */
  readonly notes: CallNotes | null;
  readonly runs: number;
  /** of each replacement how many dimensions were let go */
  readonly steps: readonly number[];
  readonly panels: readonly PanelSource[];
}

export interface PanelSource {
  readonly pool: CountedStrata;
  readonly drawn: CountedStrata['strata'];
  readonly quotas: readonly {
    readonly group: readonly { readonly dimension: string; readonly categories: readonly string[] }[];
    readonly min: number;
    readonly max: number;
  }[];
}

export function funnelOf(some: readonly Standing[], known: readonly Measure[]): Funnel {
  const figure = (measure: Measure) => (known.includes(measure) ? some.filter(COUNTS[measure]).length : null);
  return Object.fromEntries(MEASURES.map((measure) => [measure, figure(measure)])) as Record<Measure, Figure>;
}

/** Everything in full: for the house alone. */
export function evidenceOf(sources: EvidenceSources): Evidence {
  const { title, frame, called, notes, runs, panels } = sources;
  const [standings, known] = [standingsOf(called, notes), knownMeasures(notes)];
  const last = standings.flatMap(({ person }) => lastReply(person) ?? []);
  return {
    ...{ isPublic: false, title, frame: sum(frame.strata.map(({ people }) => people)) },
    total: funnelOf(standings, known),
    groups: groupsOf(standings, known),
    dimensions: dimensionsOf(frame, standings, known),
    fates: counted(FATES, (fate) => standings.filter((one) => one.fate === fate).length),
    ways: counted(WAYS, (way) => last.filter((reply) => reply.way === way).length),
    needs: [...tally(last.flatMap(({ needs }) => needs))]
      .map(([code, people]) => ({ code, people }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    replacements: replacementsOf(standings, sources, runs),
    corrections: sum(
      standings.map(({ person }) => person.replies.filter((one) => one.correction !== undefined).length),
    ),
    panels: panels.map(panelOf),
  };
}

function groupsOf(standings: readonly Standing[], known: readonly Measure[]): CallGroup[] {
  const isReplacement = ({ person }: Standing) => person.run !== null;
  const rounds = [
    ...new Set(standings.filter((one) => !isReplacement(one)).map(({ person }) => person.round)),
  ];
  const groups = [
    ...rounds.map((round): CallGroup => {
      const own = standings.filter((one) => !isReplacement(one) && one.person.round === round);
      return { kind: round === 1 ? 'draw' : 'round', round, funnel: funnelOf(own, known) };
    }),
    ...(standings.some(isReplacement)
      ? [
          {
            kind: 'replacements',
            round: 0,
            funnel: funnelOf(standings.filter(isReplacement), known),
          } as const,
        ]
      : []),
  ];
  return groups.length > 1 ? groups : [];
}

function dimensionsOf(
  { dimensions, strata }: CountedStrata,
  standings: readonly Standing[],
  known: readonly Measure[],
): DimensionEvidence[] {
  return dimensions.map(({ name, categories }, at) => ({
    name,
    categories: categories.map((category) => ({
      name: category,
      frame: sum(strata.filter((one) => one.categories[at] === category).map(({ people }) => people)),
      funnel: funnelOf(
        standings.filter(({ person }) => person.categories[at] === category),
        known,
      ),
    })),
  }));
}

function replacementsOf(
  standings: readonly Standing[],
  { steps }: Pick<EvidenceSources, 'steps'>,
  runs: number,
): ReplacementEvidence {
  const open = standings.filter(
    ({ fate, person }) => fate !== 'open' && isOut(fate) && person.replacedBy === null,
  );
  return {
    runs,
    replaced: steps.length,
    steps: [...tally(steps)].map(([step, people]) => ({ step, people })).sort((a, b) => a.step - b.step),
    open: open.length,
  };
}

function panelOf({ pool, drawn, quotas }: PanelSource): PanelEvidence {
  const inCategory = (strata: CountedStrata['strata'], at: number, category: string) =>
    sum(strata.filter(({ categories }) => categories[at] === category).map(({ people }) => people));
  const targetOf = (dimension: string, category: string) => {
    const quota = quotas.find(
      ({ group: [part, ...more] }) =>
        more.length === 0 && part?.dimension === dimension && `${part.categories}` === category,
    );
    return quota === undefined ? null : { min: quota.min, max: quota.max };
  };
  return {
    pool: sum(pool.strata.map(({ people }) => people)),
    drawn: sum(drawn.map(({ people }) => people)),
    dimensions: pool.dimensions.map(({ name, categories }, at) => ({
      name,
      categories: categories.map((category) => ({
        name: category,
        target: targetOf(name, category),
        pool: inCategory(pool.strata, at, category),
        drawn: inCategory(drawn, at, category),
      })),
    })),
  };
}

/** Answers of the letters delivered; `null`: not known, not published, or there are none. */
export const responseRate = ({ answered, delivered }: Funnel): Rate | null => rate(answered, delivered);
/** Those who take part, of the letters delivered. */
export const acceptanceRate = ({ accepted, delivered }: Funnel): Rate | null => rate(accepted, delivered);

function rate(some: Figure, all: Figure): Rate | null {
  return typeof some === 'number' && typeof all === 'number' ? wilson(some, all) : null;
}

/** `null`: not known, not published, or of nobody. */
export function shareOf(part: Figure, whole: Figure): number | null {
  return typeof part === 'number' && typeof whole === 'number' && whole > 0 ? part / whole : null;
}

function counted<K extends string>(keys: readonly K[], count: (key: K) => Figure): Record<K, Figure> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, Figure>;
}

function tally<T>(items: readonly T[]): Map<T, number> {
  const found = new Map<T, number>();
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
