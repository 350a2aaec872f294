import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint, LOG_NAME, logFile } from '../../audit/log.js';
import { readLog } from '../../audit/read-log.js';
import type { DrawLottery } from '../../core/draw.js';
import { NUMBERED_TOTAL } from '../../core/lottery/portfolio.js';
import { error, Refusal, refuse, warning } from '../../core/problem.js';
import { disk } from '../../node/disk.js';
import { checkOutput, finishInterrupted, writeTogether } from '../../node/output-folder.js';
import { withAlready } from '../../procedure/already.js';
import {
  type ConductedPanel,
  conductPanel,
  type PanelPool,
  panelPool,
} from '../../procedure/conduct-panel.js';
import type { ListFile } from '../../procedure/lists.js';
import { continuedLog } from '../../procedure/log.js';
import {
  type DrawnNumber,
  expectLottery,
  lotterySettings,
  prepareLottery,
  recordLottery,
  seedNumber,
} from '../../procedure/lottery.js';
import { digest, loadPanelPlan, type Preparation, prepareLoaded } from '../../procedure/opening.js';
import {
  NUMBERED_FILES,
  numberedFiles,
  numberedPage,
  PANEL_FILES,
  panelFiles,
} from '../../procedure/panel-files.js';
import { verifyCommand } from '../../procedure/verify-hint.js';
import { EXIT } from '../exit.js';
import type { PlanOptions } from '../overrides.js';
import { readOptions } from '../reading.js';
import { panelWarnings, sayPanel } from '../say/panel.js';
import { requireSize, useLanguage } from '../settle.js';
import type { Terminal } from '../terminal.js';
import { timeLimitOf, timeOf } from '../times.js';
import { program } from '../version.js';
import { seedOf } from './draw.js';

interface PanelOptions extends PlanOptions {
  readonly seed?: string;
  readonly output: string;
  readonly draw?: string;
  readonly already?: string;
  readonly numbered?: boolean;
  readonly panelNumber?: string;
  readonly force?: boolean;
  readonly at?: string;
  readonly lang?: string;
  readonly timeLimit?: string;
}

/** `panel`: from those who said yes to the panel, under quotas or from pots. */
export async function run(terminal: Terminal, args: readonly string[], given: object): Promise<number> {
  const options = given as PanelOptions;
  const at = timeOf(options.at);
  const number = panelNumberOf(options.panelNumber);
  const timeLimit = timeLimitOf(options.timeLimit);
  const plain = await loadPanelPlan(disk, options);
  useLanguage(terminal, options.lang, plain);
  const seed = seedOf(options.seed);
  const isNumbered = options.numbered === true || number !== null;
  const onlyNumbers = isNumbered && number === null;
  checkOutput(options.output, [...PANEL_FILES, ...NUMBERED_FILES], options.force === true);
  const before = options.draw === undefined ? NOTHING_BEFORE : await logBefore(options.draw);
  requireSize(plain);
  if (plain.input.sample?.allocation === 'quotas') expectLottery();
  const preparation = await prepareLoaded(disk, args, withAlready(plain, options.already), options.keyFile);
  const rule = options.already === undefined ? null : preparation.plan.eligibility.exclude.length - 1;
  checkAllocation(preparation, options);
  const reading = readOptions(terminal, preparation.bytes, '0');
  const pool = await panelPool(preparation, seed, rule, reading);
  const total = isNumbered ? NUMBERED_TOTAL : undefined;
  const settings = {
    ...lotterySettings(terminal, timeLimit, preparation),
    ...(total === undefined ? {} : { total }),
  };
  const find = async (found: PanelPool): Promise<DrawLottery> => {
    const made = await prepareLottery(preparation.plan, found.frame, found.lottery, settings);
    const drawn: DrawnNumber =
      number === null
        ? seedNumber(seed.hash, made.lottery.portfolio)
        : { number, numberFrom: 'panel-number' };
    return recordLottery(found.frame, seed.hash, made, drawn);
  };
  const conducted = await conductPanel(preparation, seed, pool, find);
  terminal.endProgress();
  const numbers = isNumbered ? numbersOf(terminal, conducted) : [];
  const lists = onlyNumbers ? numbers : [...panelFiles(conducted), ...numbers];
  const lines = onlyNumbers
    ? null
    : continuedLog(preparation, conducted.draw, pool.reading, lists, at, before.lines, program());
  const log = lines === null ? [] : [{ name: LOG_NAME, bytes: logFile(lines) }];
  writeTogether(options.output, [...lists, ...log]);
  sayPanel(terminal, {
    preparation,
    conducted,
    files: lists,
    output: options.output,
    print: lines === null ? null : fingerprint(digest, lines),
    next: verifyCommand(preparation, '--answers', args, options),
  });
  const repeated = before.seeds.includes(seed.hash) ? [warning('QUOTA-011')] : [];
  const warnings = [...preparation.warnings, ...pool.warnings, ...panelWarnings(conducted, lists)];
  terminal.problems([...warnings, ...repeated]);
  return EXIT.done;
}

/** `417`, from 0 to 999. @throws Refusal USE-010 */
function panelNumberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const expected = `000 – ${NUMBERED_TOTAL - 1}`;
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--panel-number', expected })]);
}

interface LogBefore {
  readonly lines: readonly string[];
  /** seed hashes of the draws in it */
  readonly seeds: readonly string[];
}

const NOTHING_BEFORE: LogBefore = { lines: [], seeds: [] };

/** The draw's log, which the panel's log continues. @throws Refusal LOG-001, LOG-002 */
async function logBefore(folder: string): Promise<LogBefore> {
  finishInterrupted(folder);
  const path = join(folder, LOG_NAME);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'LOG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const read = readLog(digest, bytes);
  const failed = read.checks.filter((one) => !one.passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  const draws = [...(read.log === null ? [] : [read.log]), ...read.panels];
  return { lines: read.lines, seeds: draws.map(({ seed }) => seed.seedHash) };
}

/**
 * @throws Refusal USE-012 for an allocation that the flags don't go with, QUOTA-010 for a reserve under quotas,
 *   PLAN-064 for no quotas and no table
 */
function checkAllocation({ plan, loaded }: Preparation, options: PanelOptions): void {
  const { allocation } = plan.sample;
  const { panelNumber, numbered, already } = options;
  if (allocation === 'proportional') throw refuse('invalid', 'PLAN-064', { key: 'sample.allocation' });
  if (allocation === 'quotas') {
    if (plan.sample.reserve === '0') return;
    throw refuse('invalid', 'QUOTA-010', loaded.locate('sample.reserve'));
  }
  const flags = [
    ...(panelNumber === undefined ? [] : ['--panel-number']),
    ...(numbered === true ? ['--numbered'] : []),
    ...(already === undefined ? [] : ['--already']),
  ];
  if (flags.length > 0) throw refuse('usage', 'USE-012', undefined, { flag: flags[0] ?? '' });
}

function numbersOf(terminal: Terminal, { draw, pool }: ConductedPanel): ListFile[] {
  if (draw.lottery === undefined) return [];
  const { record } = draw.lottery;
  return [...numberedFiles(pool, record, draw.plan), numberedPage(terminal, pool, record, draw)];
}
