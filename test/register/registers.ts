import { sha256Text } from '../../src/core/digest.js';
import type { Delimiter, DrawPlan, ExcludeRule } from '../../src/core/plan.js';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { openRegister, type ReadOptions, readFrame } from '../../src/register/read.js';
import { RecordParser } from '../../src/register/record-text.js';
import { memorySource, type RegisterSource } from '../../src/register/source.js';
import type { RegisterSurvey } from '../../src/register/survey.js';
import { planWith } from '../core/plans.js';

/** Small registers in memory, plans made by hand, and one reading of both as plain data. */

export interface Form {
  readonly delimiter?: string;
  readonly end?: string;
}

/** A CSV text; the first row is the header. Nothing is quoted. */
export function table(
  rows: readonly (readonly string[])[],
  { delimiter = ';', end = '\n' }: Form = {},
): string {
  return rows.map((row) => row.join(delimiter) + end).join('');
}

export function register(content: string | Uint8Array, name = 'register.csv'): RegisterSource {
  return memorySource(name, typeof content === 'string' ? Buffer.from(content) : content);
}

export interface PlanParts {
  readonly encoding?: DrawPlan['register']['encoding'];
  readonly delimiter?: Delimiter | 'auto';
  readonly columns?: Partial<DrawPlan['register']['columns']>;
  readonly eligibility?: Partial<DrawPlan['eligibility']>;
  readonly stratify?: DrawPlan['stratify'];
  readonly perHousehold?: number;
}

/** An effective plan; the id stands in the column `Nr` unless it is said otherwise. */
export function planOf(parts: PlanParts = {}): DrawPlan {
  const {
    encoding = 'auto',
    delimiter = 'auto',
    columns,
    eligibility = {},
    stratify = [],
    perHousehold,
  } = parts;
  return planWith({
    register: { encoding, delimiter },
    columns: { id: ['Nr'], ...columns },
    eligibility,
    stratify,
    sample: { size: 1, max_per_household: perHousehold ?? null },
  });
}

/** A dimension of the values as they stand in a column. */
export function byColumn(column: string, more: Partial<ColumnParts> = {}): DrawPlan['stratify'][number] {
  return { name: column, source: 'column', column, recognise: 'none', categories: null, by_lot: [], ...more };
}
type ColumnParts = Extract<DrawPlan['stratify'][number], { source: 'column' }>;

/** A dimension with a band for every single age, so that the stratum tells the age. */
export const EVERY_AGE: DrawPlan['stratify'][number] = {
  name: 'age',
  source: 'age',
  bands: Array.from({ length: 131 }, (_, age) => ({ name: String(age), from: age, to: age })),
};

export function excludeWhere(column: string, values: 'nonempty' | readonly string[]): ExcludeRule {
  return { column, values, reason: column, confidential: false };
}

export interface Person {
  readonly ticket: string;
  readonly label: string;
  readonly household: string;
  readonly file: string;
  /** the record's fields by column */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a reading gives, without anything of how it is done. */
export interface Outcome {
  readonly rows: number;
  readonly excluded: readonly number[];
  /** size by the categories' names, joined with ` / ` */
  readonly strata: Readonly<Record<string, number>>;
  readonly people: readonly Person[];
  readonly files: readonly { readonly name: string; readonly rows: number; readonly encoding: string }[];
  readonly problems: readonly Problem[];
  /** `null` unless it was asked for */
  readonly survey: RegisterSurvey | null;
}

export interface ReadingParts extends ReadOptions {
  readonly key?: string;
  readonly idLists?: ReadonlyMap<number, ReadonlySet<string>>;
  /** only count: nobody is kept */
  readonly counted?: true;
  /** look at the quality of the columns as well */
  readonly surveyed?: true;
}

/** Reads a register with everybody in the frame kept as a candidate, in the order of their tickets. */
export async function read(
  sources: string | Uint8Array | readonly RegisterSource[],
  plan: DrawPlan,
  parts: ReadingParts = {},
): Promise<Outcome> {
  const given = typeof sources === 'string' || sources instanceof Uint8Array ? [register(sources)] : sources;
  const opened = await openRegister(given, plan.register);
  const { key = null, idLists = new Map(), counted = false, surveyed = false, ...options } = parts;
  const keep = { usual: { least: Number.MAX_SAFE_INTEGER, below: '' }, byStratum: new Map() };
  const draw = counted ? null : { seedHash: sha256Text('seed'), keep };
  const reading = await readFrame(opened, { plan, key, idLists, draw, survey: surveyed }, options);
  const { rows, excluded, strata } = reading.tally;
  const people = strata.flatMap((stratum) =>
    (stratum.pool?.sorted() ?? []).map(({ ticket, label, household, file, record }) => {
      const from = reading.register[file];
      if (from === undefined) throw new Error(`no file ${file}`);
      const encoding = from.encoding === 'windows-1252' ? from.encoding : 'utf-8';
      const texts = new RecordParser({ delimiter: from.delimiter, encoding }).texts(record);
      const fields = Object.fromEntries(from.header.map((name, at) => [name, texts[at] ?? '']));
      return { ticket, label, household, file: from.source.name, fields };
    }),
  );
  people.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const sizes = strata.map(({ categories, size }) => [categories.join(' / '), size] as const);
  sizes.sort(([a], [b]) => (a < b ? -1 : 1));
  const files = reading.files.map((file) => ({ name: file.name, rows: file.rows, encoding: file.encoding }));
  const { problems } = reading;
  const { survey } = reading.tally;
  return { rows, excluded, strata: Object.fromEntries(sizes), people, files, problems, survey };
}

/** The problems that something is refused with. @throws Error if it isn't refused */
export async function refusal(attempt: () => Promise<unknown> | unknown): Promise<readonly Problem[]> {
  try {
    await attempt();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
  throw new Error('it was not refused');
}

/** Code and places of each problem, for comparison. */
export function places(problems: readonly Problem[]): unknown[] {
  return problems.map(({ code, where = [] }) => [code, ...where]);
}
