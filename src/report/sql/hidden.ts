import { hiddenCharacter } from '../../core/hidden.js';
import type { Dialect, Range } from './dialect.js';
import { unsureCharacters } from './unsure.js';

/** Characters that a value that decides may not have (SPEC 9). */

/** Nothing that matters here is assigned above. */
const LAST = 0xe0fff;

function rangesOf(has: (character: string) => boolean): Range[] {
  const ranges: [number, number][] = [];
  for (let code = 0; code <= LAST; code++) {
    if (code === 0xd800) code = 0xe000;
    if (!has(String.fromCodePoint(code))) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

/** All but the letters of Western and Central Europe, among which there is nothing that would be unfit. */
const BEYOND: readonly Range[] = [
  [0x00, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x180, 0x10ffff],
];

/** Whether a text has such a character. The long list is gone through for the few texts that may have one. */
export function hasUnfit(dialect: Dialect, x: string): string {
  return `${dialect.hasAnyOf(x, BEYOND)} AND ${dialect.hasAnyOf(x, unfitCharacters(dialect))}`;
}

let hidden: readonly Range[] | undefined;

/**
 * The characters that nobody sees. A database that can't compose text (NFC) can't tell either whether it is composed,
 * so there all those are among them that could be a part of another character, or another way of writing one.
 */
function unfitCharacters({ composes }: Pick<Dialect, 'composes'>): readonly Range[] {
  if (!composes) return unsureCharacters();
  hidden ??= rangesOf((one) => hiddenCharacter(one) !== null);
  return hidden;
}
