import { momentAt } from './calendar.js';
import { type EventResult, eventResult } from './event-result.js';
import { error } from './problem.js';

/**
 * Seeds from a round of the randomness beacon drand (SPEC 2, seeds from events). Its number says when it will be
 * published; that it was, and nobody made it up, its signature shows (audit/beacon.ts).
 */

export interface DrandEvent {
  readonly type: 'drand';
  readonly chain: 'quicknet';
  readonly round: number;
}

/** A published round, as it stands in a log: whoever has it can check it by themselves. */
export interface Beacon {
  readonly chain: 'quicknet';
  readonly round: number;
  /** SHA-256 of the signature, 64 lower-case hexadecimal digits */
  readonly randomness: string;
  /** a point of G1, 96 lower-case hexadecimal digits */
  readonly signature: string;
}

/** The chain's hash, by which servers know it; second of its first round since the beginning of 1970; seconds between two. */
const QUICKNET = {
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesis: 1_692_803_367,
  period: 3,
};

/** Beyond it a moment would have no year of four digits. */
export const LAST_ROUND = 80_000_000_000;

/** `drand quicknet 1000 fe29..`, with all 64 digits of the randomness. */
export function drandText({ chain, round, randomness }: Omit<Beacon, 'signature'>): string {
  return `drand ${chain} ${round} ${randomness}`;
}

/** When a round is published. */
export function drandMoment({ round }: DrandEvent): string {
  return momentAt(QUICKNET.genesis + (round - 1) * QUICKNET.period);
}

/** Where the round can be got once it is published; the program itself never asks for it. */
export function drandAddress({ round }: DrandEvent): string {
  return `https://api.drand.sh/${QUICKNET.hash}/public/${round}`;
}

/**
 * Whether a text is that of the announced round; its randomness is only looked at, not checked.
 * @returns the text, or SEED-030 (another chain), SEED-032 (another round) and SEED-044 (no such text)
 */
export function readDrand(event: DrandEvent, text: string): EventResult {
  const [, chain, round, randomness] = /^drand (\S+) (0|[1-9]\d*) ([0-9a-f]{64})$/.exec(text) ?? [];
  if (chain === undefined || round === undefined || randomness === undefined)
    return { text: null, problems: [error('SEED-044')] };
  const problems = [
    ...(chain === event.chain ? [] : [error('SEED-030', undefined, { announced: event.chain })]),
    ...(round === String(event.round)
      ? []
      : [error('SEED-032', undefined, { given: round, announced: String(event.round) })]),
  ];
  return eventResult(problems, () => text);
}

/** The round that a canonical text is of; `null`: it has not this form. */
export function drandOf(text: string): DrandEvent | null {
  const round = /^drand quicknet ([1-9]\d{0,10}) [0-9a-f]{64}$/.exec(text)?.[1];
  return round === undefined ? null : { type: 'drand', chain: 'quicknet', round: Number(round) };
}
