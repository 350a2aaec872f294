import { isTextKey } from '../../messages/catalogue.js';
import { type Evidence, FATES, type Figure, HIDDEN, shareOf } from '../../procedure/status.js';
import { sayBars, sayTable } from '../bars.js';
import type { Terminal } from '../terminal.js';
import { countRows, figureText, percent } from './figures.js';

/** What `status` says beside the tables: outcomes, ways, needs, replacements, and panels. */

export function sayLists(terminal: Terminal, evidence: Evidence): void {
  const { total, fates, ways, needs, replacements, corrections } = evidence;
  sayList(
    terminal,
    'status.fates',
    FATES.map((fate) => [terminal.text(`fate.${fate}`), fates[fate]]),
    total.invited,
  );
  sayList(
    terminal,
    'status.ways',
    (['letter', 'web', 'phone', 'visit'] as const).map((way) => [
      terminal.text(`known-by.${way}`),
      ways[way],
    ]),
    null,
  );
  sayList(
    terminal,
    'status.needs',
    needs.map(({ code, people }) => [needText(terminal, code), people]),
    null,
  );
  const steps = replacements.steps.map(({ step, people }): [string, Figure] => [
    step === 0 ? terminal.text('status.step-same') : terminal.text('status.step', { count: step }),
    people,
  ]);
  sayList(
    terminal,
    'status.replacements',
    [
      [terminal.text('status.replaced'), replacements.replaced],
      ...steps.map(([name, people]): [string, Figure] => [`  ${name}`, people]),
      [terminal.text('status.open-places'), replacements.open],
      [terminal.text('status.runs'), replacements.runs],
    ],
    null,
  );
  if (corrections > 0) {
    terminal.say();
    terminal.field('status.corrections', terminal.number(corrections));
  }
}

/** Rows that are all 0 say nothing. */
function sayList(
  terminal: Terminal,
  key: 'status.fates' | 'status.ways' | 'status.needs' | 'status.replacements',
  rows: readonly (readonly [string, Figure])[],
  whole: Figure,
): void {
  if (rows.every(([, count]) => count === 0)) return;
  terminal.say();
  if (rows.every(([, count]) => count === HIDDEN)) {
    terminal.field(key, HIDDEN);
    return;
  }
  terminal.tell(key);
  sayBars(terminal, countRows(terminal, rows, whole));
}

/** Needs of the plan's own list go by their codes. */
function needText(terminal: Terminal, code: string): string {
  const key = `need.${code}`;
  return isTextKey(key) ? terminal.text(key) : code;
}

export function sayPanels(terminal: Terminal, { panels }: Evidence): void {
  for (const { pool, drawn, dimensions } of panels) {
    terminal.say();
    terminal.tell('status.panel-total', {
      drawn: figureText(terminal, drawn),
      pool: figureText(terminal, pool),
    });
    for (const { name, categories } of dimensions) {
      terminal.say();
      terminal.tell('status.panel', { dimension: terminal.dimension(name) });
      const head = ['status.target', 'status.pool', 'status.drawn'] as const;
      sayTable(
        terminal,
        ['', ...head.map((key) => terminal.text(key)), terminal.text('col.share')],
        categories.map(({ name: category, target, ...counts }) => {
          const share = shareOf(counts.drawn, drawn);
          return [
            ...[category, targetText(terminal, target)],
            ...[figureText(terminal, counts.pool), figureText(terminal, counts.drawn)],
            share === null ? '–' : percent(terminal, share),
          ];
        }),
      );
    }
  }
}

function targetText(
  terminal: Terminal,
  target: Evidence['panels'][number]['dimensions'][number]['categories'][number]['target'],
): string {
  if (target === null) return '–';
  if (typeof target === 'string') return target;
  const [min, max] = [terminal.number(target.min), terminal.number(target.max)];
  return min === max ? min : `${min} – ${max}`;
}
