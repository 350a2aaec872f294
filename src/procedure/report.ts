import { digest } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import { LOG_NAME } from '../audit/names.js';
import { type ReadLog, readLog } from '../audit/read-log.js';
import { baseName } from '../core/file-name.js';
import { type Problem, refuse } from '../core/problem.js';
import { type EvidenceSources, evidenceOf } from '../report/evidence.js';
import { publicEvidence } from '../report/evidence-public.js';
import type { ChartDocument } from '../report/protocol/charts.js';
import type { Meeting, Proof, ProtocolFacts } from '../report/protocol/facts.js';
import type { ProtocolWords } from '../report/protocol/words.js';
import { type AnnouncedPlan, announcedPlan } from './announced-plan.js';
import { logAlone } from './log-alone.js';
import { laterFacts, partFacts } from './report-facts.js';
import { stepsOf } from './report-steps.js';
import type { Result } from './result.js';
import { evidenceSources, panelSources } from './status.js';
import type { Tools } from './tools.js';
import { verify } from './verify.js';
import { locate, readLogFile, unfinishedBeside } from './verify-target.js';

/**
 * The protocol: what a council, a journalist or an archive is given of a procedure. It is made of the log alone, so whoever
 * has the same log gets the same protocol; only who was there is the plan file's.
 */

export interface ReportRequest {
  /** the folder of a draw, or its log */
  readonly target: string;
  /** path of the plan file; left out: the usual name in the working folder, if that is the log's */
  readonly plan?: string | undefined;
  readonly isPublic: boolean;
}

export interface ReportFacts {
  readonly protocol: ProtocolFacts;
  /** the plan file's; `undefined`: it names none, or there is no plan file */
  readonly language: 'de' | 'en' | undefined;
}

/** What charts are drawn on: a browser's own document, or one that makes elements as a browser does. */
export type { ChartDocument, ProtocolFacts, ProtocolWords };

/**
 * All that a protocol says, before it is said.
 * @throws Refusal LOG-001, LOG-002 (a check fails), and as {@link announcedPlan}
 */
export async function report(request: ReportRequest, tools: Tools): Promise<Result<ReportFacts>> {
  const { files } = tools;
  const target = locate(files, request.target);
  const unfinished = unfinishedBeside(files, target);
  const bytes = await readLogFile(files, target.log, unfinished);
  const plan = await announcedPlan(files, request.plan, readLog(digest, bytes));
  const { isPublic } = request;
  const protocol = await protocolFacts({ bytes, file: target.log, isPublic, plan }, tools);
  return {
    facts: { protocol, language: plan.input?.language },
    files: [],
    lines: [],
    problems: [...unfinished, ...notes(plan, protocol)],
  };
}

/** That the plan file is another one matters where something of it is told. */
function notes({ problems }: AnnouncedPlan, { meeting }: ProtocolFacts): readonly Problem[] {
  return meeting === null ? problems.filter(({ code }) => code !== 'CALL-009') : problems;
}

export interface ProtocolSources {
  /** of the log */
  readonly bytes: Uint8Array;
  /** its path, for messages */
  readonly file: string;
  readonly isPublic: boolean;
  /** left out: nothing is known of who was there */
  readonly plan?: AnnouncedPlan;
}

/** @throws Refusal LOG-002 */
export async function protocolFacts(
  { bytes, file, isPublic, plan }: ProtocolSources,
  tools: Tools,
): Promise<ProtocolFacts> {
  const alone = { ...tools, files: logAlone(bytes) };
  const { facts } = await verify({ target: LOG_NAME, plan: null, optimality: false }, alone);
  const { read, checks, remarks } = facts;
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file }, { checks: failed });
  const parts = partFacts(read);
  const last = parts.at(-1);
  const sources = sourcesOf(read);
  return {
    isPublic,
    title: parts[0]?.plan.title ?? last?.plan.title ?? null,
    fingerprint: read.fingerprint,
    until: stepsOf(read).at(-1)?.until ?? '',
    toolVersion: read.parts.at(-1)?.basis?.plan.tool_version ?? '',
    parts,
    steps: stepsOf(read),
    evidence: isPublic ? publicEvidence(sources) : evidenceOf(sources),
    hasLetters: parts.some(({ isPanel }) => !isPanel),
    later: laterFacts(read),
    meeting: plan === undefined ? null : meetingOf(plan, isPublic),
    proof: proofOf({ checks, remarks }, read),
  };
}

/** Of a log without letters, or with a commitment alone, there is still who could be drawn. */
function sourcesOf(read: ReadLog): EvidenceSources {
  const aftermath = aftermathOf(digest, read);
  if (aftermath !== null) return evidenceSources(aftermath, read.panels, null);
  const basis = read.parts.find(({ stage }) => stage === 'letters')?.basis ?? null;
  const strata = basis?.frame.strata ?? [];
  return {
    title: null,
    frame: {
      dimensions: basis?.frame.dimensions ?? [],
      strata: strata.map(({ stratum, N_h }) => ({ categories: stratum, people: N_h })),
    },
    called: [],
    notes: null,
    runs: 0,
    steps: [],
    panels: panelSources(read.panels),
  };
}

/** Names of officials are for the house, unless the plan says that everybody may read them. */
function meetingOf({ input, path, problems }: AnnouncedPlan, isPublic: boolean): Meeting | null {
  const { place = '', present = [], public: mayAll = false } = input?.protocol ?? {};
  if (path === null || (isPublic && !mayAll) || (place === '' && present.length === 0)) return null;
  const isAnnounced = problems.every(({ code }) => code !== 'CALL-009');
  return { place: place === '' ? null : place, present, file: baseName(path), isAnnounced };
}

function proofOf(
  { checks, remarks }: Pick<Awaited<ReturnType<typeof verify>>['facts'], 'checks' | 'remarks'>,
  { gone }: ReadLog,
): Proof {
  return {
    checks: checks.map(({ name, part, note = null }) => ({ name, isPanel: part === 'panel', note })),
    remarks: remarks.map(({ kind, part, params = {} }) => ({ kind, isPanel: part === 'panel', params })),
    purged: gone,
  };
}

/** The page. What draws charts is loaded only now. */
export async function protocolBytes(
  facts: ProtocolFacts,
  document: ChartDocument,
  words: ProtocolWords,
): Promise<Uint8Array> {
  const { barCharts } = await import('../report/protocol/charts.js');
  const { protocolPage } = await import('../report/protocol/page.js');
  return protocolPage(facts, (chart) => barCharts(document, chart), words);
}
