import { keyDigits } from '../core/official-key.js';
import { collapseSpaces } from '../core/text.js';

/**
 * Where in a table of municipalities the official key and the people stand. The statistical offices put titles above the
 * names of the columns, and these into several lines with footnote marks in them.
 */

export interface MunicipalityColumns {
  /** one column, or the parts of the key in their order: Land, RB, Kreis, (VB,) Gemeinde */
  readonly key: { readonly whole: number } | { readonly parts: readonly KeyPart[] };
  readonly people: number;
  readonly land: number | null;
  readonly name: number | null;
  /** the first row that has a key */
  readonly begin: number;
}

export interface KeyPart {
  readonly column: number;
  readonly digits: number;
  /** of the association of municipalities: no part of the key (AGS) */
  readonly isOutside: boolean;
}

/** What was not found, or found more than once. */
export type ColumnFault = { readonly missing: 'key' | 'people' } | { readonly several: readonly string[] };

/** Titles and names of columns have no more lines. */
const HEADER_WITHIN = 40;
/** Names of a column have no more lines. */
const NAME_LINES = 6;

/** The best one first. */
const KEYS: readonly RegExp[] = [
  /^(key|ags|gkz)$/,
  /\(ags\)$|^ags[ _-]?(code|schlüssel|8)?$|gemeinde-?(schlüssel|schluessel|kennziffer|nummer)( \(.*\))?$/,
  /^(schlüssel|schluessel)([ -]?(nr\.?|nummer))?$|^(schlüssel|schluessel)nummer$/,
  /^(ars|rs)$|\(ars\)$|regional-?(schlüssel|schluessel)$/,
];
const PEOPLE =
  /^(people|population|einwohner(zahl|innen und einwohner)?|bev(ö|oe)lkerung(sstand|szahl)?|personen)\b(?!.*(männlich|weiblich|je km|dichte|anteil))/;
const ALL = /^(insgesamt|zusammen|gesamt|total)$/;
const LAND = /^(land|bundesland|name des landes)$/;
const NAME =
  /^(name|gemeinde|gemeindename|name der gemeinde|gemeinden?|stadt|kommune|bezeichnung|ort|municipality)$/;
const PARTS: readonly { readonly name: RegExp; readonly digits: number; readonly isOutside: boolean }[] = [
  { name: /^(land|lan)$/, digits: 2, isOutside: false },
  { name: /^(rb|regierungsbezirk)$/, digits: 1, isOutside: false },
  { name: /^(kreis|krs|landkreis)$/, digits: 2, isOutside: false },
  { name: /^(vb|gemeindeverband|verband)$/, digits: 4, isOutside: true },
  { name: /^(gem|gemeinde)$/, digits: 3, isOutside: false },
];

export function findColumns(rows: readonly (readonly string[])[]): MunicipalityColumns | ColumnFault {
  const top = rows.slice(0, HEADER_WITHIN).map((row) => row.map(plainName));
  const key = findParts(top) ?? findWhole(top) ?? findByContent(rows);
  if (key === null) return { missing: 'key' };
  const first = rows.findIndex((row) => hasKey(row, key));
  const begin = first < 0 ? rows.length : first;
  const names = columnNames(rows.slice(Math.max(0, begin - NAME_LINES), begin));
  const own = 'whole' in key ? [key.whole] : key.parts.map(({ column }) => column);
  const people = peopleColumns(names, own);
  if (people.length === 0) return { missing: 'people' };
  const [column] = people;
  if (people.length > 1 || column === undefined)
    return { several: people.map((at) => (names[at] ?? []).join(' ')) };
  const other = (pattern: RegExp) => {
    const at = names.findIndex(
      (name, place) => !own.includes(place) && name.some((one) => pattern.test(one)),
    );
    return at < 0 ? null : at;
  };
  return { key, people: column, land: other(LAND), name: other(NAME), begin };
}

/** Without line breaks, hyphens at them and marks of footnotes, in lower case. */
function plainName(cell: string): string {
  return collapseSpaces(cell.replace(/-\s*\n\s*/g, ''))
    .replace(/(?:\s*\d{1,2}\)|[\s*¹²³⁴⁵⁶⁷⁸⁹]+)+$/u, '')
    .toLowerCase();
}

/** Of each column what stands above its first number, from top to bottom. */
function columnNames(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, at) =>
    rows.map((row) => plainName(row[at] ?? '')).filter((name) => name !== ''),
  );
}

function peopleColumns(names: readonly (readonly string[])[], own: readonly number[]): number[] {
  const where = (holds: (name: readonly string[]) => boolean) =>
    names.flatMap((name, at) => (!own.includes(at) && holds(name) ? [at] : []));
  // A title in the first column is not the name of one.
  const named = where(
    (name) => PEOPLE.test(name.at(-1) ?? '') || name.slice(-3).some((one) => PEOPLE.test(one)),
  );
  if (named.length === 1) return named;
  const all = where((name) => name.some((one) => ALL.test(one)));
  if (named.length === 0) return all;
  const both = named.filter((at) => all.includes(at));
  return both.length === 0 ? named : both;
}

function findParts(top: readonly (readonly string[])[]): MunicipalityColumns['key'] | null {
  for (const row of top) {
    const places = PARTS.map(({ name }) => row.findIndex((cell) => name.test(cell)));
    const [land = -1, rb = -1, kreis = -1, , gem = -1] = places;
    if (land < 0 || rb < 0 || kreis < 0 || gem < 0) continue;
    return {
      parts: PARTS.flatMap(({ digits, isOutside }, at) => {
        const column = places[at] ?? -1;
        return column < 0 ? [] : [{ column, digits, isOutside }];
      }),
    };
  }
  return null;
}

function findWhole(top: readonly (readonly string[])[]): MunicipalityColumns['key'] | null {
  for (const pattern of KEYS) {
    for (const row of top) {
      const whole = row.findIndex((cell) => pattern.test(cell));
      if (whole >= 0) return { whole };
    }
  }
  return null;
}

/** Tables of some offices have no name above the keys. Among them there may be as many sums. */
function findByContent(rows: readonly (readonly string[])[]): MunicipalityColumns['key'] | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (let whole = 0; whole < width; whole++) {
    const numbers = rows.map((row) => keyDigits(row[whole] ?? '')).filter((cell) => /^\d+$/.test(cell));
    const keys = numbers.filter((cell) => /^(?:0[1-9]|1[0-6])(?:\d{6}|\d{10})$/.test(cell));
    if (keys.length >= 3 && keys.length * 3 >= numbers.length) return { whole };
  }
  return null;
}

/** Offices number their columns below the names: 1, 2, 3, .. */
export function isNumbering(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return cells.length >= 3 && cells.every((cell, at) => cell === String(at + 1));
}

function hasKey(row: readonly string[], key: MunicipalityColumns['key']): boolean {
  if (isNumbering(row)) return false;
  const cell = (at: number) => keyDigits(row[at] ?? '');
  return 'whole' in key ? /^\d+$/.test(cell(key.whole)) : /^\d+$/.test(cell(key.parts[0]?.column ?? -1));
}
