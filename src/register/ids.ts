import { normaliseText } from '../core/text.js';
import { ID_SEPARATOR, joinId } from '../core/ticket.js';
import type { ColumnPlaces } from './columns-in-file.js';
import type { FingerprintLog } from './fingerprints.js';
import { ByteFingerprint } from './id-fingerprint.js';
import type { RecordScanner } from './scanner.js';

/** An id that is plain ASCII in one column: the bytes are the text, which is made only if it is needed. */
export const PLAIN_ID = Symbol('plain id');

/** A row's id as {@link IdReader} gives it. */
export type ReadId = string | typeof PLAIN_ID;

/** The ids of an exclusion list, if they are known with the line on which each stands. */
export type IdList = ReadonlySet<string> | ReadonlyMap<string, number>;

export type IdFault = 'REG-012' | 'REG-013';

/** Reads the ids of rows, and remembers the fingerprints of those that have to be unique. */
export class IdReader {
  /** of the id that was read last */
  readonly fingerprint = new ByteFingerprint();
  /** where a plain one stands */
  start = 0;
  end = 0;
  /** ids that begin with a zero, and the lengths that there are: a bit for each, long ones sharing one */
  zeros = 0;
  lengths = 0;
  readonly #fingerprints: FingerprintLog;

  constructor(fingerprints: FingerprintLog) {
    this.#fingerprints = fingerprints;
  }

  /** The id, normalised; {@link PLAIN_ID}; or in an array of one what is wrong with it. */
  read(record: RecordScanner, places: ColumnPlaces): ReadId | readonly [IdFault] {
    const [field = -1] = places.id;
    if (places.id.length === 1 && this.#isPlain(record, field)) return PLAIN_ID;
    const id = joinedId(record, places.id);
    if (isEmptyId(id, places.id.length)) return ['REG-012'];
    if (countSeparators(id) !== places.id.length - 1) return ['REG-013'];
    this.fingerprint.take(id);
    return id;
  }

  #isPlain(record: RecordScanner, field: number): boolean {
    if (!record.isVerbatim(field)) return false;
    const start = record.start(field);
    const end = record.end(field);
    if (!this.fingerprint.read(record.view, start, end)) return false;
    this.start = start;
    this.end = end;
    this.lengths |= 1 << (end - start);
    if (record.bytes[start] === ZERO) this.zeros++;
    return true;
  }

  /** Nobody else may have the id that was read last. */
  claim(): void {
    this.#fingerprints.add(this.fingerprint.high, this.fingerprint.low);
  }
}

const ZERO = 0x30;

/** The id of a record with the right number of fields; `null` if it has none. */
export function idOf(record: RecordScanner, places: ColumnPlaces): string | null {
  if (record.fault !== null || record.fieldCount !== places.count) return null;
  const id = joinedId(record, places.id);
  return isEmptyId(id, places.id.length) ? null : id;
}

function joinedId(record: RecordScanner, fields: readonly number[]): string {
  if (fields.length === 1) return normaliseText(record.text(fields[0] as number));
  return joinId(fields.map((field) => normaliseText(record.text(field))));
}

function isEmptyId(id: string, columns: number): boolean {
  return id.length < columns && countSeparators(id) === id.length;
}

function countSeparators(id: string): number {
  let count = 0;
  for (let at = 0; at < id.length; at++) if (id[at] === ID_SEPARATOR) count++;
  return count;
}
