import { digest } from '#machine';
import type { BasisLog, DrawLog } from '../audit/entries/draw.js';
import { readEntry } from '../audit/entries/line.js';
import { eventTime, isBeforeEvent } from '../core/event.js';
import type { Said } from './said.js';
import type { VerifyFacts } from './verify-request.js';

/** Who was bound by what: what a log shows of it, whether its checks passed or not. */

export type BoundText =
  | 'bound.settled'
  | 'bound.settled-late'
  | 'bound.unsettled'
  | 'bound.lotto'
  | 'bound.dice'
  | 'bound.drand'
  | 'bound.source'
  | 'bound.no-event'
  | 'bound.redrawn'
  | 'bound.program'
  | 'bound.lottery'
  | 'bound.replacements'
  | 'bound.replies'
  | 'bound.keyed'
  | 'bound.internal';

export type BoundWho = 'municipality' | 'seed' | 'program' | 'later' | 'names';

export interface Bound {
  readonly who: BoundWho;
  readonly said: readonly Said<BoundText>[];
}

/** @returns one for each draw or panel, in their order */
export function boundIn(facts: VerifyFacts): { readonly isPanel: boolean; readonly bound: Bound[] }[] {
  return facts.read.parts.flatMap(({ basis, log, stage }) =>
    basis === null
      ? []
      : [{ isPanel: stage === 'panel', bound: boundOf(basis, log, facts, stage === 'letters') }],
  );
}

function boundOf(basis: BasisLog, log: DrawLog | null, facts: VerifyFacts, isLetters: boolean): Bound[] {
  const lottery = basis.lottery === undefined ? [] : [{ text: 'bound.lottery' as const }];
  const after = isLetters ? laterSaid(facts) : [];
  const keyed = basis.plan.label_key_hash === null ? 'bound.internal' : 'bound.keyed';
  return [
    { who: 'municipality', said: [settledSaid(basis, facts), ...redrawnSaid(log)] },
    { who: 'seed', said: [seedSaid(basis)] },
    { who: 'program', said: [{ text: 'bound.program' }, ...lottery] },
    ...(after.length === 0 ? [] : [{ who: 'later' as const, said: after }]),
    { who: 'names', said: [{ text: keyed }] },
  ];
}

function settledSaid({ commitment, plan }: BasisLog, { read }: VerifyFacts): Said<BoundText> {
  if (commitment === undefined) return { text: 'bound.unsettled' };
  const { event } = plan.plan.seed;
  const date = event === undefined ? null : eventTime(event);
  const line = read.lines.find((one) => digest(one) === commitment.fingerprint);
  const at = line === undefined ? '' : (readEntry(line)?.at ?? '');
  const isLate = date !== null && at !== '' && !isBeforeEvent(at, date);
  return {
    text: isLate ? 'bound.settled-late' : 'bound.settled',
    params: { at, people: commitment.urn.rows },
  };
}

function redrawnSaid(log: DrawLog | null): Said<BoundText>[] {
  const count = log?.redraws.length ?? 0;
  return count === 0 ? [] : [{ text: 'bound.redrawn', params: { count } }];
}

function seedSaid({ plan }: BasisLog): Said<BoundText> {
  const { event, source } = plan.plan.seed;
  switch (event?.type) {
    case 'lotto':
      return { text: 'bound.lotto', params: { event: event.game, date: event.date } };
    case 'dice':
      return {
        text: 'bound.dice',
        params: { count: event.count, faces: String(event.faces), date: eventTime(event) ?? '' },
      };
    case 'drand':
      return { text: 'bound.drand', params: { round: String(event.round), date: eventTime(event) ?? '' } };
  }
  return source === null ? { text: 'bound.no-event' } : { text: 'bound.source', params: { source } };
}

function laterSaid({ aftermath }: VerifyFacts): Said<BoundText>[] {
  if (aftermath === null || aftermath.events.length === 0) return [];
  return [{ text: 'bound.replacements' }, { text: 'bound.replies' }];
}
