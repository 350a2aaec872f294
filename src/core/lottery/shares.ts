/** Places that follow from a share of the people (SPEC 6.3): from its exact number rounded down to rounded up. */

/** A share at its exact value, between 0 and 1. */
export interface Share {
  readonly numerator: bigint;
  /** at least 1 */
  readonly denominator: bigint;
}

/** How a row of a plan says that its share is that of the frame of its own draw. */
export const OF_FRAME = 'frame';

/** `12345/54321`, as a plan in force has it. */
export function shareText({ numerator, denominator }: Share): string {
  return `${numerator}/${denominator}`;
}

/** The share of such a text; `null` if it is none, or not between 0 and 1. */
export function readShareText(text: string): Share | null {
  const [, above, below] = /^(\d{1,40})\/(\d{1,40})$/.exec(text) ?? [];
  if (above === undefined || below === undefined) return null;
  const share = { numerator: BigInt(above), denominator: BigInt(below) };
  return share.denominator === 0n || share.numerator > share.denominator ? null : share;
}

/**
 * The places of a share, both ends included.
 * @param slack places fewer and more than the exact number rounded down and up
 */
export function sharedPlaces(
  { numerator, denominator }: Share,
  size: number,
  slack: number,
): { readonly min: number; readonly max: number } {
  const places = numerator * BigInt(size);
  const down = Number(places / denominator);
  const up = Number((places + denominator - 1n) / denominator);
  return { min: Math.max(0, down - slack), max: Math.min(size, up + slack) };
}
