import type { EventPlan } from '../../core/event.js';
import { escaped } from '../html.js';
import type { ProtocolWords } from './words.js';

/** The event that chance came from. */

/** @param event `null`: the plan announces none in a form that can be checked */
export function eventText(event: EventPlan | null, source: string | null, words: ProtocolWords): string {
  const date = event !== null && 'date' in event ? (event.date ?? '') : '';
  switch (event?.type) {
    case 'lotto':
      return words.text('protocol.event-lotto', {
        date,
        more: [
          ...(event.spiel_77 === true ? ['Spiel 77'] : []),
          ...(event.super_6 === true ? ['Super 6'] : []),
        ],
      });
    case 'dice':
      return words.text('protocol.event-dice', { count: event.count, faces: event.faces, date });
    case 'drand':
      return words.text('protocol.event-drand', { round: String(event.round) });
    default:
      return source === null
        ? words.text('protocol.event-none', { date })
        : words.text('protocol.event-text', { source, date });
  }
}

export function seedHtml(seed: string, words: Pick<ProtocolWords, 'shown'>): string {
  return `<code class="seed">${escaped(words.shown(seed))}</code>`;
}
