import { refuse } from '../core/problem.js';
import type { LoadedPlan } from '../procedure/opening.js';
import type { Terminal } from './terminal.js';

/** The plan's language counts if no `--lang` was given. */
export function useLanguage(terminal: Terminal, flag: string | undefined, loaded: LoadedPlan): void {
  if (flag === undefined && loaded.input.language !== undefined) terminal.language = loaded.input.language;
}

/** @throws Refusal USE-006 if neither a plan file nor a flag says how many people to draw */
export function requireSize(loaded: LoadedPlan): void {
  if (loaded.file === null && loaded.input.sample?.size === undefined) throw refuse('usage', 'USE-006');
}
