import { readReferenceDate } from './age.js';

/** Moments of a log (SPEC 8), on their digits alone: no clock has a say in what they are. */

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Whether there is such a moment: RFC 3339 in UTC, on a day that exists. */
export function isMoment(text: string): boolean {
  const day = MOMENT.exec(text)?.[1];
  return day !== undefined && readReferenceDate(day) !== null;
}

/** Whether the first of two moments comes before the second. */
export function isBefore(first: string, second: string): boolean {
  return comparable(first) < comparable(second);
}

/** Whole seconds since 1970 began, as Unix counts them, of a moment that there is. */
export function unixSeconds(moment: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (moment.match(/\d+/g) ?? []).map(
    Number,
  );
  // A year that begins in March has its leap day at the end.
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const days = 365 * years + leapDays + dayOfYear - DAYS_BEFORE_1970;
  return 86_400 * days + 3600 * hour + 60 * minute + second;
}

/** From the first of March of the year 0 on. */
const DAYS_BEFORE_1970 = 719_468;

/** With nine digits behind the point, texts are in the order of time. */
function comparable(moment: string): string {
  const [seconds = '', fraction = ''] = moment.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}
