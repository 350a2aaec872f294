import { hashBytes, oneUnitEach } from '#machine';
import type { CandidatePool } from '../../core/candidates.js';
import { LeafRange, leafHash } from '../../core/merkle.js';
import { type UrnFacts, urnHeader } from '../../core/urn.js';
import type { DrawSettings } from '../frame-builder.js';
import type { RegisterSource } from '../source.js';
import { FaultTally, type UrnFault } from './faults.js';
import { LineJudge, type UrnMember, type UrnShape } from './judge.js';
import { readLines } from './lines.js';
import { hexOf, rootOf } from './root.js';

export type { UrnFault } from './faults.js';
export type { UrnMember, UrnShape } from './judge.js';

export interface UrnReading {
  /** of the file as it is; every line behind the first is a leaf, whatever stands in it */
  readonly facts: UrnFacts;
  /** people of each stratum, in the order of the stratification */
  readonly sizes: readonly number[];
  /** the candidates of each stratum; `null`: nobody was to be kept */
  readonly pools: readonly (CandidatePool<UrnMember> | null)[];
  /** the first ten */
  readonly faults: readonly UrnFault[];
  readonly faultTotal: number;
}

export interface ReadUrnOptions {
  /** bytes read so far */
  readonly progress?: (bytes: number) => void;
}

/**
 * Reads an urn (SPEC 11) that anybody may have made, in bounded memory whatever it holds.
 * @param shape what the plan and the log say of it
 * @param draw who is kept; `null`: nobody
 * @throws Refusal if the file can't be read or changes meanwhile
 */
export async function readUrn(
  source: RegisterSource,
  shape: UrnShape,
  draw: DrawSettings | null,
  { progress }: ReadUrnOptions = {},
): Promise<UrnReading> {
  const faults = new FaultTally();
  const judge = new LineJudge(shape, draw, (kind, line) => faults.add(kind, line));
  const encoded = new TextEncoder().encode(urnHeader(shape.dimensions, shape.households));
  const header = oneUnitEach(encoded, 0, encoded.length);
  const tree = new LeafRange(hashBytes);
  let isHeader = true;
  let lastLine = 1;
  const sink = {
    line: (bytes: Uint8Array, start: number, end: number, line: number) => {
      lastLine = line;
      if (isHeader) {
        isHeader = false;
        if (oneUnitEach(bytes, start, end) !== header) faults.add('header', line);
        return;
      }
      tree.add(leafHash(hashBytes, bytes.subarray(start, end)));
      judge.take(bytes, start, end, line);
    },
    longLine: (leaf: Uint8Array, line: number) => {
      lastLine = line;
      if (!isHeader) tree.add(leaf);
      faults.add(isHeader ? 'header' : 'malformed', line);
      isHeader = false;
    },
  };
  const most = Math.max(judge.longest, encoded.length);
  const { sha256, endsLine } = await readLines(source, most, sink, progress);
  if (isHeader) faults.add('header', 1);
  if (!endsLine) faults.add('unfinished', lastLine);
  return {
    facts: { rows: tree.end, sha256, root: hexOf(rootOf(tree)) },
    sizes: judge.sizes,
    pools: judge.pools,
    faults: faults.kept,
    faultTotal: faults.total,
  };
}
