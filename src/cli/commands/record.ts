import type { Problem } from '../../core/problem.js';
import { type RecordFacts, type RecordRequest, record } from '../../procedure/record.js';
import { replyCards } from '../../procedure/reply-cards.js';
import { askCards } from '../cards.js';
import { writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { givenReplies, typedReply } from '../given-replies.js';
import { recording } from '../ledger.js';
import { sayRecord } from '../say/record.js';
import type { Session } from '../session.js';

/**
 * `record`: what became of people who were called, one typed, or a file of them. On a terminal it asks for one card after
 * the other if nothing is said of whose they are.
 */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'record'>,
): Promise<number> {
  const { terminal } = session;
  const isAsked = options.replies === undefined && options.code === undefined && options.id === undefined;
  if (isAsked && terminal.isInteractive) return conduct(session, target, options);
  const given = await givenReplies(session, target, options);
  const { facts, problems, notes } = await recorded(session, target, options, given);
  sayRecord(terminal, facts, target);
  terminal.problems([...problems, ...notes]);
  return writtenCode(notes);
}

interface Recorded {
  readonly facts: RecordFacts;
  readonly problems: readonly Problem[];
  /** of writing */
  readonly notes: readonly Problem[];
}

async function recorded(
  session: Session,
  target: string,
  options: OptionsOf<'record'>,
  given: RecordRequest['given'],
  corrects: string | null = null,
): Promise<Recorded> {
  const { terminal, world } = session;
  const tools = session.tools(options);
  const { correct, reason = '', keyFile, plan, way = 'letter' } = options;
  const request = { target, keyFile, plan, given, way, correction: correct ? reason : corrects };
  const { result, notes } = await recording(world, target, tools.now(), (known) =>
    record({ ...request, ...known }, tools),
  );
  const { facts, files, problems } = result;
  if (files.length > 0) terminal.stored = { folder: target, fingerprint: facts.fingerprint };
  return { facts, problems, notes };
}

/** Card by card. */
async function conduct(session: Session, target: string, options: OptionsOf<'record'>): Promise<number> {
  const { terminal } = session;
  const { outcome, needs, note } = options;
  const cards = await replyCards({ ...options, target }, session.tools(options));
  const told = new Set<string>();
  const failed: Problem[] = [];
  const tell = (problems: readonly Problem[]) => {
    terminal.problems(problems.filter(({ code }) => !told.has(code)));
    for (const { code } of problems) told.add(code);
  };
  tell(cards.problems);
  const fixed = {
    ...(outcome === undefined ? {} : { outcome }),
    ...(needs === undefined ? {} : { needs }),
    ...(note === undefined ? {} : { note }),
  };
  const all = await askCards(session, cards, fixed, async (card, correction) => {
    const given = typedReply({ ...options, ...card });
    const one = await recorded(session, target, options, given, correction);
    tell([...one.problems, ...one.notes]);
    failed.push(...one.notes);
    return one.facts;
  });
  const last = all.at(-1);
  if (last === undefined) terminal.tell('record.none');
  else sayRecord(terminal, together(all, last), target);
  return writtenCode(failed);
}

/** What several calls came to, and where the procedure stands after the last one. */
function together(all: readonly RecordFacts[], last: RecordFacts): RecordFacts {
  const sum = (count: (facts: RecordFacts) => number) => all.reduce((total, one) => total + count(one), 0);
  return {
    ...last,
    replies: all.flatMap(({ replies }) => replies),
    corrections: sum(({ corrections }) => corrections),
    attempts: sum(({ attempts }) => attempts),
    presence: sum(({ presence }) => presence),
    notes: sum(({ notes }) => notes),
    known: sum(({ known }) => known),
    older: sum(({ older }) => older),
  };
}
