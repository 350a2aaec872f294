import type { Columns } from './columns.js';
import { householdStages } from './household.js';
import { cell } from './person.js';
import type { Stage } from './stage.js';
import type { AllocatedStratum } from './strata.js';

/** The people of the draw (SPEC 7): list, rank in it, stratum, label, ticket and id. */

export interface Selecting {
  readonly seedHash: string;
  readonly strata: readonly AllocatedStratum[];
}

/** The lists' names, and what a person belongs to as `list`. */
const INVITED = 'invitations';
const RESERVE = 'reserve';

export function peopleStages(columns: Columns, { seedHash }: Selecting): Stage[] {
  const { dialect, plan } = columns;
  const cells = cell(columns);
  const isSame = cells.length === 0 ? '1 = 1' : cells.map((k) => `wanted.${k} = person.${k}`).join(' AND ');
  const name = cells.length === 0 ? "''" : cells.map((k) => `person.${k}`).join(" || ' / ' || ");
  const home = plan.sample.max_per_household === null ? '' : ', person.home';
  const placed = `SELECT person.id, person.label${home}, ${name} AS los_schicht, stratum, invited, reserved
FROM person JOIN wanted ON ${isSame}`;
  const ticket = dialect.sha256(`'${seedHash}' || label`);
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
LEFT JOIN invited_people ON invited_people.label = ticketed.label
LEFT JOIN reserve_people ON reserve_people.label = ticketed.label`;
  return [...householdStages(columns, limit), { name: 'drawn', spec: 7, query: drawn }];
}

const order = (columns: Columns) => `ticket, ${columns.dialect.byBytes('label')}`;

/** Nobody at all if anything is wrong with the table, or if a stratum could not be filled that must be. */
export function peopleAsked(columns: Columns, { strata }: Selecting): string {
  const { max_per_household, allow_shortfall } = columns.plan.sample;
  const wanted = strata.reduce((sum, { invited }) => sum + invited, 0);
  const isFull =
    max_per_household === null || allow_shortfall
      ? ''
      : `\n  AND (SELECT count(*) FROM invited_people) = ${wanted}`;
  return `SELECT list, row_number() OVER (PARTITION BY list ORDER BY ${order(columns)}) AS los_rang, los_schicht, label, ticket, id
FROM drawn
WHERE list IS NOT NULL
  AND (SELECT count(*) FROM fault) = 0${isFull}
ORDER BY list, los_rang`;
}
