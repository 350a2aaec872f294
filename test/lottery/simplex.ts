import type { Fraction } from '../../src/core/lottery/bound.js';

/**
 * The greatest `goal * x` with `rows * x = right` and `x >= 0`, in whole numbers and without rounding: the
 * simplex method in two phases with Bland's rule, which never goes round in circles. All numbers of the
 * tableau have one denominator, so that pivoting needs no fractions (Edmonds 1967; Bareiss 1968).
 * @param right not negative
 * @returns `null` if no `x` meets the rows
 * @throws Error if there is no greatest value
 */
export function maximise(
  goal: readonly bigint[],
  rows: readonly (readonly bigint[])[],
  right: readonly bigint[],
): Fraction | null {
  const tableau = new Tableau(rows, right);
  tableau.climb([...goal.map(() => 0n), ...rows.map(() => -1n)]);
  if (tableau.value !== 0n) return null;
  tableau.dropArtificial();
  tableau.climb([...goal, ...rows.map(() => 0n)]);
  return [tableau.value, tableau.denominator];
}

class Tableau {
  denominator = 1n;
  /** rows, each with the right side at the end; columns of artificial variables behind the real ones */
  #rows: bigint[][];
  #basis: number[];
  #costs: bigint[] = [];
  readonly #real: number;

  constructor(rows: readonly (readonly bigint[])[], right: readonly bigint[]) {
    this.#real = rows[0]?.length ?? 0;
    this.#basis = rows.map((_, at) => this.#real + at);
    this.#rows = rows.map((row, at) => [
      ...row,
      ...rows.map((_, other) => (other === at ? 1n : 0n)),
      right[at] ?? 0n,
    ]);
  }

  get value(): bigint {
    return this.#costs.at(-1) ?? 0n;
  }

  climb(goal: readonly bigint[]): void {
    this.#costs = Array.from({ length: this.#rows[0]?.length ?? 1 }, (_, column) => {
      const own = -(goal[column] ?? 0n) * this.denominator;
      return this.#rows.reduce(
        (sum, row, at) => sum + (goal[this.#basis[at] ?? -1] ?? 0n) * (row[column] ?? 0n),
        own,
      );
    });
    const isPhaseOne = goal.slice(this.#real).some((value) => value !== 0n);
    const columns = isPhaseOne ? this.#costs.length - 1 : this.#real;
    for (;;) {
      const column = this.#costs.findIndex((cost, at) => at < columns && cost < 0n);
      if (column < 0) return;
      const row = this.#leaving(column);
      if (row < 0) throw new Error('unbounded');
      this.#pivot(row, column);
    }
  }

  /** Exchanges artificial variables in the basis for real ones; a row that has none says nothing. */
  dropArtificial(): void {
    for (let at = this.#rows.length - 1; at >= 0; at--) {
      if ((this.#basis[at] ?? 0) < this.#real) continue;
      const row = this.#rows[at] ?? [];
      const column = row.findIndex((value, place) => place < this.#real && value !== 0n);
      if (column < 0) {
        this.#rows.splice(at, 1);
        this.#basis.splice(at, 1);
        continue;
      }
      // The right side is zero, so the row may be turned round.
      if ((row[column] ?? 0n) < 0n) this.#rows[at] = row.map((value) => -value);
      this.#pivot(at, column);
    }
  }

  #leaving(column: number): number {
    let best = -1;
    for (const [at, row] of this.#rows.entries()) {
      const value = row[column] ?? 0n;
      if (value <= 0n) continue;
      const leader = this.#rows[best];
      if (leader === undefined) {
        best = at;
        continue;
      }
      const difference = (row.at(-1) ?? 0n) * (leader[column] ?? 0n) - (leader.at(-1) ?? 0n) * value;
      const isFirst = (this.#basis[at] ?? 0) < (this.#basis[best] ?? 0);
      if (difference < 0n || (difference === 0n && isFirst)) best = at;
    }
    return best;
  }

  #pivot(at: number, column: number): void {
    const pivotRow = this.#rows[at] ?? [];
    const pivot = pivotRow[column] ?? 0n;
    const reduced = (row: readonly bigint[]) => {
      const factor = row[column] ?? 0n;
      return row.map((value, place) => (value * pivot - factor * (pivotRow[place] ?? 0n)) / this.denominator);
    };
    this.#rows = this.#rows.map((row) => (row === pivotRow ? row : reduced(row)));
    this.#costs = reduced(this.#costs);
    this.#basis[at] = column;
    this.denominator = pivot;
  }
}
