import type { XmlReader } from './xml.js';

/**
 * Parts that are mostly one element after another, rows or strings. Those that are written as spreadsheets write
 * them are read at once; a parser reads whatever stands around them or is written in another way. Both give the same.
 */
export interface UnitEvents {
  /**
   * Reads a whole element of the usual form.
   * @returns where it ends; -1: it is of another form, or not all of it is there, and nothing has been read
   */
  unit(text: string, at: number): number;
  /** whether an element could stand here, to the parser's knowledge */
  isBetween(): boolean;
}

/** More than this is no row that somebody waits for. */
const LONGEST_UNIT = 1 << 20;

export class UnitReader {
  readonly #closing: string;
  #rest = '';
  /** the parser has read all before this place, and stands between two elements */
  #isAtUnit = false;

  /** @param name of the elements; @param isQuick false: the parser reads everything */
  constructor(
    readonly name: string,
    readonly events: UnitEvents,
    readonly xml: XmlReader,
    readonly isQuick = true,
  ) {
    this.#closing = `</${name}>`;
  }

  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      if (this.#isAtUnit) {
        const end = this.events.unit(text, at);
        if (end > at) {
          at = end;
          continue;
        }
      }
      const close = text.indexOf(this.#closing, at);
      if (close < 0) break;
      this.xml.write(text.slice(at, close));
      const isClosed = this.xml.closes(this.#closing, this.name);
      this.#isAtUnit = this.isQuick && isClosed && this.events.isBetween();
      at = close + this.#closing.length;
    }
    this.#rest = text.slice(at);
    if (this.#isAtUnit && this.#rest.length < LONGEST_UNIT && isBegun(this.#rest, this.name)) return;
    this.#isAtUnit = false;
    // The last characters may be the beginning of the tag that is looked for.
    const tail = this.#rest.lastIndexOf('<');
    const cut = tail < 0 || this.#rest.length - tail > this.#closing.length ? this.#rest.length : tail;
    this.xml.write(this.#rest.slice(0, cut));
    this.#rest = this.#rest.slice(cut);
  }

  end(): void {
    this.xml.write(this.#rest);
    this.#rest = '';
    this.xml.end();
  }
}

/** Whether this is, or may become, the beginning of such an element. */
function isBegun(text: string, name: string): boolean {
  const begun = text.trimStart();
  const start = `<${name}`;
  return begun.length < start.length ? start.startsWith(begun) : begun.startsWith(start);
}
