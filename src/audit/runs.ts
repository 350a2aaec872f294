import { ABOVE_ALL } from '../core/candidates.js';
import type { TextDigest } from '../core/digest.js';
import { type KnownStratum, Replacements } from '../core/replacement.js';
import type { Selectable } from '../core/selection.js';
import { byTicket, ticketOf } from '../core/ticket.js';
import { type Aftermath, earlierOf, leaversOf, rulesOf } from './aftermath.js';
import { isSame } from './checks.js';
import { type ReplacementBody, replacementEvent } from './entries/replacement.js';
import type { Run } from './parts.js';

/** Runs of replacements (SPEC 14): who has to be called, and whether a run called just these. */

export interface PlannedRun<T extends Selectable> {
  readonly replacements: readonly ReplacementBody[];
  /** in the same order */
  readonly called: readonly T[];
  /** strata of those whose place stays free, one for each of them */
  readonly open: readonly (readonly string[])[];
  /** false: it depends on people who are not known here */
  readonly certain: boolean;
}

/** The run that has to be made now. @param strata the frame as far as it is known, by the tickets of the newest seed */
export function planRun<T extends Selectable>(
  now: Aftermath,
  strata: readonly KnownStratum<T>[],
  digest: TextDigest,
): PlannedRun<T> {
  const places = new Replacements(rulesOf(now), strata, earlierOf(now));
  const replacements: ReplacementBody[] = [];
  const called: T[] = [];
  const open: (readonly string[])[] = [];
  for (const leaver of leaversOf(now, digest)) {
    const next = places.next(leaver);
    if (next.kind === 'unknown') return { replacements, called, open, certain: false };
    if (next.kind === 'none') open.push(leaver.categories);
    else {
      replacements.push(replacementOf(leaver, next.person.label, next.step, next.categories));
      called.push(next.person);
    }
  }
  return { replacements, called, open, certain: true };
}

function replacementOf(
  { label, categories }: { readonly label: string; readonly categories: readonly string[] },
  called: string,
  step: number,
  from: readonly string[],
): ReplacementBody {
  const body = { out: label, in: called, stratum: [...categories], step };
  return isSame([...from], [...categories]) ? body : { ...body, from: [...from] };
}

export interface JudgedRun {
  /** of its entries the first that is not the one that had to be, from 0; `null`: it is right as far as can be seen */
  readonly wrong: number | null;
  /** places of which it can't be seen here who had to get them */
  readonly unseen: number;
}

/** Whether a run is the only one that was possible then. */
export function judgeRun<T extends Selectable>(
  { replacements }: Run,
  then: Aftermath,
  strata: readonly KnownStratum<T>[],
  digest: TextDigest,
): JudgedRun {
  const places = new Replacements(rulesOf(then), strata, earlierOf(then));
  let at = 0;
  let unseen = 0;
  for (const leaver of leaversOf(then, digest)) {
    const logged = replacements[at];
    const next = places.next(leaver);
    if (next.kind === 'none') continue;
    if (next.kind === 'unknown') {
      unseen++;
      // Somebody is left, and so somebody has to be called.
      if (logged?.out !== leaver.label) {
        if (next.step !== null) return { wrong: at, unseen };
        continue;
      }
      const { in: label, stratum, from = stratum, step } = logged;
      const claim = { label, ticket: ticketOf(digest, then.seedHash, label), categories: from, step };
      const isTold =
        isSame(stratum, [...leaver.categories]) &&
        (logged.from === undefined || !isSame(logged.from, stratum));
      if (!places.believe(leaver, claim, next.step) || !isTold) return { wrong: at, unseen };
    } else {
      const due = replacementOf(leaver, next.person.label, next.step, next.categories);
      if (logged === undefined || !isSame(replacementEvent(logged).body, replacementEvent(due).body))
        return { wrong: at, unseen };
    }
    at++;
  }
  return { wrong: at < replacements.length ? at : null, unseen };
}

/**
 * What the log alone tells of the frame: the lowest tickets of each stratum, and everybody who was called. If that is all
 * of a stratum, nobody else is left. With a household limit it is of no use.
 */
export function strataInLog(now: Aftermath, digest: TextDigest): KnownStratum<Selectable>[] {
  const { draw, drawn, people, seedHash } = now;
  const isLimited = draw.plan.plan.sample.max_per_household !== null;
  const listed = new Map(drawn.selection.strata.map((one) => [JSON.stringify(one.stratum), one]));
  const called = new Map<string, string[]>();
  for (const { label, categories } of people.values()) {
    const key = JSON.stringify(categories);
    called.set(key, [...(called.get(key) ?? []), label]);
  }
  return draw.frame.strata.map(({ stratum, N_h }) => {
    const key = JSON.stringify(stratum);
    const { invited = [], reserve = [], next = null } = listed.get(key) ?? {};
    const labels = new Set([
      ...[...invited, ...reserve].map(({ label }) => label),
      ...(called.get(key) ?? []),
    ]);
    const known = [...labels].map((label) => ({
      label,
      ticket: ticketOf(digest, seedHash, label),
      household: '',
    }));
    return {
      categories: stratum,
      people: known.sort(byTicket),
      left: N_h - (called.get(key) ?? []).length,
      watermark: isLimited ? '' : known.length >= N_h ? ABOVE_ALL : (next ?? ABOVE_ALL),
    };
  });
}
