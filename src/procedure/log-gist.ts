import { digest, sha256Bytes } from '#machine';
import { MOST_LOG_BYTES } from '../audit/bounds.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { publicEvent } from '../core/event.js';
import { type ChosenFile, kindOf, listsOf, type RecognisedFile, recognise } from './recognise.js';

/** Files that somebody chose, recognised together, and what the log among them can be verified with. */

export interface LogGist {
  /** what there is to be compared with, whether it is at hand or not */
  /** what was drawn; in a log of municipalities or about a batch there are no people */
  readonly of: 'people' | 'municipalities' | 'batch';
  readonly hasLists: boolean;
  readonly hasCommitment: boolean;
  readonly hasLetters: boolean;
  readonly hasPanel: boolean;
  readonly hasKey: boolean;
  readonly hasLottery: boolean;
  readonly hasBalls: boolean;
  /** names of lists of ids, quotas and tables */
  readonly inputs: readonly string[];
  /** the type of the last announced event; `null`: none was announced */
  readonly event: string | null;
}

/** A file that can be read whole. */
export interface WholeFile extends Omit<ChosenFile, 'sha256'> {
  readonly read: () => Promise<Uint8Array>;
}

export interface Recognised {
  readonly files: readonly RecognisedFile[];
  /** `null`: there is no log, or it can't be read */
  readonly log: LogGist | null;
}

export async function recogniseAll(files: readonly WholeFile[]): Promise<Recognised> {
  const log = files.findLast((file) => kindOf(file) === 'log');
  const read = log === undefined || log.bytes > MOST_LOG_BYTES ? null : readLog(digest, await log.read());
  const found: RecognisedFile[] = [];
  for (const file of files) {
    const chosen = { ...file, sha256: async () => sha256Bytes(await file.read()) };
    const one = await recognise(chosen, read);
    // Of several logs the last one counts.
    found.push(one.kind === 'log' && file !== log ? { kind: 'unknown', as: file.name } : one);
  }
  const isRead =
    read !== null &&
    (read.municipalities !== null || read.batch !== null || read.parts.some(({ basis }) => basis !== null));
  return { files: found.some(isSheet) ? wholeOrNone(found, read) : found, log: isRead ? gistOf(read) : null };
}

const isSheet = ({ kind }: RecognisedFile) => kind === 'list';

/** A draw of municipalities has a sheet for each: all of what was written is looked at, or nothing, and no part of it. */
function wholeOrNone(found: readonly RecognisedFile[], read: ReadLog | null): readonly RecognisedFile[] {
  const names = read?.municipalities?.outputs.files.map(({ name }) => name) ?? [];
  if (names.every((name) => found.some((file) => isSheet(file) && file.as === name))) return found;
  return found.map((file) => (isSheet(file) ? { ...file, kind: 'unknown' } : file));
}

function gistOf(read: ReadLog): LogGist {
  const { parts, municipalities, batch } = read;
  const all = parts.flatMap(({ basis }) => (basis === null ? [] : [basis]));
  const drawn = parts.flatMap(({ log }) => (log === null ? [] : [log]));
  return {
    of: read.municipalities !== null ? 'municipalities' : read.batch !== null ? 'batch' : 'people',
    hasLists: listsOf(read).length > 0,
    hasCommitment: all.some(({ commitment }) => commitment !== undefined),
    hasLetters: parts.some(({ stage }) => stage === 'letters'),
    hasPanel: parts.some(({ stage }) => stage === 'panel'),
    hasKey: all.some(({ plan }) => plan.label_key_hash !== null),
    hasLottery: all.some(({ lottery }) => lottery !== undefined),
    hasBalls: drawn.some(({ allocation }) => allocation.number_from === 'panel-number'),
    inputs: [...new Set(all.flatMap(({ plan }) => plan.inputs.map(({ name }) => name)))],
    event:
      all.findLast(({ plan }) => plan.plan.seed.event !== undefined)?.plan.plan.seed.event?.type ??
      publicEvent(batch?.commitments?.event, (municipalities ?? batch?.drawn)?.seed.text)?.type ??
      null,
  };
}
