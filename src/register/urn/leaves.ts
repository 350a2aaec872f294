import { hashBytes } from '#machine';
import { type Joined, LeafRange, leafHash, type Subtree } from '../../core/merkle.js';
import { LANES, LeafLanes, LONGEST_MESSAGE, SUBTREE_LEVEL } from '../fast/leaf-lanes.js';

/** Leaves of the urn's tree from a given number on, to be joined with those before and behind them. */
export interface Leaves {
  /** @param begin number of the leaf that comes next; none may be waiting for {@link finish} */
  start(begin: number): void;
  /** The next leaf: the bytes from `start` to before `end`. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void;
  /** A leaf whose hash is known. */
  addHash(leaf: Uint8Array): void;
  /** The largest whole subtrees since the start, or since they were asked for last; then other leaves may come. */
  finish(): readonly Subtree[];
}

/** Whoever has to be told of the nodes above some leaves. */
export interface Watch {
  readonly joined: Joined;
  /** numbers of the leaves */
  readonly leaves: Iterable<number>;
}

/** Side by side where the machine can. */
export function leavesHere(watch?: Watch): Leaves {
  try {
    return new LeavesInLanes(watch);
  } catch {
    return new PlainLeaves(watch);
  }
}

/** One after the other. */
export class PlainLeaves implements Leaves {
  readonly #joined: Joined | undefined;
  #range: LeafRange;

  constructor(watch?: Watch) {
    this.#joined = watch?.joined;
    this.#range = new LeafRange(hashBytes, 0, this.#joined);
  }

  start(begin: number): void {
    this.#range = new LeafRange(hashBytes, begin, this.#joined);
  }

  add(bytes: Uint8Array, _: DataView, start: number, end: number): void {
    this.#range.add(leafHash(hashBytes, bytes.subarray(start, end)));
  }

  addHash(leaf: Uint8Array): void {
    this.#range.add(leaf);
  }

  finish(): readonly Subtree[] {
    const { subtrees, end } = this.#range;
    this.start(end);
    return subtrees;
  }
}

/** Whenever all lanes are full their leaves are a whole subtree, since the first ones come up to where one begins. */
class LeavesInLanes implements Leaves {
  readonly #lanes = new LeafLanes();
  readonly #joined: Joined | undefined;
  /** numbers of the subtrees over all lanes that have leaves which somebody watches */
  readonly #watched: ReadonlySet<number>;
  #range: LeafRange;
  #waiting = 0;
  /** how many may wait */
  #most = LANES;

  constructor(watch?: Watch) {
    this.#joined = watch?.joined;
    this.#watched = new Set(Array.from(watch?.leaves ?? [], (leaf) => Math.floor(leaf / LANES)));
    this.#range = new LeafRange(hashBytes, 0, this.#joined);
  }

  start(begin: number): void {
    this.#range = new LeafRange(hashBytes, begin, this.#joined);
    this.#waiting = 0;
    this.#most = LANES - (begin % LANES);
  }

  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    if (end - start >= LONGEST_MESSAGE) {
      this.addHash(leafHash(hashBytes, bytes.subarray(start, end)));
      return;
    }
    this.#lanes.put(this.#waiting++, view, start, end);
    if (this.#waiting === this.#most) this.#run();
  }

  addHash(leaf: Uint8Array): void {
    this.#run();
    this.#range.add(leaf);
    this.#most = LANES - (this.#range.end % LANES);
  }

  finish(): readonly Subtree[] {
    this.#run();
    const { subtrees, end } = this.#range;
    this.start(end);
    return subtrees;
  }

  #run(): void {
    const waiting = this.#waiting;
    if (waiting === 0) return;
    this.#lanes.run(waiting);
    const range = this.#range;
    if (waiting === LANES && !this.#watched.has(range.end / LANES)) {
      this.#lanes.join();
      range.append({ level: SUBTREE_LEVEL, index: range.end / LANES, hash: this.#lanes.hash(0) });
    } else for (let lane = 0; lane < waiting; lane++) range.add(this.#lanes.hash(lane));
    this.#waiting = 0;
    this.#most = LANES - (range.end % LANES);
  }
}
