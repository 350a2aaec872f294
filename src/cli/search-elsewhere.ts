import { Worker } from 'node:worker_threads';
import { WorkerFailure } from '../node/threads/worker-failure.js';
import type { SearchHooks } from '../procedure/search.js';
import type { SearchCall, SearchReport } from '../procedure/search-served.js';

type Searcher = ReturnType<NonNullable<SearchHooks['elsewhere']>>;

/**
 * The search for a lottery in a thread of its own. The solver listens to nobody while it is at a step, and some of its
 * steps look at no clock; here the clock and the keyboard are always heard. A call that goes on after its time is cut
 * off with its thread, and the answer is made of what the thread has reported.
 */
export interface ElsewhereOptions {
  /** the file that the thread runs */
  readonly entry: URL;
  readonly progress: NonNullable<SearchHooks['progress']>;
  /** now and then while a call goes on */
  readonly tick: () => void;
}

/** Seconds after its time in which a search can end by itself, and in which an answer is made of what there is. */
const GRACE = 0.9;
const FINISHING = 0.3;
/** If there is nothing yet, so many more. */
const LONGER = 0.6;
const MILLISECONDS_BETWEEN_TICKS = 250;

export class SearchElsewhere {
  readonly #options: ElsewhereOptions;
  #thread: Worker | null = null;
  /** the call that goes on */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ElsewhereOptions) {
    this.#options = options;
  }

  /** Ends the thread. That nobody waits for it is not enough: one that has said something keeps a process from ending. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    // Not waited for: whoever waits for a thread that nothing else needs may wait for ever.
    void thread?.terminate();
  }

  /** One after the other, whoever asks. */
  searcher(secondsLeft: SearchHooks['secondsLeft']): Searcher {
    const call =
      <N extends keyof Searcher>(name: N) =>
      (...args: Parameters<Searcher[N]>): ReturnType<Searcher[N]> => {
        const answer = this.#last
          .catch(() => {})
          .then(() => this.#call({ name, args, seconds: secondsLeft?.() ?? null } as SearchCall));
        this.#last = answer;
        return answer as ReturnType<Searcher[N]>;
      };
    return {
      version: call('version'),
      lottery: call('lottery'),
      hasOutcome: call('hasOutcome'),
      conflict: call('conflict'),
      loosenings: call('loosenings'),
      judged: call('judged'),
      loosenedForAll: call('loosenedForAll'),
      softened: call('softened'),
    };
  }

  async #call(call: SearchCall): Promise<unknown> {
    const { entry, progress, tick } = this.#options;
    const thread = this.#thread ?? threadOf(entry);
    this.#thread = thread;
    // Loaded while the thread begins, and only where there is a search.
    const { failureOf, SearchSoFar } = await import('../procedure/search-kept.js');
    const soFar = new SearchSoFar(call);
    return await new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(limit);
        clearInterval(ticks);
        thread.off('message', take).off('error', fail).off('exit', leave);
        thread.unref();
      };
      /** The thread is done with. */
      const instead = (otherwise: (cause: unknown) => void) => {
        end();
        void thread.terminate();
        this.#thread = null;
        const begun = performance.now();
        const isOver = () => performance.now() - begun > 1000 * FINISHING;
        soFar.answer(async () => {}, isOver).then(resolve, otherwise);
      };
      const died = (detail: string) => {
        const lost = () => reject(new WorkerFailure(1, detail));
        if (call.seconds === null) {
          end();
          this.#thread = null;
          lost();
        } else instead(lost);
      };
      const cutOff = () => {
        if (soFar.isUsable) instead(reject);
        else limit = setTimeout(() => instead(reject), 1000 * LONGER);
      };
      let limit =
        call.seconds === null ? undefined : setTimeout(cutOff, 1000 * (Math.max(0, call.seconds) + GRACE));
      const ticks = setInterval(tick, MILLISECONDS_BETWEEN_TICKS);
      const take = (report: SearchReport) => {
        switch (report.kind) {
          case 'progress':
            progress(report.progress);
            break;
          case 'done':
            end();
            resolve(report.answer);
            break;
          case 'failed':
            end();
            reject(failureOf(report));
            break;
          default:
            soFar.add(report);
        }
      };
      const fail = (cause: unknown) => died(cause instanceof Error ? cause.name : 'unknown');
      const leave = (code: number) => died(`exit ${code}`);
      thread.on('message', take).on('error', fail).on('exit', leave);
      thread.ref();
      thread.postMessage(call);
    });
  }
}

function threadOf(entry: URL): Worker {
  const thread = new Worker(entry, { stdout: true, stderr: true });
  // What it comes to when nobody waits for it any more is of no use.
  thread.on('error', () => {});
  return thread;
}
