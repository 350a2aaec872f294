import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMain } from '../process.mjs';
import { Random } from './random.mjs';

/**
 * The large case: 1,000 letters from a register of 100,000 people of the age to be drawn, 42 districts x
 * 3 genders x 5 age groups. In proportion, the small districts would get one or two letters each, the
 * youngest too few, people of gender d hardly any: the quotas on all three say otherwise, and their claims
 * overlap. Made once and kept in `data/lottery/letters/` (not in git): `register.csv` and `plan.yaml`.
 */

const FOLDER = fileURLToPath(new URL('../data/lottery/letters/', import.meta.url));

export const LETTERS = { name: 'letters', people: 100_000, size: 1000, districts: 42 };

const REFERENCE = Date.UTC(2026, 11, 1);
const DAY = 24 * 60 * 60 * 1000;
const GENDERS = ['w', 'm', 'd'];
const GENDER_WEIGHTS = [0.507, 0.489, 0.004];
/** From which age on, and the weights of such people in an old and in a young district. */
const AGES = [
  { from: 0, to: 15, old: 0.1, young: 0.17 },
  { from: 16, to: 29, old: 0.1, young: 0.27 },
  { from: 30, to: 44, old: 0.16, young: 0.24 },
  { from: 45, to: 59, old: 0.24, young: 0.17 },
  { from: 60, to: 74, old: 0.25, young: 0.1 },
  { from: 75, to: 99, old: 0.15, young: 0.05 },
];
/** The districts shrink one after the other, from about 9,000 people to about 200. */
const SHRINK = Math.exp(-1 / 11);

const PLAN = `# 1,000 letters with quotas that cannot be had in proportion.
version: 1
title: Letters with quotas on three features
register:
  files: [register.csv]
  encoding: utf-8
  delimiter: ";"
  columns: { id: PersonID, district: Stadtteil, gender: Geschlecht, birth_date: Geburtsdatum }
eligibility:
  reference_date: 2026-12-01
  min_age: 16
stratify:
  - district
  - gender: { w: [w], m: [m], d: [d] }
  - age: [16-29, 30-44, 45-59, 60-74, 75+]
sample:
  size: ${LETTERS.size}
  allocation: quotas
  reserve: 1.5
  quotas:
    - { gender: w, share: 0.5 }
    - { gender: d, min: 8 }
    - { age: 16-29, min: 260 }
    - { age: 75+, min: 60, max: 90 }
    - { district: each, min: 8 }
`;

/** The folder with register and plan; made if it is not there yet. */
export function letters() {
  if (!existsSync(FOLDER)) write();
  return { ...LETTERS, register: `${FOLDER}register.csv`, plan: `${FOLDER}plan.yaml` };
}

function write() {
  const part = FOLDER.replace(/\/$/, '.part/');
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const rows = people(new Random('letters')).map((person, at) => [
    String(at + 1).padStart(7, '0'),
    ...person,
  ]);
  const header = ['PersonID', 'Stadtteil', 'Geschlecht', 'Geburtsdatum'];
  writeFileSync(`${part}register.csv`, [header, ...rows].map((row) => `${row.join(';')}\n`).join(''));
  writeFileSync(`${part}plan.yaml`, PLAN);
  renameSync(part, FOLDER);
}

/** People of all ages, until enough are old enough to be drawn. */
function people(random) {
  const districts = Array.from({ length: LETTERS.districts }, (_, at) => ({
    name: `Stadtteil ${String(at + 1).padStart(2, '0')}`,
    // Rounded: the last bit of a power is not the same everywhere.
    weight: Number((SHRINK ** at).toFixed(9)),
    youth: random.next(),
  }));
  const districtWeights = districts.map(({ weight }) => weight);
  const found = [];
  let old = 0;
  while (old < LETTERS.people) {
    const { name, youth } = districts[random.weighted(districtWeights)];
    const age = AGES[random.weighted(AGES.map((one) => one.old * (1 - youth) + one.young * youth))];
    const gender = GENDERS[random.weighted(GENDER_WEIGHTS)];
    if (age.from >= 16) old += 1;
    found.push([name, gender, birthDate(age, random)]);
  }
  return found;
}

/** A birth date that gives an age of the group on the reference date. */
function birthDate({ from, to }, random) {
  const years = from + random.below(to - from + 1);
  const birthday = new Date(REFERENCE - random.below(365) * DAY);
  const [day, month] = [birthday.getUTCDate(), birthday.getUTCMonth() + 1].map((n) =>
    String(n).padStart(2, '0'),
  );
  return `${day}.${month}.${birthday.getUTCFullYear() - years}`;
}

if (isMain(import.meta.url)) console.log(letters());
