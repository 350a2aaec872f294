import {
  ageOn,
  type CalendarDate,
  type DateOrder,
  readAge,
  readBirthDate,
  readReferenceDate,
} from '../core/age.js';
import type { AgeDimension, ColumnDimension, DrawPlan } from '../core/plan.js';
import { refuse } from '../core/problem.js';
import { bandOf, valueClassifier } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import { DayCounts } from './day-counts.js';
import { FieldMemo } from './fast/memo.js';
import { PlainDates } from './fast/plain-dates.js';
import type { RecordScanner } from './scanner.js';
import type { ValuesMet } from './values-met.js';

/** What fields mean under a plan, as small numbers that are remembered by the fields' bytes. */

/** Results below zero of {@link AgeReader.of}: the code of the problem is `REG-0xx`, found by position. */
export const AGE_FAULTS = [
  'REG-030',
  'REG-031',
  'REG-032',
  'REG-033',
  'REG-034',
  'REG-035',
  'REG-036',
  'REG-059',
  'REG-050',
] as const;

const FAULT_BY_DATE = {
  empty: 0,
  format: 1,
  'two-digit-year': 2,
  'no-year': 3,
  impossible: 4,
  future: 5,
  'day-first': 7,
  'too-old': 8,
} as const;
const AGE_COLUMN_FAULT = 6;
/** Bits of a remembered meaning that have the age; the day's number and one stand above them. */
const AGE_BITS = 8;

/** Finds people's ages. */
export class AgeReader {
  readonly birthDates: DayCounts | null;
  readonly #dates: PlainDates | null;
  readonly #memo: FieldMemo;

  /** @throws Refusal `PLAN-020` if the plan has birth dates and no reference date */
  constructor(plan: DrawPlan) {
    if (plan.register.columns.birth_date === null) {
      this.birthDates = null;
      this.#dates = null;
      this.#memo = ageColumnMemo();
      return;
    }
    const reference = readReferenceDate(plan.eligibility.reference_date ?? '');
    if (reference === null) throw refuse('invalid', 'PLAN-020', { key: 'eligibility.reference_date' });
    const order = plan.register.dates ?? 'YYYYMMDD';
    this.birthDates = new DayCounts(reference);
    this.#dates = new PlainDates(reference, this.birthDates, order);
    this.#memo = birthDateMemo(reference, this.birthDates, order);
  }

  /** Completed years on the reference date, or `-1 - i` for `AGE_FAULTS[i]`. */
  of(record: RecordScanner, field: number): number {
    if (this.#dates !== null && record.isVerbatim(field)) {
      const start = record.start(field);
      const age = this.#dates.age(record.bytes, start, record.end(field) - start);
      if (age >= 0) return age;
    }
    const meaning = this.#memo.of(record, field);
    if (this.birthDates === null || meaning < 0) return meaning;
    const day = (meaning >> AGE_BITS) - 1;
    if (day >= 0) this.birthDates.add(day);
    return meaning & ((1 << AGE_BITS) - 1);
  }
}

function ageColumnMemo(): FieldMemo {
  return new FieldMemo((raw) => {
    const age = readAge(normaliseText(raw));
    if (age === 'empty') return -1 - FAULT_BY_DATE.empty;
    return age === 'format' ? -1 - AGE_COLUMN_FAULT : age;
  });
}

/** The age, and above it the number of a day that is wholly known. */
function birthDateMemo(reference: CalendarDate, days: DayCounts, order: DateOrder): FieldMemo {
  return new FieldMemo((raw) => {
    const text = normaliseText(raw);
    const birth = readBirthDate(text, order);
    if (typeof birth === 'string') return -1 - FAULT_BY_DATE[birth];
    const age = ageOn(reference, birth);
    if (typeof age === 'string') return -1 - FAULT_BY_DATE[age];
    const day = isWhole(text) ? days.dayOf(birth.year, birth.month, birth.day) + 1 : 0;
    return age | (day << AGE_BITS);
  });
}

/** Whether no part of a date is unknown. */
function isWhole(text: string): boolean {
  return !/^0{1,2}\.|\.0{1,2}\.|-00|^\d{4}$|^\d{4}(?:00\d\d|\d\d00)$/.test(text);
}

export const HIT = 1;

/** Whether an `exclude` rule with a column hits. Notes in `met` which values there are. */
export function excludeMemo(values: 'nonempty' | readonly string[], met: ValuesMet): FieldMemo {
  const listed = values === 'nonempty' ? null : new Set(values.map(normaliseText));
  return new FieldMemo((raw) => {
    const value = normaliseText(raw);
    const hits = listed === null ? value !== '' : listed.has(value);
    met.add(value, hits);
    return hits ? HIT : 0;
  });
}

export const EMPTY = -1;
export const UNKNOWN = -2;
export const BY_LOT = -3;

/** The categories of one dimension in the order in which they are first met. */
export class CategoryNumbers {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}

/** Gives the category's number, or {@link UNKNOWN} or {@link BY_LOT}. Notes in `lots` which values the lot decides. */
export function categoryMemo(
  dimension: ColumnDimension,
  numbers: CategoryNumbers,
  lots: ValuesMet,
): FieldMemo {
  const classify = valueClassifier(dimension);
  return new FieldMemo((raw) => {
    const value = normaliseText(raw);
    const found = classify(value);
    if (found.kind === 'category') return numbers.of(found.name);
    if (found.kind !== 'by-lot') return UNKNOWN;
    lots.add(value, true);
    return BY_LOT;
  });
}

/** The number of an age's band, or {@link UNKNOWN} if it is in none. Ages are small: a plain list. */
export function bandNumbers(dimension: AgeDimension, numbers: CategoryNumbers): (age: number) => number {
  const known: number[] = [];
  return (age) => {
    const remembered = known[age];
    if (remembered !== undefined) return remembered;
    const name = bandOf(dimension.bands, age);
    known[age] = name === undefined ? UNKNOWN : numbers.of(name);
    return known[age] as number;
  };
}

/** Whether a district is drawn from: {@link HIT}, 0, or {@link EMPTY}. Notes in `met` which ones there are. */
export function districtMemo(districts: readonly string[], met: ValuesMet): FieldMemo {
  const wanted = new Set(districts.map(normaliseText));
  return new FieldMemo((raw) => {
    const value = normaliseText(raw);
    if (value === '') return EMPTY;
    const hits = wanted.has(value);
    met.add(value, hits);
    return hits ? HIT : 0;
  });
}
