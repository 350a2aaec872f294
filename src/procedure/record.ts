import { digest } from '#machine';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import { LOG_NAME } from '../audit/names.js';
import { daysLater } from '../core/calendar.js';
import type { Reply } from '../core/called.js';
import { USUAL_NEEDS, type Way } from '../core/outcome.js';
import { refuse } from '../core/problem.js';
import { announcedPlan } from './announced-plan.js';
import { type CalledProcedure, calledProcedure, keyOfLabels, requireContinuable } from './called-people.js';
import type { LedgerContent } from './ledger.js';
import { Recorder } from './recorder.js';
import { type ReplyRow, replyRows, type Sheet } from './reply-rows.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';

/**
 * Replies and what else became known of people who were called. What the log may hold goes there; visits without an
 * outcome, reasons and who came stay in the private file. All rows of a file are taken, or none.
 */

export interface RecordRequest {
  /** the folder of the draw */
  readonly target: string;
  readonly keyFile?: string | undefined;
  /** path of the plan with the list of needs; left out: the usual one, if it is there and the log's */
  readonly plan?: string | undefined;
  /** a file with replies, or one that was typed; `null`: it was typed and is made of the codes of needs */
  readonly given:
    | { readonly kind: 'file'; readonly sheet: Sheet; readonly sha256: string }
    | { readonly kind: 'typed'; readonly row: (codes: readonly string[]) => ReplyRow };
  /** how replies came of which nothing is said */
  readonly way: Way;
  /** why replies are corrected that contradict earlier ones; `null`: they are not to be */
  readonly correction: string | null;
  /** what is known besides the log; `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  /** what of it an interrupted call had decided, which was finished just now; `null`: none had */
  readonly finished: LedgerContent | null;
}

export interface RecordFacts {
  /** what is new in the log, in order */
  readonly replies: readonly { readonly line: number; readonly outcome: Reply['outcome'] }[];
  /** of them, corrections */
  readonly corrections: number;
  /** people who were looked for without an outcome */
  readonly attempts: number;
  readonly presence: number;
  /** what people said, of rows that are known otherwise */
  readonly notes: number;
  /** rows that say what was known already */
  readonly known: number;
  /** rows that are older than what is known */
  readonly older: number;
  /** the file was read before; `null`: it was not */
  readonly readBefore: string | null;
  /** everybody called, people whose last reply is an acceptance, and places that are free */
  readonly called: number;
  readonly accepted: number;
  readonly free: number;
  /** what is to be added to the private file */
  readonly added: LedgerContent;
  /** of the log as it will stand there */
  readonly fingerprint: string;
  /** the log as it stands there */
  readonly before: Uint8Array;
}

/**
 * @throws Refusal as `calledProcedure` and `keyOfLabels`, REC-001 .. REC-008 (rows), REC-009 (a mistyped code), REC-010
 *   (a code of nobody), REC-011 (an id of nobody who was called), REC-012 (contradictions), REC-014 (a correction's reason),
 *   REC-015 (personal data was deleted), LOG-004 (the clock)
 */
export async function record(request: RecordRequest, tools: Tools): Promise<Result<RecordFacts>> {
  const { files } = tools;
  const procedure = await calledProcedure(files, request.target);
  const at = tools.now();
  requireContinuable(procedure, at);
  requireKept(procedure);
  const key = await keyOfLabels(files, procedure, request.keyFile);
  const plan = await announcedPlan(files, request.plan, procedure.read);
  const needs = plan.input?.replies?.needs ?? USUAL_NEEDS;
  const { given, ledger } = request;
  const known =
    given.kind === 'file' ? ledger?.imports.find(({ sha256 }) => sha256 === given.sha256) : undefined;
  const rows =
    given.kind === 'typed'
      ? [given.row(needs)]
      : replyRows(given.sheet, procedure.plan.register.columns.id, needs);
  const people = new Recorder(procedure, key, {
    ...request,
    file: given.kind === 'file' ? given.sheet.name : null,
    // Where it is tomorrow already.
    today: daysLater(at.slice(0, 10), 1),
  });
  if (known === undefined) for (const row of rows) people.take(row);
  people.refuseFaults();
  const { lines: before } = procedure.read;
  const lines = logLines(digest, people.events, at, before);
  const added: LedgerContent = {
    ...people.added,
    imports:
      given.kind === 'typed' || known !== undefined
        ? []
        : [{ sha256: given.sha256, name: given.sheet.name, at, rows: rows.length }],
  };
  const facts = { ...people.facts, readBefore: known?.at ?? null, added, before: procedure.bytes };
  return {
    facts: { ...facts, fingerprint: fingerprint(digest, lines) },
    files: people.events.length === 0 ? [] : [{ name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [...plan.problems, ...people.notes(procedure.folder)],
  };
}

/** When the lists are gone nobody knows whose reply it is. @throws Refusal REC-015 */
export function requireKept({ read, aftermath, log }: CalledProcedure): void {
  const lists = new Set([...aftermath.people.values()].map(({ list }) => list));
  if ([...lists].every((name) => read.gone.includes(name))) {
    const date = read.purged.find(({ name }) => lists.has(name))?.at.slice(0, 10) ?? '';
    throw refuse('invalid', 'REC-015', { file: log }, { date });
  }
}
