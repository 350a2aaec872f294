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
import { calledPeople } from './called-people.js';
import { type DrawnPerson, drawnPeople } from './drawn-people.js';
import type { Files } from './files.js';
import { chosenPeople } from './letter-people.js';
import { keyBeside, readKey } from './opening.js';
import type { OutputFile, Result } from './result.js';
import type { Tools } from './tools.js';
import { isKeyPurged } from './verify-purge.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

/** Slips (SPEC 12): for one person, or for everybody on a list, to be put into the letters. */

/** Everybody on the lists of the draw, on the list of a run of replacements, or of a supplementary round. */
export type SlipLists = 'drawn' | { readonly run: number } | { readonly round: number };

export interface ProveRequest {
  /** the folder with log and urn */
  readonly target: string;
  /** values of the id columns of one person, or lists */
  readonly of: { readonly id: readonly string[] } | SlipLists;
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
  readonly note: (person: Listed) => string;
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

/** Where somebody stands who gets a letter. */
export type Listed = Pick<DrawnPerson, 'rank'> & { readonly list: DrawnPerson['list'] | 'called' };

interface Wanted {
  readonly id: string;
  readonly label: string;
  /** `null`: they were asked for by their id */
  readonly listed: Listed | null;
}

/**
 * Slips and the page to print them; the page is the last file. Whether an id is in the urn is known when all of it has
 * been read, and why it is not is not known here at all.
 * @throws Refusal LOG-001, LOG-002, KEY-001, KEY-002, KEY-005 (it was deleted), SLIP-001 (no such id), SLIP-002 (no commitment), SLIP-003 (not
 *   the commitment's key), SLIP-004 (not the commitment's urn), SLIP-005 (too few or too many values of an id),
 *   SLIP-007 .. SLIP-009 (lists of those drawn), SLIP-011 (no urn); of later lists as {@link calledPeople}, LETTER-008, LETTER-009
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
  const wanted = await wantedPeople(request, { files, folder, last, key });
  const urn = request.urn ?? files.join(folder, URN_NAME);
  const { facts, found } = await findInUrn(
    await openUrn(files, urn),
    new Set(wanted.map(({ label }) => label)),
  );
  const part = own.findLast(({ committed: { urn: known } }) => known.sha256 === facts.sha256);
  if (part === undefined || (isLists(request.of) && part !== last))
    throw refuse('invalid', 'SLIP-004', { file: urn });
  const from = { part, key, urn, log: target.log, aftermath: aftermathOf(digest, read) };
  const made = wanted.map((person) => slipOf(person, found.get(person.label), from));
  return result(made, part, request);
}

function isLists(of: ProveRequest['of']): of is SlipLists {
  return of === 'drawn' || !('id' in of);
}

interface SlipOwners {
  readonly files: Files;
  readonly folder: string;
  readonly last: CommittedDraw;
  readonly key: string;
}

/**
 * In the order of their letters.
 * @throws Refusal SLIP-005, SLIP-007 .. SLIP-009, or as {@link calledPeople} and {@link chosenPeople}
 */
async function wantedPeople(
  { of, target, keyFile }: ProveRequest,
  { files, folder, last, key }: SlipOwners,
): Promise<Wanted[]> {
  if (!isLists(of)) return [onePerson(of.id, last, key)];
  if (of === 'drawn')
    return (await drawnPeople(files, folder, last, key)).map((listed) => ({ ...listed, listed }));
  const called = await calledPeople(files, { target, keyFile });
  return chosenPeople(called, { ...of, only: 'all' }).map(({ id, called: { label, rank } }) => ({
    id,
    label,
    listed: { list: 'called', rank },
  }));
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
  return { id, label: labelOf(digest, id, key), listed: null };
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
  readonly listed: Listed | null;
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
  { id, label, listed }: Wanted,
  place: FoundLine | undefined,
  { part, key, urn, log, aftermath }: SlipSources,
): Made {
  if (place === undefined) throw refuse('invalid', listed === null ? 'SLIP-001' : 'SLIP-009', { file: urn });
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
  return { slip, listed, standing, called };
}

function result(made: readonly Made[], part: CommittedDraw, { page }: ProveRequest): Result<ProveFacts> {
  const { fingerprint, plan } = part.committed;
  const sheets: SlipSheet[] = made.map(({ slip, listed, standing, called }) => ({
    slip,
    note: listed === null ? '' : page.note(listed),
    result: page.result(standing, called),
  }));
  const slips: OutputFile[] = made.map(({ slip, listed }) => ({
    name: slipName(listed),
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

function slipName(listed: Listed | null): string {
  if (listed === null) return 'slip.json';
  const { list, rank } = listed;
  return list === 'reserve' || list === 'substitute' ? `slip-${list}-${rank}.json` : `slip-${rank}.json`;
}
