import type { BatchLog } from '../../audit/entries/batch.js';
import type { BatchSeen } from '../../procedure/verify-request.js';
import type { Terminal } from '../terminal.js';
import { seedText } from './decided.js';

/** What a batch followed from, for whoever compares it with what was announced. */

interface Hashed {
  readonly name: string;
  readonly sha256: string;
}

/** Of plans that several municipalities have in common one line. */
function plansOf({ plan, municipalities }: BatchLog['batch']): Hashed[] {
  const all = [plan, ...municipalities.flatMap((one) => one.plan ?? [])];
  return [...new Map(all.map((one) => [one.sha256, one])).values()];
}

/** Plans, seed, numbers, and the hashes in the form of `sha256sum`. */
export function sayBatchDecided(terminal: Terminal, { batch, commitments, drawn }: BatchLog): void {
  const plans = plansOf(batch);
  terminal.field('field.plan', plans.map(({ name }) => name).join(', '));
  if (drawn !== null) terminal.field('field.seed', seedText(terminal, drawn.seed.text));
  terminal.field('batch.municipalities', terminal.number(batch.municipalities.length));
  terminal.field('batch.size', terminal.number(drawn?.draws.sum.size ?? batch.size));
  const N = drawn?.draws.sum.N ?? commitments?.N;
  if (N !== undefined) terminal.field('batch.frame', terminal.number(N));
  const people = drawn?.draws.sum.people ?? null;
  if (people !== null) terminal.field('batch.people', terminal.number(people));
  terminal.tell('decided.logged-hashes');
  for (const { name, sha256 } of [...plans, batch.list]) terminal.say(`  ${sha256}  ${name}`);
  if (batch.from !== null) terminal.say(`  ${batch.from}  ${terminal.text('announce-batch.from')}`);
  if (commitments !== undefined)
    terminal.say(`  ${commitments.root}  ${terminal.text('announce-batch.root')}`);
  terminal.say();
}

/** The same for `--json`, with how many draws were looked at, and by what. */
export function batchDocument({ batch, commitments, drawn }: BatchLog, seen: BatchSeen | null): object {
  const { list, from, municipalities, size } = batch;
  return {
    ...{ plans: plansOf(batch), list, from, root: commitments?.root ?? null },
    municipalities: municipalities.length,
    size,
    seed: drawn?.seed.text ?? null,
    missing: drawn?.draws.missing ?? null,
    ...{ sum: drawn?.draws.sum ?? null, looked_at: seen },
  };
}
