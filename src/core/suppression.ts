import { SMALLEST_SHOWN } from './frame.js';
import { Guess, type Item, type Population, type Published } from './possible.js';

/**
 * Small numbers that are not published, together with what would give them away. Small is 1 to 4; 0 is published, for it
 * says something of nobody. Small may be a number itself or what lies between two of them, such as the letters that
 * came back.
 *
 * A number is safe if whoever sees all that is published has at least five values left for it, one of them 5 or more:
 * so nobody can say what it is, nor that it is small. That is shown by whole guesses (`possible.ts`), not by bounds. For
 * one that is not safe more is left out, no farther away than need be, and of that whatever it is safe without is
 * published again. Leaving out more never makes another number less safe.
 */

/** As many values must be left. */
const VALUES = SMALLEST_SHOWN;

export function everything({ tables, dispensable }: Population): Published {
  return {
    totals: dispensable.reduce((bits, bit) => bits | bit, 0),
    rows: tables.map(({ measures, rows }) => rows.map(() => measures)),
  };
}

export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/** Measures, by their bits, whose totals or rows anybody can know from elsewhere: leaving them out would protect nobody. */
export interface Known {
  readonly totals: number;
  readonly rows: number;
}

/**
 * What of all numbers is published. Where so few people are known to be that no number can be 5 or more, as many values
 * are left as there can be.
 * @param begun what is left out already; it is changed
 */
export function publishable(
  population: Population,
  begun: Published = everything(population),
  known: Known = { totals: 0, rows: 0 },
): Published {
  const settled = new Set<string>();
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const item of itemsOf(population, begun, known)) {
      const key = JSON.stringify(item);
      if (settled.has(key)) continue;
      settled.add(key);
      if (isSafe(population, begun, item)) continue;
      secure(population, begun, item, known);
      isChanged = true;
    }
  }
  return begun;
}

/** All numbers that have to be safe: small ones, small differences, and what is left out. */
function itemsOf(population: Population, published: Published, known: Known): Item[] {
  const truth = new Guess(population, published);
  const places = [
    { place: null, measures: everything(population).totals, shown: published.totals },
    ...population.tables.flatMap(({ measures, rows }, table) =>
      rows.map((_, row) => ({
        place: { table, row },
        measures,
        shown: published.rows[table]?.[row] ?? 0,
      })),
    ),
  ];
  return places.flatMap(({ place, measures, shown }) => {
    const own = population.dispensable.filter((bit) => (measures & bit) !== 0);
    const isOpen = (bits: number) => (bits & ~knownAt(known, place)) !== 0;
    const numbers = own
      .filter(isOpen)
      .map((counted): Item => ({ place, counted, without: 0 }))
      .filter((item) => (shown & item.counted) === 0 || isSmall(truth.value(item)));
    const between = population.chains
      .map((chain) => chain.filter((bit) => own.includes(bit)))
      .flatMap((chain) =>
        chain.flatMap((counted, at) =>
          chain.slice(at + 1).map((without): Item => ({ place, counted, without })),
        ),
      )
      .filter((item) => isOpen(item.counted | item.without) && isSmall(truth.value(item)));
    return [...numbers, ...between];
  });
}

function isSafe(population: Population, published: Published, item: Item): boolean {
  const { values, most } = possible(population, published, item);
  return values >= VALUES && most >= SMALLEST_SHOWN;
}

/** How many values a number may have, and the largest; no more of them are looked for than are needed. */
export function possible(population: Population, published: Published, item: Item) {
  const upwards = new Guess(population, published);
  const truth = upwards.value(item);
  const wanted = Math.max(VALUES - 1, SMALLEST_SHOWN - truth);
  let more = 0;
  while (more < wanted && upwards.step(item, true)) more++;
  const downwards = new Guess(population, published);
  let less = 0;
  while (more + less < VALUES - 1 && downwards.step(item, false)) less++;
  return { values: more + less + 1, most: truth + more };
}

/** A published number. */
interface Cell {
  readonly place: Item['place'];
  readonly bit: number;
  readonly value: number;
}

/** Leaves out what is needed for an item to be as safe as it can be. */
function secure(population: Population, published: Published, item: Item, known: Known): void {
  const cells = publishedCells(population, published, known);
  const score = () => {
    const { values, most } = possible(population, published, item);
    return Math.min(values, VALUES) + Math.min(most, SMALLEST_SHOWN);
  };
  for (const cell of cells) hide(published, cell);
  const best = score();
  for (const cell of cells) show(published, cell);
  for (const isNear of distances(population, item)) {
    const near = cells.filter(isNear);
    for (const cell of near) hide(published, cell);
    const isEnough = score() === best;
    for (const cell of near) {
      show(published, cell);
      if (isEnough && score() < best) hide(published, cell);
    }
    if (isEnough) return;
  }
}

/** From what a reader would miss most to what they miss least: totals, then what says more, and large numbers. */
function publishedCells(population: Population, published: Published, known: Known): Cell[] {
  const { tables, dispensable } = population;
  const truth = new Guess(population, published);
  const places: Item['place'][] = [
    null,
    ...tables.flatMap(({ rows }, table) => rows.map((_, row) => ({ table, row }))),
  ];
  const cells = places.flatMap((place) =>
    dispensable
      .filter((bit) => (shownAt(published, place) & ~knownAt(known, place) & bit) !== 0)
      .map((bit): Cell => ({ place, bit, value: truth.value({ place, counted: bit, without: 0 }) })),
  );
  // A 0 that is left out helps little.
  const weight = ({ place, bit, value }: Cell) => [
    place === null ? 1 : 0,
    dispensable.indexOf(bit),
    value === 0 ? Number.POSITIVE_INFINITY : value,
  ];
  return cells.sort((a, b) => descending(weight(a), weight(b)));
}

function descending(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) > (a[at] ?? 0) ? 1 : -1;
}

/** What may be left out for an item, wider and wider. */
function distances(
  { dispensable }: Population,
  { place, counted, without }: Item,
): readonly ((cell: Cell) => boolean)[] {
  const isOwn = ({ bit }: Cell) => bit === counted || bit === without;
  const isTable = (cell: Cell) => place === null || cell.place === null || cell.place.table === place.table;
  const isPlace = (cell: Cell) => cell.place?.table === place?.table && cell.place?.row === place?.row;
  const isTotal = (cell: Cell) => cell.place === null;
  return [
    (cell) => isOwn(cell) && isPlace(cell),
    (cell) => isOwn(cell) && isTable(cell) && (isPlace(cell) || !isTotal(cell)),
    isOwn,
    ...dispensable.map((bit) => (cell: Cell) => isOwn(cell) || cell.bit === bit),
    ...dispensable.map((bit) => (cell: Cell) => isOwn(cell) || isPlace(cell) || cell.bit === bit),
    (cell) => isOwn(cell) || isPlace(cell) || isTable(cell),
    () => true,
  ];
}

function shownAt({ totals, rows }: Published, place: Item['place']): number {
  return place === null ? totals : (rows[place.table]?.[place.row] ?? 0);
}

function knownAt({ totals, rows }: Known, place: Item['place']): number {
  return place === null ? totals : rows;
}

function hide(published: Published, cell: Cell): void {
  set(published, cell, shownAt(published, cell.place) & ~cell.bit);
}

function show(published: Published, cell: Cell): void {
  set(published, cell, shownAt(published, cell.place) | cell.bit);
}

function set(published: Published, { place }: Cell, bits: number): void {
  const rows = place === null ? undefined : published.rows[place.table];
  if (place === null) published.totals = bits;
  else if (rows !== undefined) rows[place.row] = bits;
}
