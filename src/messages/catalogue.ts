import type { problemsDe } from './problems-de.js';
import type { textsDe } from './texts-de.js';

/** A problem's sentences: what is wrong, why that matters, what to do. */
export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

export type ProblemCode = keyof typeof problemsDe;
export type TextKey = keyof typeof textsDe;
export type Language = 'de' | 'en';

export interface Catalogue {
  readonly problems: Readonly<Record<ProblemCode, ProblemText>>;
  readonly texts: Readonly<Record<TextKey, string>>;
}
