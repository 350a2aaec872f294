import { FORMULA_SIGNS } from '../core/list-cells.js';
import type { ByteReader } from './source.js';

const APOSTROPHE = 39;
const QUOTE = 34;
const CR = 13;
const LF = 10;

/** The longest sign, one of the wide forms, in UTF-8. */
const SIGN_BYTES = 3;
const isSign = (text: string) => new RegExp(`^[${FORMULA_SIGNS}]`).test(text);

type Place = 'start' | 'bare' | 'quoted-start' | 'quoted' | 'quote';

/**
 * Reads a list of ours as if its cells had not been made safe for a spreadsheet (SPEC 9): of the apostrophes that a
 * field begins with before a character of a formula, the first is taken away. The bytes that are left are a list
 * that any reader of records understands.
 * @param delimiter one ASCII character
 */
export function unescapedList(source: ByteReader, delimiter: string): ByteReader {
  const cells = new Cells(delimiter.charCodeAt(0));
  let waiting = new Uint8Array(0);
  let undecided = new Uint8Array(0);
  let ended = false;
  const refill = async (size: number): Promise<void> => {
    const buffer = new Uint8Array(undecided.length + Math.max(size, 1024));
    buffer.set(undecided);
    const count = await source.read(buffer.subarray(undecided.length));
    ended = count === 0;
    const bytes = buffer.subarray(0, undecided.length + count);
    const { kept, read } = cells.unescape(bytes, ended);
    waiting = kept;
    undecided = bytes.slice(read);
  };
  return {
    read: async (target) => {
      while (waiting.length === 0 && !ended) await refill(target.length);
      const count = Math.min(waiting.length, target.length);
      target.set(waiting.subarray(0, count));
      waiting = waiting.subarray(count);
      return count;
    },
    close: () => source.close(),
  };
}

/** Knows where fields begin, from one piece of a file to the next. */
class Cells {
  readonly #delimiter: number;
  #place: Place = 'start';

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  /**
   * @param final no more bytes will come
   * @returns what is left of the bytes that were decided, and how many these were
   */
  unescape(bytes: Uint8Array, final: boolean): { kept: Uint8Array<ArrayBuffer>; read: number } {
    const kept = new Uint8Array(bytes.length);
    let length = 0;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (byte !== APOSTROPHE || (this.#place !== 'start' && this.#place !== 'quoted-start')) {
        kept[length++] = byte;
        this.#place = this.#after(byte);
        at++;
        continue;
      }
      let end = at;
      while (bytes[end] === APOSTROPHE) end++;
      if (!final && end + SIGN_BYTES > bytes.length) break;
      const first = this.#isEscape(bytes, end) ? at + 1 : at;
      kept.set(bytes.subarray(first, end), length);
      length += end - first;
      at = end;
      this.#place = this.#place === 'start' ? 'bare' : 'quoted';
    }
    return { kept: kept.subarray(0, length), read: at };
  }

  /** Whether the apostrophes before this place made a text of a formula. */
  #isEscape(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    if (byte === undefined) return false;
    // Outside quotation marks these end the field.
    if (this.#place === 'start' && this.#endsField(byte)) return false;
    if (byte < 128) return isSign(String.fromCharCode(byte));
    return isSign(new TextDecoder().decode(bytes.subarray(at, at + SIGN_BYTES)));
  }

  #after(byte: number): Place {
    switch (this.#place) {
      case 'start':
        if (byte === QUOTE) return 'quoted-start';
        return this.#endsField(byte) ? 'start' : 'bare';
      case 'bare':
        return this.#endsField(byte) ? 'start' : 'bare';
      case 'quote':
        if (byte === QUOTE) return 'quoted';
        return this.#endsField(byte) ? 'start' : 'bare';
      default:
        return byte === QUOTE ? 'quote' : 'quoted';
    }
  }

  #endsField(byte: number): boolean {
    return byte === this.#delimiter || byte === CR || byte === LF;
  }
}
