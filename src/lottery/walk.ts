import { groupsOfTypes, type QuotaModel } from '../core/lottery/outcome.js';
import { Basis } from './basis.js';
import { Dice } from './dice.js';
import type { OutcomeBounds } from './repair.js';

/**
 * A walk from expected numbers of people to nearly whole ones, the flight phase of the cube method (Deville and
 * Tillé 2004): step by step along a line on which all groups keep what they have to, as far as the first number that
 * becomes whole, forward or back, each as often as keeps the mean where it was. In the end there are at most as many
 * fractions as there are quotas. Its mean over many walks is the expectation, to the last digit.
 *
 * The lines come from a basis, as in the simplex method: each step moves one type, and the types in the basis make
 * up for it. A group that has room is a column of its own, its total.
 */
export class Walk {
  readonly #types: number;
  readonly #groupsOf: readonly Int32Array[];
  readonly #random: Dice;
  readonly #rows: number;
  /** least and most in an outcome: of each type, then of each row */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  /** people of each type, then the totals of the rows: groups, and the size */
  readonly #values: Float64Array;
  /** how far each of them may go on this walk; of types only those that are open count */
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  #start: Float64Array;
  readonly #inverse: Basis;
  /** for each row what is in the basis: a type, or types + row for its total */
  readonly #basis: Int32Array;
  readonly #line: Float64Array;

  /** @param whole least and most people of each type, then of each group, in an outcome */
  constructor(model: QuotaModel, whole: OutcomeBounds, seed: number) {
    const types = model.sizes.length;
    this.#types = types;
    this.#random = new Dice(seed);
    this.#rows = model.groups.length + 1;
    this.#groupsOf = groupsOfTypes(model).map((groups) => Int32Array.of(...groups, model.groups.length));
    this.#least = Float64Array.of(...whole.lower, model.size);
    this.#most = Float64Array.of(...whole.upper, model.size);
    this.#values = new Float64Array(types + this.#rows);
    this.#lower = this.#least.slice();
    this.#upper = this.#most.slice();
    this.#start = this.#values;
    this.#inverse = new Basis(this.#rows);
    this.#basis = new Int32Array(this.#rows);
    this.#line = this.#inverse.line;
  }

  /** What all walks begin with. @param expected people of each type; all between the bounds */
  part(expected: ArrayLike<number>): Part {
    const values = new Float64Array(this.#types + this.#rows);
    values.set(expected);
    for (const [type, groups] of this.#groupsOf.entries())
      for (const group of groups)
        values[this.#types + group] = (values[this.#types + group] as number) + (values[type] as number);
    return { values, open: this.#open(values, this.#groupsOf.keys()) };
  }

  /**
   * Where a walk ends: a few types are open still. The values are overwritten by the next walk.
   * @param lacks what each type has had too little of so far, in people: where the walk has a choice it makes up
   *   for that; left out: it goes by the dice alone
   */
  end(part: Part, lacks?: Float64Array): Part {
    this.#begin(part);
    for (const type of part.open) {
      this.#lower[type] = this.#least[type] as number;
      this.#upper[type] = this.#most[type] as number;
    }
    for (let at = this.#types; at < this.#values.length; at++) {
      this.#lower[at] = this.#least[at] as number;
      this.#upper[at] = this.#most[at] as number;
    }
    this.#goOn(part.open, lacks);
    return { values: this.#values, open: this.#open(this.#values, part.open) };
  }

  /**
   * Two points whose middle the part is, each with about half as many types open. So outcomes that together have
   * everybody as often as is expected are found in less time than each by itself.
   */
  halves(part: Part): readonly [Part, Part] {
    this.#begin(part);
    for (const type of part.open) this.#mirror(type);
    for (let at = this.#types; at < this.#values.length; at++) this.#mirror(at);
    this.#goOn(part.open, undefined);
    const one = this.#values.slice();
    const other = part.values.slice();
    for (const type of part.open) other[type] = 2 * (part.values[type] as number) - (one[type] as number);
    for (let at = this.#types; at < one.length; at++)
      other[at] = 2 * (part.values[at] as number) - (one[at] as number);
    return [
      { values: one, open: this.#open(one, part.open) },
      { values: other, open: this.#open(other, part.open) },
    ];
  }

  #begin({ values }: Part): void {
    this.#start = values;
    this.#values.set(values);
    // Total less people is nothing: each total has -1 in its row.
    this.#inverse.reset();
    for (let row = 0; row < this.#rows; row++) this.#basis[row] = this.#types + row;
  }

  /** As far up as down, so that what is as far on the other side is within the bounds too. */
  #mirror(at: number): void {
    const value = this.#values[at] as number;
    const room = Math.min(value - (this.#least[at] as number), (this.#most[at] as number) - value);
    this.#lower[at] = room < NEAR ? value : value - room;
    this.#upper[at] = room < NEAR ? value : value + room;
  }

  #open(values: Float64Array, types: Iterable<number>): Int32Array {
    const open: number[] = [];
    for (const type of types) {
      const value = values[type] as number;
      const isOpen =
        value - (this.#least[type] as number) >= NEAR && (this.#most[type] as number) - value >= NEAR;
      if (isOpen) open.push(type);
    }
    return Int32Array.from(open);
  }

  #goOn(types: Int32Array, lacks: Float64Array | undefined): void {
    const open = types.slice();
    this.#random.shuffle(open);
    for (const type of open) if (this.#isOpen(type)) this.#move(type, lacks);
  }

  #isOpen(type: number): boolean {
    const value = this.#values[type] as number;
    return value - (this.#lower[type] as number) >= NEAR && (this.#upper[type] as number) - value >= NEAR;
  }

  /** The bound that a value has come to. */
  #snap(at: number): void {
    const value = this.#values[at] as number;
    const lower = this.#lower[at] as number;
    const upper = this.#upper[at] as number;
    this.#values[at] = value - lower < upper - value ? lower : upper;
  }

  /** One step: the type moves until something is whole, which then leaves the basis or is done. */
  #move(type: number, lacks: Float64Array | undefined): void {
    const fixed = this.#direction(type);
    if (fixed >= 0) {
      this.#enter(fixed, type);
      return;
    }
    const values = this.#values;
    const line = this.#line;
    const basis = this.#basis;
    const rows = this.#rows;
    // How far the type can go ahead and back, and the row of what stops it; -1: the type itself.
    let ahead = (this.#upper[type] as number) - (values[type] as number);
    let back = (values[type] as number) - (this.#lower[type] as number);
    let rowAhead = -1;
    let rowBack = -1;
    for (let at = 0; at < rows; at++) {
      const slope = line[at] as number;
      if (slope < NEAR && slope > -NEAR) continue;
      const column = basis[at] as number;
      const now = values[column] as number;
      const down = Math.max(0, now - (this.#lower[column] as number));
      const up = Math.max(0, (this.#upper[column] as number) - now);
      const mostAhead = slope > 0 ? down / slope : up / -slope;
      const mostBack = slope > 0 ? up / slope : down / -slope;
      if (mostAhead < ahead) {
        ahead = mostAhead;
        rowAhead = at;
      }
      if (mostBack < back) {
        back = mostBack;
        rowBack = at;
      }
    }
    ahead = Math.max(0, ahead);
    back = Math.max(0, back);
    const goesAhead = this.#choose(type, ahead, back, lacks);
    const signed = goesAhead ? ahead : -back;
    const row = goesAhead ? rowAhead : rowBack;
    values[type] = (values[type] as number) + signed;
    for (let at = 0; at < rows; at++) {
      const column = basis[at] as number;
      values[column] = (values[column] as number) - signed * (line[at] as number);
    }
    if (row < 0) {
      this.#snap(type);
      return;
    }
    this.#snap(basis[row] as number);
    this.#enter(row, type);
  }

  /** How the basis makes up for the type, into `line`. @returns a row whose total has no room, so that it has to leave; or -1 */
  #direction(type: number): number {
    const rows = this.#rows;
    const line = this.#line;
    this.#inverse.express(this.#groupsOf[type] as Int32Array);
    let found = -1;
    let largest = NEAR;
    for (let row = 0; row < rows; row++) {
      const column = this.#basis[row] as number;
      if (column < this.#types || this.#lower[column] !== this.#upper[column]) continue;
      const size = Math.abs(line[row] as number);
      if (size <= largest) continue;
      largest = size;
      found = row;
    }
    return found;
  }

  #choose(type: number, ahead: number, back: number, lacks: Float64Array | undefined): boolean {
    if (ahead + back === 0) return true;
    const chance = back / (ahead + back);
    if (lacks === undefined) return this.#random.next() < chance;
    let gain = this.#worth(lacks, type);
    let spread = 1 / this.#scale(type);
    for (let at = 0; at < this.#rows; at++) {
      const column = this.#basis[at] as number;
      const slope = this.#line[at] as number;
      if (slope === 0 || column >= this.#types) continue;
      gain -= slope * this.#worth(lacks, column);
      spread += (slope * slope) / this.#scale(column);
    }
    const forward = -2 * ahead * gain + ahead * ahead * spread;
    const backward = 2 * back * gain + back * back * spread;
    return forward === backward ? this.#random.next() < chance : forward < backward;
  }

  /** What one more person of the type would make up for, as things stand on this walk. */
  #worth(lacks: Float64Array, type: number): number {
    const gone = (this.#values[type] as number) - (this.#start[type] as number);
    return ((lacks[type] as number) - gone) / this.#scale(type);
  }

  #scale(type: number): number {
    return Math.max(this.#start[type] as number, 1e-6);
  }

  /** The type takes the row's place in the basis. */
  #enter(row: number, type: number): void {
    this.#inverse.enter(row);
    this.#basis[row] = type;
  }
}

/** A point to walk from or to. */
export interface Part {
  /** people of each type, then the totals of the groups, and the size */
  readonly values: Float64Array;
  /** types whose number is not whole yet */
  readonly open: Int32Array;
}

const NEAR = 1e-9;
