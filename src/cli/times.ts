import { error, Refusal } from '../core/problem.js';

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

/** When it happened: `--at`, SOURCE_DATE_EPOCH, or now. It stands in the log and decides nothing. */
export function timeOf(given: string | undefined): string {
  if (given !== undefined) {
    const isTime =
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(given) && !Number.isNaN(Date.parse(given));
    if (isTime) return given;
    throw new Refusal('usage', [
      error('USE-010', undefined, { flag: '--at', expected: '2026-12-05T19:30:00Z' }),
    ]);
  }
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const time = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
