import type { CandidatePool } from '../core/candidates.js';
import { isDigest, type TextDigest } from '../core/digest.js';
import { householdOf } from '../core/household.js';
import { normaliseText } from '../core/text.js';
import { type Ticketed, ticketOf } from '../core/ticket.js';
import type { ColumnPlaces } from './columns-in-file.js';
import { LANES, LONGEST_LABEL, TicketLanes } from './fast/ticket-lanes.js';
import { PoolBounds } from './pool-bounds.js';
import type { RecordForm } from './record-form.js';
import { RecordParser } from './record-text.js';
import type { RecordScanner } from './scanner.js';

/** Somebody who may be drawn, with the whole record to write into the lists. */
export interface Candidate extends Ticketed {
  readonly household: string;
  /** which of the register's files */
  readonly file: number;
  /** the record's bytes, one code unit each */
  readonly record: string;
}

/**
 * Keeps the people with the lowest tickets. Those with plain labels wait until there are enough of them
 * to compute the beginnings of their tickets side by side; nearly all are refused by that alone. The
 * whole ticket of the others is computed the usual way, and must begin as it was said to.
 */
export class Collector {
  readonly #digest: TextDigest;
  readonly #seedHash: string;
  #lanes: TicketLanes | null;
  /** every ticket is computed whole, one after the other */
  readonly isSlow: boolean;
  readonly #labelStarts = new Int32Array(LANES);
  readonly #labelEnds = new Int32Array(LANES);
  readonly #starts = new Int32Array(LANES);
  readonly #ends = new Int32Array(LANES);
  readonly #strata = new Int32Array(LANES);
  readonly #bounds = new PoolBounds<Candidate>();
  #waiting = 0;
  #places: ColumnPlaces | null = null;
  #file = 0;
  #parser: RecordParser | null = null;

  constructor(digest: TextDigest, seedHash: string) {
    this.#digest = digest;
    this.#seedHash = seedHash;
    this.#lanes = lanesFor(seedHash);
    this.isSlow = this.#lanes === null && isDigest(seedHash);
  }

  /** The people that follow are from this file; nobody may be waiting. */
  startFile(file: number, places: ColumnPlaces): void {
    this.#file = file;
    this.#places = places;
    this.#parser = null;
  }

  /** The pool of another stratum; strata are numbered from 0 in the order in which they come. */
  open(pool: CandidatePool<Candidate>): void {
    this.#bounds.open(pool);
  }

  /** Comes before the pools are looked at; nobody may be waiting. */
  finish(): void {
    this.#bounds.finish();
    this.#lanes?.release();
    this.#lanes = null;
  }

  /** Somebody whose label is the plain id in the only id column. */
  addPlain(record: RecordScanner, stratum: number): void {
    const field = this.#places?.id[0] as number;
    const start = record.start(field);
    const end = record.end(field);
    const lanes = this.#lanes;
    if (lanes === null || end - start > LONGEST_LABEL) {
      this.add(record, stratum, record.text(field));
      return;
    }
    const lane = this.#waiting++;
    lanes.put(lane, record.view, start, end);
    this.#labelStarts[lane] = start;
    this.#labelEnds[lane] = end;
    this.#starts[lane] = record.recordStart;
    this.#ends[lane] = record.recordEnd;
    this.#strata[lane] = stratum;
    if (this.#waiting === LANES) this.flush(record);
  }

  /** Somebody with any label. */
  add(record: RecordScanner, stratum: number, label: string): void {
    const ticket = ticketOf(this.#digest, this.#seedHash, label);
    if (!this.#bounds.pool(stratum).wants(ticket)) return;
    const fields = (this.#places?.household ?? []).map((field) => record.text(field));
    this.#bounds.add(stratum, {
      ticket,
      label,
      household: this.#householdOf(fields),
      file: this.#file,
      record: record.raw(),
    });
  }

  /** Decides about everybody who waits. Comes before the scanner's bytes change. */
  flush(record: RecordScanner): void {
    const count = this.#waiting;
    const lanes = this.#lanes;
    if (lanes === null || count === 0) return;
    this.#waiting = 0;
    lanes.run(count);
    const { high } = lanes;
    for (let lane = 0; lane < count; lane++) {
      const leading = high[lane] as number;
      const stratum = this.#strata[lane] as number;
      if (!this.mayKeep(stratum, leading)) continue;
      const label = record.raw(this.#labelStarts[lane], this.#labelEnds[lane]);
      this.consider(
        record,
        stratum,
        leading,
        label,
        this.#starts[lane] as number,
        this.#ends[lane] as number,
      );
    }
  }

  /** See {@link PoolBounds.mayKeep}. */
  mayKeep(stratum: number, leading: number): boolean {
    return this.#bounds.mayKeep(stratum, leading);
  }

  /**
   * Keeps somebody if the whole ticket is low enough.
   * @param leading what it must begin with
   * @param start where the record's bytes stand, which the scanner may have left behind
   */
  consider(
    scanner: RecordScanner,
    stratum: number,
    leading: number,
    label: string,
    start: number,
    end: number,
  ): void {
    const ticket = ticketOf(this.#digest, this.#seedHash, label);
    if (Number.parseInt(ticket.slice(0, 8), 16) !== leading)
      throw new Error('two computations of a ticket differ');
    if (!this.#bounds.pool(stratum).wants(ticket)) return;
    const record = scanner.raw(start, end);
    this.#bounds.add(stratum, {
      ticket,
      label,
      household: this.#household(scanner, record),
      file: this.#file,
      record,
    });
  }

  /** The household of somebody whose record the scanner has left behind. */
  #household(form: RecordForm, record: string): string {
    const fields = this.#places?.household ?? [];
    if (fields.length === 0) return '';
    this.#parser ??= new RecordParser(form);
    const texts = this.#parser.texts(record);
    return this.#householdOf(fields.map((field) => texts[field] ?? ''));
  }

  #householdOf(fields: readonly string[]): string {
    return householdOf(fields.map(normaliseText), this.#places?.isAddress ?? []);
  }
}

/** `null` where WebAssembly or its vectors are refused: every ticket is then computed whole, with the same result. */
function lanesFor(seedHash: string): TicketLanes | null {
  try {
    return isDigest(seedHash) ? new TicketLanes(seedHash) : null;
  } catch {
    return null;
  }
}
