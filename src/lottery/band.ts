import type { CapProof } from '../core/lottery/cap.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import { type Portfolio, weightedPeople } from '../core/lottery/portfolio.js';
import type { LotteryObjective } from '../core/plan.js';
import { wholeMultipliers } from './bound-proof.js';
import { type Column, INFINITE, type Row, SolverFailure, type Term } from './program.js';
import type { ChoiceSpace, Multipliers } from './relaxation.js';
import type { Program, Solver } from './solver.js';

/**
 * How small the greatest chance can be, people drawn in fractions: with the least chance kept as large as it can be
 * (`cap`), or so that all chances are from `c / f` to `c * f` with the least factor f, where c is `n / N` (`goldilocks`,
 * after Baharav and Flanigan 2024). Both are linear programs on types with two variables more, the least chance and the
 * greatest, measured in c.
 */
export type BandKind = 'cap' | 'goldilocks';

/** Whether there is a limit to the greatest chance; `goldilocks` has one of its own. */
export function bandKind({ objective, cap }: { objective: LotteryObjective; cap?: true }): BandKind | null {
  if (objective === 'goldilocks') return 'goldilocks';
  return cap === true ? 'cap' : null;
}

/** Whoever has no chance has none of the multipliers that speak of the least chance. */
export function capOn(model: QuotaModel, portfolio: Portfolio, cap: CapProof): CapProof {
  const people = weightedPeople(model, portfolio);
  return { ...cap, least: cap.least.map((multiplier, type) => (people[type] === 0n ? 0 : multiplier)) };
}

export interface Band {
  /** prove how large the least chance can be, whatever the greatest */
  readonly multipliers: Multipliers;
  readonly proof: CapProof;
  /** rows that keep everybody's chance to the greatest */
  readonly rows: readonly Row[];
}

const TIGHT = 1e-9;
/** Limits are this much wider: a hair, or rounding would leave nothing within them. */
const ROOM = 1e-10;
const MOST_TANGENTS = 60;

/** @returns `null` if there is no outcome, not even in fractions; @throws SolverFailure */
export async function findBand(
  solver: Solver,
  model: QuotaModel,
  space: ChoiceSpace,
  kind: BandKind,
  pause: () => Promise<void>,
): Promise<Band | null> {
  const program = new BandProgram(solver, model, space);
  try {
    await pause();
    if (!program.raise()) return null;
    const { multipliers } = program;
    await program.leaveOut(pause);
    if (kind === 'cap') program.lower();
    else await program.narrow(pause);
    return { multipliers, proof: program.proof(), rows: program.limits() };
  } finally {
    program.dispose();
  }
}

class BandProgram {
  readonly #program: Program;
  readonly #space: ChoiceSpace;
  readonly #groups: number;
  readonly #shares: readonly number[];
  readonly #least: number;
  readonly #most: number;
  readonly #open: Set<number>;
  #multipliers: Multipliers | null = null;

  /** Rows: for each type its chance above the least, below the greatest; the tangent; the space's. */
  constructor(solver: Solver, model: QuotaModel, space: ChoiceSpace) {
    const people = model.sizes.reduce((sum, size) => sum + size, 0);
    this.#shares = model.sizes.map((size) => (size * model.size) / people);
    this.#space = space;
    this.#groups = model.groups.length;
    this.#least = space.variables.length;
    this.#most = this.#least + 1;
    this.#open = new Set(this.#shares.keys());
    const columns: Column[] = [
      ...space.variables,
      { lower: 0, upper: INFINITE },
      { lower: 0, upper: INFINITE },
      ...this.#shares.map(() => ({ lower: 0, upper: 0 })),
    ];
    const above = this.#shares.map(
      (_, type): Row => ({
        lower: 0,
        upper: INFINITE,
        terms: [...this.#chance(type), [this.#least, -1], [this.#rise(type), -1]],
      }),
    );
    const below = this.#shares.map(
      (_, type): Row => ({
        lower: -INFINITE,
        upper: 0,
        terms: [...this.#chance(type), [this.#most, -1]],
      }),
    );
    const tangent: Row = {
      lower: -INFINITE,
      upper: INFINITE,
      terms: [
        [this.#least, 1],
        [this.#most, 1],
      ],
    };
    this.#program = solver.program(columns, [...above, ...below, tangent, ...space.rows]);
  }

  get multipliers(): Multipliers {
    if (this.#multipliers === null) throw new Error('nothing has been solved yet');
    return this.#multipliers;
  }

  /** The least chance as large as it can be. @returns false if there is no outcome */
  raise(): boolean {
    this.#program.setCost(this.#least, -1);
    if (this.#program.solve() === 'infeasible' && this.#multipliers === null) return false;
    this.#solved();
    const { types, groups, size } = this.#duals();
    this.#multipliers ??= { types: types.map((dual) => Math.max(0, dual)), groups, size };
    return true;
  }

  /** Whoever can't be drawn at all leaves the others their aim. */
  async leaveOut(pause: () => Promise<void>): Promise<void> {
    while (this.#level <= TIGHT && this.#open.size > 0) {
      await pause();
      for (const type of await this.#stuck(pause)) {
        this.#open.delete(type);
        this.#program.setCoefficient(type, this.#least, 0);
      }
      this.#program.setBound(this.#least, 0, INFINITE);
      if (this.#open.size > 0) this.raise();
    }
  }

  /** The greatest chance as small as it can be with this least one. */
  lower(): void {
    this.#program.setBound(this.#least, this.#level * (1 - 1e-12), INFINITE);
    this.#minimise();
  }

  /** The least factor: tangents of `1 / f` come ever nearer, each found where the one before it led (Newton). */
  async narrow(pause: () => Promise<void>): Promise<void> {
    let factor = 1;
    for (let step = 0; step < MOST_TANGENTS; step++) {
      await pause();
      // least >= 2 / f - greatest / f²
      this.#program.setCoefficient(this.#tangent, this.#most, 1 / factor ** 2);
      this.#program.setRow(this.#tangent, 2 / factor, INFINITE);
      this.#minimise();
      const next = Math.max(1, this.#program.values[this.#most] as number);
      if (next - factor <= 1e-12 * factor) return;
      factor = next;
    }
  }

  proof(): CapProof {
    const { duals } = this.#program.solution;
    const types = this.#shares.length;
    const { groups, size } = this.#duals();
    const of = (row: number, sign: number) =>
      this.#shares.map((share, type) => Math.max(0, (sign * (duals[row + type] as number)) / share));
    return wholeMultipliers({ least: of(0, 1), most: of(types, -1), groups, size });
  }

  limits(): Row[] {
    const greatest = (this.#program.values[this.#most] as number) * (1 + ROOM);
    return this.#shares.map((share, type) => ({
      lower: -INFINITE,
      upper: greatest * share,
      terms: this.#space.people[type] ?? [],
    }));
  }

  dispose(): void {
    this.#program.dispose();
  }

  get #level(): number {
    return this.#program.values[this.#least] as number;
  }

  get #tangent(): number {
    return 2 * this.#shares.length;
  }

  #rise(type: number): number {
    return this.#most + 1 + type;
  }

  /** In c. */
  #chance(type: number): Term[] {
    const share = this.#shares[type] as number;
    return (this.#space.people[type] ?? []).map(([at, value]): Term => [at, value / share]);
  }

  #minimise(): void {
    this.#program.setCost(this.#least, 0);
    this.#program.setCost(this.#most, 1);
    this.#solved();
  }

  #solved(): void {
    const status = this.#program.solve();
    if (status !== 'optimal') throw new SolverFailure(status);
  }

  #duals(): Multipliers {
    const { duals } = this.#program.solution;
    const first = this.#tangent + 1;
    return {
      types: this.#shares.map((share, type) => (duals[type] as number) / share),
      // Adding zero makes zero of minus zero.
      groups: Array.from({ length: this.#groups }, (_, at) => 0 - (duals[first + at] as number)),
      size: 0 - (duals[first + this.#groups] as number),
    };
  }

  /** The open types that can't be drawn. */
  async #stuck(pause: () => Promise<void>): Promise<number[]> {
    let doubtful = [...this.#open];
    this.#program.setBound(this.#least, 0, 0);
    this.#program.setCost(this.#least, 0);
    while (doubtful.length > 0) {
      await pause();
      for (const type of doubtful) this.#allowRise(type, 0.1);
      this.#solved();
      const { values } = this.#program;
      const still = doubtful.filter((type) => (values[this.#rise(type)] as number) <= 1e-7);
      for (const type of doubtful) this.#allowRise(type, 0);
      if (still.length === doubtful.length) break;
      doubtful = still;
    }
    return doubtful;
  }

  #allowRise(type: number, rise: number): void {
    this.#program.setBound(this.#rise(type), 0, rise);
    this.#program.setCost(this.#rise(type), rise > 0 ? -1 : 0);
  }
}
