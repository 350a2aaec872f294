import { Refusal } from '../../core/problem.js';
import { pageTools } from '../page-tools.js';
import type { Order, Report } from './messages.js';
import { TASKS } from './tasks.js';
import type { Task, Workplace } from './workplace.js';

/** Not so often that the page is kept from drawing. */
const MILLISECONDS_BETWEEN = 80;

/** The worker: takes one task, tells how far it is, and gives the answer. */
export function work(): void {
  const report = (message: Report) => globalThis.postMessage(message);
  globalThis.addEventListener('message', ({ data }: MessageEvent<Order>) => {
    void answer(data, report);
  });
}

async function answer({ name, request, solver }: Order, report: (message: Report) => void): Promise<void> {
  let last = 0;
  const progress = (read: number, bytes: number, rows: number) => {
    const now = performance.now();
    if (now - last < MILLISECONDS_BETWEEN) return;
    last = now;
    report({ kind: 'progress', progress: { read, bytes, rows } });
  };
  const settings = {
    program: { toolVersion: PAGE_VERSION, nodeVersion: 'page' },
    // Only quotas need it, and to decode it takes a moment.
    get solver() {
      return bytesOfBase64(solver);
    },
    progress,
  };
  const at: Workplace = { tools: (files) => pageTools(files, settings) };
  try {
    const task = TASKS[name] as Task<typeof request, never>;
    report({ kind: 'done', answer: await task(request, at) });
  } catch (cause) {
    if (cause instanceof Refusal) report({ kind: 'refused', refusal: cause.kind, problems: cause.problems });
    else report({ kind: 'failed', name: cause instanceof Error ? cause.name : typeof cause });
  }
}

function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
}
