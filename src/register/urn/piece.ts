import type { Subtree } from '../../core/merkle.js';
import { urnHeader } from '../../core/urn.js';
import type { DrawSettings } from '../frame-builder.js';
import { FaultTally, type UrnFault } from './faults.js';
import { LineJudge, type UrnShape } from './judge.js';
import { leavesHere } from './leaves.js';
import type { LineSink } from './lines.js';

/** What was found in a piece of an urn; lines are counted from its first. Plain data that can go to another thread. */
export interface UrnPiece {
  readonly lineFeeds: number;
  readonly faults: readonly UrnFault[];
  readonly faultTotal: number;
  /** the first and the last label in it, to be compared with those of its neighbours */
  readonly first: LineJudge['first'];
  readonly last: string | null;
}

/** Takes the lines of an urn, a piece of it or all. */
export class PieceReader implements LineSink {
  readonly judge: LineJudge;
  /** bytes of the longest line that can be right */
  readonly longest: number;
  faults = new FaultTally();
  readonly #leaves = leavesHere();
  readonly #header: Uint8Array;
  #isHeader = false;
  #lastLine = 1;
  #rows = 0;

  constructor(shape: UrnShape, draw: DrawSettings | null) {
    this.judge = new LineJudge(shape, draw, (kind, line) => this.faults.add(kind, line));
    this.#header = new TextEncoder().encode(urnHeader(shape.dimensions, shape.households));
    this.longest = Math.max(this.judge.longest, this.#header.length);
  }

  /** Lines that are leaves, so far. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * @param isFirst the first line is the header
   * @param begin number of the first leaf
   */
  start(isFirst: boolean, begin: number): void {
    this.#leaves.start(begin);
    this.faults = new FaultTally();
    this.judge.startAnew();
    this.#isHeader = isFirst;
    this.#lastLine = 1;
    this.#rows = 0;
  }

  line(bytes: Uint8Array, view: DataView, start: number, end: number, line: number): void {
    this.#lastLine = line;
    if (this.#isHeader) {
      this.#isHeader = false;
      const header = this.#header;
      const isRight = header.length === end - start && header.every((byte, at) => byte === bytes[start + at]);
      if (!isRight) this.faults.add('header', line);
      return;
    }
    this.#rows++;
    this.#leaves.add(bytes, view, start, end);
    this.judge.take(bytes, view, start, end, line);
  }

  longLine(leaf: Uint8Array, line: number): void {
    this.#lastLine = line;
    this.faults.add(this.#isHeader ? 'header' : 'malformed', line);
    if (!this.#isHeader) {
      this.#rows++;
      this.#leaves.addHash(leaf);
    }
    this.#isHeader = false;
  }

  drained(bytes: Uint8Array): void {
    this.judge.flush(bytes);
  }

  /** The subtrees of all leaves since they were asked for last. */
  subtrees(): readonly Subtree[] {
    return this.#leaves.finish();
  }

  /** Comes after the last line of the file. @param endsLine whether a line feed is its last byte */
  end(endsLine: boolean): void {
    if (this.#isHeader) this.faults.add('header', 1);
    if (!endsLine) this.faults.add('unfinished', this.#lastLine);
  }

  piece(lineFeeds: number): UrnPiece {
    const { kept: faults, total: faultTotal } = this.faults;
    return { lineFeeds, faults, faultTotal, first: this.judge.first, last: this.judge.last };
  }
}
