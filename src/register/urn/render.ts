import { urnTail } from '../../core/urn.js';
import { entryWords, HAS_HOUSEHOLD, HOUSEHOLD_AT, LABEL_WORDS, STRATUM_AT, type UrnParts } from './log.js';
import type { Partition } from './partition.js';

/** The lines of the urn (SPEC 11) as bytes, from what was left of people. */

const LF = 10;
const COMMA = 44;
const LABEL_DIGITS = 8 * LABEL_WORDS;
/** Words are written over the end of what they are for; the next line comes there. */
const SLACK = 4;

/** What stands behind the label of everybody of a stratum, up to the household's label or the end of the line. */
interface Tail {
  readonly length: number;
  /** its bytes, filled up with zeros */
  readonly words: Int32Array;
}

/** Tails by reader and the reader's number of the stratum. */
export type Tails = readonly (readonly Tail[])[];

export function tailsOf({ parts, households }: UrnParts): Tails {
  const encoder = new TextEncoder();
  return parts.map(({ strata }) =>
    strata.map((categories) => {
      const bytes = encoder.encode(urnTail(categories) + String.fromCharCode(households ? COMMA : LF));
      const view = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4));
      for (const [at, byte] of bytes.entries()) view.setUint8(at, byte);
      const words = Int32Array.from({ length: view.byteLength / 4 }, (_, at) => view.getInt32(4 * at));
      return { length: bytes.length, words };
    }),
  );
}

export interface Rendered {
  /** all lines, each with its line feed */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
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
  const tailOf = (entry: number) =>
    tails[readers[entry] as number]?.[
      (entries[entry * words + STRATUM_AT] as number) & ~HAS_HOUSEHOLD
    ] as Tail;
  const starts = new Uint32Array(order.length + 1);
  let size = 0;
  for (let rank = 0; rank < order.length; rank++) {
    starts[rank] = size;
    const entry = order[rank] as number;
    size += LABEL_DIGITS + tailOf(entry).length;
    if (households) size += 1 + ((entries[entry * words + STRATUM_AT] as number) < 0 ? LABEL_DIGITS : 0);
  }
  starts[order.length] = size;
  const buffer = new ArrayBuffer(size + SLACK);
  const view = new DataView(buffer);
  for (let rank = 0; rank < order.length; rank++) {
    const entry = order[rank] as number;
    const from = entry * words;
    const tail = tailOf(entry);
    let at = starts[rank] as number;
    writeDigits(entries, from, view, at);
    at += LABEL_DIGITS;
    for (let i = 0; i < tail.words.length; i++) view.setInt32(at + 4 * i, tail.words[i] as number);
    if (!households) continue;
    at += tail.length;
    if ((entries[from + STRATUM_AT] as number) < 0) {
      writeDigits(entries, from + HOUSEHOLD_AT, view, at);
      at += LABEL_DIGITS;
    }
    view.setUint8(at, LF);
  }
  return { bytes: new Uint8Array(buffer, 0, size), view, starts };
}

/** The four digits of every number of 16 bits, as a word. */
const DIGITS = Int32Array.from({ length: 1 << 16 }, (_, number) => {
  const spread = ((number & 0xff00) << 8) | (number & 0xff);
  const nibbles = (spread | (spread << 4)) & 0x0f0f_0f0f;
  const letters = ((nibbles + 0x0606_0606) >>> 4) & 0x0101_0101;
  return nibbles + 0x3030_3030 + 39 * letters;
});

function writeDigits(words: Int32Array, from: number, view: DataView, to: number): void {
  for (let i = 0, at = to; i < LABEL_WORDS; i++, at += 8) {
    const word = words[from + i] as number;
    view.setInt32(at, DIGITS[word >>> 16] as number);
    view.setInt32(at + 4, DIGITS[word & 0xffff] as number);
  }
}
