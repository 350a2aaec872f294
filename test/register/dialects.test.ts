import { beforeAll, describe, expect, test } from 'vitest';
import { fileSource } from '../../src/node/file-source.js';
import { type ColumnRole, findColumn } from '../../src/plan/columns.js';
import { registerDialect } from '../../src/plan/register-dialect.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import type { PlanInput } from '../../src/plan/schema.js';
import { openRegister } from '../../src/register/read.js';
import { fixtureFiles, fixturePath } from './fixtures.js';
import { type Outcome, read } from './registers.js';

/** File, encoding, delimiter. */
const DIALECTS = [
  ['age-column.csv', 'utf-8', ';'],
  ['compact-dates.csv', 'utf-8', ';'],
  ['dsmeld.csv', 'utf-8', ';'],
  ['iso-dates.csv', 'utf-8', ';'],
  ['mixed.csv', 'utf-8', ';'],
  ['quoted.csv', 'utf-8', ';'],
  ['utf-16le.csv', 'utf-16le', '\t'],
  ['utf-8-bom.csv', 'utf-8', ';'],
  ['utf-8.csv', 'utf-8', ','],
  ['vendor.csv', 'windows-1252', ';'],
  ['windows-1252.csv', 'windows-1252', '|'],
] as const;

const PLAN: PlanInput = {
  version: 1,
  // Not every vendor has a column for blocks.
  eligibility: { reference_date: '2026-12-01', min_age: 16, exclude: [] },
  stratify: ['district', 'gender', { age: ['16-29', '30-44', '45-64', '65+'] }],
  sample: { size: 5, max_per_household: 1 },
};

/** The meanings of columns that all of the files have. */
const ROLES: readonly ColumnRole[] = [
  'id',
  'family_name',
  'given_names',
  'gender',
  'district',
  'street',
  'house_number',
  'postcode',
];

interface Reading extends Outcome {
  readonly header: readonly string[];
  readonly delimiter: string;
}

/** Reads a file with a plan that names no column. */
async function readFixture(name: string, input: PlanInput = PLAN): Promise<Reading> {
  const source = await fileSource(fixturePath(`dialects/${name}`));
  const [file] = await openRegister([source], registerDialect(input));
  if (file === undefined) throw new Error('nothing was opened');
  const { header, delimiter } = file;
  const { plan } = resolvePlan(input, { header, register: name, planFile: null, table: null });
  return { ...(await read([source], plan)), header, delimiter };
}

/** Each person by what the columns mean, in the order of the tickets. */
const peopleOf = ({ people, header }: Reading) =>
  people.map(({ ticket, label, household, fields }) => ({
    ticket,
    label,
    household,
    values: ROLES.map((role) => fields[findColumn(role, header) ?? '']),
  }));

describe('one register in many dialects', () => {
  let first: Reading;
  beforeAll(async () => {
    first = await readFixture('utf-8.csv');
  });

  test('every file of the folder is in the table', () => {
    expect(DIALECTS.map(([name]) => name)).toEqual(fixtureFiles('dialects'));
  });

  test('the register that the others are compared with has 40 people, not all of them in the frame', () => {
    expect(first.rows).toBe(40);
    expect(first.people.length).toBeGreaterThan(20);
    expect(first.excluded).toEqual([40 - first.people.length, 0]);
    const [person] = peopleOf(first);
    expect(person?.values.every((value) => value !== undefined && value !== '')).toBe(true);
    expect(first.people.some(({ fields }) => /[äöüß]/.test(fields.Familienname ?? ''))).toBe(true);
  });

  test.each(DIALECTS)(
    '%s is recognised as %s and gives the same people',
    async (name, encoding, delimiter) => {
      const reading = await readFixture(name);
      expect(reading.problems).toEqual([]);
      expect(reading.files).toEqual([{ name, rows: 40, encoding }]);
      expect(reading.delimiter).toBe(delimiter);
      expect(reading.strata).toEqual(first.strata);
      expect(reading.excluded).toEqual(first.excluded);
      expect(peopleOf(reading)).toEqual(peopleOf(first));
    },
  );

  test.each(['vendor.csv', 'dsmeld.csv', 'age-column.csv'])('%s gives them as children too', async (name) => {
    const everybody: PlanInput = {
      version: 1,
      eligibility: { reference_date: '2026-12-01', exclude: [] },
      stratify: [{ age: Array.from({ length: 131 }, (_, age) => String(age)) }],
      sample: { size: 5 },
    };
    const reading = await readFixture(name, everybody);
    expect(reading.people).toHaveLength(40);
    expect(reading.strata).toEqual((await readFixture('utf-8.csv', everybody)).strata);
  });

  test('files with the same columns in the same words have the same records, whatever their form', async () => {
    const records = (reading: Reading) => reading.people.map((person) => person.fields);
    for (const name of ['utf-8-bom.csv', 'utf-16le.csv', 'windows-1252.csv', 'mixed.csv']) {
      expect(records(await readFixture(name))).toEqual(records(first));
    }
  });

  test('quoted fields with delimiters, doubled quotation marks and line breaks come back', async () => {
    const { people, header } = await readFixture('quoted.csv');
    expect(header.at(-1)).toBe('Bemerkung; intern');
    const notes = new Set(people.map(({ fields }) => fields['Bemerkung; intern']));
    expect([...notes].sort()).toEqual(
      [
        '',
        'Gasthof "Krone"',
        'erste Zeile\r\nzweite Zeile',
        'a;b',
        '"',
        'eine\nzwei\ndrei',
        'x,y;"z"\r\n',
      ].sort(),
    );
  });
});
