import type { Reply } from '../core/called.js';
import type { Outcome } from '../core/outcome.js';

/**
 * When a reply may follow another of the same person (SPEC 14). What contradicts the last one must say that it corrects
 * it, and why.
 */

const AFTER_ACCEPTING: readonly Outcome[] = ['withdrawn', 'moved', 'deceased'];
const NOT_FINAL: readonly Outcome[] = ['unreachable', 'undeliverable'];

/** @param isReplaced whether somebody has got the place. @returns whether it goes on from the last one without correcting it */
export function goesOn(last: Reply | null, outcome: Outcome, isReplaced: boolean): boolean {
  if (last === null || last.outcome === outcome) return true;
  if (last.outcome === 'accepted') return AFTER_ACCEPTING.includes(outcome);
  return !isReplaced && NOT_FINAL.includes(last.outcome);
}
