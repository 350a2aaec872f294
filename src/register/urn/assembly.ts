import { hashBytes } from '#machine';
import { LeafRange, type Subtree } from '../../core/merkle.js';
import type { UrnFacts } from '../../core/urn.js';
import { FaultTally, type UrnFault, type UrnFaultKind } from './faults.js';
import type { UrnPiece } from './piece.js';
import { hexOf, rootOf } from './root.js';

/** Puts an urn together from its pieces, in their order. */
export class UrnAssembly {
  readonly faults = new FaultTally();
  readonly #tree = new LeafRange(hashBytes);
  #lineFeeds = 0;
  #last: string | null = null;

  /** Leaves so far. */
  get rows(): number {
    return this.#tree.end;
  }

  addLeaves(subtrees: readonly Subtree[]): void {
    for (const subtree of subtrees) this.#tree.append(subtree);
  }

  add({ lineFeeds, faults, faultTotal, first, last }: UrnPiece): void {
    const between = this.#between(first);
    const all = [...between, ...faults].sort((a, b) => a.line - b.line);
    this.faults.addAll(all, faultTotal + between.length, this.#lineFeeds);
    this.#lineFeeds += lineFeeds;
    this.#last = last ?? this.#last;
  }

  /** @param sha256 of the file */
  facts(sha256: string): UrnFacts {
    return { rows: this.rows, sha256, root: hexOf(rootOf(this.#tree)) };
  }

  /** What is wrong with the first label behind the last of the piece before. */
  #between(first: UrnPiece['first']): UrnFault[] {
    if (first === null || this.#last === null || first.label > this.#last) return [];
    const kind: UrnFaultKind = first.label === this.#last ? 'repeated' : 'order';
    return [{ kind, line: first.line }];
  }
}
