import { error, type Problem } from '../core/problem.js';
import type { RegisterSource } from './source.js';

/**
 * A look at the bytes of a file that is not UTF-8 throughout: whether all of it is windows-1252, or a part
 * of it UTF-8, or something else that has its umlauts in other places. Read as windows-1252 all of them would
 * give text, and nobody would be told.
 */

const LF = 10;
const CR = 13;

/** Umlauts and ß as single bytes. */
const LETTERS = {
  'windows-1252': [0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc],
  dos: [0x84, 0x94, 0x81, 0xe1, 0x8e, 0x99, 0x9a],
  mac: [0x8a, 0x9a, 0x9f, 0xa7, 0x80, 0x85, 0x86],
} as const;
type SingleByte = keyof typeof LETTERS;

interface Found {
  lines: number;
  first: number;
  last: number;
}

/** Takes in a file's bytes in pieces. */
export class TextLook {
  readonly #utf8: Found = { lines: 0, first: 0, last: 0 };
  readonly #single: Found = { lines: 0, first: 0, last: 0 };
  readonly #counts = new Uint32Array(256);
  #line = 1;
  #rest = new Uint8Array(0);
  #before = 0;

  /** @param final nothing comes behind these bytes */
  add(piece: Uint8Array, final: boolean): void {
    const bytes = new Uint8Array(this.#rest.length + piece.length);
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    const end = final ? bytes.length : Math.max(0, bytes.length - LONGEST_SEQUENCE);
    let at = 0;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.#line++;
        this.#before = byte;
        at++;
        continue;
      }
      const length = sequenceLength(bytes, at);
      if (length === 1) this.#note(byte, bytes[at + 1] ?? 0);
      else if (isUsual(byte)) count(this.#utf8, this.#line);
      this.#before = byte;
      at += length;
    }
    this.#rest = bytes.slice(at);
  }

  #note(byte: number, next: number): void {
    count(this.#single, this.#line);
    if (isLetter(this.#before) && isLetter(next)) this.#counts[byte] = (this.#counts[byte] ?? 0) + 1;
  }

  /**
   * What speaks against reading the file as windows-1252; at most one problem.
   * @param least so many lines of the other encoding are more than a damaged place
   */
  problems(file: string, least = 1): Problem[] {
    const utf8 = this.#utf8;
    const single = this.#single;
    if (Math.min(utf8.lines, single.lines) >= least) {
      const [before, after] = utf8.first <= single.first ? [utf8, single] : [single, utf8];
      const names = before === utf8 ? ['UTF-8', 'windows-1252'] : ['windows-1252', 'UTF-8'];
      const params = { before: names[0] ?? '', after: names[1] ?? '', count: after.lines };
      return [error('REG-060', { file, lines: [after.first] }, params)];
    }
    const name = this.#foreign();
    return name === null ? [] : [error('REG-061', { file, lines: [single.first] }, { page: name })];
  }

  /** The code page whose umlauts these bytes are, if it is not windows-1252. */
  #foreign(): 'dos' | 'mac' | null {
    const sum = (name: SingleByte) =>
      LETTERS[name].reduce((total, byte) => total + (this.#counts[byte] as number), 0);
    const kinds = (name: SingleByte) => LETTERS[name].filter((byte) => (this.#counts[byte] ?? 0) > 0).length;
    const usual = sum('windows-1252');
    const name = sum('dos') >= sum('mac') ? 'dos' : 'mac';
    return kinds(name) >= 2 && sum(name) >= 3 && sum(name) > 2 * usual ? name : null;
  }
}

const LONGEST_SEQUENCE = 4;

function count(found: Found, line: number): void {
  if (found.first === 0) found.first = line;
  if (found.last !== line) found.lines++;
  found.last = line;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Letters of Western and Central Europe; what else is valid by chance may be windows-1252 after all. */
function isUsual(first: number): boolean {
  return first >= 0xc3 && first <= 0xc5;
}

/** How many bytes the character has in UTF-8; 1: it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
  if (first < 0xc2 || first > 0xf4) return 1;
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 1;
  }
  return length;
}

/** Looks at a whole file. */
export async function lookAtText(source: RegisterSource, least = 1): Promise<Problem[]> {
  const look = new TextLook();
  const reader = await source.open();
  const buffer = new Uint8Array(1 << 20);
  for (let length = await reader.read(buffer); length > 0; length = await reader.read(buffer))
    look.add(buffer.subarray(0, length), false);
  look.add(new Uint8Array(0), true);
  await reader.close();
  return look.problems(source.name, least);
}
