/** Birth dates and ages (SPEC 4), on calendar numbers alone: no clock, no time zone, no Date. */

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type DateFault =
  | 'empty'
  | 'format'
  | 'two-digit-year'
  | 'no-year'
  | 'impossible'
  | 'future'
  | 'day-first'
  | 'too-old';

/** How eight digits are to be read: as a year, month and day, or the other way round. */
export type DateOrder = 'YYYYMMDD' | 'DDMMYYYY';

const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR = /^(\d{4})$/;
const DAY_FIRST = /^(\d{2})(\d{2})(\d{4})$/;
const TWO_DIGIT_YEAR = /^\d{1,2}\.\d{1,2}\.\d{2}$/;
/** The time that databases and spreadsheets write behind a day that has none. */
const MIDNIGHT = /(?<=\d)(?: |T)0?0:00(?::00(?:[.,]0{1,9})?)?Z?$/;

/**
 * Reads `D.M.YYYY`, `YYYY-MM-DD`, `YYYYMMDD` or `YYYY`, a day also with midnight behind it. An unknown part
 * (`00`, or missing) counts as the earliest possible, so that a gap in the register excludes nobody. Without
 * a year there is no age.
 */
export function readBirthDate(written: string, order: DateOrder = 'YYYYMMDD'): CalendarDate | DateFault {
  if (written === '') return 'empty';
  const text = written.length > 10 ? written.replace(MIDNIGHT, '') : written;
  const german = GERMAN.exec(text);
  if (german) return calendarDate(german[3], german[2], german[1]);
  const iso = ISO.exec(text);
  if (iso) return calendarDate(iso[1], iso[2], iso[3]);
  if (COMPACT.test(text)) return compactDate(text, order);
  const year = YEAR.exec(text);
  if (year && text === written) return calendarDate(year[1], '0', '0');
  return TWO_DIGIT_YEAR.test(text) ? 'two-digit-year' : 'format';
}

/** Eight digits; that of another order than was said is told apart by its year, which is no month. */
function compactDate(text: string, order: DateOrder): CalendarDate | DateFault {
  const [, day, month, last] = DAY_FIRST.exec(text) ?? [];
  const dayFirst = calendarDate(last, month, day);
  if (order === 'DDMMYYYY') return dayFirst;
  const [, year, middle, end] = COMPACT.exec(text) ?? [];
  const date = calendarDate(year, middle, end);
  if (date !== 'impossible' || typeof dayFirst === 'string') return date;
  return dayFirst.year >= 1850 && dayFirst.year < 2200 ? 'day-first' : date;
}

function calendarDate(y = '', m = '', d = ''): CalendarDate | DateFault {
  const year = Number(y);
  const month = Number(m) || 1;
  const day = Number(d) || 1;
  if (year === 0) return 'no-year';
  if (month > 12 || day > daysInMonth(year, month)) return 'impossible';
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A complete `YYYY-MM-DD` that exists, or `null`. */
export function readReferenceDate(text: string): CalendarDate | null {
  if (!ISO.test(text) || /-00/.test(text)) return null;
  const date = readBirthDate(text);
  return typeof date === 'string' ? null : date;
}

/** Completed years on the reference date, at most {@link OLDEST}; somebody born on 29 February turns a year older on 1 March. */
export function ageOn(reference: CalendarDate, birth: CalendarDate): number | 'future' | 'too-old' {
  const beforeBirthday =
    reference.month < birth.month || (reference.month === birth.month && reference.day < birth.day);
  const age = reference.year - birth.year - (beforeBirthday ? 1 : 0);
  if (age < 0) return 'future';
  return age > OLDEST ? 'too-old' : age;
}

/** Nobody has been older; a larger number in an age column is a year or a house number. */
export const OLDEST = 130;

const YEARS = /^\d{1,3}$/;

/** Reads an age column: completed years, or a fault. */
export function readAge(text: string): number | 'empty' | 'format' {
  if (text === '') return 'empty';
  if (!YEARS.test(text)) return 'format';
  const age = Number(text);
  return age > OLDEST ? 'format' : age;
}
