import { type CalendarDate, OLDEST } from '../core/age.js';
import { Spare } from './spare.js';

/** Bits of a day's number: those of the day, above them the month's, and above these the years'. */
const DAY_BITS = 5;
const MONTH_BITS = 4;
/** What a byte holds, and one. */
const BYTE = 256;

/** The number of a day so many years before the reference date's. */
export function dayNumber(years: number, month: number, day: number): number {
  return (((years << MONTH_BITS) | month) << DAY_BITS) | day;
}

/** One more than the number of any day. */
const DAYS = dayNumber(OLDEST + 2, 0, 0);

/** How many people were born on which days: numbers of days, each once, and counts at the same places. */
export interface Births {
  readonly days: Uint32Array;
  readonly counts: Uint32Array;
}

interface Lists {
  /** by the numbers of the days */
  readonly counts: Uint32Array;
  /** what is not yet among the counts, in bytes: so small a list stays in the processor's own cache */
  readonly recent: Uint8Array;
  /** the days that have a count, in the order in which they were met */
  readonly met: Uint32Array;
}

const newLists = (): Lists => ({
  counts: new Uint32Array(DAYS),
  recent: new Uint8Array(DAYS),
  met: new Uint32Array(DAYS),
});

/** There are zeros in its counts. */
const spare = new Spare<Lists>();

/** How many people were born on each day; of a day that many share it is said that it is made up. */
export class DayCounts {
  readonly #year: number;
  #counts: Uint32Array;
  #recent: Uint8Array;
  #met: Uint32Array;
  #days = 0;
  /** some day has more than a byte holds */
  #isCounted = false;
  #lists: Lists | null;

  /** @param reference nobody is born after it, or was older than anybody on it */
  constructor({ year }: Pick<CalendarDate, 'year'>) {
    this.#year = year;
    this.#lists = spare.take() ?? newLists();
    ({ counts: this.#counts, recent: this.#recent, met: this.#met } = this.#lists);
  }

  /** What was counted; from then on nothing is. */
  take(): Births {
    const [all, recent] = [this.#counts, this.#recent];
    const days = this.#met.slice(0, this.#days);
    const counts = new Uint32Array(days.length);
    for (let at = 0; at < days.length; at++) {
      const day = days[at] as number;
      counts[at] = (all[day] as number) + (recent[day] as number);
      all[day] = 0;
      recent[day] = 0;
    }
    if (this.#lists !== null) spare.keep(this.#lists);
    this.#lists = null;
    this.#days = 0;
    [this.#counts, this.#recent, this.#met] = [new Uint32Array(0), new Uint8Array(0), new Uint32Array(0)];
    return { days, counts };
  }

  /** Somebody was born on the day of this number. */
  add(day: number): void {
    const count = ((this.#recent[day] as number) + 1) % BYTE;
    this.#recent[day] = count;
    if (count > 1) return;
    if (count === 0) {
      this.#counts[day] = (this.#counts[day] as number) + BYTE;
      this.#isCounted = true;
    } else if (!this.#isCounted || this.#counts[day] === 0) this.#met[this.#days++] = day;
  }

  /** The number of a day; a year that is out of reach gives one where nothing is counted. */
  dayOf(year: number, month: number, day: number): number {
    return dayNumber(this.#year - year, month, day);
  }
}

/** Births of several parts of a register. */
export function mergeBirths(parts: readonly Births[]): Births {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const sums = new Uint32Array(DAYS);
  for (const { days, counts } of parts)
    for (let at = 0; at < days.length; at++) {
      const day = days[at] as number;
      sums[day] = (sums[day] as number) + (counts[at] as number);
    }
  const days: number[] = [];
  for (let day = 0; day < DAYS; day++) if (sums[day] !== 0) days.push(day);
  return { days: Uint32Array.from(days), counts: Uint32Array.from(days, (day) => sums[day] as number) };
}

/** The day of a number. @param year of the reference date */
export function dateOf(number: number, year: number): CalendarDate {
  const months = number >> DAY_BITS;
  return {
    year: year - (months >> MONTH_BITS),
    month: months & ((1 << MONTH_BITS) - 1),
    day: number & ((1 << DAY_BITS) - 1),
  };
}

/** Fewer people may have one birthday by chance. */
const LEAST = 5;
const PERCENT = 5;

/** Days on which more than 5 % of the people were born, who are at least five. @param year of the reference date */
export function crowdedDays(
  { days, counts }: Births,
  year: number,
): { readonly date: CalendarDate; readonly count: number; readonly total: number }[] {
  let total = 0;
  for (let at = 0; at < counts.length; at++) total += counts[at] as number;
  const found: { number: number; count: number }[] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    if (count >= LEAST && 100 * count > PERCENT * total) found.push({ number: days[at] as number, count });
  }
  return found
    .sort((a, b) => a.number - b.number)
    .map(({ number, count }) => ({ date: dateOf(number, year), count, total }));
}
