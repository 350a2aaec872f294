import type { DrawPlan } from '../core/plan.js';
import { normaliseText } from '../core/text.js';
import type { ColumnPlaces } from './columns-in-file.js';
import { fingerprintOf } from './id-fingerprint.js';
import { type IdReader, PLAIN_ID, type ReadId } from './ids.js';
import { type Paste, pasteRule } from './paste.js';
import type { RecordScanner } from './scanner.js';

/**
 * Rows that are no people (SPEC 9): the column names once more, types or dashes as databases print them
 * below the names, totals and remarks.
 */
export type NoPerson = 'header' | 'types' | 'dashes' | 'total' | 'remark';

/** The codes of their problems. */
export const NO_PERSON = {
  header: 'REG-052',
  types: 'REG-053',
  dashes: 'REG-054',
  total: 'REG-055',
  remark: 'REG-056',
} as const;

const ONE_TYPE =
  /^(?:n?char|n?varchar2?|bpchar|character(?: varying)?|texte?|string|str|date|datetime\d?|timestamp|time|int(?:eger)?\d{0,2}|(?:big|small|tiny|medium)int|number|numeric|decimal|float\d?|double(?: precision)?|real|bool(?:ean)?|bit|uuid|guid|n?clob|blob|memo|long|short|zahl|ganzzahl|datum|zeichen(?:kette)?|alphanumerisch|numerisch)\s*(?:\(\s*(?:\d+|max)\s*(?:[,.]\s*\d+\s*)?(?:char|byte)?\s*\))?(?:\s+(?:not\s+)?null)?$/i;
/** The types of dBase and of COBOL, which are letters that may be values as well. */
const SHORT_TYPE = /^[acdlmnx](?:\(?\d{1,4}(?:[.,]\d)?\)?)?$/i;
const DASHES = /^[-=_+*~#.\u2013\u2014]{2,}$/;
const TOTAL =
  /(?:^|[^\p{L}])(?:(?:zwischen|end|teil|gesamt)?summen?|gesamt(?:zahl|anzahl|ergebnis|zeilen)?|insgesamt|totals?|sum|count|anzahl|datens(?:ä|ae)tze|zeilen|personen gesamt|rows?|records?)(?:[^\p{L}]|$)/iu;

/** An id that is one of these words is none, whatever else the row has. */
const TOTAL_ID = /^(?:(?:zwischen|end|gesamt)?summe|gesamt|insgesamt|total|anzahl)\b[\s:=]*[\d.,]*$/i;

const FEW_FIELDS = 3;
const MANY_FIELDS = 5;

/** What a row is if it is no person; `null`: it may be one. */
export function noPersonIn(record: RecordScanner, places: ColumnPlaces): NoPerson | null {
  const texts = record.texts().map(normaliseText);
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return null;
  if (isHeader(texts, filled.length, places)) return 'header';
  if (filled.every((text) => DASHES.test(text))) return 'dashes';
  if (areTypes(filled, places.count)) return 'types';
  const id = places.id
    .map((at) => texts[at] ?? '')
    .join(' ')
    .trim();
  if (TOTAL_ID.test(id)) return 'total';
  const isMostlyEmpty = 2 * filled.length <= places.count || (filled.length === 1 && places.count > 1);
  if (isMostlyEmpty && filled.some((text) => TOTAL.test(text))) return 'total';
  const isLine = filled.some((text) => text.split(/[,;\t|]/).length > FEW_FIELDS);
  if (isLine) return null;
  const named = places.count - places.nameless.length;
  const isText = id === '' || /[\s:]/.test(id) || (named >= MANY_FIELDS && !/\d/.test(id));
  const isRemark = filled.length === 1 && named >= FEW_FIELDS && isText;
  return isRemark ? 'remark' : null;
}

function areTypes(filled: readonly string[], columns: number): boolean {
  const named = filled.filter((text) => ONE_TYPE.test(text)).length;
  const short = filled.filter((text) => SHORT_TYPE.test(text));
  if (named + short.length < filled.length) return false;
  if (named > 0) return filled.length >= FEW_FIELDS || filled.length === columns;
  return filled.length >= MANY_FIELDS && 2 * short.filter((text) => /\d/.test(text)).length > filled.length;
}

/** The name of the id's column where an id should be, or most of the names in their places. */
function isHeader(texts: readonly string[], filled: number, { header, id }: ColumnPlaces): boolean {
  const names = texts.map((text) => bare(text));
  const isName = (at: number) => names[at] !== '' && names[at] === bare(header[at] ?? '');
  if (id.every(isName)) return true;
  const same = names.filter((_, at) => isName(at)).length;
  return same >= FEW_FIELDS && 2 * same > filled;
}

function bare(text: string): string {
  return text.replace(/^(?:\ufeff|ï»¿)/, '').toLowerCase();
}

const MOSTLY_EMPTY = 8;
const UPPER_OR_LOWER = 0x40404040;
const TWO_HIGH_BITS = 0xc0c0c0c0 | 0;

/** Finds out by a few bytes whether a row has to be looked at more closely, which nearly none has. */
export class NoPersonGuess {
  #high = -1;
  #low = -1;

  /** The records that follow have these columns. */
  startFile({ header, id }: ColumnPlaces): void {
    const [only] = id;
    [this.#high, this.#low] = id.length === 1 ? fingerprintOf(header[only ?? -1] ?? '') : [-1, -1];
  }

  /** @param id not a faulty one */
  isSuspect(record: RecordScanner, { count }: ColumnPlaces, id: ReadId, ids: IdReader): boolean {
    if (record.recordEnd - record.recordStart < 3 * count + MOSTLY_EMPTY) return true;
    if (id !== PLAIN_ID) return isOddId(id);
    const { start, end, fingerprint } = ids;
    if (fingerprint.low === this.#low && fingerprint.high === this.#high) return true;
    const { bytes } = record;
    const last = bytes[end - 1] as number;
    if ((last - 0x30) >>> 0 > 9 && !hasDigitAndLetterEnd(bytes, start, end)) return true;
    if (end - start >= 4 && (record.view.getInt32(start, true) & TWO_HIGH_BITS) === UPPER_OR_LOWER)
      return true;
    const first = bytes[start] as number;
    return (first - 0x30) >>> 0 > 9 && !isLetter(first);
  }
}

function hasDigitAndLetterEnd(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isLetter(bytes[end - 1] as number)) return false;
  for (let at = start; at < end; at++) if (((bytes[at] as number) - 0x30) >>> 0 <= 9) return true;
  return false;
}

function isLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

/** The same for an id that is a text. */
function isOddId(id: string): boolean {
  return !/^[\p{L}\p{N}]/u.test(id) || !/\d/.test(id) || !/[\p{L}\p{N}]$/u.test(id) || /^\p{L}{4}/u.test(id);
}

/** What a rule that leaves out such a row would say; nothing is shown of remarks, which may name people. */
export function lineToPaste(
  kind: NoPerson,
  record: RecordScanner,
  { header, id }: ColumnPlaces,
  plan: Pick<DrawPlan, 'eligibility'>,
): Paste | undefined {
  const at = id.find((field) => normaliseText(record.text(field)) !== '');
  if (kind === 'remark' || at === undefined) return undefined;
  const value = normaliseText(record.text(at));
  return pasteRule(plan, { text: 'paste.no-person', name: header[at] ?? '', value });
}
