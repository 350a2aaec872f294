import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawPlan } from '../../src/core/plan.js';
import { byColumn, excludeWhere, planOf, read, register, table } from './registers.js';

/** The frame against a second implementation: short, slow, and from the text of SPEC 4 and 5 alone. */

interface Row {
  readonly Nr: string;
  readonly Ort: string;
  readonly G: string;
  readonly Geboren: string;
  readonly Sperre: string;
  readonly Status: string;
}

interface Counts {
  readonly excluded: Record<string, number>;
  readonly strata: Record<string, number>;
  readonly problems: Record<string, number>;
}

interface Rules {
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly districts: readonly string[] | null;
  readonly byLot: boolean;
}

const STICHTAG = '2026-12-01';
const BANDS = ['16-29', '30-44', '60+'];

/** Completed years, or the code of what is wrong. */
function naiveAge(text: string): number | string {
  const trimmed = text.trim();
  if (trimmed === '') return 'REG-030';
  if (/^\d+\.\d+\.\d\d$/.test(trimmed)) return 'REG-032';
  const parts = trimmed.includes('.') ? trimmed.split('.').reverse() : trimmed.split('-');
  const [y = '', m = '1', d = '1'] = parts;
  if (!/^\d{4}$/.test(y)) return 'REG-031';
  const [year, month, day] = [Number(y), Number(m) || 1, Number(d) || 1];
  if (year === 0) return 'REG-033';
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'REG-034';
  const [refYear = 0, refMonth = 0, refDay = 0] = STICHTAG.split('-').map(Number);
  const hadBirthday = refMonth > month || (refMonth === month && refDay >= day);
  const age = refYear - year - (hadBirthday ? 0 : 1);
  return age < 0 ? 'REG-035' : age;
}

function naiveGender(row: Row, byLot: boolean): string | null {
  const value = row.G.trim().toLowerCase();
  if (value === 'm' || value === 'männlich') return 'm';
  if (value === 'w' || value === 'weiblich') return 'w';
  if (value !== '' && value !== 'divers') return null;
  if (!byLot) return value === '' ? 'x' : 'd';
  const hash = createHash('sha256').update(`by-lot:${row.Nr.trim()}`).digest('hex');
  return BigInt(`0x${hash}`) % 2n === 0n ? 'm' : 'w';
}

function naiveBand(age: number): string | undefined {
  if (age >= 60) return '60+';
  return age >= 16 && age <= 29 ? '16-29' : age >= 30 && age <= 44 ? '30-44' : undefined;
}

/** Where a row ends: `[excluded, rule]`, `[strata, name]` or `[problems, code]`. */
function naivePlace(row: Row, rules: Rules): [keyof Counts, string] {
  if (row.Nr.trim() === '') return ['problems', 'REG-012'];
  if (row.Sperre.trim() !== '') return ['excluded', 'Sperre'];
  if (['tot', 'weg'].includes(row.Status.trim())) return ['excluded', 'Status'];
  const age = naiveAge(row.Geboren);
  if (typeof age === 'string') return ['problems', age];
  if (rules.minAge !== null && age < rules.minAge) return ['excluded', 'min'];
  if (rules.maxAge !== null && age > rules.maxAge) return ['excluded', 'max'];
  const band = naiveBand(age);
  if (band === undefined) return ['excluded', 'bands'];
  const ort = row.Ort.trim();
  if (ort === '') return ['problems', 'REG-040'];
  if (rules.districts !== null && !rules.districts.includes(ort)) return ['excluded', 'districts'];
  const gender = naiveGender(row, rules.byLot);
  return gender === null ? ['problems', 'REG-041'] : ['strata', `${ort} / ${gender} / ${band}`];
}

function naiveCounts(rows: readonly Row[], rules: Rules): Counts {
  const counts: Counts = { excluded: {}, strata: {}, problems: {} };
  for (const row of rows) {
    const [kind, name] = naivePlace(row, rules);
    counts[kind][name] = (counts[kind][name] ?? 0) + 1;
  }
  return counts;
}

function planFor(rules: Rules): DrawPlan {
  const genders = ['m', 'w'].map((name) => ({ name, values: [name] }));
  return planOf({
    columns: { birth_date: 'Geboren', district: 'Ort', gender: 'G' },
    eligibility: {
      reference_date: STICHTAG,
      min_age: rules.minAge,
      max_age: rules.maxAge,
      districts: rules.districts,
      exclude: [excludeWhere('Sperre', 'nonempty'), excludeWhere('Status', ['tot', 'weg'])],
    },
    stratify: [
      byColumn('Ort', { name: 'district' }),
      byColumn('G', {
        name: 'gender',
        recognise: 'gender',
        ...(rules.byLot ? { categories: genders, by_lot: ['d', 'x'] } : {}),
      }),
      {
        name: 'age',
        source: 'age',
        bands: [
          { name: '16-29', from: 16, to: 29 },
          { name: '30-44', from: 30, to: 44 },
          { name: '60+', from: 60, to: null },
        ],
      },
    ],
  });
}

const two = (n: number) => String(n).padStart(2, '0');
const date = fc
  .tuple(
    fc.integer({ min: 1918, max: 2027 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 31 }),
    fc.nat({ max: 3 }),
  )
  .map(
    ([y, m, d, form]) =>
      [`${two(d)}.${two(m)}.${y}`, `${d}.${m}.${y}`, `${y}-${two(m)}-${two(d)}`, `${y}`][form] ?? '',
  );
const rarely = <T>(usual: fc.Arbitrary<T>, ...others: T[]) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const row = fc.record({
  Ort: rarely(fc.constantFrom('Nord', 'Süd', ' West', 'Ost '), ''),
  G: rarely(fc.constantFrom('m', 'w', 'W', 'Männlich', 'weiblich', 'Divers', '', ' '), 'q', 'mann'),
  Geboren: rarely(date, '', 'bald', '1.1.80', '00.00.0000', '30.02.1970'),
  Sperre: rarely(fc.constantFrom('', ' ', ''), 'ja'),
  Status: rarely(fc.constantFrom('', 'da'), 'tot', ' weg'),
});
const rules = fc.record({
  minAge: fc.constantFrom(null, 18, 40),
  maxAge: fc.constantFrom(null, 70),
  districts: fc.constantFrom(null, ['Nord'], ['Süd', 'West']),
  byLot: fc.boolean(),
});

test('every row is counted exactly where a second implementation of the rules puts it', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }),
      rules,
      fc.nat(59),
      async (drawn, given, gap) => {
        const rows: Row[] = drawn.map((fields, nr) => ({ ...fields, Nr: nr === gap ? ' ' : `${nr}` }));
        const expected = naiveCounts(rows, given);
        const names = ['Nr', 'Ort', 'G', 'Geboren', 'Sperre', 'Status'] as const;
        const texts = table([[...names], ...rows.map((fields) => names.map((name) => fields[name]))]);
        const outcome = await read([register(texts)], planFor(given));
        const kinds = [
          'Sperre',
          'Status',
          given.minAge === null ? '' : 'min',
          given.maxAge === null ? '' : 'max',
        ];
        const order = [...kinds, 'bands', given.districts === null ? '' : 'districts'].filter(
          (name) => name !== '',
        );
        expect(outcome.excluded).toEqual(order.map((name) => expected.excluded[name] ?? 0));
        expect(outcome.strata).toEqual(expected.strata);
        const problems: Record<string, number> = {};
        for (const { code: given, severity, where } of outcome.problems) {
          // A row without an id in which nothing but one field is filled is a remark.
          const code = given === 'REG-056' ? 'REG-012' : given;
          if (!['REG-042', 'REG-043'].includes(code) && severity === 'error')
            problems[code] = (problems[code] ?? 0) + (where?.[0]?.total ?? 0);
        }
        expect(problems).toEqual(expected.problems);
        for (const kind of ['excluded', 'problems'] as const)
          for (const name of Object.keys(expected[kind])) met.add(name);
        for (const name of Object.keys(expected.strata)) met.add(name.split(' / ')[2] ?? '');
      },
    ),
    { numRuns: 400 },
  );
  // Everything that can become of a row has occurred.
  const codes = ['012', '030', '031', '032', '033', '034', '035', '040', '041'].map((nr) => `REG-${nr}`);
  const places = [...codes, ...BANDS, 'Sperre', 'Status', 'bands', 'districts', 'max', 'min'];
  expect([...met].sort()).toEqual(places.sort());
});
