import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold unfinished work; removed when the program is interrupted. */
export const unfinished = new Set<string>();

/** Removes what an interrupted command has half-written. */
export function discardUnfinished(): void {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  unfinished.clear();
}

export function tag(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Removes what a killed command left behind: folders of processes that are no more. */
export function removeAbandoned(parent: string, base: string): void {
  const pattern = /\.partial-(\d+)-[0-9a-f]{8}$/;
  for (const name of readdirSync(parent)) {
    const match = name.startsWith(`.${base}.partial-`) ? pattern.exec(name) : null;
    if (match && !isAlive(Number(match[1]))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
