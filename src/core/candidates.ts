import { byTicket, type Ticketed } from './ticket.js';

/**
 * What a pass over the register has to keep of one stratum: the lowest tickets, however many people
 * there are. Everything that was let go had a ticket at or above {@link CandidatePool.watermark}, so a
 * result that only needs tickets below it is exact.
 */
export interface KeepRule {
  /** so many of the lowest tickets are always kept */
  readonly least: number;
  /** every ticket below this text is kept as well */
  readonly below: string;
}

/** Above every ticket: nothing was let go. */
export const ABOVE_ALL = 'g';

export class CandidatePool<T extends Ticketed> {
  #kept: T[] = [];
  #limit = ABOVE_ALL;
  #watermark = ABOVE_ALL;
  readonly #rule: KeepRule;

  constructor(rule: KeepRule) {
    this.#rule = rule;
  }

  /** Whether somebody with this ticket would be kept for now. */
  wants(ticket: string): boolean {
    if (ticket < this.#limit || ticket < this.#rule.below) return true;
    if (ticket < this.#watermark) this.#watermark = ticket;
    return false;
  }

  /**
   * The leading 32 bits of a ticket above which nobody is wanted: cheaper to compare than {@link wants}, for
   * people whose whole ticket need not be known. It changes only when somebody is added.
   */
  get bound(): number {
    return this.#bound;
  }

  /** Says that people were let go, the lowest ticket of whom begins with these bits, above the bound. */
  letGo(leading: number): void {
    const lowest = leading.toString(16).padStart(8, '0');
    if (lowest < this.#watermark) this.#watermark = lowest;
  }

  /** Keeps a candidate that the pool wants. */
  add(candidate: T): void {
    this.#kept.push(candidate);
    if (this.#kept.length >= this.#pruneAt) this.#prune();
  }

  /** All that has to be kept, in the order of the draw. */
  sorted(): readonly T[] {
    this.#prune();
    return this.#kept;
  }

  /** At most the lowest ticket that was let go (perhaps only the beginning of it), or {@link ABOVE_ALL}. */
  get watermark(): string {
    return this.#watermark;
  }

  /** Takes over what another part of the register kept of the same stratum. */
  merge(kept: readonly T[], watermark: string): void {
    for (const candidate of kept) if (this.wants(candidate.ticket)) this.add(candidate);
    if (watermark < this.#watermark) this.#watermark = watermark;
  }

  #belowCount = 0;
  /** leading 32 bits above which nothing is wanted */
  #bound = 0xffffffff;

  get #pruneAt(): number {
    return Math.ceil(1.5 * Math.max(this.#rule.least, this.#belowCount)) + 4;
  }

  #prune(): void {
    const kept = this.#kept.sort(byTicket);
    const { least, below } = this.#rule;
    let size = Math.min(least, kept.length);
    while (size < kept.length && (kept[size] as T).ticket < below) size++;
    const first = kept[size];
    if (first !== undefined && first.ticket < this.#watermark) this.#watermark = first.ticket;
    kept.length = size;
    this.#belowCount = size;
    // With nothing to keep by rank there is no last one kept; then only the threshold counts.
    this.#limit = least === 0 ? '' : size >= least ? (kept[least - 1] as T).ticket : ABOVE_ALL;
    this.#bound = Math.max(leadingBits(this.#limit), leadingBits(below));
  }
}

/** The leading 32 bits of a ticket, or of a prefix filled up with ones; of {@link ABOVE_ALL} all ones. */
function leadingBits(ticket: string): number {
  if (ticket === ABOVE_ALL) return 0xffffffff;
  return ticket === '' ? 0 : Number.parseInt(ticket.slice(0, 8).padEnd(8, 'f'), 16);
}
