import { cellsOf, visible } from '../messages/visible.js';
import { tableLines, wrapped } from './lines.js';
import type { Terminal } from './terminal.js';

/** Numbers as bars and tables, in the room that there is. */

const LONGEST = 30;
/** Shorter bars tell nothing. */
const SHORTEST = 6;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** @param share from 0 to 1; anything above 0 is seen */
export function bar(share: number, cells: number, isPlain: boolean): string {
  const length = Math.min(Math.max(share, 0), 1) * cells;
  if (isPlain) return '#'.repeat(length > 0 ? Math.max(1, Math.round(length)) : 0);
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

export interface BarRow {
  /** the first is set to the left, numbers to the right */
  readonly cells: readonly string[];
  /** `null`: there is nothing to be drawn */
  readonly share: number | null;
}

/** Rows of numbers with a bar behind each, if there is room for it; without room for the numbers they go below. */
export function sayBars(terminal: Terminal, rows: readonly BarRow[]): void {
  const numeric = (rows[0]?.cells ?? []).map((_, at) => at > 0);
  const lines = tableLines(
    rows.map(({ cells }) => cells),
    numeric,
  );
  const widest = Math.max(0, ...lines.map(cellsOf));
  if (widest + 2 > terminal.width) {
    for (const { cells } of rows) sayBelow(terminal, cells[0] ?? '', cells.slice(1));
    return;
  }
  const room = Math.min(LONGEST, terminal.width - widest - 4);
  for (const [at, line] of lines.entries()) {
    const share = rows[at]?.share ?? null;
    const drawn = share === null || room < SHORTEST ? '' : bar(share, room, terminal.isPlain);
    const gap = ' '.repeat(drawn === '' ? 0 : widest - cellsOf(line) + 2);
    terminal.say(`  ${line}${gap}${drawn}`);
  }
}

/** A table, or where it is too wide for the room each row as a paragraph. */
export function sayTable(
  terminal: Terminal,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const numeric = head.map((_, at) => at > 0);
  const lines = tableLines([head, ...rows], numeric);
  if (Math.max(...lines.map(cellsOf)) + 2 <= terminal.width) {
    for (const line of lines) terminal.say(`  ${line}`);
    return;
  }
  for (const [name = '', ...values] of rows)
    sayBelow(
      terminal,
      name,
      values.map((value, at) => `${head[at + 1]} ${value}`),
    );
}

/** A name, and what there is to it below. */
export function sayBelow(terminal: Terminal, name: string, values: readonly string[]): void {
  for (const line of wrapped(visible(name), terminal.width - 2)) terminal.say(`  ${line}`);
  // What belongs together is not broken apart.
  const text = values
    .map((value) => value.replace(/(?<=[\d*–]) (?=[%\d])|(?<=^\S+) (?=[\d*–+−])/g, '\u00a0'))
    .join(', ');
  for (const line of wrapped(text, terminal.width - 4)) terminal.say(`    ${line}`);
}
