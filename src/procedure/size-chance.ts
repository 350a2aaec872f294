import { digest } from '#machine';
import { Arrivals, Filling, families } from '../core/lottery/fill.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
import type { Stratification } from '../core/strata.js';
import { chanceToFill, leastLetters, type Part } from '../core/yield.js';
import { OutcomeSearch } from '../lottery/outcomes.js';
import { loadSolver, type Solver } from '../lottery/solver.js';
import { type LettersModel, lettersNeeded, simulatedChance } from '../simulation/letters.js';
import { type RandomStream, randomStream } from '../simulation/random.js';
import { betaVariate } from '../simulation/variates.js';
import type { LearnedRates } from './learned-rates.js';
import type { SearchHooks } from './search.js';
import type { PlacesGroup } from './size-places.js';
import type { StrataRates, ToldBy } from './size-rates.js';

/** The chance that those who say yes can fill all places: exact where it can be, otherwise simulated. */

export type Chance =
  | { readonly kind: 'exact'; readonly chance: number }
  /** with its 95 % confidence interval */
  | { readonly kind: 'simulated'; readonly chance: number; readonly low: number; readonly high: number };

export type Method =
  | { readonly kind: 'exact' }
  | { readonly kind: 'simulated'; readonly runs: number; readonly seed: string };

/** For every number of letters. */
export interface Curve {
  readonly method: Method;
  readonly chance: (letters: number) => Chance;
  /** the least number of letters with no more risk; `null`: everybody is not enough */
  readonly least: (risk: number) => number | null;
}

export interface CurveRequest {
  readonly frame: Stratification;
  readonly people: number;
  readonly places: number;
  /** those that ask for something */
  readonly groups: readonly PlacesGroup[];
  readonly rates: StrataRates | LearnedRates;
  readonly runs: number;
  readonly seed: string;
  /** about how many letters there will be */
  readonly guess: number;
}

/** @throws SolverFailure if it is needed and can't be loaded */
export async function fillingCurve(
  request: CurveRequest,
  hooks: SearchHooks,
  progress: (runs: number) => void,
): Promise<Curve> {
  return exactCurve(request) ?? (await simulatedCurve(request, hooks, progress));
}

/** `null`: groups overlap, or do not answer independently. */
function exactCurve({ frame, people, places, groups, rates }: CurveRequest): Curve | null {
  if (families(groups).length > 1) return null;
  const told = [...new Set(groups.map(({ by }) => by))];
  const [by = null] = told;
  if (told.length > 1 || !(groups.length === 0 || rates.areIndependent(by))) return null;
  const parts = partsOf(frame, groups, by, places, rates);
  if (parts === null) return null;
  const fails = (n: number) => 1 - chanceToFill(parts, n / people, places);
  return {
    method: { kind: 'exact' },
    chance: (n) => ({ kind: 'exact', chance: 1 - fails(n) }),
    least: (risk) => leastLetters(fails, risk, Math.min(places, people), people),
  };
}

/** The groups, and whoever is in none of them. */
function partsOf(
  { strata }: Stratification,
  groups: readonly PlacesGroup[],
  by: ToldBy,
  places: number,
  rates: StrataRates,
): Part[] | null {
  const inGroups = new Set(groups.flatMap(({ members }) => members));
  const rest = strata.flatMap((_, at) => (inGroups.has(at) ? [] : [at]));
  const all = [...groups, ...(rest.length === 0 ? [] : [{ members: rest, min: 0, max: places }])];
  const parts = all.flatMap(({ members, min, max }) => {
    const asked = rates.asked(members, by);
    return asked === null ? [] : [{ asked, min, max }];
  });
  return parts.length < all.length ? null : parts;
}

/** So many runs at a time, then signals are let through. */
const AT_ONCE = 100;

async function simulatedCurve(
  request: CurveRequest,
  hooks: SearchHooks,
  progress: (runs: number) => void,
): Promise<Curve> {
  const { runs, seed } = request;
  const needed =
    (await allRuns(request, null, hooks, progress)) ??
    // The same runs once more, now with somebody to ask where it is not seen at once.
    (await allRuns(request, await loadSolver(hooks.solver), hooks, progress)) ??
    [];
  needed.sort((a, b) => a - b);
  const within = (letters: number) => {
    let [low, high] = [0, needed.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((needed[middle] as number) <= letters) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    method: { kind: 'simulated', runs, seed },
    chance: (letters) => ({ kind: 'simulated', ...simulatedChance(within(letters), runs) }),
    least: (risk) => {
      const letters = needed[Math.max(0, Math.ceil((1 - risk) * runs - 1e-9) - 1)] ?? Infinity;
      return letters === Infinity ? null : letters;
    },
  };
}

/** A run can't go on without a solver. */
class Undecided extends Error {}

/** The letters that each run needed; `null`: there is need of a solver. */
async function allRuns(
  { frame, places, groups, rates, runs, seed, guess }: CurveRequest,
  solver: Solver | null,
  { pause }: SearchHooks,
  progress: (runs: number) => void,
): Promise<number[] | null> {
  const sizes = frame.strata.map(({ size }) => size);
  const model: LettersModel = {
    sizes,
    quotas: { size: places, groups },
    rates: 'once' in rates ? (stream) => uncertain(rates, stream) : () => rates.means,
    decide: (counts) => {
      if (solver === null) throw new Undecided();
      return hasOutcome(solver, { size: places, groups, sizes: counts });
    },
  };
  const found: number[] = [];
  try {
    for (const letters of lettersNeeded(model, randomStream(digest, 'size', seed), runs, guess)) {
      found.push(letters);
      if (found.length % AT_ONCE !== 0) continue;
      progress(found.length);
      await pause();
    }
  } catch (cause) {
    if (cause instanceof Undecided) return null;
    throw cause;
  }
  return found;
}

function uncertain(rates: LearnedRates, stream: RandomStream): readonly number[] {
  return rates.once((yes, no) => betaVariate(stream, yes, no));
}

function hasOutcome(solver: Solver, model: QuotaModel): boolean {
  const search = new OutcomeSearch(solver, model);
  try {
    // Any outcome will do: all are worth 0.
    return (
      search.most(
        model.sizes.map(() => 0),
        -1,
      ) !== null
    );
  } finally {
    search.dispose();
  }
}

/** Whether the places can be filled at all, if everybody of the frame says yes. */
export async function canEverybodyFill(
  { frame, places, groups }: Pick<CurveRequest, 'frame' | 'places' | 'groups'>,
  hooks: SearchHooks,
): Promise<boolean> {
  const sizes = frame.strata.map(({ size }) => size);
  const arrivals = new Arrivals({ size: places, groups }, sizes.length);
  // More people of a stratum than there are places change nothing.
  for (const [stratum, size] of sizes.entries())
    for (let one = 0; one < Math.min(size, places); one++) arrivals.add(stratum);
  const least = families(groups).map((family) => family.reduce((sum, at) => sum + (groups[at]?.min ?? 0), 0));
  if (!arrivals.mayFill || Math.max(0, ...least) > places) return false;
  const told = new Filling({ size: places, groups }, sizes.length).canFill(sizes);
  return told ?? hasOutcome(await loadSolver(hooks.solver), { size: places, groups, sizes });
}
