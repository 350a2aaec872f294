import { urnTail } from '../../core/urn.js';
import { entryWords, HAS_HOUSEHOLD, HOUSEHOLD_AT, LABEL_WORDS, STRATUM_AT, type UrnParts } from './log.js';
import type { Partition } from './partition.js';

/** The lines of the urn (SPEC 11) as bytes, from what was left of people. */

const LF = 10;
const COMMA = 44;
const LABEL_DIGITS = 8 * LABEL_WORDS;

/** What stands behind the label of everybody of a stratum, by reader and the reader's number of the stratum. */
export type Tails = readonly (readonly Uint8Array[])[];

export function tailsOf({ parts }: UrnParts): Tails {
  const encoder = new TextEncoder();
  return parts.map(({ strata }) => strata.map((categories) => encoder.encode(urnTail(categories))));
}

export interface Rendered {
  /** all lines, each with its line feed */
  readonly bytes: Uint8Array;
  /** where each line begins, and behind them where the bytes end */
  readonly starts: Uint32Array;
}

/** The lines of a partition in their order. */
export function renderPartition(
  { entries, order, readers }: Partition,
  tails: Tails,
  households: boolean,
): Rendered {
  const words = entryWords(households);
  const starts = new Uint32Array(order.length + 1);
  let size = 0;
  for (let rank = 0; rank < order.length; rank++) {
    starts[rank] = size;
    const entry = order[rank] as number;
    const stratum = entries[entry * words + STRATUM_AT] as number;
    const tail = tailOf(tails, readers[entry] as number, stratum);
    size += LABEL_DIGITS + tail.length + 1;
    if (households) size += stratum < 0 ? 1 + LABEL_DIGITS : 1;
  }
  starts[order.length] = size;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const entry = order[rank] as number;
    const from = entry * words;
    const stratum = entries[from + STRATUM_AT] as number;
    at = writeDigits(entries, from, bytes, at);
    const tail = tailOf(tails, readers[entry] as number, stratum);
    for (let i = 0; i < tail.length; i++) bytes[at++] = tail[i] as number;
    if (households) bytes[at++] = COMMA;
    if (households && stratum < 0) at = writeDigits(entries, from + HOUSEHOLD_AT, bytes, at);
    bytes[at++] = LF;
  }
  return { bytes, starts };
}

function tailOf(tails: Tails, reader: number, stratum: number): Uint8Array {
  return tails[reader]?.[stratum & ~HAS_HOUSEHOLD] as Uint8Array;
}

/** The digits of a byte, one behind the other. */
const DIGITS = Uint8Array.from({ length: 512 }, (_, at) =>
  (((at >> 1) >> (at & 1 ? 0 : 4)) & 15).toString(16).charCodeAt(0),
);

function writeDigits(words: Int32Array, from: number, bytes: Uint8Array, to: number): number {
  let at = to;
  for (let i = 0; i < LABEL_WORDS; i++) {
    const word = words[from + i] as number;
    for (let shift = 23; shift > 0; shift -= 8) {
      const digits = (word >>> shift) & 0x1fe;
      bytes[at++] = DIGITS[digits] as number;
      bytes[at++] = DIGITS[digits + 1] as number;
    }
    const digits = (word << 1) & 0x1fe;
    bytes[at++] = DIGITS[digits] as number;
    bytes[at++] = DIGITS[digits + 1] as number;
  }
  return at;
}
