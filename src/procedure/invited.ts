import { type Aftermath, writtenTo } from '../audit/aftermath.js';
import type { DrawPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, warning } from '../core/problem.js';
import type { Ticketed } from '../core/ticket.js';

/** Those who answered beside those who were invited, by the log of the draw before. */

export interface Answered {
  /** people in the answers who can be drawn */
  readonly answers: number;
  /** of them, those whom the draw invited or put into the reserve */
  readonly invited: number;
}

export interface AnsweredCheck {
  /** `null`: that cannot be seen, because the labels of the draw were made with another key */
  readonly facts: Answered | null;
  readonly notes: readonly Problem[];
}

/**
 * Whether those who answered were invited. Somebody of the reserve may have been written to as well.
 * @param before the draw whose letters were answered, and what came after it
 * @param people everybody in the answers who can be drawn
 * @param keyHash of the key that made the labels of these people
 * @param place of the answers, for messages
 * @throws Refusal QUOTA-022 if somebody was never invited and the plan does not allow that
 */
export function checkInvited(
  before: Aftermath,
  people: readonly Ticketed[],
  { eligibility }: DrawPlan,
  keyHash: string | null,
  place: Place,
): AnsweredCheck {
  if (before.draw.plan.label_key_hash !== keyHash)
    return { facts: null, notes: [warning('QUOTA-024', place)] };
  const written = [...before.people.keys()];
  const known = writtenTo(before);
  const answered = new Set(people.map(({ label }) => label));
  const invited = [...answered].filter((label) => known.has(label)).length;
  const facts = { answers: answered.size, invited };
  const others = answered.size - invited;
  if (others > 0 && eligibility.uninvited !== true)
    throw new Refusal('invalid', [
      error('QUOTA-022', place, { count: others, total: answered.size, invited }),
    ]);
  const isWhole = written.length > 1 && written.every((label) => answered.has(label));
  return { facts, notes: isWhole ? [warning('QUOTA-023', place, { count: written.length })] : [] };
}
