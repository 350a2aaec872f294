import type { Way } from '../core/outcome.js';
import {
  type AttemptNote,
  EMPTY_LEDGER,
  type LedgerContent,
  type PresenceNote,
  type ReasonNote,
} from './ledger.js';

/** What rows of replies add to the private file alone: attempts in vain, who came, and what people said. */

export interface NotesSettings {
  /** a file's name; `null`: it was typed */
  readonly file: string | null;
  /** what is known besides the log; `null`: there is no private file */
  readonly ledger: LedgerContent | null;
  /** what of it an interrupted call had decided, which was finished just now; `null`: none had */
  readonly finished: LedgerContent | null;
}

/** An attempt as somebody tells of it. */
export interface Attempt extends Omit<AttemptNote, 'attempts'> {
  readonly way: Way;
  /** letters, calls and visits until then; `null`: nobody said */
  readonly attempts: number | null;
}

export class PrivateNotes {
  readonly attempts: AttemptNote[] = [];
  readonly presence: PresenceNote[] = [];
  readonly reasons: ReasonNote[] = [];
  readonly #known: Map<string, AttemptNote[]>;
  readonly #came: Map<string, boolean>;
  readonly #said: Set<string>;
  /** how many notes of a kind rows of this file, which name neither day nor number, have met already */
  readonly #met = new Map<string, number>();

  constructor(readonly settings: NotesSettings) {
    const { attempts, presence, reasons } = settings.ledger ?? EMPTY_LEDGER;
    this.#known = byLabel(attempts);
    this.#came = new Map(presence.map(({ label, present }) => [label, present]));
    this.#said = new Set(reasons.map(sayingOf));
  }

  /** The highest number that is known of somebody; 0: none is. */
  mostAttempts(label: string): number {
    return Math.max(0, ...(this.#known.get(label) ?? []).map(({ attempts }) => attempts));
  }

  /** @returns whether it is new */
  came(label: string, present: boolean): boolean {
    if (this.#came.get(label) === present) return false;
    this.#came.set(label, present);
    this.presence.push({ label, present });
    return true;
  }

  /** @returns whether it is new */
  said(note: ReasonNote): boolean {
    const saying = sayingOf(note);
    if (this.#said.has(saying)) return false;
    this.#said.add(saying);
    this.reasons.push(note);
    return true;
  }

  attempt(note: AttemptNote): void {
    this.#known.set(note.label, [...(this.#known.get(note.label) ?? []), note]);
    this.attempts.push(note);
  }

  /** Whether an attempt was noted before; of those with neither day nor number a file's first is the first noted. */
  isKnown({ attempts, ...like }: Attempt): boolean {
    const isLike = (note: AttemptNote) =>
      note.label === like.label && note.way === like.way && note.met === like.met && note.date === like.date;
    const alike = (this.#known.get(like.label) ?? []).filter(isLike);
    if (attempts !== null) return alike.some((note) => note.attempts === attempts);
    if (like.date !== '') return alike.length > 0;
    // Typed again after an interruption; otherwise it is one more.
    if (this.settings.file === null) return this.settings.finished?.attempts.some(isLike) ?? false;
    const kind = JSON.stringify(like);
    const met = (this.#met.get(kind) ?? 0) + 1;
    this.#met.set(kind, met);
    return met <= alike.length;
  }
}

const sayingOf = ({ label, seq, text }: ReasonNote) => JSON.stringify([label, seq, text]);

function byLabel(notes: readonly AttemptNote[]): Map<string, AttemptNote[]> {
  const found = new Map<string, AttemptNote[]>();
  for (const note of notes) found.set(note.label, [...(found.get(note.label) ?? []), note]);
  return found;
}
