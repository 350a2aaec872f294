import { type LineSink, LineSplitter } from './lines.js';

const FIRST_LINES = 1 << 13;
/** Where a line begins and ends, and its number. */
const ENTRY = 3;

/** The lines of some bytes, which are counted before anybody looks at them. */
export class LineList implements LineSink {
  #places = new Int32Array(FIRST_LINES * ENTRY);
  #count = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  /** lines that do not stand in the bytes whole, or are too long, by their place in the list */
  readonly #others = new Map<number, { readonly bytes?: Uint8Array; readonly leaf?: Uint8Array }>();

  get count(): number {
    return this.#count;
  }

  /**
   * @param bytes whole lines; they must stay until the end
   * @param most bytes of a line that is handed on
   * @returns whether a line feed ends the last line, and how many there are
   */
  read(bytes: Uint8Array, most: number): { readonly endsLine: boolean; readonly lineFeeds: number } {
    this.#count = 0;
    this.#others.clear();
    this.#bytes = bytes;
    const splitter = new LineSplitter(most, this);
    splitter.push(bytes);
    const endsLine = splitter.end();
    return { endsLine, lineFeeds: splitter.lineFeeds };
  }

  line(bytes: Uint8Array, _: DataView, start: number, end: number, line: number): void {
    if (bytes !== this.#bytes) this.#others.set(this.#count, { bytes: bytes.slice(start, end) });
    this.#add(start, end, line);
  }

  longLine(leaf: Uint8Array, line: number): void {
    this.#others.set(this.#count, { leaf });
    this.#add(0, 0, line);
  }

  /** Hands all lines on. */
  pass(sink: Required<LineSink>): void {
    const bytes = this.#bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const places = this.#places;
    const hasOthers = this.#others.size > 0;
    for (let at = 0; at < this.#count; at++) {
      const line = places[ENTRY * at + 2] as number;
      const other = hasOthers ? this.#others.get(at) : undefined;
      if (other !== undefined) sink.drained(bytes);
      if (other?.leaf !== undefined) sink.longLine(other.leaf, line);
      else if (other?.bytes !== undefined) {
        sink.line(other.bytes, new DataView(other.bytes.buffer), 0, other.bytes.length, line);
        sink.drained(other.bytes);
      } else sink.line(bytes, view, places[ENTRY * at] as number, places[ENTRY * at + 1] as number, line);
    }
    sink.drained(bytes);
  }

  #add(start: number, end: number, line: number): void {
    const at = ENTRY * this.#count++;
    if (at + ENTRY > this.#places.length) {
      const larger = new Int32Array(2 * this.#places.length);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[at] = start;
    this.#places[at + 1] = end;
    this.#places[at + 2] = line;
  }
}
