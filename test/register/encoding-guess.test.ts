import { describe, expect, test } from 'vitest';
import { byColumn, places, planOf, read, refusal, register } from './registers.js';
import { windows1252 } from './windows-1252.js';

/** Without a mark all of a file must be UTF-8 to be taken for it, however far the first other byte is. */

const plan = (encoding: 'auto' | 'utf-8' = 'auto') => planOf({ encoding, stratify: [byColumn('Ort')] });

const HEADER = 'Nr;Ort;Rest\n';
const ROW = 1 << 13;

/** ASCII rows until exactly so many bytes, then these bytes as the beginning of `Rest` of the last row. */
function registerWith(bytes: Uint8Array, offset: number, ending = '\n'): Buffer {
  const parts = [HEADER];
  let length = HEADER.length;
  for (let nr = 1; length < offset; nr++) {
    const begin = `${nr};Nord;`;
    const left = offset - length;
    const isLast = left < 2 * ROW;
    const size = isLast ? left : ROW;
    parts.push(isLast ? begin + 'x'.repeat(size - begin.length) : `${begin.padEnd(size - 1, 'x')}\n`);
    length += size;
  }
  return Buffer.concat([Buffer.from(parts.join('')), bytes, Buffer.from(ending)]);
}

const around = (border: number) => Array.from({ length: 9 }, (_, at) => border - 4 + at);
const BORDERS = [1 << 12, 1 << 16, 1 << 20, 1 << 21, 1 << 22];
const utf8Row = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from('\n9999999;Süd;')]);

describe('encoding without a mark', () => {
  test.each(BORDERS)(
    'a first byte that is no UTF-8 at about %i makes the file windows-1252',
    async (border) => {
      for (const offset of around(border)) {
        const outcome = await read(registerWith(windows1252('ü\n9999999;Süd;'), offset), plan());
        expect(outcome.problems).toEqual([]);
        expect(outcome.files[0]?.encoding).toBe('windows-1252');
        expect(outcome.strata).toEqual({ Nord: outcome.rows - 1, Süd: 1 });
      }
    },
  );

  test.each(BORDERS)('characters of two, three and four bytes at about %i keep it UTF-8', async (border) => {
    for (const character of ['ü', '€', '😀']) {
      for (const offset of around(border)) {
        const outcome = await read(registerWith(utf8Row(character), offset), plan());
        expect(outcome.problems).toEqual([]);
        expect(outcome.files[0]?.encoding).toBe('utf-8');
        expect(outcome.strata).toEqual({ Nord: outcome.rows - 1, Süd: 1 });
      }
    }
  });

  test('half a character at the end of the file makes it windows-1252', async () => {
    for (const offset of [100, ...around(1 << 20)]) {
      const outcome = await read(registerWith(Buffer.from([0xc3]), offset, ''), plan());
      expect(outcome.files[0]?.encoding).toBe('windows-1252');
      expect(outcome.problems).toEqual([]);
    }
  });

  test('a file that turns out to be windows-1252 after 3 MB is read from its beginning again', async () => {
    const { strata, rows, problems } = await read(registerWith(windows1252('ü\n1;Süd;'), 3 << 20), plan());
    expect(strata).toEqual({ Nord: rows - 1, Süd: 1 });
    // And the ids are counted once: only the pair at both ends is double.
    expect(places(problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, rows + 1], column: 'Nr', total: 2 }],
    ]);
  });

  test('a file of which a part is UTF-8 and a part windows-1252 is refused with the line of the change', async () => {
    const late = registerWith(windows1252('ü\n1;Süd;'), 3 << 20);
    const early = Buffer.concat([Buffer.from('Nr;Ort;Rest\n0;Süd;\n'), late.subarray(HEADER.length)]);
    const lines = early.toString('latin1').split('\n').length - 2;
    expect(places(await refusal(() => read(early, plan())))).toEqual([
      ['REG-060', { file: 'register.csv', lines: [lines] }],
    ]);
    const other = Buffer.concat([windows1252('Nr;Ort;Rest\n1;Süd;\n'), Buffer.from('2;Nord;\n3;Süd;\n')]);
    expect(places(await refusal(() => read(other, plan())))).toEqual([
      ['REG-060', { file: 'register.csv', lines: [4] }],
    ]);
  });

  test.each([
    ['dos', { ä: 0x84, ö: 0x94, ü: 0x81, ß: 0xe1, Ö: 0x99 }],
    ['mac', { ä: 0x8a, ö: 0x9a, ü: 0x9f, ß: 0xa7, Ö: 0x85 }],
  ])(
    'umlauts as %s has them are told by their bytes',
    async (name, bytes: Readonly<Record<string, number>>) => {
      const text = 'Nr;Ort;Rest\n1;Süden;Straßen\n2;Köln;Bäcker\n3;Zülpich;Grün\n';
      const written = Buffer.from(Array.from(text, (letter) => bytes[letter] ?? letter.charCodeAt(0)));
      const problems = await refusal(() => read(written, plan()));
      expect(places(problems)).toEqual([['REG-061', { file: 'register.csv', lines: [2] }]]);
      expect(problems[0]?.params).toEqual({ page: name });
      const soundOnes = await read(windows1252(text), plan());
      expect(soundOnes.problems).toEqual([]);
    },
  );

  test('each file of a register is guessed by itself, whichever is read first', async () => {
    const files = [
      register('Nr;Ort;Rest\n1;Süd;\n', 'a.csv'),
      register(windows1252('Nr;Ort;Rest\n2;Süd;\n'), 'b.csv'),
      register(registerWith(windows1252('ü\n3333333;Süd;'), 3 << 20), 'c.csv'),
    ];
    for (const sources of [files, files.toReversed()]) {
      const { strata, rows, files: read_ } = await read(sources, plan());
      expect(strata).toEqual({ Nord: rows - 3, Süd: 3 });
      const encodings = Object.fromEntries(read_.map(({ name, encoding }) => [name, encoding]));
      expect(encodings).toEqual({ 'a.csv': 'utf-8', 'b.csv': 'windows-1252', 'c.csv': 'windows-1252' });
    }
  });

  test('the same bytes mean what their own file says, whichever file is read first', async () => {
    const files = [
      register('Nr;Ort;Rest\n1;Süd;\n', 'a.csv'),
      register(Buffer.from('Nr;Ort;Rest\n2;S\u00c2\u00a7d;\u00df\n', 'latin1'), 'b.csv'),
    ];
    for (const sources of [files, files.toReversed()]) {
      expect((await read(sources, plan())).strata).toEqual({ Süd: 1, 'SÂ§d': 1 });
    }
  });
});

describe('encoding fixed to UTF-8', () => {
  test('the lines with other bytes are named, wherever they are', async () => {
    const bytes = Buffer.from(
      'Nr;Ort;Rest\n1;S\u00fcd;\n2;Nord;\n"3";"a\nb";\u00e4\n4;Nord;\n5;Nord;\u00c3',
      'latin1',
    );
    expect(places((await read(bytes, plan('utf-8'))).problems)).toEqual([
      ['REG-018', { file: 'register.csv', lines: [2, 4, 7], total: 3 }],
    ]);
    // With as many lines that are UTF-8 it is no damage, but another encoding.
    const half = Buffer.from('6;Süd;\n7;Süd;\n8;Süd;\n');
    const [head, ...rest] = [bytes.subarray(0, 12), bytes.subarray(12)];
    const mixed = Buffer.concat([head, half, ...rest]);
    expect(places((await read(mixed, plan('utf-8'))).problems)).toEqual([
      ['REG-060', { file: 'register.csv', lines: [5] }],
    ]);
  });

  test.each(BORDERS)('also at about %i', async (border) => {
    for (const offset of around(border)) {
      const bytes = registerWith(Buffer.from([0xfc]), offset, '\n9999999;Nord;x\n');
      const { problems, rows } = await read(bytes, plan('utf-8'));
      expect(places(problems)).toEqual([['REG-018', { file: 'register.csv', lines: [rows], total: 1 }]]);
    }
  });

  test('of more than ten lines the first ten and the total are given', async () => {
    const rows = Array.from({ length: 25 }, (_, nr) => `${nr};Nord;${nr % 2 === 0 ? '\u00fc' : 'x'}\n`);
    const { problems } = await read(Buffer.from(HEADER + rows.join(''), 'latin1'), plan('utf-8'));
    expect(places(problems)).toEqual([
      ['REG-018', { file: 'register.csv', lines: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20], total: 13 }],
    ]);
  });
});
