import { Arrivals, families, fillGreedily } from '../core/lottery/fill.js';
import { groupsOfTypes, type QuotaModel } from '../core/lottery/outcome.js';
import type { RandomStream } from './random.js';
import { untilYes } from './variates.js';

/**
 * Simulated answers. In each run everybody of the frame has an answer and a place in the order of letters; the run gives
 * the least number of letters with which all quotas can be filled. Since a further letter never takes anybody away, the
 * chance with n letters is the share of runs that needed no more than n: all numbers of letters come from the same runs.
 */
export interface LettersModel {
  /** N_h */
  readonly sizes: readonly number[];
  /** places, and the quotas on strata */
  readonly quotas: Omit<QuotaModel, 'sizes'>;
  /** the rate of each stratum; one that is not known for certain is another in each run */
  readonly rates: (stream: RandomStream) => readonly number[];
  /** whether these people can fill the places, where that is not seen at once */
  readonly decide: (counts: readonly number[]) => boolean;
}

/**
 * @param guess about how many letters are needed
 * @returns for each run the least number of letters, `Infinity` if everybody of the frame is not enough
 */
export function* lettersNeeded(
  model: LettersModel,
  stream: RandomStream,
  runs: number,
  guess: number,
): Generator<number> {
  const { sizes, quotas, rates } = model;
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const arrivals = new Arrivals(quotas, sizes.length);
  const canFill = filling(model);
  for (let run = 0; run < runs; run++) {
    const answers = new Answers(stream, sizes, people, rates(stream));
    let horizon = Math.min(people, Math.max(guess, 1));
    for (;;) {
      answers.upTo(horizon);
      const found = leastOf(answers.events, arrivals, canFill);
      if (found !== null || horizon === people) {
        yield found ?? Infinity;
        break;
      }
      horizon = Math.min(people, Math.ceil(horizon * 1.5));
    }
  }
}

/** Somebody says yes. */
interface Yes {
  /** with so many letters in all they get one */
  readonly letters: number;
  readonly stratum: number;
}

/** The answers of one run, as far as they were asked for. */
class Answers {
  readonly events: Yes[] = [];
  /** the next one of each stratum who says yes, by their place there */
  readonly #next: number[];
  /** where a share of letters is rounded up: the whole part of share and this */
  readonly #offsets: number[];

  constructor(
    readonly stream: RandomStream,
    readonly sizes: readonly number[],
    readonly people: number,
    readonly rates: readonly number[],
  ) {
    this.#offsets = sizes.map(() => stream.next());
    this.#next = rates.map((p) => untilYes(stream, p));
  }

  upTo(horizon: number): void {
    const found: Yes[] = [];
    for (const [stratum, size] of this.sizes.entries()) {
      let place = this.#next[stratum] as number;
      while (place <= size) {
        const letters = Math.max(
          1,
          Math.ceil(((place - (this.#offsets[stratum] as number)) * this.people) / size),
        );
        if (letters > horizon) break;
        found.push({ letters, stratum });
        place += untilYes(this.stream, this.rates[stratum] as number);
      }
      this.#next[stratum] = place;
    }
    found.sort((a, b) => a.letters - b.letters || a.stratum - b.stratum);
    for (const one of found) this.events.push(one);
  }
}

/** The number of letters after which the places can be filled; `null`: not with these answers. */
function leastOf(
  events: readonly Yes[],
  arrivals: Arrivals,
  canFill: (counts: readonly number[]) => boolean,
): number | null {
  arrivals.clear();
  let first = 0;
  while (first < events.length && !arrivals.mayFill) arrivals.add((events[first++] as Yes).stratum);
  if (!arrivals.mayFill) return null;
  if (canFill(arrivals.counts)) return events[first - 1]?.letters ?? 1;
  // Almost always they can be as soon as they may be. If not, in ever larger steps, and then back by halves.
  const base = [...arrivals.counts];
  const enough = (more: number) => {
    const counts = [...base];
    for (const { stratum } of events.slice(first, first + more))
      counts[stratum] = (counts[stratum] as number) + 1;
    return canFill(counts);
  };
  const left = events.length - first;
  let [below, step] = [0, 1];
  while (step < left && !enough(step)) [below, step] = [step, step * 2];
  let found = Math.min(step, left);
  if (found === left && !enough(left)) return null;
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2);
    if (enough(middle)) found = middle;
    else below = middle;
  }
  return (events[first + found - 1] as Yes).letters;
}

function filling({ sizes, quotas, decide }: LettersModel): (counts: readonly number[]) => boolean {
  if (families(quotas.groups).length <= 1) return () => true;
  const groupsOf = groupsOfTypes({ ...quotas, sizes });
  return (counts) => fillGreedily({ ...quotas, sizes: counts }, groupsOf) !== null || decide(counts);
}

/** How often something came about, with its 95 % confidence interval (Wilson's, right also at 0 and at all). */
export interface SimulatedChance {
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

const QUANTILE_95 = 1.959964;

export function simulatedChance(hits: number, runs: number): SimulatedChance {
  const chance = hits / runs;
  const z = (QUANTILE_95 * QUANTILE_95) / runs;
  const middle = (chance + z / 2) / (1 + z);
  const error = Math.sqrt(z * chance * (1 - chance) + (z * z) / 4) / (1 + z);
  return { chance, low: Math.max(0, middle - error), high: Math.min(1, middle + error) };
}
