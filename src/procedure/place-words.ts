import type { Check } from '../audit/checks.js';

/** Where a check fails: in words for faults of an urn and for what is wrong with a municipality of a batch, else as it is called. */

/** What is said at once. */
const MOST = 10;

/** @returns the text of this name; `null`: there is none */
type Say = (name: string, params?: Readonly<Record<string, string>>) => string | null;

export function placeWords(say: Say, { name, places }: Pick<Check, 'name' | 'places'>): string[] {
  const words = places.slice(0, MOST).map((place) => {
    if (name === 'urn.lines') return urnWords(say, place);
    return /^\d{8} ./.test(place) ? townWords(say, place) : place;
  });
  return places.length <= MOST ? words : [...words, `… (${places.length})`];
}

function urnWords(say: Say, place: string): string {
  const [kind = '', line = ''] = place.split(' ');
  return say(`urn-fault.${kind}`, { line }) ?? place;
}

function townWords(say: Say, place: string): string {
  const [municipality = '', ...faults] = place.split(' ');
  return `${municipality} (${faults.map((fault) => say(`batch-fault.${fault}`) ?? fault).join(', ')})`;
}
