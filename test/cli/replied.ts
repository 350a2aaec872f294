import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aftermathOf } from '../../src/audit/aftermath.js';
import { logFile, logLines } from '../../src/audit/chain.js';
import { replyEvent } from '../../src/audit/entries/reply.js';
import { readLog } from '../../src/audit/read-log.js';
import type { Called } from '../../src/core/called.js';
import type { Outcome, Way } from '../../src/core/outcome.js';
import { digest } from '../../src/machine/node.js';

/** Draws whose people have answered. */

interface Answered {
  readonly outcome: Outcome;
  readonly way?: Way;
}

/** Enters replies into the log of a drawn folder, one after the other. @param answer `null`: nothing is known of them */
export function reply(
  folder: string,
  answer: readonly Outcome[] | ((person: Called, at: number) => Answered | null),
): void {
  const path = join(folder, 'audit.jsonl');
  const read = readLog(digest, readFileSync(path));
  const people = [...(aftermathOf(digest, read)?.people.values() ?? [])];
  let lines = [...read.lines];
  for (const [at, person] of people.entries()) {
    const outcome = typeof answer === 'function' ? answer(person, at) : answer[at];
    if (outcome === null || outcome === undefined) continue;
    const said = typeof outcome === 'string' ? { outcome } : outcome;
    const event = replyEvent({ label: person.label, way: 'letter', attempts: 1, needs: [], ...said });
    lines = logLines(digest, [event], '2027-02-01T10:00:00Z', lines);
  }
  writeFileSync(path, logFile(lines));
}
