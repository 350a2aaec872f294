import { type Aftermath, writtenTo } from '../audit/aftermath.js';
import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { shareOfPeople } from '../core/lottery/quotas.js';
import { shareText } from '../core/lottery/shares.js';
import { populationOf } from './population.js';

/** What ties a panel to the draw and the panels before it in a log. People are compared by their labels. */

/** Whether two draws made their labels alike, so that the same person has the same one. */
export function isComparable(a: DrawLog, b: DrawLog): boolean {
  return a.plan.label_key_hash === b.plan.label_key_hash;
}

/** Whether the panel's plan lets in people who were never invited. */
export function letsInOthers({ plan: { plan } }: DrawLog): boolean {
  return (plan.eligibility as { readonly uninvited?: boolean }).uninvited === true;
}

/**
 * Whether everybody who could be drawn had been called, or was in reserve.
 * @param pool labels of all who answered; `null`: only those drawn are known
 */
export function checkInvited(letters: Aftermath, panel: DrawLog, pool: readonly string[] | null): Check {
  const invited = writtenTo(letters);
  const people = pool ?? [...labelsOf(panel, 'invited'), ...labelsOf(panel, 'reserve')];
  return check('answers.invited', sharePlace(people, invited));
}

/** Whether those who are said to be on the panel already were drawn for an earlier one. */
export function checkAlready(earlier: readonly DrawLog[], present: readonly string[]): Check {
  return check(
    'answers.already',
    sharePlace(present, new Set(earlier.flatMap((log) => labelsOf(log, 'invited')))),
  );
}

/** Whether quotas that are said to be shares of the letters' frame are. @param letters `null`: there are none in the log */
export function checkShares(letters: DrawLog | null, panel: DrawLog): Check[] {
  const { quotas = [], shares_from: from } = panel.plan.plan.sample;
  if (from === undefined) return [];
  if (letters === null) return [check('answers.shares', ['frame'])];
  const { dimensions, strata } = populationOf(letters);
  const names = dimensions.map(({ name }) => name);
  const wrong = quotas.flatMap(({ group, share }, at) => {
    const known = group.every(({ dimension }) => names.includes(dimension));
    const named = group.map(({ dimension, categories }) => ({ dimension, categories: categories ?? [] }));
    const isIt = known && share === shareText(shareOfPeople(names, strata, named));
    return isIt || share === undefined ? [] : [`quota ${at + 1}`];
  });
  return [check('answers.shares', wrong)];
}

/** How many of these are not among the others, such as `3 / 74`. */
function sharePlace(people: readonly string[], among: ReadonlySet<string>): string[] {
  const strangers = people.filter((label) => !among.has(label)).length;
  return strangers === 0 ? [] : [`${strangers} / ${people.length}`];
}

function labelsOf(log: DrawLog, part: 'invited' | 'reserve'): string[] {
  return log.selection.strata.flatMap((stratum) => stratum[part].map(({ label }) => label));
}
