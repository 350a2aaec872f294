import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { registerDialect } from '../../src/plan/register-dialect.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { contextOf, EXAMPLE, EXAMPLE_HEADER, FILE, resolve } from './plans.js';

const sample = { size: 10 };

describe('the effective plan', () => {
  test('has everything that the example of the manual says, and the defaults of what it does not', () => {
    const { plan, found, warnings } = resolvePlan(parsePlan(EXAMPLE, FILE), contextOf());
    expect([found, warnings]).toEqual([[], []]);
    expect(plan).toEqual({
      version: 1,
      title: 'Bürgerrat Hitzeschutz Musterstadt',
      register: {
        encoding: 'auto',
        delimiter: 'auto',
        columns: {
          id: ['Ordnungsmerkmal'],
          district: 'Stadtteil',
          birth_date: 'Geburtsdatum',
          age: null,
          gender: 'Geschlecht',
          household: ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'],
        },
      },
      eligibility: {
        reference_date: '2026-12-01',
        min_age: 16,
        max_age: null,
        districts: ['Altstadt', 'Zähringen'],
        exclude: [
          { column: 'Auskunftssperre', values: 'nonempty', reason: 'Auskunftssperre', confidential: true },
          {
            column: 'Status',
            values: ['verstorben', 'verzogen'],
            reason: 'nicht mehr gemeldet',
            confidential: false,
          },
          { ids: 'ratsmitglieder.csv', reason: 'Mitglied des Gemeinderats', confidential: false },
        ],
      },
      stratify: [
        {
          name: 'district',
          source: 'column',
          column: 'Stadtteil',
          recognise: 'none',
          categories: null,
          by_lot: [],
        },
        {
          name: 'gender',
          source: 'column',
          column: 'Geschlecht',
          recognise: 'gender',
          categories: null,
          by_lot: [],
        },
        {
          name: 'age',
          source: 'age',
          bands: [
            { name: '16-29', from: 16, to: 29 },
            { name: '30-44', from: 30, to: 44 },
            { name: '45-64', from: 45, to: 64 },
            { name: '65+', from: 65, to: null },
          ],
        },
      ],
      sample: {
        size: 200,
        allocation: 'proportional',
        table: null,
        reserve: '1.5',
        max_per_household: 1,
        allow_shortfall: false,
      },
      seed: { source: 'Lotto 6aus49 vom Samstag, 5. Dezember 2026, mit Superzahl' },
      output: {
        columns: EXAMPLE_HEADER.filter(
          (name) => !['Geburtsdatum', 'Auskunftssperre', 'Status'].includes(name),
        ),
        dialect: 'excel-de',
      },
    });
  });

  test('of a size alone finds the id and nothing that is not needed', () => {
    const header = EXAMPLE_HEADER.filter((name) => name !== 'Auskunftssperre');
    const { plan, found } = resolve({ sample }, { header, planFile: null });
    expect(found).toEqual([{ role: 'id', columns: ['Ordnungsmerkmal'] }]);
    expect(plan.register.columns).toEqual({
      id: ['Ordnungsmerkmal'],
      district: null,
      birth_date: null,
      age: null,
      gender: null,
      household: [],
    });
    expect(plan.sample).toMatchObject({ size: 10, reserve: '1', max_per_household: null });
    expect(plan.eligibility).toEqual({
      reference_date: null,
      min_age: null,
      max_age: null,
      districts: null,
      exclude: [],
    });
  });

  test('says each column that was found by its name', () => {
    const { plan, found } = resolve({
      eligibility: { reference_date: '2026-12-01', districts: ['A'] },
      stratify: ['gender', { age: ['0+'] }],
      sample: { size: 10, max_per_household: 2 },
    });
    expect(Object.fromEntries(found.map(({ role, columns }) => [role, columns]))).toEqual({
      id: ['Ordnungsmerkmal'],
      district: ['Stadtteil'],
      birth_date: ['Geburtsdatum'],
      gender: ['Geschlecht'],
      household: ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'],
      block: ['Auskunftssperre'],
    });
    expect(plan.register.columns.age).toBe(null);
  });

  test('takes the birth date where the register has ages as well', () => {
    const eligibility = { reference_date: '2026-12-01', min_age: 16 };
    const { plan, found } = resolve({ sample, eligibility }, { header: ['Nr', 'Alter', 'Geburtsdatum'] });
    expect(plan.register.columns).toMatchObject({ birth_date: 'Geburtsdatum', age: null });
    expect(found.map(({ role }) => role).sort()).toEqual(['birth_date', 'id']);
  });

  test('has a reserve in its shortest form', () => {
    const reserve = (text: string) => resolve({ sample: { size: 1, reserve: text } }).plan.sample.reserve;
    expect(['1.50', '2.0', '10', '0.00', '0.10', '100'].map(reserve)).toEqual([
      '1.5',
      '2',
      '10',
      '0',
      '0.1',
      '100',
    ]);
  });

  test('opens a register as the plan says', () => {
    expect(registerDialect({ version: 1 })).toEqual({ encoding: 'auto', delimiter: 'auto' });
    const register = { encoding: 'windows-1252', delimiter: 'tab' } as const;
    expect(registerDialect({ version: 1, register })).toEqual({ encoding: 'windows-1252', delimiter: '\t' });
  });
});

describe('blocks on information (§§ 51, 52 BMG)', () => {
  const byDefault = (name: string) => resolve({ sample }, { header: ['Nr', name] }).plan.eligibility.exclude;

  test.each([
    'Auskunftssperre',
    'Übermittlungssperre',
    'Sperrvermerk',
    'bedingter Sperrvermerk',
    '1801 Auskunftssperre',
    'AUSKUNFTSSPERREN',
  ])('whoever has an entry in %s is left out by default, and confidentially', (name) => {
    expect(byDefault(name)).toEqual([{ column: name, values: 'nonempty', reason: name, confidential: true }]);
  });

  test('every kind of block counts', () => {
    const header = ['Nr', 'Auskunftssperre', 'Vorname', 'Sperrvermerk'];
    const { plan, found } = resolve({ sample }, { header });
    expect(plan.eligibility.exclude.map((rule) => rule.reason)).toEqual(['Auskunftssperre', 'Sperrvermerk']);
    expect(found).toContainEqual({ role: 'block', columns: ['Auskunftssperre', 'Sperrvermerk'] });
  });

  test('rules that leave out a block column are worth a warning', () => {
    const exclude = [{ column: 'Sperrvermerk', values: ['1'], reason: 'S' }];
    const header = ['Nr', 'Auskunftssperre', 'Sperrvermerk'];
    const { plan, warnings } = resolve({ sample, eligibility: { exclude } }, { header });
    expect(warnings).toEqual([
      {
        code: 'DRAW-011',
        severity: 'warning',
        where: [{ key: 'eligibility.exclude', column: 'Auskunftssperre' }],
      },
    ]);
    // A rule about blocks is confidential unless the plan says otherwise.
    expect(plan.eligibility.exclude).toEqual([
      { column: 'Sperrvermerk', values: ['1'], reason: 'S', confidential: true },
    ]);
  });

  test('an empty list of rules switches it off, and other rules take its place', () => {
    expect(resolve({ sample, eligibility: { exclude: [] } }).plan.eligibility.exclude).toEqual([]);
    const exclude = [{ column: 'Status', values: ['tot'], reason: 'tot' }];
    expect(resolve({ sample, eligibility: { exclude } }).plan.eligibility.exclude).toEqual([
      { column: 'Status', values: ['tot'], reason: 'tot', confidential: false },
    ]);
  });
});
