import { digest } from '#machine';
import type { PurgedFile, PurgedKind } from '../audit/entries/purge.js';
import { isPrivateList, SLIPS_PAGE, STATE_NAME } from '../audit/names.js';
import type { ReadLog } from '../audit/read-log.js';
import { isDigest } from '../core/digest.js';
import { baseName } from '../core/file-name.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import { SLIP_VERSION } from '../core/slip.js';
import { URN_NAME } from '../core/urn.js';
import type { Files } from './files.js';
import { readKey } from './opening.js';
import { isKeyPurged } from './verify-purge.js';

/** Which files there are to be deleted: plain files with names that log and plan know, and nothing else. */

/** What is seen of a disk without following a link. */
export interface Remains {
  /** `other`: a link, a device; `null`: nothing */
  what(path: string): 'file' | 'folder' | 'other' | null;
  /** names in a folder; none if it is not there */
  names(folder: string): readonly string[];
  isSame(path: string, other: string): boolean;
}

/** A file that is to be deleted. */
export interface PurgeTarget {
  readonly path: string;
  /** as the log speaks of it */
  readonly file: PurgedFile;
}

export interface Found {
  readonly targets: readonly PurgeTarget[];
  readonly problems: readonly Problem[];
}

/** What is looked at. */
export interface Place {
  readonly files: Files;
  readonly remains: Remains;
  readonly read: ReadLog;
  /** the folder of the draw */
  readonly folder: string;
}

/** The lists of people, or the urn, that the log says were written here. Those that are said to be gone as well. */
export function besideLog({ files, remains, read, folder }: Place, kind: 'list' | 'urn'): Found {
  const isMeant = (name: string) => (kind === 'urn' ? name === URN_NAME : isPrivateList(name));
  const purged = read.purged.filter((file) => file.kind === kind);
  const known = new Map([...purged, ...read.beside].map(({ name, rows }) => [name, rows]));
  const named = [...known].filter(([name]) => isMeant(name));
  return joined(
    named.map(([name, rows]) => plainFile(remains, files.join(folder, name), { name, rows, kind })),
  );
}

/**
 * The key, if it is the log's.
 * @param isNamed somebody has said where it is
 * @throws Refusal KEY-001, KEY-002, RUN-010, PURGE-003 if the named file is no key of this log
 */
export async function keyOf({ files, remains, read }: Place, path: string, isNamed: boolean): Promise<Found> {
  const hashes = new Set(read.parts.flatMap(({ basis }) => basis?.plan.label_key_hash ?? []));
  const file: PurgedFile = { name: baseName(path), rows: null, kind: 'key' };
  const found = plainFile(remains, path, file);
  if (found.targets.length > 0) {
    if (isNamed && hashes.has(digest(await readKey(files, path)))) return found;
    if (isNamed) throw refuse('invalid', 'PURGE-003', { file: path });
    if (hashes.has(await keyHash(files, path))) return found;
  }
  if (found.problems.length > 0) return found;
  const isExpected = hashes.size > 0 && !isKeyPurged(read, read.parts);
  return { targets: [], problems: isExpected ? [warning('PURGE-005', { file: path })] : [] };
}

const MOST_KEY_BYTES = 1000;

/** Of whatever stands there. */
async function keyHash(files: Files, path: string): Promise<string> {
  const key = (await smallText(files, path, MOST_KEY_BYTES))?.trim() ?? '';
  return isDigest(key) ? digest(key) : '';
}

/**
 * The text of a file that may be anything; `null`: it is too large to be what is looked for.
 * @throws Refusal RUN-010: what can't be read may be what is to be deleted
 */
async function smallText(files: Files, path: string, most: number): Promise<string | null> {
  try {
    return new TextDecoder().decode(await files.read(path, most));
  } catch (cause) {
    const { code = 'EIO' } = cause as { readonly code?: string };
    if (code === 'EFBIG') return null;
    throw refuse('invalid', 'RUN-010', { file: path }, { reason: code });
  }
}

/** Working copies that the plan names, below its folder, on no way that leads by a link. */
export function copiesIn({ files, remains }: Place, folder: string, paths: readonly string[]): Found {
  return joined(
    paths.map((path) => {
      const parts = path.replaceAll('\\', '/').split('/');
      const ways = parts.slice(1).map((_, at) => files.join(folder, parts.slice(0, at + 1).join('/')));
      const whole = files.join(folder, path);
      const astray = ways.find((way) => remains.what(way) === 'other');
      if (astray !== undefined) return { targets: [], problems: [warning('PURGE-004', { file: astray })] };
      return plainFile(remains, whole, { name: baseName(path), rows: null, kind: 'copy' });
    }),
  );
}

const MOST_SLIP_BYTES = 1 << 20;
/** What slips are called that lie where no folder has a name. */
const SLIPS = 'slips';

/** The slips of this log in a folder, and the page with all of them if there are no others. */
export async function slipsIn({ files, remains, read }: Place, folder: string): Promise<Found> {
  const own = new Set(read.parts.flatMap(({ basis }) => basis?.commitment?.fingerprint ?? []));
  const what = remains.what(folder);
  if (what !== 'folder')
    return { targets: [], problems: [warning(what === null ? 'PURGE-015' : 'PURGE-004', { file: folder })] };
  const paths: string[] = [];
  let strangers = 0;
  for (const name of remains.names(folder).filter((one) => one.endsWith('.json'))) {
    const path = files.join(folder, name);
    const commitment = remains.what(path) === 'file' ? await slipCommitment(files, path) : null;
    if (commitment !== null && own.has(commitment)) paths.push(path);
    else if (commitment !== null) strangers++;
  }
  if (paths.length === 0) return { targets: [], problems: [] };
  const page = files.join(folder, SLIPS_PAGE);
  // First, for it shows everybody's.
  const all = strangers === 0 && remains.what(page) === 'file' ? [page, ...paths] : paths;
  const name = baseName(files.at('.', folder)) || SLIPS;
  const file: PurgedFile = { name, rows: paths.length, kind: 'slip' };
  return { targets: all.map((path) => ({ path, file })), problems: [] };
}

/** The commitment that a slip names; `null`: it is none. */
async function slipCommitment(files: Files, path: string): Promise<string | null> {
  const text = await smallText(files, path, MOST_SLIP_BYTES);
  try {
    const slip = JSON.parse(text ?? 'null') as { readonly v?: unknown; readonly commitment?: unknown } | null;
    const { v, commitment } = slip ?? {};
    return v === SLIP_VERSION && typeof commitment === 'string' ? commitment : null;
  } catch {
    return null;
  }
}

/** What SQLite may have left beside a file when it was interrupted. */
const JOURNAL = '-journal';

/** The private file of replies. */
export function stateOf({ files, remains, folder }: Place): Found {
  const file: PurgedFile = { name: STATE_NAME, rows: null, kind: 'state' };
  return joined(
    [STATE_NAME, STATE_NAME + JOURNAL].map((name) => plainFile(remains, files.join(folder, name), file)),
  );
}

/** What is there under this name, if it is a plain file; anything else is said. */
function plainFile(remains: Remains, path: string, file: PurgedFile): Found {
  const what = remains.what(path);
  if (what === null) return { targets: [], problems: [] };
  if (what !== 'file') return { targets: [], problems: [warning('PURGE-004', { file: path })] };
  return { targets: [{ path, file }], problems: [] };
}

export function joined(found: readonly Found[]): Found {
  return {
    targets: found.flatMap(({ targets }) => targets),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** Whether the log says of such a file already that it was deleted. */
export function isRecorded({ purged, gone }: ReadLog, { kind, name, rows }: PurgedFile): boolean {
  if (kind === 'list' || kind === 'urn') return gone.includes(name);
  const logged = purged.filter((file) => file.kind === kind && file.name === name);
  return logged.some((file) => kind !== 'slip' || Number(rows) <= Number(file.rows));
}

/** In which order they go: what says most of people first, and the key last. */
export const ORDER: readonly PurgedKind[] = ['slip', 'copy', 'state', 'list', 'urn', 'key'];
