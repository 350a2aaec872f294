import { groupsOfTypes, type QuotaModel } from '../core/lottery/outcome.js';
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
  readonly #model: QuotaModel;
  readonly #groupsOf: readonly (readonly number[])[];
  readonly #random: Dice;
  readonly #rows: number;
  /** people of each type, then the totals of the rows: groups, and the size */
  readonly #values: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  #start: Float64Array;
  readonly #inverse: Float64Array;
  /** for each row what is in the basis: a type, or types + row for its total */
  readonly #basis: Int32Array;
  readonly #line: Float64Array;
  readonly #pivot: Float64Array;
  readonly #columns: Int32Array;

  constructor(model: QuotaModel, seed: number) {
    const types = model.sizes.length;
    this.#model = model;
    this.#random = new Dice(seed);
    this.#rows = model.groups.length + 1;
    this.#groupsOf = groupsOfTypes(model).map((groups) => [...groups, model.groups.length]);
    this.#values = new Float64Array(types + this.#rows);
    this.#lower = new Float64Array(types + this.#rows);
    this.#upper = new Float64Array(types + this.#rows);
    this.#start = this.#values.slice();
    this.#inverse = new Float64Array(this.#rows * this.#rows);
    this.#basis = new Int32Array(this.#rows);
    this.#line = new Float64Array(this.#rows);
    this.#pivot = new Float64Array(this.#rows);
    this.#columns = new Int32Array(this.#rows);
  }

  /**
   * Where a walk ends: people of each type, a few of them in fractions.
   * @param start people of each type; all between the bounds
   * @param whole least and most people of each type, then of each group, in an outcome
   * @param lacks what each type has had too little of so far, in people: where the walk has a choice it makes up
   *   for that; left out: it goes by the dice alone
   */
  end(start: Float64Array, whole: OutcomeBounds, lacks?: Float64Array): Float64Array {
    this.#begin(start, whole);
    this.#goOn(lacks);
    return this.#values.slice(0, start.length);
  }

  /**
   * Two points whose middle the start is, each with about half as many types in it. So outcomes that together have
   * everybody as often as is expected are found in less time than each by itself.
   */
  halves(start: Float64Array, whole: OutcomeBounds): readonly [Float64Array, Float64Array] {
    this.#begin(start, whole);
    for (const [at, value] of this.#values.entries()) {
      const room = Math.min(value - (this.#lower[at] as number), (this.#upper[at] as number) - value);
      this.#lower[at] = room < NEAR ? value : value - room;
      this.#upper[at] = room < NEAR ? value : value + room;
    }
    this.#goOn(undefined);
    const one = this.#values.slice(0, start.length);
    return [one, one.map((value, type) => 2 * (start[type] as number) - value)];
  }

  #begin(start: Float64Array, whole: OutcomeBounds): void {
    const types = start.length;
    this.#start = start;
    this.#values.set(start);
    this.#values.fill(0, types);
    for (const [type, groups] of this.#groupsOf.entries())
      for (const group of groups)
        this.#values[types + group] = (this.#values[types + group] as number) + (start[type] as number);
    this.#lower.set(whole.lower);
    this.#upper.set(whole.upper);
    this.#lower[types + this.#rows - 1] = this.#model.size;
    this.#upper[types + this.#rows - 1] = this.#model.size;
    this.#inverse.fill(0);
    for (let row = 0; row < this.#rows; row++) {
      this.#basis[row] = types + row;
      // Total less people is nothing: the total has -1 in its row.
      this.#inverse[row * this.#rows + row] = -1;
    }
  }

  #goOn(lacks: Float64Array | undefined): void {
    const open = [...this.#start.keys()].filter((type) => this.#isOpen(type));
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
    const { fixed, at: fixedAt } = this.#direction(type);
    if (fixed) {
      this.#enter(fixedAt, type);
      return;
    }
    const values = this.#values;
    const ahead = this.#reach(type, 1);
    const back = this.#reach(type, -1);
    const goesAhead = this.#choose(type, ahead.step, back.step, lacks);
    const { step, row } = goesAhead ? ahead : back;
    const signed = goesAhead ? step : -step;
    values[type] = (values[type] as number) + signed;
    for (let at = 0; at < this.#rows; at++) {
      const column = this.#basis[at] as number;
      values[column] = (values[column] as number) - signed * (this.#line[at] as number);
    }
    if (row < 0) {
      this.#snap(type);
      return;
    }
    this.#snap(this.#basis[row] as number);
    this.#enter(row, type);
  }

  /** How the basis makes up for the type, into `line`. A total without room can't move, so it has to leave first. */
  #direction(type: number): { fixed: boolean; at: number } {
    const types = this.#model.sizes.length;
    const rows = this.#rows;
    let at = -1;
    let largest = NEAR;
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (const group of this.#groupsOf[type] as readonly number[])
        sum += this.#inverse[row * rows + group] as number;
      this.#line[row] = sum;
      const column = this.#basis[row] as number;
      if (column < types || this.#lower[column] !== this.#upper[column]) continue;
      if (Math.abs(sum) <= largest) continue;
      largest = Math.abs(sum);
      at = row;
    }
    return { fixed: at >= 0, at };
  }

  /** How far the type can go, and the row of what stops it; -1: the type itself. */
  #reach(type: number, sign: 1 | -1): { step: number; row: number } {
    const value = this.#values[type] as number;
    let step = sign > 0 ? (this.#upper[type] as number) - value : value - (this.#lower[type] as number);
    let row = -1;
    for (let at = 0; at < this.#rows; at++) {
      const slope = -sign * (this.#line[at] as number);
      if (Math.abs(slope) < NEAR) continue;
      const column = this.#basis[at] as number;
      const now = this.#values[column] as number;
      const room = slope > 0 ? (this.#upper[column] as number) - now : now - (this.#lower[column] as number);
      const most = Math.max(0, room) / Math.abs(slope);
      if (most >= step) continue;
      step = most;
      row = at;
    }
    return { step: Math.max(0, step), row };
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
      if (slope === 0 || column >= this.#model.sizes.length) continue;
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
    const rows = this.#rows;
    const inverse = this.#inverse;
    const by = this.#line[row] as number;
    const start = row * rows;
    let count = 0;
    for (let column = 0; column < rows; column++) {
      const value = (inverse[start + column] as number) / by;
      inverse[start + column] = value;
      if (Math.abs(value) < NOTHING) continue;
      this.#pivot[count] = value;
      this.#columns[count++] = column;
    }
    for (let other = 0; other < rows; other++) {
      const factor = this.#line[other] as number;
      if (other === row || Math.abs(factor) < NOTHING) continue;
      const from = other * rows;
      for (let k = 0; k < count; k++) {
        const at = from + (this.#columns[k] as number);
        inverse[at] = (inverse[at] as number) - factor * (this.#pivot[k] as number);
      }
    }
    this.#basis[row] = type;
  }
}

const NEAR = 1e-9;
/** What is left of zero after some arithmetic. */
const NOTHING = 1e-13;
/** The same numbers for everybody: sfc32 (Chris Doty-Humphrey, PractRand). Nobody is drawn by them. */
export class Dice {
  readonly #state: Int32Array;

  constructor(seed: number) {
    this.#state = Int32Array.of(seed, 0x9e3779b9, 0x243f6a88, 1);
    for (let warm = 0; warm < 16; warm++) this.next();
  }

  /** At least 0, less than 1. */
  next(): number {
    const state = this.#state;
    const [a, b, c, count] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
    const sum = (a + b + count) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = count + 1;
    return (sum >>> 0) / 2 ** 32;
  }

  /** Puts a list into any order (Fisher and Yates). */
  shuffle(list: number[]): void {
    for (let last = list.length - 1; last > 0; last--) {
      const other = Math.floor(this.next() * (last + 1));
      const kept = list[last] as number;
      list[last] = list[other] as number;
      list[other] = kept;
    }
  }
}
