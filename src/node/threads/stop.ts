import { type Problem, Refusal } from '../../core/problem.js';
import { NeedsSequential, NotUtf8Part } from '../../register/again.js';

/** What every thread may say, whatever else it has to say: why it can't go on. */
export type Stop =
  | { readonly kind: 'not-utf8'; readonly file: number }
  | { readonly kind: 'sequential' }
  | { readonly kind: 'refusal'; readonly problems: readonly Problem[] };

/** How a thread says why it can't go on. @throws the cause if it is none of these */
export function stopOf(cause: unknown): Stop {
  if (cause instanceof NotUtf8Part) return { kind: 'not-utf8', file: cause.file };
  if (cause instanceof NeedsSequential) return { kind: 'sequential' };
  if (cause instanceof Refusal) return { kind: 'refusal', problems: cause.problems };
  throw cause;
}

export function isStop(message: { readonly kind: string }): message is Stop {
  return message.kind === 'not-utf8' || message.kind === 'sequential' || message.kind === 'refusal';
}

/** What the thread has thrown. */
export function causeOf(stop: Stop): Error {
  if (stop.kind === 'not-utf8') return new NotUtf8Part(stop.file);
  return stop.kind === 'sequential' ? new NeedsSequential() : new Refusal('invalid', stop.problems);
}
