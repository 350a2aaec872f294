import { digest } from '#machine';
import { leaversOf } from '../audit/aftermath.js';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { outputsBody } from '../audit/entries/outputs.js';
import { replacementEvent } from '../audit/entries/replacement.js';
import { LOG_NAME, listName, replacementsList, supplementLists } from '../audit/names.js';
import { type PlannedRun, planRun, strataInLog } from '../audit/runs.js';
import { LIST_COLUMNS } from '../core/list-cells.js';
import { refuse } from '../core/problem.js';
import type { Selectable } from '../core/selection.js';
import { stratumName } from '../core/strata.js';
import { byTicket, labelOf } from '../core/ticket.js';
import type { Candidate } from '../register/collector.js';
import type { List } from '../report/lists.js';
import { type AnnouncedPlan, announcedPlan } from './announced-plan.js';
import {
  type CalledProcedure,
  calledProcedure,
  keyOfLabels,
  readCalledList,
  requireContinuable,
} from './called-people.js';
import type { Files } from './files.js';
import { type FrameReader, isEverybody, type LoggedRegister, neededNow } from './known-frame.js';
import { loggedRegister, loggedUrn } from './later-sources.js';
import { fieldReader, inDialect, type PeopleList, peopleList } from './lists.js';
import { outputFacts } from './log.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';

/** A run of replacements (SPEC 14): everybody who is out and not replaced yet gets a successor, if there is one. */

export interface ReplaceRequest {
  /** the folder of the draw */
  readonly target: string;
  readonly keyFile?: string | undefined;
  /** path of the plan, for the lists of ids that it names */
  readonly plan?: string | undefined;
  /** paths of the register's files; left out: it is not needed as long as the reserve reaches */
  readonly register?: readonly string[] | undefined;
  /** path of the urn; left out: the one in the folder, if it is there */
  readonly urn?: string | undefined;
}

export interface ReplaceFacts {
  /** number of the run; `null`: nobody was called */
  readonly run: number | null;
  /** the list that was made */
  readonly list: string | null;
  /** people called, by the step of the ladder */
  readonly steps: readonly number[];
  /** names of strata whose places stay free, one for each place */
  readonly open: readonly string[];
  /** dimensions that may be let go, in order */
  readonly ladder: readonly string[];
  /** people of the frame who were never called, after this run */
  readonly left: number;
  readonly fingerprint: string;
  /** the log as it stands there */
  readonly before: Uint8Array;
}

/**
 * @throws Refusal as `calledProcedure` and `keyOfLabels`, REPL-001 (it depends on people beyond the reserve), REPL-002 (their rows are
 *   not at hand), REPL-003 (the frame does not hold those who were called), REPL-004 .. REPL-006 (register, lists or urn of
 *   another draw), CALL-004 .. CALL-007 (lists), LOG-004
 */
export async function replace(request: ReplaceRequest, tools: Tools): Promise<Result<ReplaceFacts>> {
  const { files } = tools;
  const procedure = await calledProcedure(files, request.target);
  const { aftermath, read, bytes } = procedure;
  const at = tools.now();
  requireContinuable(procedure, at);
  const plan = await announcedPlan(files, request.plan, read);
  const before = { before: bytes, ladder: aftermath.draw.plan.plan.replacements?.ladder ?? [] };
  const N = aftermath.draw.frame.N;
  if (leaversOf(aftermath, digest).length === 0) {
    const left = N - aftermath.people.size;
    const facts = {
      ...before,
      run: null,
      list: null,
      steps: [],
      open: [],
      left,
      fingerprint: read.fingerprint,
    };
    return { facts, files: [], lines: read.lines, problems: plan.problems };
  }
  const planned = await plannedRun(procedure, request, plan, tools);
  const { run } = planned;
  const facts = {
    ...before,
    steps: run.replacements.map(({ step }) => step),
    open: run.open.map(stratumName),
    left: N - aftermath.people.size - run.called.length,
  };
  if (run.called.length === 0)
    return {
      facts: { ...facts, run: null, list: null, fingerprint: read.fingerprint },
      files: [],
      lines: read.lines,
      problems: plan.problems,
    };
  const named = await planned.list(replacementsList(aftermath.runs + 1));
  const lists = await inDialect([named], procedure.plan.output.dialect);
  const events = [
    ...run.replacements.map(replacementEvent),
    { type: 'outputs', body: outputsBody(outputFacts(lists)) },
  ];
  const lines = logLines(digest, events, at, read.lines);
  return {
    facts: {
      ...facts,
      run: aftermath.runs + 1,
      list: lists[0]?.name ?? null,
      fingerprint: fingerprint(digest, lines),
    },
    files: [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: plan.problems,
  };
}

interface Planned {
  readonly run: PlannedRun<Selectable>;
  /** the list of those who are called */
  readonly list: (name: string) => Promise<PeopleList>;
}

async function plannedRun(
  procedure: CalledProcedure,
  request: ReplaceRequest,
  plan: AnnouncedPlan,
  tools: Tools,
): Promise<Planned> {
  const { aftermath } = procedure;
  const key = await keyOfLabels(tools.files, procedure, request.keyFile);
  if (request.register !== undefined) {
    const register = await loggedRegister(procedure, request.register, plan, key, tools);
    const run = await runFrom(procedure, register);
    return { run, list: async (name) => fromRegister(procedure, run, register, name) };
  }
  const urn = await loggedUrn(procedure, request.urn, tools);
  const run =
    urn === null ? planRun(aftermath, strataInLog(aftermath, digest), digest) : await runFrom(procedure, urn);
  if (!run.certain) throw refuse('invalid', 'REPL-001', { file: procedure.log }, registerFiles(procedure));
  return { run, list: (name) => fromReserve(procedure, run, key, tools, name) };
}

/** @throws Refusal REPL-003 if somebody who was called is not in the frame */
async function runFrom<T extends Selectable>(
  { aftermath, log }: CalledProcedure,
  frame: FrameReader<T>,
): Promise<PlannedRun<T>> {
  for (let factor = 1; ; factor *= 4) {
    const least = neededNow(aftermath, factor);
    const run = planRun(aftermath, await frame.read(aftermath.seedHash, least), digest);
    if (run.certain) return run;
    if (isEverybody(aftermath, least)) throw refuse('invalid', 'REPL-003', { file: log });
  }
}

/** What a call needs that reads the register once more, by the names that the log has. */
const registerFiles = ({ aftermath: { draw }, folder }: CalledProcedure) => ({
  target: folder,
  files: draw.register.files.map(({ name }) => name).join(' '),
  plan: draw.plan.inputs.length === 0 ? '' : (draw.plan.plan_file?.name ?? ''),
});

interface Listed {
  readonly columns: readonly string[];
  readonly fields: (person: Selectable) => readonly string[];
}

/** The people in the order of tickets, with their own groups. */
function listOf(
  { plan, aftermath }: CalledProcedure,
  run: PlannedRun<Selectable>,
  listed: Listed,
  name: string,
): PeopleList {
  const people = run.called
    .map((person, at) => {
      const { stratum = [], from = stratum } = run.replacements[at] ?? {};
      return { person, stratum: stratumName(from) };
    })
    .sort((a, b) => byTicket(a.person, b.person));
  const list: List = {
    header: [...LIST_COLUMNS, ...listed.columns],
    rows: people.map(({ person, stratum }, at) => [
      ...[String(at + 1), stratum, person.ticket],
      ...listed.fields(person),
    ]),
  };
  return peopleList(name, list, plan, sizesOf(aftermath.draw));
}

const sizesOf = ({ frame }: DrawLog) =>
  new Map(frame.strata.map(({ stratum, N_h }) => [stratumName(stratum), N_h] as const));

function fromRegister(
  procedure: CalledProcedure,
  run: PlannedRun<Selectable>,
  register: LoggedRegister,
  name: string,
): PeopleList {
  const { columns, fields } = fieldReader(procedure.plan, register.files);
  return listOf(procedure, run, { columns, fields: (person) => fields(person as Candidate) }, name);
}

/** The lists of those in reserve, of the draw and of every round; who is next may be on any of them. */
async function reserves({ aftermath, ...procedure }: CalledProcedure, files: Files) {
  const later = Array.from({ length: aftermath.rounds - 1 }, (_, at) => supplementLists(at + 2)[1]);
  const { dialect } = procedure.plan.output;
  const called = ['reserve.csv', ...later].map((name) => listName(name, dialect));
  const names = called.filter(
    (name) =>
      !procedure.read.gone.includes(name) && files.kind(files.join(procedure.folder, name)) === 'file',
  );
  return Promise.all(names.map((name) => readCalledList(files, { ...procedure, aftermath }, name)));
}

/** @throws Refusal REPL-002 if somebody is beyond them */
async function fromReserve(
  procedure: CalledProcedure,
  run: PlannedRun<Selectable>,
  key: string | null,
  { files }: Tools,
  name: string,
): Promise<PeopleList> {
  const lists = await reserves(procedure, files);
  const { columns = [] } = lists[0] ?? {};
  const own = new Map(
    lists.flatMap(({ rows }) => rows.map((row) => [labelOf(digest, row.id, key ?? undefined), row] as const)),
  );
  const beyond = run.called.filter(({ label }) => !own.has(label)).length;
  if (beyond > 0) {
    const params = { count: beyond, ...registerFiles(procedure) };
    throw refuse('invalid', 'REPL-002', { file: procedure.folder }, params);
  }
  const fields = ({ label }: Selectable) => columns.map((column) => own.get(label)?.fields.get(column) ?? '');
  return listOf(procedure, run, { columns, fields }, name);
}
