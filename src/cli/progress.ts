import type { SearchHooks } from '../procedure/search.js';
import type { Terminal } from './terminal.js';

/** How far the reading of a register is. */
export interface Reached {
  /** read of all that is to be read, from 0 to 1 */
  readonly share: number;
  readonly rows: number;
  readonly seconds: number;
}

const LONGEST_BAR = 24;
/** Shorter bars tell nothing. */
const SHORTEST_BAR = 6;
/** Between two pictures, and before the first: what is read at once needs none. In milliseconds. */
const PAUSE = 100;

/** Rows, speed and time left while a register is read; nothing off a terminal. */
export function progressBar(terminal: Terminal, total: number): (bytes: number, rows: number) => void {
  let begun = performance.now();
  let shown = begun;
  let last = 0;
  return (bytes, rows) => {
    const now = performance.now();
    // A register is read again if too little of it was kept.
    if (bytes < last) begun = now;
    last = bytes;
    if (now - shown < PAUSE || now === begun) return;
    shown = now;
    const share = Math.min(bytes / Math.max(total, 1), 1);
    terminal.progress((width) =>
      progressLine(terminal, { share, rows, seconds: (now - begun) / 1000 }, width),
    );
  };
}

/** As much as there is room for: the bar gets shorter first, then the speed is left out, then the bar. */
export function progressLine(
  terminal: Pick<Terminal, 'text' | 'number'>,
  { share, rows, seconds }: Reached,
  width: number,
): string {
  const left = Math.ceil((seconds / Math.max(share, 0.001)) * (1 - share));
  const speed = terminal.number(Math.round(rows / Math.max(seconds, 0.001)));
  const texts = [
    terminal.text('progress', { rows, speed, left }),
    terminal.text('progress.short', { rows, left }),
  ];
  for (const text of texts) {
    const cells = Math.min(width - text.length - 1, LONGEST_BAR);
    if (cells < SHORTEST_BAR) continue;
    const full = Math.round(share * cells);
    return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${text}`;
  }
  return texts.find((text) => text.length <= width) ?? '';
}

const STEPS = {
  ideal: 'lottery.ideal',
  split: 'lottery.split',
  complete: 'lottery.complete',
  mix: 'lottery.mix',
  conflict: 'lottery.conflict',
  advice: 'lottery.advice',
} as const;

/** How a search for a lottery is seen on a terminal, and its clock. */
export interface SeenSearch extends SearchHooks {
  readonly progress: NonNullable<SearchHooks['progress']>;
  /** shows how long it has been going on */
  readonly tick: () => void;
}

/**
 * @param timeLimit in seconds
 * @param begun when these begin, on the clock of `performance`
 */
export function searchProgress(
  terminal: Terminal,
  timeLimit?: number,
  begun = performance.now(),
): SeenSearch {
  const clock = () => performance.now() / 1000;
  const seconds = () => (performance.now() - begun) / 1000;
  let shown = 0;
  let last: Parameters<SeenSearch['progress']>[0] | undefined;
  const tick = () => {
    const now = performance.now();
    if (last === undefined || now - begun < 5 * PAUSE || now - shown < PAUSE) return;
    shown = now;
    const { step, amount } = last;
    const percent = step === 'split' || step === 'mix' ? Math.round(100 * amount) : 0;
    const left = timeLimit === undefined ? '' : String(Math.max(0, Math.ceil(timeLimit - seconds())));
    const time = terminal.text('lottery.time', { seconds: Math.round(seconds()), left });
    const gap = last.gap === undefined ? '' : terminal.decimal(Math.ceil(10_000 * last.gap) / 100);
    terminal.progress(() => terminal.text(STEPS[step], { percent, gap, time }));
  };
  return {
    ...(timeLimit === undefined ? {} : { secondsLeft: () => timeLimit - seconds() }),
    ...{ clock, tick },
    progress: (progress) => {
      last = progress;
      tick();
    },
    // A step can take long without a word of its own.
    pause: () => {
      tick();
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
