import { digest, isUtf8, oneUnitEach } from '#machine';
import { CandidatePool } from '../../core/candidates.js';
import { isDigest } from '../../core/digest.js';
import { cellNames, type Stratification } from '../../core/strata.js';
import { type Ticketed, ticketOf } from '../../core/ticket.js';
import { readUrnLine, urnTail } from '../../core/urn.js';
import { LANES, MessageLanes } from '../fast/message-lanes.js';
import type { DrawSettings } from '../frame-builder.js';
import { PoolBounds } from '../pool-bounds.js';
import { stratumKey } from '../stratum-key.js';
import type { UrnFaultKind } from './faults.js';
import { TailTable } from './tails.js';

/** What an urn must be like to be that of a log. */
export interface UrnShape {
  /** names, in the plan's order */
  readonly dimensions: readonly string[];
  readonly stratification: Stratification;
  /** whether there is a household limit */
  readonly households: boolean;
}

/** Somebody of the urn who may be drawn. */
export type UrnMember = Ticketed & {
  /** label of the household; empty: a household alone */
  readonly household: string;
};

export const LABEL_DIGITS = 64;
const WORD = 4;
const COMMA = 44;

/** For each two bytes whether one of them is no hexadecimal digit in lower case. */
const NO_DIGITS = noDigits();

/** Categories of every stratum. */
export function namesOf({ dimensions, strata }: Stratification): string[][] {
  return strata.map(({ cell }) => cellNames(dimensions, cell));
}

/** A pool for each stratum; `null`: nobody is kept. */
export function poolsFor(
  { stratification }: UrnShape,
  draw: DrawSettings | null,
): (CandidatePool<UrnMember> | null)[] {
  return namesOf(stratification).map((names) =>
    draw === null
      ? null
      : new CandidatePool<UrnMember>(draw.keep.byStratum.get(stratumKey(names)) ?? draw.keep.usual),
  );
}

/**
 * Looks at line after line: whose it is, and whether it may stand there. People wait until there are enough of them to
 * compute the beginnings of their tickets side by side; the ticket of anybody who may be kept is computed whole.
 */
export class LineJudge {
  /** people of each stratum */
  readonly sizes: Float64Array;
  readonly pools: readonly (CandidatePool<UrnMember> | null)[];
  /** bytes of the longest line that can be right */
  readonly longest: number;
  /** the first label, and the line on which it stands */
  first: { readonly label: string; readonly line: number } | null = null;
  readonly #shape: UrnShape;
  readonly #seedHash: string | null;
  readonly #report: (kind: UrnFaultKind, line: number) => void;
  readonly #tails: TailTable;
  readonly #bounds = new PoolBounds<UrnMember>();
  readonly #lanes: MessageLanes | null;
  readonly #strata = new Int32Array(LANES);
  readonly #starts = new Int32Array(LANES);
  readonly #ends = new Int32Array(LANES);
  #waiting = 0;
  /** the label of the line before, as words of its digits */
  readonly #before = new Int32Array(LABEL_DIGITS / WORD);

  constructor(
    shape: UrnShape,
    draw: DrawSettings | null,
    report: (kind: UrnFaultKind, line: number) => void,
  ) {
    this.#shape = shape;
    this.#seedHash = draw?.seedHash ?? null;
    this.#report = report;
    this.pools = poolsFor(shape, draw);
    for (const pool of this.pools) if (pool !== null) this.#bounds.open(pool);
    const tails = namesOf(shape.stratification).map((names) => new TextEncoder().encode(urnTail(names)));
    this.#tails = new TailTable(tails);
    this.sizes = new Float64Array(tails.length);
    const longest = tails.reduce((most, { length }) => Math.max(most, length), 0);
    this.longest = LABEL_DIGITS + longest + (shape.households ? 1 + LABEL_DIGITS : 0);
    this.#lanes = draw === null ? null : lanesFor(draw.seedHash);
  }

  /** The label of the last line that had one. */
  get last(): string | null {
    return this.first === null ? null : this.#label();
  }

  #label(): string {
    const digits = [...this.#before].flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]);
    return String.fromCharCode(...digits.map((digit) => digit & 0xff));
  }

  /** The lines that follow are not compared with those before. */
  startAnew(): void {
    this.first = null;
    this.#before.fill(0);
  }

  /** A line, whose bytes must stay until {@link flush}. */
  take(bytes: Uint8Array, view: DataView, start: number, end: number, line: number): void {
    const behind = start + LABEL_DIGITS;
    const tailEnd = this.#tailEnd(bytes, view, behind, end);
    const stratum = tailEnd < 0 ? -1 : this.#tails.find(view, behind, tailEnd);
    const hasLabel = end >= behind && isLabel(view, start);
    if (!hasLabel || (stratum < 0 && !this.#isLine(bytes, start, end))) {
      this.#report('malformed', line);
      return;
    }
    this.#compare(view, start, line);
    if (stratum < 0) this.#report('stratum', line);
    else this.#admit(bytes, view, stratum, start, end);
  }

  /** Decides about everybody who waits. Comes before the bytes of their lines change. */
  flush(bytes: Uint8Array): void {
    const count = this.#waiting;
    const lanes = this.#lanes;
    if (lanes === null || count === 0) return;
    this.#waiting = 0;
    lanes.run(count);
    for (let lane = 0; lane < count; lane++) {
      const stratum = this.#strata[lane] as number;
      const leading = (lanes.digests[lane] as number) >>> 0;
      if (!this.#bounds.mayKeep(stratum, leading)) continue;
      this.#consider(bytes, stratum, this.#starts[lane] as number, this.#ends[lane] as number, leading);
    }
  }

  /** Comes before the pools are looked at; nobody may be waiting. */
  finish(): void {
    this.#bounds.finish();
  }

  /** Where what stands between label and household ends; -1: the line ends otherwise. */
  #tailEnd(bytes: Uint8Array, view: DataView, behind: number, end: number): number {
    if (end < behind) return -1;
    if (!this.#shape.households) return end;
    if (end > behind && bytes[end - 1] === COMMA) return end - 1;
    const household = end - LABEL_DIGITS;
    return household > behind && bytes[household - 1] === COMMA && isLabel(view, household)
      ? household - 1
      : -1;
  }

  #compare(view: DataView, start: number, line: number): void {
    const before = this.#before;
    let difference = 0;
    for (let i = 0, at = start; i < before.length; i++, at += WORD) {
      const word = view.getInt32(at);
      if (difference === 0) difference = word - (before[i] as number);
      before[i] = word;
    }
    if (difference <= 0) this.#report(difference < 0 ? 'order' : 'repeated', line);
    this.first ??= { label: this.#label(), line };
  }

  #admit(bytes: Uint8Array, view: DataView, stratum: number, start: number, end: number): void {
    this.sizes[stratum] = (this.sizes[stratum] as number) + 1;
    if (this.#seedHash === null) return;
    if (this.#lanes === null) {
      this.#consider(bytes, stratum, start, end, null);
      return;
    }
    const lane = this.#waiting++;
    this.#lanes.put(lane, view, start, start + LABEL_DIGITS);
    this.#strata[lane] = stratum;
    this.#starts[lane] = start;
    this.#ends[lane] = end;
    if (this.#waiting === LANES) this.flush(bytes);
  }

  #consider(bytes: Uint8Array, stratum: number, start: number, end: number, leading: number | null): void {
    const label = oneUnitEach(bytes, start, start + LABEL_DIGITS);
    const ticket = ticketOf(digest, this.#seedHash ?? '', label);
    if (leading !== null && Number.parseInt(ticket.slice(0, 8), 16) !== leading)
      throw new Error('two computations of a ticket differ');
    if (!this.#bounds.pool(stratum).wants(ticket)) return;
    const isAlone = !this.#shape.households || bytes[end - 1] === COMMA;
    const household = isAlone ? '' : oneUnitEach(bytes, end - LABEL_DIGITS, end);
    this.#bounds.add(stratum, { ticket, label, household });
  }

  /** Whether it could be a line of some urn, whatever the categories. */
  #isLine(bytes: Uint8Array, start: number, end: number): boolean {
    const part = bytes.subarray(start, end);
    const { dimensions, households } = this.#shape;
    if (!isUtf8(part)) return false;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(part);
    return readUrnLine(text, dimensions.length, households) !== null;
  }
}

function isLabel(bytes: DataView, start: number): boolean {
  let bad = 0;
  for (let at = start; at < start + LABEL_DIGITS; at += WORD) {
    const word = bytes.getInt32(at);
    bad |= (NO_DIGITS[word >>> 16] as number) | (NO_DIGITS[word & 0xffff] as number);
  }
  return bad === 0;
}

function noDigits(): Uint8Array {
  const digits = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
  const table = new Uint8Array(1 << 16).fill(1);
  for (const first of digits) for (const second of digits) table[(first << 8) | second] = 0;
  return table;
}

/** `null` where WebAssembly or its vectors are refused: every ticket is then computed whole, with the same result. */
function lanesFor(seedHash: string): MessageLanes | null {
  try {
    return isDigest(seedHash) ? new MessageLanes(seedHash) : null;
  } catch {
    return null;
  }
}
