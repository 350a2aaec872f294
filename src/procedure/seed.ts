import { digest } from '#machine';
import { drandAddress } from '../core/drand.js';
import {
  type EventPlan,
  eventBits,
  eventName,
  eventOf,
  eventTextOf,
  type FormedEvent,
  seedFits,
} from '../core/event.js';
import { withKey } from '../core/municipalities.js';
import { type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { ENOUGH_BITS, isWeakSeed, readSeed, type Seed } from '../core/seed.js';
import { digitsOf, type SeedDoubt, seedDoubts } from '../core/seed-typing.js';
import { plannedEvent } from '../plan/seed.js';
import { EVENT_FLAGS, type EventFlag, eventSeed, exampleOf, roundNumber } from './event-seed.js';
import type { Files } from './files.js';
import type { LoadedPlan } from './plan-file.js';

/** @throws Refusal SEED-001 without a seed, SEED-002 with an empty one */
export function typedSeed(text: string | undefined, event?: EventPlan): Seed {
  if (text === undefined) throw refuse('usage', 'SEED-001', undefined, { example: exampleOf(event) });
  try {
    return readSeed(digest, text);
  } catch {
    throw refuse('usage', 'SEED-002');
  }
}

/** A seed as it was given: as a text, or as the result of the event that the plan announces. */
export interface GivenSeed extends Readonly<Partial<Record<EventFlag, string>>> {
  readonly seed?: string;
}

/**
 * The seed that decides, if it is that of the announced event; never that of another one.
 * @param given one of `--seed`, `--lotto`, `--dice` and `--drand`
 * @returns with the round's signature if a beacon gave it
 * @throws Refusal SEED-001 to SEED-003 for none, an empty one or several; SEED-020 to SEED-045 if it does not fit
 */
export async function seedFrom(
  files: Files,
  given: GivenSeed,
  plan: Pick<LoadedPlan, 'input' | 'locate'>,
): Promise<Seed> {
  const { municipality } = plan.input;
  const announced = plan.input.seed?.event;
  const event = announced === undefined ? undefined : plannedEvent(announced);
  const flags = (['seed', ...EVENT_FLAGS] as const).filter((flag) => given[flag] !== undefined);
  if (flags.length > 1)
    throw refuse('usage', 'SEED-003', undefined, { flags: flags.map((flag) => `--${flag}`) });
  const [flag = 'seed'] = flags;
  const typed = given[flag];
  if (flag === 'seed' || typed === undefined)
    return withMunicipality(fittingText(typedSeed(typed, event), event, plan), municipality);
  if (event === undefined) throw await unannounced(files, flag, typed);
  if (event.type !== flag) {
    const params = { flag: `--${flag}`, announced: eventName(event), example: exampleOf(event) };
    throw refuse('usage', 'SEED-043', plan.locate('seed.event'), params);
  }
  const made = await eventSeed(files, event, typed);
  if (!('text' in made)) throw new Refusal(flag === 'drand' ? 'invalid' : 'usage', placed(made, plan));
  const { beacon } = made;
  const seed = { ...readSeed(digest, made.text), ...(beacon === undefined ? {} : { beacon }) };
  return withMunicipality(seed, municipality);
}

/**
 * The seed of a draw in a municipality: the public one and its key, if the plan names it (SPEC 2).
 * @param seed of the public event, or what it makes here already
 */
export function withMunicipality(seed: Seed, municipality: string | undefined): Seed {
  const own = eventTextOf(seed.text, municipality) ?? seed.text;
  return { ...seed, ...readSeed(digest, withKey(own, municipality)) };
}

/** A typed text is held to the announced event: what its result is may be written in one way only. */
function fittingText(
  seed: Seed,
  event: EventPlan | undefined,
  plan: Pick<LoadedPlan, 'input' | 'locate'>,
): Seed {
  if (event === undefined) return seed;
  if (event.type === 'drand') {
    const params = { announced: eventName(event), address: drandAddress(event), example: exampleOf(event) };
    throw refuse('usage', 'SEED-045', plan.locate('seed.event'), params);
  }
  const problems = seedFits(event, eventTextOf(seed.text, plan.input.municipality) ?? seed.text);
  if (problems.length === 0) return seed;
  const example = `--${event.type} "${seed.text.replaceAll('"', '')}"`;
  const told = problems.map((one) => ({ ...one, params: { ...one.params, example } }));
  throw new Refusal('usage', placed(told, plan));
}

/** What is wrong with a result is wrong beside what the plan says. */
function placed(problems: readonly Problem[], { locate }: Pick<LoadedPlan, 'locate'>): Problem[] {
  return problems.map((one) => (one.where === undefined ? { ...one, where: [locate('seed.event')] } : one));
}

/** A result without an event: the line that the plan would need. @throws Refusal SEED-031, SEED-033 */
async function unannounced(files: Files, flag: EventFlag, typed: string): Promise<Refusal> {
  if (flag === 'drand') {
    const round = String(await roundNumber(files, typed));
    return refuse('usage', 'SEED-042', undefined, { round });
  }
  if (flag === 'dice') {
    const thrown = typed.replace(/^.*:/s, '').match(/\d{1,3}/g) ?? [];
    const [throws, faces] = [Math.max(1, thrown.length), Math.max(6, ...thrown.map(Number))].map(String);
    return refuse('usage', 'SEED-041', undefined, { throws: throws ?? '', faces: faces ?? '' });
  }
  const [spiel, more] = [/spiel[\s-]*77/i, /super[\s-]*6(?!\d)/i].map((part) =>
    part.test(typed) ? 'x' : '',
  );
  return refuse('usage', 'SEED-040', undefined, { spiel: spiel ?? '', super: more ?? '' });
}

const DOUBTS: Readonly<Record<SeedDoubt['kind'], string>> = {
  quotes: 'SEED-010',
  unseen: 'SEED-011',
  'other-digits': 'SEED-012',
  letters: 'SEED-013',
  end: 'SEED-014',
};

/** With so few somebody could choose a key by which most of the seeds that there can be suit. */
const FEW_DIGITS = 6;

const WEAK = 'DRAW-006';
const WEAK_EVENT = 'SEED-016';
const USED = 'QUOTA-011';

/**
 * What somebody should know of a seed before it decides.
 * @param used texts of the seeds of earlier draws in the log that is continued
 * @param isSettled everything else was committed to: nobody could try seeds against registers and plans
 */
export function seedNotes({ text }: Seed, used: readonly string[] = [], isSettled = false): Problem[] {
  const digits = digitsOf(text);
  const isWeak = isSettled ? digits.length < FEW_DIGITS && isWeakSeed(text) : isWeakSeed(text);
  const isUsed = used.some((one) => one === text || (digits !== '' && digitsOf(one) === digits));
  return [
    ...seedDoubts(text).map(({ kind, ...params }) => warning(DOUBTS[kind], undefined, params)),
    ...(isWeak ? [weakness(eventOf(text))] : []),
    ...(isUsed ? [warning(USED)] : []),
  ];
}

/** Of an event it is known how many results it can have; digits of its date or its name are no chance. */
function weakness(event: FormedEvent | null): Problem {
  if (event === null) return warning(WEAK);
  return warning(WEAK_EVENT, undefined, {
    event: eventName(event),
    bits: eventBits(event),
    enough: ENOUGH_BITS,
  });
}

/** Whether a note is about the seed, so that it has to be said before anything is written. */
export function isSeedNote({ code }: Problem): boolean {
  return [WEAK, WEAK_EVENT, USED].includes(code) || Object.values(DOUBTS).includes(code);
}
