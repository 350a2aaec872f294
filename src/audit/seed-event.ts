import { type Beacon, drandText } from '../core/drand.js';
import { type EventPlan, eventTextOf, seedFits } from '../core/event.js';
import { type Check, check } from './checks.js';
import type { DrawLog } from './entries/draw.js';

/**
 * Whether a logged seed is the result of the event that the logged plan announces: its text has the event's canonical
 * form, and of a beacon the round with its signature stands beside it; behind it stands the key of the municipality, if
 * the plan names one. A plan with neither promises nothing, so there is no check.
 */
export async function checkSeedEvent({ plan: { plan }, seed }: DrawLog): Promise<Check[]> {
  const { event } = plan.seed;
  const own = eventTextOf(seed.text, plan.municipality);
  const wrong = await seedEventFaults(event, own, seed.beacon);
  const isPromised = event !== undefined || plan.municipality !== undefined;
  return isPromised || wrong.length > 0 ? [check('seed.event', wrong)] : [];
}

/**
 * What of a seed is not that of its event: `text`, `beacon`, or what is wrong with the beacon's round.
 * @param event `undefined`: none was announced
 * @param text what of the seed is of the event; `null`: it does not end as it must
 */
export async function seedEventFaults(
  event: EventPlan | undefined,
  text: string | null,
  beacon: Beacon | undefined,
): Promise<string[]> {
  // Without an announced round a signature shows nothing.
  const strange = beacon === undefined || event?.type === 'drand' ? [] : ['beacon'];
  const wrong = text === null || (event !== undefined && seedFits(event, text).length > 0) ? ['text'] : [];
  if (event?.type !== 'drand') return [...wrong, ...strange];
  if (beacon === undefined) return [...wrong, 'beacon'];
  const { roundFaults } = await import('./beacon.js');
  const faults = roundFaults(event, beacon).map((fault) => `beacon.${fault}`);
  return [...(drandText(beacon) === text ? wrong : ['text']), ...faults];
}
