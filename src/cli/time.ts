/** The time that goes into a log; nothing is decided by it. */

/** @param epoch SOURCE_DATE_EPOCH; left out or none: what time it is */
export function timeAt(epoch: string | undefined, clock: () => Date): string {
  const time = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : clock();
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
