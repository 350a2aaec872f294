import { describe, expect, test } from 'vitest';
import { CandidatePool } from '../../src/core/candidates.js';
import type { Candidate } from '../../src/register/collector.js';
import { poolsByStratum, talliedFrame } from '../../src/register/frame-tally.js';
import { listed } from '../core/tables.js';

/** What was counted in the order of the rows, put into the order of the strata. */

const DIMENSIONS = [listed('gender', ['w', 'm']), listed('age', ['16-39', '40+'])];

function stratum(categories: readonly string[], size: number, ...labels: readonly string[]) {
  const pool = new CandidatePool<Candidate>({ least: 9, below: '' });
  for (const label of labels) pool.add({ label, ticket: label, household: '', file: 0, record: '' });
  return { categories, size, pool };
}

describe('a frame that was counted', () => {
  const tally = {
    rows: 12,
    excluded: [4],
    strata: [stratum(['m', '40+'], 5, 'c', 'a'), stratum(['w', '40+'], 1, 'd'), stratum(['w', '16-39'], 2)],
  };

  test('has its strata in their canonical order, and only categories that somebody is of', () => {
    const { rows, excluded, stratification } = talliedFrame(DIMENSIONS, tally);
    expect([rows, excluded]).toEqual([12, [4]]);
    expect(stratification.dimensions).toEqual([
      { name: 'gender', categories: ['w', 'm'] },
      { name: 'age', categories: ['16-39', '40+'] },
    ]);
    expect(stratification.strata).toEqual([
      { cell: [0, 0], size: 2 },
      { cell: [0, 1], size: 1 },
      { cell: [1, 1], size: 5 },
    ]);
  });

  test('has in the same order what was kept of each stratum', () => {
    const { stratification } = talliedFrame(DIMENSIONS, tally);
    const kept = poolsByStratum(stratification, tally).map((pool) =>
      pool?.sorted().map(({ label }) => label),
    );
    expect(kept).toEqual([[], ['d'], ['a', 'c']]);
  });

  test('has nothing where nothing was kept', () => {
    const { stratification } = talliedFrame(DIMENSIONS, tally);
    const counted = { strata: tally.strata.map((one) => ({ ...one, pool: null })) };
    expect(poolsByStratum(stratification, counted)).toEqual([null, null, null]);
  });
});
