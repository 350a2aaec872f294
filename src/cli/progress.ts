import type { Terminal } from './terminal.js';

/** Rows, speed and time left while a register is read; nothing off a terminal. */
export function progressBar(terminal: Terminal, total: number): (bytes: number, rows: number) => void {
  const begun = performance.now();
  let shown = 0;
  return (bytes, rows) => {
    const now = performance.now();
    if (now - shown < 100) return;
    shown = now;
    const seconds = (now - begun) / 1000;
    const share = Math.min(bytes / Math.max(total, 1), 1);
    const left = Math.ceil((seconds / Math.max(share, 0.001)) * (1 - share));
    const cells = Math.round(share * 24);
    const bar = `${'█'.repeat(cells)}${'░'.repeat(24 - cells)}`;
    const speed = terminal.number(Math.round(rows / Math.max(seconds, 0.001)));
    terminal.progress(`${bar} ${terminal.text('progress', { rows, speed, left })}`);
  };
}
