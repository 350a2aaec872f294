import type { Problem } from '../../core/problem.js';
import type { Read, Report } from './messages.js';
import type { AnswerOf, RequestOf, TaskName } from './tasks.js';

/** How a task ended. `stopped`: somebody stopped it. `failed`: an error of the program, by its kind. */
export type Ended<N extends TaskName> =
  | { readonly kind: 'done'; readonly answer: AnswerOf<N> }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly name: string };

export interface Running<N extends TaskName> {
  readonly ended: Promise<Ended<N>>;
  /** Whatever it has done by then is thrown away. */
  readonly stop: () => void;
}

/** Has a task done in a worker of its own, so that the page stays as it is while it runs, and can stop it. */
export function start<N extends TaskName>(
  name: N,
  request: RequestOf<N>,
  progress: (read: Read) => void = () => {},
): Running<N> {
  const worker = new Worker(scriptUrl());
  let finish: (ended: Ended<N>) => void = () => {};
  const ended = new Promise<Ended<N>>((resolve) => {
    finish = (how) => {
      worker.terminate();
      resolve(how);
    };
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Report<N>>) => {
    if (data.kind === 'progress') progress(data.progress);
    else finish(data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    finish({ kind: 'failed', name: 'Worker' });
  });
  worker.addEventListener('messageerror', () => finish({ kind: 'failed', name: 'DataCloneError' }));
  worker.postMessage({ name, request, solver: textOf('solver') });
  return { ended, stop: () => finish({ kind: 'stopped' }) };
}

let url: string | undefined;

/** The page's own script once more: what the worker runs is what the page's policy has the hash of. */
function scriptUrl(): string {
  url ??= URL.createObjectURL(new Blob([textOf('program')], { type: 'text/javascript' }));
  return url;
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
