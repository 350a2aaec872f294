import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/register/read.js';
import { byColumn, places, planOf, read, refusal, register, table } from './registers.js';

const plan = planOf();
const open = (text: string | Uint8Array) => refusal(() => openRegister([register(text)], plan.register));

describe('records of a wrong form', () => {
  test.each([
    ['a quotation mark inside a field', 'REG-014', 4, 'Nr;X\r\n1;"a\r\nb"\r\n2;x"y\r\n3;z\r\n', 2],
    ['text behind a closing quotation mark', 'REG-015', 4, 'Nr;X\n\n1;z\n2;"x"y\n3;z\n', 2],
    ['a quotation mark that is never closed', 'REG-016', 3, 'Nr;X\r1;z\r2;"x\r3;z\r', 1],
    ['NUL beyond the first look', 'REG-017', 3, `Nr;X\n1;${'x'.repeat(70_000)}\n2;a\0b\n`, 1],
  ])('%s is %s on line %i, the first of its record; the others count', async (_, code, line, text, sound) => {
    const { problems, strata } = await read(text, plan);
    expect(places(problems)).toEqual([[code, { file: 'register.csv', lines: [line], total: 1 }]]);
    expect(strata).toEqual({ '': sound });
  });

  test('records with another number of fields are named by that number', async () => {
    const { problems } = await read('Nr;X;Y\n1;x;y\n2;x\n3\n4;x;y;z\n5;x\n \n', plan);
    expect(problems.map(({ code, where, params }) => [code, where?.[0]?.lines, params])).toEqual([
      ['REG-010', [3, 6], { expected: 3, found: 2 }],
      ['REG-010', [4], { expected: 3, found: 1 }],
      ['REG-010', [5], { expected: 3, found: 4 }],
      ['REG-066', [7], undefined],
    ]);
  });

  test('a file that ends in a record with too few fields was cut off', async () => {
    expect(places((await read('Nr;X;Y\n1;x;y\n2;x', plan)).problems)).toEqual([
      ['REG-024', { file: 'register.csv', lines: [3], total: 1 }],
    ]);
    expect(places((await read('Nr;X;Y\n1;x;y\n2;x;y;z', plan)).problems)).toEqual([
      ['REG-010', { file: 'register.csv', lines: [3], total: 1 }],
    ]);
  });

  test('a record longer than 16 MB is refused with the line on which it begins', async () => {
    const rest = '2;y\n'.repeat(10 << 20);
    const unclosed = await refusal(() => read(`Nr;X\n1;z\n2;"${rest}`, plan, { counted: true }));
    expect(places(unclosed)).toEqual([['REG-009', { file: 'register.csv', lines: [3] }]]);
    const closed = `Nr;X\n1;z\n2;"${rest.slice(0, 18 << 20)}"\n3;z\n`;
    const long = await refusal(() => read(closed, plan, { counted: true }));
    expect(places(long)).toEqual([['REG-009', { file: 'register.csv', lines: [3] }]]);
  });
});

describe('headers', () => {
  test('columns without a name are named by their numbers', async () => {
    const problems = await open('\r\nNr;; ; \r\n1;2;3;4\r\n');
    expect(places(problems)).toEqual([['REG-007', { file: 'register.csv', lines: [2] }]]);
    expect(problems[0]?.params).toEqual({ columns: '2, 3, 4' });
  });

  test('a column without a name is noted if it is empty, and refused by line if it is not', async () => {
    const empty = await read('Nr;;X;\n1; ;x;\n2;;y;\n', plan);
    expect(places(empty.problems)).toEqual([['REG-067', { file: 'register.csv', lines: [1] }]]);
    expect(empty.problems[0]?.params).toEqual({ columns: ['2', '4'] });
    expect(empty.people.map(({ fields }) => fields.X).sort()).toEqual(['x', 'y']);
    const { problems } = await read('Nr;;X;\n1;;x;\n2;a;y;\n', plan);
    expect(problems.map(({ code, where, params }) => [code, where?.[0]?.lines, params])).toEqual([
      ['REG-074', [3], { number: 2 }],
      ['REG-067', [1], { columns: ['4'] }],
    ]);
  });

  test('a delimiter that ends every line but that of the names is a column without a name', async () => {
    const { problems, rows } = await read('Nr;X\n1;x;\n2;y;\n', plan);
    expect([rows, places(problems)]).toEqual([2, [['REG-067', { file: 'register.csv', lines: [1] }]]]);
  });

  test('columns of one name are named by their numbers, also when they differ only in form', async () => {
    const problems = await open('Nr;Ä;X;A\u0308;X; X\n1;2;3;4;5;6\n');
    expect(places(problems)).toEqual([
      ['REG-008', { file: 'register.csv', lines: [1] }],
      ['REG-008', { file: 'register.csv', lines: [1] }],
    ]);
    expect(problems.map((problem) => problem.params?.columns)).toEqual(['2, 4', '3, 5, 6']);
  });

  test('a header with a quotation mark inside a field cannot be read', async () => {
    const problems = await open('Nr;Na"me"\n1;x\n');
    expect(places(problems)).toEqual([['REG-006', { file: 'register.csv', lines: [1] }]]);
    expect(problems[0]?.params).toEqual({ fault: 'stray-quote' });
  });

  test('a file with nobody in it is an error, an empty second one too', async () => {
    expect(places((await read('Nr;X\n\n\n', plan)).problems)).toEqual([
      ['REG-004', { file: 'register.csv' }],
    ]);
    const files = [register('Nr;X\n1;x\n', 'a.csv'), register('X;Nr', 'b.csv')];
    expect(places((await read(files, plan)).problems)).toEqual([['REG-004', { file: 'b.csv' }]]);
  });

  test('files with other columns than the first are refused', async () => {
    const names = ['Nr;X', 'X;Nr', 'Nr;Y', 'Nr;X;Y', 'Nr'];
    const sources = names.map((header, at) => register(`${header}\n`, `${at}.csv`));
    const problems = await refusal(() => openRegister(sources, plan.register));
    expect(places(problems)).toEqual([
      ['REG-019', { file: '2.csv' }],
      ['REG-019', { file: '3.csv' }],
      ['REG-019', { file: '4.csv' }],
    ]);
    expect(problems.map((problem) => problem.params)).toEqual(Array(3).fill({ first: '0.csv' }));
  });
});

describe('values', () => {
  const byOrt = planOf({ stratify: [byColumn('Ort')] });
  const gender = byColumn('G', { name: 'gender', recognise: 'gender' });

  test('an empty category is an error on its line and no value without a group', async () => {
    expect(places((await read('Nr;Ort\n1;A\n2;\n3; \n', byOrt)).problems)).toEqual([
      ['REG-040', { file: 'register.csv', lines: [3, 4], total: 2, column: 'Ort' }],
    ]);
  });

  test('an empty district is an error where only some districts are drawn from', async () => {
    const some = planOf({ columns: { district: 'Ort' }, eligibility: { districts: ['A'] } });
    const outcome = await read('Nr;Ort\n1;A\n2;\n3;B\n', some);
    expect(places(outcome.problems)).toEqual([
      ['REG-040', { file: 'register.csv', lines: [3], total: 1, column: 'Ort' }],
    ]);
    expect(outcome.excluded).toEqual([1]);
  });

  test('values without a group come with their counts, and their lines', async () => {
    const values = ['m', 'q', 'w', 'q', 'weibl.', 'Q', 'd', 'm', 'w'];
    const rows = values.map((value, nr) => [`${nr}`, value]);
    const { problems, strata } = await read(table([['Nr', 'G'], ...rows]), planOf({ stratify: [gender] }));
    expect(places(problems)).toEqual([
      ['REG-041', { file: 'register.csv', lines: [3, 5, 6, 7], total: 4, column: 'G' }],
      ['REG-042', { column: 'G' }],
    ]);
    expect(problems[1]?.params).toMatchObject({
      dimension: 'gender',
      values: ['Q (1)', 'q (2)', 'weibl. (1)'],
    });
    expect(strata).toEqual({ d: 1, m: 2, w: 2 });
  });

  test('values without a group are counted over all files', async () => {
    const files = [register('Nr;G\n1;q\n2;m\n', 'a.csv'), register('Nr;G\n3;q\n4;w\n', 'b.csv')];
    const { problems } = await read(files, planOf({ stratify: [gender] }));
    expect(places(problems)).toEqual([
      ['REG-041', { file: 'a.csv', lines: [2], total: 1, column: 'G' }],
      ['REG-041', { file: 'b.csv', lines: [2], total: 1, column: 'G' }],
      ['REG-042', { column: 'G' }],
    ]);
    expect(problems.at(-1)?.params).toMatchObject({ dimension: 'gender', values: ['q (2)'] });
  });

  test('so many different values that they are no categories are counted, not shown', async () => {
    const rows = Array.from({ length: 30 }, (_, nr) => [`${nr}`, `v${nr}`]);
    const { problems } = await read(table([['Nr', 'G'], ...rows]), planOf({ stratify: [gender] }));
    expect(problems.map(({ code, where, params }) => [code, where, params])).toEqual([
      [
        'REG-041',
        [{ file: 'register.csv', lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], total: 30, column: 'G' }],
        undefined,
      ],
      ['REG-043', [{ column: 'G' }], { dimension: 'gender', rows: 30 }],
    ]);
  });

  test('all kinds of problems come together, each with its first ten lines and its total', async () => {
    const rows = Array.from({ length: 36 }, (_, nr) => {
      const kinds = [
        [`${nr}`, ''],
        ['', 'A'],
        [`${nr}`, 'A', 'zu viel'],
      ];
      return kinds[nr % 3] ?? [];
    });
    const { problems } = await read(table([['Nr', 'Ort'], ...rows]), byOrt);
    const every = (first: number) => Array.from({ length: 10 }, (_, at) => first + 3 * at);
    expect(places(problems)).toEqual([
      ['REG-040', { file: 'register.csv', lines: every(2), total: 12, column: 'Ort' }],
      ['REG-012', { file: 'register.csv', lines: every(3), total: 12, column: 'Nr' }],
      ['REG-010', { file: 'register.csv', lines: every(4), total: 12 }],
    ]);
  });
});
