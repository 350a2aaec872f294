import { columnKey, FAMILY_NAMES, POSTCODES, TOWNS } from '../core/column-name.js';
import { findColumn, usualNames } from './columns.js';
import type { LetterRole } from './letters-schema.js';

/** Finds what letters need among the columns of the lists, by the usual names of registers. */

/** Names as `columnKey` writes them, the most telling first; after those that every register is searched for. */
const NAMES: Readonly<Record<LetterRole, readonly string[]>> = {
  salutation: ['anrede', 'anredetext', 'salutation'],
  gender: usualNames('gender'),
  title: [
    ...['doktorgrad', 'doktorgrade', 'dr', 'drgrad', 'akadgrad', 'akademischergrad', 'akadtitel'],
    ...['akademischertitel', 'grad', 'titel', 'title'],
  ],
  given_names: usualNames('given_names').filter((name) => name !== 'rufname'),
  call_name: ['rufname', 'callname'],
  name_prefix: [
    ...['vorsatzwort', 'vorsatzworte', 'namensvorsatz', 'namenspraefix', 'namensbestandteil'],
    ...['namensbestandteile', 'familiennamebestandteile', 'namenszusatz', 'nameprefix'],
  ],
  family_name: FAMILY_NAMES,
  full_name: [
    ...['vollstaendigername', 'vollername', 'vornamename', 'vornameundname', 'vornamenachname'],
    ...['vorundnachname', 'vorundzuname', 'fullname'],
  ],
  care_of: ['co', 'wohnhaftbei', 'careof'],
  addition: [
    ...['adresszusatz', 'adressenzusatz', 'anschriftenzusatz', 'anschriftzusatz', 'adressergaenzung'],
    ...['wohnungsnummer', 'stockwerk', 'zusatz', 'addressline2'],
  ],
  street: [
    ...usualNames('street'),
    ...['strassehausnummer', 'strasseundhausnummer', 'strassehausnr', 'strassehnr', 'strassenr'],
    ...['strasseundnummer', 'streetaddress'],
  ],
  house_number: usualNames('house_number'),
  // Where nothing else is called so.
  house_number_suffix: [...usualNames('house_number_suffix'), 'zusatz'],
  postcode: POSTCODES,
  town: [...TOWNS, 'plzort', 'plzundort', 'plzwohnort'],
  address: ['anschrift', 'adresse', 'wohnanschrift', 'postanschrift', 'address'],
  country: ['staat', 'land', 'country', 'wohnsitzstaat'],
  age: usualNames('age'),
  birth_date: usualNames('birth_date'),
};

/** The column of a list for this role, or `null`. */
export function findLetterColumn(role: LetterRole, header: readonly string[]): string | null {
  const keys = header.map(columnKey);
  const name = NAMES[role].find((one) => keys.includes(one));
  const found = name === undefined ? undefined : header[keys.indexOf(name)];
  if (found !== undefined) return found;
  return role === 'given_names' ? findColumn('given_names', header) : null;
}

/** Names that a column of this role usually has, for a message. */
export function namesOfLetterColumn(role: LetterRole): readonly string[] {
  return NAMES[role].slice(0, 4).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
}

/** One of somebody's legal representatives: the columns that say who it is; `name` is the whole name. */
export interface RepresentativeColumns {
  readonly name: string | null;
  readonly title: string | null;
  readonly given_names: string | null;
  readonly family_name: string | null;
  readonly gender: string | null;
}

/** A column of a legal representative (§ 46 (3) BMG), whatever its number. */
const REPRESENTATIVE = /vertret|representative|sorgeberechtig/;
/** Of what a representative may have besides a name. */
const OTHERS =
  /datum|strasse|plz|ort$|anschrift|adresse|telefon|mail|hausn|^vertretungs?art|anlass|grund|ende|beginn/;

export function isRepresentativeColumn(name: string): boolean {
  const key = columnKey(name);
  return REPRESENTATIVE.test(key) && !OTHERS.test(key);
}

/** The representatives' columns, person by person, in the order of the register; by the numbers in their names. */
export function representativeColumns(header: readonly string[]): RepresentativeColumns[] {
  const groups = new Map<string, string[]>();
  for (const column of header.filter(isRepresentativeColumn)) {
    const number = /\d+/.exec(column.replace(/^\s*\d{4}[a-z]?\b/, ''))?.[0] ?? '';
    groups.set(number, [...(groups.get(number) ?? []), column]);
  }
  return [...groups.values()].map((columns) => {
    const with_ = (pattern: RegExp) => columns.find((one) => pattern.test(columnKey(one))) ?? null;
    const given_names = with_(/vorname|rufname|givenname|firstname/);
    const gender = with_(/geschlecht|anrede|gender/);
    const title = with_(/doktor|titel|grad/);
    const family_name = given_names === null ? null : with_(/familienname|nachname|zuname|(?<!vor)name$/);
    const taken = [given_names, gender, title, family_name];
    return {
      ...{ given_names, gender, title, family_name },
      name: family_name === null ? (columns.find((one) => !taken.includes(one)) ?? null) : null,
    };
  });
}
