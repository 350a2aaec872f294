import type { Municipality } from '../core/municipalities.js';
import { isLand, keyDigits, wholeNumber } from '../core/official-key.js';
import { collapseSpaces, compareCodePoints, normaliseText } from '../core/text.js';
import { isNumbering, type MunicipalityColumns } from './municipality-columns.js';

/** Rows of a table of municipalities: what is one, what is a sum of several, and what is neither. */

export interface ListedMunicipality extends Municipality {
  /** empty: the table has none */
  readonly name: string;
  readonly line: number;
}

export interface MunicipalityTable {
  /** in the order of keys */
  readonly municipalities: readonly ListedMunicipality[];
  /** areas without people, which belong to no municipality or whose people have gone */
  readonly empty: number;
  /** keys whose leading zero was lost */
  readonly restored: number;
  /** districts and Länder with nothing below them in the table that are one municipality */
  readonly whole: readonly string[];
  /** sums that are not those of their municipalities */
  readonly unequal: readonly UnequalSum[];
  readonly faults: readonly RowFault[];
}

/** A sum of a district, a Land or the whole table. */
export interface UnequalSum {
  /** empty: of the whole table */
  readonly key: string;
  readonly line: number;
  readonly people: number;
  readonly summed: number;
}

/** `twice`: of the second one. `number`: what should be a number of people is none. `keyless`: people, and no key. `land`: no name of one. */
export interface RowFault {
  readonly kind: 'twice' | 'number' | 'keyless' | 'key' | 'sum' | 'land';
  readonly line: number;
}

/** By the first two digits of the official key. */
const LAND_NAMES = [
  ...['Schleswig-Holstein', 'Hamburg', 'Niedersachsen', 'Bremen', 'Nordrhein-Westfalen', 'Hessen'],
  ...['Rheinland-Pfalz', 'Baden-Württemberg', 'Bayern', 'Saarland', 'Berlin', 'Brandenburg'],
  ...['Mecklenburg-Vorpommern', 'Sachsen', 'Sachsen-Anhalt', 'Thüringen'],
];
const LAND_LETTERS = 'SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH'.split(' ');
/** Hamburg and Berlin are one municipality each. */
const CITIES = ['02', '11'];

const LONGEST_LAND = 200;
/** More people than there are. */
const MOST_PEOPLE = 1_000_000_000;

interface Row {
  /** all its digits, leading zeros restored; of a sum fewer than of a municipality */
  readonly full: string;
  readonly isMunicipality: boolean;
  readonly isRestored: boolean;
  /** `null`: the cell is empty; `NaN`: it holds something else */
  readonly people: number | null;
  readonly land: string;
  readonly name: string;
  readonly line: number;
}

/**
 * @param rows of the sheet, @param lines where each of them begins
 */
export function readMunicipalities(
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  columns: MunicipalityColumns,
): MunicipalityTable {
  const faults: RowFault[] = [];
  const totals: { readonly people: number; readonly line: number }[] = [];
  const found: Row[] = [];
  const isLong = hasLongKeys(rows, columns);
  for (const [at, cells] of rows.entries()) {
    if (at < columns.begin || isNumbering(cells)) continue;
    const line = lines[at] ?? 0;
    const people = peopleOf(cells[columns.people] ?? '');
    const digits = digitsOf(cells, columns);
    if (digits === null) {
      // A footnote, a date, a name of a Land: nothing that counts anybody.
      if (people === null || Number.isNaN(people) || people === 0) continue;
      if (isTotal(cells)) totals.push({ people, line });
      else if (!isLandRow(cells)) faults.push({ kind: 'keyless', line });
      continue;
    }
    const key = understood(digits, isLong);
    if (key === null) faults.push({ kind: 'key', line });
    else {
      const land = columns.land === null ? '' : collapseSpaces(cells[columns.land] ?? '');
      if (land.length > LONGEST_LAND || /\p{C}/u.test(land)) faults.push({ kind: 'land', line });
      const name = columns.name === null ? '' : normaliseText(cells[columns.name] ?? '');
      found.push({ ...key, people, land: landName(land, key.full), name, line });
    }
  }
  return { ...settled(found, totals, faults, isLong) };
}

function settled(
  found: readonly Row[],
  totals: readonly { readonly people: number; readonly line: number }[],
  faults: RowFault[],
  isLong: boolean,
): MunicipalityTable {
  const own = found.filter(({ isMunicipality }) => isMunicipality);
  const sums = found.filter(({ isMunicipality }) => !isMunicipality);
  const isAbove = (sum: Row) => own.some(({ full }) => full.startsWith(sum.full));
  const bare = own.length === 0 ? [] : sums.filter((sum) => !isAbove(sum));
  const alone = bare.filter((sum) => isTown(sum, sums) && (sum.people ?? 0) > 0);
  for (const { line, people } of bare.filter((sum) => !alone.includes(sum) && !coversAny(sum, alone)))
    if ((people ?? 0) > 0) faults.push({ kind: 'sum', line });
  const all = [...own, ...alone];
  const seen = new Set<string>();
  const municipalities: ListedMunicipality[] = [];
  let empty = 0;
  for (const row of all) {
    const key = officialKey(row.full, isLong);
    if (seen.has(key)) faults.push({ kind: 'twice', line: row.line });
    seen.add(key);
    if (row.people === null || Number.isNaN(row.people)) faults.push({ kind: 'number', line: row.line });
    else if (row.people === 0) empty++;
    else
      municipalities.push({ ...{ key, land: row.land, people: row.people }, name: row.name, line: row.line });
  }
  municipalities.sort((a, b) => compareCodePoints(a.key, b.key));
  const sumOf = (prefix: string) =>
    all.reduce((sum, { full, people }) => sum + (full.startsWith(prefix) ? Number(people) || 0 : 0), 0);
  const checked = [
    ...sums
      .filter((sum) => !alone.includes(sum))
      .map(({ full, people, line }) => ({ key: full, people, line })),
    ...totals.map((total) => ({ key: '', ...total })),
  ];
  return {
    municipalities,
    empty,
    restored: all.filter(({ isRestored }) => isRestored).length,
    whole: alone.map(({ full }) => officialKey(full, isLong)).sort(compareCodePoints),
    unequal: checked.flatMap(({ key, people, line }) => {
      if (people === null || Number.isNaN(people)) return [];
      const summed = sumOf(key);
      return summed === people ? [] : [{ key, line, people, summed }];
    }),
    faults: faults.sort((a, b) => a.line - b.line),
  };
}

/** A town that is a district of its own, or Hamburg and Berlin: some tables don't list them once more as municipalities. */
function isTown({ full }: Row, sums: readonly Row[]): boolean {
  if (full.length === 5) return true;
  return (
    CITIES.includes(full) && !sums.some((other) => other.full.length === 5 && other.full.startsWith(full))
  );
}

function coversAny({ full }: Row, alone: readonly Row[]): boolean {
  return alone.some((one) => one.full.startsWith(full));
}

/** Land, RB, Kreis, Gemeinde: eight digits. */
function officialKey(full: string, isLong: boolean): string {
  if (full.length < 8) return full.padEnd(8, '0');
  return isLong ? full.slice(0, 5) + full.slice(9, 12) : full;
}

/** Whether keys have twelve digits (ARS), with the association of municipalities in them. */
function hasLongKeys(rows: readonly (readonly string[])[], { key, begin }: MunicipalityColumns): boolean {
  if ('parts' in key) return key.parts.some(({ isOutside }) => isOutside);
  return rows.slice(begin).some((row) => /^\d{11,12}$/.test(keyDigits(row[key.whole] ?? '')));
}

/** The digits that stand in a row; `null`: there is no key. Parts of a key are filled up, and end where one is empty. */
function digitsOf(row: readonly string[], { key }: MunicipalityColumns): string | null {
  if ('whole' in key) {
    const digits = keyDigits(row[key.whole] ?? '');
    return /^\d+$/.test(digits) ? digits : null;
  }
  let digits = '';
  for (const { column, digits: length } of key.parts) {
    const part = keyDigits(row[column] ?? '');
    if (part === '') break;
    if (!/^\d+$/.test(part)) return null;
    digits += part.padStart(length, '0');
  }
  return digits === '' ? null : digits;
}

/** How many digits the key of something has. */
const SUMS = { short: [2, 3, 5], long: [2, 3, 5, 9] } as const;

function understood(
  digits: string,
  isLong: boolean,
): Pick<Row, 'full' | 'isMunicipality' | 'isRestored'> | null {
  const whole = isLong ? 12 : 8;
  const lengths: readonly number[] = [...SUMS[isLong ? 'long' : 'short'], whole];
  const full = lengths.includes(digits.length) && isLand(digits) ? digits : `0${digits}`;
  if (!lengths.includes(full.length) || !isLand(full)) return null;
  return { full, isMunicipality: full.length === whole, isRestored: full !== digits };
}

/** By its name, its letters or its digits; without any by the key. */
function landName(written: string, key: string): string {
  const number = /^\d{1,2}$/.test(written) ? Number(written) : LAND_LETTERS.indexOf(written) + 1;
  if (written !== '' && number === 0) return written;
  return LAND_NAMES[(number || Number(key.slice(0, 2))) - 1] ?? written;
}

/**
 * A number of people as offices write it; `null`: nothing stands there; `NaN`: something else. A dash is nobody, a full
 * stop a number that is not known.
 */
function peopleOf(cell: string): number | null {
  const text = cell.replace(/^[\s\u00a0\u2009\u202f]+|[\s\u00a0\u2009\u202f]+$/g, '');
  if (text === '') return null;
  if (/^[-–—]$/.test(text)) return 0;
  const plain = text.replace(/[\s\u00a0]*(?:\d{1,2}\)|\*+|[a-zA-Z])$/, '');
  const people = wholeNumber(plain) ?? Number.NaN;
  return people <= MOST_PEOPLE ? people : Number.NaN;
}

function isTotal(row: readonly string[]): boolean {
  return row.some((cell) => /^\s*(?:insgesamt|zusammen|summe|gesamt|deutschland|total|DG)\b/iu.test(cell));
}

function isLandRow(row: readonly string[]): boolean {
  return row.some((cell) => LAND_NAMES.includes(normaliseText(cell)));
}
