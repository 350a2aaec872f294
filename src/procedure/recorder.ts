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
import type { LedgerContent, ReplyDate } from './ledger.js';
import { type NotesSettings, PrivateNotes } from './private-notes.js';
import { Faults } from './record-faults.js';
import type { ReplyRow } from './reply-rows.js';
import { isOutcome } from './reply-words.js';

/** Rows of replies, one after the other: what each adds to the log or to the private file, or why it can't. */

export interface RecorderSettings extends NotesSettings {
  /** how replies came of which nothing is said */
  readonly way: Way;
  /** why replies are corrected that contradict earlier ones; `null`: they are not to be */
  readonly correction: string | null;
  /** YYYY-MM-DD; nothing can have happened later */
  readonly today: string;
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
}

export class Recorder {
  readonly events: LogEvent[] = [];
  readonly #notes: PrivateNotes;
  readonly #replyDates: ReplyDate[] = [];
  readonly #standings = new Map<string, Standing>();
  readonly #find: ReturnType<typeof codeFinder>;
  readonly #faults: Faults;
  readonly #replies: { line: number; outcome: Reply['outcome'] }[] = [];
  readonly #dates: ReadonlyMap<number, string>;
  #remarks = 0;
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
    this.#dates = new Map(settings.ledger?.dates.map(({ seq, date }) => [seq, date]));
    this.#notes = new PrivateNotes(settings);
  }

  get added(): LedgerContent {
    const { attempts, presence, reasons } = this.#notes;
    return { attempts, presence, reasons, dates: this.#replyDates, imports: [] };
  }

  get facts() {
    const people = [...this.procedure.aftermath.people.values()];
    const outcomes = people.map((person) => this.#standings.get(person.label)?.last ?? lastReply(person));
    return {
      ...{ replies: this.#replies, corrections: this.#corrections, known: this.#known, older: this.#older },
      ...{ attempts: this.#notes.attempts.length, presence: this.#notes.presence.length },
      notes: this.#remarks,
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
    // One wrong year would make all that comes later older than what is known.
    if (row.date > this.settings.today) this.#faults.note('REC-021', row.line);
    const person = this.#personOf(row);
    if (person === null || row.date > this.settings.today) return;
    const standing = this.#standingOf(person);
    const { happening, line } = row;
    const before = this.events.length;
    if (happening === 'present' || happening === 'absent') {
      if (!this.#notes.came(person.label, happening === 'present')) this.#known++;
    } else if (!isOutcome(happening)) this.#attempt(standing, row);
    else this.#reply(standing, { ...row, outcome: happening, line });
    if (row.note === '') return;
    // What somebody said is kept, also if the rest of the row is known.
    const seq = isOutcome(happening) ? (standing.last?.seq ?? null) : null;
    const isNew = this.#notes.said({ label: person.label, seq, text: row.note });
    if (isNew && this.events.length === before) this.#remarks++;
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
    const standing: Standing = {
      person,
      last: last === null ? null : { ...last, date: this.#dates.get(last.seq) ?? '' },
      earlier: person.replies.map(({ outcome }) => outcome),
      attempts: Math.max(last?.attempts ?? 0, this.#notes.mostAttempts(person.label)),
    };
    this.#standings.set(person.label, standing);
    return standing;
  }

  #attempt(standing: Standing, { happening, way, date, attempts }: ReplyRow): void {
    const { label } = standing.person;
    const like = { label, date, way: way ?? 'visit', met: happening === 'undecided' };
    if (this.#notes.isKnown({ ...like, attempts })) {
      this.#known++;
      return;
    }
    // The letter was the first.
    standing.attempts = attempts ?? Math.min(MOST_ATTEMPTS, Math.max(1, standing.attempts) + 1);
    this.#notes.attempt({ ...like, attempts: standing.attempts });
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

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((one, at) => one === [...b].sort()[at]);
}
