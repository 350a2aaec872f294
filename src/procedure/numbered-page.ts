import type { Presence } from '../core/lottery/turns.js';
import type { NumberedPage } from './panel-files.js';

/** The words of the page with the numbered panels, put together with texts that terminal and page hand in. */

type NumberedText =
  | 'panels.how'
  | 'panels.panel'
  | 'panels.people'
  | 'panels.seed'
  | 'panels.title'
  | 'panels.turns'
  | 'panels.turns-some';

export function numberedPageWords(
  language: 'de' | 'en',
  text: (key: NumberedText, params?: Readonly<Record<string, string | number>>) => string,
): NumberedPage {
  return ({ title, n, last, seed, presence }) => ({
    language,
    title: text('panels.title', { title }),
    notes: [
      text('panels.how', { last, n }),
      text(presence.without === 0 ? 'panels.turns' : 'panels.turns-some', presenceFacts(presence)),
      text('panels.seed', { seed }),
    ],
    panelColumn: text('panels.panel'),
    peopleColumn: text('panels.people'),
  });
}

/** How many people are on any of the numbered panels, and on how many. */
export function presenceFacts({ people, without, least, most }: Presence) {
  return { people, present: people - without, least, most };
}
