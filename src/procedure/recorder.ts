import { digest } from '#machine';
import type { LogEvent } from '../audit/entries/line.js';
import { MOST_ATTEMPTS, MOST_REASON, replyEvent } from '../audit/entries/reply.js';
import { goesOn } from '../audit/replies.js';
import { type Called, lastReply, type Reply } from '../core/called.js';
import type { Way } from '../core/outcome.js';
import { type Problem, Refusal, refuse, warning } from '../core/problem.js';
import { labelOf } from '../core/ticket.js';
import { type CalledProcedure, codesOf } from './called-people.js';
import { codeFinder } from './code-finder.js';
import {
  type AttemptNote,
  EMPTY_LEDGER,
  type LedgerContent,
  type PresenceNote,
  type ReasonNote,
  type ReplyDate,
} from './ledger.js';
import { Faults } from './record-faults.js';
import type { ReplyRow } from './reply-rows.js';
import { isOutcome } from './reply-words.js';

/** Rows of replies, one after the other: what each adds to the log or to the private file, or why it can't. */

export interface RecorderSettings {
  /** a file's name; `null`: the reply was typed */
  readonly file: string | null;
  /** how replies came of which nothing is said */
  readonly way: Way;
  /** why replies are corrected that contradict earlier ones; `null`: they are not to be */
  readonly correction: string | null;
  /** what is known besides the log; `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  /** what of it an interrupted call had decided, which was finished just now; `null`: none had */
  readonly finished: LedgerContent | null;
}

/** What somebody's rows have come to. */
interface Standing {
  readonly person: Called;
  last:
    | (Pick<Reply, 'outcome' | 'needs' | 'attempts' | 'way'> & {
        readonly seq: number;
        readonly date: string;
      })
    | null;
  /** outcomes of earlier replies, and of rows of this file */
  readonly earlier: Reply['outcome'][];
  attempts: number;
  /** in vain so far, those of this file included */
  readonly notes: AttemptNote[];
  /** how many of the notes that were there rows of this file, which name neither day nor number, have met already */
  readonly met: Map<string, number>;
  /** whether they came; `null`: nobody has said so far */
  present: boolean | null;
}

export class Recorder {
  readonly events: LogEvent[] = [];
  readonly #attempts: AttemptNote[] = [];
  readonly #presences: PresenceNote[] = [];
  readonly #reasons: ReasonNote[] = [];
  readonly #replyDates: ReplyDate[] = [];
  readonly #standings = new Map<string, Standing>();
  readonly #find: ReturnType<typeof codeFinder>;
  readonly #faults: Faults;
  readonly #replies: { line: number; outcome: Reply['outcome'] }[] = [];
  readonly #dates: ReadonlyMap<number, string>;
  readonly #noted: ReadonlyMap<string, readonly AttemptNote[]>;
  readonly #came: ReadonlyMap<string, boolean>;
  /** of reasons that are known */
  readonly #said: Set<string>;
  #notes = 0;
  #corrections = 0;
  #known = 0;
  #older = 0;
  #changedBack = 0;

  constructor(
    readonly procedure: CalledProcedure,
    readonly key: string | null,
    readonly settings: RecorderSettings,
  ) {
    this.#find = codeFinder(codesOf(procedure.aftermath, key));
    this.#faults = new Faults(settings.file);
    const { attempts, presence, reasons, dates } = settings.ledger ?? EMPTY_LEDGER;
    this.#dates = new Map(dates.map(({ seq, date }) => [seq, date]));
    this.#noted = byLabel(attempts);
    this.#came = new Map(presence.map(({ label, present }) => [label, present]));
    this.#said = new Set(reasons.map(sayingOf));
  }

  get added(): LedgerContent {
    return {
      ...{ attempts: this.#attempts, presence: this.#presences, reasons: this.#reasons },
      ...{ dates: this.#replyDates, imports: [] },
    };
  }

  get facts() {
    const people = [...this.procedure.aftermath.people.values()];
    const outcomes = people.map((person) => this.#standings.get(person.label)?.last ?? lastReply(person));
    return {
      ...{ replies: this.#replies, corrections: this.#corrections, known: this.#known, older: this.#older },
      ...{ attempts: this.#attempts.length, presence: this.#presences.length, notes: this.#notes },
      called: people.length,
      accepted: outcomes.filter((last) => last?.outcome === 'accepted').length,
      free: people.filter(({ replacedBy }, at) => {
        const last = outcomes[at];
        return replacedBy === null && last !== null && last !== undefined && last.outcome !== 'accepted';
      }).length,
    };
  }

  /** @throws Refusal with every fault of the rows */
  refuseFaults(): void {
    const { correction } = this.settings;
    const isReason = correction === null || (correction.trim() !== '' && correction.length <= MOST_REASON);
    const problems = [
      ...this.#faults.problems,
      ...(isReason ? [] : refuse('usage', 'REC-014', undefined, { most: MOST_REASON }).problems),
    ];
    if (problems.length > 0) throw new Refusal('invalid', problems);
  }

  notes(folder: string): Problem[] {
    const { ledger, correction } = this.settings;
    const isLost = ledger === null && this.procedure.aftermath.events.some(({ kind }) => kind === 'reply');
    return [
      ...(isLost ? [warning('LEDGER-002', { file: folder })] : []),
      ...(this.#changedBack > 0 ? [warning('REC-013', undefined, { count: this.#changedBack })] : []),
      ...(correction !== null && this.#corrections === 0 ? [warning('REC-016')] : []),
    ];
  }

  take(row: ReplyRow): void {
    const person = this.#personOf(row);
    if (person === null) return;
    const standing = this.#standingOf(person);
    const { happening, line } = row;
    const before = this.events.length;
    if (happening === 'present' || happening === 'absent') this.#presence(standing, happening === 'present');
    else if (!isOutcome(happening)) this.#attempt(standing, row);
    else this.#reply(standing, { ...row, outcome: happening, line });
    const isNew = this.events.length > before;
    if (row.note !== '')
      this.#note(person.label, isOutcome(happening) ? standing.last : null, row.note, isNew);
  }

  /** What somebody said is kept, also if the rest of the row is known. */
  #note(label: string, reply: Standing['last'], text: string, isNew: boolean): void {
    const note = { label, seq: reply?.seq ?? null, text };
    const saying = sayingOf(note);
    if (this.#said.has(saying)) return;
    this.#said.add(saying);
    this.#reasons.push(note);
    if (!isNew) this.#notes++;
  }

  /** `null`: a fault was noted */
  #personOf({ code, id, line }: ReplyRow): Called | null {
    const { people } = this.procedure.aftermath;
    const byId = id === '' ? undefined : people.get(labelOf(digest, id, this.key ?? undefined));
    if (code === '') {
      if (byId === undefined) this.#faults.note('REC-011', line);
      return byId ?? null;
    }
    const found = this.#find(code);
    if (found.kind === 'mistyped') this.#faults.mistyped(code, found.near, line);
    else if (found.kind === 'strange') this.#faults.note('REC-010', line);
    // An id that a spreadsheet has changed is nobody's; one of somebody else means that cells have slipped.
    else if (byId !== undefined && byId.label !== found.label) this.#faults.note('REC-019', line);
    else return people.get(found.label) ?? null;
    return null;
  }

  #standingOf(person: Called): Standing {
    const found = this.#standings.get(person.label);
    if (found !== undefined) return found;
    const last = lastReply(person);
    const notes = [...(this.#noted.get(person.label) ?? [])];
    const standing: Standing = {
      person,
      last: last === null ? null : { ...last, date: this.#dates.get(last.seq) ?? '' },
      earlier: person.replies.map(({ outcome }) => outcome),
      attempts: Math.max(0, last?.attempts ?? 0, ...notes.map(({ attempts }) => attempts)),
      notes,
      met: new Map(),
      present: this.#came.get(person.label) ?? null,
    };
    this.#standings.set(person.label, standing);
    return standing;
  }

  #presence(standing: Standing, present: boolean): void {
    if (standing.present === present) this.#known++;
    else this.#presences.push({ label: standing.person.label, present });
    standing.present = present;
  }

  #attempt(standing: Standing, { happening, way, date, attempts }: ReplyRow): void {
    const { label } = standing.person;
    const like = { label, date, way: way ?? 'visit', met: happening === 'undecided' };
    if (this.#isKnown(standing, like, attempts)) {
      this.#known++;
      return;
    }
    // The letter was the first.
    standing.attempts = attempts ?? Math.min(MOST_ATTEMPTS, Math.max(1, standing.attempts) + 1);
    const note = { ...like, attempts: standing.attempts };
    standing.notes.push(note);
    this.#attempts.push(note);
  }

  /** Whether an attempt was noted before; of those with neither day nor number a file's first is the first noted. */
  #isKnown(standing: Standing, like: Omit<AttemptNote, 'attempts'>, attempts: number | null): boolean {
    const isLike = (note: AttemptNote) =>
      note.label === like.label && note.way === like.way && note.met === like.met && note.date === like.date;
    const alike = standing.notes.filter(isLike);
    if (attempts !== null) return alike.some((note) => note.attempts === attempts);
    if (like.date !== '') return alike.length > 0;
    // Typed again after an interruption; otherwise it is one more.
    if (this.settings.file === null) return this.settings.finished?.attempts.some(isLike) ?? false;
    const kind = `${like.way} ${like.met}`;
    const met = (standing.met.get(kind) ?? 0) + 1;
    standing.met.set(kind, met);
    return met <= alike.length;
  }

  #reply(standing: Standing, row: ReplyRow & { readonly outcome: Reply['outcome'] }): void {
    const { person, last } = standing;
    const { outcome, line, date } = row;
    const needs = row.needs ?? [];
    if (last?.outcome === outcome && (row.needs === null || same(needs, last.needs))) {
      this.#known++;
      return;
    }
    if (last !== null && last.outcome !== outcome && date !== '' && date < last.date) {
      this.#older++;
      return;
    }
    const isFile = this.settings.file !== null;
    const isContradiction = !goesOn(
      last === null ? null : replyOf(last),
      outcome,
      person.replacedBy !== null,
    );
    // A list that grows and is given again says the old things once more.
    if (isContradiction && isFile && standing.earlier.includes(outcome) && !(date > (last?.date ?? ''))) {
      this.#changedBack++;
      return;
    }
    const { correction } = this.settings;
    if (isContradiction && (correction === null || last === null)) {
      this.#faults.contradiction(line, last?.outcome ?? '', outcome);
      return;
    }
    this.#write(
      standing,
      row,
      isContradiction ? { seq: last?.seq ?? 0, reason: (correction ?? '').trim() } : null,
    );
  }

  #write(
    standing: Standing,
    row: ReplyRow & { readonly outcome: Reply['outcome'] },
    correction: { readonly seq: number; readonly reason: string } | null,
  ): void {
    const { label } = standing.person;
    const { outcome, date, line } = row;
    const way = row.way ?? this.settings.way;
    const first = Math.max(1, standing.attempts + (way === 'visit' ? 1 : 0));
    const attempts = Math.min(MOST_ATTEMPTS, row.attempts ?? (way === 'visit' ? Math.max(2, first) : first));
    const needs = row.needs ?? (standing.last?.outcome === outcome ? standing.last.needs : []);
    const seq = this.procedure.read.lines.length + this.events.length;
    this.events.push(
      replyEvent({ label, outcome, way, attempts, needs, ...(correction === null ? {} : { correction }) }),
    );
    standing.last = { seq, outcome, needs, attempts, way, date };
    standing.earlier.push(outcome);
    standing.attempts = attempts;
    this.#replies.push({ line, outcome });
    if (correction !== null) this.#corrections++;
    if (date !== '') this.#replyDates.push({ seq, date });
  }
}

function replyOf({ outcome, needs, attempts, way, seq }: NonNullable<Standing['last']>): Reply {
  return { seq, at: '', outcome, way, attempts, needs };
}

const sayingOf = ({ label, seq, text }: ReasonNote) => JSON.stringify([label, seq, text]);

function byLabel(notes: readonly AttemptNote[]): ReadonlyMap<string, readonly AttemptNote[]> {
  const found = new Map<string, AttemptNote[]>();
  for (const note of notes) found.set(note.label, [...(found.get(note.label) ?? []), note]);
  return found;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((one, at) => one === [...b].sort()[at]);
}
