import { describe, expect, test } from 'vitest';
import type { DrawLog } from '../../src/audit/entries/draw.js';
import { seedBodySchema } from '../../src/audit/entries/seed.js';
import { checkSeedEvent } from '../../src/audit/seed-event.js';
import type { Beacon } from '../../src/core/drand.js';
import type { EventPlan } from '../../src/core/event.js';

/** `seed.event`: the logged seed is the result of the event in the logged plan, and of nothing else. */

const beacon: Beacon = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const drand: EventPlan = { type: 'drand', chain: 'quicknet', round: 1000 };
const lotto: EventPlan = { type: 'lotto', game: '6aus49', date: '2026-12-05' };
const DRAND = `drand quicknet 1000 ${beacon.randomness}`;
const LOTTO = 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7';

/** What the check says: nothing, where it passes, or places. `undefined`: there is no such check. */
async function wrong(event: EventPlan | undefined, text: string, round?: Beacon) {
  const log = {
    plan: { plan: { seed: { source: null, ...(event === undefined ? {} : { event }) } } },
    seed: { text, source: null, seedHash: '', ...(round === undefined ? {} : { beacon: round }) },
  } as unknown as DrawLog;
  const [check] = await checkSeedEvent(log);
  expect(check === undefined || check.passed === (check.places.length === 0)).toBe(true);
  return check?.places;
}

describe('the check', () => {
  test('passes for the result of the announced event, and is not made without one', async () => {
    expect(await wrong(drand, DRAND, beacon)).toEqual([]);
    expect(await wrong(lotto, LOTTO)).toEqual([]);
    expect(await wrong({ type: 'text', date: '2026-12-05' }, 'irgendein Text')).toEqual([]);
    expect(await wrong(undefined, LOTTO)).toBe(undefined);
  });

  test.each<[string, EventPlan | undefined, string, Beacon | undefined, string[]]>([
    ['another day', lotto, LOTTO.replace('-05', '-12'), undefined, ['text']],
    ['another spelling', lotto, LOTTO.replace('Superzahl', 'SZ'), undefined, ['text']],
    ['no numbers', lotto, 'x', undefined, ['text']],
    ['a beacon in place of a lottery', lotto, DRAND, beacon, ['text', 'beacon']],
    ['a beacon beside a lottery', lotto, LOTTO, beacon, ['beacon']],
    ['a lottery in place of a beacon', drand, LOTTO, undefined, ['text', 'beacon']],
    ['no signature', drand, DRAND, undefined, ['beacon']],
    ['a beacon that nobody announced', undefined, DRAND, beacon, ['beacon']],
    ['a beacon beside a text', { type: 'text' }, DRAND, beacon, ['beacon']],
    ['another randomness in the text', drand, DRAND.replace(/d$/, 'e'), beacon, ['text']],
    ['another round in the text', drand, DRAND.replace('1000', '1001'), beacon, ['text']],
    [
      'another round beside the text',
      drand,
      DRAND,
      { ...beacon, round: 1001 },
      ['text', 'beacon.round', 'beacon.signature'],
    ],
    [
      'another round everywhere but in the plan',
      drand,
      DRAND.replace('1000', '1001'),
      { ...beacon, round: 1001 },
      ['text', 'beacon.round', 'beacon.signature'],
    ],
    [
      'another round everywhere',
      { ...drand, round: 1001 },
      DRAND.replace('1000', '1001'),
      { ...beacon, round: 1001 },
      ['beacon.signature'],
    ],
    [
      'randomness that somebody made up',
      drand,
      `drand quicknet 1000 ${'ab'.repeat(32)}`,
      { ...beacon, randomness: 'ab'.repeat(32) },
      ['beacon.randomness'],
    ],
  ])('fails with %s', async (_, event, text, round, places) => {
    expect(await wrong(event, text, round)).toEqual(places);
  });

  test('fails with any bit of the signature turned over, whatever follows from it', async () => {
    for (let bit = 0; bit < 384; bit += 5) {
      const bytes = Buffer.from(beacon.signature, 'hex');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
      const places = await wrong(drand, DRAND, { ...beacon, signature: bytes.toString('hex') });
      expect(places).toEqual(['beacon.randomness', 'beacon.signature']);
    }
  });
});

test('the entry has no more of a beacon than that, and nothing less', () => {
  const body = { text: DRAND, source: null, seedHash: '0'.repeat(64) };
  const fits = (more: unknown) => seedBodySchema.safeParse({ ...body, beacon: more }).success;
  expect(seedBodySchema.safeParse(body).success).toBe(true);
  expect(fits(beacon)).toBe(true);
  for (const key of Object.keys(beacon)) expect(fits({ ...beacon, [key]: undefined })).toBe(false);
  expect(fits({ ...beacon, more: 1 })).toBe(false);
  expect(fits({ ...beacon, chain: 'default' })).toBe(false);
  expect(fits({ ...beacon, round: 0 })).toBe(false);
  expect(fits({ ...beacon, signature: beacon.signature.toUpperCase() })).toBe(false);
  expect(fits(undefined)).toBe(false);
});
