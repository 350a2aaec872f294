import type { List } from '../lists.js';
import type { Stop, Visit } from './walk.js';

/**
 * A list as a table, for a spreadsheet or a navigation program. The last columns are those of a file for `record`, to
 * be filled in.
 */

export const TABLE_COLUMNS = [
  ...['team', 'place', 'area', 'street', 'house_number', 'extra', 'postcode', 'town', 'name'],
  ...['code', 'outcome', 'way', 'attempts', 'date', 'needs', 'note'],
] as const;

/**
 * @param teams the part of the way of each team, with its number
 * @param unplaced come last, without a team and a place
 */
export function visitTable(
  teams: readonly { readonly team: number; readonly stops: readonly Stop[] }[],
  unplaced: readonly Visit[],
): List {
  const placed = teams.flatMap(({ team, stops }) =>
    stops.flatMap(({ visits }, at) => visits.map((visit) => rowOf(visit, [String(team), String(at + 1)]))),
  );
  return { header: TABLE_COLUMNS, rows: [...placed, ...unplaced.map((visit) => rowOf(visit, ['', '']))] };
}

function rowOf({ code, name, extra, address }: Visit, place: readonly string[]): string[] {
  const { area, street, houseNumber, postcode, town } = address;
  return [
    ...place,
    area,
    street,
    houseNumber,
    extra,
    postcode,
    town,
    name,
    code,
    '',
    'visit',
    '',
    '',
    '',
    '',
  ];
}
