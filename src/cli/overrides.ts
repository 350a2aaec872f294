import type { Json } from '../core/canonical.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { baseName } from '../plan/resolve.js';
import type { PlanRequest } from '../procedure/plan-file.js';
import type { Manner } from './session.js';
import { timeLimitOf, timeOf, workersOf } from './times.js';

/** Flags that change the plan. All are texts, as typed. */
export interface PlanOptions {
  readonly plan?: string;
  readonly keyFile?: string;
  readonly size?: string;
  /** path of a file with quotas */
  readonly targets?: string;
  readonly objective?: string;
  readonly stratify?: string;
  readonly ageBands?: string;
  readonly referenceDate?: string;
  readonly minAge?: string;
  readonly maxAge?: string;
  readonly districts?: string;
  readonly exclude?: readonly string[];
  readonly reserve?: string;
  readonly maxPerHousehold?: string;
  readonly column?: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly seedSource?: string;
  readonly title?: string;
  readonly dialect?: string;
}

/** How the flags say that a command is to work. @throws Refusal USE-010 for values that are none */
export function mannerOf(options: {
  readonly workers?: string;
  readonly timeLimit?: string;
  readonly at?: string;
}): Manner {
  const at = timeOf(options.at);
  const workers = workersOf(options.workers);
  const timeLimit = timeLimitOf(options.timeLimit);
  return {
    ...(workers === undefined ? {} : { workers }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(at === undefined ? {} : { at }),
  };
}

/** The plan that the flags ask for. @throws Refusal USE-010 for values that are none */
export function planRequest(options: PlanOptions): PlanRequest {
  const { plan, targets } = options;
  return {
    overrides: planOverrides(options),
    ...(plan === undefined ? {} : { file: plan }),
    ...(targets === undefined ? {} : { targets }),
  };
}

const COLUMN_ROLES = ['id', 'district', 'birth_date', 'age', 'gender', 'household'];

/**
 * What the flags change, in the shape of a plan file; only what was given.
 * @throws Refusal USE-010 for values that are none
 */
export function planOverrides(typed: PlanOptions): Json {
  const options = composed(typed);
  const reader = new FlagReader();
  const overrides = {
    title: options.title,
    register: {
      encoding: reader.oneOf('--encoding', options.encoding, ['auto', 'utf-8', 'utf-16le', 'windows-1252']),
      delimiter: reader.oneOf('--delimiter', options.delimiter, ['auto', ';', ',', 'tab', '|']),
      columns: reader.columns(options.column),
    },
    eligibility: {
      reference_date: reader.matching('--reference-date', options.referenceDate, /^\d{4}-\d{2}-\d{2}$/),
      min_age: reader.whole('--min-age', options.minAge, 0),
      max_age: reader.whole('--max-age', options.maxAge, 0),
      districts: list(options.districts),
      exclude: reader.excludes(options.exclude),
    },
    stratify: stratification(options, reader),
    sample: {
      size: reader.whole('--size', options.size, 1),
      allocation: options.targets === undefined ? undefined : 'quotas',
      quotas: options.targets === undefined ? undefined : baseName(options.targets),
      objective: reader.oneOf('--objective', options.objective, ['leximin', 'maximin', 'nash', 'random']),
      reserve: reader.matching('--reserve', options.reserve, /^\d{1,6}(\.\d{1,9})?$/),
      max_per_household: reader.whole('--max-per-household', options.maxPerHousehold, 1),
    },
    seed: { source: options.seedSource },
    output: { dialect: reader.oneOf('--dialect', options.dialect, ['excel-de', 'rfc4180']) },
  };
  if (reader.problems.length > 0) throw new Refusal('usage', reader.problems);
  return withoutGaps(overrides) ?? {};
}

function stratification(options: PlanOptions, reader: FlagReader): Json | undefined {
  const names = list(options.stratify);
  const bands = list(options.ageBands);
  if (names === undefined) {
    if (bands !== undefined) reader.fail('--age-bands', '--stratify');
    return undefined;
  }
  if (names.length === 1 && names[0] === 'none') return [];
  return names.map((name) => (name === 'age' && bands !== undefined ? { age: bands } : name));
}

function list(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

class FlagReader {
  readonly problems: Problem[] = [];

  fail(flag: string, expected: string): undefined {
    this.problems.push(error('USE-010', undefined, { flag, expected }));
    return undefined;
  }

  whole(flag: string, text: string | undefined, least: number): number | undefined {
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    return this.fail(flag, least === 0 ? '0, 1, 2, ..' : '1, 2, 3, ..');
  }

  matching(flag: string, text: string | undefined, pattern: RegExp): string | undefined {
    if (text === undefined || pattern.test(text)) return text;
    return this.fail(flag, flag === '--reference-date' ? '2026-12-01' : '1.5');
  }

  oneOf(flag: string, text: string | undefined, allowed: readonly string[]): string | undefined {
    if (text === undefined || allowed.includes(text)) return text;
    return this.fail(flag, allowed.join(', '));
  }

  /** `role=Name`, or `role=Name+Name` for several columns. */
  columns(texts: readonly string[] | undefined): Json | undefined {
    if (texts === undefined) return undefined;
    const columns: Record<string, Json> = {};
    for (const text of texts) {
      const [role = '', names = ''] = split(text);
      if (!COLUMN_ROLES.includes(role) || names === '') {
        this.fail('--column', `${COLUMN_ROLES.join(', ')} (id=PersonID)`);
        continue;
      }
      const several = role === 'id' || role === 'household';
      columns[role] = several ? names.split('+') : names;
    }
    return columns;
  }

  /** `Column` (not empty) or `Column=a+b`; `none` switches the default off. */
  excludes(texts: readonly string[] | undefined): Json | undefined {
    if (texts === undefined) return undefined;
    if (texts.length === 1 && texts[0] === 'none') return [];
    return texts.map((text) => {
      const [column = '', values] = split(text);
      return { column, values: values === undefined ? 'nonempty' : values.split('+'), reason: column };
    });
  }
}

function split(text: string): [string, string?] {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A Mac types `ä` in two parts (NFD); registers and plans are compared in one (NFC). */
function composed(options: PlanOptions): PlanOptions {
  const compose = (value: unknown): unknown => {
    if (typeof value === 'string') return value.normalize('NFC');
    return Array.isArray(value) ? value.map(compose) : value;
  };
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, compose(value)]));
}

/** Without keys that have no value, and without objects that are left empty by that. */
function withoutGaps(value: object): Json | undefined {
  const entries = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const kept = item !== null && typeof item === 'object' && !Array.isArray(item) ? withoutGaps(item) : item;
    return kept === undefined ? [] : [[key, kept as Json]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
