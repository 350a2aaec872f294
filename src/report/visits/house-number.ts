import { compareCodePoints } from '../../core/text.js';
import { germanKey } from './german-order.js';

/**
 * House numbers as registers have them: `12`, `12a`, `12 A`, `12 a-d`, `12-14`, `12/1`, `12 1/2`, `7 Hinterhaus`. A
 * range counts where it begins.
 */
export interface HouseNumber {
  readonly number: number;
  /** small; empty: none */
  readonly letter: string;
  /** 1 and 2 of `12 1/2`, 3 and 1 of `12/3`; 0 and 1: none */
  readonly part: readonly [above: number, below: number];
  /** whatever else there is */
  readonly rest: string;
}

const PREFIX = /^(?:(?:haus(?:nummer|nr)?|hnr|nr|no)(?![a-z])\.?|#)\s*/;
const FORM =
  /^(\d{1,5})(?!\d)(?:\s+(\d{1,2})\/([1-9]\d?)(?!\d))?\s*(?:(\p{Ll})(?!\p{L}))?(?:\s*[/.]?\s*(\d{1,4})(?=$|[^\d\p{L}]))?(.*)$/u;

const FRACTIONS: Readonly<Record<string, string>> = { '½': ' 1/2', '¼': ' 1/4', '¾': ' 3/4', '⅓': ' 1/3' };

/** @returns `null` if there is no number to go by: it is empty, 0, or a name */
export function readHouseNumber(text: string): HouseNumber | null {
  const written = plain(text)
    .replace(PREFIX, '')
    .replace(/^0+(?=\d)/, '');
  const [, digits, above, below, letter = '', part, rest = ''] = FORM.exec(written) ?? [];
  const number = Number(digits ?? 0);
  if (number === 0) return null;
  const own: HouseNumber['part'] =
    above === undefined ? [Number(part ?? 0), 1] : [Number(above), Number(below)];
  // What stands behind a fraction is told apart from what stands behind none.
  const more = above === undefined || part === undefined ? rest : `${part} ${rest}`;
  return { number, letter, part: own, rest: restKey(more) };
}

/** Small, with plain digits, dashes and fractions. */
function plain(text: string): string {
  return text
    .replace(/[½¼¾⅓]/g, (sign) => FRACTIONS[sign] ?? sign)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u2044', '/')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `-14` is not `+14`, but ` - 14` is. */
function restKey(rest: string): string {
  const sign = /^\s*([^\p{L}\p{N}\s])/u.exec(rest)?.[1] ?? '';
  return sign + germanKey(rest);
}

/** On which side of the street: 1 the odd one, 0 the even one. */
export function sideOf({ number }: HouseNumber): 0 | 1 {
  return number % 2 === 1 ? 1 : 0;
}

/**
 * Odd numbers upwards, then even ones downwards: up one side of the street and back on the other. On both sides a
 * number's own houses are in this order: 12, 12 1/2, 12/1, 12 a, 12 b.
 */
export function compareOnWalk(a: HouseNumber, b: HouseNumber): number {
  const side = sideOf(a);
  if (side !== sideOf(b)) return sideOf(b) - side;
  const up = a.number - b.number;
  if (up !== 0) return side === 1 ? up : -up;
  return (
    compareCodePoints(a.letter, b.letter) ||
    a.part[0] * b.part[1] - b.part[0] * a.part[1] ||
    compareCodePoints(a.rest, b.rest)
  );
}

const BEHIND =
  'hinterhaus|vorderhaus|nebenhaus|gartenhaus|hinterhof|rückgebäude|rueckgebaeude|seitenflügel|anbau';
/** What is a house number and nothing else. */
const ALONE = new RegExp(
  `^\\d{1,5}(?: 1/[234])?(?: ?\\p{Ll}(?!\\p{L}))?(?: ?[-/+] ?\\d{0,5} ?(?:\\p{Ll}(?!\\p{L}))?)*(?: (?:${BEHIND}|hh|vh|hs|rg|gh|sf))?$`,
  'u',
);

/** A house number has no more. */
const MOST_WORDS = 6;

/** Street and house number that stand in one field: `Straße des 17. Juni 135 a`. @returns `null` if there is none */
export function splitStreet(text: string): { readonly street: string; readonly houseNumber: string } | null {
  const words = text.trim().split(/\s+/);
  for (let at = Math.max(1, words.length - MOST_WORDS); at < words.length; at++) {
    const houseNumber = words.slice(at).join(' ');
    if (!ALONE.test(plain(houseNumber))) continue;
    return { street: words.slice(0, at).join(' ').replace(/,$/, ''), houseNumber };
  }
  return null;
}
