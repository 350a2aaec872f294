import type { RecordForm } from './record-form.js';
import { RecordScanner } from './scanner.js';

/** Takes apart records that were kept as raw bytes. */
export class RecordParser {
  readonly #scanner: RecordScanner;

  constructor({ delimiter, encoding, quotes }: RecordForm) {
    this.#scanner = new RecordScanner(delimiter, encoding, 1 << 10, null, quotes);
  }

  /** The fields as they stood: neither trimmed nor normalised. */
  texts(raw: string): string[] {
    const scanner = this.#scanner;
    const bytes = scanner.ensure(raw.length, 0);
    for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
    scanner.window(0, raw.length);
    scanner.next(true);
    return scanner.texts();
  }
}
