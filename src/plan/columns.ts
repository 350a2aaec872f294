import { columnKey, FAMILY_NAMES, POSTCODES } from '../core/column-name.js';

/**
 * Finds the columns of a register by their usual names. Vendors call them differently, and exports after
 * the DSMeld data set put sheet numbers before the names; what was found is always said.
 */
export type ColumnRole =
  | 'id'
  | 'district'
  | 'birth_date'
  | 'age'
  | 'gender'
  | 'family_name'
  | 'given_names'
  | 'street'
  | 'house_number'
  | 'postcode'
  | 'block';

/** Names as `columnKey` writes them, the most telling first. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: [
    'personid',
    'personenid',
    'personkennung',
    'personenkennung',
    'personenkennzeichen',
    'personennummer',
    'ordnungsmerkmal',
    'einwohnerid',
    'einwohnernummer',
    'einwohnernr',
    'identifikationsnummer',
    'datensatznummer',
    'datensatznr',
    'datensatzid',
    'kennziffer',
    'kennung',
    'pseudonym',
    'pid',
    'om',
    'id',
    'laufendenummer',
    'lfdnr',
    'lfdnummer',
    'antwortid',
    'anmeldenummer',
    'rueckmeldenummer',
    'teilnehmerid',
    'respondentid',
    'participantid',
    'memberid',
    'uniqueid',
    'externalid',
    'nationbuilderid',
    'nr',
    'nummer',
  ],
  district: [
    'stadtteil',
    'ortsteil',
    'stadtbezirk',
    'bezirk',
    'ortschaft',
    'ortsbezirk',
    'quartier',
    'stadtviertel',
    'gemeindeteil',
    'wohnbezirk',
    'stadtteilname',
    'ortsteilname',
    'district',
    'borough',
    'quarter',
  ],
  birth_date: [
    'geburtsdatum',
    'gebdatum',
    'gebdat',
    'geburtstag',
    'tagdergeburt',
    'datumdergeburt',
    'geboren',
    'geborenam',
    'gebtag',
    'birthdate',
    'dateofbirth',
    'dob',
    'geburtsjahr',
    'gebjahr',
  ],
  age: ['alter', 'alterinjahren', 'lebensalter', 'age'],
  gender: ['geschlecht', 'geschl', 'gender', 'sex', 'geschlechtsangabe'],
  family_name: FAMILY_NAMES,
  given_names: ['vorname', 'vornamen', 'rufname', 'firstname', 'givenname', 'givennames'],
  street: ['strasse', 'str', 'strassenname', 'street'],
  house_number: ['hausnummer', 'hausnr', 'hnr', 'hsnr', 'housenumber'],
  postcode: POSTCODES,
  block: [
    'auskunftssperre',
    'auskunftssperren',
    'uebermittlungssperre',
    'uebermittlungssperren',
    'sperrvermerk',
    'bedingtersperrvermerk',
    'sperre',
    'sperren',
    'sperrkennzeichen',
  ],
};

/** The register's column for this role, or `null`. */
export function findColumn(role: ColumnRole, header: readonly string[]): string | null {
  const keys = header.map(columnKey);
  for (const name of NAMES[role]) {
    const at = keys.indexOf(name);
    if (at >= 0) return header[at] as string;
  }
  return null;
}

/** All columns that may hold a block on information; a register can have several kinds. */
export function blockColumns(header: readonly string[]): string[] {
  return header.filter((name) => NAMES.block.includes(columnKey(name)));
}

/**
 * Whether this is a header: at least two names, and a third of all, are such as registers usually have or
 * the plan names. A first line with a person has hardly any.
 */
export function looksLikeHeader(header: readonly string[], named: readonly string[] = []): boolean {
  const usual = new Set(Object.values(NAMES).flat());
  const known = header.filter((name) => named.includes(name) || usual.has(columnKey(name))).length;
  return known >= Math.min(2, header.length) && 3 * known >= header.length;
}

/** Columns that the members of a household share: the address and the surname (see PRACTICE). */
export function householdColumns(header: readonly string[]): string[] {
  const roles: readonly ColumnRole[] = ['family_name', 'street', 'house_number', 'postcode'];
  const found = roles.flatMap((role) => findColumn(role, header) ?? []);
  return findColumn('street', header) === null || findColumn('family_name', header) === null ? [] : found;
}
