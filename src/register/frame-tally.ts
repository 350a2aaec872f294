import { CandidatePool } from '../core/candidates.js';
import type { Frame } from '../core/frame.js';
import type { DimensionPlan } from '../core/plan.js';
import { cellNames, type Stratification, stratify } from '../core/strata.js';
import type { Candidate } from './collector.js';
import type { FingerprintParts } from './fingerprints.js';
import { type FrameBuilder, type FrameSettings, stratumKey, type TalliedStratum } from './frame-builder.js';
import { mergeSigns, type Signs, signsOf } from './signs.js';
import { mergeSurveys, type RegisterSurvey } from './survey.js';
import { ValueTally } from './tally.js';
import type { UrnPart } from './urn/log.js';
import { ValuesMet } from './values-met.js';

/** What one part of a register gave. Plain data that can go from one thread to another. */
export interface FramePart {
  readonly rows: number;
  /** see {@link FrameBuilder.isSlow} */
  readonly isSlow: boolean;
  readonly excluded: readonly number[];
  readonly strata: readonly PartStratum[];
  readonly idsMet: ReadonlyMap<number, number>;
  readonly districtsMet: MetValues;
  /** by rule */
  readonly valuesMet: readonly (MetValues | null)[];
  /** by dimension */
  readonly lotsMet: readonly MetValues[];
  readonly unknownValues: readonly Pick<ValueTally, 'counts' | 'rows'>[];
  readonly survey: RegisterSurvey | null;
  readonly fingerprints: FingerprintParts;
  /** `null`: there was to be none */
  readonly urn: UrnPart | null;
  readonly signs: Signs;
}

type MetValues = Pick<ValuesMet, 'hitting' | 'others'>;

interface PartStratum {
  readonly categories: readonly string[];
  readonly size: number;
  readonly kept: readonly Candidate[] | null;
  readonly watermark: string;
}

export function partOf(builder: FrameBuilder): FramePart {
  builder.finish();
  return {
    rows: builder.rows,
    isSlow: builder.isSlow,
    excluded: builder.excluded,
    strata: builder.strata.map(({ categories, size, pool }) => ({
      categories,
      size,
      kept: pool?.sorted() ?? null,
      watermark: pool?.watermark ?? '',
    })),
    idsMet: builder.eligibility.idsMet,
    districtsMet: plainValues(builder.eligibility.districtsMet),
    valuesMet: builder.eligibility.valuesMet.map((met) => (met === null ? null : plainValues(met))),
    lotsMet: builder.cells.lotsMet.map(plainValues),
    unknownValues: builder.cells.unknownValues.map(({ counts, rows }) => ({ counts, rows })),
    survey: builder.survey?.result() ?? null,
    fingerprints: builder.fingerprints.finish(),
    urn: builder.urn?.finish(builder.strata.map(({ categories }) => categories)) ?? null,
    signs: signsOf(builder),
  };
}

function plainValues({ hitting, others }: ValuesMet): MetValues {
  return { hitting, others };
}

/** The whole register: the parts put together, in whatever order they were read. */
export interface FrameTally {
  readonly rows: number;
  /** see {@link FrameBuilder.isSlow} */
  readonly isSlow: boolean;
  readonly excluded: readonly number[];
  readonly strata: readonly TalliedStratum[];
  /** ids in exclusion files that were met, by rule */
  readonly idsMet: ReadonlyMap<number, number>;
  /** the register's districts: those of the plan, and the others */
  readonly districtsMet: MetValues;
  /** of each `exclude` rule with a column the values that it has looked at; earlier rules come before it */
  readonly valuesMet: readonly (MetValues | null)[];
  /** of each dimension the values that the lot hands over */
  readonly lotsMet: readonly MetValues[];
  readonly unknownValues: readonly ValueTally[];
  readonly survey: RegisterSurvey | null;
  readonly signs: Signs;
}

export function mergeParts(parts: readonly FramePart[], settings: FrameSettings): FrameTally {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const idsMet = new Map<number, number>();
  for (const [rule, count] of parts.flatMap((part) => [...part.idsMet])) {
    idsMet.set(rule, (idsMet.get(rule) ?? 0) + count);
  }
  const unknownValues = (parts[0]?.unknownValues ?? []).map((_, at) => {
    const tally = new ValueTally();
    for (const part of parts) tally.merge(part.unknownValues[at] ?? tally);
    return tally;
  });
  return {
    rows: sum(parts.map((part) => part.rows)),
    isSlow: parts.some((part) => part.isSlow),
    excluded: (parts[0]?.excluded ?? []).map((_, at) => sum(parts.map((part) => part.excluded[at] ?? 0))),
    strata: mergeStrata(parts, settings),
    idsMet,
    districtsMet: mergeValues(parts.map((part) => part.districtsMet)),
    valuesMet: (parts[0]?.valuesMet ?? []).map((first, at) =>
      first === null ? null : mergeValues(parts.flatMap((part) => part.valuesMet[at] ?? [])),
    ),
    lotsMet: (parts[0]?.lotsMet ?? []).map((_, at) =>
      mergeValues(parts.flatMap((part) => part.lotsMet[at] ?? [])),
    ),
    unknownValues,
    survey: mergeSurveys(parts.flatMap((part) => part.survey ?? [])),
    signs: mergeSigns(parts.map((part) => part.signs)),
  };
}

function mergeValues(parts: readonly MetValues[]): MetValues {
  const all = new ValuesMet();
  for (const part of parts) all.merge(part);
  return all;
}

function mergeStrata(parts: readonly FramePart[], { draw }: FrameSettings): TalliedStratum[] {
  const strata = new Map<string, TalliedStratum>();
  for (const { categories, size, kept, watermark } of parts.flatMap((part) => part.strata)) {
    const key = stratumKey(categories);
    let stratum = strata.get(key);
    if (stratum === undefined) {
      const rule = draw === null ? null : (draw.keep.byStratum.get(key) ?? draw.keep.usual);
      stratum = { categories, size: 0, pool: rule === null ? null : new CandidatePool<Candidate>(rule) };
      strata.set(key, stratum);
    }
    stratum.size += size;
    if (kept !== null) stratum.pool?.merge(kept, watermark);
  }
  return [...strata.values()];
}

/** The frame that was counted, its strata in their canonical order (SPEC 4, 5). */
export function talliedFrame(
  dimensions: readonly DimensionPlan[],
  { rows, excluded, strata }: Pick<FrameTally, 'rows' | 'excluded' | 'strata'>,
): Frame {
  return { rows, excluded, stratification: stratify(dimensions, strata) };
}

/** What was kept of each stratum, in the order of the strata; `null`: nothing was to be kept. */
export function poolsByStratum(
  { dimensions, strata }: Stratification,
  tally: Pick<FrameTally, 'strata'>,
): (CandidatePool<Candidate> | null)[] {
  const pools = new Map(tally.strata.map(({ categories, pool }) => [stratumKey(categories), pool] as const));
  return strata.map(({ cell }) => pools.get(stratumKey(cellNames(dimensions, cell))) ?? null);
}
