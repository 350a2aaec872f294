import { INITIAL, LANES, ShaLanes } from './sha-lanes.js';

/** Numbers of 32 bits in a hash. */
export const HASH_WORDS = 8;

const NODE_BYTE = 1;
const NODE_BYTES = 65;
const NODES = 1;

/** Many nodes of a Merkle tree at once (RFC 6962, 2.1): SHA-256(01 ‖ left ‖ right), two blocks each. */
export class TreeLanes {
  readonly #lanes = new ShaLanes();

  /** @throws if the machine has no vector instructions */
  constructor() {
    this.#lanes.fillBlock(1, [...new Array<number>(15).fill(0), NODE_BYTES * 8]);
  }

  /**
   * Makes one node of each two hashes, in their place: the nodes stand from the beginning of the list on.
   * @param hashes one after the other, {@link HASH_WORDS} each
   * @param first number of the first of them
   * @param pairs how many nodes are made
   */
  join(hashes: Int32Array, first: number, pairs: number): void {
    for (let made = 0; made < pairs; made += LANES) {
      const count = Math.min(LANES, pairs - made);
      for (let lane = 0; lane < count; lane++)
        this.#lanes.putWordsBehind(NODE_BYTE, lane, hashes, (first + 2 * (made + lane)) * HASH_WORDS);
      this.#lanes.compress(count, 0, INITIAL, NODES);
      this.#lanes.compress(count, 1, NODES, NODES);
      copyOut(this.#lanes.states[NODES] as Int32Array, count, hashes, made);
    }
  }
}

/** Puts the digests of the first `count` lanes into a list of hashes, from number `to` on. */
export function copyOut(digests: Int32Array, count: number, hashes: Int32Array, to: number): void {
  for (let lane = 0, at = to * HASH_WORDS; lane < count; lane++)
    for (let from = lane; from < HASH_WORDS * LANES; from += LANES) hashes[at++] = digests[from] as number;
}
