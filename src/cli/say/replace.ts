import { groupsOfFour } from '../../messages/fill.js';
import type { ReplaceFacts } from '../../procedure/replace.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellWord } from './shell-word.js';

/** What `replace` says: how many are called, on which step, and where nobody is left; never who. */
export function sayReplace(terminal: Terminal, world: World, facts: ReplaceFacts, target: string): void {
  const { run, list, steps, open, ladder, left, fingerprint } = facts;
  const counts = ladder.map((_, at) => steps.filter((step) => step === at + 1).length);
  terminal.json({
    format: 'losverfahren/replace/1',
    draw: target,
    ...{ run, list, called: steps.length },
    steps: [0, ...ladder.map((_, at) => at + 1)].map((step) => ({
      without: ladder.slice(0, step),
      called: steps.filter((one) => one === step).length,
    })),
    ...{ open, left, fingerprint },
  });
  if (steps.length + open.length === 0) terminal.tell('replace.nobody');
  if (run !== null && list !== null) {
    terminal.heading('replace.done', { count: steps.length, run });
    for (const [at, count] of counts.entries()) {
      const dimensions = ladder.slice(0, at + 1).map((name) => terminal.dimension(name));
      if (count > 0) terminal.tell('replace.step', { count, dimensions }, 2);
    }
    terminal.tell('replace.list', { file: world.files.join(target, list) });
  }
  if (open.length > 0) {
    terminal.tell('replace.open', { count: open.length });
    for (const [name, count] of counted(open)) terminal.say(`  ${terminal.number(count)} ${name}`);
  }
  if (run === null) return;
  terminal.tell('purge.fingerprint');
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
  terminal.tell('replace.next');
  terminal.say(`  losverfahren letters ${shellWord(target, world.platform)} --run ${run}`);
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
