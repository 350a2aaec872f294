import { type DiceEvent, diceOf, diceResults, readDice } from './dice.js';
import { type DrandEvent, drandMoment, drandOf, readDrand } from './drand.js';
import { type LottoEvent, lottoOf, lottoResults, readLotto } from './lotto.js';
import { isBefore } from './moment.js';
import { error, type Problem } from './problem.js';

/**
 * The public event that a plan announces, and what its result may look like as a seed (SPEC 2, seeds from events).
 * Nothing here ever takes the result of another event in its place.
 */
export type EventPlan = LottoEvent | DiceEvent | DrandEvent | TextEvent;

/** Something else that will be published; its text is the seed as it stands. */
export interface TextEvent {
  readonly type: 'text';
  /** the day, `YYYY-MM-DD` */
  readonly date?: string;
}

/** An event with a canonical text. */
export type FormedEvent = Exclude<EventPlan, TextEvent>;

/** What an event is called in every language, as its canonical text begins. */
export function eventName(event: EventPlan): string {
  switch (event.type) {
    case 'lotto':
      return `Lotto ${event.game} ${event.date}`;
    case 'dice':
      return `Dice ${event.count}x${event.faces}`;
    case 'drand':
      return `drand ${event.chain} ${event.round}`;
    case 'text':
      return 'text';
  }
}

/**
 * When an event takes place: a day `YYYY-MM-DD`, for a round of a beacon a moment such as `2023-08-23T15:59:24Z`.
 * `null`: the plan does not say.
 */
export function eventTime(event: EventPlan): string | null {
  switch (event.type) {
    case 'drand':
      return drandMoment(event);
    case 'lotto':
      return event.date;
    default:
      return event.date ?? null;
  }
}

/** Whether a moment comes before an event; on the day of one that has no time of day it does not. */
export function isBeforeEvent(moment: string, time: string): boolean {
  return time.includes('T') ? isBefore(moment, time) : moment.slice(0, 10) < time;
}

/**
 * What of a seed's text is of the public event (SPEC 2): all of it, or what stands before the key of the municipality
 * that it decides in. `null`: it does not end with that key.
 */
export function eventTextOf(text: string, municipality?: string): string | null {
  if (municipality === undefined) return text;
  const ending = ` ${municipality}`;
  return text.endsWith(ending) && text.length > ending.length ? text.slice(0, -ending.length) : null;
}

/**
 * Whether a seed's text is the announced event's result in its canonical form.
 * @returns no problem, or every one: SEED-020 to SEED-030, SEED-032, SEED-044
 */
export function seedFits(event: EventPlan, text: string): readonly Problem[] {
  if (event.type === 'text') return [];
  const { text: canonical, problems } = readResult(event, text);
  if (canonical === null || canonical === text) return problems;
  return [error('SEED-044', undefined, { canonical })];
}

function readResult(event: FormedEvent, text: string) {
  switch (event.type) {
    case 'lotto':
      return readLotto(event, text);
    case 'dice':
      return readDice(event, text);
    case 'drand':
      return readDrand(event, text);
  }
}

/** The event whose canonical text this is, perhaps with a municipality's key behind it; `null`: it is none. */
export function eventOf(text: string): FormedEvent | null {
  // None of these texts ends with a number of eight digits of its own.
  const own = text.replace(/ \d{8}$/, '');
  return lottoOf(own) ?? diceOf(own) ?? drandOf(own);
}

/**
 * The event that a public seed is a result of: the announced one, or that whose canonical text it is.
 * @param text `undefined`: the seed is still to come
 */
export function publicEvent(
  announced: EventPlan | undefined,
  text: string | undefined,
): FormedEvent | undefined {
  if (announced !== undefined && announced.type !== 'text') return announced;
  return (text === undefined ? null : eventOf(text)) ?? undefined;
}

/**
 * How much chance is in an event: whole bits of the number of its results, rounded down. Of a plain text nobody
 * can tell.
 */
export function eventBits(event: FormedEvent): number {
  if (event.type === 'drand') return 256;
  const results = event.type === 'lotto' ? lottoResults(event) : diceResults(event);
  return results.toString(2).length - 1;
}
