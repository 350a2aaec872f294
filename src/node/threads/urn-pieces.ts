import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { refuse } from '../../core/problem.js';
import { NeedsSequential } from '../../register/again.js';
import type { DrawSettings } from '../../register/frame-builder.js';
import type { UrnMember, UrnShape } from '../../register/urn/judge.js';
import { LineList } from '../../register/urn/line-list.js';
import { PieceReader, type UrnPiece } from '../../register/urn/piece.js';
import { fileState } from '../file-source.js';
import { unreadable } from '../refusals.js';
import { type PackedSubtrees, packSubtrees } from './packed-subtrees.js';
import { QuoteParities } from './parities.js';

/** One thread's share of an urn: takes pieces, cut at any byte, as long as there are any. */
export interface UrnReadTask {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** see {@link fileState} */
  readonly state: string;
  readonly shape: UrnShape;
  readonly draw: DrawSettings | null;
  readonly pieceBytes: number;
  /** number of the next piece that nobody has taken */
  readonly next: SharedArrayBuffer;
  readonly parities: SharedArrayBuffer;
  readonly rows: SharedArrayBuffer;
}

export function pieceCount(size: number, pieceBytes: number): number {
  return Math.max(1, Math.ceil(size / pieceBytes));
}

/** What a thread says of a piece. */
export interface PieceReport {
  readonly number: number;
  readonly piece: UrnPiece;
  readonly subtrees: PackedSubtrees;
  readonly bytes: number;
  readonly rows: number;
}

/** What a thread says at last: people of each stratum, and whom it has kept. */
export interface UrnShare {
  readonly sizes: Float64Array;
  readonly pools: readonly (KeptPool | null)[];
}

interface KeptPool {
  readonly kept: readonly UrnMember[];
  readonly watermark: string;
}

/** How many lines come before each piece, shared by the threads; a piece tells the next when it has counted its own. */
export class RowCounts {
  /** counts and one; 0: not known yet */
  readonly #known: BigInt64Array;

  constructor(shared: SharedArrayBuffer) {
    this.#known = new BigInt64Array(shared);
  }

  static bytes(pieces: number): number {
    return 8 * (pieces + 1);
  }

  set(piece: number, rows: number): void {
    Atomics.store(this.#known, piece, BigInt(rows + 1));
    Atomics.notify(this.#known, piece);
  }

  /** Waits until the piece before has counted. */
  before(piece: number): number {
    if (piece === 0) return 0;
    while (Atomics.load(this.#known, piece) === 0n) Atomics.wait(this.#known, piece, 0n);
    return Number(Atomics.load(this.#known, piece)) - 1;
  }
}

/** @throws NeedsSequential if a line is too long; Refusal `REG-020` if the file is no longer what it was, `RUN-010` */
export function readPieces(task: UrnReadTask, report: (piece: PieceReport) => void): UrnShare {
  const reader = new PieceReader(task.shape, task.draw);
  const next = new Int32Array(task.next);
  const rows = new RowCounts(task.rows);
  const lines = new LineList();
  const pieces = pieceCount(task.size, task.pieceBytes);
  try {
    const descriptor = openSync(task.path, 'r');
    try {
      checkUnchanged(task, descriptor);
      const window = new PieceWindow(task, descriptor, reader.longest);
      for (let number = Atomics.add(next, 0, 1); number < pieces; number = Atomics.add(next, 0, 1)) {
        const bytes = window.load(number);
        const { endsLine, lineFeeds } = lines.read(bytes, reader.longest);
        const before = rows.before(number);
        rows.set(number + 1, before + lines.count);
        // The header is a line before all of them, and no leaf.
        reader.start(number === 0, Math.max(before - 1, 0));
        lines.pass(reader);
        reader.end(endsLine);
        const piece = reader.piece(lineFeeds);
        const subtrees = packSubtrees(reader.subtrees());
        report({ number, piece, subtrees, bytes: bytes.length, rows: reader.rows });
      }
      checkUnchanged(task, descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    throw unreadable(task.name, cause);
  }
  reader.judge.finish();
  const pools = reader.judge.pools.map((pool) =>
    pool === null ? null : { kept: pool.sorted(), watermark: pool.watermark },
  );
  return { sizes: reader.judge.sizes, pools };
}

function checkUnchanged({ name, state }: UrnReadTask, descriptor: number): void {
  if (fileState(fstatSync(descriptor, { bigint: true })) !== state)
    throw refuse('invalid', 'REG-020', { file: name });
}

const LF = 10;
const QUOTE = 34;

/** The lines that begin in a piece. */
class PieceWindow {
  readonly #task: UrnReadTask;
  readonly #descriptor: number;
  readonly #tail: number;
  readonly #buffer: Buffer;
  readonly #parities: QuoteParities;

  constructor(task: UrnReadTask, descriptor: number, longest: number) {
    this.#task = task;
    this.#descriptor = descriptor;
    this.#tail = longest + 1;
    this.#buffer = Buffer.alloc(1 + task.pieceBytes + this.#tail);
    this.#parities = new QuoteParities(task.parities);
  }

  /** @throws NeedsSequential if a line is longer than any that can be right */
  load(number: number): Uint8Array {
    const { size, pieceBytes } = this.#task;
    const start = number * pieceBytes;
    const end = Math.min(size, start + pieceBytes);
    const from = Math.max(start - 1, 0);
    const bytes = this.#read(from, Math.min(size, end + this.#tail));
    const isLast = from + bytes.length === size;
    const isOdd = number > 0 && this.#parities.isOdd(number);
    const isOddAfter = isOdd !== (quotesIn(bytes.subarray(start - from, end - from)) % 2 === 1);
    this.#parities.set(number + 1, isOddAfter);
    const first = number === 0 ? 0 : lineBegin(bytes, start - from, isOdd);
    const last = end === size ? bytes.length : lineBegin(bytes, end - from, isOddAfter);
    if ((first < 0 || last < 0) && !isLast) throw new NeedsSequential();
    const begin = first < 0 ? bytes.length : first;
    return new Uint8Array(bytes.buffer, bytes.byteOffset + begin, (last < 0 ? bytes.length : last) - begin);
  }

  #read(from: number, to: number): Buffer {
    let length = 0;
    while (length < to - from) {
      const count = readSync(this.#descriptor, this.#buffer, length, to - from - length, from + length);
      if (count === 0) break;
      length += count;
    }
    return this.#buffer.subarray(0, length);
  }
}

function quotesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) count++;
  return count;
}

/**
 * The first place behind a line feed outside quotation marks that stands right before `at` or later; -1: there is
 * none.
 * @param isOdd whether an odd number of quotation marks stands before `at`
 */
function lineBegin(bytes: Buffer, at: number, isOdd: boolean): number {
  let isQuoted = isOdd !== (bytes[at - 1] === QUOTE);
  for (let place = at - 1; place < bytes.length; place++) {
    if (bytes[place] === QUOTE) isQuoted = !isQuoted;
    else if (bytes[place] === LF && !isQuoted) return place + 1;
  }
  return -1;
}
