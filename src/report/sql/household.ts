import type { Columns } from './columns.js';
import type { Stage } from './stage.js';

/**
 * The household limit (SPEC 7). The walk through all people in the order of their tickets gives what is found in
 * rounds as well: each stratum offers its places to those of its people with the lowest tickets who have not been
 * turned away; each household turns away those of its people with an offer who are too many, the highest tickets
 * first; and so on until nobody is turned away any more. For whoever stands first of all those who are still open has
 * a place in both, in the rounds as in the walk, and so does the next, with one place less. A round is one step of a
 * recursive query, and there are as many as the longest chain of people who make room for each other.
 */

const TICKETS = (columns: Columns) => `ticket, ${columns.dialect.byBytes('label')}`;

/** That a row of each is the same person; a label is one person's in one municipality alone. */
export function isSamePerson(columns: Columns, one: string, other: string): string {
  return areSame([...columns.apart, 'label'], one, other);
}

const areSame = (names: readonly string[], one: string, other: string) =>
  names.map((name) => `${one}.${name} = ${other}.${name}`).join(' AND ');

/** Stages `invited_people` and `reserve_people`: the labels of those who got a place. */
export function householdStages(columns: Columns, limit: number): Stage[] {
  const home = [...columns.apart, 'home', 'alone'];
  const own = (table: string) => columns.apart.map((one) => `${table}${one}, `).join('');
  const people = 'ticket, stratum';
  const first = `SELECT 0 AS turn, ${own('')}label, ${people}, invited AS places, home, alone, CAST(${limit} AS bigint) AS room, (1 = 0) AS gone, (1 = 1) AS open FROM placed`;
  const second = `SELECT 0 AS turn, ${own('placed.')}placed.label, ${people}, reserved AS places, placed.home, placed.alone, ${limit} - coalesce(used, 0) AS room, (1 = 0) AS gone, (1 = 1) AS open
FROM placed
LEFT JOIN invited_people ON ${isSamePerson(columns, 'invited_people', 'placed')}
LEFT JOIN filled ON ${areSame(home, 'filled', 'placed')}
WHERE invited_people.label IS NULL`;
  return [
    {
      name: 'placed',
      spec: 7,
      // Somebody who is a household alone shares it with nobody of the same (empty) name.
      query: "SELECT ticketed.*, CASE WHEN home = '' THEN label ELSE '' END AS alone\nFROM ticketed",
      isShared: true,
    },
    ...walk(columns, 'inviting', 'invited_people', first),
    {
      name: 'filled',
      spec: 7,
      query: `SELECT ${home.join(', ')}, count(*) AS used FROM invited_people GROUP BY ${home.join(', ')}`,
    },
    ...walk(columns, 'reserving', 'reserve_people', second),
  ];
}

function walk(columns: Columns, rounds: string, result: string, start: string): Stage[] {
  const order = TICKETS(columns);
  const offered = `SELECT ${rounds}.*, NOT gone AND row_number() OVER (PARTITION BY stratum, gone ORDER BY ${order}) <= places AS offered
    FROM ${rounds} WHERE open`;
  const ranked = `SELECT offers.*, row_number() OVER (PARTITION BY ${columns.within('home', 'alone', 'offered')} ORDER BY ${order}) AS at_home
  FROM (
    ${offered}
  ) offers`;
  const isTurnedAway = 'offered AND at_home > room';
  const step = `SELECT turn + 1, ${columns.within('label')}, ticket, stratum, places, home, alone, room, gone OR (${isTurnedAway}), bool_or(${isTurnedAway}) OVER ()
FROM (
  ${ranked}
) households`;
  const last = `SELECT ${columns.within('label')}, home, alone, row_number() OVER (PARTITION BY stratum ORDER BY ${order}) AS place, places
FROM ${rounds} WHERE NOT open AND NOT gone`;
  return [
    { name: rounds, spec: 7, query: `${start}\nUNION ALL\n${step}`, isRecursive: true },
    {
      name: result,
      spec: 7,
      query: `SELECT ${columns.within('label')}, home, alone FROM (\n${last}\n) ranks\nWHERE place <= places`,
      isShared: true,
    },
  ];
}
