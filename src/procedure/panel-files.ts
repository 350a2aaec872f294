import { secondList } from '../audit/names.js';
import type { Draw } from '../core/draw.js';
import { NUMBER_COLUMN, PANELS_COLUMN } from '../core/list-cells.js';
import { portfolioOf } from '../core/lottery/certificate.js';
import { inOrderOfNumbers, type NumberedPanel, numberedPanels } from '../core/lottery/panel.js';
import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import type { LotteryRecord } from '../core/lottery/record.js';
import { type Presence, panelsWith, presenceIn, turnsOf } from '../core/lottery/turns.js';
import type { DrawPlan } from '../core/plan.js';
import type { Candidate } from '../register/collector.js';
import { type PanelsPage, panelName, panelsFile, panelsPage } from '../report/panels.js';
import type { ConductedPanel, PanelPool } from './conduct-panel.js';
import { fieldReader, type ListFile, listOf, type PeopleList, peopleList } from './lists.js';

/** The files of a panel: who is on it, who is not, and the numbered panels of a draw with balls. */

export const PANEL_FILES = ['panel.csv', 'not_drawn.csv', 'reserve.csv', 'substitutes.csv'] as const;
export const NUMBERED_FILES = ['panels.csv', 'panels.html', 'numbers.csv'] as const;

/** Those who answered and were not drawn, as if they were the ones who are invited. */
export function restOf({ draw, notDrawn }: ConductedPanel): Draw<Candidate> {
  return {
    ...draw,
    selection: draw.selection.map((stratum, at) => ({ ...stratum, invited: notDrawn[at] ?? [] })),
  };
}

export function panelFiles(conducted: ConductedPanel): PeopleList[] {
  const { draw, pool } = conducted;
  const { register } = pool.reading;
  const rest = restOf(conducted);
  const files = [
    listOf(draw, 'invited', 'panel.csv', register),
    listOf(rest, 'invited', 'not_drawn.csv', register),
  ];
  const reserve = listOf(draw, 'reserve', `${secondList(draw.plan)}.csv`, register);
  return reserve.rows === 0 ? files : [...files, reserve];
}

/** The panels 0 to 999, people by their numbers. */
function panelsOf({ strata, typed }: PanelPool, record: LotteryRecord): NumberedPanel[] {
  return numberedPanels(portfolioOf(record), typed.people, inOrderOfNumbers(strata));
}

/** On how many of the panels everybody is. */
function panelCounts({ typed }: PanelPool, record: LotteryRecord): Map<Candidate, number> {
  const counts = new Map<Candidate, number>();
  for (const [type, turns] of turnsOf(record).entries())
    for (const [rank, person] of (typed.people[type] ?? []).entries())
      counts.set(person, panelsWith(turns, rank));
  return counts;
}

/** The panels for the public, and the people behind the numbers, which are nobody else's business. */
export function numberedFiles(
  pool: PanelPool,
  record: LotteryRecord,
  plan: DrawPlan,
): (ListFile | PeopleList)[] {
  const { dialect } = plan.output;
  const panels = panelsOf(pool, record);
  const { columns, fields } = fieldReader(plan, pool.reading.register);
  const counts = panelCounts(pool, record);
  const people = inOrderOfNumbers(pool.strata).map((person, at) => [
    String(at + 1),
    String(counts.get(person) ?? 0),
    ...fields(person),
  ]);
  return [
    { name: 'panels.csv', bytes: panelsFile(panels, dialect), rows: panels.length },
    peopleList('numbers.csv', { header: [NUMBER_COLUMN, PANELS_COLUMN, ...columns], rows: people }, plan),
  ];
}

/** What the page with the numbered panels says, in a reader's language. */
export type NumberedPage = (facts: {
  readonly title: string;
  /** people on each panel */
  readonly n: number;
  /** the highest number */
  readonly last: string;
  readonly seed: string;
  readonly presence: Presence;
}) => PanelsPage;

/** The panels once more, to be printed. */
export function numberedPage(
  page: NumberedPage,
  pool: PanelPool,
  record: LotteryRecord,
  { plan, seed }: Pick<Draw, 'plan' | 'seed'>,
): ListFile {
  const panels = panelsOf(pool, record);
  const facts = {
    title: plan.title ?? '',
    n: record.n,
    last: panelName(NUMBERED_TOTAL - 1),
    seed: seed.text,
    presence: presenceIn(record),
  };
  return { name: 'panels.html', bytes: panelsPage(panels, page(facts)), rows: panels.length };
}
