import { join } from 'node:path';
import { disk } from '../node/disk.js';
import { baseName } from '../plan/resolve.js';
import { type Preparation, registerPaths } from './opening.js';
import { idFiles } from './side-files.js';

export interface HintOptions {
  readonly output: string;
  readonly keyFile?: string;
  readonly already?: string;
}

/**
 * The call of `verify` that recomputes everything, as it can be typed: with the plan only if it says where a
 * list of ids is.
 */
export function verifyCommand(
  { loaded, plan }: Preparation,
  flag: '--register' | '--answers',
  args: readonly string[],
  { output, keyFile, already }: HintOptions,
): string {
  const lists = idFiles(plan, loaded.input.eligibility?.exclude);
  const planned = already === undefined ? lists : lists.slice(0, -1);
  const inFolder = planned.some(({ paths: [path = ''] }) => baseName(path) !== path);
  const { file, folder } = loaded;
  const words = [
    ...['losverfahren', 'verify', output, flag, ...registerPaths(disk, args, loaded)],
    ...(already === undefined ? [] : ['--already', already]),
    ...(inFolder && file !== null ? ['--plan', join(folder, file.name)] : []),
    ...(loaded.targets === null ? [] : ['--targets', loaded.targets]),
    ...(keyFile === undefined ? [] : ['--key-file', keyFile]),
  ];
  return words.map(shellWord).join(' ');
}

/** A word that a shell takes as one. */
function shellWord(word: string): string {
  return /^[\w./:\\=+-]+$/.test(word) ? word : `"${word}"`;
}
