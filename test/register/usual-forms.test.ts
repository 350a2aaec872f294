import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/register/read.js';
import { byColumn, EVERY_AGE, places, planOf, read, refusal, register } from './registers.js';

/** Forms in which exports come and which other programs read, too. */

const HEADER = 'Nr;Name;Geboren;Ort;PLZ;Sperre';
const person = (nr: number, block = '') =>
  [`${1000 + nr}`, 'Müller', `0${(nr % 9) + 1}.02.${1950 + nr}`, 'Nord', '79100', block].join(';');
const plan = planOf({ stratify: [byColumn('Ort')] });

describe('rows that lack fields at their end', () => {
  const whole = Array.from({ length: 20 }, (_, nr) => person(nr, nr === 3 ? 'S' : ''));

  test('are read with a note if only cells that can be empty are missing', async () => {
    const rows = whole.map((row, at) => (at >= 16 ? row.replace(/;$/, '') : row));
    const outcome = await read(`${[HEADER, ...rows].join('\n')}\n`, plan);
    expect(places(outcome.problems)).toEqual([
      ['REG-068', { file: 'register.csv', lines: [18, 19, 20, 21], total: 4 }],
    ]);
    expect([outcome.rows, outcome.people.length]).toEqual([20, 20]);
    expect(outcome.people.every(({ fields }) => fields.PLZ === '79100')).toBe(true);
  });

  test('are read where the last cell is left out in all rows in which it is empty', async () => {
    const rows = whole.map((row) => row.replace(/;$/, ''));
    const outcome = await read(`${[HEADER, ...rows].join('\n')}\n`, plan);
    expect(outcome.problems.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'REG-068']]);
    expect(outcome.people).toHaveLength(20);
  });

  test('are refused if they have lost a field in the middle, or a line was broken in two', async () => {
    const lost = whole.with(5, person(5).replace(';Nord', ''));
    const broken = whole.with(5, person(5).replace('Müller', 'Mül\nler'));
    for (const [rows, lines] of [
      [lost, [7]],
      [broken, [7, 8]],
    ] as const) {
      const { problems } = await read(`${[HEADER, ...rows].join('\n')}\n`, plan);
      expect(problems.every(({ code }) => code === 'REG-010')).toBe(true);
      expect(problems.flatMap(({ where }) => where?.[0]?.lines ?? []).sort()).toEqual(lines);
    }
  });
});

describe('before the names', () => {
  const body = `${HEADER}\n${person(1)}\n${person(2)}\n`;

  test.each([
    ['sep=;', `sep=;\n${body}`, planOf()],
    ['sep=; in UTF-16', Buffer.from(`\ufeffsep=;\r\n${body}`, 'utf16le'), planOf()],
    [
      'a title that the plan passes over',
      `Stand: "heute, 3,4\n\n${body}`,
      planOf({ dialect: { header_line: 3 } }),
    ],
    [
      'two lines of names, of which the second counts',
      `Person;;;;;\n${body}`,
      planOf({ dialect: { header_line: 2 } }),
    ],
  ])('%s', async (_, text, given) => {
    const { rows, problems, people } = await read(text, given);
    expect([rows, problems]).toEqual([2, []]);
    expect(people.map(({ label }) => label).sort()).toEqual(['1001', '1002']);
  });

  test('lines are counted from the beginning of the file', async () => {
    const { problems } = await read(`Titel\n\n${body}1003;x\n`, planOf({ dialect: { header_line: 3 } }));
    expect(places(problems)).toEqual([['REG-010', { file: 'register.csv', lines: [6], total: 1 }]]);
  });

  test('a line that the file does not have is refused', async () => {
    const { register: dialect } = planOf({ dialect: { header_line: 9 } });
    const problems = await refusal(() => openRegister([register(body)], dialect));
    expect(problems.map(({ code, params }) => [code, params])).toEqual([['REG-058', { line: 9 }]]);
  });
});

test('the number of rows that the plan says is held against all files; empty rows are none', async () => {
  const files = () => [
    register(`${HEADER}\n${person(1)}\n;;;;;\n`, 'a.csv'),
    register(`${HEADER}\n${person(2)}\n`, 'b.csv'),
  ];
  expect((await read(files(), planOf({ rows: 2 }))).problems.map(({ code }) => code)).toEqual(['REG-066']);
  const { problems } = await read(files(), planOf({ rows: 3 }));
  const wrong = problems.find(({ code }) => code === 'REG-065');
  expect([wrong?.severity, wrong?.params]).toEqual(['error', { expected: 3, found: 2 }]);
});

describe('one birth date of many people', () => {
  const born = planOf({
    columns: { birth_date: 'Geboren' },
    eligibility: { reference_date: '2026-12-01' },
    stratify: [EVERY_AGE],
  });
  const of = (crowd: number, all = 100) =>
    `${HEADER}\n${Array.from({ length: all }, (_, nr) =>
      person(nr % 60)
        .replace(/^\d+/, `${1000 + nr}`)
        .replace(/;\d\d\.\d\d\.\d{4};/, (date) =>
          nr < crowd ? ';01.01.1960;' : date.replace('.02.', `.${String((nr % 12) + 1).padStart(2, '0')}.`),
        ),
    ).join('\n')}\n`;

  test('is noted if more than 5 % have it', async () => {
    expect((await read(of(5), born)).problems).toEqual([]);
    const { problems } = await read(of(6), born);
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'REG-069']]);
    expect(problems[0]?.params).toMatchObject({ day: '01.01.1960', count: 6, total: 100 });
  });
});
