import { isDigest, type TextDigest } from '../../core/digest.js';
import { householdOf } from '../../core/household.js';
import { normaliseText } from '../../core/text.js';
import { householdLabel } from '../../core/ticket.js';
import type { ColumnPlaces } from '../columns-in-file.js';
import type { RecordScanner } from '../scanner.js';
import { LABEL_WORDS, type UrnLog, type UrnPart } from './log.js';

/** Puts people into the urn's log, as the register's records come. */
export class UrnEntries {
  readonly #digest: TextDigest;
  readonly #key: string;
  readonly #log: UrnLog;
  readonly #label = new Int32Array(LABEL_WORDS);
  readonly #household = new Int32Array(LABEL_WORDS);

  /** @throws RangeError without a key of 64 lowercase hex digits: only such labels may be shown to everybody */
  constructor(digest: TextDigest, key: string, log: UrnLog) {
    if (!isDigest(key)) throw new RangeError('expected a key of 64 lowercase hex digits');
    this.#digest = digest;
    this.#key = key;
    this.#log = log;
  }

  add(record: RecordScanner, places: ColumnPlaces, stratum: number, label: string): void {
    readWords(label, this.#label);
    const household = this.#log.households ? this.#householdOf(record, places) : '';
    if (household !== '') readWords(household, this.#household);
    this.#log.add(this.#label, 0, stratum, household === '' ? null : this.#household, 0, 1);
  }

  finish(strata: readonly (readonly string[])[]): UrnPart {
    return this.#log.finish(strata);
  }

  #householdOf(record: RecordScanner, places: ColumnPlaces): string {
    const values = places.household.map((field) => normaliseText(record.text(field)));
    return householdLabel(this.#digest, householdOf(values, places.isAddress), this.#key);
  }
}

/** A digest as eight numbers of 32 bits. */
export function readWords(digest: string, into: Int32Array): void {
  for (let i = 0; i < LABEL_WORDS; i++) into[i] = Number.parseInt(digest.slice(8 * i, 8 * i + 8), 16) | 0;
}
