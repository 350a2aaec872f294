import { error, Refusal } from '../core/problem.js';

/**
 * `--time-limit` in seconds.
 * @throws Refusal USE-010 for anything but a number above zero
 */
export function timeLimitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0) return seconds;
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--time-limit', expected: '1 – 999999' })]);
}
