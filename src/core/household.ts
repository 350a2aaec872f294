import { columnKey, FAMILY_NAMES, POSTCODES, TOWNS } from './column-name.js';
import { joinId } from './ticket.js';

/** Who lives together (SPEC 7): the values of the household columns, if there is an address among them. */

const isOneOf = (names: readonly string[]) => (column: string) => names.includes(columnKey(column));
const isFamilyName = isOneOf(FAMILY_NAMES);
const isWholeTown = isOneOf([...POSTCODES, ...TOWNS]);

/**
 * For each household column whether it belongs to the address: all but those of the family name, the postcode
 * and the town; postcode and town if nothing else is left. Where none does, a name alone makes a household.
 */
export function addressColumns(columns: readonly string[]): boolean[] {
  const places = columns.filter((column) => !isFamilyName(column));
  const exact = places.filter((column) => !isWholeTown(column));
  const telling = exact.length > 0 ? exact : places;
  return columns.map((column) => telling.includes(column));
}

/**
 * The household of somebody: the joined values; empty for a household alone, which somebody without an address
 * is, even if others of the same name have none either.
 * @param values of the household columns, normalised
 * @param isAddress of each column, from {@link addressColumns}
 */
export function householdOf(values: readonly string[], isAddress: readonly boolean[]): string {
  const isTelling = (value: string, at: number) => value !== '' && isAddress[at] === true;
  const tells = isAddress.includes(true) ? values.some(isTelling) : values.some((value) => value !== '');
  return tells ? joinId(values) : '';
}
