import type { ProblemLine } from '../core/problem.js';
import { formatTime } from './day.js';
import type { Language } from './sentence.js';
import { visible } from './visible.js';

/**
 * Puts values into a sentence. A sentence can hold
 *
 *     {name}                    the value; a number is written as the language does, a list with commas,
 *                               and at the beginning of a line with one item a line
 *     {name.*}                  the catalogue's word for the value, its text `name.VALUE`, if there is one
 *     {name.day}                a day or a moment as people write it
 *     {name? some text}         the text, if there is a value and it is not empty
 *     {count=stratum|strata}    the first form if the number is 1 or the list has one item, otherwise the second
 *
 * as in `{count} {count=Schicht hat|Schichten haben} weniger als 5 Personen`. A text after `?` or `=` can hold
 * further `{..}`, which then hold none themselves: `{rows=die einzige Zeile|alle {rows} Zeilen}`. German and
 * English have one form for 1 and another for everything else, 0 included. What stands in a value is never read
 * as a part of the sentence.
 */

export type Params = Readonly<Record<string, string | number | readonly string[] | readonly ProblemLine[]>>;
type Value = Params[string];

/** The catalogue's own text of a name in the language at hand, as it stands. */
export type Lookup = (key: string) => string | undefined;

/** @param lookup for `{name.*}` and the lines of a problem; left out: there are none */
export function fill(
  language: Language,
  template: string,
  params: Params = {},
  lookup: Lookup = () => undefined,
): string {
  const item = (one: string | ProblemLine): string =>
    typeof one === 'string' ? shown(language, one) : fill(language, lookup(one.text) ?? '', one, lookup);
  const show = (value: Value | undefined, between: string): string => {
    if (value === undefined) return '';
    return typeof value === 'object' ? value.map(item).join(between) : shown(language, value);
  };
  return chosen(template, params).replace(
    /(\n?)\{(\w+)(\.\*|\.day)?\}/g,
    (_, lineBreak: string, name: string, kind: string | undefined) => {
      const value = params[name];
      if (kind === '.day') return lineBreak + visible(formatTime(language, String(value ?? '')));
      const word = kind === undefined ? undefined : lookup(`${name}.${String(value)}`);
      return lineBreak + (word ?? show(value, lineBreak === '' ? ', ' : '\n'));
    },
  );
}

/** The sentence with its `{name? ..}` and `{count=..|..}` decided; there is no value in it yet. */
function chosen(template: string, params: Params): string {
  return template.replace(
    /\{(\w+)([?=])((?:[^{}]|\{[^{}]*\})*)\}/g,
    (_, name: string, kind: string, text: string) => {
      const value = params[name];
      if (kind === '?') return isEmpty(value) ? '' : chosen(text, params);
      const [one = '', other = ''] = text.split('|');
      return chosen(isOne(value) ? one : other, params);
    },
  );
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === '' || (typeof value === 'object' && value.length === 0);
}

function isOne(value: Value | undefined): boolean {
  return typeof value === 'object' ? value.length === 1 : Number(value) === 1;
}

/**
 * A value as people see it: the one place through which every value passes on its way into a sentence. Texts
 * come from files, the user's or a stranger's, and stay as they are as far as they can be seen.
 */
export function shown(language: Language, value: string | number): string {
  return typeof value === 'number' ? formatNumber(language, value) : visible(value);
}

/** A path inside a plan as people count: `stratify.0.age` is `stratify[1].age`. */
export function countedFromOne(key: string): string {
  return key.replace(/\.(\d+)(?=\.|$)/g, (_, index: string) => `[${Number(index) + 1}]`);
}

const GROUPS: Readonly<Record<Language, string>> = { de: '.', en: ',' };

/** 12,345 or 12.345; never used for anything that is not read by people. */
export function formatNumber(language: Language, value: number): string {
  // What a language needs to be known for whole numbers is little; to load all of it takes a while.
  if (Number.isSafeInteger(value)) return String(value).replace(/\B(?=(?:\d{3})+$)/g, GROUPS[language]);
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

/** A share as a percentage, with enough digits to tell small chances apart. */
export function formatPercent(language: Language, share: number): string {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  return format.format(share);
}

/** A hash as it can be read aloud and compared by eye. */
export function groupsOfFour(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}
