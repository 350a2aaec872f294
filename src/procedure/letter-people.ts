import { lastReply } from '../core/called.js';
import { isOut } from '../core/outcome.js';
import { refuse } from '../core/problem.js';
import type { CalledPeople, CalledPerson } from './called-people.js';

/** Which of the people who were called letters are for. */
export interface LetterChoice {
  /** of a run of replacements; left out: of the draw and all runs */
  readonly run?: number | undefined;
  /** of a supplementary round, 2 and on; 1: of the draw itself and what followed it; left out: of all */
  readonly round?: number | undefined;
  /** `open`: nothing is known of them yet; `accepted`: they take part; `all`: whatever they said */
  readonly only: 'all' | 'open' | 'accepted';
}

/** @throws Refusal LETTER-008 (nobody is left), LETTER-009 (no such run or round) */
export function chosenPeople(
  { people, aftermath, log }: CalledPeople,
  { run, round, only }: LetterChoice,
): readonly CalledPerson[] {
  if (round !== undefined && round > aftermath.rounds)
    throw refuse(
      'usage',
      'LETTER-009',
      { file: log },
      { kind: 'round', count: aftermath.rounds, number: String(round) },
    );
  if (run !== undefined && run > aftermath.runs)
    throw refuse(
      'usage',
      'LETTER-009',
      { file: log },
      { kind: 'run', count: aftermath.runs, number: String(run) },
    );
  const chosen = people.filter(({ called }) => {
    if (run !== undefined && called.run !== run) return false;
    if (round !== undefined && called.round !== round) return false;
    const outcome = lastReply(called)?.outcome ?? null;
    return only === 'all' || (only === 'open' ? outcome === null : outcome === 'accepted');
  });
  if (chosen.length === 0) throw refuse('invalid', 'LETTER-008', { file: log }, { only });
  return chosen;
}

/** How many of them are known not to take part. */
export function peopleOut(people: readonly CalledPerson[]): number {
  return people.filter(({ called }) => {
    const reply = lastReply(called);
    return reply !== null && isOut(reply.outcome);
  }).length;
}
