import { OUTCOMES } from '../core/outcome.js';
import { isRefusedFor, Refusal } from '../core/problem.js';
import type { RecordFacts } from '../procedure/record.js';
import type { ReplyCards } from '../procedure/reply-cards.js';
import { happeningOf, isOutcome, needsOf } from '../procedure/reply-words.js';
import type { Session } from './session.js';
import type { Terminal } from './terminal.js';
import { TypedLines } from './typed-lines.js';

/** Reply cards one after the other, as somebody types them from a pile; each is recorded before the next is asked for. */

export interface Card {
  readonly code: string;
  readonly outcome: string;
  readonly needs: string;
  readonly note: string;
}

/** What was said of all cards beforehand and is not asked for. */
export type Fixed = Partial<Omit<Card, 'code'>>;

/** Records a card. @param correction why it contradicts what is recorded; `null`: it is not to */
export type RecordCard = (card: Card, correction: string | null) => Promise<RecordFacts>;

/** @returns what was recorded, card by card. @throws Refusal what is not about a single card */
export async function askCards(
  { terminal, world }: Session,
  cards: ReplyCards,
  fixed: Fixed,
  record: RecordCard,
): Promise<readonly RecordFacts[]> {
  const lines = new TypedLines(world);
  const pile = new Pile(terminal, lines, cards, fixed);
  const recorded: RecordFacts[] = [];
  try {
    pile.introduce();
    for (let card = await pile.next(); card !== null; card = await pile.next()) {
      const facts = await pile.taken(card, record);
      if (facts !== null) recorded.push(facts);
    }
    return recorded;
  } finally {
    lines.close();
  }
}

class Pile {
  constructor(
    readonly terminal: Terminal,
    readonly lines: TypedLines,
    readonly cards: ReplyCards,
    readonly fixed: Fixed,
  ) {}

  introduce(): void {
    const { terminal } = this;
    if (this.fixed.outcome !== undefined) return;
    const letters = OUTCOMES.map((outcome) =>
      terminal.text('cards.letter', { letter: outcome, outcome }),
    ).join(', ');
    terminal.tell('cards.intro', { letters });
  }

  /** `null`: there are no more */
  async next(): Promise<Card | null> {
    for (;;) {
      const code = await this.#code();
      if (code === null) return null;
      const outcome = this.fixed.outcome ?? (await this.#outcome());
      if (outcome === null) return null;
      if (outcome === '') {
        this.terminal.tell('cards.skipped', {}, 2);
        continue;
      }
      const asksNeeds = happeningOf(outcome) === 'accepted' && this.cards.needs.length > 0;
      const needs = this.fixed.needs ?? (asksNeeds ? await this.#needs() : '');
      if (needs === null) return null;
      const note = this.fixed.note ?? (await this.lines.ask(this.terminal.text('cards.note')));
      return note === null ? null : { code, outcome, needs, note };
    }
  }

  /** `null`: it was not recorded, which was said */
  async taken(card: Card, record: RecordCard, correction: string | null = null): Promise<RecordFacts | null> {
    try {
      const facts = await record(card, correction);
      const happening = happeningOf(card.outcome);
      const isNew = facts.replies.length > 0 && happening !== undefined && isOutcome(happening);
      const isNoted = facts.attempts + facts.presence + facts.notes > 0;
      if (isNew) this.terminal.tell('cards.recorded', { outcome: happening }, 2);
      else this.terminal.tell(isNoted ? 'cards.noted' : 'cards.known', {}, 2);
      return facts;
    } catch (cause) {
      if (!(cause instanceof Refusal) || !ABOUT_A_CARD.some((code) => isRefusedFor(cause, code))) throw cause;
      this.terminal.problems(cause.problems);
      if (!isRefusedFor(cause, 'REC-012')) return null;
      const reason = await this.lines.ask(this.terminal.text('cards.reason'));
      return reason === null || reason === '' ? null : this.taken(card, record, reason);
    }
  }

  /** A code that somebody has; `null`: there are no more. */
  async #code(): Promise<string | null> {
    for (;;) {
      const typed = await this.lines.ask(this.terminal.text('cards.code'));
      if (typed === null || typed === '') return null;
      const found = this.cards.find(typed);
      if (found.kind === 'found') return typed;
      const near = found.kind === 'mistyped' ? found.near() : [];
      const [meant] = near;
      if (near.length === 1 && meant !== undefined) {
        const answer = await this.lines.ask(this.terminal.text('cards.meant', { code: meant }));
        if (/^(?:j|ja|y|yes)$/i.test(answer ?? '')) return meant;
      } else if (found.kind === 'strange') this.terminal.tell('cards.strange', {}, 2);
      else this.terminal.tell('cards.mistyped', { codes: near }, 2);
    }
  }

  /** A word for what became of somebody; empty: nothing is to be recorded; `null`: the input has ended. */
  async #outcome(): Promise<string | null> {
    for (;;) {
      const typed = await this.lines.ask(this.terminal.text('cards.outcome'));
      if (typed === null || typed === '') return typed;
      const letter = OUTCOMES.find(
        (outcome) => this.terminal.text(`letter.${outcome}`) === typed.toLowerCase(),
      );
      if (letter !== undefined) return letter;
      if (happeningOf(typed) !== undefined) return typed;
      this.terminal.tell('cards.again', {}, 2);
    }
  }

  async #needs(): Promise<string | null> {
    const { needs: codes } = this.cards;
    for (;;) {
      const typed = await this.lines.ask(this.terminal.text('cards.needs', { codes }));
      if (typed === null || needsOf(typed, codes).unknown.length === 0) return typed;
      this.terminal.tell('cards.again', {}, 2);
    }
  }
}

/** The other cards are not affected: a contradiction, a note that is too long, somebody else at work. */
const ABOUT_A_CARD = ['REC-008', 'REC-012', 'REC-014', 'LOCK-001', 'LOCK-002'];
