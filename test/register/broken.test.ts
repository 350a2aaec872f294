import { describe, expect, test } from 'vitest';
import { type Place, type Problem, Refusal } from '../../src/core/problem.js';
import { fileSource } from '../../src/node/file-source.js';
import { parsePlan } from '../../src/plan/load.js';
import { registerDialect } from '../../src/plan/register-dialect.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { openRegister } from '../../src/register/read.js';
import { TOWN_COLUMNS } from '../../src/simulation/town.js';
import { fixtureFiles, fixturePath, fixtureText } from './fixtures.js';
import { places, read } from './registers.js';

const PLAN = parsePlan(fixtureText('musterstadt.yaml'), 'musterstadt.yaml');
const ID_LISTS = new Map([[2, new Set(['P000000999'])]]);

/** All problems that registers meet under the plan of the town, from opening them to the frame. */
async function problemsOf(names: readonly string[]): Promise<readonly Problem[]> {
  try {
    const sources = await Promise.all(names.map((name) => fileSource(fixturePath(`broken/${name}`))));
    const files = await openRegister(sources, registerDialect(PLAN));
    const header = files[0]?.header ?? [];
    const context = { header, register: names[0] ?? '', planFile: 'musterstadt.yaml', table: null };
    const { plan } = resolvePlan(PLAN, context);
    return (await read(sources, plan, { idLists: ID_LISTS })).problems;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
}

type Found = readonly [code: string, place: Omit<Place, 'file'>, params?: Problem['params']];

const NO_DISTRICT = [
  { text: 'paste.block', name: 'Auskunftssperre', reason: 'Auskunftssperre' },
  { text: 'paste.no-value', name: 'Stadtteil' },
];

const columns = (found: number) => ({ expected: 13, found });
const line = (at: number, column?: string): Omit<Place, 'file'> => ({
  lines: [at],
  total: 1,
  ...(column === undefined ? {} : { column }),
});

/** What is found in each file; the place is in that file unless nothing but a column is known. */
const BROKEN: Readonly<Record<string, readonly Found[]>> = {
  'after-quote.csv': [['REG-015', line(6)]],
  'binary.csv': [['REG-003', {}, { format: 'binary' }]],
  'comma-in-semicolon.csv': [['REG-010', { lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], total: 12 }, columns(1)]],
  'date-format.csv': [['REG-031', line(6, 'Geburtsdatum')]],
  'duplicate-across-a.csv': [],
  'duplicate-across-b.csv': [],
  'duplicate-ids.csv': [
    ['REG-011', { lines: [4, 10], column: 'PersonID', total: 2 }, { files: [], other: 'yes' }],
  ],
  'empty-column-name.csv': [
    ['REG-074', { lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], total: 12 }, { number: 10 }],
  ],
  'empty-date.csv': [['REG-030', line(6, 'Geburtsdatum')]],
  'empty-district.csv': [['REG-040', line(6, 'Stadtteil'), { lines: NO_DISTRICT }]],
  'empty-id.csv': [['REG-012', line(6, 'PersonID')]],
  'empty.csv': [['REG-002', {}]],
  'future-date.csv': [['REG-035', line(6, 'Geburtsdatum')]],
  'header-only.csv': [['REG-004', {}]],
  'impossible-date.csv': [['REG-034', line(6, 'Geburtsdatum')]],
  'invalid-utf-8.csv': [['REG-018', line(7)]],
  'invalid-windows-1252.csv': [['REG-018', line(7)]],
  'missing-column.csv': [
    [
      'REG-005',
      { key: 'register.columns.birth_date' },
      {
        name: 'Geburtsdatum',
        key: 'register.columns.birth_date',
        nearest: '',
        columns: TOWN_COLUMNS.filter((name) => name !== 'Geburtsdatum'),
      },
    ],
  ],
  'no-header.csv': [['REG-022', {}, { count: 13 }]],
  'ragged.csv': [
    // The last field is missing, which can be empty: that is a note.
    ['REG-068', line(5)],
    ['REG-010', line(9), columns(14)],
  ],
  'stray-quote.csv': [['REG-014', line(6)]],
  'truncated.csv': [['REG-024', line(13)]],
  'two-columns-one-name.csv': [['REG-008', { lines: [1] }, { columns: '6, 10' }]],
  'two-digit-year.csv': [['REG-032', line(6, 'Geburtsdatum')]],
  'unclosed-quote.csv': [['REG-016', line(8)]],
  'unknown-gender.csv': [['REG-041', line(6, 'Geschlecht')]],
  'utf-16be.csv': [['REG-003', {}, { format: 'UTF-16BE' }]],
  'workbook.csv': [['BOOK-001', {}]],
};

describe('broken registers', () => {
  test('every file of the folder is in the table', () => {
    expect(Object.keys(BROKEN).sort()).toEqual(fixtureFiles('broken'));
  });

  test.each(Object.entries(BROKEN))(
    '%s is refused for its own fault alone, at its place',
    async (name, expected) => {
      const problems = (await problemsOf([name])).filter((problem) => problem.code !== 'REG-042');
      const found = problems.map(({ code, where, params }) => ({ code, where, params }));
      expect(found).toEqual(
        expected.map(([code, place, params]) => ({ code, where: [{ file: name, ...place }], params })),
      );
    },
  );

  test('a gender without a group is also named with its count', async () => {
    const problems = await problemsOf(['unknown-gender.csv']);
    expect(problems.map(({ code, where, params }) => [code, where, params])).toContainEqual([
      'REG-042',
      [{ column: 'Geschlecht' }],
      {
        dimension: 'gender',
        values: ['q (1)'],
        lines: [{ text: 'paste.group', dimension: 'gender', name: 'x', written: '"q"' }],
      },
    ]);
  });

  test('two files that are sound alone share an id: the lines of both are named', async () => {
    const [a, b] = ['duplicate-across-a.csv', 'duplicate-across-b.csv'] as const;
    const inA = { file: a, lines: [5], column: 'PersonID', total: 1 };
    const inB = { file: b, lines: [8], column: 'PersonID', total: 1 };
    expect(places(await problemsOf([a, b]))).toEqual([['REG-011', inA, inB]]);
    expect(places(await problemsOf([b, a]))).toEqual([['REG-011', inB, inA]]);
  });

  test('the README of the folder names the same lines', () => {
    const readme = fixtureText('broken/README.md');
    const rows = [...readme.matchAll(/^\| (\S+\.csv) \| .* \| ([^|]*) \|$/gm)];
    const stated = new Map(rows.map(([, name, lines]) => [name, lines?.match(/\d+/g)?.map(Number) ?? []]));
    expect([...stated.keys()].sort()).toEqual(Object.keys(BROKEN).sort());
    for (const [name, found] of Object.entries(BROKEN)) {
      const lines = found.flatMap(([code, place]) => (code === 'REG-068' ? [] : (place.lines ?? [])));
      if (lines.length > 0 && lines.length < 10) expect([name, lines]).toEqual([name, stated.get(name)]);
    }
  });
});
