import { cellText } from './cells.js';
import { fieldText } from './csv-text.js';
import { BookFault, expectSound } from './fault.js';
import { UnitReader } from './units.js';
import { decodedXml, textsOf, XmlReader } from './xml.js';

/**
 * The texts that cells refer to by their numbers, each as a field of the rows as they are read. A million people have
 * millions of them, so they are bytes one behind the other, and no objects.
 */
export class SharedStrings {
  #bytes = new Uint8Array(1 << 16);
  #ends = new Uint32Array(1 << 10);
  /** of each text that is digits alone how many; with {@link LEADING_ZERO} if the first is a zero */
  #digits = new Uint8Array(1 << 10);
  #length = 0;
  count = 0;
  readonly #encoder = new TextEncoder();

  add(text: string): void {
    const field = fieldText(text);
    const most = this.#length + field.length * 3;
    if (most > MOST_BYTES || this.count >= MOST_STRINGS) throw new BookFault('large');
    if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(sizeFor(most)));
    if (this.count === this.#ends.length) {
      this.#ends = grown(this.#ends, new Uint32Array(2 * this.count));
      this.#digits = grown(this.#digits, new Uint8Array(2 * this.count));
    }
    this.#length += this.#encoder.encodeInto(field, this.#bytes.subarray(this.#length)).written;
    this.#digits[this.count] = digitsOf(text);
    this.#ends[this.count++] = this.#length;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** where the field of this number begins in {@link bytes}; it ends where the next one begins */
  start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  /** @throws BookFault if there is no such text */
  expect(number: number): void {
    expectSound(number >= 0 && number < this.count);
  }

  digits(number: number): number {
    return this.#digits[number] as number;
  }

  /** The text itself. */
  text(number: number): string {
    const field = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      this.#bytes.subarray(this.start(number), this.start(number + 1)),
    );
    return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
  }
}

export const LEADING_ZERO = 0x80;
const MOST_BYTES = 0x3fffffff;
const MOST_STRINGS = 1 << 25;

function sizeFor(bytes: number): number {
  return Math.min(MOST_BYTES, bytes + Math.max(1 << 16, bytes >> 1));
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** How many digits a text has that is nothing else, up to 127, and {@link LEADING_ZERO}; 0: it is something else. */
export function digitsOf(text: string): number {
  if (text.length === 0 || text.length >= LEADING_ZERO) return 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return 0;
  }
  return text.length | (text.startsWith('0') && text.length > 1 ? LEADING_ZERO : 0);
}

/** Most texts are written like this. */
const USUAL = /\s*<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/y;

/** @throws BookFault if the part is no list of texts */
export async function readStrings(part: AsyncIterable<Uint8Array>, isQuick = true): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const path: string[] = [];
  let text = '';
  const xml = new XmlReader({
    open: (name) => {
      path.push(name);
      expectSound(path.length > 1 || name === 'sst');
      if (name === 'si' && path.length === 2) text = '';
    },
    text: (piece) => {
      if (isCellText(path, 1)) text += piece;
    },
    close: (name) => {
      if (name === 'si' && path.length === 2) strings.add(cellText(text));
      path.pop();
    },
  });
  const reader = new UnitReader(
    'si',
    {
      unit: (read, at) => {
        USUAL.lastIndex = at;
        const found = USUAL.exec(read);
        if (found === null) return -1;
        strings.add(cellText(decodedXml(found[1] ?? '')));
        return USUAL.lastIndex;
      },
      isBetween: () => path.length === 1,
    },
    xml,
    isQuick,
  );
  for await (const piece of textsOf(part)) reader.write(piece);
  reader.end();
  return strings;
}

/** A text of a cell: directly in it or in a part of it that looks otherwise, and not how it is pronounced. */
export function isCellText(path: readonly string[], at: number): boolean {
  if (path.at(-1) !== 't') return false;
  return path.length === at + 2 || (path.length === at + 3 && path[at + 1] === 'r');
}
