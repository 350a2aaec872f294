import type { Language } from '../messages/catalogue.js';
import { openScratch, openScratchReader, scratchFolder } from '../node/scratch.js';
import { inThreads } from '../node/threads/parallel.js';
import { urnInThreads } from '../node/threads/urn-threads.js';
import type { SearchHooks } from '../procedure/search.js';
import type { Tools } from '../procedure/tools.js';
import { processorsFor } from './processors.js';
import { progressBar, searchProgress } from './progress.js';
import { SearchElsewhere } from './search-elsewhere.js';
import type { Terminal } from './terminal.js';
import { timeAt } from './time.js';
import type { World } from './world.js';

/** What flags say of how a command does its work; nothing that is decided depends on it. */
export interface Manner {
  /** threads that read the register; left out: as many as are of use */
  readonly workers?: number;
  /** seconds for the search for a lottery */
  readonly timeLimit?: number;
  /** the time that goes into a log */
  readonly at?: string;
}

/** One call of the command line: who is spoken to, and where. */
export class Session {
  /** the folder for what memory has no room for, once it has been asked for */
  #scratch: string | undefined;
  readonly #searches: SearchElsewhere[] = [];

  constructor(
    readonly terminal: Terminal,
    readonly world: World,
  ) {}

  /** The plan's language counts if no `--lang` was given. */
  speak(language: Language | undefined, flag: string | undefined): void {
    if (flag === undefined && language !== undefined) this.terminal.language = language;
  }

  #search(timeLimit: number | undefined): SearchHooks {
    const { searchThread: entry, begun } = this.world;
    const hooks = searchProgress(this.terminal, timeLimit, begun);
    if (entry === null) return hooks;
    const elsewhere = new SearchElsewhere({ entry, progress: hooks.progress, tick: hooks.tick });
    this.#searches.push(elsewhere);
    return { ...hooks, elsewhere: (secondsLeft) => elsewhere.searcher(secondsLeft) };
  }

  /** Ends whatever would go on after the call. */
  async close(): Promise<void> {
    await Promise.all(this.#searches.map((search) => search.close()));
  }

  /** What the procedure needs of this machine. */
  tools({ workers, timeLimit, at }: Manner): Tools {
    const { terminal, world } = this;
    return {
      files: world.files,
      program: world.program,
      now: () => at ?? timeAt(world.environment.SOURCE_DATE_EPOCH, world.clock),
      reading: (bytes) => {
        this.#scratch ??= scratchFolder(world.unfinished);
        const scratch = this.#scratch;
        const count = workers ?? processorsFor(bytes);
        const threads = { workers: count, entry: world.readerThread, scratch };
        return {
          progress: progressBar(terminal, bytes),
          scratch: { open: () => openScratch(scratch), reader: openScratchReader },
          ...(count === 0 ? {} : { parallel: inThreads(threads), urn: urnInThreads(threads) }),
        };
      },
      search: this.#search(timeLimit),
    };
  }
}
