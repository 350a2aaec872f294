import type { TextDigest } from '../core/digest.js';
import { stratumName } from '../core/strata.js';
import { ticketOf } from '../core/ticket.js';
import type { DrawLog } from './entries/draw.js';
import { secondList } from './names.js';

/** What became of a label in a draw (SPEC 12), by the log alone. */
export interface Standing {
  readonly ticket: string;
  /** the stratum as it is called in lists; empty: there is only one */
  readonly stratum: string;
  readonly outcome: 'drawn' | 'reserve' | 'substitute' | 'not-drawn';
  /** place among those drawn of the stratum, or among its reserve, from 1 on; `null`: neither */
  readonly place: number | null;
  /** how many were drawn of the stratum, or are its reserve; 0: neither */
  readonly places: number;
  /** the highest ticket of the stratum that was drawn; `null`: nobody was */
  readonly last: string | null;
  /** what decided besides the ticket: a limit for households, the number of a draw with balls */
  readonly besides: readonly ('household' | 'balls')[];
}

type LoggedStratum = DrawLog['selection']['strata'][number];

/** @param categories of the label's line in the urn. @returns `null` if the log has no such stratum */
export function standingOf(
  digest: TextDigest,
  label: string,
  categories: readonly string[],
  draw: DrawLog,
): Standing | null {
  const stratum = stratumOf(draw, categories);
  if (stratum === undefined) return null;
  const ticket = ticketOf(digest, draw.seed.seedHash, label);
  const part = (['invited', 'reserve'] as const).find((one) => placeIn(stratum[one], label) > 0);
  const list = part === undefined ? [] : stratum[part];
  return {
    ticket,
    stratum: stratumName(categories),
    outcome: outcomeOf(part, draw),
    place: part === undefined ? null : placeIn(list, label),
    places: list.length,
    last: highest(stratum.invited),
    besides: besides(draw),
  };
}

function outcomeOf(
  part: 'invited' | 'reserve' | undefined,
  { plan: { plan } }: DrawLog,
): Standing['outcome'] {
  if (part === undefined) return 'not-drawn';
  if (part === 'invited') return 'drawn';
  return secondList(plan) === 'substitutes' ? 'substitute' : 'reserve';
}

/**
 * Whether somebody is where their ticket puts them: who is listed has this very ticket, and where tickets alone
 * decide, whoever is not listed is behind everybody who is. There is nobody between these and `next`.
 */
export function isInPlace(
  standing: Standing,
  label: string,
  categories: readonly string[],
  draw: DrawLog,
): boolean {
  const stratum = stratumOf(draw, categories);
  if (stratum === undefined) return false;
  const listed = [...stratum.invited, ...stratum.reserve];
  const own = listed.find((person) => person.label === label);
  if (own !== undefined) return own.ticket === standing.ticket;
  if (standing.besides.length > 0) return true;
  return (
    stratum.next !== null && standing.ticket >= stratum.next && standing.ticket > (highest(listed) ?? '')
  );
}

function stratumOf({ selection }: DrawLog, categories: readonly string[]): LoggedStratum | undefined {
  return selection.strata.find(
    ({ stratum }) =>
      stratum.length === categories.length && stratum.every((name, at) => name === categories[at]),
  );
}

function placeIn(list: LoggedStratum['invited'], label: string): number {
  return list.findIndex((person) => person.label === label) + 1;
}

function highest(list: LoggedStratum['invited']): string | null {
  return list.reduce<string | null>((most, { ticket }) => (ticket > (most ?? '') ? ticket : most), null);
}

function besides({ selection, allocation }: DrawLog): Standing['besides'] {
  return [
    ...(selection.max_per_household === null ? [] : (['household'] as const)),
    ...(allocation.number_from === 'panel-number' ? (['balls'] as const) : []),
  ];
}
