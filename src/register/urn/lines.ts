import { hasher } from '#machine';
import type { ByteReader, RegisterSource } from '../source.js';

/**
 * The lines of a file that anybody may have made: any bytes, and lines of any length in bounded memory. A line feed
 * within quotation marks belongs to its line.
 */

const LF = 10;
const QUOTE = 34;
const FIRST_CAPACITY = 1 << 10;

/** Who takes the lines. */
export interface LineSink {
  /**
   * @param bytes stay until {@link drained}
   * @param line the number of the line feeds before it, and one
   */
  line(bytes: Uint8Array, view: DataView, start: number, end: number, line: number): void;
  /** @param leaf of a line that is longer than was asked for: SHA-256(00 ‖ line) */
  longLine(leaf: Uint8Array, line: number): void;
  /** The bytes are about to change. */
  drained?(bytes: Uint8Array): void;
}

export class LineSplitter {
  readonly #most: number;
  readonly #sink: LineSink;
  /** the beginning of a line whose end has not been read yet */
  #begun = new Uint8Array(FIRST_CAPACITY);
  #length = 0;
  /** of a line that is too long */
  #long: ReturnType<typeof hasher> | null = null;
  #isQuoted = false;
  #line = 1;
  /** line feeds in the line that has begun */
  #within = 0;
  #endsLine = true;

  /** @param most bytes of a line that is handed on */
  constructor(most: number, sink: LineSink) {
    this.#most = most;
    this.#sink = sink;
  }

  /** Line feeds so far, if a line feed was the last byte. */
  get lineFeeds(): number {
    return this.#line - 1;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const hasQuotes = this.#isQuoted || bytes.includes(QUOTE);
    let start = 0;
    for (;;) {
      const end = hasQuotes ? this.#endOfQuoted(bytes, start) : bytes.indexOf(LF, start);
      if (end < 0) break;
      this.#finish(bytes, view, start, end);
      start = end + 1;
    }
    this.#sink.drained?.(bytes);
    this.#keep(bytes.subarray(start));
    this.#endsLine = start === bytes.length;
  }

  /** Gives the last line if no line feed ends it. @returns whether one did; so it is without any bytes */
  end(): boolean {
    if (!this.#endsLine) this.#finishBegun();
    return this.#endsLine;
  }

  #endOfQuoted(bytes: Uint8Array, start: number): number {
    for (let at = start; at < bytes.length; at++) {
      if (bytes[at] === QUOTE) this.#isQuoted = !this.#isQuoted;
      else if (bytes[at] !== LF) continue;
      else if (this.#isQuoted) this.#within++;
      else return at;
    }
    return -1;
  }

  /** The line ends with these bytes. */
  #finish(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    if (this.#long === null && this.#length === 0 && end - start <= this.#most) {
      this.#sink.line(bytes, view, start, end, this.#line);
      this.#nextLine();
    } else {
      this.#keep(bytes.subarray(start, end));
      this.#sink.drained?.(bytes);
      this.#finishBegun();
    }
  }

  #finishBegun(): void {
    if (this.#long !== null) this.#sink.longLine(bytesOf(this.#long.hex()), this.#line);
    else {
      this.#sink.line(this.#begun, new DataView(this.#begun.buffer), 0, this.#length, this.#line);
      this.#sink.drained?.(this.#begun);
    }
    this.#nextLine();
    this.#length = 0;
    this.#long = null;
  }

  #nextLine(): void {
    this.#line += 1 + this.#within;
    this.#within = 0;
  }

  #keep(bytes: Uint8Array): void {
    if (this.#long === null && this.#length + bytes.length > this.#most) {
      this.#long = hasher();
      this.#long.update(new Uint8Array(1));
      this.#long.update(this.#begun.subarray(0, this.#length));
    }
    if (this.#long !== null) {
      this.#long.update(bytes);
      return;
    }
    const length = this.#length + bytes.length;
    if (length > this.#begun.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.#begun.subarray(0, this.#length));
      this.#begun = larger;
    }
    this.#begun.set(bytes, this.#length);
    this.#length = length;
  }
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}

const BUFFER_BYTES = 1 << 20;

export interface WholeFile {
  readonly sha256: string;
  /** a line feed ends the last line; so it does where there is no line */
  readonly endsLine: boolean;
  readonly lineFeeds: number;
}

/** Hands on all lines of a file. @throws Refusal `REG-020` if it changes meanwhile */
export async function readLines(
  source: RegisterSource,
  most: number,
  sink: LineSink,
  progress?: (bytes: number) => void,
): Promise<WholeFile> {
  const sha = hasher();
  const splitter = new LineSplitter(most, sink);
  const reader: ByteReader = await source.open();
  const buffer = new Uint8Array(BUFFER_BYTES);
  let read = 0;
  for (let count = await reader.read(buffer); count > 0; count = await reader.read(buffer)) {
    const bytes = buffer.subarray(0, count);
    sha.update(bytes);
    splitter.push(bytes);
    read += count;
    progress?.(read);
  }
  const endsLine = splitter.end();
  await reader.close();
  return { sha256: sha.hex(), endsLine, lineFeeds: splitter.lineFeeds };
}
