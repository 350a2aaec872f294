import { isDigest } from '../../core/digest.js';
import { Spare } from '../spare.js';
import { LANES, longestIn, ShaLanes } from './sha-lanes.js';

export { LANES } from './sha-lanes.js';

/**
 * The first 64 bits of many tickets at once (SPEC 3): SHA-256(seedHash ‖ label).
 *
 * The seed's hash, 64 digits, fills the first block exactly, so what the compression makes of it (the
 * midstate) is the same for everybody and is computed once. A label of at most 55 bytes fits with its
 * padding into one further block: one compression per person. The first 64 bits tell almost everybody
 * that others were drawn.
 */

/** In bytes. */
export const LONGEST_LABEL = longestIn(1);

const SEED_BYTES = 64;
/** States of {@link ShaLanes}. */
const SEEDED = 1;
const TICKETS = 2;

// `| 0` leaves a number as it is only if it is an integer, and costs nothing.
const isLane = (lane: number) => lane === (lane | 0) && lane >= 0 && lane < LANES;
const isRange = (bytes: DataView, start: number, end: number) =>
  start === (start | 0) && end === (end | 0) && start >= 0 && start <= end && end <= bytes.byteLength;

const spare = new Spare<ShaLanes>();

export class TicketLanes {
  /** The leading 32 bits of each lane's ticket, unsigned. */
  readonly high: Uint32Array;
  /** The 32 bits after those. */
  readonly low: Uint32Array;
  readonly #lanes: ShaLanes;

  /**
   * @param seedHash 64 lowercase hexadecimal digits
   * @throws RangeError if it is not that
   */
  constructor(seedHash: string) {
    if (!isDigest(seedHash)) throw new RangeError('expected a seed hash of 64 lowercase hex digits');
    this.#lanes = spare.take() ?? new ShaLanes();
    this.#lanes.begin(SEEDED, seedHash);
    this.high = this.#lanes.row(TICKETS, 0);
    this.low = this.#lanes.row(TICKETS, 1);
  }

  /**
   * Puts a label, the bytes from `start` to before `end`, into a lane, where it stays until the next.
   * @throws RangeError if the label is longer than {@link LONGEST_LABEL}, or there is no such lane or range
   */
  put(lane: number, bytes: DataView, start: number, end: number): void {
    if (!isLane(lane)) throw new RangeError(`expected a lane from 0 to ${LANES - 1}, got ${lane}`);
    if (!isRange(bytes, start, end)) {
      throw new RangeError(`expected a range in the bytes, got ${start} to ${end}`);
    }
    const length = end - start;
    if (length > LONGEST_LABEL) {
      throw new RangeError(`expected a label of 0 to ${LONGEST_LABEL} bytes, got ${length}`);
    }
    this.#lanes.put(lane, bytes, start, end, SEED_BYTES);
  }

  /** Gives its memory to whoever needs one next; nothing may be asked of these lanes afterwards. */
  release(): void {
    spare.keep(this.#lanes);
  }

  /**
   * Computes the tickets of the first `count` lanes; what the others then show means nothing.
   * @throws RangeError if count is not an integer from 0 to {@link LANES}
   */
  run(count: number): void {
    if (!Number.isInteger(count) || count < 0 || count > LANES) {
      throw new RangeError(`expected a count of lanes up to ${LANES}, got ${count}`);
    }
    if (count > 0) this.#lanes.compress(count, 0, SEEDED, TICKETS);
  }
}
