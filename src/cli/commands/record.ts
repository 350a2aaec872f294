import { sha256Bytes } from '#machine';
import { refuse } from '../../core/problem.js';
import { normaliseText } from '../../core/text.js';
import { joinId } from '../../core/ticket.js';
import { type RecordRequest, record } from '../../procedure/record.js';
import { readReplySheet } from '../../procedure/reply-file.js';
import { type ReplyRow, typedRow } from '../../procedure/reply-rows.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { recording } from '../ledger.js';
import { sayRecord } from '../say/record.js';
import type { Session } from '../session.js';
import type { World } from '../world.js';

/** `record`: what became of people who were called, one typed, or a file of them. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'record'>,
): Promise<number> {
  const { terminal, world } = session;
  const tools = session.tools(options);
  const given = await givenReplies(session, target, options);
  const { correct, reason = '', keyFile, plan, way = 'letter' } = options;
  const request = { target, keyFile, plan, given, way, correction: correct ? reason : null };
  const { result, notes } = await recording(world, target, tools.now(), (known) =>
    record({ ...request, ...known }, tools),
  );
  if (result.files.length > 0) terminal.stored = { folder: target, fingerprint: result.facts.fingerprint };
  sayRecord(terminal, result.facts, target);
  terminal.problems([...result.problems, ...notes]);
  return writtenCode(notes);
}

/** @throws Refusal REC-017, REC-018, and what is wrong with a file */
async function givenReplies(
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
  const cells = {
    ...{ outcome: outcome ?? '', way: way ?? '', attempts: attempts === undefined ? '' : String(attempts) },
    ...{ needs: needs ?? '', note: note ?? '', date: date ?? '' },
  };
  const who = { code: code ?? '', id: id === undefined ? '' : joinId(id.map(normaliseText)) };
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
