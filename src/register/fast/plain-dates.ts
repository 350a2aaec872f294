import { type CalendarDate, type DateOrder, OLDEST } from '../../core/age.js';
import { type DayCounts, dayNumber } from '../day-counts.js';

const ZERO = 48;
const DOT = 46;
const DASH = 45;
/** Days that a month has in every year. */
const DAYS = Uint8Array.of(0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

/**
 * Reads complete birth dates from their bytes (`DD.MM.YYYY`, `YYYY-MM-DD`, `YYYYMMDD`), which nearly all
 * are. It understands only what it is sure of; anything else, a 29 February too, it leaves to others.
 */
export class PlainDates {
  readonly #year: number;
  readonly #monthAndDay: number;

  readonly #days: DayCounts;
  readonly #order: DateOrder;

  /**
   * @param reference on which people have the ages that are asked for
   * @param days counts the dates that were understood
   */
  constructor(reference: CalendarDate, days: DayCounts, order: DateOrder = 'YYYYMMDD') {
    this.#days = days;
    this.#order = order;
    this.#year = reference.year;
    this.#monthAndDay = 32 * reference.month + reference.day;
  }

  /** Completed years of somebody born on the date in these bytes; -1: somebody else has to tell. */
  age(bytes: Uint8Array, start: number, length: number): number {
    if (length === 10) {
      if (bytes[start + 2] === DOT && bytes[start + 5] === DOT)
        return this.#age(yearAt(bytes, start + 6), pairAt(bytes, start + 3), pairAt(bytes, start));
      if (bytes[start + 4] === DASH && bytes[start + 7] === DASH)
        return this.#age(yearAt(bytes, start), pairAt(bytes, start + 5), pairAt(bytes, start + 8));
    } else if (length === 8 && this.#order === 'YYYYMMDD') {
      return this.#age(yearAt(bytes, start), pairAt(bytes, start + 4), pairAt(bytes, start + 6));
    }
    return -1;
  }

  /** What is no number comes as one below zero. */
  #age(year: number, month: number, day: number): number {
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > (DAYS[month] as number)) return -1;
    const age = this.#year - year - (32 * month + day > this.#monthAndDay ? 1 : 0);
    if (age >>> 0 > OLDEST) return -1;
    this.#days.add(dayNumber(this.#year - year, month, day));
    return age;
  }
}

/** The number of two digits, or one below zero. */
function pairAt(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : 10 * tens + ones;
}

/** The number of four digits, or one below zero. */
function yearAt(bytes: Uint8Array, at: number): number {
  const century = pairAt(bytes, at);
  const rest = pairAt(bytes, at + 2);
  return century < 0 || rest < 0 ? -1 : 100 * century + rest;
}
