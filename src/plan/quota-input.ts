import type { Place } from '../core/problem.js';

/** A quota as somebody wrote it: in a row of the plan, or in a line of a targets file. */
export interface QuotaInput extends QuotaBounds {
  readonly group: readonly GroupInput[];
}

/** A line of a targets file. */
export interface PlacedQuota {
  readonly quota: QuotaInput;
  readonly place: Place;
}

/** Only what was written. */
export interface QuotaBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly count?: number | undefined;
  /** a text such as `0.5`, `50 %` or `1/3`; `frame`: as in the frame of the draw of letters */
  readonly share?: string | undefined;
  /** people of the group and everybody, of a population */
  readonly population?: readonly [number, number] | undefined;
  readonly min_flex?: number | undefined;
  readonly max_flex?: number | undefined;
  /** what a place too few or too many counts; given: the quota may give way */
  readonly weight?: number | undefined;
}

/** Quotas on everything that the frame tells. */
export interface FrameQuotas {
  /** dimensions, and combinations of several; `null`: every dimension of the plan */
  readonly from_frame: readonly (readonly string[])[] | null;
}

export interface GroupInput {
  readonly dimension: string;
  /** `null`: one quota for each category (`each`) */
  readonly categories: readonly string[] | null;
}

/** Whether quotas are rows, and neither a file nor the frame. */
export function areRows(
  quotas: string | FrameQuotas | readonly QuotaInput[],
): quotas is readonly QuotaInput[] {
  return Array.isArray(quotas);
}

const BOUNDS = ['min', 'max', 'count', 'share', 'min_flex', 'max_flex', 'weight'];

/** A row with its bounds apart from the dimensions that it names. */
export function readQuota(row: QuotaBounds & Readonly<Record<string, unknown>>): QuotaInput {
  const entries = Object.entries(row);
  const bounds: QuotaBounds = Object.fromEntries(entries.filter(([key]) => BOUNDS.includes(key)));
  const group = entries
    .filter(([key]) => !BOUNDS.includes(key))
    .map(([dimension, categories]) => ({ dimension, categories: categories as readonly string[] | null }));
  return { ...bounds, group };
}
