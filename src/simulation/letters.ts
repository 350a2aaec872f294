import { Arrivals, Filling } from '../core/lottery/fill.js';
import type { QuotaModel } from '../core/lottery/outcome.js';
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
        yield found === null ? Infinity : answers.lettersUntil(found);
        break;
      }
      horizon = Math.min(people, Math.ceil(horizon * 1.5));
    }
  }
}

/** Somebody says yes. */
interface Yes {
  /** when they get their letter: as many as that are sent by then, up to rounding */
  readonly time: number;
  readonly stratum: number;
  /** in the order of letters to the stratum, from 1 on */
  readonly place: number;
}

/**
 * The answers of one run, as far as they were asked for. By the time t a stratum has got its share of t letters, rounded
 * to the whole part of the share and of an offset from 0 to 1 that is its own: up as often as the fraction says. The
 * letters are sent in the order of these times, so that every number of them is met, and no stratum is a whole letter
 * away from its share of the time.
 */
class Answers {
  readonly events: Yes[] = [];
  /** the next one of each stratum who says yes, by their place there */
  readonly #next: number[];
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
    const last = horizon < this.people ? horizon : Infinity;
    for (const [stratum, size] of this.sizes.entries()) {
      let place = this.#next[stratum] as number;
      while (place <= size) {
        const time = ((place - (this.#offsets[stratum] as number)) * this.people) / size;
        if (time > last) break;
        found.push({ time, stratum, place });
        place += untilYes(this.stream, this.rates[stratum] as number);
      }
      this.#next[stratum] = place;
    }
    found.sort((a, b) => a.time - b.time || a.stratum - b.stratum);
    for (const one of found) this.events.push(one);
  }

  /** How many letters have been sent when this person has got theirs. */
  lettersUntil({ time, stratum, place }: Yes): number {
    return this.sizes.reduce((sum, size, at) => {
      const share = (time * size) / this.people;
      const sent = Math.min(size, Math.floor(share + (this.#offsets[at] as number)));
      return sum + (at === stratum ? place : sent);
    }, 0);
  }
}

/** Whose yes it takes for the places to be filled; `null`: not with these answers. */
function leastOf(
  events: readonly Yes[],
  arrivals: Arrivals,
  canFill: (counts: readonly number[]) => boolean,
): Yes | null {
  arrivals.clear();
  let first = 0;
  while (first < events.length && !arrivals.mayFill) arrivals.add((events[first++] as Yes).stratum);
  if (!arrivals.mayFill) return null;
  const last = events[first - 1];
  if (last === undefined || canFill(arrivals.counts)) return last ?? null;
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
  return events[first + found - 1] as Yes;
}

function filling({ sizes, quotas, decide }: LettersModel): (counts: readonly number[]) => boolean {
  const places = new Filling(quotas, sizes.length);
  return (counts) => places.canFill(counts) ?? decide(counts);
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
