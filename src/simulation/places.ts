import { type RandomStream, type WeightedTable, weightedTable } from './random.js';

/** Where the people of an invented town live: districts, streets, house numbers. */

export const TOWN_NAME = 'Musterstadt';
const MOST_DISTRICTS = 500;

export interface Address {
  readonly district: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
}

export interface District {
  readonly name: string;
  readonly postcode: string;
  readonly streets: readonly string[];
}

/** From the largest to the smallest. */
const FIRST_DISTRICTS = [
  'Altstadt',
  'Zähringen',
  'Östliche Vorstadt',
  'Weststadt',
  'Mühlviertel',
  'Neugereut',
  'Sankt Georgen',
  'Hochdorf',
  'Rieselfeld',
  'Littenweiler',
  'Günterstal',
  'Opfingen',
];

const VILLAGE_FRONTS = list(`
Adels Ahl Bären Birken Bitz Brunn Buchen Dieten Eber Eichen Erlen Fisch Frauen Fürsten Gold Grünen Hasel Herren
Himmels Hirsch Kirch Kloster Königs Krähen Lauter Linden Lützel Mühl Neuen Ober Otters Pfaffen Rehm Reichen Rötel
Sachsen Schön Seligen Silber Stein Tannen Thal Über Unter Wald Weiden Winters Wolfs Ziegel Zwei
`);
const VILLAGE_ENDS = list(`
hausen heim dorf ingen bach feld hofen stetten weiler au rode büttel kirchen brück berg tal moos reuth
`);

const CENTRAL_STREETS = list(`
Hauptstraße Bahnhofstraße Kirchgasse Marktplatz Rathausplatz Schulstraße Gartenstraße Bergstraße Ringstraße
Mühlweg Münstergasse Schlossallee Wallstraße Klosterhof Brückenstraße Lange_Straße Am_Stadtgraben An_der_Stadtmauer
Hinter_den_Höfen Zum_Güterbahnhof Unterer_Weg Obere_Bachgasse Straße_des_Friedens Am_Römerbrünnele Töpfergasse
Färbergässle Löwengrube Alte_Weinsteige In_der_Au Im_Grün Am_Alten_Friedhof Kaiser-Joseph-Straße
Geschwister-Scholl-Straße Ludwig-van-Beethoven-Allee Platz_der_Deutschen_Einheit Straße_227
`);
const TREES = list(
  'Ahorn Birken Buchen Eichen Erlen Eschen Fichten Kastanien Linden Platanen Tannen Ulmen Weiden',
);
const FLOWERS = list(
  'Astern Dahlien Enzian Flieder Ginster Lavendel Lilien Mohn Nelken Rosen Tulpen Veilchen',
);
const BIRDS = list(
  'Amsel Drossel Falken Finken Kranich Lerchen Meisen Reiher Schwalben Spatzen Storchen Zeisig',
);
const POETS = list(
  'Annette-Kolb Fontane Goethe Heine Hölderlin Kleist Lessing Mörike Rilke Schiller Storm Uhland',
);
const COMPOSERS = list(
  'Bach Brahms Bruckner Clara-Schumann Händel Haydn Mozart Schubert Telemann Wagner Weber',
);
const TOWNS = list(
  'Basler Berner Breslauer Colmarer Dresdner Königsberger Lübecker Münchner Stettiner Züricher',
);

/** Neighbouring entries make a quarter, as in towns that name theirs after trees or poets. */
const STREETS: readonly string[] = [
  ...CENTRAL_STREETS,
  ...named(TREES, ['weg', 'allee', 'hof']),
  ...named(POETS, ['straße', 'platz']),
  ...named(FLOWERS, ['weg', 'gasse']),
  ...named(COMPOSERS, ['straße', 'weg']),
  ...named(BIRDS, ['weg', 'winkel']),
  ...named(TOWNS, [' Straße', ' Ring']),
];

/**
 * The districts with their odds, which fall like 1, 1/2, 1/3, ..: the last ones are hamlets.
 * @throws RangeError unless `count` is a whole number from 1 to {@link MOST_DISTRICTS}
 */
export function townDistricts(count: number): WeightedTable<District> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_DISTRICTS) {
    throw new RangeError(`expected 1 to ${MOST_DISTRICTS} districts, got ${count}`);
  }
  const names = districtNames(count);
  return weightedTable(
    names.map(
      (name, at) => [{ name, postcode: postcode(at), streets: streetsOf(at) }, 1 / (at + 1)] as const,
    ),
  );
}

function districtNames(count: number): readonly string[] {
  const villages = VILLAGE_ENDS.flatMap((end) => VILLAGE_FRONTS.map((front) => front + end));
  // A stride that has no factor in common with their number passes through all of them.
  const mixed = villages.map((_, k) => villages[(k * 53 + 11) % villages.length] as string);
  return [...FIRST_DISTRICTS, ...mixed].slice(0, count);
}

/** Every fourth postcode begins with a zero, which programs that take it for a number lose. */
function postcode(at: number): string {
  return at % 4 === 3 ? `0${7900 + at}` : `${79100 + at}`;
}

/** Large districts have more streets; a street's name can occur in more than one district. */
function streetsOf(at: number): readonly string[] {
  const count = Math.max(8, Math.floor(60 / (at + 1)));
  return Array.from({ length: count }, (_, k) => STREETS[(at * 31 + k) % STREETS.length] as string);
}

const HOUSE_NUMBERS = Array.from({ length: 160 }, (_, at) => `${at + 1}`);
const LETTERED_NUMBERS = HOUSE_NUMBERS.flatMap((number) =>
  ['a', 'b', 'c', 'd'].map((letter) => number + letter),
);
const NUMBER_RANGES = HOUSE_NUMBERS.flatMap((number, at) => [`${number}-${at + 3}`, `${number}a-${at + 3}d`]);

/** Somewhere in a district; low house numbers are more frequent, since every street has them. */
export function randomAddress(random: RandomStream, districts: WeightedTable<District>): Address {
  const district = random.weighted(districts);
  const street = random.pick(district.streets);
  const kind = random.next();
  const u = Math.min(random.next(), random.next());
  const numbers = kind < 0.88 ? HOUSE_NUMBERS : kind < 0.992 ? LETTERED_NUMBERS : NUMBER_RANGES;
  const houseNumber = numbers[Math.floor(u * numbers.length)] as string;
  return { district: district.name, street, houseNumber, postcode: district.postcode };
}

function named(fronts: readonly string[], ends: readonly string[]): readonly string[] {
  return ends.flatMap((end) => fronts.map((front) => joined(front, end)));
}

/** `Goethe` + `straße` is one word, `Clara-Schumann` + `straße` is joined by hyphens. */
function joined(front: string, end: string): string {
  if (end.startsWith(' ') || !front.includes('-')) return front + end;
  return `${front}-${end.charAt(0).toUpperCase()}${end.slice(1)}`;
}

/** Words parted by white space; `_` stands for a space inside a name. */
function list(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));
}
