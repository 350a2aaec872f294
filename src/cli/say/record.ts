import { OUTCOMES } from '../../core/outcome.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { RecordFacts } from '../../procedure/record.js';
import type { Terminal } from '../terminal.js';

/** What `record` says: how many of what, and where the procedure stands; never who. */
export function sayRecord(terminal: Terminal, facts: RecordFacts, target: string): void {
  const { replies, corrections, attempts, presence, notes, known, older, readBefore } = facts;
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: replies.filter((one) => one.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  terminal.json({
    format: 'losverfahren/record/1',
    draw: target,
    replies: Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count])),
    ...{ corrections, attempts, presence, notes, known, older, read_before: readBefore },
    ...{ called: facts.called, accepted: facts.accepted, free: facts.free },
    fingerprint: facts.fingerprint,
  });
  if (readBefore !== null) terminal.tell('record.read-before', { date: readBefore });
  if (replies.length > 0) {
    terminal.heading('record.done', { count: replies.length });
    for (const { outcome, count } of counts)
      terminal.say(`  ${terminal.number(count)} ${terminal.text(`outcome.${outcome}`)}`);
  }
  if (corrections > 0) terminal.tell('record.corrections', { count: corrections }, 2);
  if (attempts > 0) terminal.tell('record.attempts', { count: attempts });
  if (presence > 0) terminal.tell('record.presence', { count: presence });
  if (notes > 0) terminal.tell('record.notes', { count: notes });
  if (replies.length + attempts + presence + notes === 0) terminal.tell('record.none');
  if (known > 0) terminal.tell('record.known', { count: known });
  if (older > 0) terminal.tell('record.older', { count: older });
  terminal.tell('record.state', { called: facts.called, accepted: facts.accepted, free: facts.free });
  if (replies.length === 0) return;
  terminal.tell('purge.fingerprint');
  terminal.say(`  ${groupsOfFour(facts.fingerprint)}`);
}
