import type { Said } from '../../procedure/said.js';
import type { SpokenKey, Terminal } from '../terminal.js';
import { leastLine } from './lottery.js';

/** What has been found, as this terminal says it. */

type Sentence = Said<SpokenKey>;

export function saidText(terminal: Terminal, said: Sentence): string {
  return terminal.text(said.text, paramsOf(terminal, said));
}

export function tellSaid(terminal: Terminal, said: Sentence): void {
  terminal.tell(said.text, paramsOf(terminal, said));
}

function paramsOf(terminal: Terminal, { params = {}, decimals = {}, least }: Sentence) {
  const numbers = Object.entries(decimals).map(([name, value]) => [name, terminal.decimal(value)] as const);
  return {
    ...params,
    ...Object.fromEntries(numbers),
    ...(least === undefined ? {} : { least: leastLine(terminal, least) }),
  };
}
