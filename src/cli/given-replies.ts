import { sha256Bytes } from '#machine';
import { refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { joinId } from '../core/ticket.js';
import type { RecordRequest } from '../procedure/record.js';
import { readReplySheet } from '../procedure/reply-file.js';
import { type ReplyRow, typedRow } from '../procedure/reply-rows.js';
import type { OptionsOf } from './flags/options.js';
import type { Session } from './session.js';
import type { World } from './world.js';

/** Replies as flags give them: a file, or one that was typed. */

/** @throws Refusal REC-017, REC-018, and what is wrong with a file */
export async function givenReplies(
  { world }: Session,
  target: string,
  { replies, sheet, code, id, outcome, way, attempts, needs, note, date }: OptionsOf<'record'>,
): Promise<RecordRequest['given']> {
  const isTyped = outcome !== undefined && (code !== undefined) !== (id !== undefined);
  if ((replies !== undefined) === isTyped || (replies === undefined && !isTyped))
    throw refuse('usage', 'REC-017', undefined, { target });
  if (replies !== undefined) {
    const own = {
      '--code': code,
      '--id': id,
      '--outcome': outcome,
      '--attempts': attempts,
      '--needs': needs,
      '--note': note,
      '--date': date,
    };
    const [flag] = Object.entries(own).find(([, value]) => value !== undefined) ?? [];
    if (flag !== undefined) throw refuse('usage', 'REC-018', undefined, { flag });
    const bytes = await readReplies(world, replies);
    return { kind: 'file', sheet: await readReplySheet(bytes, replies, sheet), sha256: sha256Bytes(bytes) };
  }
  return typedReply({ code, id, outcome, way, attempts, needs, note, date });
}

type Typed = 'code' | 'id' | 'outcome' | 'way' | 'attempts' | 'needs' | 'note' | 'date';

/** A reply as somebody has typed it. */
export function typedReply({
  code = '',
  id,
  outcome = '',
  way,
  attempts,
  needs = '',
  note = '',
  date = '',
}: {
  readonly [K in Typed]?: OptionsOf<'record'>[K] | undefined;
}): RecordRequest['given'] {
  const number = attempts === undefined ? '' : String(attempts);
  const cells = { outcome, way: way ?? '', attempts: number, needs, note, date };
  const who = { code, id: id === undefined ? '' : joinId(id.map(normaliseText)) };
  return { kind: 'typed', row: (codes): ReplyRow => typedRow(who, cells, codes) };
}

/** Far more than replies of all who can be called take; a register that was mistaken for replies is larger. */
const MOST_BYTES = 16 * 2 ** 20;

/** @throws Refusal REC-020, RUN-010 */
async function readReplies({ files }: World, path: string): Promise<Uint8Array> {
  // A pipe has no size.
  const most = files.kind(path) === 'file' ? MOST_BYTES : undefined;
  const bytes = await files.read(path, most).catch((cause: { readonly code?: string }) => {
    if (cause.code === 'EFBIG') return null;
    throw cause;
  });
  if (bytes === null || bytes.length > MOST_BYTES)
    throw refuse('invalid', 'REC-020', { file: path }, { most: MOST_BYTES / 2 ** 20 });
  return bytes;
}
