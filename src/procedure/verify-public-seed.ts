import type { Check } from '../audit/checks.js';
import { collapseSpaces } from '../core/text.js';
import type { EVENT_FLAGS } from './event-seed.js';
import type { Files } from './files.js';
import { boundResults, type LoggedSeed } from './verify-events.js';
import { compareSeed } from './verify-given-words.js';
import type { VerifyRequest } from './verify-request.js';

/** What somebody wrote down of the one public seed that a draw of municipalities or a batch has. */

export interface ComparedSeed {
  /** empty: nothing was given */
  readonly checks: readonly Check[];
  /** flags with nothing that they could be compared with */
  readonly unused: readonly string[];
}

/**
 * A text as `--seed` gives it, or the result of the event. A further one has nothing to be compared with.
 * @param logged `null`: the seed is still to come
 * @throws Refusal SEED-020 to SEED-035 for what is no result of the event
 */
export async function comparePublicSeed(
  files: Files,
  logged: LoggedSeed | null,
  request: Pick<VerifyRequest, 'seed' | (typeof EVENT_FLAGS)[number]>,
): Promise<ComparedSeed> {
  const typed = [request.seed ?? []].flat();
  const found = await boundResults(files, request, logged === null ? [] : [logged]);
  const [result] = found.seeds;
  const [first] = typed;
  const given = result ?? (first === undefined ? undefined : collapseSpaces(first));
  const isTypedUsed = logged !== null && typed.length === 1 && typeof result !== 'string';
  return {
    checks: logged === null || given === undefined ? [] : [compareSeed(given, logged.text)],
    unused: [...found.unused, ...(typed.length === 0 || isTypedUsed ? [] : ['--seed'])],
  };
}
