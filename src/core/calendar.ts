import { type CalendarDate, readReferenceDate } from './age.js';

/** Days and seconds counted from 1 January 1970 (UTC), on calendar numbers alone: no clock, no time zone, no Date. */

const DAYS_OF_400_YEARS = 146_097;
const SECONDS_OF_A_DAY = 86_400;
/** From 1 March of the year 0, where years of this count begin so that a leap day is a year's last. */
const DAYS_UNTIL_1970 = 719_468;

/** Days from 1 January 1970 to this one. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * months + 2) / 5) + day - 1 - DAYS_UNTIL_1970;
}

/** 0 for a Sunday to 6 for a Saturday; `null` if there is no such day. */
export function weekdayOf(date: string): number | null {
  const read = readReferenceDate(date);
  return read === null ? null : (((dayNumber(read) + 4) % 7) + 7) % 7;
}

/** The moment so many seconds after the beginning of 1970, such as `2023-08-23T15:09:27Z`. */
export function momentAt(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_OF_A_DAY);
  const rest = seconds - day * SECONDS_OF_A_DAY;
  const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits);
  return `${dateOf(day)}T${parts.join(':')}Z`;
}

/** The day so many days after another one, both `YYYY-MM-DD`. @throws RangeError if there is no such day */
export function daysLater(date: string, days: number): string {
  const read = readReferenceDate(date);
  if (read === null) throw new RangeError('expected a day of the calendar');
  return dateOf(dayNumber(read) + days);
}

function dateOf(number: number): string {
  const days = number + DAYS_UNTIL_1970;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const ofEra = days - era * DAYS_OF_400_YEARS;
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * months + 2) / 5) + 1;
  const month = months < 10 ? months + 3 : months - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
