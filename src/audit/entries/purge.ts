import * as z from 'zod';
import type { Json } from '../../core/canonical.js';
import { URN_NAME } from '../../core/urn.js';
import { isPrivateList, STATE_NAME } from '../names.js';
import type { LogEvent } from './line.js';
import { count, fileName } from './values.js';

/**
 * The entry `purge` (SPEC 8): what was deleted after a draw, by base names and counts. It is written before the first
 * file goes, so that nothing is deleted without a record; what was in the way then, the next call deletes.
 */

export const PURGE = 'purge';

/**
 * `list`: a list that `outputs` named. `key`: the key of the labels. `urn`: the urn of a commitment. `copy`: a working
 * copy that the plan names. `slip`: the slips of a folder, called by the folder's name, for their own may tell whose
 * they are. `state`: the private file of replies.
 */
export type PurgedKind = 'list' | 'key' | 'urn' | 'copy' | 'slip' | 'state';

export interface PurgedFile {
  readonly name: string;
  /** people, or slips; `null`: nobody has counted them */
  readonly rows: number | null;
  readonly kind: PurgedKind;
}

const uncounted = z.null();

const purgedFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), name: z.string().refine(isPrivateList), rows: count }),
  z.strictObject({ kind: z.literal('key'), name: fileName, rows: uncounted }),
  z.strictObject({ kind: z.literal('urn'), name: z.literal(URN_NAME), rows: count.min(1) }),
  z.strictObject({ kind: z.literal('copy'), name: fileName, rows: uncounted }),
  z.strictObject({ kind: z.literal('state'), name: z.literal(STATE_NAME), rows: uncounted }),
  z.strictObject({ kind: z.literal('slip'), name: fileName, rows: count.min(1) }),
]);

/** More files no plan can name. */
const MOST_FILES = 1000;

export const purgeBodySchema = z.strictObject({
  files: z
    .array(purgedFile)
    .min(1)
    .max(MOST_FILES)
    .refine((files) => files.every((file, at) => at === 0 || orderOf(files[at - 1] ?? file) < orderOf(file))),
});

export type PurgeBody = z.output<typeof purgeBodySchema>;

/** @param files each name of a kind once */
export function purgeEvent(files: readonly PurgedFile[]): LogEvent {
  const sorted = [...files].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { type: PURGE, body: { files: sorted.map(({ name, rows, kind }): Json => ({ name, rows, kind })) } };
}

/** By name, then by kind; no name has this character. */
function orderOf({ name, kind }: Pick<PurgedFile, 'name' | 'kind'>): string {
  return `${name}\0${kind}`;
}
