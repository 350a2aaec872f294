import { digest } from '#machine';
import { fingerprint, logFile } from '../audit/chain.js';
import { LOG_NAME, listName } from '../audit/names.js';
import type { DrawLottery } from '../core/draw.js';
import type { Frame } from '../core/frame.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import type { LotteryPool } from '../core/lottery/record.js';
import { type Problem, warning } from '../core/problem.js';
import type { Seed } from '../core/seed.js';
import { chanceNotes } from './chances.js';
import { type Committed, type OnCommitment, onCommitment } from './committed.js';
import {
  type ConductedPanel,
  type PanelPool,
  panelByLottery,
  panelByTable,
  panelPool,
} from './conduct-panel.js';
import type { Answered } from './invited.js';
import { inDialect, type ListFile, type PeopleList } from './lists.js';
import { committedLog, drawLog } from './log.js';
import {
  type DrawnNumber,
  type ListOnRecord,
  lotterySettings,
  prepareLottery,
  recordList,
  recordLottery,
  seedNumber,
} from './lottery.js';
import { lotteryNotes } from './lottery-notes.js';
import type { Preparation } from './opening.js';
import {
  NUMBERED_FILES,
  type NumberedPage,
  numberedFiles,
  numberedPage,
  PANEL_FILES,
  panelFiles,
} from './panel-files.js';
import {
  answersIn,
  type BallsRequest,
  type LogBefore,
  openPanel,
  type PanelOpenRequest,
} from './panel-opening.js';
import type { Result } from './result.js';
import { samePeople } from './same-people.js';
import type { SearchHooks } from './search.js';
import { seedNotes } from './seed.js';
import { committedList, requirePicked, requireSettled, requireUnchanged } from './settled.js';
import { atTableLines } from './table-lines.js';
import type { Tools } from './tools.js';
import { withUrn } from './urn.js';

/** The files that a panel writes beside its log. */
export const PANEL_LISTS: readonly string[] = [
  ...new Set([...PANEL_FILES, ...NUMBERED_FILES].flatMap((name) => [name, listName(name, 'xlsx')])),
];

export interface PanelRequest extends PanelOpenRequest, BallsRequest {
  readonly seed: Seed;
  /** what was committed to before the seed; `null` or left out: nothing was */
  readonly committed?: Committed | null;
  /** why the panel that was drawn on the commitment is set aside */
  readonly reason?: string;
  /** the words of the page with the numbered panels */
  readonly page: NumberedPage;
}

export interface PanelFacts {
  /** `null`: nothing was committed to before the seed */
  readonly committed: OnCommitment | null;
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
  const { seed, panelNumber, committed = null } = request;
  const isNumbered = request.numbered || panelNumber !== undefined;
  const isOpen = isNumbered && panelNumber === undefined;
  if (committed !== null) requirePicked(committed, request);
  const { preparation, before, rule } = await openPanel(request, tools, committed);
  const prepared = committed === null ? preparation : withUrn(preparation);
  const pool = await panelPool(prepared, seed, rule, tools.reading(preparation.bytes));
  const answered = answersIn(preparation, pool, before);
  const isLottery = preparation.plan.sample.allocation === 'quotas';
  const again = { preparation, reading: pool.reading, frame: pool.frame };
  if (committed !== null) requireUnchanged(committed, again, tools);
  const made = isLottery ? await lotteryOf(preparation, pool, request, tools) : null;
  const settled = { ...again, lottery: made?.lottery };
  if (committed !== null) await requireSettled(committed, settled, tools);
  const conducted =
    made === null
      ? await atTableLines(preparation, () => panelByTable(preparation, seed, pool))
      : panelByLottery(preparation, seed, pool, made.lottery);
  const numbers = isNumbered ? numbersOf(conducted, request.page) : [];
  const written = isOpen ? numbers : [...panelFiles(conducted), ...numbers];
  const lists = await inDialect(written, preparation.plan.output.dialect);
  const lines = isOpen ? [] : linesOf(request, { preparation, before, lists, conducted }, tools);
  return {
    facts: {
      committed: onCommitment(committed),
      answered: answered.facts,
      ...{ preparation, conducted, lists },
      fingerprint: isOpen ? null : fingerprint(digest, lines),
    },
    files: isOpen ? lists : [...lists, { name: LOG_NAME, bytes: logFile(lines) }],
    lines,
    problems: [
      ...[...preparation.warnings, ...pool.warnings, ...answered.notes],
      ...seedNotes(seed, before.seeds, committed !== null),
      ...(await samePeople({ ...preparation, register: pool.reading.register })),
      ...[...panelNotes(conducted, lists), ...(made?.notes ?? [])],
    ],
  };
}

interface DrawnPanel {
  readonly preparation: Preparation;
  readonly before: LogBefore;
  readonly lists: readonly ListFile[];
  readonly conducted: ConductedPanel;
}

function linesOf(
  { committed = null, reason }: PanelRequest,
  { preparation, before, lists, conducted: { draw, pool } }: DrawnPanel,
  tools: Tools,
): readonly string[] {
  if (committed !== null) return committedLog(committed, draw, lists, reason, tools);
  return drawLog('panel', preparation, draw, pool.reading, lists, tools, before.lines);
}

/** The list of a commitment is taken as it is, and must be one for these people. */
async function lotteryOf(
  preparation: Preparation,
  pool: PanelPool,
  { seed, numbered, panelNumber, committed = null }: PanelRequest,
  { search }: Tools,
): Promise<{ readonly lottery: DrawLottery; readonly notes: readonly Problem[] }> {
  const { frame, lottery: people } = pool;
  const drawnFrom = (total: number): DrawnNumber =>
    panelNumber === undefined
      ? seedNumber(seed.hash, total)
      : { number: panelNumber, numberFrom: 'panel-number' };
  if (committed !== null) {
    const list = committedList(committed, frame, people);
    return { lottery: recordLottery(frame, seed.hash, list, drawnFrom(list.record.total)), notes: [] };
  }
  const total = numbered || panelNumber !== undefined ? NUMBERED_TOTAL : undefined;
  const { list, notes } = await listFor(preparation, frame, people, total, search);
  return { lottery: recordLottery(frame, seed.hash, list, drawnFrom(list.record.total)), notes };
}

/** The list of outcomes of a panel, and what is to be said of it. @param total W; left out: as the seed needs it */
export async function listFor(
  preparation: Preparation,
  frame: Frame,
  people: LotteryPool,
  total: number | undefined,
  search: SearchHooks,
): Promise<{ readonly list: ListOnRecord; readonly notes: readonly Problem[] }> {
  const settings = { ...lotterySettings(preparation, search), ...(total === undefined ? {} : { total }) };
  const made = await prepareLottery(preparation.plan, frame, people, settings);
  const notes = [...made.notes, ...(await chanceNotes(preparation.plan, frame, made, settings))];
  return { list: recordList(frame, made), notes };
}

function numbersOf({ draw, pool }: ConductedPanel, page: NumberedPage): readonly (ListFile | PeopleList)[] {
  if (draw.lottery === undefined) return [];
  const { record } = draw.lottery;
  return [...numberedFiles(pool, record, draw.plan), numberedPage(page, pool, record, draw)];
}

function panelNotes({ draw }: ConductedPanel, lists: readonly ListFile[]): Problem[] {
  const numbers = lists.find(({ name }) => name.startsWith('numbers.'));
  return [
    ...lotteryNotes(draw.lottery),
    ...(numbers === undefined ? [] : [warning('QUOTA-005', undefined, { file: numbers.name })]),
  ];
}
