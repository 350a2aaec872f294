import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import type { DrawLottery } from '../core/draw.js';
import { isListHeader } from '../core/list-cells.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import { isBefore } from '../core/moment.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { withAlready } from './already.js';
import { chanceNotes } from './chances.js';
import {
  type ConductedPanel,
  type PanelPool,
  panelByLottery,
  panelByTable,
  panelPool,
} from './conduct-panel.js';
import { type Answered, type AnsweredCheck, checkInvited } from './invited.js';
import type { ListFile } from './lists.js';
import { drawLog } from './log.js';
import {
  type DrawnNumber,
  expectLottery,
  lotterySettings,
  prepareLottery,
  recordLottery,
  seedNumber,
} from './lottery.js';
import { lotteryNotes } from './lottery-notes.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import {
  NUMBERED_FILES,
  type NumberedPage,
  numberedFiles,
  numberedPage,
  PANEL_FILES,
  panelFiles,
} from './panel-files.js';
import type { Result } from './result.js';
import { samePeople } from './same-people.js';
import { seedNotes } from './seed.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';
import { readLogFile, unfinishedBeside } from './verify-target.js';

/** The files that a panel writes beside its log. */
export const PANEL_LISTS = [...PANEL_FILES, ...NUMBERED_FILES] as const;

export interface PanelRequest extends OpenRequest {
  readonly seed: Seed;
  /** the folder of the draw whose log is continued */
  readonly draw?: string;
  /** path of a list with the ids of the people who are on the panel already */
  readonly already?: string;
  /** makes numbered panels for a draw with balls */
  readonly numbered: boolean;
  /** the number that the balls gave, 0 to 999 */
  readonly panelNumber?: number;
  /** the words of the page with the numbered panels */
  readonly page: NumberedPage;
}

export interface PanelFacts {
  /** how many of those who answered were invited; `null`: there is no draw to tell that, or not with this key */
  readonly answered: Answered | null;
  readonly preparation: Preparation;
  readonly conducted: ConductedPanel;
  readonly lists: readonly ListFile[];
  /** of the log; `null`: there are numbered panels, and nobody has been drawn yet */
  readonly fingerprint: string | null;
}

/**
 * From those who said yes to the panel, under quotas (SPEC 6.3) or from pots (SPEC 6.2).
 * @throws Refusal with all that is wrong with plan and answers, or if no panel can be drawn; SolverFailure
 */
export async function panel(request: PanelRequest, tools: Tools): Promise<Result<PanelFacts>> {
  const { seed, panelNumber, already } = request;
  const isNumbered = request.numbered || panelNumber !== undefined;
  const isOpen = isNumbered && panelNumber === undefined;
  const before = await logBefore(tools, request);
  requireSize(request.plan);
  if (request.plan.input.sample?.allocation === 'quotas') expectLottery(tools.search);
  const loaded = withAlready(request.plan, already);
  const preparation = await openDraw(tools.files, { ...request, plan: loaded });
  const rule = already === undefined ? null : preparation.plan.eligibility.exclude.length - 1;
  checkAllocation(preparation, request);
  const pool = await panelPool(preparation, seed, rule, tools.reading(preparation.bytes));
  const answered = answersIn(preparation, pool, before);
  const isLottery = preparation.plan.sample.allocation === 'quotas';
  const made = isLottery ? await lotteryOf(preparation, pool, request, tools) : null;
  const conducted =
    made === null
      ? await atTableLines(preparation, () => panelByTable(preparation, seed, pool))
      : panelByLottery(preparation, seed, pool, made.lottery);
  const numbers = isNumbered ? numbersOf(conducted, request.page) : [];
  const lists = isOpen ? numbers : [...panelFiles(conducted), ...numbers];
  const lines = isOpen
    ? []
    : drawLog('panel', preparation, conducted.draw, pool.reading, lists, tools, before.lines);
  return {
    facts: {
      answered: answered.facts,
      ...{ preparation, conducted, lists },
      fingerprint: isOpen ? null : fingerprint(digest, lines),
    },
    files: isOpen ? lists : [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [
      ...[...preparation.warnings, ...pool.warnings, ...answered.notes],
      ...seedNotes(seed, before.seeds),
      ...(await samePeople({ ...preparation, register: pool.reading.register })),
      ...[...panelNotes(conducted, lists), ...(made?.notes ?? [])],
    ],
  };
}

async function lotteryOf(
  preparation: Preparation,
  { frame, lottery: people }: PanelPool,
  { seed, numbered, panelNumber }: PanelRequest,
  { search }: Tools,
): Promise<{ readonly lottery: DrawLottery; readonly notes: readonly Problem[] }> {
  const settings = {
    ...lotterySettings(preparation, search),
    ...(numbered || panelNumber !== undefined ? { total: NUMBERED_TOTAL } : {}),
  };
  const made = await prepareLottery(preparation.plan, frame, people, settings);
  const drawn: DrawnNumber =
    panelNumber === undefined
      ? seedNumber(seed.hash, made.lottery.portfolio)
      : { number: panelNumber, numberFrom: 'panel-number' };
  const notes = [...made.notes, ...(await chanceNotes(preparation.plan, frame, made, settings))];
  return { lottery: recordLottery(frame, seed.hash, made, drawn), notes };
}

/** @throws Refusal QUOTA-022 */
function answersIn(preparation: Preparation, { strata }: PanelPool, { log }: LogBefore): AnsweredCheck {
  const { plan, key, register } = preparation;
  const [first] = register;
  const place = { file: first?.source.name ?? '' };
  if (log !== null) return checkInvited(log, strata.flat(), plan, key === null ? null : digest(key), place);
  return { facts: null, notes: isListHeader(first?.header ?? []) ? [warning('QUOTA-025', place)] : [] };
}

interface LogBefore {
  /** the draw of letters; `null`: there is none */
  readonly log: DrawLog | null;
  readonly lines: readonly string[];
  /** texts of the seeds of the draws in it */
  readonly seeds: readonly string[];
}

/**
 * The draw's log, which the panel's log continues. Nothing is moved there: it may be somebody else's folder.
 * @throws Refusal LOG-001, LOG-002, LOG-004 if the clock is behind it, LOG-005 for a second whole panel
 */
async function logBefore({ files, now }: Tools, { draw, already }: PanelRequest): Promise<LogBefore> {
  if (draw === undefined) return { log: null, lines: [], seeds: [] };
  const path = files.join(draw, LOG_NAME);
  const target = { log: path, folder: draw };
  const read = readLog(digest, await readLogFile(files, path, unfinishedBeside(files, target)));
  const failed = read.checks.filter((one) => !one.passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  const { at: last = '' } = JSON.parse(read.lines.at(-1) ?? '{}') as { readonly at?: string };
  if (isBefore(now(), last)) throw refuse('usage', 'LOG-004', { file: path }, { last, now: now() });
  if (read.panels.length > 0 && already === undefined) throw refuse('usage', 'LOG-005', { file: path });
  const draws = [...(read.log === null ? [] : [read.log]), ...read.panels];
  return { log: read.log, lines: read.lines, seeds: draws.map(({ seed }) => seed.text) };
}

/**
 * @throws Refusal USE-012 for an allocation that the request doesn't go with, QUOTA-010 for a reserve under
 *   quotas, PLAN-064 for no quotas and no table
 */
function checkAllocation({ plan, loaded }: Preparation, request: PanelRequest): void {
  const { allocation } = plan.sample;
  const { panelNumber, numbered, already } = request;
  if (allocation === 'proportional') throw refuse('invalid', 'PLAN-064', { key: 'sample.allocation' });
  if (allocation === 'quotas') {
    if (plan.sample.reserve === '0') return;
    throw refuse('invalid', 'QUOTA-010', loaded.locate('sample.reserve'));
  }
  const flags = [
    ...(panelNumber === undefined ? [] : ['--panel-number']),
    ...(numbered ? ['--numbered'] : []),
    ...(already === undefined ? [] : ['--already']),
  ];
  if (flags.length > 0) throw refuse('usage', 'USE-012', undefined, { flag: flags[0] ?? '' });
}

function numbersOf({ draw, pool }: ConductedPanel, page: NumberedPage): ListFile[] {
  if (draw.lottery === undefined) return [];
  const { record } = draw.lottery;
  return [...numberedFiles(pool, record, draw.plan), numberedPage(page, pool, record, draw)];
}

function panelNotes({ draw }: ConductedPanel, lists: readonly ListFile[]): Problem[] {
  const numbers = lists.find(({ name }) => name === 'numbers.csv');
  return [
    ...lotteryNotes(draw.lottery),
    ...(numbers === undefined ? [] : [warning('QUOTA-005', undefined, { file: numbers.name })]),
  ];
}
