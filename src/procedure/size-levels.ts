import { type Problem, warning } from '../core/problem.js';
import { type Asked, chanceOfFewer, expectedYes } from '../core/yield.js';
import type { Curve } from './size-chance.js';
import type { Recommended, SizeLevel, SizeRequest } from './size-facts.js';
import { withoutEffect } from './without-effect.js';

/** What is said with and without a register alike. */

const LEVELS = [0.5, 0.9, 0.95, 0.99];
/** The letters for usual certainties and for the wanted one. */
export function levelsOf(curve: Curve, risk: number, asked: readonly Asked[], people: number): SizeLevel[] {
  const risks = [...new Set([...LEVELS.map((level) => Math.round((1 - level) * 100) / 100), risk])].sort(
    (a, b) => b - a,
  );
  return risks.map((one) => {
    const letters = curve.least(one);
    const expected = letters === null ? null : expectedYes(asked, letters / people);
    return { sure: 1 - one, letters, expected };
  });
}

/** What so many letters bring. @param people of the frame; 1: letters are counted as such */
export function recommendedOf(
  letters: number,
  curve: Curve,
  asked: readonly Asked[],
  people: number,
  places: number,
): Recommended {
  const [only, ...others] = asked;
  const fraction = letters / people;
  const fewer = only?.rate.kind === 'fixed' && others.length === 0 ? only.rate.p * 0.8 : null;
  const less = (p: number): Asked[] => [{ rate: { kind: 'fixed', p }, size: only?.size ?? 0 }];
  return {
    letters,
    expected: expectedYes(asked, fraction),
    chance: curve.chance(letters),
    cautious:
      fewer === null || curve.method.kind !== 'exact'
        ? null
        : { rate: fewer, chance: 1 - chanceOfFewer(less(fewer), fraction, places) },
  };
}

/** Nothing is simulated. */
export function idle({ runs, simulationSeed }: SizeRequest): Problem[] {
  return [
    ...(runs === undefined ? [] : [withoutEffect('--runs', 'simulation')]),
    ...(simulationSeed === undefined ? [] : [withoutEffect('--simulation-seed', 'simulation')]),
  ];
}

/** 3 to 11 % are usual; what is far away from it may be a slip. */
export function unusual(rate: number, isLearned: boolean): Problem[] {
  const isUsual = rate >= 0.01 && rate <= 0.25;
  return isLearned || isUsual
    ? []
    : [warning('SIZE-022', undefined, { rate: `${Number((rate * 100).toPrecision(3))} %` })];
}
