import { digest } from '#machine';
import type { Aftermath } from '../audit/aftermath.js';
import { earlierOf } from '../audit/aftermath.js';
import { isSame } from '../audit/checks.js';
import { selectionBody } from '../audit/entries/selection.js';
import type { SupplementBody } from '../audit/entries/supplement.js';
import { loggedFrame } from '../audit/frame.js';
import type { SupplementLog } from '../audit/parts.js';
import { roundBasis } from '../audit/supplement.js';
import { allocate, type Draw } from '../core/draw.js';
import type { KnownStratum } from '../core/replacement.js';
import { readSeed, type Seed } from '../core/seed.js';
import { reserveSize, type Selectable, select } from '../core/selection.js';
import { cellNames } from '../core/strata.js';
import { stratumKey } from '../register/stratum-key.js';
import { type FrameReader, isEverybody } from './known-frame.js';

/** The people of a supplementary round (SPEC 14), from the frame without everybody who was called. */

/**
 * @param supplement who is left, and how many are wanted
 * @param then what was known before the round
 * @returns the whole draw; `null`: the frame does not hold those who were called
 * @throws Refusal DRAW-001, DRAW-004 if fewer people are left than are wanted
 */
export async function drawRound<T extends Selectable>(
  supplement: SupplementBody,
  seed: Seed,
  then: Aftermath,
  frame: FrameReader<T>,
): Promise<Draw<T> | null> {
  const basis = roundBasis(then, supplement);
  const found = loggedFrame(basis);
  if (found === null) return null;
  const { plan } = basis.plan;
  const allocation = allocate(digest, plan, found, seed.hash);
  const { dimensions, strata } = found.stratification;
  const { reserve, max_per_household: limit } = plan.sample;
  for (let factor = 1; ; factor *= 4) {
    const least = neededFor(
      then,
      strata.map(({ size }, at) => {
        const toInvite = allocation[at] ?? 0;
        return toInvite + reserveSize(size, toInvite, reserve) + 1;
      }),
      strata.map(({ cell }) => stratumKey(cellNames(dimensions, cell))),
      factor,
    );
    const known = await frame.read(seed.hash, least);
    const households = householdsOf(known, then);
    if (households === null && isEverybody(then, least)) return null;
    if (households === null && limit !== null) continue;
    const byKey = new Map(known.map((stratum) => [stratumKey(stratum.categories), stratum]));
    const pools = strata.map(({ size, cell }, at) => {
      const { people = [], watermark = '' } = byKey.get(stratumKey(cellNames(dimensions, cell))) ?? {};
      const candidates = people.filter(({ label }) => !then.people.has(label));
      return { size, toInvite: allocation[at] ?? 0, candidates, watermark };
    });
    const selection = select(pools, { reserve, maxPerHousehold: limit }, households ?? new Map());
    if (selection.every(({ certain }) => certain)) return { plan, frame: found, seed, allocation, selection };
    if (isEverybody(then, least)) return null;
  }
}

/** Whoever was called may have the lowest tickets of all. */
function neededFor(
  { people, draw }: Aftermath,
  wanted: readonly number[],
  keys: readonly string[],
  factor: number,
): ReadonlyMap<string, number> {
  const called = new Map<string, number>();
  for (const { categories } of people.values())
    called.set(stratumKey(categories), (called.get(stratumKey(categories)) ?? 0) + 1);
  const extra = new Map(keys.map((key, at) => [key, wanted[at] ?? 0]));
  return new Map(
    draw.frame.strata.map(({ stratum, N_h }) => {
      const key = stratumKey(stratum);
      return [key, Math.min(N_h, ((called.get(key) ?? 0) + (extra.get(key) ?? 0)) * factor)];
    }),
  );
}

/** Called people who are not out, by household; `null`: not all of them are known here. */
function householdsOf(
  known: readonly KnownStratum<Selectable>[],
  then: Aftermath,
): ReadonlyMap<string, number> | null {
  const staying = new Set(
    earlierOf(then)
      .filter(({ isOut }) => !isOut)
      .map(({ label }) => label),
  );
  const households = new Map<string, number>();
  let found = 0;
  for (const { label, household } of known.flatMap(({ people }) => people)) {
    if (!staying.has(label)) continue;
    found++;
    if (household !== '') households.set(household, (households.get(household) ?? 0) + 1);
  }
  return found === staying.size ? households : null;
}

/** What of a logged round is not what the frame gives. */
export async function roundFaults(
  round: SupplementLog,
  then: Aftermath,
  frame: FrameReader<Selectable>,
): Promise<readonly string[]> {
  const seed = readSeed(digest, round.seed.text);
  const draw = await drawRound(round.supplement, seed, then, frame);
  if (draw === null) return ['frame'];
  return isSame(selectionBody(draw), { ...round.selection }) ? [] : ['selection'];
}
