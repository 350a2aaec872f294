import type { RoundFault } from '../audit/beacon.js';
import { readDice } from '../core/dice.js';
import { type Beacon, type DrandEvent, drandAddress, drandText } from '../core/drand.js';
import type { EventPlan, FormedEvent } from '../core/event.js';
import type { EventResult } from '../core/event-result.js';
import { baseName } from '../core/file-name.js';
import { lottoLike, readLotto } from '../core/lotto.js';
import { error, type Problem, refuse } from '../core/problem.js';
import type { Files } from './files.js';
import { planTextOf } from './plan-text.js';

/** The result of an announced event as somebody gives it: typed, or the file of a beacon's round. */

/** Flags that give the result of an event, each of the type of its name. */
export const EVENT_FLAGS = ['lotto', 'dice', 'drand'] as const;
export type EventFlag = (typeof EVENT_FLAGS)[number];

/** The seed's text, and what shows that a beacon gave it. */
export interface EventSeed {
  readonly text: string;
  readonly beacon?: Beacon;
}

/**
 * The seed that a result makes, of this event and no other.
 * @param typed the result, or the path of a round's file
 * @returns every problem instead: SEED-020 to SEED-035
 */
export async function eventSeed(
  files: Files,
  event: FormedEvent,
  typed: string,
): Promise<EventSeed | readonly Problem[]> {
  if (event.type !== 'drand')
    return textOf(event.type === 'lotto' ? readLotto(event, typed) : readDice(event, typed));
  const { beaconOf, readRound, roundFaults } = await import('../audit/beacon.js');
  const place = { file: baseName(typed) };
  const round = readRound((await roundText(files, typed)) ?? '');
  if (round === null) return [error('SEED-033', place)];
  const faults = roundFaults(event, round);
  if (faults.length > 0)
    return faults.map((fault) => error(FAULTS[fault], place, faultParams(event, round.round)));
  const beacon = beaconOf(event, round);
  return { text: drandText(beacon), beacon };
}

function textOf({ text, problems }: EventResult): EventSeed | readonly Problem[] {
  return text === null ? problems : { text };
}

const FAULTS: Readonly<Record<RoundFault, string>> = {
  chain: 'SEED-030',
  round: 'SEED-032',
  randomness: 'SEED-034',
  signature: 'SEED-035',
};

function faultParams(event: DrandEvent, given: number): Problem['params'] {
  const { chain, round } = event;
  return { chain, given: String(given), announced: String(round), address: drandAddress(event) };
}

/** The number of a round's file. @throws Refusal SEED-031, SEED-033 */
export async function roundNumber(files: Files, path: string): Promise<number> {
  const { readRound } = await import('../audit/beacon.js');
  const round = readRound((await roundText(files, path)) ?? '');
  if (round === null) throw refuse('invalid', 'SEED-033', { file: baseName(path) });
  return round.round;
}

/** @throws Refusal SEED-031 if the file can't be read */
async function roundText(files: Files, path: string): Promise<string | null> {
  const bytes = await files.read(path).catch((cause: { readonly code?: string }) => {
    throw refuse('invalid', 'SEED-031', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  // What is saved on Windows may be UTF-16.
  return planTextOf(bytes);
}

/** How a result is given: a flag as it can be typed. */
export function exampleOf(event: EventPlan | undefined): string {
  switch (event?.type) {
    case 'lotto':
      return `--lotto "${lottoLike(event)}"`;
    case 'dice':
      return '--dice "4 2 6 1 .."';
    case 'drand':
      return `--drand ${event.round}.json`;
    default:
      return '--seed "3 12 17 28 41 49 Superzahl 7"';
  }
}
