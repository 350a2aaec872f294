/**
 * Texts from files as they may be shown. A name in a register can hold characters that nobody sees and that a
 * terminal obeys: it could paint over what stands on the screen, turn a line around, or begin a new one.
 */

// Controls, format characters (directions, zero width, soft hyphen), line and paragraph separators, halves of
// characters, and whatever else Unicode has to be left out in drawing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/** The text with every unseen character written out, as in `\u{1b}`; the result has one line. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNSEEN, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A JSON text that says the same and has no unseen characters in its strings. */
export function visibleJson(json: string): string {
  const written = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // JSON escapes those below U+0020 by itself; a line feed here is one between its parts.
  return json.replace(UNSEEN, (sign) => (sign < ' ' ? sign : sign.split('').map(written).join('')));
}

const NARROW = /^[\u0000-\u02ff]*$/;
const NO_CELL = /^[\p{Mn}\p{Me}]$/u;
const TWO_CELLS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

/** How many cells of a terminal a visible text takes. */
export function cellsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let cells = 0;
  for (const sign of text) cells += NO_CELL.test(sign) ? 0 : TWO_CELLS.test(sign) ? 2 : 1;
  return cells;
}

/** With blanks up to a number of cells; a longer text stays as it is. */
export function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}
