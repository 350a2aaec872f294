/** What is wrong with an urn that somebody has handed over. Labels are not shown: a line's number tells enough. */

export type UrnFaultKind =
  /** the first line is not the one that the plan's dimensions make */
  | 'header'
  /** not as the specification writes a line */
  | 'malformed'
  /** the label is lower than the one before */
  | 'order'
  /** the label is the one before */
  | 'repeated'
  /** categories that the log does not know together */
  | 'stratum'
  /** the file does not end with a line feed */
  | 'unfinished';

export interface UrnFault {
  readonly kind: UrnFaultKind;
  readonly line: number;
}

export const MOST_FAULTS = 10;

/** The first faults, and how many there are. */
export class FaultTally {
  readonly #kept: UrnFault[] = [];
  #total = 0;

  get kept(): readonly UrnFault[] {
    return this.#kept;
  }

  get total(): number {
    return this.#total;
  }

  add(kind: UrnFaultKind, line: number): void {
    this.#total++;
    if (this.#kept.length < MOST_FAULTS) this.#kept.push({ kind, line });
  }

  /** Takes over the first faults of the piece that comes next. @param before lines before it */
  addAll(faults: readonly UrnFault[], total: number, before: number): void {
    for (const { kind, line } of faults) this.add(kind, line + before);
    this.#total += total - faults.length;
  }
}
