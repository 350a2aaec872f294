/**
 * Invented populations and who of them says yes. A value of a feature is written
 * `[name, share, willing, tilt]`: its share of the population; how willingly such people volunteer compared
 * with others; and how strongly it goes along with other values: everybody belongs to one of two milieus,
 * and values with a tilt of the same sign are found together, as schooling, income and housing are.
 */

const GENDER = [
  ['w', 0.505, 1.1, 0],
  ['m', 0.489, 0.9, 0],
  ['d', 0.006, 1.5, 0],
];

export const POPULATIONS = {
  /** four features, 20 categories: what a town usually asks for */
  town: {
    gender: GENDER,
    age: [
      ['16-29', 0.2, 0.45, 0.2],
      ['30-44', 0.23, 0.8, 0.1],
      ['45-59', 0.25, 1.2, 0],
      ['60-74', 0.21, 1.7, -0.1],
      ['75+', 0.11, 0.9, -0.2],
    ],
    education: [
      ['none', 0.09, 0.4, -0.6],
      ['basic', 0.32, 0.6, -0.3],
      ['middle', 0.32, 1, 0],
      ['degree', 0.27, 1.9, 0.6],
    ],
    district: [
      ['Altstadt', 0.15, 1.2, 0.3],
      ['Neustadt', 0.14, 1, 0.2],
      ['Nordend', 0.13, 0.9, -0.3],
      ['Südhang', 0.13, 1.3, 0.5],
      ['Westhafen', 0.12, 0.7, -0.5],
      ['Ostpark', 0.12, 0.9, -0.3],
      ['Mühlfeld', 0.11, 1, 0],
      ['Hochdorf', 0.1, 1.1, 0.1],
    ],
  },
  /** seven features with few values, so that many people are alike */
  country: {
    gender: GENDER.slice(0, 2),
    age: [
      ['16-29', 0.21, 0.5, 0.1],
      ['30-49', 0.32, 0.9, 0.1],
      ['50-69', 0.32, 1.4, 0],
      ['70+', 0.15, 1.1, -0.2],
    ],
    region: [
      ['north', 0.38, 1.1, -0.2],
      ['middle', 0.32, 0.9, 0.1],
      ['south', 0.3, 1, 0.2],
    ],
    education: [
      ['basic', 0.41, 0.4, -0.9],
      ['middle', 0.32, 1, 0],
      ['degree', 0.27, 2.2, 0.9],
    ],
    ethnicity: [
      ['majority', 0.87, 1, 0.1],
      ['minority', 0.13, 0.4, -0.4],
    ],
    disability: [
      ['no', 0.9, 1, 0.1],
      ['yes', 0.1, 0.5, -0.4],
    ],
    climate: [
      ['concerned', 0.8, 1.3, 0.3],
      ['not concerned', 0.2, 0.35, -0.5],
    ],
  },
  /** eight features with many values: nearly everybody is the only one of their kind */
  patchwork: {
    gender: GENDER,
    age: [
      ['16-24', 0.12, 0.4, 0],
      ['25-34', 0.17, 0.7, 0.1],
      ['35-44', 0.17, 0.9, 0.1],
      ['45-54', 0.17, 1.1, 0],
      ['55-64', 0.17, 1.4, 0],
      ['65+', 0.2, 1.6, -0.1],
    ],
    region: [
      ['city', 0.3, 1.2, 0.3],
      ['suburb', 0.24, 1, 0.3],
      ['coast', 0.12, 1, 0],
      ['valley', 0.12, 0.9, 0],
      ['hills', 0.1, 0.9, -0.2],
      ['plain', 0.12, 0.6, -0.4],
    ],
    education: [
      ['none', 0.1, 0.3, -0.8],
      ['school', 0.32, 0.6, -0.4],
      ['some college', 0.28, 1, 0],
      ['degree', 0.19, 1.9, 0.5],
      ['higher degree', 0.11, 2.6, 0.8],
    ],
    ethnicity: [
      ['A', 0.72, 1.1, 0.1],
      ['B', 0.14, 0.6, -0.4],
      ['C', 0.08, 0.8, 0],
      ['D', 0.06, 0.8, -0.2],
    ],
    income: [
      ['lowest', 0.2, 0.7, -0.6],
      ['low', 0.2, 0.9, -0.3],
      ['middle', 0.2, 1, 0],
      ['high', 0.2, 1.2, 0.3],
      ['highest', 0.2, 1.2, 0.7],
    ],
    housing: [
      ['owner', 0.55, 1.2, 0.3],
      ['tenant', 0.4, 0.9, -0.2],
      ['other', 0.05, 0.5, -0.4],
    ],
    party: [
      ['left', 0.36, 1.4, 0.1],
      ['right', 0.31, 0.7, -0.1],
      ['neither', 0.33, 0.8, 0],
    ],
  },
};

const MILIEUS = [-1, 1];
const ODDS = 2;

/**
 * So many volunteers, each a list of values: people drawn from the population, of whom the willing stay.
 * @param types if given, only people of so many kinds, those that the population has met first
 */
export function volunteers(population, count, random, types = Number.POSITIVE_INFINITY) {
  const features = Object.values(population);
  const most = features.reduce((product, values) => product * Math.max(...values.map(willing)), 1);
  const kinds = Number.isFinite(types) ? firstKinds(features, types, random) : null;
  const found = [];
  while (found.length < count) {
    const person = somebody(features, random);
    const yes = person.reduce((product, value) => product * willing(value), 1) / most;
    if (random.next() >= yes || (kinds !== null && !kinds.has(kindOf(person)))) continue;
    found.push(person.map(([name]) => name));
  }
  return found;
}

function somebody(features, random) {
  const milieu = MILIEUS[random.below(MILIEUS.length)];
  return features.map((values) => values[random.weighted(weights(values, milieu))]);
}

/** The kinds of the first people met, until there are so many. */
function firstKinds(features, types, random) {
  const kinds = new Set();
  while (kinds.size < types) kinds.add(kindOf(somebody(features, random)));
  return kinds;
}

const kindOf = (person) => person.map(([name]) => name).join();

/**
 * Targets as an office would set them: each value's share of a panel, rounded down and up, and `slack` more
 * on both sides.
 */
export function targetsFor(population, panel, slack) {
  return Object.entries(population).flatMap(([feature, values]) =>
    populationShares(values).map((share, at) => {
      const owed = Number((share * panel).toFixed(6));
      const [value] = values[at];
      const min = Math.max(0, Math.floor(owed) - slack);
      return { feature, value, min, max: Math.min(panel, Math.ceil(owed) + slack) };
    }),
  );
}

const willing = ([, , factor]) => factor;

function weights(values, milieu) {
  // Rounded, so that the last bit of a power, which is not the same everywhere, decides nothing.
  return values.map(([, share, , tilt]) => Number((share * ODDS ** (tilt * milieu)).toFixed(9)));
}

/** The shares among all people of both milieus, which the tilts move a little. */
function populationShares(values) {
  const parts = MILIEUS.map((milieu) => {
    const list = weights(values, milieu);
    const sum = list.reduce((total, weight) => total + weight, 0);
    return list.map((weight) => weight / sum);
  });
  return values.map((_, at) => parts.reduce((sum, part) => sum + part[at], 0) / parts.length);
}
