import { describe, expect, test } from 'vitest';
import type { DrawPlan } from '../../src/core/plan.js';
import { openRegister, readFrame } from '../../src/register/read.js';
import type { RegisterSource } from '../../src/register/source.js';
import type { RegisterSurvey } from '../../src/register/survey.js';
import { byColumn, planOf, register, table } from './registers.js';
import { windows1252 } from './windows-1252.js';

/** What `check` says of a register's columns: counts and categories, never people. */

async function survey(sources: readonly RegisterSource[], plan: DrawPlan): Promise<RegisterSurvey> {
  const opened = await openRegister(sources, plan.register);
  const settings = { plan, key: null, idLists: new Map(), draw: null, survey: true };
  const { survey } = (await readFrame(opened, settings)).tally;
  if (survey === null) throw new Error('nothing was looked at');
  return survey;
}

const plan = planOf({
  columns: { district: 'Ort', gender: 'G', birth_date: 'Geboren' },
  stratify: [byColumn('Ort'), byColumn('Art')],
});
const HEADER = ['Nr', 'Ort', 'G', 'Art', 'Geboren'];

describe('survey of a register', () => {
  test('counts the values of each category, the most frequent first, over all files', async () => {
    const a = [
      ['1', 'Nord', 'w', 'x', '1.2.1950'],
      ['2', ' Süd', '', 'x', '00.00.1931'],
      ['3', 'Süd', 'm', '', '2001'],
    ];
    const b = [['4', 'Süd ', 'm', 'x', '19700015']];
    const { categories, birthDates, likelyUtf8 } = await survey(
      [register(table([HEADER, ...a]), 'a.csv'), register(table([HEADER, ...b]), 'b.csv')],
      plan,
    );
    expect(categories).toEqual([
      {
        column: 'Ort',
        empty: 0,
        values: [
          ['Süd', 3],
          ['Nord', 1],
        ],
      },
      {
        column: 'G',
        empty: 1,
        values: [
          ['m', 2],
          ['', 1],
          ['w', 1],
        ],
      },
      {
        column: 'Art',
        empty: 1,
        values: [
          ['x', 3],
          ['', 1],
        ],
      },
    ]);
    expect(birthDates).toEqual({ partlyUnknown: 3, earliest: 1931, latest: 2001 });
    expect(likelyUtf8).toBe(0);
  });

  test('finds the columns of each file where they stand in it', async () => {
    const files = [
      register('Nr;Ort;G;Art;Geboren\n1;A;m;x;1950\n', 'a.csv'),
      register('G;Ort;Geboren;Art;Nr\nw;B;1960;y;2\n', 'b.csv'),
    ];
    const { categories, birthDates } = await survey(files, plan);
    expect(categories.map(({ values }) => values)).toEqual([
      [
        ['A', 1],
        ['B', 1],
      ],
      [
        ['m', 1],
        ['w', 1],
      ],
      [
        ['x', 1],
        ['y', 1],
      ],
    ]);
    expect(birthDates).toEqual({ partlyUnknown: 2, earliest: 1950, latest: 1960 });
  });

  test('leaves out records of a wrong form', async () => {
    const { categories } = await survey(
      [register('Nr;Ort;G;Art;Geboren\n1;A;m\n2;"A"x;m;x;1950\n3;B;m;x;1950\n')],
      plan,
    );
    expect(categories[0]?.values).toEqual([['B', 1]]);
  });

  test('counts rows that would be UTF-8 where the plan says windows-1252', async () => {
    const ok = windows1252('Nr;Ort;G;Art;Geboren\n1;Süd;m;x;1950\n');
    const said = { ...plan, register: { ...plan.register, encoding: 'windows-1252' as const } };
    const damaged = Buffer.concat([ok, Buffer.from('2;Süd;m;x;1950\n3;Nord;m;x;1950\n')]);
    expect((await survey([register(ok)], plan)).likelyUtf8).toBe(0);
    expect((await survey([register(damaged)], said)).likelyUtf8).toBe(1);
  });

  test('shows no values where there are too many to be categories', async () => {
    const rows = Array.from({ length: 600 }, (_, nr) => [`${nr}`, `Ort ${nr}`, 'm', 'x', '1950']);
    const { categories } = await survey([register(table([HEADER, ...rows]))], plan);
    expect(categories[0]).toEqual({ column: 'Ort', empty: 0, values: null });
    expect(categories[1]?.values).toEqual([['m', 600]]);
  });

  test('never shows ids and household columns', async () => {
    const rows = Array.from({ length: 12 }, (_, nr) => [`P${nr}`, 'Nord', 'm', 'x', '1950']);
    const sources = [register(table([HEADER, ...rows]))];
    const byId = planOf({ columns: { gender: 'Nr' }, stratify: [byColumn('Nr')] });
    expect((await survey(sources, byId)).categories).toEqual([]);
    const byHousehold = planOf({ columns: { gender: 'G', household: ['G', 'Ort'] } });
    expect((await survey(sources, byHousehold)).categories).toEqual([]);
  });

  test('shows no names that were taken for a category in a village of twelve', async () => {
    const rows = Array.from({ length: 12 }, (_, nr) => [`P${nr}`, 'Nord', `Namezz${nr}`, 'x', '1950']);
    const found = await survey([register(table([HEADER, ...rows]))], plan);
    expect(found.categories.map(({ column }) => column)).toEqual(['Ort', 'G', 'Art']);
    expect(JSON.stringify(found)).not.toContain('Namezz');
  });
});
