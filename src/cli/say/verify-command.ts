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
 * list of ids, a table or quotas are.
 */
export function verifyCommand(files: Files, { loaded, plan }: Preparation, hint: VerifyHint): string {
  const { already } = loaded;
  const lists = idFiles(plan, loaded.input.eligibility?.exclude);
  const planned = already === null ? lists : lists.slice(0, -1);
  const { file, folder } = loaded;
  const { keyFile } = hint;
  const register = registerPaths(files, hint);
  const { table, quotas } = loaded.input.sample ?? {};
  const tables = [table, loaded.targets === null ? quotas : null].filter((path) => typeof path === 'string');
  // What lies in the working directory or beside the register is found without being told.
  const known = ['.', ...register.map((path) => files.folderOf(path))].map((path) => files.at('.', path));
  const inFolder = [...planned.flatMap(({ paths }) => paths), ...tables].some(
    (path) => !known.includes(files.folderOf(files.at('.', files.at(folder, path)))),
  );
  const words = [
    ...['losverfahren', 'verify', hint.output, hint.flag, ...register],
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
