import { readBirthDate } from '../core/age.js';
import type { DrawPlan } from '../core/plan.js';
import { genderOf } from '../core/strata.js';
import { compareCodePoints, normaliseText } from '../core/text.js';
import { FieldMemo } from './fast/memo.js';
import type { RecordScanner } from './scanner.js';
import { areCategories } from './tally.js';

/** What `check` says about the quality of a register's columns; counts and categories, never people. */
export interface ColumnSurvey {
  readonly column: string;
  readonly empty: number;
  /** values with their counts, the most frequent first; `null`: too many different ones */
  readonly values: readonly (readonly [value: string, count: number])[] | null;
}

export interface RegisterSurvey {
  /** the columns whose values are categories */
  readonly categories: readonly ColumnSurvey[];
  /** the columns by which rules exclude, whatever they hold; see {@link shownValues} */
  readonly rules: readonly ColumnSurvey[];
  readonly birthDates: {
    readonly partlyUnknown: number;
    readonly earliest: number;
    readonly latest: number;
  } | null;
  /** rows of a windows-1252 file that would be correct UTF-8 */
  readonly likelyUtf8: number;
}

const MOST_VALUES = 500;
/** So few values of a rule's column are codes, even if each occurs once. */
const MOST_CODES = 12;
const SOUND = 0;
const PARTLY_UNKNOWN = 1;

export class Survey {
  readonly #columns: readonly string[];
  readonly #categories: ReadonlySet<string>;
  readonly #rules: ReadonlySet<string>;
  readonly #memos: readonly FieldMemo[];
  readonly #names: readonly string[][];
  readonly #counts: readonly number[][];
  readonly #birth: string | null;
  readonly #birthMemo: FieldMemo;
  #partlyUnknown = 0;
  #earliest = 9999;
  #latest = 0;
  #likelyUtf8 = 0;
  #header: readonly string[] = [];
  #places: readonly number[] = [];
  #birthPlace = -1;

  constructor(plan: DrawPlan) {
    const { columns } = plan.register;
    const dimensions = plan.stratify.flatMap((dimension) =>
      dimension.source === 'column' ? [dimension.column] : [],
    );
    const personal = new Set([...columns.id, ...columns.household]);
    const wanted = [columns.district, columns.gender, columns.age, ...dimensions];
    this.#categories = new Set(wanted.filter((name) => name !== null && !personal.has(name)) as string[]);
    this.#rules = new Set(plan.eligibility.exclude.flatMap((rule) => ('column' in rule ? rule.column : [])));
    this.#columns = [...new Set([...this.#categories, ...this.#rules])];
    this.#names = this.#columns.map(() => []);
    this.#counts = this.#columns.map(() => []);
    this.#memos = this.#columns.map((_, at) => {
      const names = this.#names[at] as string[];
      const numbers = new Map<string, number>();
      return new FieldMemo((raw) => {
        const value = normaliseText(raw);
        const number = numbers.get(value) ?? names.length;
        if (number === names.length) {
          if (names.length > MOST_VALUES) return MOST_VALUES;
          names.push(value);
          numbers.set(value, number);
        }
        return number;
      });
    });
    this.#birth = columns.birth_date;
    this.#birthMemo = new FieldMemo((raw) => this.#lookAtDate(normaliseText(raw)));
  }

  /** @param header of the file that the record is in */
  add(record: RecordScanner, header: readonly string[]): void {
    if (header !== this.#header) this.#startFile(header);
    if (record.fault !== null || record.fieldCount !== header.length) return;
    this.#memos.forEach((memo, at) => {
      const counts = this.#counts[at] as number[];
      const number = memo.of(record, this.#places[at] as number);
      counts[number] = (counts[number] ?? 0) + 1;
    });
    if (this.#birthPlace >= 0 && this.#birthMemo.of(record, this.#birthPlace) === PARTLY_UNKNOWN)
      this.#partlyUnknown++;
    if (record.encoding === 'windows-1252' && looksLikeUtf8(record)) this.#likelyUtf8++;
  }

  result(): RegisterSurvey {
    const columns = this.#columns.map((column, at) => {
      const names = this.#names[at] as string[];
      const counts = this.#counts[at] as number[];
      const values = names.map((name, number) => [name, counts[number] ?? 0] as const);
      const empty = values.find(([name]) => name === '')?.[1] ?? 0;
      return { column, empty, values: names.length > MOST_VALUES ? null : byFrequency(values) };
    });
    const birthDates =
      this.#birth === null || this.#latest === 0
        ? null
        : { partlyUnknown: this.#partlyUnknown, earliest: this.#earliest, latest: this.#latest };
    return {
      categories: columns.filter(({ column }) => this.#categories.has(column)),
      rules: columns.filter(({ column }) => this.#rules.has(column)),
      birthDates,
      likelyUtf8: this.#likelyUtf8,
    };
  }

  #startFile(header: readonly string[]): void {
    this.#header = header;
    this.#places = this.#columns.map((name) => header.indexOf(name));
    this.#birthPlace = this.#birth === null ? -1 : header.indexOf(this.#birth);
  }

  #lookAtDate(text: string): number {
    const date = readBirthDate(text);
    if (typeof date === 'string') return SOUND;
    this.#earliest = Math.min(this.#earliest, date.year);
    this.#latest = Math.max(this.#latest, date.year);
    const isPartial = /^0{1,2}\.|\.0{1,2}\.|-00|^\d{4}$|^\d{4}(?:00\d\d|\d\d00)$/.test(text);
    return isPartial ? PARTLY_UNKNOWN : SOUND;
  }
}

/** Two bytes that make an umlaut in UTF-8 and two odd letters in windows-1252. */
function looksLikeUtf8(record: RecordScanner): boolean {
  const { bytes, recordStart, recordEnd } = record;
  for (let at = recordStart; at + 1 < recordEnd; at++) {
    const next = bytes[at + 1] as number;
    if (bytes[at] === 0xc3 && next >= 0x80 && next < 0xc0) return true;
  }
  return false;
}

/** The values are shown only if they are categories: what a wrong column holds may be names. */
function withoutPersonal(survey: RegisterSurvey): RegisterSurvey {
  const categories = survey.categories.map((column) => {
    const unusual = (column.values ?? []).filter(([value]) => genderOf(value) === undefined);
    const rows = (column.values ?? []).reduce((sum, [, count]) => sum + count, 0);
    return areCategories(unusual.length, rows) ? column : { ...column, values: null };
  });
  return { ...survey, categories };
}

/** Longer ones are remarks, which may speak of a person. */
const LONGEST_SHOWN = 40;

/**
 * The values of a rule's column that may be shown to whoever has the register: codes and words, but no dates,
 * remarks or names. `null`: it holds something else.
 */
export function shownValues({ values }: ColumnSurvey): ColumnSurvey['values'] {
  if (values === null) return null;
  const filled = values.filter(([value]) => value !== '');
  const rows = filled.reduce((sum, [, count]) => sum + count, 0);
  const isPlain = ([value]: readonly [string, number]) =>
    value.length <= LONGEST_SHOWN && typeof readBirthDate(value) === 'string';
  const areCodes = filled.length <= MOST_CODES || areCategories(filled.length, rows);
  return areCodes && filled.every(isPlain) ? values : null;
}

/** The surveys of parts of a register, put together. */
export function mergeSurveys(parts: readonly RegisterSurvey[]): RegisterSurvey | null {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  return withoutPersonal(others.reduce(mergeTwo, first));
}

function mergeTwo(a: RegisterSurvey, b: RegisterSurvey): RegisterSurvey {
  return {
    categories: a.categories.map((column, at) => mergeColumns(column, b.categories[at] ?? column)),
    rules: a.rules.map((column, at) => mergeColumns(column, b.rules[at] ?? column)),
    birthDates: mergeDates(a.birthDates, b.birthDates),
    likelyUtf8: a.likelyUtf8 + b.likelyUtf8,
  };
}

function mergeColumns(a: ColumnSurvey, b: ColumnSurvey): ColumnSurvey {
  const counts = new Map<string, number>();
  for (const [value, count] of [...(a.values ?? []), ...(b.values ?? [])]) {
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const tooMany = a.values === null || b.values === null || counts.size > MOST_VALUES;
  return { column: a.column, empty: a.empty + b.empty, values: tooMany ? null : byFrequency([...counts]) };
}

type Dates = RegisterSurvey['birthDates'];

function mergeDates(a: Dates, b: Dates): Dates {
  if (a === null || b === null) return a ?? b;
  return {
    partlyUnknown: a.partlyUnknown + b.partlyUnknown,
    earliest: Math.min(a.earliest, b.earliest),
    latest: Math.max(a.latest, b.latest),
  };
}

function byFrequency(values: (readonly [string, number])[]): (readonly [string, number])[] {
  return values.sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
}
