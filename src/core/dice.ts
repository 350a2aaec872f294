import { type EventResult, eventResult, numberProblems, strangeWords } from './event-result.js';
import { error } from './problem.js';
import { collapseSpaces } from './text.js';

/** Seeds from dice thrown before an audience (SPEC 2, seeds from events). */

export interface DiceEvent {
  readonly type: 'dice';
  /** how many throws, or dice, one behind the other */
  readonly count: number;
  /** the numbers 1 to this */
  readonly faces: number;
  /** the day, `YYYY-MM-DD` */
  readonly date?: string;
}

const HEAD = /^dice (\d+)x(\d+)(?:: ?| |$)/i;

/**
 * The canonical text of typed throws, in their order: `Dice 5x6: 4 2 6 1 1`.
 * @returns every problem at once: SEED-020, SEED-021, SEED-027, SEED-029
 */
export function readDice({ count, faces }: DiceEvent, typed: string): EventResult {
  const text = collapseSpaces(typed);
  const [head = '', ...said] = HEAD.exec(text) ?? [];
  const words = text
    .slice(head.length)
    .split(/[ ,;|/]+/)
    .filter((word) => word !== '');
  const numbers = words.filter((word) => /^\d+$/.test(word)).map((word) => word.replace(/^0+(?=\d)/, ''));
  const announced = `${count}x${faces}`;
  const problems = [
    ...(head === '' || said.join('x') === announced
      ? []
      : [error('SEED-029', undefined, { given: said.join('x'), announced })]),
    ...numberProblems(numbers, { count, from: 1, to: faces }),
    ...strangeWords(words.filter((word) => !/^\d+$/.test(word))),
  ];
  return eventResult(problems, () => `Dice ${announced}: ${numbers.join(' ')}`);
}

/** How many results the announced throws can have. */
export function diceResults({ count, faces }: DiceEvent): bigint {
  return BigInt(faces) ** BigInt(count);
}

/** The throws that a canonical text is of; `null`: it has not this form. */
export function diceOf(text: string): DiceEvent | null {
  const [, count, faces] = /^Dice (\d{1,4})x(\d{1,4}): /.exec(text) ?? [];
  if (count === undefined || faces === undefined) return null;
  const event: DiceEvent = { type: 'dice', count: Number(count), faces: Number(faces) };
  return readDice(event, text).text === text ? event : null;
}
