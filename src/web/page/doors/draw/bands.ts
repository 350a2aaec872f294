/** Age bands, by the ages at which they begin. */

export const USUAL_LIMITS: readonly number[] = [16, 30, 45, 65];
export const OLDEST_LIMIT = 100;
const MOST_BANDS = 10;

/** `16-29`, .., `65+`; the last one ends with the greatest age, if there is one. */
export function bandsOf(limits: readonly number[], maxAge: string): string[] {
  const greatest = /^\s*\d{1,3}\s*$/.test(maxAge) ? Number(maxAge) : null;
  return limits.map((from, at) => {
    const next = limits[at + 1];
    const to = next === undefined ? greatest : next - 1;
    if (to === null || to < from) return next === undefined ? `${from}+` : `${from}`;
    return to === from ? `${from}` : `${from}-${to}`;
  });
}

/** A limit moves between its neighbours and never past them. */
export function moved(limits: readonly number[], at: number, to: number): readonly number[] {
  const least = at === 0 ? 0 : (limits[at - 1] ?? 0) + 1;
  const most = (limits[at + 1] ?? OLDEST_LIMIT + 1) - 1;
  return limits.map((limit, index) => (index === at ? Math.min(most, Math.max(least, to)) : limit));
}

/** The widest band in two; `null`: there are enough. */
export function split(limits: readonly number[]): readonly number[] | null {
  if (limits.length >= MOST_BANDS) return null;
  const widths = limits.map((from, at) => (limits[at + 1] ?? OLDEST_LIMIT) - from);
  const widest = widths.indexOf(Math.max(...widths));
  const from = limits[widest] ?? 0;
  const half = from + Math.floor((widths[widest] ?? 0) / 2);
  return half === from ? null : [...limits.slice(0, widest + 1), half, ...limits.slice(widest + 1)];
}

/** Two neighbours become one: the limit between them goes. */
export function merged(limits: readonly number[], at: number): readonly number[] {
  return limits.length === 1 ? limits : limits.filter((_, index) => index !== at);
}

/** The first band begins where people begin to be drawn. */
export function withLeast(limits: readonly number[], minAge: string): readonly number[] {
  if (!/^\s*\d{1,3}\s*$/.test(minAge)) return limits;
  const least = Number(minAge);
  const rest = limits.slice(1).filter((limit) => limit > least);
  return [least, ...rest];
}
