import * as at from './marks-module.js';

const LF = 10;
const CR = 13;
const PAGE = 1 << 16;

/**
 * Register bytes in the memory of {@link at.Marking}, and where their fields and records end. It goes
 * from record to record as long as these are plain: delimiters and a line end, and nothing else that is
 * special. For any other record {@link next} says no, and somebody else has to find its end.
 */
export class FieldMarks {
  /** the bytes; other ones after {@link allocate} */
  bytes: Buffer = Buffer.alloc(0);
  view = new DataView(new ArrayBuffer(0));
  /** of the record that {@link next} found: where it ends, where what follows begins, how many fields */
  end = 0;
  after = 0;
  fields = 0;

  readonly #wasm: at.Marking;
  /** one place in front: the byte before the first field */
  #marks = new Int32Array(0);
  #ends = new Int32Array(0);
  #numbers = new Int32Array(0);
  #queue = new Int32Array(0);
  #queued = 0;
  #endCount = 0;
  /** the next record's first mark, and its end among the ends */
  #mark = 0;
  #end = 0;
  /** the record's first mark */
  #first = 0;
  /** where the next record has to begin for the two before to be right */
  #expected = -1;
  #marked = -1;

  /** @throws if the machine has no vector instructions, or WebAssembly is switched off */
  constructor(delimiter: number) {
    this.#wasm = at.startMarking();
    this.#look();
    const numbers = new Uint8Array(this.#wasm.memory.buffer);
    numbers.set(at.specialBytes(delimiter), at.TABLE_AT);
    numbers.fill(delimiter, at.DELIMITER_AT, at.DELIMITER_AT + 16);
  }

  /** Makes room for so many bytes; those that were there stay. What was queued must be hashed before. */
  allocate(size: number): void {
    const { memory } = this.#wasm;
    // A block is looked at whole, also the last one.
    const missing = at.BYTES_AT + size + at.BLOCK - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.#look();
    this.bytes = Buffer.from(memory.buffer, at.BYTES_AT, size);
    this.view = new DataView(memory.buffer, at.BYTES_AT);
  }

  #look(): void {
    const { buffer } = this.#wasm.memory;
    this.#marks = new Int32Array(buffer, at.MARKS_AT - 4, (at.ENDS_AT - at.MARKS_AT) / 4);
    this.#ends = new Int32Array(buffer, at.ENDS_AT, (at.BYTES_AT - at.ENDS_AT) >> 2);
    this.#numbers = new Int32Array(buffer, 0, at.TABLE_AT / 4);
    this.#queue = new Int32Array(buffer, at.QUEUE_AT, 2 * at.QUEUE_RECORDS);
  }

  /** The bytes are no longer what they were. */
  forget(): void {
    this.#endCount = 0;
    this.#end = 0;
    this.#expected = -1;
    this.#marked = -1;
  }

  /** Whether the bytes from `position` to `limit` begin with a plain record that ends before `limit`. */
  next(position: number, limit: number): boolean {
    if (position !== this.#expected) this.#catchUp(position);
    if (this.#end >= this.#endCount && !this.#markFrom(position, limit)) return false;
    const mark = this.#ends[this.#end] as number;
    const end = this.#marks[mark + 1] as number;
    if (end >= limit || end === position) return false;
    const byte = this.bytes[end];
    let taken = 1;
    if (byte === CR) {
      if (end + 1 >= limit) return false;
      if (this.bytes[end + 1] === LF) taken = 2;
    } else if (byte !== LF) return false;
    this.end = end;
    this.after = end + taken;
    this.#first = this.#mark;
    this.fields = mark - this.#mark + 1;
    this.#mark = mark + taken;
    this.#end += taken;
    this.#expected = end + taken;
    return true;
  }

  /** Where a field of the record begins. */
  start(field: number): number {
    return (this.#marks[this.#first + field] as number) + 1;
  }

  stop(field: number): number {
    return this.#marks[this.#first + field + 1] as number;
  }

  /** Goes on behind a record whose end somebody else has found. */
  #catchUp(position: number): void {
    const marks = this.#marks;
    const ends = this.#ends;
    while (this.#end < this.#endCount && (marks[(ends[this.#end] as number) + 1] as number) < position)
      this.#end++;
    if (this.#end >= this.#endCount) return;
    this.#mark = this.#end === 0 ? 0 : (ends[this.#end - 1] as number) + 1;
    while ((marks[this.#mark + 1] as number) < position) this.#mark++;
    marks[this.#mark] = position - 1;
    this.#expected = position;
  }

  /** False if there is no end of a record near enough. */
  #markFrom(position: number, limit: number): boolean {
    if (this.#marked === position || position >= limit) return false;
    this.#marked = position;
    this.#wasm.mark(position & -at.BLOCK, Math.min(position + at.MOST_MARKED, limit));
    this.#endCount = this.#numbers[at.ENDS_COUNT_AT / 4] as number;
    this.#end = 0;
    this.#catchUp(position);
    return this.#end < this.#endCount;
  }

  /** Puts a record before the others that are to be hashed. @returns whether there is no more room */
  queue(start: number, end: number): boolean {
    const place = 2 * this.#queued++;
    this.#queue[place] = start;
    this.#queue[place + 1] = end;
    return this.#queued === at.QUEUE_RECORDS;
  }

  /**
   * Hashes what was queued for the content digest; comes before the bytes change.
   * @param sums takes the two sums of many records
   * @param record takes the few for which there was no group
   */
  hashQueued(
    sums: (first: number, second: number) => void,
    record: (start: number, end: number) => void,
  ): void {
    const queued = this.#queued;
    const together = queued - (queued % at.HASH_GROUP);
    this.#queued = 0;
    if (together > 0) {
      const place = at.SUMS_AT / 4;
      this.#numbers.fill(0, place, place + 2);
      this.#wasm.hash(together);
      sums(this.#numbers[place] as number, this.#numbers[place + 1] as number);
    }
    for (let one = together; one < queued; one++)
      record(this.#queue[2 * one] as number, this.#queue[2 * one + 1] as number);
  }
}

/** An engine without WebAssembly's vectors looks at every byte: slower, with the same result. */
export function fieldMarksFor(delimiter: string): FieldMarks | null {
  try {
    return new FieldMarks(delimiter.charCodeAt(0));
  } catch {
    return null;
  }
}
