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

/** How many people were born on which days: numbers of days, each once and rising, and counts at the same places. */
export interface Births {
  readonly days: Uint32Array;
  readonly counts: Uint32Array;
}

/** Lists that are full of zeros. */
const spare = new Spare<readonly [counts: Uint32Array<ArrayBuffer>, recent: Uint8Array<ArrayBuffer>]>();

/** How many people were born on each day; of a day that many share it is said that it is made up. */
export class DayCounts {
  readonly #year: number;
  /** by the numbers of the days */
  #counts: Uint32Array<ArrayBuffer>;
  /** what is not yet among the counts, in bytes: so small a list stays in the processor's own cache */
  #recent: Uint8Array<ArrayBuffer>;
  /** some day has more than fit into a byte */
  #isLarge = false;

  /** @param reference nobody is born after it, or was older than anybody on it */
  constructor({ year }: Pick<CalendarDate, 'year'>) {
    this.#year = year;
    [this.#counts, this.#recent] = spare.take() ?? [new Uint32Array(DAYS), new Uint8Array(DAYS)];
  }

  /** What was counted; from then on nothing is. */
  take(): Births {
    const [counts, recent] = [this.#counts, this.#recent];
    const found: Births = this.#isLarge ? listed(withRecent(counts, recent)) : ofBytes(recent);
    if (this.#isLarge) counts.fill(0);
    recent.fill(0);
    if (recent.length > 0) spare.keep([counts, recent]);
    [this.#counts, this.#recent] = [new Uint32Array(0), new Uint8Array(0)];
    return found;
  }

  /** Somebody was born on the day of this number. */
  add(day: number): void {
    const count = ((this.#recent[day] as number) + 1) % BYTE;
    this.#recent[day] = count;
    if (count > 0) return;
    this.#counts[day] = (this.#counts[day] as number) + BYTE;
    this.#isLarge = true;
  }

  /** The number of a day; a year that is out of reach gives one where nothing is counted. */
  dayOf(year: number, month: number, day: number): number {
    return dayNumber(this.#year - year, month, day);
  }
}

function withRecent(counts: Uint32Array, recent: Uint8Array): Uint32Array {
  for (let day = 0; day < counts.length; day++)
    counts[day] = (counts[day] as number) + (recent[day] as number);
  return counts;
}

function listed(counts: Uint32Array): Births {
  const days: number[] = [];
  for (let day = 0; day < counts.length; day++) if (counts[day] !== 0) days.push(day);
  return { days: Uint32Array.from(days), counts: Uint32Array.from(days, (day) => counts[day] as number) };
}

const WORD = 4;

/** Of most days nobody was born, so four are looked at in one step. */
function ofBytes(recent: Uint8Array): Births {
  const words = new Uint32Array(recent.buffer, 0, recent.length / WORD);
  const days: number[] = [];
  for (let word = 0; word < words.length; word++) {
    if (words[word] === 0) continue;
    for (let day = WORD * word; day < WORD * (word + 1); day++) if (recent[day] !== 0) days.push(day);
  }
  return { days: Uint32Array.from(days), counts: Uint32Array.from(days, (day) => recent[day] as number) };
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
  return listed(sums);
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
  const found: { date: CalendarDate; count: number; total: number }[] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    if (count >= LEAST && 100 * count > PERCENT * total)
      found.push({ date: dateOf(days[at] as number, year), count, total });
  }
  return found;
}
