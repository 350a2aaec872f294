import { digest, hashBytes } from '#machine';
import { type Aftermath, aftermathOf } from '../audit/aftermath.js';
import { type CommittedDraw, committedOf } from '../audit/committed.js';
import { SLIPS_PAGE } from '../audit/names.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { judgeSlip } from '../audit/slip.js';
import type { Standing } from '../audit/standing.js';
import type { Called } from '../core/called.js';
import { Refusal, refuse } from '../core/problem.js';
import { type Slip, slipText } from '../core/slip.js';
import { normaliseText } from '../core/text.js';
import { joinId, labelOf, secretOf } from '../core/ticket.js';
import { URN_NAME } from '../core/urn.js';
import { type FoundLine, findInUrn } from '../register/urn/find.js';
import { type SlipSheet, type SlipWords, slipsPage } from '../report/slips.js';
import { type DrawnPerson, drawnPeople } from './drawn-people.js';
import type { Files } from './files.js';
import { keyBeside, readKey } from './opening.js';
import type { OutputFile, Result } from './result.js';
import type { Tools } from './tools.js';
import { isKeyPurged } from './verify-purge.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

/** Slips (SPEC 12): for one person, or for everybody who was drawn, to be put into the letters. */

export interface ProveRequest {
  /** the folder with log and urn */
  readonly target: string;
  /** values of the id columns of one person; `null`: everybody who was drawn */
  readonly id: readonly string[] | null;
  /** left out: the folder's name with `.key` behind it */
  readonly keyFile?: string | undefined;
  /** left out: `urn.csv` in the folder */
  readonly urn?: string | undefined;
  readonly page: SlipPage;
}

/** What printed slips say, in a reader's language. */
export interface SlipPage {
  readonly words: (title: string) => SlipWords;
  readonly result: (standing: Standing | null, called: Called | null) => readonly string[];
  /** which letter a slip belongs to */
  readonly note: (person: Pick<DrawnPerson, 'list' | 'rank'>) => string;
}

export interface ProveFacts {
  /** fingerprint of the commitment */
  readonly commitment: string;
  readonly isDrawn: boolean;
  /** of one person what became of the label; `null`: nobody has been drawn yet */
  readonly standings: readonly (Standing | null)[];
  /** the same people, if they were called; `null`: they were not */
  readonly called: readonly (Called | null)[];
}

interface Wanted {
  readonly id: string;
  readonly label: string;
  readonly drawn: DrawnPerson | null;
}

/**
 * Slips and the page to print them; the page is the last file. Whether an id is in the urn is known when all of it has
 * been read, and why it is not is not known here at all.
 * @throws Refusal LOG-001, LOG-002, KEY-001, KEY-002, KEY-005 (it was deleted), SLIP-001 (no such id), SLIP-002 (no commitment), SLIP-003 (not
 *   the commitment's key), SLIP-004 (not the commitment's urn), SLIP-005 (too few or too many values of an id),
 *   SLIP-007 .. SLIP-009 (lists of those drawn), SLIP-011 (no urn)
 */
export async function prove(request: ProveRequest, tools: Tools): Promise<Result<ProveFacts>> {
  const { files } = tools;
  const target = locate(files, request.target);
  const folder = target.folder ?? files.folderOf(request.target);
  const read = await readSound(files, request.target);
  const committed = requireCommitments(read, target.log);
  const keyFile = request.keyFile ?? keyBeside(files, folder);
  const isGone = files.kind(keyFile) === null && isKeyPurged(read, read.parts);
  if (isGone) throw refuse('invalid', 'KEY-005', { file: keyFile });
  const key = await readKey(files, keyFile);
  const own = committed.filter((one) => one.committed.keyHash === digest(key));
  const last = own.at(-1);
  if (last === undefined) throw refuse('invalid', 'SLIP-003', { file: target.log });
  const wanted =
    request.id === null
      ? (await drawnPeople(files, folder, last, key)).map((drawn) => ({ ...drawn, drawn }))
      : [onePerson(request.id, last, key)];
  const urn = request.urn ?? files.join(folder, URN_NAME);
  const { facts, found } = await findInUrn(
    await openUrn(files, urn),
    new Set(wanted.map(({ label }) => label)),
  );
  const part = own.findLast(({ committed: { urn: known } }) => known.sha256 === facts.sha256);
  if (part === undefined || (request.id === null && part !== last))
    throw refuse('invalid', 'SLIP-004', { file: urn });
  const from = { part, key, urn, log: target.log, aftermath: aftermathOf(digest, read) };
  const made = wanted.map((person) => slipOf(person, found.get(person.label), from));
  return result(made, part, request);
}

/** @throws Refusal LOG-001, LOG-002 */
async function readSound(files: Files, path: string): Promise<ReadLog> {
  const target = locate(files, path);
  const read = readLog(digest, await readLogFile(files, target.log, unfinishedBeside(files, target)));
  const failed = read.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: target.log }, { checks: failed });
  return read;
}

/** @throws Refusal SLIP-002 */
function requireCommitments(read: ReadLog, log: string): CommittedDraw[] {
  const committed = committedOf(read);
  if (committed.length === 0) throw refuse('invalid', 'SLIP-002', { file: log });
  return committed;
}

/** @throws Refusal SLIP-005 */
function onePerson(values: readonly string[], { committed }: CommittedDraw, key: string): Wanted {
  const { id: columns } = committed.plan.register.columns;
  if (values.length !== columns.length)
    throw refuse('usage', 'SLIP-005', undefined, { columns, given: values.length });
  const id = joinId(values.map(normaliseText));
  return { id, label: labelOf(digest, id, key), drawn: null };
}

/** @throws Refusal SLIP-011 */
async function openUrn(files: Files, path: string) {
  return files.open(path).catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    const reason = cause.problems[0]?.params?.reason;
    throw refuse('invalid', 'SLIP-011', { file: path }, { reason: String(reason ?? 'EIO') });
  });
}

interface Made {
  readonly slip: Slip;
  readonly drawn: DrawnPerson | null;
  readonly standing: Standing | null;
  readonly called: Called | null;
}

/** What slips are made from. */
interface SlipSources {
  readonly part: CommittedDraw;
  readonly key: string;
  /** paths, for messages */
  readonly urn: string;
  readonly log: string;
  readonly aftermath: Aftermath | null;
}

/** @throws Refusal SLIP-001, SLIP-004, SLIP-009, LOG-002 */
function slipOf(
  { id, label, drawn }: Wanted,
  place: FoundLine | undefined,
  { part, key, urn, log, aftermath }: SlipSources,
): Made {
  if (place === undefined) throw refuse('invalid', drawn === null ? 'SLIP-001' : 'SLIP-009', { file: urn });
  const { fingerprint: commitment, urn: known } = part.committed;
  const secret = secretOf(digest, id, key);
  const slip = { commitment, id, secret, label, rows: known.rows, ...place };
  const bytes = new TextEncoder().encode(slipText(slip));
  const judged = judgeSlip({ digest, hashBytes }, { name: '', bytes }, [part], aftermath);
  const { checks, standing, called } = judged;
  // Nobody is given a slip that they will find wrong.
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.includes('slip.draw')) throw refuse('invalid', 'LOG-002', { file: log }, { checks: failed });
  if (failed.length > 0) throw refuse('invalid', 'SLIP-004', { file: urn });
  return { slip, drawn, standing, called };
}

function result(made: readonly Made[], part: CommittedDraw, { page }: ProveRequest): Result<ProveFacts> {
  const { fingerprint, plan } = part.committed;
  const sheets: SlipSheet[] = made.map(({ slip, drawn, standing, called }) => ({
    slip,
    note: drawn === null ? '' : page.note(drawn),
    result: page.result(standing, called),
  }));
  const slips: OutputFile[] = made.map(({ slip, drawn }) => ({
    name: slipName(drawn),
    bytes: new TextEncoder().encode(slipText(slip)),
  }));
  return {
    facts: {
      commitment: fingerprint,
      isDrawn: part.draw !== null,
      standings: made.map(({ standing }) => standing),
      called: made.map(({ called }) => called),
    },
    files: [...slips, { name: SLIPS_PAGE, bytes: slipsPage(sheets, page.words(plan.title ?? '')) }],
    lines: [],
    problems: [],
  };
}

function slipName(drawn: DrawnPerson | null): string {
  if (drawn === null) return 'slip.json';
  return drawn.list === 'reserve' ? `slip-reserve-${drawn.rank}.json` : `slip-${drawn.rank}.json`;
}
