import { MOST_LOG_BYTES } from '../audit/bounds.js';
import { LOG_NAME } from '../audit/names.js';
import { error, type Problem, Refusal, warning } from '../core/problem.js';
import type { Files } from './files.js';

/** Where a log and its lists are. They may be a stranger's: nothing is changed there and no link is followed. */

export interface Target {
  readonly log: string;
  /** the folder with the lists; `null`: the log alone is looked at */
  readonly folder: string | null;
}

export function locate(files: Files, path: string): Target {
  if (files.kind(path) !== 'folder') return { log: path, folder: null };
  return { log: files.join(path, LOG_NAME), folder: path };
}

/** Where the signature of a log is, if nobody says otherwise. */
export function signatureBeside(log: string): string {
  return `${log === '-' ? LOG_NAME : log}.minisig`;
}

/** What a draw has in its folder until it is finished. */
const COMMITTED = '.losverfahren.commit';

/** Work beside the log that was not finished. */
export function unfinishedBeside(files: Files, { folder, log }: Target): Problem[] {
  if (folder === null) return [];
  const work = files.join(folder, COMMITTED);
  const drawn = files.kind(log) === null ? townsIn(files, folder) : [];
  return [
    ...(files.kind(work) === null ? [] : [warning('LOG-003', { file: work })]),
    ...drawn.slice(0, 1).map((one) => warning('BATCH-034', undefined, { folder: one })),
  ];
}

/** Folders of municipalities that were drawn in. */
function townsIn(files: Files, folder: string): string[] {
  const towns = files.names(folder).filter((name) => /^\d{8}$/.test(name));
  const isDrawn = (town: string) => files.kind(files.join(town, LOG_NAME)) === 'file';
  return towns.map((name) => files.join(folder, name)).filter(isDrawn);
}

/** @param notes what is said besides, if it can't be read. @throws Refusal LOG-001 */
export async function readLogFile(
  files: Files,
  path: string,
  notes: readonly Problem[] = [],
): Promise<Uint8Array> {
  // Standard input has no size.
  const most = path === '-' ? undefined : MOST_LOG_BYTES;
  return files.read(path, most).catch((cause: { code?: string }) => {
    throw new Refusal('invalid', [
      error('LOG-001', { file: path }, { reason: cause.code ?? 'EIO' }),
      ...notes,
    ]);
  });
}
