import { refuse } from '../core/problem.js';

/** What the system has against something, in the words of problems. */

/** A system's code such as `EACCES`, if it is the system's. */
export function systemCode(cause: unknown): string | undefined {
  const { code } = cause as NodeJS.ErrnoException;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

export function reasonOf(cause: unknown): string {
  return systemCode(cause) ?? 'EIO';
}

/** Refusal OUT-002 for what the system has against writing; anything else as it is. */
export function unwritable(path: string, cause: unknown): unknown {
  const reason = systemCode(cause);
  return reason === undefined ? cause : refuse('usage', 'OUT-002', { file: path }, { reason });
}

/** Refusal RUN-010 if reading broke off; anything else as it is. */
export function unreadable(path: string, cause: unknown): unknown {
  const reason = systemCode(cause);
  return reason === undefined ? cause : refuse('invalid', 'RUN-010', { file: path }, { reason });
}
