import { describe, expect, test } from 'vitest';
import { excludeWhere, places, planOf, read, register, table } from './registers.js';

const people = (ids: readonly string[], name = 'register.csv') =>
  register(table([['Nr', 'X'], ...ids.map((id) => [id, 'x'])]), name);

describe('ids that are empty or there before', () => {
  test('empty ids are named by their lines; spaces do not fill them', async () => {
    const { problems } = await read([people(['1', '', ' ', '2', '"\t"'])], planOf());
    expect(places(problems)).toEqual([
      ['REG-012', { file: 'register.csv', lines: [3, 4, 6], total: 3, column: 'Nr' }],
    ]);
  });

  test('an id of several columns is empty only if all of them are, and the row is then passed over', async () => {
    const plan = planOf({ columns: { id: ['Nr', 'X'] } });
    const { problems } = await read('Nr;X\n;\n;1\n1;\n ; \n', plan);
    expect(places(problems)).toEqual([['REG-066', { file: 'register.csv', lines: [2, 5], total: 2 }]]);
  });

  test('a character that would join two parts of an id is refused', async () => {
    const plan = planOf({ columns: { id: ['Nr', 'X'] } });
    const { problems } = await read('Nr;X\na\u001fb;c\na;b\u001fc\na;b\n', plan);
    expect(places(problems)).toEqual([
      ['REG-013', { file: 'register.csv', lines: [2, 3], total: 2, column: 'Nr, X' }],
    ]);
    expect(places((await read('Nr;X\na\u001fb;c\n', planOf())).problems)).toEqual([
      ['REG-013', { file: 'register.csv', lines: [2], total: 1, column: 'Nr' }],
    ]);
  });

  test('each id that comes more than once has one problem with all its lines', async () => {
    const { problems } = await read([people(['a', 'b', 'a', 'c', 'b', 'a'])], planOf());
    expect(places(problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, 4, 7], column: 'Nr', total: 3 }],
      ['REG-011', { file: 'register.csv', lines: [3, 6], column: 'Nr', total: 2 }],
    ]);
  });

  test('ids that differ only in form are the same; in case or leading zeros they are not', async () => {
    const { problems } = await read([people(['Ä1', ' A\u03081', '"Ä1"', 'ä1', '01', '1'])], planOf());
    expect(places(problems)).toEqual([
      ['REG-070', { file: 'register.csv', lines: [6, 7], column: 'Nr', total: 2 }],
      ['REG-011', { file: 'register.csv', lines: [2, 3, 4], column: 'Nr', total: 3 }],
    ]);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });

  test('plain ids in quotation marks or between spaces are the same as without', async () => {
    const { problems } = await read([people(['P1', '"P1"', ' P1 ', '"P1 "', 'P12', '"P""1"'])], planOf());
    expect(places(problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, 3, 4, 5], column: 'Nr', total: 4 }],
    ]);
  });

  test('ids with quotation marks in them are compared and drawn as texts', async () => {
    const { problems, people: drawn } = await read([people(['"a""b"', 'ab', '"a""b"'])], planOf());
    expect(places(problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, 4], column: 'Nr', total: 2 }],
    ]);
    expect(drawn.map(({ label }) => label).sort()).toEqual(['a"b', 'a"b', 'ab']);
  });

  test('duplicates across files name the lines of both', async () => {
    const sources = [people(['a', 'b', 'c'], 'nord.csv'), people(['d', 'c', 'a', 'a'], 'süd.csv')];
    expect(places((await read(sources, planOf())).problems)).toEqual([
      [
        'REG-011',
        { file: 'nord.csv', lines: [2], column: 'Nr', total: 1 },
        { file: 'süd.csv', lines: [4, 5], column: 'Nr', total: 2 },
      ],
      [
        'REG-011',
        { file: 'nord.csv', lines: [4], column: 'Nr', total: 1 },
        { file: 'süd.csv', lines: [3], column: 'Nr', total: 1 },
      ],
    ]);
  });

  test('a row that a rule excludes clashes with no other, and the one that remains is drawn', async () => {
    const plan = planOf({ eligibility: { exclude: [excludeWhere('X', 'nonempty')] } });
    const { problems, people: drawn } = await read('Nr;X\n1;\n2;\n1;x\n3;x\n3;x\n', plan);
    expect(problems).toEqual([]);
    expect(drawn.map(({ label }) => label).sort()).toEqual(['1', '2']);
    expect(places((await read('Nr;X\n1;\n2;\n1;x\n1;\n3;x\n', plan)).problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, 5], column: 'Nr', total: 2 }],
    ]);
  });

  test('whether the rows are the same, and between which files, is said', async () => {
    const same = await read('Nr;X\na1;x\nb2;y\na1;x\n', planOf());
    expect(same.problems.map(({ params }) => params)).toEqual([{ files: [], same: 'yes' }]);
    const files = [people(['a1', 'b2'], 'nord.csv'), register('Nr;X\na1;y\nc3;x\n', 'süd.csv')];
    const other = await read(files, planOf());
    expect(other.problems.map(({ params }) => params)).toEqual([
      { files: ['nord.csv', 'süd.csv'], other: 'yes' },
    ]);
  });

  test('two files that have half of their ids in common are one message', async () => {
    const ids = Array.from({ length: 12 }, (_, nr) => `P${nr}`);
    const more = [...ids.slice(0, 6), ...ids.slice(0, 6).map((id) => `${id}x`)];
    const { problems } = await read([people(ids, 'nord.csv'), people(more, 'süd.csv')], planOf());
    expect(places(problems)).toEqual([['REG-072', { file: 'nord.csv' }, { file: 'süd.csv' }]]);
    expect(problems[0]?.params).toEqual({ first: 'nord.csv', second: 'süd.csv', count: 6, same: 'yes' });
  });

  test('of an id on more than ten lines the first ten are given, and how many there are', async () => {
    const { problems } = await read([people(Array.from({ length: 14 }, () => 'a'))], planOf());
    expect(places(problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], column: 'Nr', total: 14 }],
    ]);
  });

  test('of more than ten double ids ten are named and the rest counted', async () => {
    const ids = Array.from({ length: 25 }, (_, nr) => `${nr}`);
    const { problems } = await read([people([...ids, ...ids])], planOf());
    const named = ids
      .slice(0, 10)
      .map((_, at) => [
        'REG-011',
        { file: 'register.csv', lines: [2 + at, 27 + at], column: 'Nr', total: 2 },
      ]);
    expect(places(problems)).toEqual([...named, ['REG-021', { column: 'Nr' }]]);
    expect(problems.at(-1)?.params).toEqual({ count: 15 });
  });

  test('a column in which everything is double does not fill the memory with it', async () => {
    const ids = Array.from({ length: 5000 }, (_, nr) => `${nr % 2500}`);
    const { problems } = await read([people(ids)], planOf());
    expect(problems.map((problem) => problem.code)).toEqual([...Array(10).fill('REG-011'), 'REG-021']);
    expect(problems.at(-1)?.params).toEqual({ count: 2490 });
  });
});

describe('many ids', () => {
  const LARGE = 300_000;
  const large = (replace: (nr: number) => number) =>
    Buffer.from(`Nr;X\n${Array.from({ length: LARGE }, (_, nr) => `P${replace(nr)};x\n`).join('')}`);

  test('among 300,000 different ids nothing is found', async () => {
    const { problems, rows } = await read(
      large((nr) => nr),
      planOf(),
      { counted: true },
    );
    expect([problems, rows]).toEqual([[], LARGE]);
  });

  test('among 300,000 ids with exactly one pair that pair is found, with both lines', async () => {
    const bytes = large((nr) => (nr === 299_998 ? 17 : nr));
    expect(places((await read(bytes, planOf(), { counted: true })).problems)).toEqual([
      ['REG-011', { file: 'register.csv', lines: [19, 300_000], column: 'Nr', total: 2 }],
    ]);
  });
});
