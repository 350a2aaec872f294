import { NeedsSequential } from '../../register/again.js';
import type { DrawSettings } from '../../register/frame-builder.js';
import { hashSource, type RegisterSource } from '../../register/source.js';
import { UrnAssembly } from '../../register/urn/assembly.js';
import { poolsFor, type UrnShape } from '../../register/urn/judge.js';
import type { UrnParts } from '../../register/urn/log.js';
import type { MadePartition, UrnInParallel, UrnReading } from '../../register/urn/parallel.js';
import { CHUNK_BYTES } from './chunks.js';
import { Crew, type CrewOptions } from './crew.js';
import { unpackSubtrees } from './packed-subtrees.js';
import { QuoteParities } from './parities.js';
import { type PieceReport, pieceCount, RowCounts, type UrnReadTask, type UrnShare } from './urn-pieces.js';
import { TAKEN, type UrnMakeTask, type UrnMessage, type UrnTask } from './urn-tasks.js';

/** Makes and reads urns with several threads; the result is the same with any number of them. */

export interface UrnThreads extends CrewOptions {
  readonly pieceBytes?: number;
}

/** Partitions that may be made beyond those that were taken. */
const AHEAD = 2;

export function urnInThreads(threads: UrnThreads): UrnInParallel {
  return {
    make: (parts, begins, take) => makeInThreads(threads, parts, begins, take),
    read: (source, shape, draw, progress) => readInThreads(threads, source, shape, draw, progress),
  };
}

async function makeInThreads(
  threads: UrnThreads,
  parts: UrnParts,
  begins: readonly number[],
  take: (made: MadePartition) => void,
): Promise<void> {
  const counters = new SharedArrayBuffer(8);
  const taken = new Int32Array(counters);
  const make: UrnMakeTask = { parts: sharedParts(parts), begins, counters, ahead: threads.workers + AHEAD };
  const crew = new Crew<UrnMessage>(threads, { urn: 'make', make } satisfies UrnTask);
  const waiting = new InOrder<MadePartition>((made) => {
    take(made);
    Atomics.add(taken, TAKEN, 1);
    Atomics.notify(taken, TAKEN);
  });
  try {
    await crew.until((message) => {
      if (message.kind === 'made') {
        const { number, bytes, subtrees } = message;
        waiting.add(number, { bytes, subtrees: unpackSubtrees(subtrees) });
      }
      return waiting.passed === begins.length ? true : null;
    });
  } finally {
    await crew.dismiss();
  }
}

/** Blocks of memory that all threads see, and nobody copies. */
function sharedParts({ parts, ...rest }: UrnParts): UrnParts {
  const shared = (bytes: ArrayBufferLike) => {
    if (bytes instanceof SharedArrayBuffer) return bytes;
    const copy = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(new Uint8Array(bytes));
    return copy;
  };
  return {
    ...rest,
    parts: parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) => ({ ...block, bytes: shared(block.bytes) })),
    })),
  };
}

/** @throws NeedsSequential, WorkerFailure; Refusal `REG-020` */
async function readInThreads(
  threads: UrnThreads,
  source: RegisterSource,
  shape: UrnShape,
  draw: DrawSettings | null,
  progress?: (bytes: number, rows: number) => void,
): Promise<UrnReading> {
  const { path, name, size, state } = source;
  if (path === null) throw new NeedsSequential();
  const pieceBytes = threads.pieceBytes ?? CHUNK_BYTES;
  const pieces = pieceCount(size, pieceBytes);
  const shared = {
    next: new SharedArrayBuffer(4),
    parities: new SharedArrayBuffer(QuoteParities.bytes(pieces)),
    rows: new SharedArrayBuffer(RowCounts.bytes(pieces)),
  };
  const read: UrnReadTask = { path, name, size, state, shape, draw, pieceBytes, ...shared };
  const crew = new Crew<UrnMessage>(threads, { urn: 'read', read } satisfies UrnTask);
  try {
    const hashing = hashSource(source);
    // A failure of the crew comes first; the hash is then of no use.
    hashing.catch(() => {});
    const { assembly, shares } = await collect(crew, progress);
    const sha256 = await hashing;
    const { kept: faults, total: faultTotal } = assembly.faults;
    return { facts: assembly.facts(sha256), ...together(shares, shape, draw), faults, faultTotal };
  } finally {
    await crew.dismiss();
  }
}

function collect(
  crew: Crew<UrnMessage>,
  progress?: (bytes: number, rows: number) => void,
): Promise<{ assembly: UrnAssembly; shares: readonly UrnShare[] }> {
  const assembly = new UrnAssembly();
  const shares: UrnShare[] = [];
  const reports = new InOrder<PieceReport>(({ piece, subtrees }) => {
    assembly.addLeaves(unpackSubtrees(subtrees));
    assembly.add(piece);
  });
  let [bytes, rows] = [0, 0];
  return crew.until((message) => {
    if (message.kind === 'share') shares.push(message.share);
    if (message.kind === 'piece') {
      reports.add(message.report.number, message.report);
      bytes += message.report.bytes;
      rows += message.report.rows;
      progress?.(bytes, rows);
    }
    return shares.length === crew.size ? { assembly, shares } : null;
  });
}

function together(
  shares: readonly UrnShare[],
  shape: UrnShape,
  draw: DrawSettings | null,
): Pick<UrnReading, 'sizes' | 'pools'> {
  const pools = poolsFor(shape, draw);
  for (const share of shares)
    for (const [stratum, part] of share.pools.entries())
      if (part !== null) pools[stratum]?.merge(part.kept, part.watermark);
  const sizes = pools.map((_, stratum) =>
    shares.reduce((sum, share) => sum + (share.sizes[stratum] ?? 0), 0),
  );
  return { sizes, pools };
}

/** Hands on in their order what comes in any. */
class InOrder<T> {
  readonly #waiting = new Map<number, T>();
  readonly #pass: (item: T) => void;
  passed = 0;

  constructor(pass: (item: T) => void) {
    this.#pass = pass;
  }

  add(number: number, item: T): void {
    this.#waiting.set(number, item);
    for (
      let next = this.#waiting.get(this.passed);
      next !== undefined;
      next = this.#waiting.get(this.passed)
    ) {
      this.#waiting.delete(this.passed++);
      this.#pass(next);
    }
  }
}
