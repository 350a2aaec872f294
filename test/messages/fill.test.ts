import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemText, textOf } from '../../src/messages/catalogue.js';
import { countedFromOne, fill, type Lookup } from '../../src/messages/fill.js';
import { LANGUAGES, placeholders, SENTENCES } from './sentences.js';

/** Values put into sentences. */

describe('a value', () => {
  test('is written as the language does if it is a number, and as it is if it is a text or a list', () => {
    expect(fill('de', '{count} in {strata}', { count: 12345, strata: ['a', 'b'] })).toBe('12.345 in a, b');
    expect(fill('en', '{count}', { count: 12345 })).toBe('12,345');
  });

  test('is left out with the words around it where there is none', () => {
    const text = 'Draw{title?: {title}}';
    expect(fill('en', text, { title: 'Heat' })).toBe('Draw: Heat');
    expect(fill('en', text, { title: '' })).toBe('Draw');
    expect(fill('en', text, { title: [] })).toBe('Draw');
    expect(fill('en', text)).toBe('Draw');
    expect(fill('en', '{none? none: {none}}', { none: 0 })).toBe(' none: 0');
  });

  test('stays as it is if it looks like a part of a sentence', () => {
    expect(fill('de', 'Titel {title}, {count}', { title: '{count}', count: 3 })).toBe('Titel {count}, 3');
    expect(fill('de', 'Draw{title?: {title}}', { title: '{x} $& $1' })).toBe('Draw: {x} $& $1');
    fc.assert(
      fc.property(fc.string(), (title) => {
        const text = '{title? <{title}>} {title=one|other}';
        expect(fill('en', text, { title })).toBe(
          `${title === '' ? '' : ` <${title}>`} ${Number(title) === 1 ? 'one' : 'other'}`,
        );
      }),
    );
  });

  test('of a list stands on a line of its own at the beginning of a line', () => {
    expect(fill('en', 'rows:\n{rows}', { rows: ['a', 'b'] })).toBe('rows:\na\nb');
    expect(fill('en', 'rows: {rows}', { rows: ['a', 'b'] })).toBe('rows: a, b');
  });
});

test('positions in a plan count from one', () => {
  expect(countedFromOne('eligibility.exclude.0.column')).toBe('eligibility.exclude[1].column');
  expect(countedFromOne('sample.quotas.11')).toBe('sample.quotas[12]');
  expect(countedFromOne('sample.size')).toBe('sample.size');
  const params = { name: 'A', key: 'stratify.0', columns: ['B'], nearest: '' };
  expect(problemText('de', { code: 'REG-005', params }).why).toContain('(stratify[1])');
});

describe('a word', () => {
  const words: Lookup = (key) => ({ 'reason.EIO': 'read error', line: '{group}: {bound}' })[key];

  test('is put where it is asked for, if the catalogue has one for the value', () => {
    expect(fill('en', '({reason.*})', { reason: 'EIO' }, words)).toBe('(read error)');
    expect(fill('en', '({reason.*})', { reason: 'EMFILE' }, words)).toBe('(EMFILE)');
  });

  test('is not put for a value of the same name that came from a plan', () => {
    expect(fill('en', 'the rule "{reason}"', { reason: 'EIO' }, words)).toBe('the rule "EIO"');
    const { what } = problemText('de', { code: 'DRAW-005', params: { reason: 'ENOENT' } });
    expect(what).toContain('„ENOENT“');
  });

  test('of the catalogue is said in the language of the sentence', () => {
    const what = (language: 'de' | 'en') =>
      problemText(language, { code: 'REG-001', params: { reason: 'ENOENT' } }).what;
    expect(what('de')).toBe('Registerdatei lässt sich nicht lesen (nicht gefunden)');
    expect(what('en')).toBe('cannot read the register file (not found)');
  });

  test('can be a line with values of its own', () => {
    const conflict = [
      { text: 'line', group: 'age', bound: 1000 },
      { text: 'line', group: '{bound}', bound: 2 },
    ];
    expect(fill('de', 'these:\n{conflict}', { conflict }, words)).toBe('these:\nage: 1.000\n{bound}: 2');
  });
});

describe('a form', () => {
  test('is the first for 1 and for a list of one, the second for all else', () => {
    const text = '{strata} {strata=stratum|strata}';
    expect([0, 1, 2, 1000].map((strata) => fill('en', text, { strata }))).toEqual([
      '0 strata',
      '1 stratum',
      '2 strata',
      '1,000 strata',
    ]);
    expect([['a'], ['a', 'b'], []].map((strata) => fill('en', text, { strata }))).toEqual([
      'a stratum',
      'a, b strata',
      ' strata',
    ]);
    expect(fill('en', text)).toBe(' strata');
  });

  test('can hold the value, and can stand in a part that is left out', () => {
    const text = '{rows=this row|these {rows} rows}{file? {rows=is|are} in {file}}';
    expect(fill('en', text, { file: 'a.csv', rows: 1 })).toBe('this row is in a.csv');
    expect(fill('en', text, { file: 'a.csv', rows: 3 })).toBe('these 3 rows are in a.csv');
    expect(fill('en', text, { file: '', rows: 1 })).toBe('this row');
  });

  test('of the catalogue is right for one stratum with one person', () => {
    const one = { count: 1, strata: 1 };
    expect(textOf('en', 'frame.size', one)).toBe('1 person in 1 stratum');
    expect(textOf('de', 'frame.size', one)).toBe('1 Person in 1 Schicht');
    expect(textOf('de', 'frame.size', { count: 1200, strata: 96 })).toBe('1.200 Personen in 96 Schichten');
  });
});

test('no sentence is left with a brace when all its values are there', () => {
  const filled = (value: string | number) =>
    LANGUAGES.flatMap((language) =>
      [...SENTENCES].map(([key, { [language]: text }]) => {
        const params = Object.fromEntries(placeholders(text).map((name) => [name, value]));
        return [key, fill(language, text, params)] as const;
      }),
    );
  for (const value of ['', 'x', 1, 2]) {
    expect(filled(value).filter(([, text]) => /\{\w+[?}=.]|\w\|\w/.test(text))).toEqual([]);
  }
});
