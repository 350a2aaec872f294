import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { allocate, digest } from './allocate.mjs';
import { report } from './people.mjs';

/**
 * The way one would write it with the usual library: csv-parse (records as arrays, its faster mode), a
 * hash a person, and of each stratum no more than can possibly be drawn.
 */

const [file, plan] = [process.argv[2], JSON.parse(process.argv[3])];
const seedHash = digest(plan.seed);
const reference = plan.reference.split('-').map(Number);
const strata = new Map();

const records = createReadStream(file).pipe(parse({ delimiter: ';', bom: true }));
let at;
for await (const record of records) {
  if (at === undefined) at = columns(record);
  else consider(record);
}
const allocation = allocate(plan, [...strata.values()]);
report([...strata].flatMap(([key, { kept }]) => lowest(kept, allocation.get(key)).map(([, id]) => id)));

function columns(header) {
  const find = (name) => header.indexOf(name);
  return {
    id: find('PersonID'),
    birth: find('Geburtsdatum'),
    gender: find('Geschlecht'),
    district: find('Stadtteil'),
    blocked: find('Auskunftssperre'),
  };
}

function consider(record) {
  if (record[at.blocked].trim() !== '') return;
  const age = ageOf(record[at.birth].trim());
  if (age < plan.minAge) return;
  const band = plan.bands.find(({ from, to }) => age >= from && (to === null || age <= to));
  const categories = [record[at.district].trim(), genderOf(record[at.gender].trim()), band.name];
  const key = categories.join('\t');
  let stratum = strata.get(key);
  if (stratum === undefined) {
    stratum = { categories, size: 0, kept: [], limit: 'g' };
    strata.set(key, stratum);
  }
  stratum.size++;
  const id = record[at.id].trim();
  keep(stratum, digest(seedHash + id), id);
}

function keep(stratum, ticket, id) {
  if (ticket >= stratum.limit) return;
  stratum.kept.push([ticket, id]);
  if (stratum.kept.length < 2 * plan.size) return;
  stratum.kept = lowest(stratum.kept, plan.size);
  stratum.limit = stratum.kept.at(-1)[0];
}

function lowest(people, count) {
  return people.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count);
}

/** Completed years; an unknown day or month (00) counts as the first. */
function ageOf(birth) {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(birth) ?? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(birth);
  if (parts === null) throw new Error('a birth date that this peer cannot read');
  const [first, second, third] = parts.slice(1).map(Number);
  const [year, month, day] = first > 31 ? [first, second, third] : [third, second, first];
  const [atYear, atMonth, atDay] = reference;
  const before = atMonth < (month || 1) || (atMonth === (month || 1) && atDay < (day || 1));
  return atYear - year - (before ? 1 : 0);
}

function genderOf(value) {
  const gender = value.toLowerCase() || 'x';
  if (!['m', 'w', 'd', 'x'].includes(gender)) throw new Error('a gender that this peer does not know');
  return gender;
}
