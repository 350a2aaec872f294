import { CandidatePool, type KeepRule } from '../core/candidates.js';
import type { TextDigest } from '../core/digest.js';
import { exclusionRules } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { categoryByLot, lotCategories } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import { ID_SEPARATOR, joinId, labelOf, ticketOf } from '../core/ticket.js';
import { ContentDigest } from './content-digest.js';
import { fingerprintOf } from './fingerprints.js';
import type { FieldMemo } from './memo.js';
import {
  AGE_FAULTS,
  ageMemo,
  BY_LOT,
  bandNumbers,
  CategoryNumbers,
  categoryMemo,
  districtMemo,
  EMPTY,
  excludeMemo,
  HIT,
  UNKNOWN,
} from './person.js';
import type { RecordScanner } from './scanner.js';
import { ProblemTally, ValueTally } from './tally.js';

/** Somebody who may be drawn, with the whole record to write into the lists. */
export interface Candidate {
  readonly ticket: string;
  readonly label: string;
  readonly household: string;
  /** which of the register's files */
  readonly file: number;
  /** the record's bytes, one code unit each */
  readonly record: string;
}

export interface DrawSettings {
  readonly seedHash: string;
  /** how many candidates to keep of a stratum with these categories */
  readonly keep: (categories: readonly string[]) => KeepRule;
}

export interface FrameSettings {
  readonly plan: DrawPlan;
  readonly digest: TextDigest;
  /** makes the labels, if there is one (SPEC 3) */
  readonly key: string | null;
  /** ids of each `exclude` rule that names a file, by the rule's index */
  readonly idLists: ReadonlyMap<number, ReadonlySet<string>>;
  /** `null`: only count */
  readonly draw: DrawSettings | null;
  /** is told the fingerprint of each row's id */
  readonly seen: (high: number, low: number) => void;
}

export interface TalliedStratum {
  readonly categories: readonly string[];
  size: number;
  readonly pool: CandidatePool<Candidate> | null;
}

/** Where the columns that a plan speaks of stand in one file. */
interface ColumnPlaces {
  readonly count: number;
  readonly id: readonly number[];
  readonly excludes: readonly (number | null)[];
  readonly age: number;
  readonly district: number;
  readonly dimensions: readonly number[];
  readonly household: readonly number[];
}

/**
 * Puts every record of a register where it belongs (SPEC 4): into a stratum of the frame, into one
 * exclusion count, or among the problems.
 */
export class FrameBuilder {
  rows = 0;
  readonly excluded: number[];
  readonly strata: TalliedStratum[] = [];
  /** ids in exclusion files that were met, by rule */
  readonly idsMet: Map<number, number>;
  /** those of the plan's districts that the register has */
  readonly districtsMet = new Set<string>();
  readonly unknownValues: readonly ValueTally[];
  readonly content = new ContentDigest();
  problems = new ProblemTally();

  readonly #settings: FrameSettings;
  readonly #plan: DrawPlan;
  readonly #columnRules: readonly (FieldMemo | null)[];
  readonly #age: FieldMemo | null;
  readonly #bands: readonly (((age: number) => number) | null)[];
  readonly #categories: readonly (FieldMemo | null)[];
  readonly #numbers: readonly CategoryNumbers[];
  readonly #district: FieldMemo | null;
  readonly #ruleAt: { min: number; max: number; bands: number; districts: number };
  readonly #strataByCell = new Map<number, number>();
  readonly #prefixes = new Map<number, number>();
  readonly #cell: number[];
  #places: ColumnPlaces | null = null;
  #file = 0;

  constructor(settings: FrameSettings) {
    const { plan } = settings;
    this.#settings = settings;
    this.#plan = plan;
    const rules = exclusionRules(plan);
    const at = (kind: string) => rules.findIndex((rule) => rule.kind === kind);
    this.#ruleAt = {
      min: at('min-age'),
      max: at('max-age'),
      bands: at('age-bands'),
      districts: at('districts'),
    };
    this.excluded = rules.map(() => 0);
    this.#columnRules = plan.eligibility.exclude.map((rule) =>
      'column' in rule ? excludeMemo(rule.values) : null,
    );
    this.idsMet = new Map([...settings.idLists.keys()].map((index) => [index, 0]));
    this.#numbers = plan.stratify.map(() => new CategoryNumbers());
    this.unknownValues = plan.stratify.map(() => new ValueTally());
    this.#categories = plan.stratify.map((dimension, index) =>
      dimension.source === 'age' ? null : categoryMemo(dimension, this.#numbers[index] as CategoryNumbers),
    );
    this.#bands = plan.stratify.map((dimension, index) =>
      dimension.source === 'age' ? bandNumbers(dimension, this.#numbers[index] as CategoryNumbers) : null,
    );
    const usesAge = this.#ruleAt.min >= 0 || this.#ruleAt.max >= 0 || this.#ruleAt.bands >= 0;
    this.#age = usesAge ? ageMemo(plan) : null;
    const { districts } = plan.eligibility;
    this.#district = districts === null ? null : districtMemo(districts, this.districtsMet);
    this.#cell = plan.stratify.map(() => 0);
  }

  /** The records that follow are from this file. Every column that the plan names must be in the header. */
  startFile(file: number, header: readonly string[]): void {
    const { columns } = this.#plan.register;
    const place = (name: string | null) => (name === null ? -1 : header.indexOf(name));
    this.#file = file;
    this.#places = {
      count: header.length,
      id: columns.id.map(place),
      excludes: this.#plan.eligibility.exclude.map((rule) => ('column' in rule ? place(rule.column) : null)),
      age: place(columns.birth_date ?? columns.age),
      district: place(columns.district),
      dimensions: this.#plan.stratify.map((dimension) =>
        dimension.source === 'age' ? -1 : place(dimension.column),
      ),
      household: this.#plan.sample.max_per_household === null ? [] : columns.household.map(place),
    };
  }

  /** Takes in a record behind the header. */
  add(record: RecordScanner): void {
    const places = this.#places;
    if (places === null) throw new Error('startFile comes first');
    this.rows++;
    this.content.add(record.bytes, record.recordStart, record.recordEnd);
    if (record.fault !== null) {
      this.problems.error(FORM_FAULTS[record.fault], record.line);
      return;
    }
    if (record.fieldCount !== places.count) {
      this.#countFields(record, places);
      return;
    }
    const id = this.#readId(record, places);
    if (id === null) return;
    const [high, low] = fingerprintOf(id);
    this.#settings.seen(high, low);
    const rule = this.#excludedBy(record, places, id);
    if (rule === FAULTY) return;
    if (rule >= 0) {
      this.excluded[rule] = (this.excluded[rule] as number) + 1;
      return;
    }
    this.#admit(record, places, id);
  }

  #countFields(record: RecordScanner, places: ColumnPlaces): void {
    if (record.endsFile && record.fieldCount < places.count) {
      this.problems.error('REG-024', record.line);
      return;
    }
    const params = { expected: places.count, found: record.fieldCount };
    this.problems.error('REG-010', record.line, undefined, params);
  }

  /** The row's id, whatever else becomes of it; `null` for a record that has none. */
  idOf(record: RecordScanner): string | null {
    const places = this.#places;
    if (places === null || record.fault !== null || record.fieldCount !== places.count) return null;
    const id = joinedId(record, places.id);
    return isEmptyId(id, places.id.length) ? null : id;
  }

  #readId(record: RecordScanner, places: ColumnPlaces): string | null {
    const id = joinedId(record, places.id);
    if (isEmptyId(id, places.id.length)) {
      this.problems.error('REG-012', record.line, this.#plan.register.columns.id.join(', '));
      return null;
    }
    if (countSeparators(id) !== places.id.length - 1) {
      this.problems.error('REG-013', record.line, this.#plan.register.columns.id.join(', '));
      return null;
    }
    return id;
  }

  /** The rule that hits first, {@link NO_RULE}, or {@link FAULTY}. */
  #excludedBy(record: RecordScanner, places: ColumnPlaces, id: string): number {
    for (let index = 0; index < this.#columnRules.length; index++) {
      const memo = this.#columnRules[index];
      if (memo) {
        if (memo.of(record, places.excludes[index] as number) === HIT) return index;
      } else if (this.#settings.idLists.get(index)?.has(id) === true) {
        this.idsMet.set(index, (this.idsMet.get(index) ?? 0) + 1);
        return index;
      }
    }
    return this.#excludedByAge(record, places);
  }

  #excludedByAge(record: RecordScanner, places: ColumnPlaces): number {
    if (this.#age !== null) {
      const age = this.#age.of(record, places.age);
      if (age < 0) {
        const { birth_date, age: ageColumn } = this.#plan.register.columns;
        this.problems.error(AGE_FAULTS[-1 - age] as string, record.line, birth_date ?? ageColumn ?? '');
        return FAULTY;
      }
      const { min_age, max_age } = this.#plan.eligibility;
      if (min_age !== null && age < min_age) return this.#ruleAt.min;
      if (max_age !== null && age > max_age) return this.#ruleAt.max;
      for (let at = 0; at < this.#bands.length; at++) {
        const band = this.#bands[at]?.(age);
        if (band === UNKNOWN) return this.#ruleAt.bands;
        if (band !== undefined) this.#cell[at] = band;
      }
    }
    return this.#excludedByDistrict(record, places);
  }

  #excludedByDistrict(record: RecordScanner, places: ColumnPlaces): number {
    if (this.#district === null) return NO_RULE;
    const found = this.#district.of(record, places.district);
    if (found === HIT) return NO_RULE;
    if (found !== EMPTY) return this.#ruleAt.districts;
    this.problems.error('REG-040', record.line, this.#plan.register.columns.district ?? '');
    return FAULTY;
  }

  #admit(record: RecordScanner, places: ColumnPlaces, id: string): void {
    const { digest, key } = this.#settings;
    const label = key === null ? id : labelOf(digest, id, key);
    for (let at = 0; at < this.#categories.length; at++) {
      const memo = this.#categories[at];
      if (!memo) continue;
      const category = memo.of(record, places.dimensions[at] as number);
      if (category >= 0) this.#cell[at] = category;
      else if (category === BY_LOT) this.#cell[at] = this.#lot(at, label);
      else {
        this.#refuseValue(at, record, places);
        return;
      }
    }
    const stratum = this.#stratum();
    stratum.size++;
    const { draw } = this.#settings;
    if (draw === null || stratum.pool === null) return;
    const ticket = ticketOf(digest, draw.seedHash, label);
    if (!stratum.pool.wants(ticket)) return;
    stratum.pool.add({
      ticket,
      label,
      household: this.#household(record, places),
      file: this.#file,
      record: record.raw(),
    });
  }

  #lot(at: number, label: string): number {
    const dimension = this.#plan.stratify[at];
    const categories = dimension?.source === 'column' ? lotCategories(dimension) : [];
    const name = categoryByLot(this.#settings.digest, categories, label);
    return (this.#numbers[at] as CategoryNumbers).of(name);
  }

  #refuseValue(at: number, record: RecordScanner, places: ColumnPlaces): void {
    const dimension = this.#plan.stratify[at];
    const column = dimension?.source === 'column' ? dimension.column : '';
    const value = normaliseText(record.text(places.dimensions[at] as number));
    if (value === '') {
      this.problems.error('REG-040', record.line, column);
    } else {
      this.problems.error('REG-041', record.line, column);
      this.unknownValues[at]?.add(value);
    }
  }

  /** The stratum of the current cell; cells are numbered by chaining pairs, whatever the dimensions. */
  #stratum(): TalliedStratum {
    let cell = 0;
    for (const category of this.#cell) {
      const pair = cell * MOST_CATEGORIES + category;
      let number = this.#prefixes.get(pair);
      if (number === undefined) {
        number = this.#prefixes.size + 1;
        this.#prefixes.set(pair, number);
      }
      cell = number;
    }
    const known = this.#strataByCell.get(cell);
    if (known !== undefined) return this.strata[known] as TalliedStratum;
    const categories = this.#cell.map((category, at) => this.#numbers[at]?.names[category] as string);
    const { draw } = this.#settings;
    const pool = draw === null ? null : new CandidatePool<Candidate>(draw.keep(categories));
    const made = { categories, size: 0, pool };
    this.#strataByCell.set(cell, this.strata.length);
    this.strata.push(made);
    return made;
  }

  #household(record: RecordScanner, places: ColumnPlaces): string {
    if (places.household.length === 0) return '';
    const values = places.household.map((field) => normaliseText(record.text(field)));
    return values.every((value) => value === '') ? '' : joinId(values);
  }
}

const NO_RULE = -1;
const FAULTY = -2;
/** More categories than rows that fit into memory; pairs stay safe integers. */
const MOST_CATEGORIES = 2 ** 26;

const FORM_FAULTS = {
  'stray-quote': 'REG-014',
  'after-quote': 'REG-015',
  'unclosed-quote': 'REG-016',
  nul: 'REG-017',
  bytes: 'REG-018',
} as const;

function joinedId(record: RecordScanner, fields: readonly number[]): string {
  if (fields.length === 1) return normaliseText(record.text(fields[0] as number));
  return joinId(fields.map((field) => normaliseText(record.text(field))));
}

function isEmptyId(id: string, columns: number): boolean {
  return id.length < columns && countSeparators(id) === id.length;
}

function countSeparators(id: string): number {
  let count = 0;
  for (let at = 0; at < id.length; at++) if (id[at] === ID_SEPARATOR) count++;
  return count;
}
