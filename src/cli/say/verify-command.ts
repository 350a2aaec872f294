import { baseName } from '../../core/file-name.js';
import type { Files } from '../../procedure/files.js';
import { type OpenRequest, type Preparation, registerPaths } from '../../procedure/opening.js';
import { idFiles } from '../../procedure/side-files.js';

export interface VerifyHint extends OpenRequest {
  readonly output: string;
  /** what the files that it was drawn from are called */
  readonly flag: '--register' | '--answers';
}

/**
 * The call of `verify` that recomputes everything, as it can be typed: with the plan only if it says where a
 * list of ids is.
 */
export function verifyCommand(files: Files, { loaded, plan }: Preparation, hint: VerifyHint): string {
  const { already } = loaded;
  const lists = idFiles(plan, loaded.input.eligibility?.exclude);
  const planned = already === null ? lists : lists.slice(0, -1);
  const inFolder = planned.some(({ paths: [path = ''] }) => baseName(path) !== path);
  const { file, folder } = loaded;
  const { keyFile } = hint;
  const words = [
    ...['losverfahren', 'verify', hint.output, hint.flag, ...registerPaths(files, hint)],
    ...(already === null ? [] : ['--already', already]),
    ...(inFolder && file !== null ? ['--plan', files.join(folder, file.name)] : []),
    ...(loaded.targets === null ? [] : ['--targets', loaded.targets]),
    ...(keyFile === undefined ? [] : ['--key-file', keyFile]),
  ];
  return words.map(shellWord).join(' ');
}

/** A word that a shell takes as one. */
function shellWord(word: string): string {
  return /^[\w./:\\=+-]+$/.test(word) ? word : `"${word}"`;
}
