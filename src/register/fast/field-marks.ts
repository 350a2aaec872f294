import type { RecordForm } from '../record-form.js';
import { Spare } from '../spare.js';
import * as at from './marks-module.js';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const NO_BYTE = -1;
const PAGE = 1 << 16;
/** Fields that a record with quotation marks may have here. */
const MOST_QUOTED = 256;

/** What has grown beyond is not kept. */
const MOST_KEPT = 4 << 20;
const spare = new Spare<at.Marking>();

const OTHER = 0;
const SIMPLE = 1;
const NOT_MARKED = 2;

/**
 * Register bytes in the memory of {@link at.Marking}, and where their fields and records end. It goes
 * from record to record as long as these are simple: plain fields, quoted ones with neither quotation
 * marks nor line breaks in them, delimiters and a line end. For any other record {@link next} says no,
 * and somebody else has to find its end.
 */
export class FieldMarks {
  /** the bytes; other ones after {@link allocate} */
  bytes = new Uint8Array(0);
  view = new DataView(new ArrayBuffer(0));
  /** of the record that {@link next} found: where it ends, where what follows begins, how many fields */
  end = 0;
  after = 0;
  fields = 0;

  #wasm: at.Marking | null;
  /** one place in front: the byte before the first field */
  #marks = new Int32Array(0);
  #ends = new Int32Array(0);
  #numbers = new Int32Array(0);
  #count = 0;
  #endCount = 0;
  /** the next record's first mark, and its end among the ends */
  #mark = 0;
  #end = 0;
  /** the record's first mark */
  #first = 0;
  /** the record has quotation marks, and its fields stand in lists of their own */
  #isQuoted = false;
  readonly #starts = new Int32Array(MOST_QUOTED);
  readonly #stops = new Int32Array(MOST_QUOTED);
  readonly #delimiter: number;
  readonly #quote: number;
  /** where the next record has to begin for the two before to be right */
  #expected = -1;
  #marked = -1;

  /** @throws if the machine has no vector instructions, or WebAssembly is switched off */
  constructor(form: RecordForm) {
    const delimiter = form.delimiter.charCodeAt(0);
    this.#delimiter = delimiter;
    this.#quote = form.quotes === 'none' ? NO_BYTE : QUOTE;
    const wasm = spare.take() ?? at.startMarking();
    this.#wasm = wasm;
    this.#look(wasm);
    const numbers = new Uint8Array(wasm.memory.buffer);
    const { low, high } = at.specialTables(form);
    numbers.set(low, at.LOW_TABLE_AT);
    numbers.set(high, at.HIGH_TABLE_AT);
    numbers.fill(delimiter, at.DELIMITER_AT, at.DELIMITER_AT + 16);
  }

  /** Makes room for so many bytes; those that were there stay. */
  allocate(size: number): void {
    if (this.#wasm === null) throw new Error('given back');
    const { memory } = this.#wasm;
    // A block is looked at whole, also the last one.
    const missing = at.BYTES_AT + size + at.BLOCK - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.#look(this.#wasm);
    this.bytes = new Uint8Array(memory.buffer, at.BYTES_AT, size);
    this.view = new DataView(memory.buffer, at.BYTES_AT);
  }

  /** Gives its memory to whoever needs one next; from then on there are no bytes and no marks here. */
  release(): void {
    const wasm = this.#wasm;
    this.#wasm = null;
    this.forget();
    this.bytes = new Uint8Array(0);
    this.view = new DataView(new ArrayBuffer(0));
    this.#marks = new Int32Array(0);
    this.#ends = new Int32Array(0);
    this.#numbers = new Int32Array(0);
    if (wasm !== null && wasm.memory.buffer.byteLength <= MOST_KEPT) spare.keep(wasm);
  }

  #look({ memory: { buffer } }: at.Marking): void {
    this.#marks = new Int32Array(buffer, at.MARKS_AT - 4, (at.ENDS_AT - at.MARKS_AT) / 4);
    this.#ends = new Int32Array(buffer, at.ENDS_AT, (at.BYTES_AT - at.ENDS_AT) >> 2);
    this.#numbers = new Int32Array(buffer, 0, at.LOW_TABLE_AT / 4);
  }

  /** The bytes are no longer what they were. */
  forget(): void {
    this.#count = 0;
    this.#endCount = 0;
    this.#end = 0;
    this.#expected = -1;
    this.#marked = -1;
  }

  /** Whether the bytes from `position` to `limit` begin with a simple record that ends before `limit`. */
  next(position: number, limit: number): boolean {
    if (position !== this.#expected) this.#catchUp(position);
    if (this.#end >= this.#endCount && !this.#markFrom(position, limit)) return false;
    const mark = this.#ends[this.#end] as number;
    const end = this.#marks[mark + 1] as number;
    if (end >= limit) return false;
    if (this.bytes[end] === this.#quote) {
      const found = this.#quoted(position, limit);
      if (found !== NOT_MARKED) return found === SIMPLE;
      return this.#markFrom(position, limit) && this.#quoted(position, limit) === SIMPLE;
    }
    if (end === position || !this.#endsRecord(mark, limit)) return false;
    this.#isQuoted = false;
    this.#first = this.#mark;
    this.fields = mark - this.#mark + 1;
    const taken = this.after - end;
    this.#mark = mark + taken;
    this.#end += taken;
    return true;
  }

  /** Whether at this mark the record ends before `limit`; it is then known where. */
  #endsRecord(mark: number, limit: number): boolean {
    const end = this.#marks[mark + 1] as number;
    const { bytes } = this;
    // Behind a carriage return there may be a line feed that was not read yet.
    if (end >= limit || (bytes[end] !== LF && (bytes[end] !== CR || end + 1 >= limit))) return false;
    this.end = end;
    this.after = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
    this.#expected = this.after;
    return true;
  }

  /** The same for a record with quotation marks: {@link SIMPLE} or not, or not all of it is marked. */
  #quoted(position: number, limit: number): number {
    const { bytes } = this;
    const marks = this.#marks;
    let start = position;
    let mark = this.#mark;
    for (let field = 0; field < MOST_QUOTED && mark < this.#count; field++, mark++) {
      let place = marks[mark + 1] as number;
      this.#starts[field] = start;
      this.#stops[field] = place;
      if (place === start && bytes[place] === QUOTE) {
        do place = marks[++mark + 1] as number;
        while (mark < this.#count && bytes[place] === this.#delimiter);
        if (mark + 1 >= this.#count) return NOT_MARKED;
        if (bytes[place] !== QUOTE) return OTHER;
        this.#starts[field] = start + 1;
        this.#stops[field] = place;
        if (marks[++mark + 1] !== place + 1 || bytes[place + 1] === QUOTE) return OTHER;
        place++;
      }
      start = place + 1;
      if (place < limit && bytes[place] === this.#delimiter) continue;
      if (!this.#endsRecord(mark, limit)) return OTHER;
      this.#isQuoted = true;
      this.fields = field + 1;
      this.#mark = mark + this.after - place;
      while (this.#end < this.#endCount && (this.#ends[this.#end] as number) < this.#mark) this.#end++;
      return SIMPLE;
    }
    return mark < this.#count ? OTHER : NOT_MARKED;
  }

  /** Where a field of the record begins, behind its quotation mark if it has one. */
  start(field: number): number {
    if (this.#isQuoted) return this.#starts[field] as number;
    return (this.#marks[this.#first + field] as number) + 1;
  }

  /** Where it ends. */
  stop(field: number): number {
    if (this.#isQuoted) return this.#stops[field] as number;
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
    const wasm = this.#wasm;
    if (wasm === null || this.#marked === position || position >= limit) return false;
    this.#marked = position;
    this.#count = wasm.mark(position & -at.BLOCK, Math.min(position + at.MOST_MARKED, limit));
    this.#endCount = this.#numbers[at.ENDS_COUNT_AT / 4] as number;
    this.#end = 0;
    this.#catchUp(position);
    return this.#end < this.#endCount;
  }
}

/**
 * `null` where WebAssembly or its vectors are refused: every byte is then looked at, slower, with the same
 * result, and the reading says so ({@link FrameTally.isSlow}).
 */
export function fieldMarksFor(form: RecordForm): FieldMarks | null {
  try {
    return new FieldMarks(form);
  } catch {
    return null;
  }
}
