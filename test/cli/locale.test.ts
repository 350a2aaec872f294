import { expect, test } from 'vitest';
import { systemLanguage } from '../../src/cli/locale.js';

test.each([
  [{ LANG: 'de_DE.UTF-8' }, 'de'],
  [{ LANG: 'de' }, 'de'],
  [{ LANG: 'de-AT' }, 'de'],
  [{ LANG: 'de@euro' }, 'de'],
  [{ LANG: 'DE_CH' }, 'de'],
  [{ LANG: 'den_CA' }, 'en'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{ LC_ALL: 'de_DE', LC_MESSAGES: 'en_US', LANG: 'en_US' }, 'de'],
  [{ LC_ALL: '', LC_MESSAGES: 'de_DE', LANG: 'en_US' }, 'de'],
  [{ LC_MESSAGES: 'en_US', LANG: 'de_DE' }, 'en'],
] as const)('the environment %j means %s', (environment, language) => {
  expect(systemLanguage(environment)).toBe(language);
});

test('without a word of the environment the language is the locale of the machine', () => {
  const isGerman = /^de\b/.test(Intl.DateTimeFormat().resolvedOptions().locale);
  expect(systemLanguage({})).toBe(isGerman ? 'de' : 'en');
});
