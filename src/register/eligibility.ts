import { exclusionRules } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import type { ColumnPlaces } from './columns-in-file.js';
import type { DayCounts } from './day-counts.js';
import type { FieldMemo } from './fast/memo.js';
import type { IdList, ReadId } from './ids.js';
import {
  AGE_FAULTS,
  AgeReader,
  bandNumbers,
  type CategoryNumbers,
  districtMemo,
  EMPTY,
  excludeMemo,
  HIT,
  UNKNOWN,
} from './person.js';
import type { RecordScanner } from './scanner.js';
import { emptyValue, type ProblemTally } from './tally.js';
import { ValuesMet } from './values-met.js';

/** No rule hits: the person is in the frame. */
const NO_RULE = -1;
/** The row is wrong and stands among the problems. */
export const FAULTY = -2;

const KNOWN_AGES = 256;
const NOT_KNOWN = -3;

/** The rules of SPEC 4 in their order; the first that hits counts. */
export class Eligibility {
  /** ids in exclusion files that were met, by rule */
  readonly idsMet: Map<number, number>;
  /** the register's districts: those of the plan, and the others */
  readonly districtsMet = new ValuesMet();
  /** of each `exclude` rule with a column the values that it has looked at; `null`: a rule with ids */
  readonly valuesMet: readonly (ValuesMet | null)[];
  /** how many people were born on which day; `null`: no birth dates are read */
  readonly birthDates: DayCounts | null;

  readonly #plan: DrawPlan;
  readonly #idLists: ReadonlyMap<number, IdList>;
  readonly #problems: ProblemTally;
  readonly #columns: readonly (FieldMemo | null)[];
  readonly #age: AgeReader | null;
  readonly #bands: readonly (((age: number) => number) | null)[];
  /** by age: the rule that hits, {@link NO_RULE}, or not known yet */
  readonly #ruleOfAge = new Int32Array(KNOWN_AGES).fill(NOT_KNOWN);
  readonly #district: FieldMemo | null;
  readonly #ruleAt: { min: number; max: number; bands: number; districts: number };

  /** @param numbers of each dimension's categories; those of age are given here */
  constructor(
    plan: DrawPlan,
    idLists: ReadonlyMap<number, IdList>,
    numbers: readonly CategoryNumbers[],
    problems: ProblemTally,
  ) {
    this.#plan = plan;
    this.#idLists = idLists;
    this.#problems = problems;
    this.idsMet = new Map([...idLists.keys()].map((index) => [index, 0]));
    const rules = exclusionRules(plan);
    const at = (kind: string) => rules.findIndex((rule) => rule.kind === kind);
    this.#ruleAt = {
      min: at('min-age'),
      max: at('max-age'),
      bands: at('age-bands'),
      districts: at('districts'),
    };
    const { exclude, districts } = plan.eligibility;
    this.valuesMet = exclude.map((rule) => ('column' in rule ? new ValuesMet() : null));
    this.#columns = exclude.map((rule, index) => {
      const met = this.valuesMet[index];
      return 'column' in rule && met ? excludeMemo(rule.values, met) : null;
    });
    this.#bands = plan.stratify.map((dimension, index) =>
      dimension.source === 'age' ? bandNumbers(dimension, numbers[index] as CategoryNumbers) : null,
    );
    const usesAge = this.#ruleAt.min >= 0 || this.#ruleAt.max >= 0 || this.#ruleAt.bands >= 0;
    this.#age = usesAge ? new AgeReader(plan) : null;
    this.birthDates = this.#age?.birthDates ?? null;
    this.#district = districts === null ? null : districtMemo(districts, this.districtsMet);
  }

  /**
   * The number of the rule that hits (see `exclusionRules`), {@link NO_RULE} or {@link FAULTY}. The age
   * band, if there is one, is put into the cell.
   */
  ruleFor(record: RecordScanner, places: ColumnPlaces, id: ReadId, cell: number[]): number {
    // Also of people whom another rule excludes: it is noted which districts there are.
    this.#district?.of(record, places.district);
    for (let index = 0; index < this.#columns.length; index++) {
      const memo = this.#columns[index];
      if (memo) {
        if (memo.of(record, places.excludes[index] as number) === HIT) return index;
      } else if (this.#isListed(index, typeof id === 'string' ? id : record.text(places.id[0] as number))) {
        return index;
      }
    }
    return this.#ruleByAge(record, places, cell);
  }

  /**
   * The number of the rule that names a value of a row which is no person, or {@link NO_RULE}. A rule for whatever
   * is not empty was not made for it.
   */
  ruleForNobody(record: RecordScanner, places: ColumnPlaces): number {
    return this.#plan.eligibility.exclude.findIndex((rule, index) => {
      const isList = 'column' in rule && rule.values !== 'nonempty';
      return isList && this.#columns[index]?.of(record, places.excludes[index] as number) === HIT;
    });
  }

  #isListed(rule: number, id: string): boolean {
    if (this.#idLists.get(rule)?.has(id) !== true) return false;
    this.idsMet.set(rule, (this.idsMet.get(rule) ?? 0) + 1);
    return true;
  }

  #ruleByAge(record: RecordScanner, places: ColumnPlaces, cell: number[]): number {
    if (this.#age === null) return this.#ruleByDistrict(record, places);
    const age = this.#age.of(record, places.age);
    if (age < 0) {
      const { birth_date, age: ageColumn } = this.#plan.register.columns;
      this.#problems.error(AGE_FAULTS[-1 - age] as string, record.line, birth_date ?? ageColumn ?? '');
      return FAULTY;
    }
    const rule = this.#ruleFor(age);
    if (rule !== NO_RULE) return rule;
    for (let at = 0; at < this.#bands.length; at++) {
      const bandOf = this.#bands[at];
      if (bandOf) cell[at] = bandOf(age);
    }
    return this.#ruleByDistrict(record, places);
  }

  /** The rule about ages that hits, or {@link NO_RULE}. */
  #ruleFor(age: number): number {
    const known = this.#ruleOfAge[age];
    if (known !== undefined && known !== NOT_KNOWN) return known;
    const rule = this.#firstRuleFor(age);
    if (known !== undefined) this.#ruleOfAge[age] = rule;
    return rule;
  }

  #firstRuleFor(age: number): number {
    const { min_age, max_age } = this.#plan.eligibility;
    if (min_age !== null && age < min_age) return this.#ruleAt.min;
    if (max_age !== null && age > max_age) return this.#ruleAt.max;
    return this.#bands.some((bandOf) => bandOf?.(age) === UNKNOWN) ? this.#ruleAt.bands : NO_RULE;
  }

  #ruleByDistrict(record: RecordScanner, places: ColumnPlaces): number {
    if (this.#district === null) return NO_RULE;
    const found = this.#district.of(record, places.district);
    if (found === HIT) return NO_RULE;
    if (found !== EMPTY) return this.#ruleAt.districts;
    const column = this.#plan.register.columns.district ?? '';
    this.#problems.error('REG-040', record.line, column, emptyValue(this.#plan, column));
    return FAULTY;
  }
}
