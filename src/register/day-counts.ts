import { type CalendarDate, OLDEST } from '../core/age.js';

const MONTHS = 12;
const DAYS = 31;

/** The number of a day so many years before the reference date's. */
export function dayNumber(years: number, month: number, day: number): number {
  return (years * MONTHS + month - 1) * DAYS + day - 1;
}

/** How many people were born on each day; of a day that many share it is said that it is made up. */
export class DayCounts {
  /** by {@link dayOf} */
  readonly counts: Uint32Array;
  readonly #year: number;

  /** @param reference nobody is born after it, or was older than anybody on it */
  constructor({ year }: Pick<CalendarDate, 'year'>) {
    this.#year = year;
    this.counts = new Uint32Array((OLDEST + 2) * MONTHS * DAYS);
  }

  /** The number of a day; a year that is out of reach gives one where nothing is counted. */
  dayOf(year: number, month: number, day: number): number {
    return dayNumber(this.#year - year, month, day);
  }

  /** The day of this number. */
  dateOf(number: number): CalendarDate {
    const months = Math.floor(number / DAYS);
    const years = Math.floor(months / MONTHS);
    return { year: this.#year - years, month: (months % MONTHS) + 1, day: (number % DAYS) + 1 };
  }
}

/** Fewer people may have one birthday by chance. */
const LEAST = 5;
const PERCENT = 5;

/** Days on which more than 5 % of the people were born, who are at least five. */
export function crowdedDays(
  days: DayCounts,
  counts: Uint32Array,
): { readonly date: CalendarDate; readonly count: number; readonly total: number }[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [...counts.entries()]
    .filter(([, count]) => count >= LEAST && 100 * count > PERCENT * total)
    .map(([number, count]) => ({ date: days.dateOf(number), count, total }));
}
