import { useEffect, useRef, useState } from 'preact/hooks';
import type { Read } from './messages.js';
import type { RequestOf, TaskName } from './tasks.js';
import { type Ended, type Running, start } from './worker-client.js';

/** A task as a component has it: nothing yet, running, or ended. */
export type TaskState<N extends TaskName> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly read: Read | null }
  | Ended<N>;

export interface UsedTask<N extends TaskName> {
  readonly state: TaskState<N>;
  /** Starts it; one that runs is stopped. Resolves with how it ended, unless another one was started meanwhile. */
  readonly run: (request: RequestOf<N>) => Promise<Ended<N>>;
  readonly stop: () => void;
  /** Forgets what came of it. */
  readonly clear: () => void;
}

/** One task at a time, that ends with the component. */
export function useTask<N extends TaskName>(name: N): UsedTask<N> {
  const [state, setState] = useState<TaskState<N>>({ kind: 'idle' });
  const running = useRef<Running<N> | null>(null);
  const stop = () => running.current?.stop();
  useEffect(() => stop, []);
  return {
    state,
    stop,
    run: async (request) => {
      stop();
      setState({ kind: 'running', read: null });
      const own = start(name, request, (read) => {
        if (running.current === own) setState({ kind: 'running', read });
      });
      running.current = own;
      const ended = await own.ended;
      if (running.current === own) setState(ended);
      return ended;
    },
    clear: () => {
      stop();
      running.current = null;
      setState({ kind: 'idle' });
    },
  };
}
