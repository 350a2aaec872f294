import type { TextDigest } from '../core/digest.js';
import { nextHousehold, type Resident, townOrigins } from './household.js';
import { type Address, randomAddress, TOWN_NAME, townDistricts } from './places.js';
import { type RandomStream, randomStream, weightedTable } from './random.js';

/**
 * A register of invented people, for demonstrations, tests and timing. It has what real registers have:
 * households, homes with a hundred people at one address, districts from a town's size to a hamlet's,
 * partly unknown birth dates, gender without an entry, blocks on information, people who are no longer
 * registered, names from many languages.
 */

export const TOWN_COLUMNS = [
  'PersonID',
  'Familienname',
  'Vorname',
  'Geburtsdatum',
  'Geschlecht',
  'Stadtteil',
  'Strasse',
  'Hausnummer',
  'PLZ',
  'Ort',
  'Staatsangehörigkeit',
  'Auskunftssperre',
  'Status',
] as const;

/** The day on which the ages are right, `YYYY-MM-DD`: a draw's reference date for such a register. */
export const TOWN_REFERENCE_DATE = '2026-12-01';

export interface TownOptions {
  /** how many people, 0 or more */
  readonly rows: number;
  /** any text; it and the number of districts decide the town, and nothing else does */
  readonly seed: string;
  /** 1 to 500 */
  readonly districts: number;
  /** the same town in characters of windows-1252: `Dvořák` becomes `Dvorák` */
  readonly windows1252?: boolean;
}

/**
 * The town's people, a row at a time in the order of {@link TOWN_COLUMNS}. No field has a delimiter, a
 * quotation mark or a line end in it, and memory holds no more than one household. With the same seed and
 * districts, fewer rows are the beginning of more rows. On {@link TOWN_REFERENCE_DATE} the people are 0 to
 * 104 years old (105 if an unknown day or month counts as the first).
 * @throws RangeError if `rows` or `districts` isn't such a number
 */
export function syntheticTown(digest: TextDigest, options: TownOptions): Generator<readonly string[]> {
  const { rows, seed, districts, windows1252 = false } = options;
  if (!Number.isSafeInteger(rows) || rows < 0) {
    throw new RangeError(`expected a whole number of rows, 0 or more, got ${rows}`);
  }
  const places = townDistricts(districts);
  const origins = townOrigins(windows1252);
  return townRows(randomStream(digest, 'town', seed), rows, (random) => ({
    address: randomAddress(random, places),
    residents: nextHousehold(random, origins),
  }));
}

interface Household {
  readonly address: Address;
  readonly residents: readonly Resident[];
}

function* townRows(
  random: RandomStream,
  rows: number,
  next: (random: RandomStream) => Household,
): Generator<readonly string[]> {
  let row = 0;
  while (row < rows) {
    const { address, residents } = next(random);
    for (const resident of residents) {
      if (row === rows) return;
      row++;
      yield rowOf(random, `P${String(row).padStart(9, '0')}`, resident, address);
    }
  }
}

function rowOf(random: RandomStream, id: string, resident: Resident, address: Address): readonly string[] {
  return [
    id,
    resident.familyName,
    resident.givenName,
    birthDate(random, resident.age),
    genderEntry(random, resident.sex),
    address.district,
    address.street,
    address.houseNumber,
    address.postcode,
    TOWN_NAME,
    resident.nationality,
    random.next() < 0.003 ? '1' : '',
    status(random, resident.age),
  ];
}

/** Few have `d` (diverse), `x` (no entry, on purpose) or nothing. */
function genderEntry(random: RandomStream, usual: string): string {
  const u = random.next();
  if (u >= 0.004) return usual;
  return u < 0.001 ? 'd' : u < 0.002 ? 'x' : '';
}

/** People who are no longer registered and still in the export. */
function status(random: RandomStream, age: number): string {
  const u = random.next();
  if (u < 0.0035) return 'verzogen';
  return u < (age < 70 ? 0.004 : 0.0115) ? 'verstorben' : '';
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `DD.MM.` for each day of a leap year. */
const BIRTHDAYS = DAYS_IN_MONTH.flatMap((days, month) =>
  Array.from({ length: days }, (_, day) => `${twoDigits(day + 1)}.${twoDigits(month + 1)}.`),
);
const LEAP_DAY = BIRTHDAYS.indexOf('29.02.');
const REFERENCE_YEAR = 2026;
const REFERENCE_DAY = BIRTHDAYS.indexOf('01.12.');

/** Which parts of a birth date a register knows; of children it knows all. */
const KNOWN = weightedTable<'all' | 'month and year' | 'year' | 'year, written compactly'>([
  ['all', 9950],
  ['month and year', 15],
  ['year', 28],
  ['year, written compactly', 7],
]);
const ADULT = 18;

/** A birth date of somebody who has completed so many years on the reference date. */
function birthDate(random: RandomStream, age: number): string {
  const drawn = random.integer(BIRTHDAYS.length);
  const year = REFERENCE_YEAR - age - (drawn > REFERENCE_DAY ? 1 : 0);
  const day = drawn === LEAP_DAY && year % 4 !== 0 ? drawn - 1 : drawn;
  const birthday = BIRTHDAYS[day] as string;
  if (age < ADULT) return birthday + year;
  switch (random.weighted(KNOWN)) {
    case 'all':
      return birthday + year;
    case 'month and year':
      return `00.${birthday.slice(3)}${year}`;
    case 'year':
      return `00.00.${year}`;
    case 'year, written compactly':
      return `${year}0000`;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
