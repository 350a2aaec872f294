import type { ColumnDimension, DimensionPlan } from '../../core/plan.js';
import { GENDER_CATEGORIES, genderOf, genderSpellings, listedCategories } from '../../core/strata.js';
import { normaliseText } from '../../core/text.js';
import type { Columns } from './columns.js';
import type { Dialect } from './dialect.js';
import { isInBand, isOneOf } from './frame.js';

/** The category of each dimension (SPEC 5). */

/** What a person's category is looked up by: the field, or the letter of a gender that was recognised. */
export function lookedUp(columns: Columns, dimension: DimensionPlan): string {
  if (dimension.source === 'age') return 'age';
  const c = columns.of(dimension.column);
  if (dimension.recognise !== 'gender') return c;
  const { dialect } = columns;
  const small = lowered(dialect, c, genderSpellings);
  const cases = GENDER_CATEGORIES.map((letter) => {
    const spellings = genderSpellings.filter((one) => genderOf(one) === letter);
    return `WHEN ${isOneOf(dialect, small, spellings)} THEN '${letter}'`;
  });
  return `CASE ${cases.join(' ')} ELSE ${c} END`;
}

/**
 * The category's name; NULL is an error.
 * @param x what {@link lookedUp} gave
 */
export function category(dialect: Dialect, dimension: DimensionPlan, x: string): string {
  if (dimension.source === 'age') {
    const bands = dimension.bands.map((band) => `WHEN ${isInBand(band)} THEN ${dialect.text(band.name)}`);
    return `CASE ${bands.join(' ')} END`;
  }
  const cases = [...byLot(dialect, dimension, x), ...byValue(dialect, dimension, x)];
  return cases.length === 0 ? `CAST(NULL AS ${dialect.textType})` : `CASE ${cases.join('\n    ')} END`;
}

function byValue(dialect: Dialect, { recognise, categories }: ColumnDimension, x: string): string[] {
  if (categories === null) {
    const isKnown = recognise === 'gender' ? isOneOf(dialect, x, GENDER_CATEGORIES) : `${x} <> ''`;
    return [`WHEN ${isKnown} THEN ${x}`];
  }
  const named = categories.filter(({ values }) => values.length > 0);
  const asItStands = named.map(
    ({ name, values }) => `WHEN ${isOneOf(dialect, x, values)} THEN ${dialect.text(name)}`,
  );
  if (recognise !== 'letters') return asItStands;
  const single = singleLetters(categories.flatMap(({ values }) => values));
  const small = lowered(dialect, x, single);
  const inAnyCase = named.flatMap(({ name, values }) => {
    const own = values
      .map((value) => normaliseText(value).toLowerCase())
      .filter((one) => single.includes(one));
    return own.length === 0 ? [] : [`WHEN ${isOneOf(dialect, small, own)} THEN ${dialect.text(name)}`];
  });
  return [...asItStands, ...inAnyCase];
}

/** Values in lower case, but for those that become the same by it. */
function singleLetters(values: readonly string[]): string[] {
  const small = [...new Set(values.map(normaliseText))].map((value) => value.toLowerCase());
  return small.filter((one) => small.indexOf(one) === small.lastIndexOf(one));
}

/**
 * Values of which SQL can't tell whether a text is one of them but for its letter case: those for which Unicode's
 * lower case is more than a letter for a letter (a final sigma, a dotted I).
 */
export function unfitLetters(plan: readonly DimensionPlan[]): string[] {
  return plan.flatMap((dimension) =>
    dimension.source === 'column' && dimension.recognise === 'letters'
      ? singleLetters((dimension.categories ?? []).flatMap(({ values }) => values)).filter((one) =>
          /[\u03c3\u03c2]|i\u0307/.test(one),
        )
      : [],
  );
}

const LAST = 0x1ffff;

/** Each letter of which the lower case is another single one. */
let capitals: ReadonlyMap<string, string> | null = null;

function capitalLetters(): ReadonlyMap<string, string> {
  if (capitals !== null) return capitals;
  const found = new Map<string, string>();
  for (let code = 0; code <= LAST; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    const small = letter.toLowerCase();
    if (small !== letter && [...small].length === 1) found.set(letter, small);
  }
  capitals = found;
  return found;
}

/**
 * The text in lower case, as far as that decides whether it is one of these. No database is asked what lower case
 * is: in some it depends on the locale.
 */
function lowered(dialect: Dialect, x: string, texts: readonly string[]): string {
  const letters = new Set([...texts.join('')]);
  const pairs = [...capitalLetters()].filter(
    ([capital, small]) => letters.has(small) && capital.normalize('NFC') === capital,
  );
  if (pairs.length === 0) return x;
  const from = dialect.text(pairs.map(([capital]) => capital).join(''));
  return `translate(${x}, ${from}, ${dialect.text(pairs.map(([, small]) => small).join(''))})`;
}

function byLot(dialect: Dialect, dimension: ColumnDimension, x: string): string[] {
  const lots = lotNames(dimension);
  if (dimension.by_lot.length === 0 || lots.length === 0) return [];
  const cases = lots.map((name, at) => `WHEN ${at} THEN ${dialect.text(name)}`);
  const lot = `CASE ${remainder(dialect, 'lot', lots.length)} ${cases.join(' ')} END`;
  return [`WHEN ${isOneOf(dialect, x, dimension.by_lot)} THEN ${lot}`];
}

/** The categories among which the lot decides. */
function lotNames(dimension: ColumnDimension): readonly string[] {
  const handedOver = dimension.by_lot.map(normaliseText);
  return listedCategories(dimension) ?? GENDER_CATEGORIES.filter((one) => !handedOver.includes(one));
}

/** The number that 64 hex digits denote, modulo k: eight digits after eight, in whole numbers of 64 bits. */
function remainder(dialect: Dialect, digits: string, k: number): string {
  const parts = Array.from({ length: 8 }, (_, at) =>
    dialect.hexNumber(`substr(${digits}, ${8 * at + 1}, 8)`),
  );
  return parts.reduce(
    (sum, part) => (sum === '' ? `(${part} % ${k})` : `((${sum} * 4294967296 + ${part}) % ${k})`),
    '',
  );
}

/** By what the categories of a dimension are sorted. */
export function categoryOrder(dialect: Dialect, dimension: DimensionPlan, k: string): string {
  const listed = listedCategories(dimension);
  if (listed === null) return dialect.byBytes(k);
  const cases = listed.map((name, at) => `WHEN ${dialect.text(name)} THEN ${at}`);
  return `CASE ${k} ${cases.join(' ')} END`;
}
