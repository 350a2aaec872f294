import { error, Refusal } from '../core/problem.js';
import { MOST_WORKERS } from './processors.js';

/**
 * `--time-limit` in seconds.
 * @throws Refusal USE-010 for anything but a number above zero
 */
export function timeLimitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0) return seconds;
  throw new Refusal('usage', [
    error('USE-010', undefined, { flag: '--time-limit', expected: '0.001 – 999999' }),
  ]);
}

/** `--at`. @throws Refusal USE-010 for anything but a time in UTC */
export function timeOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const isTime =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(given) && !Number.isNaN(Date.parse(given));
  if (isTime) return given;
  throw new Refusal('usage', [
    error('USE-010', undefined, { flag: '--at', expected: '2026-12-05T19:30:00Z' }),
  ]);
}

/** `--workers`. @throws Refusal USE-010 for no number */
export function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,2}$/.test(text) ? Number(text) : MOST_WORKERS + 1;
  if (count <= MOST_WORKERS) return count;
  throw new Refusal('usage', [
    error('USE-010', undefined, { flag: '--workers', expected: `0 – ${MOST_WORKERS}` }),
  ]);
}
