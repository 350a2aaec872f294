import type { Language } from '../messages/catalogue.js';

/** The system's language: German for de-*, English otherwise. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const named = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  const locale = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^de(?:[-_.@]|$)/i.test(locale) ? 'de' : 'en';
}
