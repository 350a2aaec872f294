import { describe, expect, test } from 'vitest';
import { Basis } from '../../src/lottery/basis.js';
import { Dice } from '../../src/lottery/dice.js';

/** The inverse of a basis, held against the columns that it is of, and its two ways against each other. */

/** Columns with a few ones in them, each the sum of some rows; the same for the same seed. */
function columns(rows: number, count: number, dice: Dice): Int32Array[] {
  return Array.from({ length: count }, () => {
    const ones = Array.from({ length: rows }, (_, row) => row).filter(() => dice.next() < 3 / rows);
    return Int32Array.from(ones.length === 0 ? [Math.floor(dice.next() * rows)] : ones);
  });
}

/** Lets columns in one after the other, each where its line is largest. @returns what is in the basis, row by row */
function filled(basis: Basis, rows: number, all: readonly Int32Array[]): (Int32Array | null)[] {
  const inside: (Int32Array | null)[] = Array.from({ length: rows }, () => null);
  basis.reset();
  for (const column of all) {
    basis.express(column);
    let best = 0;
    for (let row = 1; row < rows; row++)
      if (Math.abs(basis.line[row] ?? 0) > Math.abs(basis.line[best] ?? 0)) best = row;
    if (Math.abs(basis.line[best] ?? 0) < 1e-6) continue;
    basis.enter(best);
    inside[best] = column;
  }
  return inside;
}

describe.each([1, 2, 7, 30, 121])('a basis of %i rows', (rows) => {
  test('expresses each of its own columns as that column alone', () => {
    const basis = new Basis(rows);
    const inside = filled(basis, rows, columns(rows, 3 * rows, new Dice(rows)));
    expect(inside.some((column) => column !== null)).toBe(true);
    for (const [row, column] of inside.entries()) {
      if (column === null) continue;
      basis.express(column);
      for (let at = 0; at < rows; at++) expect(basis.line[at]).toBeCloseTo(at === row ? 1 : 0, 8);
    }
  });

  test('without WebAssembly it has the same bits', () => {
    const all = columns(rows, 4 * rows, new Dice(7));
    const [fast, plain] = [new Basis(rows), new Basis(rows, null)];
    filled(fast, rows, all);
    filled(plain, rows, all);
    const lines = (basis: Basis) =>
      all.map((column) => {
        basis.express(column);
        return [...basis.line.slice(0, rows)];
      });
    expect(lines(plain)).toEqual(lines(fast));
  });
});
