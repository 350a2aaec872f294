import { digest } from '#machine';
import { refuse } from '../core/problem.js';
import { readSeed, type Seed } from '../core/seed.js';

/** @throws Refusal SEED-001 without a seed, SEED-002 with an empty one */
export function typedSeed(text: string | undefined): Seed {
  if (text === undefined) throw refuse('usage', 'SEED-001');
  try {
    return readSeed(digest, text);
  } catch {
    throw refuse('usage', 'SEED-002');
  }
}
