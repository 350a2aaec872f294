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
  | 'house_number_suffix'
  | 'postcode';

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
  house_number_suffix: [
    'hausnummernzusatz',
    'hausnummerzusatz',
    'hausnrzusatz',
    'hnrzusatz',
    'hsnrzusatz',
    'hausnummernbuchstabe',
    'hausnummerbuchstabe',
    'hausnrbuchstabe',
    'hausbuchstabe',
    'hausnummernergaenzung',
    'hausnummerergaenzung',
    'buchstabe',
    'housenumbersuffix',
  ],
  postcode: POSTCODES,
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

/** The names that are looked for, the most telling first. */
export function usualNames(role: ColumnRole): readonly string[] {
  return NAMES[role];
}

/** Columns with `sperr` in their names that have nothing to do with people: waste, roads, districts. */
const OTHER_BARRIERS = /sperrmuell|absperr|strassensperr|sperrbezirk|sperrzeit|sperrholz|aussperr/;

/**
 * All columns that may hold a block on information (§§ 51, 52 BMG), by the word in their names, whatever else they
 * say: `Auskunftssperre § 51 BMG`, `Ausk.-Sperre`, `Sperrvermerk bedingt`. A register can have several kinds.
 */
export function blockColumns(header: readonly string[]): string[] {
  return header.filter((name) => {
    const key = columnKey(name);
    return /sperr/.test(key) && !OTHER_BARRIERS.test(key);
  });
}

/** What a column says of people who usually are not to be invited. */
export type ShutOutRole = 'death' | 'departure' | 'dwelling' | 'status';

const SHUT_OUT: Readonly<Record<ShutOutRole, RegExp>> = {
  death: /sterbe|todes|verstorben|^tot$/,
  departure: /^auszug|auszugsdatum|wegzug|fortzug|abmelde|abgemeldet|verzogen|ausgezogen/,
  dwelling: /wohnungs(?:status|art|typ)|artderwohnung|statusderwohnung|nebenwohnung|^wohnstatus$|^hwnw$/,
  status:
    /^(?:status|meldestatus|einwohnerstatus|personenstatus|personstatus|bewohnerstatus|statusperson|registerstatus)$/,
};

/** The columns by which somebody is usually shut out, besides blocks; in the order of the register. */
export function shutOutColumns(header: readonly string[]): { column: string; role: ShutOutRole }[] {
  const blocks = blockColumns(header);
  return header.flatMap((column) => {
    const key = columnKey(column);
    const roles = Object.keys(SHUT_OUT) as ShutOutRole[];
    const role = roles.find((one) => SHUT_OUT[one].test(key));
    return role === undefined || blocks.includes(column) ? [] : [{ column, role }];
  });
}

/** From so many usual names on a line is a header, however many columns there are beside them. */
const ENOUGH_NAMES = 5;

/**
 * Whether this is a header: at least two names, and a third of all or five, are such as registers usually have or
 * the plan names. A first line with a person has hardly any.
 */
export function looksLikeHeader(header: readonly string[], named: readonly string[] = []): boolean {
  const usual = new Set(Object.values(NAMES).flat());
  const isKnown = (name: string) => named.includes(name) || usual.has(columnKey(name));
  const known = new Set([...header.filter(isKnown), ...blockColumns(header)]).size;
  return known >= ENOUGH_NAMES || (known >= Math.min(2, header.length) && 3 * known >= header.length);
}

/** Columns that the members of a household share: the address and the surname (see PRACTICE). */
export function householdColumns(header: readonly string[]): string[] {
  const roles: readonly ColumnRole[] = [
    'family_name',
    'street',
    'house_number',
    'house_number_suffix',
    'postcode',
  ];
  const found = roles.flatMap((role) => findColumn(role, header) ?? []);
  return findColumn('street', header) === null || findColumn('family_name', header) === null ? [] : found;
}
