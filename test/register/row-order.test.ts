import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegisterSource } from '../../src/register/source.js';
import {
  byColumn,
  EVERY_AGE,
  excludeWhere,
  type Outcome,
  planOf,
  read,
  register,
  table,
} from './registers.js';

/** The draw does not depend on the order of the rows or on how they are divided into files (SPEC 3, 8). */

const HEADER = ['Nr', 'Ort', 'G', 'Alter', 'Status', 'Name'];
const plan = planOf({
  columns: { age: 'Alter', district: 'Ort', household: ['Name', 'Ort'] },
  eligibility: { min_age: 16, districts: ['Nord', 'Süd'], exclude: [excludeWhere('Status', ['tot'])] },
  stratify: [
    byColumn('Ort'),
    byColumn('G', {
      name: 'gender',
      categories: ['w', 'm'].map((name) => ({ name, values: [name] })),
      by_lot: ['d', ''],
    }),
    EVERY_AGE,
  ],
  perHousehold: 1,
});

const PEOPLE = Array.from({ length: 120 }, (_, nr) => [
  `P${nr}`,
  ['Nord', 'Süd', 'West'][nr % 3] ?? '',
  ['m', 'w', 'd', ''][nr % 4] ?? '',
  `${10 + (nr % 17)}`,
  nr % 11 === 0 ? 'tot' : '',
  `Müller${nr % 9}`,
]);

/** What must not change however the rows are divided; people then come from one file or another. */
function fixedPart({ rows, excluded, strata, people, problems }: Outcome) {
  return { rows, excluded, strata, problems, people: people.map(({ file: _, ...person }) => person) };
}

const shuffled = fc.shuffledSubarray(PEOPLE, { minLength: PEOPLE.length, maxLength: PEOPLE.length });

describe('rows in another order', () => {
  test('give the same strata, exclusions and candidates', async () => {
    const expected = await read(table([HEADER, ...PEOPLE]), plan);
    expect(expected.problems).toEqual([]);
    expect(expected.people.length).toBeGreaterThan(30);
    await fc.assert(
      fc.asyncProperty(shuffled, fc.constantFrom('\n', '\r\n', '\r'), async (rows, end) => {
        expect(fixedPart(await read(table([HEADER, ...rows], { end }), plan))).toEqual(fixedPart(expected));
      }),
      { numRuns: 60 },
    );
  });

  test('divided into files anywhere they give the same', async () => {
    const expected = fixedPart(await read(table([HEADER, ...PEOPLE]), plan));
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        fc.array(fc.integer({ min: 1, max: 119 }), { maxLength: 3 }),
        async (rows, cuts) => {
          const borders = [0, ...new Set(cuts.sort((a, b) => a - b)), rows.length];
          const sources = borders.slice(1).map((border, at): RegisterSource => {
            const part = rows.slice(borders[at], border);
            // The last line end may be missing, and empty lines may stand anywhere.
            const text = table([HEADER, ...part], { end: at % 2 === 0 ? '\n' : '\n\n' });
            return register(text.trimEnd(), `${at}.csv`);
          });
          expect(fixedPart(await read(sources, plan))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a large register of several buffers gives the same backwards and in two files', async () => {
    const rows = Array.from({ length: 40_000 }, (_, nr) => [
      `P${nr}`,
      ['Nord', 'Süd', 'West'][nr % 3] ?? '',
      'mw'.charAt(nr % 2),
      `${16 + (nr % 70)}`,
      '',
      'x'.repeat(30),
    ]);
    const counted = { counted: true } as const;
    const expected = await read(table([HEADER, ...rows]), plan, counted);
    const backwards = await read(table([HEADER, ...rows.toReversed()]), plan, counted);
    expect(fixedPart(backwards)).toEqual(fixedPart(expected));
    const halves = [rows.slice(0, 31_000), rows.slice(31_000)].map((half, at) =>
      register(table([HEADER, ...half]), `${at}.csv`),
    );
    expect(fixedPart(await read(halves.toReversed(), plan, counted))).toEqual(fixedPart(expected));
  });
});
