import { readBirthDate } from './age.js';
import { type EventResult, eventResult, numberProblems, strangeWords } from './event-result.js';
import { error, type Problem } from './problem.js';
import { collapseSpaces } from './text.js';

/**
 * Seeds from a lottery (SPEC 2, seeds from events). People type what they read on a slip or hear on television, in
 * any order and with all kinds of signs between the numbers; all of that makes one text.
 */

export interface LottoEvent {
  readonly type: 'lotto';
  readonly game: '6aus49';
  /** the day of the draw, `YYYY-MM-DD` */
  readonly date: string;
  /** announced, so that its seven digits belong to the result */
  readonly spiel_77?: true;
  /** announced, so that its six digits belong to the result */
  readonly super_6?: true;
}

const MAIN = { count: 6, from: 1, to: 49 };

/** What there is besides the six numbers: its name in the text, its digits, such as they may be, how people write it. */
const EXTRAS = [
  { name: 'Superzahl', digits: 1, like: '7', pattern: '(?:super-?zahl|sz)(?!\\p{L})' },
  { name: 'Spiel 77', digits: 7, like: '2604913', pattern: 'spiel[ -]?77(?![\\p{L}\\d])' },
  { name: 'Super 6', digits: 6, like: '318406', pattern: 'super[ -]?6(?![\\p{L}\\d])' },
] as const;
type ExtraName = (typeof EXTRAS)[number]['name'];

/** Whether a part belongs to the announced result. The Superzahl always does. */
function isAnnounced(event: LottoEvent, name: ExtraName): boolean {
  return name === 'Superzahl' || (name === 'Spiel 77' ? event.spiel_77 === true : event.super_6 === true);
}

/**
 * The canonical text of a typed result: `Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913`.
 * Announced parts must be there and others must not, or another text could be made of the same draw.
 * @returns every problem at once: SEED-020 to SEED-028
 */
export function readLotto(event: LottoEvent, typed: string): EventResult {
  const { numbers, extras, dates, words } = partsOf(collapseSpaces(typed));
  const doubled = numbers.filter((one, at) => numbers.indexOf(one) !== at);
  const problems = [
    ...numberProblems(numbers, MAIN),
    ...(doubled.length === 0 ? [] : [error('SEED-022', undefined, { values: [...new Set(doubled)] })]),
    ...extraProblems(event, extras),
    ...strangeWords(words),
    ...dates
      .filter((date) => date !== event.date)
      .map((given) => error('SEED-028', undefined, { given, announced: event.date })),
  ];
  return eventResult(problems, () => {
    const sorted = numbers.map(Number).sort((a, b) => a - b);
    const named = EXTRAS.flatMap(({ name }) => extras.get(name)?.map((digits) => `${name} ${digits}`) ?? []);
    return [`Lotto ${event.game} ${event.date}:`, ...sorted, ...named].join(' ');
  });
}

/** A result of the announced draw as it could be typed. */
export function lottoLike(event: LottoEvent): string {
  return `3 12 17 28 41 49 ${likely(EXTRAS.filter(({ name }) => isAnnounced(event, name)))}`;
}

function likely(extras: readonly { readonly name: string; readonly like: string }[]): string {
  return extras.map(({ name, like }) => `${name} ${like}`).join(' ');
}

/** How many results the announced draw can have. */
export function lottoResults({ spiel_77, super_6 }: LottoEvent): bigint {
  return 139_838_160n * (spiel_77 === true ? 10_000_000n : 1n) * (super_6 === true ? 1_000_000n : 1n);
}

/** The draw that a canonical text is of, as far as it says; `null`: it has not this form. */
export function lottoOf(text: string): LottoEvent | null {
  const date = /^Lotto 6aus49 (\d{4}-\d{2}-\d{2}): /.exec(text)?.[1];
  if (date === undefined) return null;
  const event: LottoEvent = {
    ...{ type: 'lotto', game: '6aus49', date },
    ...(text.includes(' Spiel 77 ') ? { spiel_77: true } : {}),
    ...(text.includes(' Super 6 ') ? { super_6: true } : {}),
  };
  return readLotto(event, text).text === text ? event : null;
}

function extraProblems(event: LottoEvent, extras: Parts['extras']): Problem[] {
  const given = EXTRAS.filter(({ name }) => extras.has(name));
  const names = (found: readonly { readonly name: ExtraName }[]) => found.map(({ name }) => name);
  const missing = EXTRAS.filter(({ name }) => isAnnounced(event, name) && !extras.has(name));
  const surplus = given.filter(({ name }) => !isAnnounced(event, name));
  const twice = given.filter(({ name }) => (extras.get(name)?.length ?? 0) > 1);
  const wrong = given.flatMap(({ name, digits }) =>
    (extras.get(name) ?? [])
      .filter((read) => read.length !== digits)
      .map((read) => error('SEED-024', undefined, { part: name, digits, read })),
  );
  return [
    ...(missing.length === 0
      ? []
      : [error('SEED-023', undefined, { parts: names(missing), like: likely(missing) })]),
    ...wrong,
    ...(surplus.length === 0 ? [] : [error('SEED-025', undefined, { parts: names(surplus) })]),
    ...(twice.length === 0 ? [] : [error('SEED-026', undefined, { parts: names(twice) })]),
  ];
}

interface Parts {
  /** the six numbers as typed, without zeros in front */
  readonly numbers: string[];
  /** digits by the name of their part, zeros in front and all; a part that is there twice has two */
  readonly extras: Map<ExtraName, string[]>;
  /** `YYYY-MM-DD`, or as typed if there is no such day */
  readonly dates: string[];
  readonly words: string[];
}

const TOKENS = new RegExp(
  [
    String.raw`(?<between>[ ,;:+|/]+|\.(?= |$))`,
    String.raw`(?<head>(?:lotto|6 ?aus ?49)(?![\p{L}\d]))`,
    String.raw`(?<date>\d{4}-\d{2}-\d{2}(?![\d-])|\d{1,2}\. ?\d{1,2}\. ?\d{4}(?!\d))`,
    ...EXTRAS.map(({ pattern }, at) => `(?<extra${at}>${pattern})`),
    String.raw`(?<digits>\d+(?=[ ,;:+|/.]|$))`,
    '(?<word>[^ ,;:+|/]+)',
  ].join('|'),
  'giuy',
);

function partsOf(text: string): Parts {
  const parts: Parts = { numbers: [], extras: new Map(), dates: [], words: [] };
  const tokens = [...text.matchAll(TOKENS)].map(({ groups = {} }) => groups);
  const told = tokens.filter(({ between }) => between === undefined);
  for (let at = 0; at < told.length; at++) {
    const { digits, date, word } = told[at] ?? {};
    const extra = EXTRAS.find((_, index) => told[at]?.[`extra${index}`] !== undefined);
    if (extra !== undefined) {
      const behind = digitsBehind(told, at + 1, extra.digits);
      parts.extras.set(extra.name, [...(parts.extras.get(extra.name) ?? []), behind.join('')]);
      at += behind.length;
    } else if (digits !== undefined) parts.numbers.push(digits.replace(/^0+(?=\d)/, ''));
    else if (date !== undefined) parts.dates.push(isoDate(date));
    else if (word !== undefined) parts.words.push(word);
  }
  return parts;
}

/** The digits of a part: one word, or as many single digits as it has, as they are read out. */
function digitsBehind(
  tokens: readonly Readonly<Record<string, string | undefined>>[],
  from: number,
  most: number,
): string[] {
  const first = tokens[from]?.digits;
  if (first === undefined) return [];
  const found = [first];
  while (first.length === 1 && found.length < most) {
    const next = tokens[from + found.length]?.digits;
    if (next?.length !== 1) break;
    found.push(next);
  }
  return found;
}

function isoDate(typed: string): string {
  const date = readBirthDate(typed.replaceAll(' ', ''));
  if (typeof date === 'string') return typed;
  const [month, day] = [date.month, date.day].map((number) => String(number).padStart(2, '0'));
  return `${date.year}-${month}-${day}`;
}
