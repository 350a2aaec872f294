/** What became of somebody who was called (SPEC 14). */

/** In the order in which they are counted. `accepted` alone says that the person takes part. */
export const OUTCOMES = [
  'accepted',
  'declined',
  'withdrawn',
  'unreachable',
  'undeliverable',
  'moved',
  'deceased',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How it became known. */
export const WAYS = ['letter', 'web', 'phone', 'visit'] as const;
export type Way = (typeof WAYS)[number];

/** What people need to take part, if the plan has no list of its own. */
export const USUAL_NEEDS = ['childcare', 'transport', 'translation', 'access'] as const;

/** What a code of a need looks like; a plan may name others than the usual ones. */
export const NEED_CODE = /^[a-z][a-z0-9-]{0,29}$/;

/** Whether the place is free for somebody else. */
export function isOut(outcome: Outcome): boolean {
  return outcome !== 'accepted';
}

/** Said by the person, in whatever way; the other outcomes are what others found out. */
export function isAnswer(outcome: Outcome): boolean {
  return outcome === 'accepted' || outcome === 'declined' || outcome === 'withdrawn';
}

/** Whether the letter came back, or there was nobody to get it. */
export function isUndelivered(outcome: Outcome): boolean {
  return outcome === 'undeliverable' || outcome === 'moved' || outcome === 'deceased';
}
