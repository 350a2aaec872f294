import { isUtf8 } from '#machine';
import { hiddenCharacter } from '../core/hidden.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { decodeText, readByteOrderMark } from './encoding.js';
import { TextLook } from './text-look.js';

/** Texts of the small files beside the register, by the rules that hold for registers (SPEC 9). */

/** What spreadsheets write for a text that shall not become a number: `="0012"`. */
const FORMULA_TEXT = /(?<=^|[;,\t|\r\n])="([^"\r\n]*)"(?=[;,\t|\r\n]|$)/g;
const END_MARK = /\u001a[\u001a\r\n]*$/;

/**
 * The text of a small file, whatever its encoding.
 * @throws Refusal `REG-060`, `REG-061` if a part of it is in another encoding, or all of it in none that is read
 */
export function decodeSideFile(bytes: Uint8Array, name: string): string {
  return decoded(bytes, name).replace(END_MARK, '').replace(FORMULA_TEXT, '"$1"');
}

function decoded(bytes: Uint8Array, name: string): string {
  const mark = readByteOrderMark(bytes);
  if (mark === null && !isUtf8(bytes)) {
    const look = new TextLook();
    look.add(bytes, true);
    const problems = look.problems(name);
    if (problems.length > 0) throw new Refusal('invalid', problems);
  }
  return decodeText(bytes);
}

/** Titles above a header have few lines. */
const HEADER_WITHIN = 10;

/**
 * Refuses what nobody sees, and several lines in an id.
 * @param columns look only at these, if a header names them; `null`: at every cell
 * @throws Refusal `SIDE-050`, `SIDE-051`
 */
export function checkCells(
  { rows, lines }: { readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] },
  file: string,
  columns: readonly string[] | null,
): void {
  const header = rows
    .slice(0, HEADER_WITHIN)
    .map((row) => row.map(normaliseText))
    .find((row) => columns?.every((name) => row.includes(name)));
  const isLookedAt = (at: number) => header === undefined || columns?.includes(header[at] ?? '') !== false;
  const problems: Problem[] = [];
  for (const [number, row] of rows.entries()) {
    const place = { file, lines: [lines[number] ?? number + 1] };
    for (const [at, cell] of row.entries()) {
      const value = normaliseText(cell);
      const character = isLookedAt(at) ? hiddenCharacter(value) : null;
      if (character !== null) problems.push(error('SIDE-050', place, { character }));
      else if (columns !== null && isLookedAt(at) && /[\r\n]/.test(value))
        problems.push(error('SIDE-051', place));
    }
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
}
