import { INITIAL, LANES, longestIn, ShaLanes } from './sha-lanes.js';
import { STATE_WORDS } from './sha-module.js';

export { LANES } from './sha-lanes.js';

const BLOCKS = 5;

/** In bytes, a byte before the others included. */
export const LONGEST_MESSAGE = longestIn(BLOCKS);

const BEGIN = 1;
/** The state with the digests. */
export const RESULTS = 2;

/** SHA-256 of many messages of some hundred bytes at once, perhaps all behind the same 64 characters. */
export class MessageLanes {
  /** word `i` of a lane's digest stands at `i * LANES + lane`, as a signed number */
  readonly digests: Int32Array;
  readonly #lanes: ShaLanes;
  readonly #from: number;
  readonly #before: number;
  /** digests of lanes whose messages are shorter than others */
  readonly #done = new Int32Array(STATE_WORDS * LANES);

  /**
   * @param begin 64 characters of ASCII before every message; `null`: none
   * @throws if the machine has no vector instructions
   */
  constructor(begin: string | null = null, lanes = new ShaLanes()) {
    this.#lanes = lanes;
    this.#from = begin === null ? INITIAL : BEGIN;
    this.#before = begin?.length ?? 0;
    if (begin !== null) this.#lanes.begin(BEGIN, begin);
    this.digests = this.#lanes.states[RESULTS] as Int32Array;
  }

  /** Puts bytes, at most {@link LONGEST_MESSAGE}, into a lane, where they stay until the next. Nothing is checked. */
  put(lane: number, bytes: DataView, start: number, end: number): void {
    this.#lanes.put(lane, bytes, start, end, this.#before);
  }

  /** The same with a byte before them. */
  putBehind(byte: number, lane: number, bytes: DataView, start: number, end: number): void {
    this.#lanes.putBehind(byte, lane, bytes, start, end, this.#before);
  }

  /** Computes the first `count` lanes, 1 to {@link LANES}; what the others then show means nothing. */
  run(count: number): void {
    const lanes = this.#lanes;
    let least = BLOCKS;
    let most = 1;
    for (let lane = 0; lane < count; lane++) {
      const blocks = lanes.blocksOf(lane);
      if (blocks < least) least = blocks;
      if (blocks > most) most = blocks;
    }
    for (let block = 0; block < most; block++) {
      lanes.compress(count, block, block === 0 ? this.#from : RESULTS, RESULTS);
      if (block + 1 >= least && block + 1 < most) this.#move(count, block + 1, this.digests, this.#done);
    }
    for (let blocks = least; blocks < most; blocks++) this.#move(count, blocks, this.#done, this.digests);
  }

  #move(count: number, blocks: number, from: Int32Array, to: Int32Array): void {
    for (let lane = 0; lane < count; lane++) {
      if (this.#lanes.blocksOf(lane) !== blocks) continue;
      for (let at = lane; at < to.length; at += LANES) to[at] = from[at] as number;
    }
  }
}
