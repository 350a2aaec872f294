import type { PlanInput } from '../../src/plan/schema.js';
import type { CsvForm } from './registers.js';

/** Registers and plans of all kinds, to be drawn by two programs. */

export interface GeneratedCase {
  readonly name: string;
  readonly rows: number;
  readonly districts?: number;
  readonly encoding?: 'utf16le' | 'windows-1252';
  readonly form?: CsvForm;
  /** the rows are spread over so many files */
  readonly files?: number;
  readonly key?: string;
  /** one column more, or one changed */
  readonly column?: { readonly name: string; readonly value: (row: number) => string };
  readonly plan: Omit<PlanInput, 'version'>;
}

const reference_date = '2026-12-01';
const bands = { age: ['16-29', '30-44', '45-64', '65+'] };
const byLot = { gender: { by_lot: ['d', 'x'] } };
const mapped = { gender: { w: ['w', ''], m: ['m'], by_lot: ['x', 'd'] } };
const adults = { reference_date, min_age: 16 };
const blocked = {
  column: 'Auskunftssperre',
  values: 'nonempty' as const,
  reason: 'Sperre',
  confidential: true,
};
const gone = { column: 'Status', values: ['verzogen', 'verstorben'], reason: 'weg' };
const council = { ids: 'rat.csv', reason: 'Rat' };
const notes = ['a', 'B', 'ä', 'Z', 'ﬀ', '𝔸', 'b c', 'zz'];

export const CASES: readonly GeneratedCase[] = [
  { name: 'nothing but a size', rows: 50, plan: { sample: { size: 7 } } },
  {
    name: 'everybody',
    rows: 60,
    plan: { stratify: ['district'], sample: { size: 60 }, eligibility: { exclude: [] } },
  },
  {
    name: 'one person',
    rows: 200,
    plan: { stratify: ['district', 'gender'], sample: { size: 1, reserve: '3' } },
  },
  { name: 'gender as it stands', rows: 900, plan: { stratify: ['gender'], sample: { size: 33 } } },
  { name: 'gender by lot', rows: 1200, plan: { stratify: [byLot], sample: { size: 101 } } },
  {
    name: 'gender mapped',
    rows: 1200,
    plan: { stratify: [mapped, 'district'], sample: { size: 99, reserve: '0.3' } },
  },
  {
    name: 'three dimensions',
    rows: 3000,
    districts: 12,
    plan: {
      eligibility: { ...adults, exclude: [blocked, gone, council] },
      stratify: ['district', mapped, bands],
      sample: { size: 200, reserve: '1.5' },
    },
  },
  {
    name: 'three dimensions, another order',
    rows: 900,
    plan: { eligibility: adults, stratify: [bands, byLot, 'district'], sample: { size: 40 } },
  },
  {
    name: 'four dimensions, many small strata',
    rows: 700,
    plan: {
      eligibility: adults,
      stratify: ['gender', 'district', 'Staatsangehörigkeit', bands],
      sample: { size: 90, reserve: '2' },
    },
  },
  {
    name: 'ages from 18 to 70',
    rows: 800,
    plan: { eligibility: { reference_date, min_age: 18, max_age: 70 }, sample: { size: 30 } },
  },
  {
    name: 'bands with gaps, old to young',
    rows: 1200,
    plan: {
      eligibility: { reference_date },
      stratify: [{ age: ['80+', '60-69', '20'] }],
      sample: { size: 25, reserve: '4' },
    },
  },
  {
    name: 'single years',
    rows: 1200,
    plan: {
      eligibility: { reference_date: '2028-02-29' },
      stratify: [{ age: Array.from({ length: 40 }, (_, at) => String(20 + at)) }],
      sample: { size: 77 },
    },
  },
  {
    name: 'another reference date',
    rows: 1000,
    plan: {
      eligibility: { reference_date: '2027-03-01', min_age: 30, exclude: [gone] },
      stratify: [bands],
      sample: { size: 50 },
    },
  },
  {
    name: 'ids only',
    rows: 400,
    plan: { eligibility: { exclude: [council] }, stratify: ['district'], sample: { size: 40 } },
  },
  {
    name: 'one household, one person',
    rows: 900,
    plan: {
      eligibility: adults,
      stratify: ['district', bands],
      sample: { size: 80, reserve: '1.5', max_per_household: 1 },
    },
  },
  {
    name: 'two of a household, one stratum',
    rows: 300,
    plan: { eligibility: adults, sample: { size: 60, reserve: '1', max_per_household: 2 } },
  },
  {
    name: 'households so scarce that places stay empty',
    rows: 120,
    plan: {
      eligibility: adults,
      register: { columns: { household: ['Stadtteil'] } },
      stratify: [bands],
      sample: { size: 40, reserve: '2', max_per_household: 3, allow_shortfall: true },
    },
  },
  {
    name: 'a table',
    rows: 500,
    plan: {
      stratify: [mapped],
      sample: {
        size: 50,
        allocation: 'table',
        table: [
          { gender: 'm', size: '35' },
          { gender: 'w', size: '15' },
        ],
        reserve: '0.5',
      },
    },
  },
  {
    name: 'keyed',
    rows: 900,
    key: 'ab'.repeat(32),
    plan: { eligibility: adults, stratify: ['district', byLot], sample: { size: 45 } },
  },
  {
    name: 'keyed, with households',
    rows: 600,
    key: '09'.repeat(32),
    plan: { eligibility: adults, stratify: [mapped], sample: { size: 45, max_per_household: 1 } },
  },
  {
    name: 'windows-1252, LF',
    rows: 1000,
    encoding: 'windows-1252',
    form: { end: '\n' },
    plan: { stratify: ['district', 'Ort'], sample: { size: 64 } },
  },
  {
    name: 'UTF-16LE, tabs',
    rows: 300,
    encoding: 'utf16le',
    form: { delimiter: '\t' },
    plan: { stratify: ['district'], sample: { size: 21 } },
  },
  {
    name: 'three files',
    rows: 1001,
    files: 3,
    form: { delimiter: ',', end: '\r' },
    plan: { eligibility: adults, stratify: ['district', bands], sample: { size: 100, reserve: '0.01' } },
  },
  {
    name: 'an id of three columns',
    rows: 250,
    plan: {
      register: { columns: { id: ['PLZ', 'Strasse', 'PersonID'] } },
      stratify: ['district'],
      sample: { size: 20 },
    },
  },
  {
    name: 'a column with letters of all kinds',
    rows: 400,
    column: { name: 'Merkmal', value: (row) => notes[row % notes.length] ?? '' },
    plan: { stratify: ['Merkmal', 'gender'], sample: { size: 39, reserve: '0.7' } },
  },
  {
    name: 'a column in groups, the rest by lot',
    rows: 400,
    column: { name: 'Merkmal', value: (row) => String(row % 7) },
    plan: {
      stratify: [{ Merkmal: { viel: ['6', '5'], wenig: ['0', '1', '2'], by_lot: ['3', '4'] } }],
      sample: { size: 39, reserve: '0.70' },
    },
  },
  {
    name: 'values with quotation marks, delimiters and line ends',
    rows: 300,
    column: {
      name: 'Merkmal',
      value: (row) => ['"x"', 'a;b', 'zwei\r\nZeilen', 'u\u0308', '\u00fc'][row % 5] ?? '',
    },
    plan: { stratify: ['Merkmal'], sample: { size: 24 } },
  },
  {
    name: 'an age column',
    rows: 500,
    column: { name: 'Alter', value: (row) => String((row * 13) % 104) },
    plan: {
      register: { columns: { age: 'Alter' } },
      eligibility: { min_age: 16 },
      stratify: [bands, 'gender'],
      sample: { size: 55 },
    },
  },
  {
    name: 'two districts only',
    rows: 900,
    plan: {
      eligibility: { ...adults, districts: ['Zähringen', 'Altstadt'] },
      stratify: ['district', bands],
      sample: { size: 30 },
    },
  },
];
