import { LOG_NAME } from '../../audit/names.js';
import { hasEqualChances } from '../../core/draw.js';
import { frameSize } from '../../core/frame.js';
import { decidedNow } from '../../procedure/decided.js';
import type { DrawFacts } from '../../procedure/draw.js';
import { leastOnRecord } from '../../procedure/least-chance.js';
import type { Preparation } from '../../procedure/opening.js';
import type { Terminal } from '../terminal.js';
import {
  committedDocument,
  decidedDocument,
  sayCommitted,
  sayDecided,
  sayHashes,
  sayLogKind,
} from './decided.js';
import { leastLine, lotteryFacts } from './lottery.js';
import { sayFrame, sayRegister } from './summary.js';

/**
 * What `draw` says of a draw.
 * @param output the folder with its files
 * @param next the call of `verify`
 */
export function sayDraw(terminal: Terminal, facts: DrawFacts, output: string, next: string): void {
  const { committed, preparation, draw, reading, lists, fingerprint } = facts;
  const { plan, frame, seed } = draw;
  const [invited = 0, reserve = 0] = lists.map((file) => file.rows);
  const N = frameSize(frame.stratification);
  const decided = decidedNow(preparation, draw, reading);
  terminal.json({
    format: 'losverfahren/draw/1',
    output,
    title: plan.title,
    rows: frame.rows,
    frame: N,
    strata: frame.stratification.strata.length,
    invited,
    reserve,
    equal_chance: hasEqualChances(plan),
    seed_hash: seed.hash,
    ...(draw.lottery === undefined ? {} : lotteryFacts(draw.lottery)),
    decided: decidedDocument(decided),
    ...committedDocument(committed),
    files: lists,
    left_out: leftOut(preparation),
    fingerprint,
  });
  terminal.heading('draw.title', { title: plan.title ?? '' });
  sayDecided(terminal, decided);
  sayCommitted(terminal, committed);
  sayLogKind(terminal, decided);
  sayRegister(terminal, reading.files, preparation.found);
  sayFrame(terminal, plan, frame);
  terminal.field('field.invited', terminal.text('people', { count: invited }));
  terminal.field('field.reserve', terminal.text('people', { count: reserve }));
  terminal.field(
    'field.chance',
    terminal.text(hasEqualChances(plan) ? 'chance.equal' : 'chance.unequal', { n: invited, N }),
  );
  if (draw.lottery !== undefined)
    terminal.field('field.least', leastLine(terminal, leastOnRecord(draw.lottery)));
  terminal.say();
  sayHashes(terminal, decided);
  sayWritten(terminal, output, lists, { fingerprint, next }, preparation.usual);
}

/** What stands in the folder now, and how to see that it is right. */
export function sayWritten(
  terminal: Terminal,
  output: string,
  lists: readonly { readonly name: string; readonly rows: number }[],
  log: { readonly fingerprint: string; readonly next: string } | null,
  usual: Preparation['usual'],
): void {
  terminal.say();
  terminal.tell('draw.written', { folder: output });
  const width = Math.max(16, ...lists.map(({ name }) => name.length + 1));
  for (const { name, rows } of lists)
    terminal.say(`  ${name.padEnd(width)} ${terminal.text('rows', { count: rows })}`);
  if (log !== null) terminal.say(`  ${LOG_NAME}`);
  sayColumns(terminal, usual);
  if (log === null) return;
  terminal.say();
  terminal.tell('draw.fingerprint');
  terminal.say(`  ${log.fingerprint}`);
  terminal.tell('draw.next');
  terminal.say(`  ${log.next}`);
}

/** The columns that no list has though the plan does not say so. */
export function leftOut({ usual }: Preparation): readonly string[] {
  return usual === null || usual.columns === null ? [] : usual.unknown;
}

/** Which columns the lists lack, or that they have all, where the plan does not say. */
function sayColumns(terminal: Terminal, usual: Preparation['usual']): void {
  if (usual === null || usual.unknown.length === 0) return;
  terminal.say();
  terminal.say(
    terminal.text(usual.columns === null ? 'lists.all' : 'lists.left-out', { names: usual.unknown }),
  );
}
