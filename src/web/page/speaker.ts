import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Place, Problem } from '../../core/problem.js';
import {
  isTextKey,
  type Language,
  type ProblemText,
  placeText,
  problemText,
  type TextKey,
  textOf,
} from '../../messages/catalogue.js';
import { formatNumber, formatPercent, type Params, shown } from '../../messages/fill.js';

/** The page in one language: every text of it comes from here. */
export interface Speaker {
  readonly language: Language;
  readonly text: (key: TextKey, params?: Params) => string;
  readonly number: (value: number) => string;
  /** @param share from 0 to 1 */
  readonly percent: (share: number) => string;
  /** a text from a file, with whatever can't be seen in it written out */
  readonly shown: (value: string) => string;
  /** what people call a dimension: the usual ones have a name in every language */
  readonly dimension: (name: string) => string;
  readonly problem: (problem: Problem) => ProblemText;
  readonly place: (place: Place) => string;
}

export function speakerOf(language: Language): Speaker {
  const text = (key: TextKey, params?: Params) => textOf(language, key, params);
  return {
    language,
    text,
    number: (value) => formatNumber(language, value),
    percent: (share) => formatPercent(language, share),
    shown: (value) => shown(language, value),
    dimension: (name) => {
      const key = `role.${name}`;
      return isTextKey(key) ? text(key) : shown(language, name);
    },
    problem: (problem) => problemText(language, problem),
    place: (place) => placeText(language, place),
  };
}

const Context = createContext<Speaker>(speakerOf('de'));
export const Speaking = Context.Provider;
export const useSpeaker = (): Speaker => useContext(Context);
