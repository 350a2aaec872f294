import { type Attributes, Parser } from 'saxen';
import { damaged, expectSound } from './fault.js';

/** XML as workbooks have it, read as it comes: no document types, no entities but the five, UTF-8 only. */

export interface XmlEvents {
  /** @param name without its prefix */
  open(name: string, attributes: Attributes): void;
  /** several times for one text, if comments stand in it */
  text(text: string): void;
  close(name: string): void;
}

/** No text and no tag of a workbook is longer; one that never ends would be gathered for ever. */
const LONGEST = 1 << 21;

export class XmlReader {
  readonly #parser = new Parser();
  /** begins with a `<`, or is empty: no tag is ever cut, for which the parser is not made */
  #held = '';
  /** characters since something was understood */
  #silent = 0;
  /** the element that ended last, and nothing came after it */
  lastClosed = '';

  constructor(events: XmlEvents) {
    this.#parser
      .on('openTag', (name, attributes) => {
        this.#heard();
        events.open(localName(name), soundAttributes(attributes()));
      })
      .on('closeTag', (name) => {
        this.#heard();
        this.lastClosed = localName(name);
        events.close(this.lastClosed);
      })
      .on('text', (text) => {
        this.#heard();
        events.text(decodedXml(text));
      })
      .on('cdata', (text) => {
        this.#heard();
        events.text(text);
      })
      .on('question', (text) => {
        this.#heard();
        expectSound(!/^<\?xml\s/.test(text) || !/\sencoding\s*=\s*["'](?!utf-8["'])/i.test(text));
      })
      .on('attention', () => raise())
      .on('error', () => raise())
      .on('warn', () => raise());
  }

  /** @throws BookFault if this is no XML, or one of another kind */
  write(piece: string): void {
    const text = this.#held + piece;
    const last = text.lastIndexOf('<');
    const cut = last < 0 ? text.length : last;
    this.#held = text.slice(cut);
    this.#write(text.slice(0, cut));
    expectSound(this.#silent + this.#held.length < LONGEST);
  }

  end(): void {
    this.#write(this.#held);
    this.#held = '';
    this.#parser.end();
  }

  /** Writes a whole tag. @returns whether it was the end of an element of this name, and not a part of something else */
  closes(tag: string, name: string): boolean {
    this.#write(this.#held);
    this.#held = '';
    this.lastClosed = '';
    this.#write(tag);
    return this.lastClosed === name;
  }

  #write(text: string): void {
    this.#silent += text.length;
    if (text !== '') this.#parser.write(text);
  }

  #heard(): void {
    this.#silent = 0;
    this.lastClosed = '';
  }
}

function raise(): never {
  throw damaged();
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** A `<` in an attribute is no XML, and where texts are cut would decide what it means. */
function soundAttributes(attributes: Attributes): Attributes {
  for (const name in attributes) expectSound(attributes[name]?.includes('<') === false);
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @throws BookFault for entities that a document would have to declare, and what is no character */
export function decodedXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));|&/g,
    (_, name: string | undefined, digits: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? '';
      const code = digits === undefined ? Number.parseInt(hex ?? '', 16) : Number(digits);
      // Not a number either, for a lonely ampersand.
      if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) throw damaged();
      return String.fromCodePoint(code);
    },
  );
}

/** Gives the pieces of a part as texts. @throws BookFault if they are no UTF-8 */
export async function* textsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array) => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw damaged();
    }
  };
  for await (const piece of pieces) yield decode(piece);
  yield decode();
}

/** Reads a small part at once. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const text of textsOf(pieces)) reader.write(text);
  reader.end();
}
