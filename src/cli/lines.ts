import { cellsOf, padded, visible } from '../messages/visible.js';

/** How lines are set out on a terminal. */

/** A paragraph of words is not broken to less than this. */
const NARROWEST = 24;

/**
 * Broken at blanks, so that no line has more cells than there is room for. A word that is longer stays whole: it
 * may be a hash or a path that somebody copies.
 */
export function wrapped(text: string, room: number): string[] {
  const most = Math.max(room, NARROWEST);
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line === undefined) line = word;
    else if (line === '' || cellsOf(line) + 1 + cellsOf(word) <= most) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line ?? ''];
}

/** Columns of text under each other, as it may be shown; numbers to the right. */
export function tableLines(rows: readonly (readonly string[])[], numeric: readonly boolean[]): string[] {
  const cells = rows.map((row) => row.map(visible));
  const widths = numeric.map((_, at) => Math.max(...cells.map((row) => cellsOf(row[at] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return numeric[at] ? ' '.repeat(width - cellsOf(cell)) + cell : padded(cell, width);
      })
      .join('  ')
      .trimEnd(),
  );
}
