import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill } from '../../src/messages/fill.js';
import { cellsOf, padded, visible, visibleJson } from '../../src/messages/visible.js';
import { UNSEEN, unseenText } from './unseen.js';

/** Texts from files as they may be shown. */

describe('a text from a file', () => {
  test('is shown as it is if all of it can be seen', () => {
    for (const text of ['Süd', 'C:\\Register\\a.csv', 'Łódź – 5 % „so“', '東京', '{x} \\u{1b}', ''])
      expect(visible(text)).toBe(text);
  });

  test('has every unseen character written out', () => {
    expect(visible('a\u001b[2Kb\r\n\tc')).toBe('a\\u{1b}[2Kb\\u{d}\\u{a}\\u{9}c');
    expect(visible('\u202eabc\u2066\u200f')).toBe('\\u{202e}abc\\u{2066}\\u{200f}');
    expect(visible('S\u200büd\ufeff\u00ad')).toBe('S\\u{200b}üd\\u{feff}\\u{ad}');
    expect(visible('\u009b31m\u007f\u2028')).toBe('\\u{9b}31m\\u{7f}\\u{2028}');
    expect(visible('\ud800x\u{e0041}')).toBe('\\u{d800}x\\u{e0041}');
  });

  test('whatever it is, nothing unseen is left, and what is shown is shown the same again', () => {
    fc.assert(
      fc.property(unseenText, (text) => {
        expect(visible(text)).not.toMatch(UNSEEN);
        expect(visible(visible(text))).toBe(visible(text));
        expect(fill('de', 'Name {name}, {names}', { name: text, names: [text, text] })).not.toMatch(UNSEEN);
      }),
    );
  });

  test('in JSON is the same text for a program, and has nothing unseen for people', () => {
    fc.assert(
      fc.property(unseenText, (text) => {
        const json = visibleJson(JSON.stringify({ [text]: [text] }, null, 2));
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
        expect(json.replaceAll('\n', '')).not.toMatch(UNSEEN);
      }),
    );
  });

  test('takes as many cells as a terminal gives it', () => {
    expect(['', 'Süd', 'a\u0301', '東京', '😀'].map(cellsOf)).toEqual([0, 3, 1, 4, 2]);
    expect(padded('東京', 6)).toBe('東京  ');
    expect(padded('longer', 3)).toBe('longer');
  });
});
