import { groupsOfFour } from '../../messages/fill.js';
import type { SupplementFacts } from '../../procedure/draw-supplement.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { seedText } from './decided.js';
import { shellWord } from './shell-word.js';

/** What `draw --supplement` says of a further round. */
export function saySupplement(
  terminal: Terminal,
  { platform }: Pick<World, 'platform'>,
  { round, frame, lists, called, seed, fingerprint }: SupplementFacts,
  target: string,
): void {
  const [invited = 0, reserve = 0] = lists.map(({ rows }) => rows);
  terminal.json({
    format: 'losverfahren/supplement/1',
    draw: target,
    ...{ round, frame, called, invited, reserve, seed_hash: seed.hash, files: lists, fingerprint },
  });
  terminal.heading('supplement.done', { round, invited, frame, called });
  terminal.tell('supplement.seed', { seed: seedText(terminal, seed.text) });
  terminal.tell('draw.written', { folder: target });
  for (const { name, rows } of lists)
    terminal.say(`  ${name.padEnd(24)} ${terminal.text('rows', { count: rows })}`);
  terminal.tell('purge.fingerprint');
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
  terminal.tell('replace.next');
  terminal.say(`  losverfahren letters ${shellWord(target, platform)} --round ${round}`);
}
