import type { TableRow } from './plan.js';
import { error, type Problem, Refusal, refuse } from './problem.js';
import { cellNames, type Stratification, stratumName } from './strata.js';

/**
 * Table allocation (SPEC 6.2): the plan gives n_h; strata that it does not name get nobody.
 * @throws Refusal `PLAN-040` unknown stratum, `PLAN-043` one named twice, `PLAN-041` sum is not n (all
 * invalid), `DRAW-002` more than N_h (infeasible)
 */
export function allocateByTable(frame: Stratification, n: number, table: readonly TableRow[]): number[] {
  const numbers = new Map(frame.strata.map((stratum, index) => [stratum.cell.join(), index] as const));
  const allocation = new Array<number>(frame.strata.length).fill(0);
  const named = new Set<number>();
  const problems: Problem[] = [];
  for (const row of table) {
    const cell = row.categories.map((name, at) => frame.dimensions[at]?.categories.indexOf(name) ?? -1);
    const index = numbers.get(cell.join());
    const params = { stratum: stratumName(row.categories) };
    if (index === undefined) problems.push(error('PLAN-040', { key: 'sample.table' }, params));
    else if (named.has(index)) problems.push(error('PLAN-043', { key: 'sample.table' }, params));
    else allocation[index] = row.size;
    if (index !== undefined) named.add(index);
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const sum = allocation.reduce((total, size) => total + size, 0);
  if (sum !== n) throw refuse('invalid', 'PLAN-041', { key: 'sample.table' }, { sum, size: n });
  const short = frame.strata.flatMap(({ cell, size }, index) => {
    const wanted = allocation[index] as number;
    const stratum = stratumName(cellNames(frame.dimensions, cell));
    const params = { stratum, wanted, available: size };
    return wanted > size ? [error('DRAW-002', { key: 'sample.table' }, params)] : [];
  });
  if (short.length > 0) throw new Refusal('infeasible', short);
  return allocation;
}
