import { digest } from '#machine';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import { announcedEvent } from '../audit/entries/commitment.js';
import { basisEvents, type DrawBasis } from '../audit/entries/draw.js';
import { ANNOUNCEMENT_NAME, LOG_NAME } from '../audit/names.js';
import type { Announced } from '../core/announced.js';
import { daysLater } from '../core/calendar.js';
import { checkSize } from '../core/draw.js';
import { eventTime, isBeforeEvent } from '../core/event.js';
import { baseName } from '../core/file-name.js';
import { type Frame, frameSize } from '../core/frame.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import { wholeFrame } from '../core/lottery/quotas.js';
import type { DrawPlan } from '../core/plan.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import { cellNames, type NamedStratum, stratumName } from '../core/strata.js';
import { allocateByTable } from '../core/table.js';
import { URN_NAME, type UrnFacts } from '../core/urn.js';
import type { FrameReading } from '../register/read.js';
import { type Coarsening, coarser, countSmall, SMALL_STRATUM } from '../report/coarser.js';
import { countFrame } from './conduct.js';
import { panelPool } from './conduct-panel.js';
import { basisFacts } from './log.js';
import type { ListOnRecord } from './lottery.js';
import { lotteryNotes } from './lottery-notes.js';
import { openDraw, type Preparation, requireSize } from './opening.js';
import { compositionsOnRecord } from './openness.js';
import { listFor } from './panel.js';
import { answersIn, openPanel, type PanelOpenRequest } from './panel-opening.js';
import type { LargeFile, OutputFile, Result } from './result.js';
import { samePeople } from './same-people.js';
import { atTableLines } from './table-lines.js';
import { shownTargets, type TargetEffect } from './target-effects.js';
import type { Tools } from './tools.js';
import { urnOf, withUrn } from './urn.js';

/** The files that a commitment writes beside its log. */
export const COMMIT_FILES = [URN_NAME, ANNOUNCEMENT_NAME] as const;

export interface CommitRequest extends PanelOpenRequest {
  /** makes the labels; 64 hex digits */
  readonly key: string;
  /** how often this register and plan have been committed to, this time included */
  readonly number: number;
  /** balls will pick the panel, from numbered panels */
  readonly balls: boolean;
  /** the text for the gazette */
  readonly announcement: (facts: Announced) => string;
}

export interface CommitFacts {
  readonly preparation: Preparation;
  readonly frame: Frame;
  readonly reading: FrameReading;
  readonly lottery: ListOnRecord | null;
  /** what quotas of shares became; none: nothing */
  readonly targets: readonly TargetEffect[];
  readonly announced: Announced;
  /** the text for the gazette */
  readonly announcement: string;
  /** strata with fewer than five people, which a published urn would show, and ways to have fewer of them */
  readonly small: { readonly strata: number; readonly suggestions: readonly Coarsening[] };
}

export interface CommitResult extends Result<CommitFacts> {
  /** the urn */
  readonly large: readonly LargeFile[];
}

/**
 * Settles everything that a draw or a panel follows from, before its seed exists (SPEC 11).
 * @throws Refusal with all that is wrong with plan and register, or if the sample can't be drawn; SolverFailure
 */
export async function commit(request: CommitRequest, tools: Tools): Promise<CommitResult> {
  const { key, number, balls } = request;
  const at = tools.now();
  const settled = await (request.plan.stage === 'panel' ? settlePanel : settleLetters)(request, tools);
  const { preparation, reading, basis, before } = settled;
  const { frame, plan } = basis;
  const urn = await urnOf(plan, reading, frame, tools.reading(preparation.bytes));
  const events = basisEvents(request.plan.stage, basis, basisFacts(preparation, reading, tools.program), {
    keyHash: digest(key),
    urn: urn.facts,
    number: before.fingerprint ?? number,
    balls,
  });
  const lines = logLines(digest, events, at, before.lines);
  const announced = announcedFacts(request, settled, urn.facts, fingerprint(digest, lines), tools, at);
  const announcement = request.announcement(announced);
  const { dimensions, strata } = frame.stratification;
  const named = strata.map(({ cell, size }) => ({ categories: cellNames(dimensions, cell), size }));
  const small = countSmall(named);
  const files: OutputFile[] = [
    { name: ANNOUNCEMENT_NAME, bytes: new TextEncoder().encode(announcement) },
    { name: LOG_NAME, bytes: logFile(lines) },
  ];
  return {
    facts: {
      ...{ preparation, frame, reading, announced, announcement },
      lottery: settled.list,
      targets: shownTargets(plan, frame),
      small: { strata: small, suggestions: small === 0 ? [] : coarser(plan, named) },
    },
    files,
    large: [{ name: URN_NAME, stored: urn.content }],
    lines,
    problems: [
      ...[...preparation.warnings, ...lotteryNotes(settled.list ?? undefined), ...settled.notes],
      ...[...formNotes(plan), ...timeNotes(plan, at), ...smallNotes(named)],
    ],
  };
}

interface Settled {
  readonly preparation: Preparation;
  readonly reading: FrameReading;
  readonly basis: DrawBasis;
  readonly list: ListOnRecord | null;
  /** the log that a panel continues */
  readonly before: {
    readonly lines: readonly string[];
    readonly fingerprint: string | null;
    /** commitments in it, in order */
    readonly committed: number;
  };
  readonly notes: readonly Problem[];
}

async function settleLetters(request: CommitRequest, tools: Tools): Promise<Settled> {
  requireSize(request.plan);
  const preparation = withUrn(await openDraw(tools.files, request));
  const { plan } = preparation;
  const { frame, reading, warnings } = await countFrame(preparation, tools.reading(preparation.bytes));
  checkSize(plan, frame);
  await atTableLines(preparation, () => requireTable(plan, frame));
  const found =
    plan.sample.allocation === 'quotas'
      ? await listFor(
          preparation,
          frame,
          wholeFrame(frame.stratification, plan.sample.size),
          undefined,
          tools.search,
        )
      : null;
  const list = found?.list ?? null;
  return {
    ...{ preparation, reading, list },
    basis: { plan, frame, ...(list === null ? {} : { lottery: list }) },
    before: { lines: [], fingerprint: null, committed: 0 },
    notes: [...warnings, ...(found?.notes ?? [])],
  };
}

/** Before there is a seed there are no tickets, and nobody is drawn by them. */
const NO_SEED = { text: '', hash: '' };

async function settlePanel(request: CommitRequest, tools: Tools): Promise<Settled> {
  if (request.draw !== undefined && request.number > 1) throw refuse('usage', 'CMT-009');
  const opened = await openPanel({ ...request, numbered: request.balls }, tools, null);
  const { before, rule } = opened;
  const preparation = withUrn(opened.preparation);
  const { plan } = preparation;
  const pool = await panelPool(preparation, NO_SEED, rule, tools.reading(preparation.bytes));
  const { frame, reading } = pool;
  const answered = answersIn(preparation, pool, before);
  await atTableLines(preparation, () => requireTable(plan, frame));
  const total = request.balls ? NUMBERED_TOTAL : undefined;
  const found =
    plan.sample.allocation === 'quotas'
      ? await listFor(preparation, frame, pool.lottery, total, tools.search)
      : null;
  const list = found?.list ?? null;
  return {
    ...{ preparation, reading, list, before },
    basis: { plan, frame, ...(list === null ? {} : { lottery: list }) },
    notes: [
      ...pool.warnings,
      ...answered.notes,
      ...(await samePeople({ ...preparation, register: reading.register })),
      ...(found?.notes ?? []),
    ],
  };
}

/** A table that can't be drawn by is refused now, and not on the day of the event. */
function requireTable({ sample }: DrawPlan, { stratification }: Frame): void {
  if (sample.table !== null) allocateByTable(stratification, sample.size, sample.table);
}

function announcedFacts(
  { key, balls, number, draw = '', plan: loaded }: CommitRequest,
  { preparation, basis, list, before }: Settled,
  urn: UrnFacts,
  committed: string,
  { program }: Tools,
  at: string,
): Announced {
  const { plan, frame } = basis;
  return {
    ...{ plan, balls, number, urn, at },
    isPanel: loaded.stage === 'panel',
    urnsBefore: Array.from({ length: before.committed }, (_, at) =>
      at === 0 ? `${baseName(draw) || 'draw'}/${URN_NAME}` : `${at + 1}/${URN_NAME}`,
    ),
    people: frameSize(frame.stratification),
    planFile: preparation.loaded.file,
    event: announcedEvent(plan),
    keyHash: digest(key),
    fingerprint: committed,
    places: list?.record.n ?? plan.sample.size,
    outcomes: list === null ? null : compositionsOnRecord(list.record),
    toolVersion: program.toolVersion,
  };
}

const MOST_NAMED = 20;

/** People in strata as small could be told from a published urn. */
function smallNotes(strata: readonly NamedStratum[]): Problem[] {
  const small = strata.filter(({ size }) => size < SMALL_STRATUM);
  if (small.length === 0) return [];
  const names = small.slice(0, MOST_NAMED).map(({ categories }) => stratumName(categories));
  const more = small.length > names.length ? ['…'] : [];
  return [warning('CMT-020', { key: 'stratify' }, { count: small.length, names: [...names, ...more] })];
}

/** A free text can be written in many ways, and so drawn by many seeds. */
function formNotes({ seed: { event } }: DrawPlan): Problem[] {
  return event === undefined || event.type === 'text' ? [warning('CMT-023', { key: 'seed.event' })] : [];
}

const NOTICE_DAYS = 21;

/** An event that is over proves nothing; in Baden-Württemberg three weeks pass between notice and invitations. */
function timeNotes({ seed, land }: DrawPlan, at: string): Problem[] {
  const time = seed.event === undefined ? null : eventTime(seed.event);
  if (time === null) return [];
  const [today, date] = [at, time].map((moment) => moment.slice(0, 10)) as [string, string];
  if (!isBeforeEvent(at, time)) return [warning('CMT-022', { key: 'seed.event' }, { date: time })];
  const earliest = daysLater(today, NOTICE_DAYS);
  return land === 'BW' && date < earliest
    ? [warning('CMT-021', { key: 'seed.event' }, { date, earliest })]
    : [];
}
