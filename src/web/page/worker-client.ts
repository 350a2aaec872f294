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

/** A worker that has nothing to do. The program need not be read again for the next task. */
let idle: Worker | undefined;

/** Has a task done in a worker, so that the page stays as it is while it runs, and can stop it by ending the worker. */
export function start<N extends TaskName>(
  name: N,
  request: RequestOf<N>,
  progress: (read: Read) => void = () => {},
): Running<N> {
  const worker = idle ?? new Worker(scriptUrl());
  idle = undefined;
  const listening = new AbortController();
  const { signal } = listening;
  let finish: (ended: Ended<N>) => void = () => {};
  const ended = new Promise<Ended<N>>((resolve) => {
    finish = (how) => {
      if (signal.aborted) return;
      listening.abort();
      // Whoever was stopped is in the middle of something, and after an error nobody knows how things stand.
      const isSound = how.kind === 'done' || how.kind === 'refused';
      if (isSound && idle === undefined) idle = worker;
      else worker.terminate();
      resolve(how);
    };
  });
  const hear = ({ data }: MessageEvent<Report<N>>) => {
    if (data.kind === 'progress') progress(data.progress);
    else finish(data);
  };
  const fail = (event: Event) => {
    event.preventDefault();
    finish({ kind: 'failed', name: 'Worker' });
  };
  worker.addEventListener('message', hear, { signal });
  worker.addEventListener('error', fail, { signal });
  worker.addEventListener('messageerror', () => finish({ kind: 'failed', name: 'DataCloneError' }), {
    signal,
  });
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
