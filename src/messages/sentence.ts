/** One sentence in every language of the program. Whoever adds a language finds by the compiler what is missing. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}

export type Language = keyof Sentence;

/** What a speaker says beside problems: titles, labels, words, whole sentences. */
export type Texts = Readonly<Record<string, Sentence>>;

/** A problem's sentences: what is wrong, why that matters, what to do. */
export interface ProblemSentences {
  readonly what: Sentence;
  readonly why: Sentence;
  readonly remedy: Sentence;
}

/** The problems that a speaker finds, by their codes. */
export type Problems = Readonly<Record<string, ProblemSentences>>;
