import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMain } from '../process.mjs';
import { HARD, hardPool } from './hard.mjs';
import { POPULATIONS, targetsFor, volunteers } from './population.mjs';
import { Random } from './random.mjs';

/**
 * Pools of volunteers with targets, made once and kept in `data/lottery/NAME/` (not in git):
 * `answers.csv`, `targets.csv` and `pool.json`, which says what is known about the pool.
 */

const DATA = fileURLToPath(new URL('../data/lottery/', import.meta.url));

/** So often other people are made up before a kind of pool is called impossible. */
const ATTEMPTS = 200;

/** How many people a household has at most, in pools with addresses. */
const HOUSEHOLD = 3;

/**
 * The pools by name. `slack` widens the targets (0: share rounded down and up), `types` is how
 * many kinds of people there are to choose from.
 */
export const POOLS = new Map([
  ['example_small', { people: 200, panel: 20, example: [100, 99, 1], from: 9 }],
  ['example_large', { people: 2000, panel: 200, example: [1000, 999, 1], from: 99 }],
  ...series('p150', { population: 'town', people: 150, panel: 22 }, [0, 0, 0, 1, 1]),
  ...series('p300', { population: 'town', people: 300, panel: 45, types: 132 }, [0]),
  ...series('p500', { population: 'town', people: 500, panel: 75, types: 132 }, [0]),
  ...series('p750', { population: 'town', people: 750, panel: 110, types: 132 }, [0, 0, 0, 1, 1]),
  ...series('p750-wide', { population: 'town', people: 750, panel: 110 }, [0]),
  ...series('p150-household', { population: 'town', people: 150, panel: 22, household: true }, [0, 1]),
  ...series('p750-household', { population: 'town', people: 750, panel: 110, household: true }, [0]),
  ...series('sf_e', { population: 'country', people: 1700, panel: 110 }, [0, 0, 0, 1, 1]),
  ...series('obf', { population: 'patchwork', people: 320, panel: 30 }, [0, 0, 0, 1, 1]),
  ...[...HARD].map(([name, kind]) => [name, { ...kind, slack: 0 }]),
]);

/** `NAME-1`, `NAME-2`, ..: one pool for each slack. */
function series(name, kind, slacks) {
  return slacks.map((slack, at) => [`${name}-${at + 1}`, { ...kind, slack }]);
}

/** The pool of this name, with its folder; made if it is not there yet. @throws RangeError if unknown */
export async function pool(name) {
  if (!POOLS.has(name)) throw unknown(name);
  const folder = `${DATA}${name}/`;
  if (!existsSync(folder)) await write(name, folder);
  return { ...JSON.parse(readFileSync(`${folder}pool.json`, 'utf8')), folder };
}

/** Whole or not at all: the folder gets its name when everything is in it. */
async function write(name, folder) {
  const { about, answers, targets } = await made(name);
  const part = `${DATA}${name}.part/`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(`${part}answers.csv`, csv(answers));
  writeFileSync(`${part}targets.csv`, csv(targets));
  writeFileSync(`${part}pool.json`, `${JSON.stringify(about, null, 2)}\n`);
  renameSync(part, folder);
}

const csv = (rows) => rows.map((row) => `${row.join()}\n`).join('');

async function made(name) {
  // The solver is loaded only where a pool has to be made.
  const { standing, typesOf } = await import('./quotas.mjs');
  const kind = POOLS.get(name);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const random = new Random(`${name}, attempt ${attempt}`);
    const { features, people, targets } = drawn(kind, random);
    const found = standing(features, people, targets, kind.panel, kind.values === undefined);
    // Real pools that cannot meet their targets get other targets; here other people are made up.
    if (found === null) continue;
    const homes = kind.household ? addresses(people.length, random) : null;
    const digits = String(people.length).length;
    const about = {
      name,
      people: people.length,
      panel: kind.panel,
      features,
      categories: targets.length,
      types: typesOf(people).length,
      targets: kind.example ? 'as published' : ['rounded down and up', 'one wider on each side'][kind.slack],
      household: homes === null ? null : 'address',
      attempt,
      ...found,
    };
    const answers = people.map((values, at) => {
      const id = `P${String(at + 1).padStart(digits, '0')}`;
      return [id, ...values, ...(homes === null ? [] : [homes[at]])];
    });
    return {
      about,
      answers: [['id', ...features, ...(homes === null ? [] : ['address'])], ...answers],
      targets: [
        ['feature', 'value', 'min', 'max'],
        ...targets.map(({ feature, value, min, max }) => [feature, value, min, max]),
      ],
    };
  }
  throw new Error(`no people found for ${name} that can meet the targets`);
}

function drawn(kind, random) {
  if (kind.example) return example(kind, random);
  if (kind.values) return hardPool(kind, random);
  const population = POPULATIONS[kind.population];
  return {
    features: Object.keys(population),
    people: volunteers(population, kind.people, random, kind.types),
    targets: targetsFor(population, kind.panel, kind.slack),
  };
}

/** Flanigan et al., Nature 2021: two groups that have nothing in common, and one woman who is in both. */
function example({ example: [men, women, woman], panel, from }, random) {
  const people = [
    ...Array(men).fill(['man', 'conservative']),
    ...Array(women).fill(['woman', 'liberal']),
    ...Array(woman).fill(['woman', 'conservative']),
  ];
  const target = (feature) => (value) => ({ feature, value, min: from, max: panel });
  return {
    features: ['gender', 'leaning'],
    people: random.shuffled(people),
    targets: [
      ...['woman', 'man'].map(target('gender')),
      ...['liberal', 'conservative'].map(target('leaning')),
    ],
  };
}

/** Most live alone as far as the pool goes; about every seventh shares an address. */
function addresses(count, random) {
  const homes = [];
  while (homes.length < count) {
    const size = random.next() < 0.85 ? 1 : 2 + random.below(HOUSEHOLD - 1);
    const home = `Hauptstr. ${homes.length + 1}`;
    for (let person = 0; person < size && homes.length < count; person++) homes.push(home);
  }
  return random.shuffled(homes);
}

/** The names in a flag such as `p150,obf-1`; the name of a series stands for all of it. */
export function poolNames(text) {
  return text.split(',').flatMap((wanted) => {
    const names = [...POOLS.keys()].filter((name) => name === wanted || name.replace(/-\d+$/, '') === wanted);
    if (names.length === 0) throw unknown(wanted);
    return names;
  });
}

function unknown(name) {
  return new RangeError(`expected names of ${[...POOLS.keys()].join()}, got ${name}`);
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options: { pools: { type: 'string' } } });
  for (const name of values.pools === undefined ? POOLS.keys() : poolNames(values.pools)) {
    const { people, panel, types, shutOut, bound, attempt } = await pool(name);
    const outside = !shutOut ? '' : `, ${shutOut} fit into no panel`;
    const most = `least chance at most ${(bound * 100).toFixed(2)} %`;
    console.log(`${name}: ${people}/${panel}, ${types} types, attempt ${attempt}, ${most}${outside}`);
  }
}
