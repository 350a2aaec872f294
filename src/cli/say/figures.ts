import { type Figure, shareOf } from '../../procedure/status.js';
import type { BarRow } from '../bars.js';
import type { Terminal } from '../terminal.js';

/** Numbers that may be unknown or not published, as people read them. */

export function figureText(terminal: Terminal, figure: Figure): string {
  if (figure === null) return '–';
  return typeof figure === 'number' ? terminal.number(figure) : figure;
}

/** With one digit behind the point. */
export function percent(terminal: Terminal, share: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(terminal.language, { style: 'percent', ...digits }).format(share);
}

/** Counts with their share of a whole, each with a bar. */
export function countRows(
  terminal: Terminal,
  rows: readonly (readonly [name: string, count: Figure])[],
  whole: Figure,
): BarRow[] {
  return rows.map(([name, count]) => {
    const share = shareOf(count, whole);
    return {
      cells: [name, figureText(terminal, count), share === null ? '' : percent(terminal, share)],
      share,
    };
  });
}
