import type { TextDigest } from '../core/digest.js';
import type { DrawPlan, OutputPlan } from '../core/plan.js';
import type { Aftermath } from './aftermath.js';
import { isSame } from './checks.js';
import type { BasisLog, DrawLog } from './entries/draw.js';
import type { SupplementBody } from './entries/supplement.js';
import { listName, supplementLists } from './names.js';
import type { SupplementLog } from './parts.js';
import { verifyLog } from './verify.js';

/** Supplementary rounds (SPEC 14): a draw over all who were never called. */

/** The plan by which a round is drawn: always in proportion, and by a seed that the plan did not announce. */
export function supplementPlan<P extends DrawPlan>(plan: P, size: number): P {
  const { quotas: _, objective: __, cap: ___, mixing: ____, ...sample } = plan.sample;
  return {
    ...plan,
    sample: { ...sample, size, allocation: 'proportional', table: null },
    seed: { source: null },
  };
}

/** How many people of each stratum were never called, in the order of the frame; strata with nobody left are missing. */
export function neverCalled({ people, draw }: Aftermath): SupplementBody['strata'] {
  const called = new Map<string, number>();
  for (const { categories } of people.values()) {
    const name = JSON.stringify(categories);
    called.set(name, (called.get(name) ?? 0) + 1);
  }
  return draw.frame.strata.flatMap(({ stratum, N_h }) => {
    const left = N_h - (called.get(JSON.stringify(stratum)) ?? 0);
    return left > 0 ? [{ stratum, N_h: left }] : [];
  });
}

/** What is settled of a round before its seed, as that of a draw of its own: its plan and its frame. */
export function roundBasis({ draw }: Pick<Aftermath, 'draw'>, { size, strata }: SupplementBody): BasisLog {
  const N = strata.reduce((sum, { N_h }) => sum + N_h, 0);
  const dimensions = draw.frame.dimensions.map(({ name, categories }, at) => {
    const present = new Set(strata.map(({ stratum }) => stratum[at]));
    return { name, categories: categories.filter((one) => present.has(one)) };
  });
  return {
    register: draw.register,
    plan: { ...draw.plan, plan: supplementPlan(draw.plan.plan, size) },
    frame: { ...draw.frame, N, dimensions, strata },
  };
}

/** The round as a draw of its own. */
function roundAsDraw(now: Pick<Aftermath, 'draw'>, { supplement, ...drawn }: SupplementLog): DrawLog {
  return { ...roundBasis(now, supplement), ...drawn, redraws: [], setAside: [] };
}

/** What does not fit, by the names of fields and checks. */
export function supplementFaults(digest: TextDigest, round: SupplementLog, now: Aftermath): string[] {
  const { supplement, seed, selection, outputs } = round;
  const seeds = [
    now.draw.seed,
    ...now.events.flatMap((event) => (event.kind === 'supplement' ? event.round.seed : [])),
  ];
  const isOld = seeds.filter(({ seedHash }) => seedHash === seed.seedHash).length > 1;
  const drawn = selection.strata.flatMap(({ invited, reserve }) => [...invited, ...reserve]);
  const { dialect } = now.draw.plan.plan.output;
  const lists = supplementLists(supplement.round);
  return [
    ...(supplement.round === now.rounds + 1 ? [] : ['round']),
    ...(supplement.called === now.people.size ? [] : ['called']),
    ...(isSame(supplement.strata, neverCalled(now)) ? [] : ['strata']),
    ...(isOld ? ['seed'] : []),
    ...(drawn.some(({ label }) => now.people.has(label)) ? ['people'] : []),
    ...(isSame(namesAndRows(outputs), expectedFiles(selection, lists, dialect)) ? [] : ['outputs']),
    ...verifyLog(digest, roundAsDraw(now, round), 'letters')
      .filter(({ name, passed }) => !passed && name !== 'frame.sums' && name !== 'log.lists')
      .map(({ name }) => name),
  ];
}

const namesAndRows = ({ files }: SupplementLog['outputs']) => files.map(({ name, rows }) => ({ name, rows }));

function expectedFiles(
  { strata }: SupplementLog['selection'],
  [called, reserved]: readonly [string, string],
  dialect: OutputPlan['dialect'],
) {
  const count = (part: 'invited' | 'reserve') => strata.reduce((sum, one) => sum + one[part].length, 0);
  return [
    { name: listName(called, dialect), rows: count('invited') },
    { name: listName(reserved, dialect), rows: count('reserve') },
  ];
}
