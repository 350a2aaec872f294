import { LOG_NAME } from '../../audit/log.js';
import { type Problem, warning } from '../../core/problem.js';
import { isWeakSeed } from '../../core/seed.js';
import type { ConductedPanel } from '../../procedure/conduct-panel.js';
import type { ListFile } from '../../procedure/lists.js';
import type { Preparation } from '../../procedure/opening.js';
import type { Terminal } from '../terminal.js';
import { leastLine, lotteryFacts, lotteryWarnings } from './lottery.js';
import { sayFrame, sayRegister } from './summary.js';

/** What `panel` says of a panel, or of the numbered panels from which nobody has been drawn yet. */
export interface PanelSummary {
  readonly preparation: Preparation;
  readonly conducted: ConductedPanel;
  readonly files: readonly ListFile[];
  readonly output: string;
  /** the log's fingerprint; `null`: nobody has been drawn */
  readonly print: string | null;
  /** the call of `verify` */
  readonly next: string;
}

export function sayPanel(terminal: Terminal, summary: PanelSummary): void {
  const { preparation, conducted, files, output, print } = summary;
  const { draw, pool } = conducted;
  const { lottery } = draw;
  terminal.json(panelDocument(summary));
  terminal.heading(print === null ? 'panel.numbers-title' : 'panel.heading', {
    title: draw.plan.title ?? '',
  });
  sayRegister(terminal, pool.reading.files, preparation.found, 'field.answers');
  sayFrame(terminal, draw.plan, draw.frame);
  if (print !== null)
    terminal.field('field.panel', terminal.text('people', { count: drawnPeople(conducted) }));
  if (lottery !== undefined) {
    terminal.field('field.least', leastLine(terminal, lottery));
    if (lottery.record.numberFrom === 'panel-number')
      terminal.field('field.number', String(lottery.record.number).padStart(3, '0'));
  }
  terminal.say();
  terminal.say(terminal.text('draw.written', { folder: output }));
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
  terminal.say(`  ${summary.next}`);
}

function drawnPeople({ draw }: ConductedPanel): number {
  return draw.selection.reduce((sum, { invited }) => sum + invited.length, 0);
}

function panelDocument({ conducted, files, output, print }: PanelSummary): object {
  const { draw, pool, notDrawn } = conducted;
  const { lottery } = draw;
  return {
    format: 'losverfahren/panel/1',
    output,
    title: draw.plan.title,
    rows: draw.frame.rows,
    pool: pool.strata.flat().length,
    types: pool.typed.types.length,
    panel: print === null ? null : drawnPeople(conducted),
    not_drawn: print === null ? null : notDrawn.flat().length,
    seed_hash: draw.seed.hash,
    ...(lottery === undefined
      ? {}
      : { ...lotteryFacts(lottery), number: print === null ? null : lottery.record.number }),
    files: files.map(({ name, rows }) => ({ name, rows })),
    fingerprint: print,
  };
}

export function panelWarnings({ draw }: ConductedPanel, files: readonly ListFile[]): Problem[] {
  const problems: Problem[] = [];
  if (isWeakSeed(draw.seed.text)) problems.push(warning('DRAW-006'));
  problems.push(...lotteryWarnings(draw.lottery));
  const numbers = files.find(({ name }) => name === 'numbers.csv');
  if (numbers !== undefined) problems.push(warning('QUOTA-005', undefined, { file: numbers.name }));
  return problems;
}
