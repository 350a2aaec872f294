import type { EventPlan } from './event.js';
import { type HashBytes, LeafRange, leafHash } from './merkle.js';

/** Many draws by one plan and one public seed, each in a municipality of its own (SPEC 16). */

export interface BatchPlanFile {
  readonly name: string;
  readonly sha256: string;
}

export interface BatchMunicipality {
  /** eight digits of the official key (AGS) */
  readonly key: string;
  /** how many are to be drawn */
  readonly size: number;
  /** in the table of municipalities; `null`: the sizes come from no such table */
  readonly people: number | null;
  /** left out: the plan of the batch */
  readonly plan?: BatchPlanFile;
}

/**
 * What flags say of the plan of one municipality's draw, in the shape of a plan file: what a single draw would be given.
 * @param event as the plan announces it
 */
export function flagsIn(
  { key, size }: Pick<BatchMunicipality, 'key' | 'size'>,
  event: EventPlan | undefined,
): { readonly municipality?: string; readonly sample: { readonly size: number } } {
  // A text is the seed as it stands, with the key in it already.
  const isFormed = event !== undefined && event.type !== 'text';
  return { ...(isFormed ? { municipality: key } : {}), sample: { size } };
}

export interface BatchCommitment {
  readonly key: string;
  /** hash of the line `commitment` in the municipality's log */
  readonly fingerprint: string;
  /** people of its frame */
  readonly N: number;
}

export interface BatchDraw {
  readonly key: string;
  readonly size: number;
  readonly N: number;
  readonly people: number | null;
  /** size and N; `null`: not everybody in the frame has the same */
  readonly chance: readonly [number, number] | null;
  /** of the municipality's log when it was drawn */
  readonly fingerprint: string;
}

export interface BatchSum {
  readonly size: number;
  readonly N: number;
  readonly people: number | null;
}

/** @param hasPeople whether the sizes come from a table with numbers of people */
export function sumOf(draws: readonly Omit<BatchDraw, 'chance'>[], hasPeople: boolean): BatchSum {
  const total = (count: (draw: Omit<BatchDraw, 'chance'>) => number) =>
    draws.reduce((sum, draw) => sum + count(draw), 0);
  return {
    size: total(({ size }) => size),
    N: total(({ N }) => N),
    people: hasPeople ? total(({ people }) => people ?? 0) : null,
  };
}

/** The root over all commitments, in the order of keys; 64 hexadecimal digits. @throws RangeError if there are none */
export function batchRoot(hash: HashBytes, commitments: readonly BatchCommitment[]): string {
  const range = new LeafRange(hash);
  for (const { key, fingerprint } of commitments)
    range.add(leafHash(hash, new TextEncoder().encode(`${key} ${fingerprint}`)));
  return Array.from(range.root(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
