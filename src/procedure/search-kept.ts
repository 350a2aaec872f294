import type { Conflict } from '../lottery/conflict.js';
import { FEWEST, lotteryOfKept } from '../lottery/kept.js';
import type { Kept } from '../lottery/lottery-options.js';
import { TIME_LIMIT } from '../lottery/outcomes.js';
import { pairsOfKept } from '../lottery/pairs.js';
import { SolverFailure } from '../lottery/program.js';
import type { SearchCall, SearchReport } from './search-served.js';

/** What a thread has reported of a call that it does not come to the end of. */
export class SearchSoFar {
  readonly #call: SearchCall;
  #aim: Omit<Kept, 'outcomes'> | null = null;
  /** as they were reported */
  readonly #outcomes: Int32Array[] = [];
  #conflict: Conflict | null = null;

  constructor(call: SearchCall) {
    this.#call = call;
  }

  add(report: SearchReport): void {
    if (report.kind === 'core') this.#conflict = report.conflict;
    if (report.kind !== 'kept' || this.#call.name !== 'lottery') return;
    this.#aim = report.aim ?? this.#aim;
    this.#outcomes.push(...report.fresh);
  }

  /** Whether an answer can be made of it. */
  get isUsable(): boolean {
    return this.#call.name === 'conflict' ? this.#conflict !== null : this.#outcomes.length >= FEWEST;
  }

  /**
   * The answer to the call that can be made of it.
   * @param expired whether it has to be made at once
   * @throws SolverFailure `time limit` if there is none
   */
  async answer(pause: () => Promise<void>, expired: () => boolean): Promise<unknown> {
    const { name, args } = this.#call;
    if (name === 'conflict' && this.#conflict !== null) return this.#conflict;
    if (name !== 'lottery' || this.#aim === null) throw new SolverFailure(TIME_LIMIT);
    const [model, { quotas, withSubstitutes }, { objective, total }] = args;
    const options = { objective, ...(total === undefined ? {} : { total }), pause, expired };
    const types = withSubstitutes ? 2 * model.sizes.length : model.sizes.length;
    const kept = { ...this.#aim, outcomes: this.#outcomes.map((pairs) => peopleOf(pairs, types)) };
    return withSubstitutes
      ? await pairsOfKept(model, quotas, kept, options)
      : await lotteryOfKept(model, kept, options);
  }
}

/** From type, people, type, people .. */
function peopleOf(pairs: Int32Array, types: number): Int32Array {
  const people = new Int32Array(types);
  for (let at = 0; at < pairs.length; at += 2) people[pairs[at] as number] = pairs[at + 1] as number;
  return people;
}

/** What a call is rejected with. */
export function failureOf({ status }: Extract<SearchReport, { kind: 'failed' }>): Error {
  return new SolverFailure(status);
}
