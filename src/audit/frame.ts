import type { Json } from '../core/canonical.js';
import { exclusionRules, type Frame, frameSize } from '../core/frame.js';
import { cellNames, stratify } from '../core/strata.js';
import { type Check, check, isSame } from './checks.js';
import type { DrawLog } from './entries/draw.js';

/** The frame that the logged strata describe; `null` if they name a stratum twice, a category amiss or too many people. */
export function loggedFrame({ plan: { plan }, frame }: DrawLog): Frame | null {
  const named = frame.strata.map(({ stratum, N_h }) => ({ categories: stratum, size: N_h }));
  if (named.some((stratum) => stratum.categories.length !== plan.stratify.length)) return null;
  // What a stratum is owed would no longer be a whole number that JSON can hold.
  const people = named.reduce((sum, { size }) => sum + size, 0);
  if (!Number.isSafeInteger(people) || !Number.isSafeInteger(people * plan.sample.size)) return null;
  if (new Set(named.map((stratum) => JSON.stringify(stratum.categories))).size !== named.length) return null;
  const stratification = stratify(plan.stratify, named);
  const known = stratification.strata.every(({ cell }) =>
    cell.every((index) => index !== undefined && index >= 0),
  );
  return known ? { rows: frame.rows, excluded: [], stratification } : null;
}

/** Whether everybody of the register is in a stratum or left out by a rule (SPEC 4, 8). */
export function checkFrame(log: DrawLog, frame: Frame | null): Check {
  const { rows, excluded, N, dimensions, strata } = log.frame;
  if (frame === null) return check('frame.sums', ['strata']);
  const { stratification } = frame;
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  const read = log.register.files.reduce((sum, file) => sum + file.rows, 0);
  const rules = excluded.flatMap((entry) => entry.rules).length;
  const sorted = stratification.strata.map(({ cell, size }) => ({
    stratum: cellNames(stratification.dimensions, cell),
    N_h: size,
  }));
  return check('frame.sums', [
    ...(frameSize(stratification) === N ? [] : ['N']),
    ...(N + left === rows ? [] : ['rows']),
    ...(read === rows ? [] : ['register']),
    ...(rules === exclusionRules(log.plan.plan).length ? [] : ['excluded']),
    ...(isSame(dimensions as Json, stratification.dimensions as unknown as Json) ? [] : ['dimensions']),
    ...(isSame(strata as Json, sorted) ? [] : ['strata']),
  ]);
}
