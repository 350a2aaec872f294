/** Fields of the rows as they are read (SPEC 9): UTF-8, in quotation marks only if that is needed. */

const SEMICOLON = 59;
const LF = 10;

/** A field as its text stands in a record. */
export function fieldText(text: string): string {
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const PIECE = 1 << 20;
/** Bytes that one UTF-16 code unit can become. */
const UNIT_BYTES = 3;

/** Bytes that are written one behind the other and never move: pieces of a megabyte, or of one long field. */
export class CsvBytes {
  readonly pieces: Uint8Array<ArrayBuffer>[] = [];
  readonly #encoder = new TextEncoder();
  #piece = new Uint8Array(PIECE);
  #at = 0;
  #before = 0;

  get length(): number {
    return this.#before + this.#at;
  }

  delimiters(count: number): void {
    this.#room(count);
    this.#piece.fill(SEMICOLON, this.#at, this.#at + count);
    this.#at += count;
  }

  lines(count: number): void {
    this.#room(count);
    this.#piece.fill(LF, this.#at, this.#at + count);
    this.#at += count;
  }

  /** @param text a field, or a part of one, as it is to stand there */
  text(text: string): void {
    this.#room(text.length * UNIT_BYTES);
    this.#at += this.#encoder.encodeInto(text, this.#piece.subarray(this.#at)).written;
  }

  /** As {@link text}, for digits and the like. */
  ascii(text: string): void {
    this.#room(text.length);
    for (let at = 0; at < text.length; at++) this.#piece[this.#at++] = text.charCodeAt(at);
  }

  bytes(source: Uint8Array, from: number, to: number): void {
    this.#room(to - from);
    const piece = this.#piece;
    let at = this.#at;
    for (let place = from; place < to; place++) piece[at++] = source[place] as number;
    this.#at = at;
  }

  /** Nothing is written any more. */
  finish(): readonly Uint8Array<ArrayBuffer>[] {
    this.#close();
    this.#piece = new Uint8Array(0);
    return this.pieces;
  }

  #room(count: number): void {
    if (this.#at + count <= this.#piece.length) return;
    this.#close();
    this.#piece = new Uint8Array(Math.max(PIECE, count));
  }

  #close(): void {
    if (this.#at > 0) this.pieces.push(this.#piece.subarray(0, this.#at));
    this.#before += this.#at;
    this.#at = 0;
  }
}
