import { oneUnitEach } from '#machine';
import type { Delimiter } from '../core/plan.js';
import { ByteBuffer } from './byte-buffer.js';
import { classesOf, DELIMITER, LINE_END, mayBeHidden, NON_ASCII, NUL, ODD, PLAIN } from './byte-classes.js';
import { decodeUtf8, decodeWindows1252 } from './encoding.js';
import type { FieldMarks } from './fast/field-marks.js';
import { FieldList, withoutFormula } from './field-list.js';
import type { FormFault, Quotes } from './record-form.js';

/**
 * Finds records and fields in bytes (SPEC 9, RFC 4180): CRLF, LF or CR end a record, also mixed; wholly
 * empty lines are passed over; a field that begins with a quotation mark ends at the next single one.
 * Works on UTF-8 and windows-1252 alike, since all that it looks for is ASCII. Strings are made only of
 * the fields that somebody asks for.
 */

const LF = 10;
const CR = 13;
const QUOTE = 34;
const EQUALS = 61;

const HAS_ESCAPES = 1;
const HAS_NON_ASCII = 2;

export class RecordScanner extends ByteBuffer {
  /** the record's fields, and its first line */
  fieldCount = 0;
  line = 1;
  fault: FormFault | null = null;
  /** whether the file ends with this record, without a line end */
  endsFile = false;
  /** there may be characters in it that nobody sees, or a field has more than one line */
  isOdd = false;
  /** the record's bytes without its line end */
  recordStart = 0;
  recordEnd = 0;
  #nextLine = 1;
  /** the record's fields are those of the marks */
  #isMarked = false;
  readonly #fields = new FieldList();
  readonly #classes: Uint8Array;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly #decode: (bytes: Uint8Array, start: number, end: number) => string;

  readonly delimiter: Delimiter;
  readonly quotes: Quotes;

  /**
   * @param marks find plain records faster; without them every byte is looked at
   * @param quotes `none`: a quotation mark is a character like any other
   */
  constructor(
    delimiter: Delimiter,
    encoding: 'utf-8' | 'windows-1252',
    capacity: number,
    marks: FieldMarks | null = null,
    quotes: Quotes = 'auto',
  ) {
    super(capacity, marks);
    this.delimiter = delimiter;
    this.encoding = encoding;
    this.quotes = quotes;
    this.#classes = classesOf({ delimiter, encoding, quotes });
    this.#decode = encoding === 'utf-8' ? decodeUtf8 : decodeWindows1252;
  }

  /** The line on which the next record would begin. */
  get nextLine(): number {
    return this.#nextLine;
  }

  /** The next record stands on this line. */
  beginAt(line: number): void {
    this.#nextLine = line;
  }

  /** The records between these places of {@link bytes} come next; lines count from 1. */
  window(start: number, end: number): void {
    this.select(start, end);
    this.#nextLine = 1;
  }

  /**
   * Goes to the next record. False: there is none, or (unless `final`) its end has not been read yet.
   * @param final no more bytes will come
   */
  next(final: boolean): boolean {
    const { marks } = this;
    this.#isMarked = marks?.next(this.position, this.limit) ?? false;
    if (marks === null || !this.#isMarked) return this.#nextByBytes(final);
    this.line = this.#nextLine++;
    this.recordStart = this.position;
    this.recordEnd = marks.end;
    this.position = marks.after;
    this.fieldCount = marks.fields;
    this.fault = null;
    this.endsFile = false;
    this.isOdd = false;
    return true;
  }

  #nextByBytes(final: boolean): boolean {
    if (!this.#passEmptyLines(final)) return false;
    this.line = this.#nextLine;
    this.recordStart = this.position;
    this.#fields.count = 0;
    this.fault = null;
    this.isOdd = false;
    const bytes = this.bytes;
    const classes = this.#classes;
    let at = this.position;
    let start = at;
    let flags = 0;
    for (;;) {
      let kind = classes[bytes[at] as number];
      while (kind === PLAIN) kind = classes[bytes[++at] as number];
      if (kind === NON_ASCII || kind === ODD) {
        if (kind === ODD && mayBeHidden(bytes[at] as number, bytes[at + 1])) this.isOdd = true;
        flags |= HAS_NON_ASCII;
        at++;
      } else if (kind === DELIMITER) {
        this.#fields.add(start, at, flags);
        start = ++at;
        flags = 0;
      } else if (kind === LINE_END) {
        if (!this.#isDecided(at, final)) return this.#incomplete();
        this.#fields.add(start, at, flags);
        return this.#finish(at);
      } else if (kind === NUL) {
        this.fault ??= 'nul';
        at++;
      } else if (at > start && (at > start + 1 || bytes[start] !== EQUALS)) {
        this.fault ??= 'stray-quote';
        at++;
      } else {
        const after = this.#quotedField(at, final);
        if (after < 0) return this.#incomplete();
        at = after;
        if (at === this.limit || classes[bytes[at] as number] === LINE_END) return this.#finish(at);
        start = ++at;
        flags = 0;
      }
    }
  }

  /** The field's raw text, unquoted, decoded, neither trimmed nor normalised. */
  text(field: number): string {
    const start = this.start(field);
    const end = this.end(field);
    const text = this.#isAscii(field, start, end)
      ? oneUnitEach(this.bytes, start, end)
      : this.#decode(this.bytes, start, end);
    return this.isVerbatim(field) ? text : withoutFormula(text.replaceAll('""', '"'));
  }

  /** Adds empty fields to a record that has fewer. */
  pad(count: number): void {
    const places = this.#isMarked
      ? Array.from({ length: this.fieldCount }, (_, field) => [this.start(field), this.end(field)] as const)
      : [];
    if (this.#isMarked) this.#fields.count = 0;
    this.#isMarked = false;
    for (const [start, end] of places) this.#fields.add(start, end, HAS_NON_ASCII);
    while (this.#fields.count < count) this.#fields.add(this.recordEnd, this.recordEnd, 0);
    this.fieldCount = this.#fields.count;
  }

  /** The bytes of this record, or of one that is still in {@link bytes}, one code unit each. */
  raw(start = this.recordStart, end = this.recordEnd): string {
    return oneUnitEach(this.bytes, start, end);
  }

  /** All fields of the record. */
  texts(): string[] {
    const texts: string[] = [];
    for (let field = 0; field < this.fieldCount; field++) texts.push(this.text(field));
    return texts;
  }

  /** Where the field's bytes stand in {@link bytes} (within the quotation marks). */
  start(field: number): number {
    if (this.#isMarked && this.marks !== null) return this.marks.start(field);
    return this.#fields.start(field);
  }

  end(field: number): number {
    if (this.#isMarked && this.marks !== null) return this.marks.stop(field);
    return this.#fields.end(field);
  }

  /** Whether the field's bytes are its text as it stands: nothing doubled in them. */
  isVerbatim(field: number): boolean {
    return this.#isMarked || !this.#fields.has(field, HAS_ESCAPES);
  }

  /** Whether the field has no byte beyond ASCII. */
  #isAscii(field: number, start: number, end: number): boolean {
    if (!this.#isMarked) return !this.#fields.has(field, HAS_NON_ASCII);
    const bytes = this.bytes;
    for (let at = start; at < end; at++) if ((bytes[at] as number) >= 128) return false;
    return true;
  }

  #passEmptyLines(final: boolean): boolean {
    const bytes = this.bytes;
    while (this.position < this.limit) {
      const byte = bytes[this.position];
      if (byte !== LF && byte !== CR) return true;
      if (!this.#lineEndIsWhole(this.position, final)) return false;
      this.position +=
        byte === CR && bytes[this.position + 1] === LF && this.position + 1 < this.limit ? 2 : 1;
      this.#nextLine++;
    }
    return false;
  }

  /** Takes back the line breaks counted in a record whose end has not been read yet. */
  #incomplete(): false {
    this.#nextLine = this.line;
    return false;
  }

  /** Whether the line end at this place, or the end of what was read, is known to end the record. */
  #isDecided(at: number, final: boolean): boolean {
    return final || (at < this.limit && this.#lineEndIsWhole(at, final));
  }

  /** A carriage return that is the last byte so far may have its line feed still to come. */
  #lineEndIsWhole(at: number, final: boolean): boolean {
    return final || this.bytes[at] !== CR || at + 1 < this.limit;
  }

  #finish(at: number): true {
    this.fieldCount = this.#fields.count;
    this.recordEnd = at;
    this.endsFile = at === this.limit;
    if (!this.endsFile) {
      const crlf = this.bytes[at] === CR && at + 1 < this.limit && this.bytes[at + 1] === LF;
      this.position = at + (crlf ? 2 : 1);
      this.#nextLine++;
    } else {
      this.position = at;
    }
    return true;
  }

  /**
   * Reads the field whose opening quotation mark stands at `open`, perhaps behind an equals sign, as
   * spreadsheets write a text that shall not become a number (`="0012"`). Gives the place of the delimiter or
   * line end behind it, or -1 when its end has not been read yet.
   */
  #quotedField(open: number, final: boolean): number {
    const bytes = this.bytes;
    const limit = this.limit;
    let flags = 0;
    let lines = 0;
    let at = open + 1;
    for (; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        if (at + 1 === limit && !final) return -1;
        if (at + 1 === limit || bytes[at + 1] !== QUOTE) break;
        flags |= HAS_ESCAPES;
        at++;
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
        lines++;
      } else if (byte === 0) {
        this.fault ??= 'nul';
      } else {
        if (byte >= 128) flags |= HAS_NON_ASCII;
        if (this.#classes[byte] === ODD && mayBeHidden(byte, bytes[at + 1])) this.isOdd = true;
      }
    }
    if (lines > 0) this.isOdd = true;
    if (at >= limit) {
      if (!final) return -1;
      this.fault = 'unclosed-quote';
    }
    let close = at;
    let after = Math.min(at + 1, limit);
    if (after < limit && !this.#endsField(after)) {
      this.fault ??= 'after-quote';
      while (after < limit && !this.#endsField(after)) after++;
      close = after;
    }
    if (!this.#isDecided(after, final)) return -1;
    this.#nextLine += lines;
    this.#fields.add(open + 1, close, flags);
    return after;
  }

  #endsField(at: number): boolean {
    const kind = this.#classes[this.bytes[at] as number];
    return kind === DELIMITER || kind === LINE_END;
  }
}
