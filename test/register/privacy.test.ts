import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { registerDialect } from '../../src/plan/register-dialect.js';
import { type ResolveContext, resolvePlan } from '../../src/plan/resolve.js';
import type { PlanInput } from '../../src/plan/schema.js';
import { openRegister } from '../../src/register/read.js';
import { read, register, table } from './registers.js';

/** Whatever is wrong with a register, no problem tells anything of a person but the line (HOUSE). */

const HEADER = [
  'PersonID',
  'Familienname',
  'Vorname',
  'Geburtsdatum',
  'Geschlecht',
  'Stadtteil',
  'Strasse',
  'PLZ',
];

/** Every personal field of every person is a word that occurs nowhere else. */
function people(count: number): string[][] {
  return Array.from({ length: count }, (_, nr) => [
    `Idzz${nr}`,
    `Namezz${nr}`,
    `Vorzz${nr}`,
    `0${1 + (nr % 9)}.04.19${20 + (nr % 70)}`,
    'mw'.charAt(nr % 2),
    'Altstadt',
    `Wegzz ${nr}`,
    `99${nr}zz`,
  ]);
}
const TELLS = /zz|\.04\.19|Altstadt/;

const PLAN: PlanInput = {
  version: 1,
  eligibility: { reference_date: '2026-12-01', min_age: 16 },
  stratify: ['district', 'gender', { age: ['16-64', '65+'] }],
  sample: { size: 2, max_per_household: 1 },
};

/** All problems that a register meets on its way from the file to the frame. */
async function problemsOf(bytes: string | Uint8Array, input: PlanInput): Promise<readonly Problem[]> {
  try {
    const [file] = await openRegister([register(bytes)], registerDialect(input));
    const context: ResolveContext = {
      header: file?.header ?? [],
      register: 'register.csv',
      planFile: null,
      table: null,
    };
    const { plan, warnings } = resolvePlan(input, context);
    return [...warnings, ...(await read(bytes, plan)).problems];
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
}

const codes = (problems: readonly Problem[]) => problems.map((problem) => problem.code);
const text = (problems: readonly Problem[]) => JSON.stringify(problems);

describe('problems tell nothing of a person', () => {
  test('a sound register has none, so that the others below come from their fault', async () => {
    expect(await problemsOf(table([HEADER, ...people(12)]), PLAN)).toEqual([]);
  });

  const faults: Readonly<Record<string, (row: string[]) => string[]>> = {
    'REG-010': (row) => [...row, 'Restzz'],
    'REG-012': (row) => row.with(0, ''),
    'REG-013': (row) => row.with(0, 'Idzz\u001f1'),
    'REG-014': (row) => row.with(1, 'Na"mezz'),
    'REG-015': (row) => row.with(6, '"Wegzz" 3'),
    'REG-017': (row) => row.with(6, 'Weg\0zz'),
    'REG-030': (row) => row.with(3, ''),
    'REG-031': (row) => row.with(3, 'Datumzz'),
    'REG-032': (row) => row.with(3, '01.04.19'),
    'REG-033': (row) => row.with(3, '00.00.0000'),
    'REG-034': (row) => row.with(3, '31.04.1950'),
    'REG-035': (row) => row.with(3, '01.04.2027'),
    'REG-040': (row) => row.with(5, ''),
    'REG-041': (row) => row.with(4, 'q'),
  };
  // NUL at the beginning of a file makes it binary; here it comes later.
  const many = people(3000);

  test.each(Object.entries(faults))('%s', async (code, break_) => {
    const rows = many.map((row, at) => (at > 2000 && at % 200 === 0 ? break_(row) : row));
    const problems = await problemsOf(table([HEADER, ...rows]), PLAN);
    expect(codes(problems)).toContain(code);
    expect(text(problems)).not.toMatch(TELLS);
  });

  test('double ids, across a file and more than ten of them', async () => {
    const rows = people(30);
    const problems = await problemsOf(table([HEADER, ...rows, ...rows.slice(0, 12)]), PLAN);
    expect(codes(problems)).toEqual([...Array(10).fill('REG-011'), 'REG-021']);
    expect(text(problems)).not.toMatch(TELLS);
  });

  test('whatever is done to any bytes of a file', async () => {
    const sound = Buffer.from(table([HEADER, ...people(20)], { end: '\r\n' }));
    const edit = fc.tuple(
      fc.nat({ max: sound.length - 1 }),
      fc.constantFrom(0, 10, 13, 34, 59, 44, 48, 46, 0x81, 0xfc),
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const bytes = Buffer.from(sound);
        for (const [at, byte] of edits) if (at >= HEADER.join(';').length) bytes[at] = byte;
        const problems = await problemsOf(bytes, PLAN);
        refused += problems.length > 0 ? 1 : 0;
        // A name that slid into the column of genders is one of its values; that has tests of its own.
        expect(text(problems.filter((problem) => problem.code !== 'REG-042'))).not.toMatch(TELLS);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

describe('a wrong column', () => {
  const PERSONAL = ['PersonID', 'Familienname', 'Vorname', 'Geburtsdatum', 'Strasse', 'PLZ'];
  const wrong = (column: string): PlanInput => ({ ...PLAN, register: { columns: { gender: column } } });

  test.each(PERSONAL)(
    'taking %s for the gender shows none of its values, in a large register',
    async (column) => {
      const problems = await problemsOf(table([HEADER, ...people(500)]), wrong(column));
      expect(codes(problems)).toEqual(['REG-041', 'REG-043']);
      expect(text(problems)).not.toMatch(TELLS);
    },
  );

  test('none of them taken for the gender shows its values in a village of twelve', async () => {
    const { max_per_household: _, ...sample } = PLAN.sample ?? {};
    const shown: string[] = [];
    for (const column of PERSONAL) {
      const problems = await problemsOf(table([HEADER, ...people(12)]), { ...wrong(column), sample });
      expect(codes(problems)).toContain('REG-041');
      if (TELLS.test(text(problems))) shown.push(column);
    }
    expect(shown).toEqual([]);
  });
});

describe('a register without header', () => {
  const first = ['Idzz0', 'Namezz0', 'Vorzz0', '01.04.1920', 'm', 'Altstadt', 'Wegzz', '99zz'];
  const headless = (row: readonly string[]) => table([row, ...people(12)]);

  test('the first person is not shown', async () => {
    const problems = await problemsOf(headless(first), PLAN);
    expect(codes(problems)).toContain('REG-022');
    expect(text(problems)).not.toMatch(TELLS);
  });

  test('also with gaps in the first row, or the same value twice', async () => {
    for (const row of [first.with(4, ''), first.with(2, 'Namezz0').with(7, '')]) {
      const problems = await problemsOf(headless(row), PLAN);
      expect(codes(problems)[0]).toMatch(/^REG-(?:008|022)$/);
      expect(text(problems)).not.toMatch(TELLS);
    }
  });

  test('also if one of the values happens to be a word that columns are called by', async () => {
    const values = ['Auskunftssperre', 'Sperrvermerk', 'Alter', 'Name', 'Quartier'];
    const shown: string[] = [];
    for (const value of values) {
      const problems = await problemsOf(headless([...first, value]), PLAN);
      if (TELLS.test(text(problems))) shown.push(value);
    }
    expect(shown).toEqual([]);
  });

  test('in a second file the person is not shown either', async () => {
    const sources = [register(table([HEADER, ...people(3)]), 'a.csv'), register(headless(first), 'b.csv')];
    const problems = await openRegister(sources, registerDialect(PLAN)).catch((cause: unknown) =>
      cause instanceof Refusal ? cause.problems : [],
    );
    expect(problems).toEqual([
      { code: 'REG-019', severity: 'error', where: [{ file: 'b.csv' }], params: { first: 'a.csv' } },
    ]);
  });
});
