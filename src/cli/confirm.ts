import { createInterface } from 'node:readline';
import { type Problem, refuse } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { isSeedNote } from '../procedure/seed.js';
import { seedText } from './say/decided.js';
import type { Session } from './session.js';

/**
 * Says what is to be known of a seed before anything is written, and on a terminal asks whether it is meant.
 * @returns the problems that are still to be said
 * @throws Refusal SEED-015 unless the answer is yes
 */
export async function confirmSeed(
  session: Session,
  seed: Seed,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const { terminal } = session;
  const notes = problems.filter(isSeedNote);
  // A program reads one document with all problems.
  if (notes.length === 0 || terminal.settings.json) return problems;
  terminal.problems(notes);
  const question = terminal.text('ask.seed', { seed: seedText(terminal, seed.text) });
  if (terminal.isInteractive && !(await askYes(session, question))) throw refuse('usage', 'SEED-015');
  return problems.filter((problem) => !isSeedNote(problem));
}

/** Whether a question on a terminal is answered with yes; no answer is none. */
export async function askYes({ world }: Session, question: string): Promise<boolean> {
  const { stdin, stdout } = world;
  const input = createInterface({ input: stdin, output: stdout });
  // On a terminal the line editor takes Ctrl-C for itself.
  input.on('SIGINT', () => {
    stdout.write('\n');
    world.interrupt();
  });
  const answer = await new Promise<string>((resolve) => {
    input.once('close', () => resolve(''));
    input.question(`${question} `, resolve);
  });
  input.close();
  return /^(?:j|ja|y|yes)$/i.test(answer.trim());
}
