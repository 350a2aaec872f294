import { hash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ABOVE_ALL } from '../../src/core/candidates.js';
import { allocate } from '../../src/core/draw.js';
import { readSeed } from '../../src/core/seed.js';
import { type Selectable, select } from '../../src/core/selection.js';
import { byTicket, ticketOf } from '../../src/core/ticket.js';
import { planWith } from './plans.js';
import { frameOf, largestRemainder, sizeOf } from './tables.js';

/**
 * Everybody's chance is n/N, whatever stratum they are in: whole draws with many seeds, counted for each
 * person. The seeds are fixed, so this either always passes or always fails.
 */
const SEEDS = 20_000;
const n = 12;

/** District x gender x age, from one person in a stratum to seventeen; some strata have nobody. */
const town = frameOf([
  [[0, 0, 0], 17],
  [[0, 0, 1], 9],
  [[0, 0, 2], 4],
  [[0, 1, 0], 13],
  [[0, 1, 2], 1],
  [[1, 0, 0], 6],
  [[1, 0, 1], 1],
  [[1, 1, 1], 5],
  [[1, 2, 1], 1],
  [[2, 0, 2], 2],
  [[2, 1, 0], 7],
  [[2, 1, 1], 3],
  [[3, 0, 1], 1],
  [[3, 1, 2], 11],
  [[3, 2, 0], 2],
]);
const N = sizeOf(town);
const digest = (text: string) => hash('sha256', text);
const plan = planWith({ sample: { size: n, reserve: '0' } });
const labels = town.strata.map(({ size }, stratum) =>
  Array.from({ length: size }, (_, member) => `stratum ${stratum}, person ${member}`),
);

/** The labels of one whole draw. */
function drawn(seed: string, allocation: (seedHash: string) => readonly number[]): string[] {
  const { hash: seedHash } = readSeed(digest, seed);
  const sizes = allocation(seedHash);
  const pools = town.strata.map(({ size }, stratum) => {
    const candidates = (labels[stratum] ?? []).map(
      (label): Selectable => ({ label, ticket: ticketOf(digest, seedHash, label), household: '' }),
    );
    return {
      size,
      toInvite: sizes[stratum] ?? 0,
      candidates: candidates.sort(byTicket),
      watermark: ABOVE_ALL,
    };
  });
  return select(pools, { reserve: plan.sample.reserve, maxPerHousehold: null }).flatMap(({ invited }) =>
    invited.map(({ label }) => label),
  );
}

/** How many standard errors each person's share of the draws is away from n/N. */
function deviations(draws: number, allocation: (seedHash: string) => readonly number[]): Map<string, number> {
  const counts = new Map(labels.flat().map((label) => [label, 0]));
  for (let number = 0; number < draws; number++) {
    for (const label of drawn(`Ziehung ${number}`, allocation))
      counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const chance = n / N;
  const standardError = Math.sqrt((chance * (1 - chance)) / draws);
  return new Map([...counts].map(([label, count]) => [label, (count / draws - chance) / standardError]));
}

const beyond = (found: ReadonlyMap<string, number>) => [...found].filter(([, z]) => Math.abs(z) > 4.5);

describe(`in ${SEEDS} draws of ${n} from ${N} people`, () => {
  let found: ReadonlyMap<string, number> = new Map();
  beforeAll(() => {
    const register = { rows: N, excluded: [], stratification: town };
    found = deviations(SEEDS, (seedHash) => allocate(digest, plan, register, seedHash));
  });

  test('everybody is invited n/N of the time, within 4.5 standard errors', () => {
    expect(found.size).toBe(N);
    expect(beyond(found)).toEqual([]);
  });

  test('the deviations are as large as chance makes them, neither larger nor smaller', () => {
    const meanSquare = [...found.values()].reduce((sum, z) => sum + z * z, 0) / found.size;
    expect(meanSquare).toBeGreaterThan(0.4);
    expect(meanSquare).toBeLessThan(1.8);
  });

  test('a rule that always rounds alike is caught by a tenth of these draws', () => {
    const always = largestRemainder(town, n);
    expect(beyond(deviations(SEEDS / 10, () => always)).length).toBeGreaterThan(5);
  });
});
