import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/register/read.js';
import type { RegisterSource } from '../../src/register/source.js';
import { byColumn, places, planOf, read, refusal, register } from './registers.js';
import { UNDEFINED_BYTES, WINDOWS_1252, windows1252 } from './windows-1252.js';

const plan = (encoding: 'auto' | 'utf-8' | 'utf-16le' | 'windows-1252' = 'auto') =>
  planOf({ encoding, stratify: [byColumn('Ort')] });
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const TEXT = 'Nr;Ort\n1;Köln\n2;ℝ😀\n';
const AS_READ = { Köln: 1, 'ℝ😀': 1 };

/** Gives only so many bytes at a time, as a source may. */
function slowly(source: RegisterSource, most: number, first = most): RegisterSource {
  return {
    ...source,
    open: async () => {
      const reader = await source.open();
      let next = first;
      const read = (target: Uint8Array) => {
        const part = target.subarray(0, next);
        next = most;
        return reader.read(part);
      };
      return { ...reader, read };
    },
  };
}

describe('byte order marks', () => {
  test.each([
    ['UTF-8 without one', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16LE', utf16(`\ufeff${TEXT}`), 'utf-16le'],
  ])('%s: the mark decides and is part of no column name', async (_, bytes, encoding) => {
    const outcome = await read(bytes, plan());
    expect(outcome.problems).toEqual([]);
    expect(outcome.strata).toEqual(AS_READ);
    expect(outcome.files).toEqual([{ name: 'register.csv', rows: 2, encoding }]);
  });

  test('UTF-16LE without a mark is read if the plan says so', async () => {
    expect((await read(utf16(TEXT), plan('utf-16le'))).strata).toEqual(AS_READ);
    expect((await read(utf16(`\ufeff${TEXT}`), plan('utf-16le'))).strata).toEqual(AS_READ);
  });

  test('with a mark a byte that is no UTF-8 is an error, not a sign of windows-1252', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffNr;Ort\n1;K'), Buffer.from([0xf6]), Buffer.from('ln\n')]);
    expect(places((await read(bytes, plan())).problems)).toEqual([
      ['REG-018', { file: 'register.csv', lines: [2], total: 1 }],
    ]);
  });

  test.each([
    ['UTF-8', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16LE', utf16(`\ufeff${TEXT}`)],
    ['windows-1252', windows1252(TEXT.replace('ℝ😀', 'ß'))],
  ])('%s that comes one byte at a time is read the same', async (_, bytes) => {
    const whole = await read(bytes, plan());
    expect(await read([slowly(register(bytes), 1)], plan())).toEqual(whole);
  });
});

describe('UTF-16LE', () => {
  test('surrogate pairs cut anywhere between two readings stay whole', async () => {
    const bytes = utf16(`\ufeffNr;Ort\n1;${'😀'.repeat(9)}\n2;Köln\n`);
    const header = 2 * '\ufeffNr;Ort\n1;'.length;
    for (let first = header; first <= header + 36; first++) {
      for (const most of [1, 3]) {
        const { strata, problems } = await read([slowly(register(bytes), most, first)], plan());
        expect(problems).toEqual([]);
        expect(strata).toEqual({ Köln: 1, ['😀'.repeat(9)]: 1 });
      }
    }
  });

  test('any text comes back as it was, over the borders of large buffers', async () => {
    const ort = `${'x'.repeat(7)}😀ü`;
    const rows = Array.from({ length: 60_000 }, (_, nr) => `${nr};${ort}\n`);
    const outcome = await read(utf16(`\ufeffNr;Ort\n${rows.join('')}`), plan());
    expect(outcome.problems).toEqual([]);
    expect(outcome.strata).toEqual({ [ort]: 60_000 });
  });

  test('half a surrogate pair is an error with its line', async () => {
    const text = '\ufeffNr;Ort\r\n1;K\ud83dln\r\n2;\ude00\r\n3;ok\r\n4;\ude00\ud83d\r\n';
    expect(places((await read(utf16(text), plan())).problems)).toEqual([
      ['REG-018', { file: 'register.csv', lines: [2, 3, 5], total: 3 }],
    ]);
  });

  test('a single byte at the end is an error on the last line', async () => {
    const bytes = Buffer.concat([utf16('\ufeffNr;Ort\n1;Köln\n2;Bon'), Buffer.from([0x6e])]);
    expect(places((await read(bytes, plan())).problems)).toEqual([
      ['REG-018', { file: 'register.csv', lines: [3], total: 1 }],
    ]);
  });
});

describe('windows-1252', () => {
  test('its characters come back, each between two letters, but those that control something', async () => {
    const controls = (byte: number) => byte < 32 && ![9, 10, 13].includes(byte);
    const characters = [...WINDOWS_1252].filter(([byte]) => !controls(byte) && byte !== 127);
    expect(characters).toHaveLength(221);
    const rows = characters.map(([byte]) => {
      const quoted = byte === 34 ? '""' : String.fromCharCode(byte);
      return Buffer.from(`${byte};"a${quoted}z"\n`, 'latin1');
    });
    const { people, files, problems } = await read(
      Buffer.concat([Buffer.from('Nr;Ort\n'), ...rows]),
      planOf(),
    );
    expect(files[0]?.encoding).toBe('windows-1252');
    const found = new Map(people.map((person) => [Number(person.label), person.fields.Ort]));
    // A soft hyphen is noted, for nobody sees it; the column decides nothing.
    expect(places(problems)).toEqual([
      ['REG-063', { file: 'register.csv', lines: expect.any(Array), total: 1, column: 'Ort' }],
    ]);
    for (const [byte, character] of characters)
      expect([byte, found.get(byte)]).toEqual([byte, `a${character}z`]);
  });

  test.each(UNDEFINED_BYTES.map((byte) => [byte.toString(16), byte] as const))(
    'byte %s is no character: an error with its lines, also where it ends a field or the file',
    async (_, byte) => {
      const bytes = windows1252('Nr;Ort\n1;Köln\n2;a#b\n3;Bonn\n4;#\n5;"#"\n6;x#');
      for (const [at, found] of bytes.entries()) if (found === 35) bytes[at] = byte;
      for (const encoding of ['auto', 'windows-1252'] as const) {
        expect(places((await read(bytes, plan(encoding))).problems)).toEqual([
          ['REG-018', { file: 'register.csv', lines: [3, 5, 6, 7], total: 4 }],
        ]);
      }
    },
  );

  test('an undefined byte in the header is refused on line 1', async () => {
    const bytes = Buffer.from('Nr;O\x81rt\n1;K\xf6ln\n', 'latin1');
    const problems = await refusal(() => read(bytes, planOf()));
    expect(places(problems)).toEqual([['REG-006', { file: 'register.csv', lines: [1] }]]);
    expect(problems[0]?.params).toEqual({ fault: 'bytes' });
  });

  test('any text of its characters is read as it was written', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'äöüÄÖÜß€„“–éñ¼ÿA'), minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, async (ort) => {
        const { people } = await read(windows1252(`Nr;Ort\n1;ä${ort}`), plan('windows-1252'));
        expect(people[0]?.fields).toEqual({ Nr: '1', Ort: `ä${ort}` });
      }),
    );
  });
});

describe('files that are refused at once', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ', 'latin1'), 'PDF'],
    ['UTF-16BE', Buffer.from('\ufeffNr;Ort\n1;Köln\n', 'utf16le').swap16(), 'UTF-16BE'],
    ['UTF-16LE without a mark', utf16(TEXT), 'binary'],
    ['bytes with NUL in the first line', Buffer.from('Nr;O\0rt\n1;Köln\n'), 'binary'],
  ])('%s', async (_, bytes, format) => {
    const problems = await refusal(() => openRegister([register(bytes)], plan().register));
    expect(places(problems)).toEqual([['REG-003', { file: 'register.csv' }]]);
    expect(problems[0]?.params).toEqual({ format });
  });

  test.each([
    ['a zip file of something else', Buffer.from('PK\x03\x04rest', 'latin1'), 'BOOK-001'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'BOOK-005'],
  ])('%s', async (_, bytes, code) => {
    const problems = await refusal(() => openRegister([register(bytes)], plan().register));
    expect(places(problems)).toEqual([[code, { file: 'register.csv' }]]);
  });

  test.each([
    ['no bytes', ''],
    ['a mark alone', '\ufeff'],
    ['empty lines alone', '\r\n\n\r'],
  ])('%s is an empty file', async (_, text) => {
    const problems = await refusal(() => openRegister([register(text)], plan().register));
    expect(places(problems)).toEqual([['REG-002', { file: 'register.csv' }]]);
  });

  test('all files that are no registers are named together', async () => {
    const sources = [register('%PDF-1.7', 'a.csv'), register('Nr\n1\n', 'b.csv'), register('', 'c.csv')];
    expect(places(await refusal(() => openRegister(sources, plan().register)))).toEqual([
      ['REG-003', { file: 'a.csv' }],
      ['REG-002', { file: 'c.csv' }],
    ]);
  });
});
