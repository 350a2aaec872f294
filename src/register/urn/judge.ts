import { digest, isUtf8, oneUnitEach } from '#machine';
import { CandidatePool } from '../../core/candidates.js';
import { cellNames, type Stratification } from '../../core/strata.js';
import { type Ticketed, ticketOf } from '../../core/ticket.js';
import { readUrnLine, urnTail } from '../../core/urn.js';
import { type DrawSettings, stratumKey } from '../frame-builder.js';
import type { UrnFaultKind } from './faults.js';

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

const LABEL_DIGITS = 64;
const COMMA = 44;

/** Looks at line after line: whose it is, and whether it may stand there. */
export class LineJudge {
  /** people of each stratum */
  readonly sizes: number[];
  readonly pools: readonly (CandidatePool<UrnMember> | null)[];
  /** bytes of the longest line that can be right */
  readonly longest: number;
  readonly #shape: UrnShape;
  readonly #seedHash: string | null;
  readonly #report: (kind: UrnFaultKind, line: number) => void;
  /** strata by what stands behind the label of their people, one code unit for a byte */
  readonly #strata = new Map<string, number>();
  #before = '';

  constructor(
    shape: UrnShape,
    draw: DrawSettings | null,
    report: (kind: UrnFaultKind, line: number) => void,
  ) {
    const { dimensions, strata } = shape.stratification;
    this.#shape = shape;
    this.#seedHash = draw?.seedHash ?? null;
    this.#report = report;
    this.sizes = strata.map(() => 0);
    const named = strata.map(({ cell }) => cellNames(dimensions, cell));
    this.pools = named.map((categories) =>
      draw === null
        ? null
        : new CandidatePool<UrnMember>(draw.keep.byStratum.get(stratumKey(categories)) ?? draw.keep.usual),
    );
    let longest = 0;
    for (const [stratum, categories] of named.entries()) {
      const tail = new TextEncoder().encode(urnTail(categories));
      this.#strata.set(oneUnitEach(tail, 0, tail.length), stratum);
      longest = Math.max(longest, tail.length);
    }
    this.longest = LABEL_DIGITS + longest + (shape.households ? 1 + LABEL_DIGITS : 0);
  }

  take(bytes: Uint8Array, start: number, end: number, line: number): void {
    const text = oneUnitEach(bytes, start, end);
    const label = text.slice(0, LABEL_DIGITS);
    const household = this.#shape.households ? householdIn(text) : '';
    const tail = this.#shape.households
      ? text.slice(LABEL_DIGITS, -1 - (household?.length ?? 0))
      : text.slice(LABEL_DIGITS);
    const stratum = household === null ? undefined : this.#strata.get(tail);
    if (!/^[0-9a-f]{64}$/.test(label) || (stratum === undefined && !this.#isLine(bytes, start, end))) {
      this.#report('malformed', line);
      return;
    }
    if (label <= this.#before) this.#report(label === this.#before ? 'repeated' : 'order', line);
    this.#before = label;
    if (stratum === undefined) this.#report('stratum', line);
    else this.#admit(stratum, label, household ?? '');
  }

  #admit(stratum: number, label: string, household: string): void {
    this.sizes[stratum] = (this.sizes[stratum] as number) + 1;
    const pool = this.pools[stratum] ?? null;
    if (pool === null || this.#seedHash === null) return;
    const ticket = ticketOf(digest, this.#seedHash, label);
    if (pool.wants(ticket)) pool.add({ ticket, label, household });
  }

  /** Whether it could be a line of some urn, whatever the categories. */
  #isLine(bytes: Uint8Array, start: number, end: number): boolean {
    const part = bytes.subarray(start, end);
    const { dimensions, households } = this.#shape;
    return (
      isUtf8(part) &&
      readUrnLine(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(part),
        dimensions.length,
        households,
      ) !== null
    );
  }
}

/** The household's label at the end of a line, which may be empty; `null`: there is none. */
function householdIn(text: string): string | null {
  if (text.charCodeAt(text.length - 1) === COMMA) return '';
  const label = text.slice(-LABEL_DIGITS);
  return text.at(-1 - LABEL_DIGITS) === ',' && /^[0-9a-f]{64}$/.test(label) ? label : null;
}
