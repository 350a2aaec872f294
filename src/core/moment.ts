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

/** With nine digits behind the point, texts are in the order of time. */
function comparable(moment: string): string {
  const [seconds = '', fraction = ''] = moment.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}
