import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files that hold unfinished work; removed when a command ends or is interrupted. */
export class Unfinished {
  readonly #paths = new Set<string>();

  add(path: string): void {
    this.#paths.add(path);
  }

  /** What is there is finished, or gone. */
  forget(path: string): void {
    this.#paths.delete(path);
  }

  /** Removes what is half-written. */
  discard(): void {
    for (const path of this.#paths) rmSync(path, { recursive: true, force: true });
    this.#paths.clear();
  }
}

/** What a name of unfinished work ends with: whose it is, and nobody else's. */
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
