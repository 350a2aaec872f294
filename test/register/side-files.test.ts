import { describe, expect, test } from 'vitest';
import { idsOf, namedRows, parseSideFile } from '../../src/register/side-files.js';
import { places, refusal } from './registers.js';
import { windows1252 } from './windows-1252.js';

const ids = (text: string | Buffer, columns: readonly string[] = ['PersonID']) => [
  ...idsOf(parseSideFile(Buffer.from(text), 'rat.csv'), 'rat.csv', columns).keys(),
];

describe('files with ids to exclude', () => {
  test('a single column is read with or without a header', () => {
    expect(ids('PersonID\nP1\nP2\n')).toEqual(['P1', 'P2']);
    expect(ids('P1\r\nP2')).toEqual(['P1', 'P2']);
    expect(ids('\ufeffPersonID\rP1\r')).toEqual(['P1']);
  });

  test('of several columns the one that is called as in the register is read', () => {
    expect(ids('Name;PersonID;Fraktion\nMaier;P1;A\nHuber;P2;B\n')).toEqual(['P1', 'P2']);
    expect(ids('Name,PersonID\n"Maier, Eva",P1\n')).toEqual(['P1']);
  });

  test('an id of several columns is joined in the order of the plan', () => {
    expect(ids('B;A\n1;x\n2;y\n', ['A', 'B'])).toEqual(['x\u001f1', 'y\u001f2']);
  });

  test('ids are normalised as in the register; rows without any entry and repetitions do not count', () => {
    expect(ids('PersonID;X\n A\u0308 ;1\nÄ;2\n ; \n;\n')).toEqual(['Ä']);
  });

  test('an empty id beside other entries is refused, with the lines', async () => {
    const problems = await refusal(() => ids('PersonID;X\nP1;1\n;2\n;\n \u00a0;4\n'));
    expect(places(problems)).toEqual([['SIDE-010', { file: 'rat.csv', lines: [3, 5], total: 2 }]]);
  });

  test('each id comes with the line on which it stands, below titles and the line of Excel too', () => {
    const read = (text: string) =>
      idsOf(parseSideFile(Buffer.from(text), 'rat.csv'), 'rat.csv', ['PersonID']);
    expect([...read('PersonID;X\n"P\n1";a\nP2;b\n')]).toEqual([
      ['P\n1', 2],
      ['P2', 4],
    ]);
    expect([...read('Gemeinderat 2026;\r\n;\r\nNr;PersonID\r\n1;P1\r\n')]).toEqual([['P1', 4]]);
    expect([...read('sep=,\r\nPersonID,X\r\nP1,a;b\r\n')]).toEqual([['P1', 3]]);
  });

  test.each([
    ['UTF-8', Buffer.from('PersonID\nÄ1€\n')],
    ['UTF-16LE', Buffer.from('\ufeffPersonID\nÄ1€\n', 'utf16le')],
    ['windows-1252', windows1252('PersonID\nÄ1€\n')],
  ])('%s is recognised', (_, bytes) => {
    expect(ids(bytes)).toEqual(['Ä1€']);
  });

  test('several columns none of which is the id are refused, and no value is shown', async () => {
    const problems = await refusal(() => ids('Name;Nr\nMaier;1\n'));
    expect(places(problems)).toEqual([['SIDE-003', { file: 'rat.csv' }]]);
    expect(problems[0]?.params).toEqual({ columns: ['PersonID'] });
    expect(places(await refusal(() => ids('A\nx\n', ['A', 'B'])))).toEqual([
      ['SIDE-003', { file: 'rat.csv' }],
    ]);
  });

  test('what is no CSV is refused with its line', async () => {
    expect(places(await refusal(() => ids('PersonID\nP1\n"P2\nP3\n')))).toEqual([
      ['SIDE-002', { file: 'rat.csv', lines: [4] }],
    ]);
    expect(places(await refusal(() => ids('PersonID\nP1\nP"2\nP3\n')))).toEqual([
      ['SIDE-002', { file: 'rat.csv', lines: [3] }],
    ]);
  });
});

test('rows of a table come by the names of their columns, trimmed', () => {
  const file = parseSideFile(Buffer.from('district; gender;size\n Nord ;m;3\nSüd;w\n'), 'tabelle.csv');
  expect(namedRows(file)).toEqual([
    { district: 'Nord', gender: 'm', size: '3' },
    { district: 'Süd', gender: 'w', size: '' },
  ]);
});
