import type { EventPlan } from './event.js';
import type { Land } from './land.js';

/**
 * The effective plan: what was in force for a draw, after defaults, flags and column detection. Plain
 * data that goes into the audit log as it is, with the plan file's own key names.
 */
export interface DrawPlan {
  readonly version: 1;
  readonly title: string | null;
  /** whose law applies; left out: the plan does not say */
  readonly land?: Land;
  /** how many rows all register files together must have; left out: any number */
  readonly rows?: number;
  readonly register: RegisterPlan;
  readonly eligibility: EligibilityPlan;
  /** the dimensions in the order in which the plan names them */
  readonly stratify: readonly DimensionPlan[];
  readonly sample: SamplePlan;
  readonly seed: SeedPlan;
  /** official key of the municipality whose draw it is: the seed ends with it; left out: it does not */
  readonly municipality?: string;
  readonly output: OutputPlan;
  /** who is called when somebody is out; left out: only somebody of the same group */
  readonly replacements?: ReplacementsPlan;
}

export interface ReplacementsPlan {
  /** dimensions to let go, in this order, when nobody of the same group is left; at least one */
  readonly ladder: readonly string[];
}

export interface SeedPlan {
  /** what the plan says of it, in words */
  readonly source: string | null;
  /** the event that is announced; left out: none in a form that can be checked */
  readonly event?: EventPlan;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';
export type Delimiter = ';' | ',' | '\t' | '|';

export interface RegisterPlan extends RegisterDialect {
  readonly columns: RegisterColumns;
}

/** How register files are written (SPEC 9). */
export interface RegisterDialect {
  readonly encoding: Encoding | 'auto';
  readonly delimiter: Delimiter | 'auto';
  /** `none`: a quotation mark is a character like any other */
  readonly quotes?: 'none';
  /** the line of the column names, if that is not the first */
  readonly header_line?: number;
  /** of a workbook the sheet; left out: the first that is not hidden */
  readonly sheet?: string;
  /** how eight digits of a birth date are to be read, if not as YYYYMMDD */
  readonly dates?: 'DDMMYYYY';
}

/** Which columns of the register mean what; `null` and `[]`: the register has none. */
export interface RegisterColumns {
  readonly id: readonly string[];
  readonly district: string | null;
  readonly birth_date: string | null;
  readonly age: string | null;
  readonly gender: string | null;
  readonly household: readonly string[];
}

export interface EligibilityPlan {
  /** Stichtag, `YYYY-MM-DD` */
  readonly reference_date: string | null;
  readonly min_age: number | null;
  readonly max_age: number | null;
  /** only people in these districts (values of the district column) */
  readonly districts: readonly string[] | null;
  readonly exclude: readonly ExcludeRule[];
  /** of a panel: people who were never invited may be drawn; left out: they may not */
  readonly uninvited?: true;
}

export type ExcludeRule = ExcludeByColumn | ExcludeByIds;

interface ExcludeByColumn {
  readonly column: string;
  readonly values: 'nonempty' | readonly string[];
  readonly reason: string;
  /** small counts could tell of a block on information and are merged */
  readonly confidential: boolean;
  /** values that knowingly do not exclude, beside those that do */
  readonly allow?: readonly string[];
  /** only if the plan says so: the rule may exclude nobody */
  readonly may_be_empty?: boolean;
}

interface ExcludeByIds {
  /** base name of the file with ids, whatever folder the plan says */
  readonly ids: string;
  readonly reason: string;
  readonly confidential: boolean;
  /** only if the plan says so: the file may have no ids, or only such as nobody has */
  readonly may_be_empty?: boolean;
}

export type DimensionPlan = AgeDimension | ColumnDimension;

export interface AgeDimension {
  readonly name: string;
  readonly source: 'age';
  readonly bands: readonly AgeBand[];
}

/** Completed years, both ends included; `to: null` has no upper end. */
export interface AgeBand {
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

export interface ColumnDimension {
  readonly name: string;
  readonly source: 'column';
  readonly column: string;
  /**
   * `gender`: the usual spellings are recognised (SPEC 5); `letters`: a value may differ from the listed one in
   * letter case, if only one fits; `none`: values stand for themselves
   */
  readonly recognise: 'gender' | 'letters' | 'none';
  /** fixes order and grouping; `null`: the values present, by code point */
  readonly categories: readonly CategoryPlan[] | null;
  /** values handed to the other categories by lot */
  readonly by_lot: readonly string[];
}

export interface CategoryPlan {
  readonly name: string;
  readonly values: readonly string[];
}

export interface SamplePlan {
  readonly size: number;
  readonly allocation: 'proportional' | 'table' | 'quotas';
  readonly table: readonly TableRow[] | null;
  /** only with allocation `quotas` */
  readonly quotas?: readonly QuotaRow[];
  /** only with allocation `quotas`: which chances are fair */
  readonly objective?: LotteryObjective;
  /** places fewer and more that every quota of a share may be off; left out: 0 */
  readonly slack?: number;
  /** of a panel: shares are those of the frame of the draw of letters in the same log; left out: they are given */
  readonly shares_from?: 'letters';
  /** only with quotas: with the least chance kept, the greatest is as small as possible */
  readonly cap?: true;
  /** of a panel under quotas: so many substitutes are drawn at once, as many as `size`; left out: none */
  readonly substitutes?: number;
  /** only with allocation `quotas`: how often an exchange is tried for each part of the list; left out: never */
  readonly mixing?: number;
  /** reserve for each person invited, a decimal in digits such as `1.5` */
  readonly reserve: string;
  readonly max_per_household: number | null;
  readonly allow_shortfall: boolean;
}

/** One stratum of a table allocation: a category for each dimension, in the plan's order. */
export interface TableRow {
  readonly categories: readonly string[];
  readonly size: number;
}

/** Most that a plan can have as `mixing`. */
export const MOST_MIXING = 1000;

/**
 * `leximin`: the least chance as large as possible, then the next, ..; `maximin`: only the least;
 * `nash`: the product of all chances as large as possible; `goldilocks`: chances neither too small nor too large,
 * as near to `n / N` as a factor can say; `random`: any outcome, for comparison.
 */
export const OBJECTIVES = ['leximin', 'maximin', 'nash', 'goldilocks', 'random'] as const;

export type LotteryObjective = (typeof OBJECTIVES)[number];

/** Objectives that a cap can be added to: the others say themselves how large the greatest chance may be. */
export const CAPPED: readonly LotteryObjective[] = ['leximin', 'maximin'];

/** How many people are wanted of a group, which is a category or a combination of categories. */
export interface QuotaRow {
  readonly group: readonly QuotaPart[];
  readonly min: number;
  readonly max: number;
  /** how far `min` may be lowered if the quotas can't be met; `null`: to 0 */
  readonly min_flex: number | null;
  /** how far `max` may be raised; `null`: without limit */
  readonly max_flex: number | null;
  /**
   * what `min` and `max` come of: `12345/54321`, the people of the group and everybody, as they were given; or
   * `frame`, and then they follow from the frame of the draw and are the widest here; left out: they were given
   */
  readonly share?: string;
  /** what a place too few or too many counts where not all quotas can be met; left out: the quota is met in any case */
  readonly weight?: number;
}

export interface QuotaPart {
  readonly dimension: string;
  /** people in any of these categories; `null`: one quota for each category that the dimension has */
  readonly categories: readonly string[] | null;
}

export interface OutputPlan {
  /** `null`: all of the register's columns */
  readonly columns: readonly string[] | null;
  readonly dialect: 'excel-de' | 'rfc4180' | 'xlsx';
}
