import { dayNumber, momentAt } from '../../core/calendar.js';

/** Numbers of a sheet as the texts that somebody would type. */

/** As many digits as a spreadsheet keeps. */
const DIGITS = 15;

/** A number as somebody would type it: no exponent, no `.0`, a full stop before decimals. */
export function numberText(stored: string): string {
  const text = stored.trim();
  if (/^-?[1-9]\d*$/.test(text)) return text;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  const [digits = '', exponent = '0'] = number.toExponential(DIGITS - 1).split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const all = digits.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  const whole = point <= 0 ? '0' : all.slice(0, point).padEnd(point, '0');
  const decimals = (point <= 0 ? '0'.repeat(-point) + all : all.slice(point)).replace(/0+$/, '');
  const value = decimals === '' ? whole : `${whole}.${decimals}`;
  return value === '0' ? value : sign + value;
}

const SECONDS_OF_A_DAY = 86_400;
/** Day 0 of a spreadsheet's calendar, for days behind the 29 February 1900 that it has and nobody else. */
const EPOCH_1900 = dayNumber({ year: 1899, month: 12, day: 30 });
const EPOCH_1904 = dayNumber({ year: 1904, month: 1, day: 1 });
const LEAP_DAY = 60;
/** 31 December 9999 */
const LAST_DAY = dayNumber({ year: 9999, month: 12, day: 31 });

/**
 * The day of a spreadsheet's number, YYYY-MM-DD; HH:MM if it is a time of day alone. What is no day stays a number.
 * @param from1904 whether days count from 1 January 1904
 */
export function dateText(stored: string, from1904: boolean): string {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number) || number < 0) return numberText(stored);
  // A fraction of a day that stands for a whole second may be a little too small.
  const seconds = Math.round(number * SECONDS_OF_A_DAY);
  const day = Math.floor(seconds / SECONDS_OF_A_DAY);
  if (day === 0 && (seconds > 0 || !from1904)) return momentAt(seconds).slice(11, 16);
  if (!from1904 && day === LEAP_DAY) return '1900-02-29';
  const epoch = from1904 ? EPOCH_1904 : day < LEAP_DAY ? EPOCH_1900 + 1 : EPOCH_1900;
  return epoch + day > LAST_DAY
    ? numberText(stored)
    : momentAt((epoch + day) * SECONDS_OF_A_DAY).slice(0, 10);
}

/** `_x0041_` in a file stands for `A` (ECMA-376 part 1, 22.9.2.19); line ends within a cell are `\n`. */
export function cellText(stored: string): string {
  const text = stored.includes('_x')
    ? stored.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : stored;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
