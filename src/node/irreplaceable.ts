import { accessSync, constants, lstatSync, renameSync } from 'node:fs';
import type { Patience } from './patience.js';
import { reasonOf } from './refusals.js';

/** Why a file can't be replaced, seen without changing anything; `null`: it can. */
export function irreplaceable(path: string, patience: Patience): string | null {
  try {
    if (lstatSync(path).isDirectory()) return 'EISDIR';
    patience.insist(() => {
      if (patience.machine.platform === 'win32') accessSync(path, constants.W_OK);
      // A file that another program holds can't be given a name, not even its own.
      renameSync(path, path);
    });
    return null;
  } catch (cause) {
    return reasonOf(cause);
  }
}
