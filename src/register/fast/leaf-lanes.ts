import { MessageLanes, RESULTS } from './message-lanes.js';
import { INITIAL, LANES, ShaLanes } from './sha-lanes.js';

export { LONGEST_MESSAGE } from './message-lanes.js';
export { LANES } from './sha-lanes.js';

/** Levels of a whole subtree over all lanes. */
export const SUBTREE_LEVEL = Math.log2(LANES);

const HASH_WORDS = 8;
const LEAF_BYTE = 0;
const NODE_BYTES = 65;
/** Blocks of a node's message, behind those of the leaves. */
const NODE = 5;

/** Leaves of a Merkle tree side by side (RFC 6962, 2.1), and the nodes above them. */
export class LeafLanes {
  readonly #lanes = new ShaLanes();
  readonly #messages = new MessageLanes(null, this.#lanes);

  /** @throws if the machine has no vector instructions */
  constructor() {
    this.#lanes.fillBlock(NODE + 1, [...new Array<number>(15).fill(0), NODE_BYTES * 8]);
  }

  /** Puts a leaf's data, shorter than {@link LONGEST_MESSAGE}, into a lane. Nothing is checked. */
  put(lane: number, bytes: DataView, start: number, end: number): void {
    this.#messages.putBehind(LEAF_BYTE, lane, bytes, start, end);
  }

  /** Computes the leaves in the first `count` lanes, 1 to {@link LANES}. */
  run(count: number): void {
    this.#messages.run(count);
  }

  /** After a run over all lanes: the hash above all leaves takes the place of the first lane's. */
  join(): void {
    const lanes = this.#lanes;
    for (let nodes = LANES / 2; nodes >= 1; nodes /= 2) {
      lanes.pairs(nodes, RESULTS, NODE);
      lanes.compress(nodes, NODE, INITIAL, RESULTS);
      lanes.compress(nodes, NODE + 1, RESULTS, RESULTS);
    }
  }

  /** The hash in a lane. */
  hash(lane: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(4 * HASH_WORDS));
    for (let i = 0; i < HASH_WORDS; i++)
      view.setInt32(4 * i, this.#messages.digests[i * LANES + lane] as number);
    return new Uint8Array(view.buffer);
  }
}
