import { isByTurns, type Presence, presenceIn } from '../../core/lottery/turns.js';
import type { ConductedPanel } from '../../procedure/conduct-panel.js';
import { type Decided, decidedNow } from '../../procedure/decided.js';
import { leastOnRecord } from '../../procedure/least-chance.js';
import { presenceFacts } from '../../procedure/numbered-page.js';
import { opennessOnRecord } from '../../procedure/openness.js';
import type { PanelFacts } from '../../procedure/panel.js';
import type { Terminal } from '../terminal.js';
import {
  committedDocument,
  decidedDocument,
  sayCommitted,
  sayDecided,
  sayHashes,
  sayLogKind,
} from './decided.js';
import { leftOut, sayWritten } from './draw.js';
import { leastLine, lotteryFacts, sayOpenness } from './lottery.js';
import { sayFrame, sayRegister, saySubstitutes } from './summary.js';

/**
 * What `panel` says of a panel, or of the numbered panels from which nobody has been drawn yet.
 * @param output the folder with its files
 * @param next the call of `verify`
 */
export function sayPanel(terminal: Terminal, facts: PanelFacts, output: string, next: string): void {
  const { committed, answered, preparation, conducted, lists, fingerprint } = facts;
  const { draw, pool } = conducted;
  const { lottery } = draw;
  const isDrawn = fingerprint !== null;
  const decided = decidedNow(preparation, draw, pool.reading);
  terminal.json(panelDocument(facts, decided, output));
  terminal.heading(isDrawn ? 'panel.heading' : 'panel.numbers-title', { title: draw.plan.title ?? '' });
  sayDecided(terminal, decided);
  sayCommitted(terminal, committed);
  if (isDrawn) sayLogKind(terminal, decided);
  sayRegister(terminal, pool.reading.files, preparation.found, 'field.answers');
  sayFrame(terminal, draw.plan, draw.frame);
  if (answered !== null) terminal.field('field.invited', terminal.text('panel.answered', { ...answered }));
  if (isDrawn) terminal.field('field.panel', terminal.text('people', { count: drawnPeople(conducted) }));
  const substitutes = substitutesIn(conducted);
  if (isDrawn) saySubstitutes(terminal, substitutes);
  if (lottery !== undefined) {
    terminal.field('field.least', leastLine(terminal, leastOnRecord(lottery)));
    sayOpenness(terminal, opennessOnRecord(lottery));
    if (isByTurns(lottery.record))
      terminal.field('field.presence', presenceLine(terminal, presenceIn(lottery.record)));
    if (lottery.record.numberFrom === 'panel-number')
      terminal.field('field.number', String(lottery.record.number).padStart(3, '0'));
  }
  if (substitutes !== undefined) terminal.tell('panel.substitutes');
  terminal.say();
  sayHashes(terminal, decided);
  sayWritten(terminal, output, lists, isDrawn ? { fingerprint, next } : null, preparation.usual);
  if (isDrawn) return;
  terminal.say();
  terminal.tell(facts.committed === null ? 'panel.numbers-next' : 'panel.numbers-committed');
}

/** How many people are on any of the numbered panels, and on how many. */
function presenceLine(terminal: Terminal, presence: Presence): string {
  return terminal.text(
    presence.without === 0 ? 'panel.presence' : 'panel.presence-some',
    presenceFacts(presence),
  );
}

function drawnPeople({ draw }: ConductedPanel): number {
  return draw.selection.reduce((sum, { invited }) => sum + invited.length, 0);
}

/** `undefined`: none are drawn */
function substitutesIn({ draw }: ConductedPanel): number | undefined {
  if (draw.plan.sample.substitutes === undefined) return;
  return draw.selection.reduce((sum, { reserve }) => sum + reserve.length, 0);
}

function substitutesDocument(conducted: ConductedPanel): object {
  const substitutes = substitutesIn(conducted);
  return substitutes === undefined ? {} : { substitutes };
}

function panelDocument(
  { committed, answered, preparation, conducted, lists, fingerprint }: PanelFacts,
  decided: Decided,
  output: string,
): object {
  const { draw, pool, notDrawn } = conducted;
  const { lottery } = draw;
  const isDrawn = fingerprint !== null;
  return {
    format: 'losverfahren/panel/1',
    output,
    title: draw.plan.title,
    rows: draw.frame.rows,
    pool: pool.strata.flat().length,
    invited: answered?.invited ?? null,
    types: pool.typed.types.length,
    panel: isDrawn ? drawnPeople(conducted) : null,
    ...(isDrawn ? substitutesDocument(conducted) : {}),
    not_drawn: isDrawn ? notDrawn.flat().length : null,
    seed_hash: draw.seed.hash,
    ...(lottery === undefined
      ? {}
      : {
          ...lotteryFacts(lottery),
          ...(isByTurns(lottery.record) ? { presence: presenceFacts(presenceIn(lottery.record)) } : {}),
          number: isDrawn ? lottery.record.number : null,
        }),
    decided: decidedDocument(decided),
    ...committedDocument(committed),
    files: lists.map(({ name, rows }) => ({ name, rows })),
    left_out: leftOut(preparation),
    fingerprint,
  };
}
