import { type Check, check } from '../audit/checks.js';
import type { Part } from './verify-request.js';

/** What somebody wrote down of a draw, compared with the log. */

/** The seed that somebody has, beside the logged one. */
export function checkSeed({ log, seed }: Part): Check[] {
  return seed === null ? [] : [compareSeed(seed, log.seed.text)];
}

/** @param given as a seed is normalised */
export function compareSeed(given: string, logged: string): Check {
  if (given === logged) return check('seed.given', []);
  return { ...check('seed.given', ['seed']), differs: { given, logged } };
}

/** The balls' number is the word of those who drew, unless somebody else wrote it down. */
export function checkNumber({ log, isPanel, isLast }: Part, number: number | undefined): Check[] {
  if (number === undefined || !isPanel || !isLast) return [];
  const { number: drawn = 0, number_from: from } = log.allocation;
  if (from === 'panel-number' && drawn === number) return [check('number.given', [])];
  const shown = (one: number) => String(one).padStart(3, '0');
  const logged = from === 'panel-number' ? shown(drawn) : 'seed';
  return [{ ...check('number.given', ['number']), differs: { given: shown(number), logged } }];
}
