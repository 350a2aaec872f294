import type { Standing } from '../audit/standing.js';
import type { Called } from '../core/called.js';
import { shareOfRange } from '../core/slip.js';
import type { Said } from './said.js';

/** What became of somebody who has a slip, for them to read. */

const OUTCOMES = {
  drawn: 'slip.drawn',
  reserve: 'slip.reserve',
  substitute: 'slip.substitute',
  'not-drawn': 'slip.not-drawn',
} as const satisfies Record<Standing['outcome'], string>;

const BESIDES = {
  household: 'slip.household',
  balls: 'slip.balls',
} as const satisfies Record<Standing['besides'][number], string>;

export type StandingText =
  | (typeof OUTCOMES)[keyof typeof OUTCOMES]
  | (typeof BESIDES)[keyof typeof BESIDES]
  | 'slip.not-yet'
  | 'slip.nobody'
  | 'slip.distance'
  | 'slip.called-run'
  | 'slip.called-round'
  | 'slip.no-reply'
  | 'slip.reply'
  | 'slip.replaced';

/** @param standing `null`: nobody has been drawn yet */
export function standingSaid(standing: Standing | null, called: Called | null): Said<StandingText>[] {
  if (standing === null) return [{ text: 'slip.not-yet' }];
  const { outcome, stratum, place, places, ticket, last, besides } = standing;
  const share = shareOfRange(ticket) / 100;
  const begin = beginning(ticket);
  return [
    { text: OUTCOMES[outcome], params: { stratum, among: places, place: place ?? 0 } },
    last === null
      ? { text: 'slip.nobody', params: { ticket: begin }, decimals: { share } }
      : {
          text: 'slip.distance',
          params: { ticket: begin, last: beginning(last) },
          decimals: { share, lastShare: shareOfRange(last) / 100 },
        },
    ...besides.map((one) => ({ text: BESIDES[one] })),
    ...(called === null ? [] : calledSaid(called)),
  ];
}

/** What the log says of somebody after the draw: nobody shall find out elsewhere that they are said to have declined. */
function calledSaid({ run, round, replies, replacedBy }: Called): Said<StandingText>[] {
  const replied = replies.map(
    ({ at, outcome, way, attempts, correction }): Said<StandingText> => ({
      text: 'slip.reply',
      params: { at, outcome, way, attempts, reason: correction?.reason ?? '' },
    }),
  );
  return [
    ...(run === null ? [] : [{ text: 'slip.called-run' as const, params: { run } }]),
    ...(run === null && round > 1 ? [{ text: 'slip.called-round' as const, params: { round } }] : []),
    ...(replies.length === 0 ? [{ text: 'slip.no-reply' as const }] : replied),
    ...(replacedBy === null ? [] : [{ text: 'slip.replaced' as const }]),
  ];
}

/** As many digits of a ticket as people compare. */
function beginning(ticket: string): string {
  return ticket.slice(0, 8);
}
