import { normaliseText } from '../core/text.js';
import { readShare } from './share.js';

/** Rates as people write them: how many of those who are asked say yes. */

export interface WrittenRate {
  /** above 0, at most 1 */
  readonly rate: number;
  /** what is missing to 1, without rounding before */
  readonly rest: number;
}

/**
 * `bare`: a number of 1 or more without a sign, which may be hundredths or not; `range`: not above 0 and at most 1;
 * `form`: no number at all
 */
export type RateFault = 'bare' | 'range' | 'form';

const LONGEST = 30;

/** `5%`, `5 %`, `0,05`, `0.05` or `1/20`. @param isPercent a column's name says that numbers are hundredths */
export function readRate(text: string, isPercent = false): WrittenRate | RateFault {
  const plain = normaliseText(text).replace(',', '.');
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(plain);
  const isRate = isNumber || /^-?\d+(?:\.\d+)?\s*%$|^\d+\s*\/\s*\d+$/.test(plain);
  if (!isRate || plain.length > LONGEST) return 'form';
  if (isNumber && !isPercent && Number(plain) >= 1) return 'bare';
  const share = readShare(isNumber && isPercent ? `${plain} %` : plain);
  if (share === null || share.numerator === 0n) return 'range';
  const { numerator, denominator } = share;
  return {
    rate: Number(numerator) / Number(denominator),
    rest: Number(denominator - numerator) / Number(denominator),
  };
}

/** What stands before the rate in `16-29=3%`, the last sign deciding; `null`: nothing. */
export function splitRate(typed: string): { readonly group: string | null; readonly rate: string } {
  const at = typed.lastIndexOf('=');
  return at < 0
    ? { group: null, rate: typed }
    : { group: normaliseText(typed.slice(0, at)), rate: typed.slice(at + 1) };
}

const RATES = ['rate', 'zusagequote', 'quote', 'antwortquote', 'rücklauf', 'ruecklauf', 'anteil', 'share'];
const PERCENTS = ['percent', 'prozent', '%', ...RATES.flatMap((name) => [`${name} in %`, `${name} (%)`])];

/** The column of the rates in a header, and whether its name says that they are hundredths; `null`: there is none. */
export function rateColumn(
  header: readonly string[],
): { readonly at: number; readonly isPercent: boolean } | null {
  const names = header.map((name) => normaliseText(name).toLowerCase());
  const plain = names.findIndex((name) => RATES.includes(name));
  if (plain >= 0) return { at: plain, isPercent: false };
  const percent = names.findIndex((name) => PERCENTS.includes(name));
  return percent < 0 ? null : { at: percent, isPercent: true };
}
