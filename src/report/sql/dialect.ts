import { hiddenCharacter } from '../../core/hidden.js';

/** The words in which the databases differ. Everything else that the queries say, all of them understand. */

export const DIALECTS = ['duckdb', 'postgres', 'spark'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** First and last code point, both included. */
export type Range = readonly [from: number, to: number];

export interface From {
  readonly stage: string;
  readonly where?: string;
}

export interface Dialect {
  readonly name: DialectName;
  /** what a column of text is called */
  readonly textType: string;
  readonly identifier: (name: string) => string;
  /** a literal that no character of the text can end */
  readonly text: (value: string) => string;
  /** Unicode Normalization Form C; where there is no such function the text as it is */
  readonly composed: (x: string) => string;
  /** without these characters at both ends */
  readonly trimmed: (x: string, characters: string) => string;
  /** the 25 characters with the property White_Space (SPEC 1) */
  readonly whiteSpace: string;
  /** 64 lower-case hex digits */
  readonly sha256: (x: string) => string;
  /** @param pattern of brackets, braces, groups and `?` alone */
  readonly matches: (x: string, pattern: string) => string;
  readonly hasAnyOf: (x: string, ranges: readonly Range[]) => string;
  /** eight hex digits as a number of 64 bits */
  readonly hexNumber: (x: string) => string;
  /** the text in the order of its bytes */
  readonly byBytes: (x: string) => string;
  /** the key of the labels, which stands in no query */
  readonly key: string;
  /** how a query that is used several times is said to be worked out once */
  readonly shared: string;
  /**
   * A query with some columns more, each an expression and its name. Everybody takes stages that stand on each other
   * for one expression, and writes a column out wherever it is used; this keeps them from it.
   * @param from the stage before, with a condition perhaps
   */
  readonly adding: (columns: readonly (readonly [expression: string, name: string])[], from: From) => string;
  /** whether it has recursive queries with window functions in them */
  readonly isRecursive: boolean;
  /** whether it composes text (NFC) */
  readonly composes: boolean;
}

const WHITE_SPACE: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

const whiteSpace = WHITE_SPACE.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at),
);

const hex = (code: number, digits = 1) => code.toString(16).padStart(digits, '0');

/** `"a""b"`, whatever the mark. */
const quoted = (mark: string, text: string) => `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;

/**
 * Literals of runs that every reader takes as they are, and character numbers for the rest: what nobody sees, what
 * ends a line, backslashes, which some settings read as an escape, and what else a database replaces.
 */
function literals(isAlsoOdd: RegExp, character: (code: number) => string): Dialect['text'] {
  return (value) => {
    const parts: string[] = [];
    let run = '';
    const end = () => {
      if (run !== '') parts.push(quoted("'", run));
      run = '';
    };
    for (const one of value) {
      if (hiddenCharacter(one) === null && !/[\\\t\n\r]/.test(one) && !isAlsoOdd.test(one)) {
        run += one;
        continue;
      }
      end();
      parts.push(character(one.codePointAt(0) ?? 0));
    }
    end();
    if (parts.length === 0) return "''";
    return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' || ')})`;
  };
}

const NOTHING = /(?!)/;
const chr = (code: number) => `chr(${code})`;
const classOf = (ranges: readonly Range[], one: (code: number) => string) =>
  `[${ranges.map(([from, to]) => (from === to ? one(from) : `${one(from)}-${one(to)}`)).join('')}]`;
const inBraces = (code: number) => `\\x{${hex(code)}}`;

/** The columns behind those of the stage. */
function behind(columns: readonly (readonly [string, string])[], { stage, where }: From): string {
  const named = columns.map(([expression, name]) => `${expression} AS ${name}`);
  return `SELECT ${[`${stage}.*`, ...named].join(',\n  ')}\nFROM ${stage}${where === undefined ? '' : `\nWHERE ${where}`}`;
}

/** As rows of a generator, through which nothing is moved. */
function generated(columns: readonly (readonly [string, string])[], { stage, where }: From): string {
  const values = columns.map(([expression]) => expression).join(',\n  ');
  const names = columns.map(([, name]) => name).join(', ');
  const rows = `LATERAL VIEW inline(array(struct(\n  ${values}\n))) added AS ${names}`;
  return `SELECT ${stage}.*, added.*\nFROM ${stage}\n${rows}${where === undefined ? '' : `\nWHERE ${where}`}`;
}

const duckdb: Dialect = {
  name: 'duckdb',
  textType: 'VARCHAR',
  identifier: (name) => quoted('"', name),
  text: literals(NOTHING, chr),
  composed: (x) => `nfc_normalize(${x})`,
  trimmed: (x, characters) => `trim(${x}, ${characters})`,
  whiteSpace: whiteSpace.map(chr).join(' || '),
  sha256: (x) => `sha256(${x})`,
  matches: (x, pattern) => `regexp_matches(${x}, '${pattern}')`,
  hasAnyOf: (x, ranges) => `regexp_matches(${x}, '${classOf(ranges, inBraces)}')`,
  hexNumber: (x) => `CAST('0x' || ${x} AS BIGINT)`,
  byBytes: (x) => x,
  key: "getvariable('key')",
  shared: 'AS MATERIALIZED',
  adding: behind,
  isRecursive: true,
  composes: true,
};

const postgres: Dialect = {
  name: 'postgres',
  textType: 'text',
  identifier: (name) => quoted('"', name),
  text: literals(NOTHING, chr),
  composed: (x) => `normalize(${x}, NFC)`,
  trimmed: (x, characters) => `btrim(${x}, ${characters})`,
  whiteSpace: whiteSpace.map(chr).join(' || '),
  sha256: (x) => `encode(sha256(convert_to(${x}, 'UTF8')), 'hex')`,
  matches: (x, pattern) => `${x} ~ '${pattern}'`,
  // A text has no U+0000 there, and a class may not name it.
  hasAnyOf: (x, ranges) =>
    `${x} ~ '${classOf(
      ranges.map(([from, to]) => [Math.max(1, from), to] as const),
      (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`),
    )}'`,
  hexNumber: (x) => `CAST(CAST('x' || ${x} AS bit(32)) AS bigint)`,
  byBytes: (x) => `${x} COLLATE "C"`,
  key: "current_setting('losverfahren.key', true)",
  shared: 'AS MATERIALIZED',
  adding: (columns, from) => `${behind(columns, from)}\nOFFSET 0`,
  isRecursive: true,
  composes: true,
};

/** `chr` knows 256 characters there. */
function sparkCharacter(code: number): string {
  if (code < 0x80) return chr(code);
  const bytes = new TextEncoder().encode(String.fromCodePoint(code));
  return `decode(unhex('${[...bytes].map((byte) => hex(byte, 2)).join('')}'), 'UTF-8')`;
}

const spark: Dialect = {
  name: 'spark',
  textType: 'STRING',
  identifier: (name) => quoted('`', name),
  // Two apostrophes are none there, and ${..} is replaced, in literals too.
  text: literals(/['$]/, sparkCharacter),
  composed: (x) => x,
  trimmed: (x, characters) => `trim(BOTH ${characters} FROM ${x})`,
  whiteSpace: whiteSpace.map(sparkCharacter).join(' || '),
  sha256: (x) => `sha2(${x}, 256)`,
  matches: (x, pattern) => `${x} RLIKE '${pattern}'`,
  hasAnyOf: (x, ranges) => `${x} RLIKE r'${classOf(ranges, inBraces)}'`,
  hexNumber: (x) => `CAST(conv(${x}, 16, 10) AS BIGINT)`,
  byBytes: (x) => x,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Spark puts the value there.
  key: "'${losverfahren.key}'",
  shared: 'AS',
  adding: generated,
  isRecursive: false,
  composes: false,
};

const BY_NAME: Readonly<Record<DialectName, Dialect>> = { duckdb, postgres, spark };

export function dialectOf(name: DialectName): Dialect {
  return BY_NAME[name];
}
