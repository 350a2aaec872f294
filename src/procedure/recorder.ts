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
import type { AttemptNote, LedgerContent, PresenceNote, ReasonNote, ReplyDate } from './ledger.js';
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
  readonly #attempts: AttemptNote[] = [];
  readonly #presences: PresenceNote[] = [];
  readonly #reasons: ReasonNote[] = [];
  readonly #replyDates: ReplyDate[] = [];
  readonly #standings = new Map<string, Standing>();
  readonly #find: ReturnType<typeof codeFinder>;
  readonly #faults: Faults;
  readonly #replies: { line: number; outcome: Reply['outcome'] }[] = [];
  readonly #dates: ReadonlyMap<number, string>;
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
      ...{ attempts: this.#attempts.length, presence: this.#presences.length },
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
    if (happening === 'present' || happening === 'absent') this.#presence(standing, happening === 'present');
    else if (!isOutcome(happening)) this.#attempt(standing, row);
    else this.#reply(standing, { ...row, outcome: happening, line });
  }

  /** `null`: a fault was noted */
  #personOf({ code, id, line }: ReplyRow): Called | null {
    const { people } = this.procedure.aftermath;
    if (code === '') {
      const person = people.get(labelOf(digest, id, this.key ?? undefined));
      if (person === undefined) this.#faults.note('REC-011', line);
      return person ?? null;
    }
    const found = this.#find(code);
    if (found.kind === 'found') return people.get(found.label) ?? null;
    if (found.kind === 'mistyped') this.#faults.mistyped(code, found.near, line);
    else this.#faults.note('REC-010', line);
    return null;
  }

  #standingOf(person: Called): Standing {
    const found = this.#standings.get(person.label);
    if (found !== undefined) return found;
    const last = lastReply(person);
    const notes = this.settings.ledger?.attempts.filter(({ label }) => label === person.label) ?? [];
    const standing: Standing = {
      person,
      last: last === null ? null : { ...last, date: this.#dates.get(last.seq) ?? '' },
      earlier: person.replies.map(({ outcome }) => outcome),
      attempts: Math.max(0, last?.attempts ?? 0, ...notes.map(({ attempts }) => attempts)),
    };
    this.#standings.set(person.label, standing);
    return standing;
  }

  #presence({ person: { label } }: Standing, present: boolean): void {
    const earlier = [...(this.settings.ledger?.presence ?? []), ...this.#presences].findLast(
      (note) => note.label === label,
    );
    if (earlier?.present === present) this.#known++;
    else this.#presences.push({ label, present });
  }

  #attempt(standing: Standing, { happening, way, date, attempts }: ReplyRow): void {
    const { label } = standing.person;
    const how = way ?? 'visit';
    const met = happening === 'undecided';
    const all = [...(this.settings.ledger?.attempts ?? []), ...this.#attempts];
    const isKnown = all.some(
      (note) =>
        note.label === label &&
        note.way === how &&
        note.met === met &&
        note.date === date &&
        (attempts === null ? date !== '' : note.attempts === attempts),
    );
    if (isKnown) {
      this.#known++;
      return;
    }
    // The letter was the first.
    standing.attempts = attempts ?? Math.min(MOST_ATTEMPTS, Math.max(1, standing.attempts) + 1);
    this.#attempts.push({ label, date, way: how, met, attempts: standing.attempts });
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
    const { outcome, date, note, line } = row;
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
    if (note !== '') this.#reasons.push({ label, seq, text: note });
  }
}

function replyOf({ outcome, needs, attempts, way, seq }: NonNullable<Standing['last']>): Reply {
  return { seq, at: '', outcome, way, attempts, needs };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((one, at) => one === [...b].sort()[at]);
}
