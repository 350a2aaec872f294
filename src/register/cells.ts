import type { TextDigest } from '../core/digest.js';
import type { ColumnDimension, DrawPlan } from '../core/plan.js';
import { categoryByLot, lotCategories } from '../core/strata.js';
import { normaliseText } from '../core/text.js';
import type { ColumnPlaces } from './columns-in-file.js';
import type { FieldMemo } from './fast/memo.js';
import type { ReadId } from './ids.js';
import { BY_LOT, CategoryNumbers, categoryMemo } from './person.js';
import type { RecordScanner } from './scanner.js';
import { emptyValue, type ProblemTally, ValueTally } from './tally.js';
import { ValuesMet } from './values-met.js';

/** Makes the label of a row, given the id that was read of it. */
export interface LabelSource {
  labelOf(record: RecordScanner, places: ColumnPlaces, id: ReadId): string;
}

/** Finds the categories of people (SPEC 5); a person's cell has one number for each dimension. */
export class CellReader {
  readonly numbers: readonly CategoryNumbers[];
  readonly unknownValues: readonly ValueTally[];
  /** of each dimension the values that the lot hands over */
  readonly lotsMet: readonly ValuesMet[];
  readonly #dimensions: readonly (ColumnDimension | null)[];
  readonly #memos: readonly (FieldMemo | null)[];
  readonly #digest: TextDigest;
  readonly #plan: DrawPlan;
  readonly #problems: ProblemTally;

  constructor(plan: DrawPlan, digest: TextDigest, problems: ProblemTally) {
    this.#digest = digest;
    this.#plan = plan;
    this.#problems = problems;
    this.numbers = plan.stratify.map(() => new CategoryNumbers());
    this.unknownValues = plan.stratify.map(() => new ValueTally());
    this.lotsMet = plan.stratify.map(() => new ValuesMet());
    this.#dimensions = plan.stratify.map((dimension) => (dimension.source === 'age' ? null : dimension));
    this.#memos = this.#dimensions.map((dimension, at) =>
      dimension === null
        ? null
        : categoryMemo(dimension, this.numbers[at] as CategoryNumbers, this.lotsMet[at] as ValuesMet),
    );
  }

  /**
   * Puts the categories of all columns into the cell.
   * @param labels is asked for the label only if the lot decides
   * @returns false if a value belongs to no category; it then stands among the problems
   */
  read(
    record: RecordScanner,
    places: ColumnPlaces,
    cell: number[],
    id: ReadId,
    labels: LabelSource,
  ): boolean {
    for (let at = 0; at < this.#memos.length; at++) {
      const memo = this.#memos[at];
      if (!memo) continue;
      const field = places.dimensions[at] as number;
      const category = memo.of(record, field);
      if (category >= 0) cell[at] = category;
      else if (category === BY_LOT) cell[at] = this.#lot(at, labels.labelOf(record, places, id));
      else {
        this.#refuse(at, record, field);
        return false;
      }
    }
    return true;
  }

  #lot(at: number, label: string): number {
    const dimension = this.#dimensions[at];
    const categories = dimension ? lotCategories(dimension) : [];
    return (this.numbers[at] as CategoryNumbers).of(categoryByLot(this.#digest, categories, label));
  }

  #refuse(at: number, record: RecordScanner, field: number): void {
    const column = this.#dimensions[at]?.column ?? '';
    const value = normaliseText(record.text(field));
    if (value === '') this.#problems.error('REG-040', record.line, column, emptyValue(this.#plan, column));
    else this.#problems.error('REG-041', record.line, column);
    if (value !== '') this.unknownValues[at]?.add(value);
  }
}

/** Categories of a dimension for which there is room in the plain list. */
const CATEGORY_BITS = [0, 20, 10, 7, 5] as const;
/** At first: a list with room for all of them takes longer to make than a small register to read. */
const FIRST_BITS = [0, 10, 5, 4, 3] as const;

/** Numbers the cells in the order in which they are met. */
export class CellNumbers {
  /** numbers and one, by the categories as digits of an index; 0: not met yet */
  #plain: Int32Array;
  #bits: number;
  readonly #mostBits: number;
  /** cells for which there is no room in the list */
  readonly #others = new Map<string, number>();
  #count = 0;

  constructor(dimensions: number) {
    this.#bits = FIRST_BITS[dimensions] ?? 0;
    this.#mostBits = CATEGORY_BITS[dimensions] ?? 0;
    const isPlain = dimensions < CATEGORY_BITS.length;
    this.#plain = new Int32Array(isPlain ? 1 << (this.#bits * dimensions) : 0);
  }

  of(cell: readonly number[]): number {
    const bits = this.#bits;
    let index = 0;
    let outside = 0;
    for (let at = 0; at < cell.length; at++) {
      const category = cell[at] as number;
      outside |= category >>> bits;
      index = (index << bits) | category;
    }
    const number = outside === 0 ? this.#plain[index] : undefined;
    if (number === undefined)
      return outside !== 0 && this.#hasGrown(cell) ? this.of(cell) : this.#other(cell);
    if (number > 0) return number - 1;
    this.#plain[index] = this.#count + 1;
    return this.#count++;
  }

  /** Makes room for the categories of a cell, if the list can have so many. */
  #hasGrown(cell: readonly number[]): boolean {
    const needed = cell.reduce((most, category) => Math.max(most, 32 - Math.clz32(category)), 0);
    if (needed > this.#mostBits) return false;
    const [from, plain] = [this.#bits, this.#plain];
    const mask = (1 << from) - 1;
    this.#plain = new Int32Array(1 << (needed * cell.length));
    this.#bits = needed;
    for (let index = 0; index < plain.length; index++) {
      const number = plain[index] as number;
      if (number === 0) continue;
      let moved = 0;
      for (let at = cell.length - 1; at >= 0; at--)
        moved = (moved << needed) | ((index >>> (at * from)) & mask);
      this.#plain[moved] = number;
    }
    return true;
  }

  #other(cell: readonly number[]): number {
    const key = cell.join();
    const known = this.#others.get(key);
    if (known !== undefined) return known;
    this.#others.set(key, this.#count);
    return this.#count++;
  }
}
