import { type CalendarDate, OLDEST } from '../core/age.js';

/** Bits of a day's number: those of the day, above them the month's, and above these the years'. */
const DAY_BITS = 5;
const MONTH_BITS = 4;
/** What a byte holds, and one. */
const BYTE = 256;

/** The number of a day so many years before the reference date's. */
export function dayNumber(years: number, month: number, day: number): number {
  return (((years << MONTH_BITS) | month) << DAY_BITS) | day;
}

/** How many people were born on each day; of a day that many share it is said that it is made up. */
export class DayCounts {
  readonly #year: number;
  readonly #counts = new Uint32Array(dayNumber(OLDEST + 2, 0, 0));
  /** what is not yet among the counts, in bytes: so small a list stays in the processor's own cache */
  readonly #recent = new Uint8Array(dayNumber(OLDEST + 2, 0, 0));

  /** @param reference nobody is born after it, or was older than anybody on it */
  constructor({ year }: Pick<CalendarDate, 'year'>) {
    this.#year = year;
  }

  /** By the numbers of the days. */
  get counts(): Uint32Array {
    const [counts, recent] = [this.#counts, this.#recent];
    for (let day = 0; day < counts.length; day++)
      counts[day] = (counts[day] as number) + (recent[day] as number);
    recent.fill(0);
    return counts;
  }

  /** Somebody was born on the day of this number. */
  add(day: number): void {
    const count = ((this.#recent[day] as number) + 1) % BYTE;
    this.#recent[day] = count;
    if (count === 0) this.#counts[day] = (this.#counts[day] as number) + BYTE;
  }

  /** The number of a day; a year that is out of reach gives one where nothing is counted. */
  dayOf(year: number, month: number, day: number): number {
    return dayNumber(this.#year - year, month, day);
  }

  /** The day of this number. */
  dateOf(number: number): CalendarDate {
    const months = number >> DAY_BITS;
    return {
      year: this.#year - (months >> MONTH_BITS),
      month: months & ((1 << MONTH_BITS) - 1),
      day: number & ((1 << DAY_BITS) - 1),
    };
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
  let total = 0;
  let most = 0;
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] as number;
    total += count;
    if (count > most) most = count;
  }
  const found: { date: CalendarDate; count: number; total: number }[] = [];
  if (100 * most <= PERCENT * total) return found;
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] as number;
    if (count >= LEAST && 100 * count > PERCENT * total)
      found.push({ date: days.dateOf(number), count, total });
  }
  return found;
}
