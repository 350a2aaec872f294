import type { Json } from '../../core/canonical.js';
import { isDigest } from '../../core/digest.js';
import { WAYS, type Way } from '../../core/outcome.js';
import { normaliseText } from '../../core/text.js';
import { wayOf } from '../../procedure/reply-words.js';

/** How the text behind a flag is understood. */
export interface Parser<T> {
  /** all that can be typed, if there is no more than that */
  readonly words?: readonly string[];
  /** what messages say is expected: an example, a range, or the name of a text `expected.` */
  readonly expected: string;
  /** `undefined`: it can't be understood */
  readonly read: (text: string) => T | undefined;
}

/** The same for a flag that may be given several times, or takes several texts. */
export interface ListParser<T> {
  readonly expected: string;
  readonly readAll: (texts: readonly string[]) => T | undefined;
}

/** As it is typed; what may be in it is asked later, with its own words (a seed) or not at all (a title). */
export const text: Parser<string> = { expected: 'string', read: (typed) => typed };

/** The same, one of several. */
export const texts: ListParser<readonly string[]> = { expected: 'string', readAll: (typed) => typed };

/** SHA-256, whatever blanks its digits are grouped by. */
export const fingerprint: Parser<string> = {
  expected: 'fingerprint',
  read: (typed) => {
    const digits = typed.replace(/\s/g, '').toLowerCase();
    return isDigest(digits) ? digits : undefined;
  },
};

/** A public key, or the file that holds one; which of them it is shows when it is looked at. */
export const publicKey: Parser<string> = {
  expected: 'public-key',
  read: (typed) => (typed.trim() === '' ? undefined : typed.trim()),
};

/** A folder, or a file that is written. */
export const path: Parser<string> = {
  expected: 'path',
  read: (typed) => (typed === '' ? undefined : typed),
};

/** Several folders. */
export const paths: ListParser<readonly string[]> = {
  expected: 'path',
  readAll: (typed) => (typed.includes('') ? undefined : typed),
};

/** A file that is read. */
export const file: Parser<string> = {
  expected: 'file',
  read: (typed) => (/[^/\\]$/.test(typed) ? typed : undefined),
};

export const files: ListParser<readonly string[]> = {
  expected: 'file',
  readAll: (typed) => (typed.every((one) => file.read(one) !== undefined) ? typed : undefined),
};

export function oneOf<const T extends string>(...allowed: readonly T[]): Parser<T> {
  return {
    expected: allowed.join(', '),
    words: allowed,
    read: (typed) => allowed.find((one) => one === typed),
  };
}

/** A whole number in these bounds, both included. */
export function whole(least: number, most: number): Parser<number> {
  return {
    expected: `${least} – ${most}`,
    read: (typed) => {
      const value = /^\d{1,10}$/.test(typed) ? Number(typed) : -1;
      return value < least || value > most ? undefined : value;
    },
  };
}

/** Where bands of sizes end, ascending: `2000,20000,100000`. */
export const sizeBands: Parser<readonly number[]> = {
  expected: '2000,20000,100000',
  read: (typed) => {
    const bounds = typed.split(',').map((one) => (/^ *[1-9]\d{0,8} *$/.test(one) ? Number(one) : 0));
    const isRising = bounds.every((bound, at) => bound > (bounds[at - 1] ?? 0));
    return isRising && bounds.length <= 50 ? bounds : undefined;
  },
};

/** How a reply came, in the log's words or the usual ones. */
export const replyWay: Parser<Way> = { expected: WAYS.join(', '), words: WAYS, read: wayOf };

/** The number of a panel as the balls show it: `007` is 7. */
export const panelNumber: Parser<number> = {
  expected: '000 – 999',
  read: (typed) => (/^\d{1,3}$/.test(typed) ? Number(typed) : undefined),
};

/** Seconds, above zero. */
export const seconds: Parser<number> = {
  expected: '0.001 – 999999',
  read: (typed) => {
    const value = /^\d{1,6}(\.\d{1,3})?$/.test(typed) ? Number(typed) : 0;
    return value > 0 ? value : undefined;
  },
};

/** A moment in UTC, as the log has it. */
export const instant: Parser<string> = {
  expected: '2026-12-05T19:30:00Z',
  read: (typed) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(typed) && !Number.isNaN(Date.parse(typed))
      ? typed
      : undefined,
};

/** The delimiter of a file that is written. */
export const writtenDelimiter: Parser<';' | ',' | '\t' | '|'> = {
  expected: '; , tab |',
  read: (typed) => (['\t', ';', ',', '|'] as const).find((one) => one === (typed === 'tab' ? '\t' : typed)),
};

// What follows becomes part of the plan. Its schema says what is in bounds; here it gets the form of a plan file.

function planText(expected: string): Parser<string> {
  return { expected, read: (typed) => (typed.trim() === '' ? undefined : typed) };
}

/** One of these; that it is none of them the plan's schema says. */
function planWord(...words: readonly string[]): Parser<string> {
  return { ...planText(words.join(', ')), words };
}

function planNumber(expected: string): Parser<number> {
  return { expected, read: (typed) => (/^-?\d{1,9}$/.test(typed) ? Number(typed) : undefined) };
}

/** `A,B`: names, none of them empty. A comma too many may be a variable without a value. */
function list(expected: string): Parser<readonly string[]> {
  const read = (typed: string) => {
    const items = typed.split(',').map((item) => item.trim());
    return items.includes('') ? undefined : items;
  };
  return { expected, read };
}

export const people = planNumber('1, 2, 3, ..');
export const places = planNumber('0, 1, 2, ..');
export const municipality = planText('08111000');
export const years = planNumber('0, 1, 2, ..');
export const day = planText('2026-12-01');
export const factor = planText('1.5');
export const objective = planWord('leximin', 'maximin', 'nash', 'goldilocks', 'random');
export const dialect = planWord('excel-de', 'rfc4180', 'xlsx');
export const encoding = planWord('auto', 'utf-8', 'utf-16le', 'windows-1252');
export const mixing = planNumber('0, 1, 2, ..');
export const delimiter = planText('auto, ;, ,, tab, |');
export const districts = list('Altstadt,Nordstadt');
export const ageBands = list('16-29,30-44,45-64,65+');

/** The dimensions of `stratify`; `none`: one stratum. */
export const dimensions: Parser<readonly string[]> = {
  expected: 'district,gender,age',
  read: (typed) => (typed === 'none' ? [] : list('').read(typed)),
};

const ROLES = ['id', 'district', 'birth_date', 'age', 'gender', 'household'];
const OF_SEVERAL = ['id', 'household'];

/** `role=Name`, or `role=Name+Name` for several columns; every role once. */
export const columns: ListParser<Readonly<Record<string, Json>>> = {
  expected: `${ROLES.join(', ')} (id=PersonID)`,
  readAll: (typed) => {
    const found: Record<string, Json> = {};
    for (const one of typed) {
      const [role, name = ''] = halves(one);
      const names = OF_SEVERAL.includes(role) ? name.split('+') : [name];
      if (!ROLES.includes(role) || role in found || names.includes('')) return undefined;
      found[role] = OF_SEVERAL.includes(role) ? names : name;
    }
    return found;
  },
};

/** `Column` (not empty) or `Column=a+b`; `none` alone excludes nobody, not even by a block on information. */
export const exclusions: ListParser<readonly Json[]> = {
  expected: 'Status, Status=verzogen+verstorben, none',
  readAll: (typed) => {
    if (typed.length === 1 && typed[0] === 'none') return [];
    const rules = typed.map((one) => {
      const [column, values] = halves(one);
      return { column, values: values === undefined ? 'nonempty' : values.split('+'), reason: column };
    });
    return rules.some(({ column }) => column.trim() === '') ? undefined : rules;
  },
};

/** The name of a table, perhaps with schemas before it. */
export const table: Parser<string> = {
  expected: 'table',
  read: (typed) => (/^[^\p{C}\p{Zl}\p{Zp}.]+(\.[^\p{C}\p{Zl}\p{Zp}.]+)*$/u.test(typed) ? typed : undefined),
};

/** The name of a column, as it is compared with others. */
export const columnName: Parser<string> = {
  expected: 'string',
  read: (typed) => (normaliseText(typed) === '' ? undefined : normaliseText(typed)),
};

/** `2=council`: the table with the ids of the second rule; every rule once. */
export const idsTables: ListParser<ReadonlyMap<number, string>> = {
  expected: '1=table',
  readAll: (typed) => {
    const found = new Map<number, string>();
    for (const one of typed) {
      const [rule, name = ''] = halves(one);
      if (!/^[1-9]\d{0,2}$/.test(rule) || found.has(Number(rule))) return undefined;
      if (table.read(name) === undefined) return undefined;
      found.set(Number(rule), name);
    }
    return found;
  },
};

function halves(typed: string): [before: string, after?: string] {
  const at = typed.indexOf('=');
  return at < 0 ? [typed] : [typed.slice(0, at), typed.slice(at + 1)];
}
