import type { ProblemLine } from '../core/problem.js';
import type { Catalogue, Language, TextKey } from './catalogue.js';
import { problemsDe } from './problems-de.js';
import { problemsEn } from './problems-en.js';
import { textsDe } from './texts-de.js';
import { textsEn } from './texts-en.js';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  de: { problems: problemsDe, texts: textsDe },
  en: { problems: problemsEn, texts: textsEn },
};

export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}

/** The system's language: German for de-*, English otherwise. */
export function systemLanguage(environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const named = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  const locale = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^de(?:[-_.@]|$)/i.test(locale) ? 'de' : 'en';
}

export type Params = Readonly<Record<string, string | number | readonly string[] | readonly ProblemLine[]>>;

/**
 * Puts values into a sentence: `{name}`, and `{name? text}` only if there is a value. A list at the beginning
 * of a line is shown one item a line.
 */
export function fill(language: Language, template: string, params: Params = {}): string {
  const { texts } = CATALOGUES[language];
  const show = (key: string, between = ', '): string => {
    const value = params[key];
    if (value === undefined) return '';
    if (typeof value === 'number') return formatNumber(language, value);
    if (typeof value !== 'string') {
      const item = (one: string | ProblemLine) =>
        typeof one === 'string' ? one : fill(language, texts[one.text as TextKey], one);
      return value.map(item).join(between);
    }
    const translated = texts[`${key}.${value}` as TextKey] as string | undefined;
    return translated ?? value;
  };
  return template
    .replace(/\{(\w+)\?((?:[^{}]|\{\w+\})*)\}/g, (_, key: string, part: string) =>
      show(key) === '' ? '' : part,
    )
    .replace(/(\n?)\{(\w+)\}/g, (_, lineBreak: string, key: string) =>
      lineBreak === '' ? show(key) : `\n${show(key, '\n')}`,
    );
}

const GROUPS: Readonly<Record<Language, string>> = { de: '.', en: ',' };

/** 12,345 or 12.345; never used for anything that is not read by people. */
export function formatNumber(language: Language, value: number): string {
  // What a language needs to be known for whole numbers is little; to load all of it takes a while.
  if (Number.isSafeInteger(value)) return String(value).replace(/\B(?=(?:\d{3})+$)/g, GROUPS[language]);
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

/** A share as a percentage, with enough digits to tell small chances apart. */
export function formatPercent(language: Language, share: number): string {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  return format.format(share);
}
