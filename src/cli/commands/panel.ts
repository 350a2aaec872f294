import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fingerprint, logFile } from '../../audit/log.js';
import { readLog } from '../../audit/read-log.js';
import type { Json } from '../../core/canonical.js';
import type { DrawLottery } from '../../core/draw.js';
import { error, type Problem, Refusal, refuse, warning } from '../../core/problem.js';
import { isWeakSeed } from '../../core/seed.js';
import { NUMBERED_TOTAL } from '../../lottery/portfolio.js';
import { type ConductedPanel, conductPanel, type PanelPool, panelPool } from '../conduct-panel.js';
import { EXIT } from '../exit.js';
import { checkOutput, LOG_NAME, writeTogether } from '../files.js';
import type { ListFile } from '../list-files.js';
import { formatPercent } from '../locale.js';
import { continuedLog } from '../log-events.js';
import {
  type DrawnNumber,
  expectLottery,
  lotterySettings,
  prepareLottery,
  recordLottery,
  seedNumber,
} from '../lottery.js';
import type { PlanOptions } from '../overrides.js';
import { NUMBERED_FILES, numberedFiles, numberedPage, PANEL_FILES, panelFiles } from '../panel-files.js';
import { digest, type LoadedPlan, loadPanelPlan, type Preparation, prepareLoaded } from '../prepare.js';
import { readOptions } from '../reading.js';
import { requireSize, useLanguage } from '../settle.js';
import { sayFrame, sayRegister } from '../summary.js';
import type { Terminal } from '../terminal.js';
import { timeLimitOf, timeOf } from '../times.js';
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
  const plain = await loadPanelPlan(options);
  useLanguage(terminal, options.lang, plain);
  const seed = seedOf(options.seed);
  const isNumbered = options.numbered === true || number !== null;
  const onlyNumbers = isNumbered && number === null;
  checkOutput(options.output, [...PANEL_FILES, ...NUMBERED_FILES], options.force === true);
  const before = options.draw === undefined ? [] : await drawLines(options.draw);
  requireSize(plain);
  if (plain.input.sample?.allocation === 'quotas') expectLottery();
  const { loaded, already } = withAlready(terminal, plain, options.already);
  const preparation = await prepareLoaded(args, loaded, options.keyFile);
  const rule = already ? preparation.plan.eligibility.exclude.length - 1 : null;
  checkAllocation(preparation, isNumbered, already);
  const reading = readOptions(terminal, preparation.bytes, '0');
  const pool = await panelPool(preparation, seed, rule, reading);
  const total = isNumbered ? NUMBERED_TOTAL : undefined;
  const settings = {
    ...lotterySettings(terminal, timeLimitOf(options.timeLimit)),
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
  const warnings = [...preparation.warnings, ...pool.warnings, ...panelWarnings(conducted, onlyNumbers)];
  if (onlyNumbers) {
    writeTogether(options.output, numbers);
    sayPanel(terminal, preparation, conducted, numbers, options, null);
    terminal.problems(warnings);
    return EXIT.done;
  }
  const lists = panelFiles(conducted);
  const lines = continuedLog(preparation, conducted.draw, pool.reading, [...lists, ...numbers], at, before);
  writeTogether(options.output, [...lists, ...numbers, { name: LOG_NAME, bytes: logFile(lines) }]);
  sayPanel(terminal, preparation, conducted, [...lists, ...numbers], options, fingerprint(digest, lines));
  terminal.problems(warnings);
  return EXIT.done;
}

/** `417`, from 0 to 999. @throws Refusal USE-010 */
function panelNumberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const expected = `000 – ${NUMBERED_TOTAL - 1}`;
  throw new Refusal('usage', [error('USE-010', undefined, { flag: '--panel-number', expected })]);
}

/** The lines of the draw's log, which the panel's log continues. @throws Refusal LOG-001, LOG-002 */
async function drawLines(folder: string): Promise<readonly string[]> {
  const path = join(folder, LOG_NAME);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw refuse('invalid', 'LOG-001', { file: path }, { reason: cause.code ?? 'EIO' });
  });
  const read = readLog(digest, bytes);
  const failed = read.checks.filter((one) => !one.passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  return read.lines;
}

/** Who is on the panel already can't be drawn again: the list is the last rule that excludes. */
function withAlready(
  terminal: Terminal,
  loaded: LoadedPlan,
  path: string | undefined,
): { readonly loaded: LoadedPlan; readonly already: boolean } {
  if (path === undefined) return { loaded, already: false };
  const rule = { ids: resolve(path), reason: terminal.text('panel.already') };
  const planned = loaded.input.eligibility?.exclude ?? [];
  const input = {
    ...loaded.input,
    eligibility: { ...loaded.input.eligibility, exclude: [...planned, rule] },
  };
  const typed = loaded.overrides as Record<string, Json>;
  const eligibility = typed.eligibility as Record<string, Json> | undefined;
  const exclude = [...planned, { ...rule, ids: basename(path) }] as Json[];
  const overrides = { ...typed, eligibility: { ...eligibility, exclude } };
  return { loaded: { ...loaded, input, overrides }, already: true };
}

/** @throws Refusal USE-012 for an allocation that the flags don't go with, PLAN-064 for no quotas and no table */
function checkAllocation({ plan }: Preparation, isNumbered: boolean, already: boolean): void {
  const { allocation } = plan.sample;
  if (allocation === 'proportional') throw refuse('invalid', 'PLAN-064', { key: 'sample.allocation' });
  if (allocation === 'quotas') return;
  const flag = isNumbered ? '--numbered' : '--already';
  if (isNumbered || already) throw refuse('usage', 'USE-012', undefined, { flag });
}

function numbersOf(terminal: Terminal, { draw, pool }: ConductedPanel): ListFile[] {
  if (draw.lottery === undefined) return [];
  const { record } = draw.lottery;
  return [...numberedFiles(pool, record, draw.plan), numberedPage(terminal, pool, record, draw)];
}

function panelWarnings({ draw }: ConductedPanel, onlyNumbers: boolean): Problem[] {
  const problems: Problem[] = [];
  if (isWeakSeed(draw.seed.text)) problems.push(warning('DRAW-006'));
  if (draw.lottery !== undefined && !draw.lottery.record.complete) {
    problems.push(warning('QUOTA-004', undefined, { gap: percentOf(draw.lottery) }));
  }
  if (onlyNumbers) problems.push(warning('QUOTA-005', undefined, { file: 'numbers.csv' }));
  return problems;
}

function percentOf({ figures }: DrawLottery): string {
  return `${(Number(figures.gap) * 100).toPrecision(2)} %`;
}

function sayPanel(
  terminal: Terminal,
  preparation: Preparation,
  { draw, pool, notDrawn }: ConductedPanel,
  files: readonly ListFile[],
  options: PanelOptions,
  print: string | null,
): void {
  const drawn = draw.selection.reduce((sum, { invited }) => sum + invited.length, 0);
  const { lottery } = draw;
  terminal.json({
    format: 'losverfahren/panel/1',
    output: options.output,
    title: draw.plan.title,
    rows: draw.frame.rows,
    pool: pool.strata.flat().length,
    types: pool.typed.types.length,
    panel: print === null ? null : drawn,
    not_drawn: print === null ? null : notDrawn.flat().length,
    seed_hash: draw.seed.hash,
    ...(lottery === undefined
      ? {}
      : {
          objective: lottery.record.objective,
          complete: lottery.record.complete,
          outcomes: lottery.record.outcomes.length,
          least_chance: lottery.figures.least,
          bound: lottery.figures.bound,
          gap: lottery.figures.gap,
          number: print === null ? null : lottery.record.number,
        }),
    files: files.map(({ name, rows }) => ({ name, rows })),
    fingerprint: print,
  });
  terminal.heading(print === null ? 'panel.numbers-title' : 'panel.heading', {
    title: draw.plan.title ?? '',
  });
  sayRegister(terminal, pool.reading.files, preparation.found);
  sayFrame(terminal, draw.plan, draw.frame);
  if (print !== null) terminal.field('field.panel', terminal.text('people', { count: drawn }));
  if (lottery !== undefined) {
    const { least, bound } = lottery.figures;
    const show = (fraction: string) => formatPercent(terminal.language, ratio(fraction));
    terminal.field('field.least', terminal.text('panel.least', { least: show(least), bound: show(bound) }));
    if (lottery.record.numberFrom === 'panel-number')
      terminal.field('field.number', String(lottery.record.number).padStart(3, '0'));
  }
  terminal.say();
  terminal.say(terminal.text('draw.written', { folder: options.output }));
  for (const { name, rows } of files)
    terminal.say(`  ${name.padEnd(16)} ${terminal.text('rows', { count: rows })}`);
  if (print === null) {
    terminal.say();
    terminal.say(terminal.text('panel.numbers-next'));
    return;
  }
  terminal.say(`  ${LOG_NAME}`);
  terminal.say();
  terminal.say(terminal.text('draw.fingerprint'));
  terminal.say(`  ${print}`);
  terminal.say(terminal.text('draw.next'));
  terminal.say(
    `  losverfahren verify ${options.output} --answers ${pool.reading.files.map(({ name }) => name).join(' ')}`,
  );
}

function ratio(fraction: string): number {
  const [numerator = '0', denominator = '1'] = fraction.split('/');
  return Number((BigInt(numerator) * 1_000_000_000n) / BigInt(denominator)) / 1e9;
}
