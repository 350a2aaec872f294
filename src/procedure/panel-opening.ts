import { digest } from '#machine';
import { type Aftermath, aftermathOf } from '../audit/aftermath.js';
import { checkAftermath } from '../audit/aftermath-checks.js';
import { fingerprint } from '../audit/chain.js';
import { LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import { isListHeader } from '../core/list-cells.js';
import { isBefore } from '../core/moment.js';
import { refuse, warning } from '../core/problem.js';
import { withAlready } from './already.js';
import type { Committed } from './committed.js';
import type { PanelPool } from './conduct-panel.js';
import { type AnsweredCheck, checkInvited } from './invited.js';
import { expectLottery } from './lottery.js';
import { type OpenRequest, openDraw, type Preparation, requireSize } from './opening.js';
import { populationOf } from './population.js';
import type { Tools } from './tools.js';
import { readLogFile, unfinishedBeside } from './verify-target.js';

/** What a panel is made from: the answers, their plan, and the log of the draw before it. */

export interface PanelOpenRequest extends OpenRequest {
  /** the folder of the draw whose log is continued */
  readonly draw?: string;
  /** path of a list with the ids of the people who are on the panel already */
  readonly already?: string;
}

/** How the outcome is picked, as far as it is asked for. */
export interface BallsRequest {
  /** makes numbered panels for a draw with balls */
  readonly numbered: boolean;
  /** the number that the balls gave, 0 to 999 */
  readonly panelNumber?: number;
}

export interface OpenedPanel {
  readonly preparation: Preparation;
  readonly before: LogBefore;
  /** number of the rule of the people who are on the panel already; `null`: nobody is */
  readonly rule: number | null;
}

/**
 * Opens everything that a panel is made from.
 * @param committed the commitment that the panel is drawn on; its log is the one that is continued
 * @throws Refusal with all that is wrong with it, as {@link openDraw}; USE-012, QUOTA-010, PLAN-064 for an
 *   allocation that the request doesn't go with; LOG-001 .. LOG-006, CMT-007
 */
export async function openPanel(
  request: PanelOpenRequest & BallsRequest,
  tools: Tools,
  committed: Committed | null,
): Promise<OpenedPanel> {
  const { already, plan } = request;
  const before = committed === null ? await logBefore(tools, request) : committedLog(committed);
  if (committed !== null && request.draw !== undefined) await requireContinued(tools, request, committed);
  requireSize(plan);
  if (plan.input.sample?.allocation === 'quotas') expectLottery(tools.search);
  const population = before.log === null ? null : populationOf(before.log.draw);
  // On a commitment the plan has the rule already.
  const loaded = committed === null ? withAlready(plan, already) : plan;
  const preparation = await openDraw(tools.files, { ...request, plan: loaded, population });
  checkAllocation(preparation, request);
  const rule = loaded.already === null ? null : preparation.plan.eligibility.exclude.length - 1;
  return { preparation, before, rule };
}

/** @throws Refusal QUOTA-022 */
export function answersIn(
  preparation: Preparation,
  { strata }: PanelPool,
  { log }: LogBefore,
): AnsweredCheck {
  const { plan, key, register } = preparation;
  const [first] = register;
  const place = { file: first?.source.name ?? '' };
  if (log !== null) return checkInvited(log, strata.flat(), plan, key === null ? null : digest(key), place);
  return { facts: null, notes: isListHeader(first?.header ?? []) ? [warning('QUOTA-025', place)] : [] };
}

export interface LogBefore {
  /** the draw of letters, and what came after it; `null`: there is none */
  readonly log: Aftermath | null;
  readonly lines: readonly string[];
  /** texts of the seeds of the draws in it */
  readonly seeds: readonly string[];
  /** of the log, whose panel this is; `null`: there is none */
  readonly fingerprint: string | null;
  /** commitments in it */
  readonly committed: number;
}

/** The draw that the panel of a commitment continues stands before it in the same log. */
function committedLog({ bytes, lines, seeds }: Committed): LogBefore {
  return { log: aftermathOf(digest, readLog(digest, bytes)), lines, seeds, fingerprint: null, committed: 0 };
}

/** Which draw is continued is settled; it may be named once more. @throws Refusal CMT-007 if it is another one */
async function requireContinued(
  tools: Tools,
  { draw, already }: PanelOpenRequest,
  { basis, path }: Committed,
): Promise<void> {
  const again = { ...(draw === undefined ? {} : { draw }), ...(already === undefined ? {} : { already }) };
  const { fingerprint: found } = await logBefore(tools, again);
  if (found !== basis.commitment.number)
    throw refuse('invalid', 'CMT-007', { file: path }, { folder: draw ?? '' });
}

/**
 * The draw's log, which the panel's log continues. Nothing is moved there: it may be somebody else's folder.
 * @throws Refusal LOG-001, LOG-002, LOG-004 if the clock is behind it, LOG-005 for a second whole panel, LOG-006 for
 *   a commitment that has not been drawn on
 */
async function logBefore(
  { files, now }: Tools,
  { draw, already }: Pick<PanelOpenRequest, 'draw' | 'already'>,
): Promise<LogBefore> {
  if (draw === undefined) return { log: null, lines: [], seeds: [], fingerprint: null, committed: 0 };
  const path = files.join(draw, LOG_NAME);
  const target = { log: path, folder: draw };
  const read = readLog(digest, await readLogFile(files, path, unfinishedBeside(files, target)));
  const checks = [...read.checks, ...checkAftermath(digest, read).checks];
  const failed = checks.filter((one) => !one.passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  const { at: last = '' } = JSON.parse(read.lines.at(-1) ?? '{}') as { readonly at?: string };
  if (read.parts.some(({ isOpen }) => isOpen)) throw refuse('invalid', 'LOG-006', { file: path });
  if (isBefore(now(), last)) throw refuse('usage', 'LOG-004', { file: path }, { last, now: now() });
  if (read.panels.length > 0 && already === undefined) throw refuse('usage', 'LOG-005', { file: path });
  const draws = [...(read.log === null ? [] : [read.log]), ...read.panels];
  const seeds = draws.map(({ seed }) => seed.text);
  const log = aftermathOf(digest, read);
  const committed = read.parts.filter(({ basis }) => basis?.commitment !== undefined).length;
  return { log, lines: read.lines, seeds, fingerprint: fingerprint(digest, read.lines), committed };
}

/**
 * @throws Refusal USE-012 for an allocation that the request doesn't go with, QUOTA-010 for a reserve under
 *   quotas, QUOTA-055 for balls and QUOTA-052 for people on the panel already if there are substitutes, PLAN-064 for no
 *   quotas and no table
 */
function checkAllocation({ plan, loaded }: Preparation, request: PanelOpenRequest & BallsRequest): void {
  const { allocation } = plan.sample;
  const { panelNumber, numbered, already } = request;
  if (allocation === 'proportional') throw refuse('invalid', 'PLAN-064', { key: 'sample.allocation' });
  const hasBalls = numbered || panelNumber !== undefined;
  if (allocation === 'quotas') {
    if (plan.sample.reserve !== '0') throw refuse('invalid', 'QUOTA-010', loaded.locate('sample.reserve'));
    if (plan.sample.substitutes === undefined) return;
    const place = loaded.locate('sample.substitutes');
    if (hasBalls) throw refuse('invalid', 'QUOTA-055', place);
    if (already !== undefined) throw refuse('invalid', 'QUOTA-052', place);
    return;
  }
  const flags = [
    ...(panelNumber === undefined ? [] : ['--panel-number']),
    ...(numbered ? ['--numbered'] : []),
    ...(already === undefined ? [] : ['--already']),
  ];
  if (flags.length > 0) throw refuse('usage', 'USE-012', undefined, { flag: flags[0] ?? '' });
}
