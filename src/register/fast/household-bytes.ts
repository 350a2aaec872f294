import { ID_SEPARATOR } from '../../core/ticket.js';
import type { ColumnPlaces } from '../columns-in-file.js';
import type { RecordScanner } from '../scanner.js';

/** Households (SPEC 7) from the bytes of a record, as far as these alone are sure to be normalised. */

/** It can't be said by the bytes alone. */
export const UNSURE = -1;

const SPACE = 0x20;
const TILDE = 0x7e;
/** In UTF-8 the first byte of the letters from À to ÿ, of which none changes in Unicode's NFC before others of them. */
const LATIN = 0xc3;
const LATIN_OFFSET = 0x40;
const SEPARATOR = ID_SEPARATOR.charCodeAt(0);

export class HouseholdBytes {
  /** what was asked for, and the household in UTF-8 behind it */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  readonly #start: number;

  /**
   * @param prefix ASCII, which stands before every household
   * @param room bytes for both
   */
  constructor(prefix: string, room: number) {
    this.bytes = new Uint8Array(room);
    this.view = new DataView(this.bytes.buffer);
    this.#start = prefix.length;
    for (let at = 0; at < prefix.length; at++) this.bytes[at] = prefix.charCodeAt(at);
  }

  /** Where the household of the record ends in {@link bytes}; 0: it is one alone; {@link UNSURE}. */
  read(record: RecordScanner, { household, isAddress }: ColumnPlaces): number {
    let at = this.#start;
    let tells = false;
    const counts = !isAddress.includes(true);
    for (let index = 0; index < household.length; index++) {
      const field = household[index] as number;
      if (index > 0) this.bytes[at++] = SEPARATOR;
      const end = this.#copy(record, field, at);
      if (end < 0) return UNSURE;
      if (end > at && (counts || isAddress[index] === true)) tells = true;
      at = end;
    }
    return tells ? at : 0;
  }

  /** Puts a text behind the prefix; {@link UNSURE}: there is no room. */
  write(household: string): number {
    const { read, written } = new TextEncoder().encodeInto(household, this.bytes.subarray(this.#start));
    return read < household.length ? UNSURE : this.#start + written;
  }

  #copy(record: RecordScanner, field: number, to: number): number {
    const start = record.start(field);
    const end = record.end(field);
    const into = this.bytes;
    const { bytes } = record;
    if (start === end) return to;
    // Every byte becomes two at most, and a separator follows.
    if (to + 2 * (end - start) >= into.length || !record.isVerbatim(field)) return UNSURE;
    if (bytes[start] === SPACE || bytes[end - 1] === SPACE) return UNSURE;
    const isUtf8 = record.encoding === 'utf-8';
    let at = to;
    for (let place = start; place < end; place++) {
      const byte = bytes[place] as number;
      if (byte >= SPACE && byte <= TILDE) into[at++] = byte;
      else if (
        isUtf8 &&
        byte === LATIN &&
        place + 1 < end &&
        ((bytes[place + 1] as number) & 0xc0) === 0x80
      ) {
        into[at++] = byte;
        into[at++] = bytes[++place] as number;
      } else if (!isUtf8 && byte >= 0xc0) {
        into[at++] = LATIN;
        into[at++] = byte - LATIN_OFFSET;
      } else return UNSURE;
    }
    return at;
  }
}
