/** Comparable form of a column's name: `Geb.-Datum` is `gebdatum`, `0601 Geburtsdatum` is `geburtsdatum` (SPEC 7). */
export function columnKey(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const key = madeKey(name);
  if (known.size < MOST_KNOWN) known.set(name, key);
  return key;
}

/** Registers of one office have the same columns, and each is asked for more than once. */
const known = new Map<string, string>();
const MOST_KNOWN = 1000;

function madeKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/\((?:n|en|s)\)/g, '')
    .replace(/^\s*\d{4}[a-z]?(?=[^\p{L}\p{N}])/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\d{4}(?=\p{L})/u, '')
    .replace(/(?<=\p{L})\d{4}$/u, '');
}

/** Usual names of a column with the family name, as {@link columnKey} writes them, the most telling first. */
export const FAMILY_NAMES = [
  'familienname',
  'nachname',
  'name',
  'zuname',
  'surname',
  'lastname',
  'familyname',
] as const;

/** Of a column with the postcode. */
export const POSTCODES = ['plz', 'postleitzahl', 'postcode', 'zip'] as const;

/** Of a column with the town, which stands in every row whether or not there is an address. */
export const TOWNS = ['ort', 'wohnort', 'ortsname', 'stadt', 'gemeinde', 'town', 'city'] as const;
