import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROBLEMS, TEXTS } from '../../src/messages/catalogue.js';
import { helpTexts } from '../../src/messages/help.js';
import { initTexts } from '../../src/messages/init.js';
import type { ProblemSentences, Sentence } from '../../src/messages/sentence.js';

export const LANGUAGES = ['de', 'en'] as const;

/** The texts of all speakers, also of those that only the command line hears. */
export const ALL_TEXTS: Readonly<Record<string, Sentence>> = { ...TEXTS, ...helpTexts, ...initTexts };
export const ALL_PROBLEMS: Readonly<Record<string, ProblemSentences>> = PROBLEMS;

/** Every sentence that a person reads, by the key that leads to it: `draw.title`, `REG-001.what`. */
export const SENTENCES: ReadonlyMap<string, Sentence> = new Map([
  ...Object.entries(ALL_PROBLEMS).flatMap(([code, words]) =>
    (['what', 'why', 'remedy'] as const).map((part) => [`${code}.${part}`, words[part]] as const),
  ),
  ...Object.entries(ALL_TEXTS),
]);

/** The names of the values that a sentence asks for, each once. */
export function placeholders(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/\{(\w+)(?:\}|[?=]|\.\*\}|\.day\})/g)].map(([, name = '']) => name)),
  ].sort();
}

export const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/** The program without its sentences. */
export const PROGRAM = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  // The catalogue has functions, and asks for words itself.
  .filter((name) => /\.tsx?$/.test(name) && (!name.startsWith('messages/') || name.endsWith('catalogue.ts')))
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
  .join('\n');
