import type { Outcome } from '../core/lottery/outcome.js';

/**
 * Weights of many outcomes under which everybody is expected as often as is wanted, as near to equal weights as
 * that allows (calibration, Deville and Särndal 1992). Not negative: an outcome that would have to count less than
 * nothing counts nothing.
 *
 * The weights are `max(0, 1/K + sum(lambda_t * x_t))` for some lambda, which is found by Newton's method, each step
 * of it by conjugate gradients: all that is done with outcomes is to add up their people, so thousands of them take
 * a moment. Where there are no such weights the lambdas grow and say which types are lacking.
 */
export interface Calibrated {
  /** of the outcomes */
  readonly weights: Float64Array;
  /** how much of what is wanted of a type is lacking or too much, of the type where it is most */
  readonly off: number;
  /** what one more person of each type would be worth; of those lacking most */
  readonly worth: Float64Array;
}

/**
 * @param wanted people of each type to be expected
 * @param ease how much may be off for the sake of weights that are more alike
 * @param expired when it is, the weights that have been found have to do
 */
export async function calibrate(
  outcomes: readonly Outcome[],
  wanted: readonly number[],
  pause: () => Promise<void>,
  ease = EASE,
  expired = () => false,
): Promise<Calibrated> {
  return await new System(outcomes, wanted, ease / Math.max(1, outcomes.length), expired).solve(pause);
}

/**
 * How much may be off for the sake of weights that are more alike: less than counts where all that is wanted can be
 * had. Where it can't, there is a nearest mixture, and where types exclude each other the equations keep a solution.
 */
const EASE = 1e-5;

/** For outcomes with which it can't be had. */
export const MUCH_EASE = 0.1;

const MOST_STEPS = 40;
const MOST_ROUNDS = 400;
/** So many people may be off over all types: less than any solver tells apart. */
const PRECISE = 1e-10;
/** From here on a step that does not halve what is off is the last. */
const NEARLY = 1e-6;

/** Outcomes as lists of people, each type's row divided by the root of what is wanted of it. */
class System {
  readonly #ease: number;
  readonly #count: number;
  readonly #types: number;
  readonly #starts: Int32Array;
  readonly #indices: Int32Array;
  readonly #values: Float64Array;
  readonly #wanted: Float64Array;
  readonly #scale: Float64Array;
  readonly #weights: Float64Array;
  readonly #expired: () => boolean;

  constructor(outcomes: readonly Outcome[], wanted: readonly number[], ease: number, expired: () => boolean) {
    this.#ease = ease;
    this.#expired = expired;
    this.#count = outcomes.length;
    this.#types = wanted.length;
    this.#scale = Float64Array.from(wanted, (people) => (people > 1e-9 ? 1 / Math.sqrt(people) : 1));
    this.#wanted = Float64Array.from(wanted, (people, type) => people * (this.#scale[type] as number));
    this.#starts = new Int32Array(this.#count + 1);
    let entries = 0;
    for (const [at, outcome] of outcomes.entries()) {
      for (const people of outcome) if (people !== 0) entries++;
      this.#starts[at + 1] = entries;
    }
    this.#indices = new Int32Array(entries);
    this.#values = new Float64Array(entries);
    let at = 0;
    for (const outcome of outcomes)
      for (let type = 0; type < this.#types; type++) {
        const people = outcome[type] as number;
        if (people === 0) continue;
        this.#indices[at] = type;
        this.#values[at++] = people * (this.#scale[type] as number);
      }
    this.#weights = new Float64Array(this.#count);
  }

  async solve(pause: () => Promise<void>): Promise<Calibrated> {
    const lambda = new Float64Array(this.#types);
    let rest = this.#rest(lambda);
    let before = Number.POSITIVE_INFINITY;
    for (let step = 0; step < MOST_STEPS && norm(rest) > PRECISE; step++) {
      // Where hardly more outcomes count than there are types, further steps only stir the last digits.
      if (norm(rest) < NEARLY && norm(rest) > before / 2) break;
      before = norm(rest);
      await pause();
      if (this.#expired()) break;
      const direction = this.#newton(rest);
      const length = this.#length(lambda, direction);
      if (length === 0) break;
      for (let type = 0; type < this.#types; type++)
        lambda[type] = (lambda[type] as number) + length * (direction[type] as number);
      rest = this.#rest(lambda);
    }
    const lacks = rest.map((value, type) => {
      return (value + this.#ease * (lambda[type] as number)) / (this.#scale[type] as number);
    });
    return {
      weights: this.#weights.slice(),
      off: lacks.reduce(
        (most, lack, type) => Math.max(most, Math.abs(lack) * (this.#scale[type] as number) ** 2),
        0,
      ),
      worth: lambda.map((value, type) => value * (this.#scale[type] as number)),
    };
  }

  /** Sets the weights; what is lacking under them beyond what may be. */
  #rest(lambda: Float64Array): Float64Array {
    const rest = this.#wanted.map((value, type) => value - this.#ease * (lambda[type] as number));
    for (let at = 0; at < this.#count; at++) {
      const weight = Math.max(0, 1 / this.#count + this.#product(at, lambda));
      this.#weights[at] = weight;
      if (weight === 0) continue;
      const end = this.#starts[at + 1] as number;
      for (let entry = this.#starts[at] as number; entry < end; entry++) {
        const type = this.#indices[entry] as number;
        rest[type] = (rest[type] as number) - weight * (this.#values[entry] as number);
      }
    }
    return rest;
  }

  #product(at: number, vector: Float64Array): number {
    let sum = 0;
    const end = this.#starts[at + 1] as number;
    for (let entry = this.#starts[at] as number; entry < end; entry++)
      sum += (this.#values[entry] as number) * (vector[this.#indices[entry] as number] as number);
    return sum;
  }

  /** The direction that would leave nothing lacking if the outcomes that count went on to be the same. */
  #newton(rest: Float64Array): Float64Array {
    const diagonal = new Float64Array(this.#types).fill(Math.max(this.#ease, 1e-300));
    for (let at = 0; at < this.#count; at++) {
      if (this.#weights[at] === 0) continue;
      const end = this.#starts[at + 1] as number;
      for (let entry = this.#starts[at] as number; entry < end; entry++) {
        const type = this.#indices[entry] as number;
        diagonal[type] = (diagonal[type] as number) + (this.#values[entry] as number) ** 2;
      }
    }
    const found = new Float64Array(this.#types);
    const left = rest.slice();
    let eased = left.map((value, type) => value / (diagonal[type] as number));
    const direction = eased.slice();
    let size = dot(left, eased);
    const precision = Math.max(1e-9, Math.min(1e-2, norm(left)));
    const enough = Math.max(PRECISE * PRECISE * 1e-2, dot(left, left) * precision * precision);
    for (let round = 0; round < MOST_ROUNDS && dot(left, left) > enough; round++) {
      if (this.#expired()) break;
      const image = this.#gram(direction);
      const curvature = dot(direction, image);
      if (!(curvature > 0)) break;
      const step = size / curvature;
      for (let type = 0; type < this.#types; type++) {
        found[type] = (found[type] as number) + step * (direction[type] as number);
        left[type] = (left[type] as number) - step * (image[type] as number);
      }
      eased = left.map((value, type) => value / (diagonal[type] as number));
      const next = dot(left, eased);
      const turn = next / size;
      size = next;
      for (let type = 0; type < this.#types; type++)
        direction[type] = (eased[type] as number) + turn * (direction[type] as number);
    }
    return found;
  }

  #gram(vector: Float64Array): Float64Array {
    const image = vector.map((value) => value * this.#ease);
    for (let at = 0; at < this.#count; at++) {
      if (this.#weights[at] === 0) continue;
      const product = this.#product(at, vector);
      if (product === 0) continue;
      const end = this.#starts[at + 1] as number;
      for (let entry = this.#starts[at] as number; entry < end; entry++) {
        const type = this.#indices[entry] as number;
        image[type] = (image[type] as number) + product * (this.#values[entry] as number);
      }
    }
    return image;
  }

  /** How far to go: halved until the dual objective gains enough (Armijo). */
  #length(lambda: Float64Array, direction: Float64Array): number {
    const slope = dot(this.#rest(lambda), direction);
    const before = this.#dual(lambda);
    const ahead = new Float64Array(this.#types);
    for (let length = 1; length > 1e-6; length /= 2) {
      for (let type = 0; type < this.#types; type++)
        ahead[type] = (lambda[type] as number) + length * (direction[type] as number);
      if (this.#dual(ahead) >= before + 1e-4 * length * slope) return length;
    }
    return 0;
  }

  /** Concave, and greatest where nothing is lacking. */
  #dual(lambda: Float64Array): number {
    let sum = dot(lambda, this.#wanted) - (this.#ease / 2) * dot(lambda, lambda);
    for (let at = 0; at < this.#count; at++) {
      const weight = Math.max(0, 1 / this.#count + this.#product(at, lambda));
      sum -= (weight * weight) / 2;
    }
    return sum;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
