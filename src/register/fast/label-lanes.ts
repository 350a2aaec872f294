import { isDigest } from '../../core/digest.js';
import { INITIAL, LANES, longestIn, ShaLanes } from './sha-lanes.js';

export { LANES } from './sha-lanes.js';

/**
 * Many keyed labels at once (SPEC 3), and the beginnings of their tickets:
 *
 *     secret = H(key ‖ ":" ‖ id)      label = H(secret ‖ ":" ‖ id)      ticket = H(seedHash ‖ label)
 *
 * Key, secret, seed's hash and label are 64 digits each, which fill a block exactly, and the padded id is the same
 * second block twice. So a label takes three compressions and a ticket two more, and no digit of a secret leaves the
 * vectors.
 */

/** Numbers of 32 bits in a label. */
export const LABEL_WORDS = 8;

/** In bytes; the colon takes one. */
export const LONGEST_ID = longestIn(1) - 1;

const COLON = 58;
const DIGEST_BYTES = 64;

/** States of {@link ShaLanes}. */
const KEYED = 1;
const SEEDED = 2;
const LABELS = 3;
const TICKETS = 4;
/** Blocks: the padded id, the digits of a secret or a label, and the padding behind 128 bytes. */
const ID = 0;
const DIGITS = 1;
const END = 2;

export class LabelLanes {
  /** word `i` of a lane's label stands at `i * LANES + lane`, as a signed number */
  readonly labels: Int32Array;
  /** the leading 32 bits of each lane's ticket, unsigned */
  readonly high: Uint32Array;
  readonly #lanes = new ShaLanes();
  readonly #isSeeded: boolean;

  /**
   * @param key 64 lowercase hexadecimal digits
   * @param seedHash the same; `null`: no tickets
   * @throws RangeError if they are not that; other errors if the machine has no vector instructions
   */
  constructor(key: string, seedHash: string | null) {
    if (!isDigest(key) || (seedHash !== null && !isDigest(seedHash)))
      throw new RangeError('expected a key and a seed hash of 64 lowercase hex digits');
    this.#isSeeded = seedHash !== null;
    this.#lanes.begin(KEYED, key);
    if (seedHash !== null) this.#lanes.begin(SEEDED, seedHash);
    this.#lanes.fillBlock(END, endOf(2 * DIGEST_BYTES));
    this.labels = this.#lanes.states[LABELS] as Int32Array;
    this.high = this.#lanes.row(TICKETS, 0);
  }

  /**
   * Puts an id, the bytes from `start` to before `end`, at most {@link LONGEST_ID}, into a lane, where it stays until
   * the next. Nothing is checked.
   */
  put(lane: number, bytes: DataView, start: number, end: number): void {
    this.#lanes.putBehind(COLON, lane, bytes, start, end, DIGEST_BYTES);
  }

  /** Computes the first `count` lanes, 1 to {@link LANES}; what the others then show means nothing. */
  run(count: number): void {
    const lanes = this.#lanes;
    lanes.compress(count, ID, KEYED, LABELS);
    lanes.digits(count, LABELS, DIGITS);
    lanes.compress(count, DIGITS, INITIAL, LABELS);
    lanes.compress(count, ID, LABELS, LABELS);
    if (!this.#isSeeded) return;
    lanes.digits(count, LABELS, DIGITS);
    lanes.compress(count, DIGITS, SEEDED, TICKETS);
    lanes.compress(count, END, TICKETS, TICKETS);
  }
}

/** The last block of a message of so many bytes, if it has nothing but padding. */
export function endOf(bytes: number): number[] {
  return [0x8000_0000 | 0, ...new Array<number>(14).fill(0), bytes * 8];
}
