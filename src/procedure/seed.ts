import { digest } from '#machine';
import { type Problem, refuse, warning } from '../core/problem.js';
import { isWeakSeed, readSeed, type Seed } from '../core/seed.js';
import { digitsOf, type SeedDoubt, seedDoubts } from '../core/seed-typing.js';

/** @throws Refusal SEED-001 without a seed, SEED-002 with an empty one */
export function typedSeed(text: string | undefined): Seed {
  if (text === undefined) throw refuse('usage', 'SEED-001');
  try {
    return readSeed(digest, text);
  } catch {
    throw refuse('usage', 'SEED-002');
  }
}

const DOUBTS: Readonly<Record<SeedDoubt['kind'], string>> = {
  quotes: 'SEED-010',
  unseen: 'SEED-011',
  'other-digits': 'SEED-012',
  letters: 'SEED-013',
  end: 'SEED-014',
};

const WEAK = 'DRAW-006';
const USED = 'QUOTA-011';

/**
 * What somebody should know of a seed before it decides.
 * @param used texts of the seeds of earlier draws in the log that is continued
 */
export function seedNotes({ text }: Seed, used: readonly string[] = []): Problem[] {
  const digits = digitsOf(text);
  const isUsed = used.some((one) => one === text || (digits !== '' && digitsOf(one) === digits));
  return [
    ...seedDoubts(text).map(({ kind, ...params }) => warning(DOUBTS[kind], undefined, params)),
    ...(isWeakSeed(text) ? [warning(WEAK)] : []),
    ...(isUsed ? [warning(USED)] : []),
  ];
}

/** Whether a note is about the seed, so that it has to be said before anything is written. */
export function isSeedNote({ code }: Problem): boolean {
  return code === WEAK || code === USED || Object.values(DOUBTS).includes(code);
}
