import { error, type Problem } from './problem.js';

/** What the results of events have in common (SPEC 2): the text that they make, or all that is wrong with them. */

export type EventResult =
  | { readonly text: string; readonly problems: readonly [] }
  | { readonly text: null; readonly problems: readonly Problem[] };

/** @param text what the result makes, if nothing is wrong with it */
export function eventResult(problems: readonly Problem[], text: () => string): EventResult {
  return problems.length === 0 ? { text: text(), problems: [] } : { text: null, problems };
}

/** How numbers of a result can be wrong: SEED-020 (how many), SEED-021 (out of range). */
export function numberProblems(
  typed: readonly string[],
  { count, from, to }: { readonly count: number; readonly from: number; readonly to: number },
): Problem[] {
  const isWithin = (text: string) => Number(text) >= from && Number(text) <= to;
  const stray = [...new Set(typed.filter((text) => !isWithin(text)))];
  return [
    ...(typed.length === count ? [] : [error('SEED-020', undefined, { count: typed.length, wanted: count })]),
    ...(stray.length === 0 ? [] : [error('SEED-021', undefined, { values: stray, from, to })]),
  ];
}

/** SEED-027 for words that mean nothing there. */
export function strangeWords(words: readonly string[]): Problem[] {
  return words.length === 0 ? [] : [error('SEED-027', undefined, { words: [...new Set(words)] })];
}
