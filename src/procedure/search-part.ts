import { partOf } from '../lottery/program.js';
import type { SearchHooks } from './search.js';

/** The same with so large a share of the time that is left now, if that is limited. */
export function partOfSearch({ secondsLeft, ...hooks }: SearchHooks, share: number): SearchHooks {
  return { ...hooks, ...(secondsLeft?.() === undefined ? {} : { secondsLeft: partOf(secondsLeft, share) }) };
}
