import { drandText } from '../core/drand.js';
import { eventTextOf, seedFits } from '../core/event.js';
import { type Check, check } from './checks.js';
import type { DrawLog } from './entries/draw.js';

/**
 * Whether a logged seed is the result of the event that the logged plan announces: its text has the event's canonical
 * form, and of a beacon the round with its signature stands beside it; behind it stands the key of the municipality, if
 * the plan names one. A plan with neither promises nothing, so there is no check.
 */
export async function checkSeedEvent({ plan: { plan }, seed }: DrawLog): Promise<Check[]> {
  const { event } = plan.seed;
  const { text, beacon } = seed;
  const own = eventTextOf(text, plan.municipality);
  // Without an announced round a signature shows nothing.
  const strange = beacon === undefined || event?.type === 'drand' ? [] : ['beacon'];
  if (event === undefined) {
    const wrong = [...(own === null ? ['text'] : []), ...strange];
    return plan.municipality === undefined && wrong.length === 0 ? [] : [check('seed.event', wrong)];
  }
  const wrong = own === null || seedFits(event, own).length > 0 ? ['text'] : [];
  if (event.type !== 'drand') return [check('seed.event', [...wrong, ...strange])];
  if (beacon === undefined) return [check('seed.event', [...wrong, 'beacon'])];
  const { roundFaults } = await import('./beacon.js');
  const faults = roundFaults(event, beacon).map((fault) => `beacon.${fault}`);
  const isSame = drandText(beacon) === own;
  return [check('seed.event', [...(isSame ? wrong : ['text']), ...faults])];
}
