import type { Rate } from '../../core/wilson.js';
import {
  acceptanceRate,
  evidenceDocument,
  HIDDEN,
  MEASURES,
  responseRate,
  type StatusFacts,
  shareOf,
} from '../../procedure/status.js';
import type { CallGroup, DimensionEvidence, Evidence, Figure, Funnel } from '../../report/evidence.js';
import { sayBars, sayBelow, sayTable } from '../bars.js';
import type { Terminal } from '../terminal.js';
import { countRows, figureText, percent } from './figures.js';
import { sayLists, sayPanels } from './status-lists.js';

/** What `status` says: the funnel, the same by groups, how the group that formed compares, and lists beside that. */

/** @param output the file that was written, or `null` */
export function sayStatus(terminal: Terminal, facts: StatusFacts, output: string | null): void {
  const { evidence, fingerprint } = facts;
  const { isPublic, title, total, groups, dimensions } = evidence;
  terminal.json({ ...evidenceDocument(evidence), fingerprint });
  terminal.heading(isPublic ? 'status.title-public' : 'status.title', { title: title ?? '' });
  sayFunnel(terminal, evidence);
  sayRate(terminal, 'status.response', responseRate(total));
  sayRate(terminal, 'status.acceptance', acceptanceRate(total));
  if (groups.length > 0) {
    head(terminal, 'status.calls');
    sayFunnels(
      terminal,
      groups.map((group) => [groupText(terminal, group), group.funnel]),
    );
  }
  for (const dimension of dimensions) {
    sayDimension(terminal, dimension);
    sayComposition(terminal, dimension, evidence);
  }
  sayLists(terminal, evidence);
  sayPanels(terminal, evidence);
  sayLegend(terminal, facts);
  if (output !== null) terminal.say(terminal.text('status.written', { file: output }));
}

function head(terminal: Terminal, ...said: Parameters<Terminal['tell']>): void {
  terminal.say();
  terminal.tell(...said);
}

function sayFunnel(terminal: Terminal, { frame, total }: Evidence): void {
  terminal.field('field.frame', figureText(terminal, frame));
  const rows: [string, Figure][] = MEASURES.map((measure) => [
    terminal.text(`measure.${measure}`),
    total[measure],
  ]);
  sayBars(terminal, countRows(terminal, rows, total.invited));
}

/** Cells that a label and a rate behind it take. */
const ROOM_FOR_FIELDS = 60;

function sayRate(terminal: Terminal, key: 'status.response' | 'status.acceptance', rate: Rate | null): void {
  if (rate === null) return;
  if (terminal.width < ROOM_FOR_FIELDS) sayBelow(terminal, terminal.text(key), [rateText(terminal, rate)]);
  else terminal.field(key, rateText(terminal, rate));
}

function rateText(terminal: Terminal, { share, low, high }: Rate): string {
  const values = {
    share: percent(terminal, share),
    low: percent(terminal, low),
    high: percent(terminal, high),
  };
  return terminal.text('status.rate', values);
}

function groupText(terminal: Terminal, { kind, round }: CallGroup): string {
  if (kind === 'replacements') return terminal.text('status.replacements-group');
  return kind === 'draw' ? terminal.text('status.draw') : terminal.text('status.round', { round });
}

/** A row for each group; what is known of nobody has no column. */
function sayFunnels(terminal: Terminal, rows: readonly (readonly [string, Funnel])[]): void {
  const known = MEASURES.filter((measure) => rows.some(([, funnel]) => funnel[measure] !== null));
  sayTable(
    terminal,
    ['', ...known.map((measure) => terminal.text(`measure.${measure}`))],
    rows.map(([name, funnel]) => [name, ...known.map((measure) => figureText(terminal, funnel[measure]))]),
  );
}

function sayDimension(terminal: Terminal, { name, categories }: DimensionEvidence): void {
  const dimension = terminal.dimension(name);
  head(terminal, 'status.by', { dimension });
  sayFunnels(
    terminal,
    categories.map((category) => [category.name, category.funnel]),
  );
  const rates = categories.map((category) => ({ name: category.name, rate: responseRate(category.funnel) }));
  if (rates.every(({ rate }) => rate === null)) return;
  head(terminal, 'status.rates', { dimension });
  sayBars(
    terminal,
    rates.map(({ name: category, rate }) => ({
      cells: [
        category,
        rate === null ? '–' : percent(terminal, rate.share),
        rate === null ? '' : `${percent(terminal, rate.low)} – ${percent(terminal, rate.high)}`,
      ],
      share: rate?.share ?? null,
    })),
  );
}

/** Shares of each category, and how far those who accepted are off the frame. */
function sayComposition(
  terminal: Terminal,
  { name, categories }: DimensionEvidence,
  { frame, total }: Evidence,
): void {
  const measures = (['invited', 'accepted', 'present'] as const).filter((measure) => total[measure] !== null);
  head(terminal, 'status.composition', { dimension: terminal.dimension(name) });
  const share = (value: number | null) => (value === null ? '–' : percent(terminal, value));
  sayTable(
    terminal,
    [
      ...['', terminal.text('status.frame'), terminal.text('col.share')],
      ...measures.map((measure) => terminal.text(`measure.${measure}`)),
      terminal.text('status.difference'),
    ],
    categories.map(({ name: category, frame: people, funnel }) => {
      const [own, accepted] = [shareOf(people, frame), shareOf(funnel.accepted, total.accepted)];
      return [
        ...[category, figureText(terminal, people), share(own)],
        ...measures.map((measure) =>
          funnel[measure] === HIDDEN ? HIDDEN : share(shareOf(funnel[measure], total[measure])),
        ),
        own === null || accepted === null ? '–' : points(terminal, accepted - own),
      ];
    }),
  );
}

/** Percentage points with their sign. */
function points(terminal: Terminal, difference: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const format = new Intl.NumberFormat(terminal.language, { signDisplay: 'exceptZero', ...digits });
  return format.format(100 * difference).replace('-', '−');
}

function sayLegend(terminal: Terminal, { evidence, known }: StatusFacts): void {
  terminal.say();
  terminal.tell('status.definitions');
  if (!known.visits) terminal.tell('status.unknown-visits');
  else if (!known.presence) terminal.tell('status.unknown-presence');
  terminal.tell(evidence.isPublic ? 'status.hidden' : 'status.house');
}
