import { canonicalJson, type Json } from '../core/canonical.js';

/**
 * A check is something that must hold, by name; the command line says in words what a failed one means.
 */
export const CHECKS = [
  'log.lines',
  'log.canonical',
  'log.chain',
  'log.entries',
  'log.fingerprint',
  'seed.hash',
  'seed.given',
  'frame.sums',
  'allocation.rounding',
  'allocation.margins',
  'lottery.people',
  'lottery.quotas',
  'lottery.weights',
  'lottery.chances',
  'lottery.number',
  'lottery.optimal',
  'selection.tickets',
  'selection.order',
  'selection.counts',
  'lists.files',
  'lists.people',
  'plan.file',
  'plan.effective',
  'register.readable',
  'register.files',
  'register.inputs',
  'register.frame',
  'register.allocation',
  'register.selection',
  'register.lists',
] as const;

export type CheckName = (typeof CHECKS)[number];

export interface Check {
  readonly name: CheckName;
  readonly passed: boolean;
  /** where it fails: lines of the log, files, strata; never people */
  readonly places: readonly string[];
  /** of which part of the log; left out: of the log itself or the draw */
  readonly part?: 'panel';
  /** something an auditor should know although the check passed */
  readonly note?: 'unseen' | 'other-list';
}

const MOST_PLACES = 10;

/** A check that passes when no place is wrong. */
export function check(name: CheckName, wrong: readonly (string | number)[]): Check {
  return { name, passed: wrong.length === 0, places: wrong.slice(0, MOST_PLACES).map(String) };
}

export function isSame(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** The top-level fields in which two objects differ, both ways. */
export function differingFields(a: Json, b: Json): string[] {
  const left = a as Readonly<Record<string, Json>>;
  const right = b as Readonly<Record<string, Json>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => {
    const [x, y] = [left[key], right[key]];
    return x === undefined || y === undefined || !isSame(x, y);
  });
}
