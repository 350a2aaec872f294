import type { Outcome, QuotaModel } from '../core/lottery/outcome.js';
import { modelRows } from './outcomes.js';
import { type Column, INFINITE, type Row, type Term } from './program.js';

/**
 * Fair chances where people could be drawn in fractions. Without whole numbers this is a linear program,
 * and what it gives can't be surpassed by any lottery: where a lottery over whole outcomes reaches the
 * same chances they are optimal (leximin: Flanigan et al. 2021; level by level as in Ogryczak et al.).
 */
export interface Multipliers {
  /** for each type, not negative */
  readonly types: readonly number[];
  /** for each group of the quotas: positive if its maximum limits the chance, negative if its minimum does */
  readonly groups: readonly number[];
  /** of the size */
  readonly size: number;
}

/** An inequality that holds for every outcome, but not for all fractional ones. */
export interface Cut {
  /** whole numbers, one a type */
  readonly coefficients: readonly number[];
  readonly max: number;
}

/** What a lottery may choose: people of each type as sums of the variables, within rows. */
export interface ChoiceSpace {
  readonly variables: readonly Column[];
  /** for each type */
  readonly people: readonly (readonly Term[])[];
  readonly rows: readonly Row[];
}

/** All outcomes in fractions. */
export function fractionalOutcomes(model: QuotaModel, cuts: readonly Cut[]): ChoiceSpace {
  return {
    variables: model.sizes.map((size) => ({ lower: 0, upper: size })),
    people: model.sizes.map((_, type) => [[type, 1]]),
    rows: [
      ...modelRows(model),
      ...cuts.map(({ coefficients, max }) => ({
        lower: -INFINITE,
        upper: max,
        terms: coefficients.flatMap((value, type): Term[] => (value === 0 ? [] : [[type, value]])),
      })),
    ],
  };
}

/** All lotteries over these outcomes. */
export function mixtures(model: QuotaModel, outcomes: readonly Outcome[]): ChoiceSpace {
  return {
    variables: outcomes.map(() => ({ lower: 0, upper: INFINITE })),
    people: model.sizes.map((_, type) =>
      outcomes.flatMap((outcome, at): Term[] => (outcome[type] ? [[at, outcome[type] as number]] : [])),
    ),
    rows: [{ lower: 1, upper: 1, terms: outcomes.map((_, at): Term => [at, 1]) }],
  };
}

/** E_t of these values. */
export function expectedPeople(space: ChoiceSpace, values: ArrayLike<number>): number[] {
  return space.people.map((terms) => {
    let people = 0;
    for (const [variable, value] of terms) people += (values[variable] as number) * value;
    return people;
  });
}
