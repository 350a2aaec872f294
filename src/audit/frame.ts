import type { Json } from '../core/canonical.js';
import { exclusionRules, type Frame, frameSize } from '../core/frame.js';
import { cellNames, stratify } from '../core/strata.js';
import { type Check, check, isSame } from './checks.js';
import type { BasisLog } from './entries/draw.js';

/** The frame that the logged strata describe; `null` if they name a stratum twice, a category amiss or too many people. */
export function loggedFrame({ plan: { plan }, frame }: BasisLog): Frame | null {
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
  return known ? { rows: frame.rows ?? frame.N, excluded: [], stratification } : null;
}

/**
 * Whether everybody of the register is in a stratum or left out by a rule (SPEC 4, 8). Where so few are left out that
 * the log does not say how many, it must not say anywhere how many rows there were, and nothing adds up to them.
 */
export function checkFrame(log: BasisLog, frame: Frame | null): Check {
  const { excluded, N, dimensions, strata } = log.frame;
  if (frame === null) return check('frame.sums', ['strata']);
  const { stratification } = frame;
  const rules = excluded.flatMap((entry) => entry.rules).length;
  const sorted = stratification.strata.map(({ cell, size }) => ({
    stratum: cellNames(stratification.dimensions, cell),
    N_h: size,
  }));
  return check('frame.sums', [
    ...(frameSize(stratification) === N ? [] : ['N']),
    ...(excluded.some(({ count }) => count === null) ? hiddenRows(log) : rowsAmiss(log)),
    ...(rules === exclusionRules(log.plan.plan).length ? [] : ['excluded']),
    ...(isSame(dimensions as Json, stratification.dimensions as unknown as Json) ? [] : ['dimensions']),
    ...(isSame(strata as Json, sorted) ? [] : ['strata']),
  ]);
}

function rowsAmiss({ frame: { rows, excluded, N }, register }: BasisLog): string[] {
  const left = excluded.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const read = register.files.reduce((sum, file) => sum + (file.rows ?? Number.NaN), 0);
  return [...(N + left === rows ? [] : ['rows']), ...(read === rows ? [] : ['register'])];
}

/** A count can be hidden only if it is that of all rules together, and one of them is confidential. */
function hiddenRows({ frame: { rows, excluded }, register, plan }: BasisLog): string[] {
  const isConfidential = exclusionRules(plan.plan).some(({ confidential }) => confidential);
  return [
    ...(excluded.length === 1 && isConfidential ? [] : ['excluded']),
    ...(rows === null ? [] : ['rows']),
    ...(register.files.every((file) => file.rows === null) ? [] : ['register']),
  ];
}
