import { drandText } from '../core/drand.js';
import { seedFits } from '../core/event.js';
import { type Check, check } from './checks.js';
import type { DrawLog } from './entries/draw.js';

/**
 * Whether a logged seed is the result of the event that the logged plan announces: its text has the event's canonical
 * form, and of a beacon the round with its signature stands beside it. A plan without an event promises nothing, so
 * there is no check.
 */
export async function checkSeedEvent({ plan: { plan }, seed }: DrawLog): Promise<Check[]> {
  const { event } = plan.seed;
  const { text, beacon } = seed;
  // Without an announced round a signature shows nothing.
  if (event === undefined) return beacon === undefined ? [] : [check('seed.event', ['beacon'])];
  const wrong = seedFits(event, text).length > 0 ? ['text'] : [];
  if (event.type !== 'drand')
    return [check('seed.event', beacon === undefined ? wrong : [...wrong, 'beacon'])];
  if (beacon === undefined) return [check('seed.event', [...wrong, 'beacon'])];
  const { roundFaults } = await import('./beacon.js');
  const faults = roundFaults(event, beacon).map((fault) => `beacon.${fault}`);
  const isSame = drandText(beacon) === text;
  return [check('seed.event', [...(isSame ? wrong : ['text']), ...faults])];
}
