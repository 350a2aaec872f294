import { refuse } from '../core/problem.js';
import type { World } from './world.js';

/** The key of a commitment. */

const KEY_BYTES = 32;

/** A new key, 64 hexadecimal digits. */
export function newKey({ random }: Pick<World, 'random'>): string {
  return Buffer.from(random(KEY_BYTES)).toString('hex');
}

/**
 * The key of a commitment must be there.
 * @throws Refusal KEY-004 if it is not, with what can still be proven; KEY-005 if the log says that it was deleted
 */
export function requireKeyFile(
  { files }: Pick<World, 'files'>,
  path: string,
  folder: string,
  isPurged: boolean,
): void {
  if (files.kind(path) === 'file') return;
  throw refuse('invalid', isPurged ? 'KEY-005' : 'KEY-004', { file: path }, { folder });
}
