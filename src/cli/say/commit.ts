import { ANNOUNCEMENT_NAME, LOG_NAME } from '../../audit/names.js';
import { eventName } from '../../core/event.js';
import { frameSize } from '../../core/frame.js';
import type { SeedPlan } from '../../core/plan.js';
import { URN_NAME } from '../../core/urn.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { CommitFacts } from '../../procedure/commit.js';
import type { Terminal } from '../terminal.js';
import { saySuggestions } from './preview.js';
import { sayFrame, sayRegister, saySubstitutes } from './summary.js';
import { sayTargets } from './targets.js';

/** What `commit` says: what is settled, and the text for the gazette. */
export function sayCommit(
  terminal: Terminal,
  facts: CommitFacts,
  written: {
    readonly output: string;
    readonly keyFile: string;
    readonly isMade: boolean;
    readonly next: string;
  },
): void {
  const { preparation, frame, reading, announced, announcement, small, lottery, targets } = facts;
  const { plan } = preparation;
  const { output, keyFile, isMade, next } = written;
  terminal.json({
    format: 'losverfahren/commit/1',
    output,
    title: plan.title,
    frame: frameSize(frame.stratification),
    strata: frame.stratification.strata.length,
    size: plan.sample.size,
    event: announced.event,
    urn: announced.urn,
    key_hash: announced.keyHash,
    key_file: keyFile,
    key_made: isMade,
    ...(targets.length === 0 ? {} : { targets }),
    outcomes: lottery?.record.outcomes.length ?? null,
    small_strata: small.strata,
    suggestions: small.suggestions,
    announcement,
    fingerprint: announced.fingerprint,
  });
  terminal.heading('commit.title', { title: plan.title ?? '' });
  sayRegister(
    terminal,
    reading.files,
    preparation.found,
    announced.isPanel ? 'field.answers' : 'field.register',
  );
  sayFrame(terminal, plan, frame);
  const size = announced.isPanel ? 'field.panel-size' : 'field.size';
  terminal.field(size, terminal.text('people', { count: plan.sample.size }));
  saySubstitutes(terminal, plan.sample.substitutes);
  terminal.field('field.event', eventWords(plan.seed));
  terminal.field('field.urn', terminal.text('commit.urn', { count: announced.urn.rows }));
  terminal.field(
    'field.key',
    terminal.text(isMade ? 'commit.key-made' : 'commit.key-used', { file: keyFile }),
  );
  sayTargets(terminal, plan, targets);
  saySuggestions(terminal, small.suggestions);
  terminal.say();
  terminal.tell('draw.written', { folder: output });
  for (const name of [URN_NAME, ANNOUNCEMENT_NAME, LOG_NAME]) terminal.say(`  ${name}`);
  terminal.say();
  terminal.tell('commit.gazette', { file: `${output}/${ANNOUNCEMENT_NAME}` });
  terminal.say();
  for (const line of announcement.trimEnd().split('\n')) terminal.say(line);
  terminal.say();
  terminal.tell('commit.fingerprint');
  terminal.say(`  ${groupsOfFour(announced.fingerprint)}`);
  terminal.tell('commit.next');
  terminal.say(`  ${next}`);
}

/** A form that is checked, or the words of the plan. */
function eventWords({ event, source }: SeedPlan): string {
  return event === undefined || event.type === 'text' ? (source ?? '–') : eventName(event);
}
