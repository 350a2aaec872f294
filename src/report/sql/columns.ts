import { exclusionRules } from '../../core/frame.js';
import { hiddenCharacter } from '../../core/hidden.js';
import type { DrawPlan } from '../../core/plan.js';
import { normaliseText } from '../../core/text.js';
import type { Dialect, DialectName } from './dialect.js';
import { type Stage, select } from './stage.js';

/** The columns of the table that decide; the queries know them as `c1`, `c2`, .. */

/** Whether the plan asks for ages (SPEC 4). */
export function usesAge(plan: DrawPlan): boolean {
  return exclusionRules(plan).some(({ kind }) => ['min-age', 'max-age', 'age-bands'].includes(kind));
}

/** What the queries call a row's municipality, if the table has several. */
export const TOWN = 'town';

/** The names of all columns that decide, each once. */
export function decidingColumns(plan: DrawPlan): string[] {
  const { id, district, birth_date, age, household } = plan.register.columns;
  const { exclude, districts } = plan.eligibility;
  const names = [
    ...id,
    ...exclude.flatMap((rule) => ('column' in rule ? rule.column : [])),
    ...(usesAge(plan) ? [birth_date ?? age ?? ''] : []),
    ...(districts === null ? [] : [district ?? '']),
    ...plan.stratify.flatMap((dimension) => (dimension.source === 'age' ? [] : dimension.column)),
    ...(plan.sample.max_per_household === null ? [] : household),
  ];
  return [...new Set(names.map(normaliseText))];
}

/** Names of columns that the database can't have, or can't tell from each other. */
export function unfitNames(plan: DrawPlan, dialect: DialectName, town: string | null): string[] {
  const names = [...new Set([...decidingColumns(plan), ...(town === null ? [] : [normaliseText(town)])])];
  const small = names.map((name) => name.toLowerCase());
  return names.filter(
    (name, at) =>
      name === '' ||
      hiddenCharacter(name) !== null ||
      // Written as it is, it would be replaced.
      (dialect === 'spark' && /\$\{/.test(name)) ||
      (dialect !== 'postgres' &&
        small.indexOf(small[at] as string) !== small.lastIndexOf(small[at] as string)),
  );
}

/** `"schema"."table"` for `schema.table`. */
export function tableName(dialect: Dialect, name: string): string {
  return name.split('.').map(dialect.identifier).join('.');
}

/** A field as SPEC 1 has it; a field without a value is an empty text. */
function field(dialect: Dialect, name: string): string {
  const text = `coalesce(CAST(row_of.${dialect.identifier(name)} AS ${dialect.textType}), '')`;
  return dialect.trimmed(dialect.composed(text), 'space.white');
}

function rowsOf(dialect: Dialect, table: string): string {
  return `FROM ${tableName(dialect, table)} row_of CROSS JOIN space`;
}

/** The table's fields, treated as in SPEC 1. */
export class Columns {
  readonly #places: ReadonlyMap<string, string>;

  /** @param town the column that says whose municipality it is; `null`: the table is one register */
  constructor(
    readonly plan: DrawPlan,
    readonly dialect: Dialect,
    readonly town: string | null = null,
  ) {
    this.#places = new Map(decidingColumns(plan).map((name, at) => [name, `c${at + 1}`] as const));
  }

  /** What the queries call the column. */
  of(name: string): string {
    return this.#places.get(normaliseText(name)) ?? '';
  }

  /** All of them. */
  get all(): readonly string[] {
    return [...this.#places.values()];
  }

  /** By what people of one draw are kept apart from those of another: nothing, or their municipality. */
  get apart(): readonly string[] {
    return this.town === null ? [] : [TOWN];
  }

  /** The same in front of other columns, as a list. */
  within(...others: readonly string[]): string {
    return [...this.apart, ...others].join(', ');
  }

  /** The id (SPEC 3) of these columns. */
  get id(): string {
    return this.plan.register.columns.id.map((name) => this.of(name)).join(' || chr(31) || ');
  }

  /** @param table as somebody typed it */
  given(table: string): Stage[] {
    const { dialect } = this;
    const named = [
      ...this.#places,
      ...(this.town === null ? [] : [[normaliseText(this.town), TOWN] as const]),
    ];
    const fields = named.map(([name, place]) => `${field(dialect, name)} AS ${place}`);
    return [
      { name: 'space', spec: 1, query: `SELECT ${dialect.whiteSpace} AS white`, isShared: true },
      { name: 'given', spec: 1, query: select(fields, rowsOf(dialect, table)) },
    ];
  }

  /** The ids of a table that has the id columns under the same names, each once. */
  listed(table: string): string {
    const parts = this.plan.register.columns.id.map((name) => field(this.dialect, normaliseText(name)));
    return `SELECT DISTINCT ${parts.join(' || chr(31) || ')} AS id ${rowsOf(this.dialect, table)}`;
  }
}
