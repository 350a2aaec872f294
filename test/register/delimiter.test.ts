import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../src/core/plan.js';
import { openRegister } from '../../src/register/read.js';
import { places, planOf, read, register } from './registers.js';

/** The header and delimiter of a register with this first line. */
async function opened(text: string | Buffer, delimiter: Delimiter | 'auto' = 'auto') {
  const [file] = await openRegister([register(text)], { encoding: 'auto', delimiter });
  return [file?.delimiter, file?.header];
}

describe('delimiter', () => {
  test('is the one of four that the header line has most of', async () => {
    expect(await opened('a;b,c;d\n')).toEqual([';', ['a', 'b,c', 'd']]);
    expect(await opened('a,b;c,d\n')).toEqual([',', ['a', 'b;c', 'd']]);
    expect(await opened('a\tb c\td\n')).toEqual(['\t', ['a', 'b c', 'd']]);
    expect(await opened('a|b|c;d\n')).toEqual(['|', ['a', 'b', 'c;d']]);
  });

  test('counts outside quotation marks only', async () => {
    expect(await opened('"a,b,c";"d,e"\n')).toEqual([';', ['a,b,c', 'd,e']]);
    expect(await opened('"a;""b;c",d\n')).toEqual([',', ['a;"b;c', 'd']]);
    expect(await opened('"a;b\n;c;",d\n')).toEqual([',', ['a;b\n;c;', 'd']]);
  });

  test('counts in the first line that is not empty, and only there', async () => {
    expect(await opened('\r\n\n\ra;b\r1,2,3,4;5\r')).toEqual([';', ['a', 'b']]);
    expect(await opened('a,b\r\n1;2;3;4,5\r\n')).toEqual([',', ['a', 'b']]);
    expect(await opened('\ufeffa;b\nc,d,e\n')).toEqual([';', ['a', 'b']]);
  });

  test('is the usual one where two are as frequent, or none is there', async () => {
    expect(await opened('a,b;c\n')).toEqual([';', ['a,b', 'c']]);
    expect(await opened('a|b,c\n')).toEqual([',', ['a|b', 'c']]);
    expect(await opened('a\n')).toEqual([';', ['a']]);
  });

  test('is what the plan says, whatever the header line has', async () => {
    expect(await opened('a;b;c,d\n', ',')).toEqual([',', ['a;b;c', 'd']]);
    expect(await opened('a;b\tc\n', '\t')).toEqual(['\t', ['a;b', 'c']]);
  });

  test('is found in UTF-16 too', async () => {
    expect(await opened(Buffer.from('\ufeffä,ö|ü,ß\n', 'utf16le'))).toEqual([',', ['ä', 'ö|ü', 'ß']]);
  });

  test('may differ from file to file', async () => {
    const files = [
      register('Nr;X\n1;a\n', 'a.csv'),
      register('X,Nr\nb,2\n', 'b.csv'),
      register('Nr\tX\n3\tc\n', 'c.csv'),
    ];
    const { people, problems } = await read(files, planOf());
    expect(problems).toEqual([]);
    expect(people.map(({ label, fields }) => [label, fields.X]).sort()).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });

  test('of a file that was fixed wrongly is not in the rows: they are named', async () => {
    const { problems } = await read('Nr;X\n1,a\n2;b\n', planOf());
    expect(places(problems)).toEqual([['REG-010', { file: 'register.csv', lines: [2], total: 1 }]]);
  });
});
