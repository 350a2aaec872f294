import type { FieldMarks } from './fast/field-marks.js';

const LF = 10;
/** A word can be read at every byte, the last one included. */
const WORD_BYTES = 4;

/** Bytes that were read and wait to be looked at, either as a stream or a whole part of a file at once. */
export class ByteBuffer {
  /** the bytes that are looked at; all offsets count from here */
  bytes: Uint8Array<ArrayBuffer>;
  /** the same bytes, for reading whole words */
  view: DataView;
  /** Where unread bytes begin and end in {@link bytes}. */
  position = 0;
  limit = 0;

  /** holds the bytes and knows where fields end, if there is one */
  readonly marks: FieldMarks | null;

  constructor(capacity: number, marks: FieldMarks | null) {
    this.marks = marks;
    this.bytes = bytesFor(capacity, marks);
    this.view = marks?.view ?? new DataView(this.bytes.buffer);
  }

  /**
   * Room for more bytes behind the unread ones, which move to the front; doubles the buffer when a
   * single record fills it.
   */
  room(): Uint8Array<ArrayBuffer> {
    const unread = this.limit - this.position;
    const capacity = this.bytes.length - 1;
    if (unread === capacity) {
      this.#grow(2 * capacity, this.position, this.limit);
    } else if (this.position > 0) {
      this.bytes.copyWithin(0, this.position, this.limit);
    }
    this.position = 0;
    this.limit = unread;
    return this.bytes.subarray(unread, this.bytes.length - 1);
  }

  /**
   * A buffer for so many bytes, the first `kept` of them as they were. Together with {@link select} the
   * other way of reading: not as a stream but a whole part of a file at once.
   */
  ensure(size: number, kept: number): Uint8Array<ArrayBuffer> {
    if (size > this.bytes.length - 1) this.#grow(size, 0, kept);
    return this.bytes;
  }

  /** What stands between these places comes next. */
  select(start: number, end: number): void {
    this.position = start;
    this.limit = end;
    this.bytes[end] = LF;
    this.marks?.forget();
  }

  /** Says how many bytes were put into the {@link room}. */
  filled(count: number): void {
    this.limit += count;
    this.bytes[this.limit] = LF;
    this.marks?.forget();
  }

  /** Takes so many bytes off the end. @returns a copy of them, for {@link putBack} */
  cut(count: number): Uint8Array {
    const taken = this.bytes.slice(this.limit - count, this.limit);
    this.limit -= count;
    this.bytes[this.limit] = LF;
    this.marks?.forget();
    return taken;
  }

  /** Puts back what was cut. */
  putBack(taken: Uint8Array): void {
    this.bytes.set(taken, this.limit);
    this.filled(taken.length);
  }

  /** Passes over bytes that belong to no record (a byte order mark). */
  skip(count: number): void {
    this.position += count;
  }

  /** Nothing more is read: its memory may be somebody else's from now on. */
  release(): void {
    this.select(0, 0);
    this.bytes = new Uint8Array(1);
    this.view = new DataView(this.bytes.buffer);
    this.marks?.release();
  }

  #grow(capacity: number, start: number, end: number): void {
    const before = this.bytes;
    const larger = bytesFor(capacity, this.marks);
    // The memory of the marks grows in its place, and what was there is then no buffer any more.
    if (this.marks === null) larger.set(before.subarray(start, end));
    else larger.copyWithin(0, start, end);
    this.bytes = larger;
    this.view = this.marks?.view ?? new DataView(larger.buffer);
  }
}

/** One byte more than is ever filled: a line feed stands there so that no scan runs past the end. */
function bytesFor(capacity: number, marks: FieldMarks | null): Uint8Array<ArrayBuffer> {
  const size = capacity + 1 + WORD_BYTES;
  if (marks === null) return new Uint8Array(new ArrayBuffer(size), 0, capacity + 1);
  marks.allocate(size);
  return marks.bytes.subarray(0, capacity + 1);
}
