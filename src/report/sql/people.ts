import { type Columns, TOWN } from './columns.js';
import { householdStages, isSamePerson } from './household.js';
import { cell } from './person.js';
import type { Selecting } from './selecting.js';
import type { Stage } from './stage.js';
import { soundness, TOWN_NAME } from './towns.js';

/** The people of the draw (SPEC 7): list, rank in it, stratum, label, ticket and id. */

/** The lists' names, and what a person belongs to as `list`. */
const INVITED = 'invitations';
const RESERVE = 'reserve';

export function peopleStages(columns: Columns, draws: readonly Selecting[]): Stage[] {
  const { dialect, plan, apart } = columns;
  const cells = cell(columns);
  const both = [...apart, ...cells];
  const isSame = both.length === 0 ? '1 = 1' : both.map((k) => `wanted.${k} = person.${k}`).join(' AND ');
  const name = cells.length === 0 ? "''" : cells.map((k) => `person.${k}`).join(" || ' / ' || ");
  const home = plan.sample.max_per_household === null ? '' : ', person.home';
  const own = apart.map((one) => `person.${one}, seed_hash, `).join('');
  const placed = `SELECT ${own}person.id, person.label${home}, ${name} AS los_schicht, stratum, invited, reserved
FROM person JOIN wanted ON ${isSame}${apart.map((one) => `\nJOIN listed ON listed.${one} = person.${one}`).join('')}`;
  const seed = own === '' ? `'${draws[0]?.seedHash ?? ''}'` : 'seed_hash';
  const ticket = dialect.sha256(`${seed} || label`);
  const limit = plan.sample.max_per_household;
  return [
    { name: 'in_stratum', spec: 5, query: placed },
    { name: 'ticketed', spec: 3, query: dialect.adding([[ticket, 'ticket']], { stage: 'in_stratum' }) },
    ...(limit === null ? lowest(columns) : withinHouseholds(columns, limit)),
  ];
}

function lowest(columns: Columns): Stage[] {
  const ranked = `SELECT ticketed.*, row_number() OVER (PARTITION BY stratum ORDER BY ${order(columns)}) AS place\nFROM ticketed`;
  const list = `CASE WHEN place <= invited THEN '${INVITED}' WHEN place <= invited + reserved THEN '${RESERVE}' END`;
  return [
    { name: 'ranked', spec: 7, query: ranked },
    { name: 'drawn', spec: 7, query: `SELECT ranked.*, ${list} AS list\nFROM ranked` },
  ];
}

function withinHouseholds(columns: Columns, limit: number): Stage[] {
  const drawn = `SELECT ticketed.*, CASE WHEN invited_people.label IS NOT NULL THEN '${INVITED}' WHEN reserve_people.label IS NOT NULL THEN '${RESERVE}' END AS list
FROM ticketed
LEFT JOIN invited_people ON ${isSamePerson(columns, 'invited_people', 'ticketed')}
LEFT JOIN reserve_people ON ${isSamePerson(columns, 'reserve_people', 'ticketed')}`;
  return [...householdStages(columns, limit), { name: 'drawn', spec: 7, query: drawn }];
}

const order = (columns: Columns) => `ticket, ${columns.dialect.byBytes('label')}`;

/** Nobody at all if anything is wrong with the table, or if a stratum could not be filled that must be. */
export function peopleAsked(columns: Columns, draws: readonly Selecting[]): string {
  const { max_per_household, allow_shortfall } = columns.plan.sample;
  const isFull = max_per_household === null || allow_shortfall ? '' : `\n  AND ${fullness(columns, draws)}`;
  const apart = columns.apart.map((one) => `${one} AS ${TOWN_NAME}, `).join('');
  const sorted = [...columns.apart.map(columns.dialect.byBytes), 'list', 'los_rang'].join(', ');
  return `SELECT ${apart}list, row_number() OVER (PARTITION BY ${columns.within('list')} ORDER BY ${order(columns)}) AS los_rang, los_schicht, label, ticket, id
FROM drawn
WHERE list IS NOT NULL
  AND ${soundness(apart !== '', 'drawn')}${isFull}
ORDER BY ${sorted}`;
}

/** That as many have a place as were to have one. */
function fullness({ apart }: Columns, draws: readonly Selecting[]): string {
  if (apart.length === 0) {
    const wanted = draws.flatMap(({ strata }) => strata).reduce((sum, { invited }) => sum + invited, 0);
    return `(SELECT count(*) FROM invited_people) = ${wanted}`;
  }
  const full = `SELECT listed.${TOWN} FROM listed JOIN invited_people ON invited_people.${TOWN} = listed.${TOWN} GROUP BY listed.${TOWN}, wanted HAVING count(*) = wanted`;
  return `drawn.${TOWN} IN (${full})`;
}
