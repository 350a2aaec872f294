import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapseSpaces, compareCodePoints, normaliseText } from '../../src/core/text.js';

/** The 25 characters of SPEC 1, by number. */
const WHITE_SPACE: readonly number[] = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
  0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];
const isSpace = (character: string) => WHITE_SPACE.includes(character.codePointAt(0) ?? -1);

/** Every Unicode scalar value. */
function* scalars(): Generator<number> {
  for (let code = 0; code <= 0x10ffff; code++) if (code < 0xd800 || code > 0xdfff) yield code;
}

const spaces = fc.constantFrom(...WHITE_SPACE.map((code) => String.fromCharCode(code)));
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.oneof(spaces, fc.constantFrom('a', 'u', '\u0308', 'ü', '\u1100', '\u1161', '\ufeff')),
  }),
);

/** SPEC 1, one character at a time. */
function trimmed(text: string): string {
  const characters = [...text.normalize('NFC')];
  while (characters.length > 0 && isSpace(characters[0] ?? '')) characters.shift();
  while (characters.length > 0 && isSpace(characters.at(-1) ?? '')) characters.pop();
  return characters.join('');
}

describe('a normalised text', () => {
  test('has lost exactly the 25 characters of White_Space at its ends, and no other of Unicode', () => {
    const stripped: number[] = [];
    for (const code of scalars()) {
      const character = String.fromCodePoint(code);
      if (normaliseText(`${character}-${character}`) === '-') stripped.push(code);
    }
    expect(stripped).toEqual(WHITE_SPACE);
  });

  test('is what the specification says, character by character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(normaliseText(text)).toBe(trimmed(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('stays as it is when normalised again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
      }),
    );
  });

  test('is the same however an umlaut was typed', () => {
    expect(normaliseText(' Mu\u0308ller\u00a0')).toBe('M\u00fcller');
    expect(normaliseText('M\u00fcller')).toBe('M\u00fcller');
    expect(normaliseText('Yılmaz')).not.toBe(normaliseText('Yilmaz'));
  });

  test('keeps the white space inside', () => {
    expect(normaliseText('\tAm  alten \u00a0Markt \n')).toBe('Am  alten \u00a0Markt');
  });
});

describe('collapsed spaces', () => {
  test('are one blank for each run of white space, whichever of the 25 it has', () => {
    fc.assert(
      fc.property(
        fc.array(texts.filter((text) => ![...text].some(isSpace))),
        fc.array(spaces),
        (words, gap) => {
          const runs = gap.join('') || ' ';
          const expected = words.join(' ').normalize('NFC').replace(/ +/g, ' ').replace(/^ | $/g, '');
          expect(collapseSpaces(`${runs}${words.join(runs)}${runs}`)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('leave what only looks like a space', () => {
    const text = 'a\ufeffb\u200bc\u180ed\u001ce\u001ff';
    expect(collapseSpaces(text)).toBe(text);
  });
});

describe('the order of texts', () => {
  const anyText = fc.string({
    unit: fc
      .oneof(
        fc.integer({ min: 0xd7f0, max: 0x1_0010 }).filter((code) => code < 0xd800 || code > 0xdfff),
        fc.integer({ min: 0x10fff0, max: 0x10ffff }),
        fc.integer({ min: 0x60, max: 0x64 }),
      )
      .map((code) => String.fromCodePoint(code)),
    maxLength: 6,
  });

  test('is that of the UTF-8 bytes', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (start, a, b) => {
        const bytes = Buffer.compare(Buffer.from(start + a), Buffer.from(start + b));
        expect(Math.sign(compareCodePoints(start + a, start + b))).toBe(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test('is not that of UTF-16, nor of any language', () => {
    expect(['\u{1d538}', '\ufb00'].sort(compareCodePoints)).toEqual(['\ufb00', '\u{1d538}']);
    const districts = ['Östliche Vorstadt', 'altstadt', 'Zähringen', 'Zähr', 'Altstadt'];
    expect(districts.sort(compareCodePoints)).toEqual([
      'Altstadt',
      'Zähr',
      'Zähringen',
      'altstadt',
      'Östliche Vorstadt',
    ]);
  });
});
