import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../src/audit/checks.js';
import { COMMANDS } from '../src/cli/flags/commands.js';
import { catalogueOf, fill } from '../src/messages/fill.js';

/** Every sentence that a person reads, in both languages. */

const de = catalogueOf('de');
const en = catalogueOf('en');

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

/** The program without its catalogues. */
const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('messages'))
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
  .join('\n');

/** All sentences of a language with the keys that lead to them. */
function sentences(language: 'de' | 'en'): Map<string, string> {
  const { problems, texts } = catalogueOf(language);
  const parts = Object.entries(problems).flatMap(([code, words]) =>
    Object.entries(words).map(([part, text]) => [`${code}.${part}`, text as string] as const),
  );
  return new Map([...parts, ...Object.entries(texts)]);
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[?}]/g)].map(([, name]) => name ?? '');
const asked = (text: string) => [...new Set(placeholders(text))].sort();

describe('the catalogues', () => {
  test('have the same keys in both languages, in the same order', () => {
    expect(Object.keys(en.texts)).toEqual(Object.keys(de.texts));
    expect(Object.keys(en.problems)).toEqual(Object.keys(de.problems));
  });

  test('have the same placeholders in each sentence', () => {
    const german = sentences('de');
    const unlike = [...sentences('en')].filter(
      ([key, text]) => `${asked(text)}` !== `${asked(german.get(key) ?? '')}`,
    );
    expect(unlike).toEqual([]);
    expect([...german.values()].filter((text) => asked(text).length > 0).length).toBeGreaterThan(60);
  });

  test('have no sentence twice among the problems, and none that is empty', () => {
    for (const { problems } of [de, en]) {
      const whats = Object.values(problems).map(({ what }) => what);
      expect(whats.filter((what, at) => whats.indexOf(what) !== at)).toEqual([]);
    }
    const empty = (['de', 'en'] as const).flatMap((language) =>
      [...sentences(language)].filter(([, text]) => text.trim() === '' || text !== text.trim()),
    );
    expect(empty).toEqual([]);
  });

  test('are not the same text in both languages, but for a few words', () => {
    const german = sentences('de');
    const alike = [...sentences('en')].filter(([key, text]) => german.get(key) === text).map(([key]) => key);
    expect(alike.filter((key) => /^[A-Z]+-\d/.test(key))).toEqual([]);
    expect(alike.length).toBeLessThan(20);
  });
});

describe('codes and keys', () => {
  const used = new Set(source.match(/(?<=['"`])[A-Z]+-\d{3}(?=['"`])/g));

  test('every code in the program is in the catalogues, and every code there is used', () => {
    expect([...used].sort()).toEqual(Object.keys(de.problems).sort());
  });

  test('every text in the catalogues is used by the program', () => {
    const families =
      /^(?:reason|fault|expected|format|check|meaning|note|role|rule|suggest|col|plan|cmd|dimension)\./;
    const unused = Object.keys(de.texts).filter((key) => !families.test(key) && !source.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  test('every check has a name and a meaning, and there are no others', () => {
    const named = (kind: string) =>
      Object.keys(de.texts)
        .filter((key) => key.startsWith(`${kind}.`) && key.split('.').length === 3)
        .map((key) => key.slice(kind.length + 1));
    expect(named('check').sort()).toEqual([...CHECKS].sort());
    expect(named('meaning').sort()).toEqual([...CHECKS].sort());
  });

  test('every command says what it is for', () => {
    const summaries = Object.keys(de.texts).filter((key) => key.startsWith('cmd.'));
    expect(summaries).toEqual(COMMANDS.map((name) => `cmd.${name}`));
  });

  test('every kind of format, fault and note in the program has its word', () => {
    const formats = [...source.matchAll(/(?:format: |return )'(binary|XLSX\/ZIP|XLS|PDF|UTF-16BE)'/g)].map(
      ([, name]) => name,
    );
    const words = Object.keys(de.texts);
    // An encoding's name is the same in every language.
    expect([...new Set(formats)].filter((name) => !words.includes(`format.${name}`))).toEqual(['UTF-16BE']);
    const [, faults = ''] = /type FormFault = (.*);/.exec(source) ?? [];
    const named = [...faults.matchAll(/'([\w-]+)'/g)].map(([, fault]) => `fault.${fault}`);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((key) => !words.includes(key))).toEqual([]);
  });
});

describe('German', () => {
  const texts = [...sentences('de')];
  const SPELLED_OUT = new RegExp(
    [
      ...['fuer', 'ueber', 'koenn', 'muess', 'wuerd', 'waehl', 'loesch', 'pruef', 'aender', 'zurueck'],
      ...['schluessel', 'gehoer', 'gueltig', 'erklaer', 'naechst', 'spaet', 'moeglich', 'noetig', 'laeng'],
      ...['groess', 'schliess', 'heisst', 'draussen', 'ausser', 'gemaess', 'jaehrig', 'laesst'],
    ].join('|'),
    'i',
  );

  test('has umlauts and ß, no makeshift spellings', () => {
    expect(texts.filter(([, text]) => SPELLED_OUT.test(text))).toEqual([]);
    expect(texts.filter(([, text]) => /[äöüß]/.test(text)).length).toBeGreaterThan(120);
  });

  test('has German quotation marks around words, and English has its own', () => {
    expect(texts.filter(([, text]) => /„[^“]*"|[“”][^„]*”/.test(text))).toEqual([]);
    expect([...sentences('en')].filter(([, text]) => /[„“]/.test(text))).toEqual([]);
  });

  test('has no English, and English no German', () => {
    const english = /\b(?:the|file|line|column|with|must|cannot|not|is|are)\b/;
    const german = /\b(?:der|die|und|nicht|Zeile|Datei|Spalte|oder|ist|muss)\b/;
    const words = (text: string) => text.replace(/losverfahren [^;,]*|\{[^}]*\}|--\S+/g, '');
    expect(texts.filter(([key, text]) => !key.startsWith('plan.') && english.test(words(text)))).toEqual([]);
    expect(
      [...sentences('en')].filter(([key, text]) => !key.startsWith('plan.') && german.test(words(text))),
    ).toEqual([]);
  });
});

describe('filling in', () => {
  test('numbers are written as the language does, codes and lists as they are', () => {
    expect(fill('de', '{count} in {strata}', { count: 12345, strata: ['a', 'b'] })).toBe('12.345 in a, b');
    expect(fill('en', '{count}', { count: 12345 })).toBe('12,345');
  });

  test('a part with a question mark is left out where there is no value', () => {
    const text = 'Draw{title?: {title}}';
    expect(fill('en', text, { title: 'Heat' })).toBe('Draw: Heat');
    expect(fill('en', text, { title: '' })).toBe('Draw');
    expect(fill('en', text)).toBe('Draw');
  });

  test('a value that looks like a placeholder stays as it is', () => {
    expect(fill('de', 'Titel {title}, {count}', { title: '{count}', count: 3 })).toBe('Titel {count}, 3');
    expect(fill('de', 'Draw{title?: {title}}', { title: '{x} $& $1' })).toBe('Draw: {x} $& $1');
  });

  test('no sentence is left with a brace when all its values are there', () => {
    for (const language of ['de', 'en'] as const) {
      const left = [...sentences(language)].filter(([key, text]) => {
        const params = Object.fromEntries(placeholders(text).map((name) => [name, 'x']));
        const filled = fill(language, text, params);
        return /\{\w+[?}]/.test(filled) && !key.startsWith('plan.');
      });
      expect(left).toEqual([]);
    }
  });
});
