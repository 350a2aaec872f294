import { presentTypes } from '../core/lottery/outcome.js';
import type { Conflict } from '../lottery/conflict.js';
import type { Kept, Lottery } from '../lottery/lottery-options.js';
import { type SecondsLeft, SolverFailure } from '../lottery/program.js';
import type { SearchProgress } from '../lottery/progress.js';
import { type Searcher, searcherHere } from '../lottery/searcher.js';

/**
 * A search in another thread, as messages: calls go there, reports come back. The thread reports at once whatever is
 * found, for it may be ended at any moment; `search-kept.ts` puts that together again.
 */
export type SearchCall = {
  readonly [N in keyof Searcher]: {
    readonly name: N;
    readonly args: Parameters<Searcher[N]>;
    /** `null`: as many as it takes */
    readonly seconds: number | null;
  };
}[keyof Searcher];

export type SearchReport =
  | { readonly kind: 'progress'; readonly progress: SearchProgress }
  | {
      readonly kind: 'kept';
      /** left out: as it was */
      readonly aim?: Omit<Kept, 'outcomes'>;
      /** those that are new: type, people, type, people .. */
      readonly fresh: readonly Int32Array[];
    }
  | { readonly kind: 'core'; readonly conflict: Conflict }
  | { readonly kind: 'done'; readonly answer: unknown }
  /** @see SolverFailure */
  | { readonly kind: 'failed'; readonly status: string };

/** What a thread needs of the place that it runs at. */
export interface SearchPlace {
  /** seconds since any moment */
  readonly clock: () => number;
  /** @param moved what of the report is handed over for good instead of copied */
  readonly report: (report: SearchReport, moved: readonly ArrayBuffer[]) => void;
}

/** Does what a call asks for; all that comes of it is reported. @throws whatever is no failure of the solver */
export async function serveSearch(call: SearchCall, place: SearchPlace): Promise<void> {
  const { clock } = place;
  const report = (told: SearchReport) => place.report(told, []);
  const { seconds } = call;
  const begun = clock();
  const secondsLeft: SecondsLeft = () => (seconds === null ? undefined : seconds - (clock() - begun));
  const keeper = new Keeper(report);
  let shown = 0;
  const searcher = searcherHere({
    // Nobody has to be let through here: whoever wants the thread to end ends it.
    pause: async () => {},
    ...(seconds === null ? {} : { secondsLeft, kept: (kept: Kept) => keeper.tell(kept) }),
    progress: (progress) => {
      const now = clock();
      if (now - shown < BETWEEN) return;
      shown = now;
      report({ kind: 'progress', progress });
    },
    core: (conflict) => report({ kind: 'core', conflict }),
  });
  try {
    const work = searcher[call.name] as (...args: readonly unknown[]) => Promise<unknown>;
    const answer = await work(...call.args);
    place.report({ kind: 'done', answer }, packedIn(answer));
  } catch (cause) {
    if (!(cause instanceof SolverFailure)) throw cause;
    report({ kind: 'failed', status: cause.status });
  }
}

/** The memory of packed outcomes, of which a list of thousands has hundreds of megabytes. */
function packedIn(answer: unknown): ArrayBuffer[] {
  const { portfolio } = (answer ?? {}) as Partial<Pick<Lottery, 'portfolio'>>;
  const packed = (portfolio?.outcomes ?? []).filter((outcome) => outcome instanceof Int32Array);
  return [...new Set(packed.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** Seconds between two reports of how far a search is. */
const BETWEEN = 0.1;

class Keeper {
  readonly #report: (report: SearchReport) => void;
  #told = 0;
  #proof: Kept['proof'] | null = null;
  #cap: Kept['cap'] = null;
  #expected: Kept['expected'] = [];

  constructor(report: (report: SearchReport) => void) {
    this.#report = report;
  }

  tell({ proof, cap, expected, outcomes }: Kept): void {
    const isNew = proof !== this.#proof || cap !== this.#cap || expected !== this.#expected;
    if (!isNew && outcomes.length === this.#told) return;
    [this.#proof, this.#cap, this.#expected] = [proof, cap, expected];
    const fresh = outcomes.slice(this.#told).map((outcome) => Int32Array.from(presentTypes(outcome).flat()));
    this.#told = outcomes.length;
    this.#report({ kind: 'kept', fresh, ...(isNew ? { aim: { proof, cap, expected } } : {}) });
  }
}
