/**
 * Whether two values are the same but for what a spreadsheet or a word processor does to them. Nothing that decides
 * who is drawn compares like this; it only finds what was probably meant.
 */

/** What two values differ in; `several`: in more than one of these. */
export type NearDifference = 'quotes' | 'blanks' | 'zeros' | 'case' | 'several';

/** Quotation marks and apostrophes of all kinds, and the equals sign of `="01"`. */
const QUOTES = /^=(?=["'])|[\p{Pi}\p{Pf}"'`´′″\u201e\u201a]/gu;
const BLANKS = /[\p{White_Space}\p{Cf}\p{Cc}]/gu;
const ZEROS = /^0+(?=\p{N})/u;

/** Each step takes one kind of difference away. */
const STEPS: readonly (readonly [NearDifference, (text: string) => string])[] = [
  ['quotes', (text) => text.replace(QUOTES, '')],
  ['blanks', (text) => text.replace(BLANKS, '')],
  ['zeros', (text) => text.replace(ZEROS, '')],
  ['case', (text) => text.toLowerCase()],
];

/** Values with the same key are nearly the same. */
export function nearKey(value: string): string {
  return STEPS.reduce((text, [, step]) => step(text), value.normalize('NFKC'));
}

/** How two values differ, or `null` if they are equal or differ in more than that. */
export function nearDifference(a: string, b: string): NearDifference | null {
  if (a === b || nearKey(a) !== nearKey(b)) return null;
  return STEPS.find(([, step]) => step(a) === step(b))?.[0] ?? 'several';
}

/** Words with which a register says that something is not so; they exclude nobody, whatever else a column holds. */
const NO = new Set([
  'nein',
  'n',
  'no',
  'false',
  'falsch',
  'f',
  'keine',
  'kein',
  'ohne',
  'nicht',
  'leer',
  'null',
]);

/** Whether a value says no: `nein`, `0`, `-` and the like. */
export function saysNo(value: string): boolean {
  return NO.has(value.toLowerCase()) || /^[0\p{P}\p{S}]*$/u.test(value);
}
