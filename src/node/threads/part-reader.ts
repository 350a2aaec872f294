import { closeSync, fstatSync, openSync } from 'node:fs';
import { digest } from '#machine';
import { refuse } from '../../core/problem.js';
import { NeedsSequential, NotUtf8Part } from '../../register/again.js';
import { checkRecord, isWholeText, NotUtf8, type RegisterFile, scannerFor } from '../../register/file.js';
import { FingerprintLog, type Scratch } from '../../register/fingerprints.js';
import { FrameBuilder, type FrameSettings, type UrnSettings } from '../../register/frame-builder.js';
import { type FramePart, partOf } from '../../register/frame-tally.js';
import type { RecordScanner } from '../../register/scanner.js';
import type { RowProblem } from '../../register/tally.js';
import { UrnLog } from '../../register/urn/log.js';
import { fileState } from '../file-source.js';
import { unreadable } from '../refusals.js';
import { type Chunk, loadChunk, type OpenFile } from './chunks.js';
import { QuoteParities } from './parities.js';

/** One thread's share of a register: takes parts as long as there are any. */

/** A register file as another thread can open it. */
export interface SharedFile extends Omit<RegisterFile, 'source'> {
  readonly path: string;
  readonly name: string;
  /** bytes, without an end mark of old systems */
  readonly size: number;
  /** see {@link fileState} */
  readonly state: string;
}

/** What a thread is told. */
export interface PartTask {
  readonly settings: FrameSettings;
  readonly files: readonly SharedFile[];
  readonly chunks: readonly Chunk[];
  /** number of the next part that nobody has taken */
  readonly next: SharedArrayBuffer;
  readonly parities: SharedArrayBuffer;
  /** bytes of memory for fingerprints and for the urn, and the folder for what is beyond */
  readonly budget: number;
  readonly urnBudget: number;
  readonly scratch: string;
}

/** What a thread says of a part. */
export interface ChunkReport {
  readonly chunk: number;
  /** line breaks in it */
  readonly lines: number;
  /** rows in it */
  readonly rows: number;
  readonly problems: readonly RowProblem[];
}

/**
 * @throws NotUtf8Part, NeedsSequential; Refusal `REG-020` if a file is no longer what it was, `RUN-010`
 */
export function readParts(
  task: PartTask,
  openScratch: () => Scratch,
  report: (chunk: ChunkReport) => void,
): FramePart {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const fingerprints = new FingerprintLog(task.budget, openScratch, shared);
  const openUrn = ({ households }: UrnSettings) =>
    new UrnLog(households, task.urnBudget, openScratch, shared);
  const builder = new FrameBuilder(task.settings, digest, fingerprints, openUrn);
  const files = task.files.map(() => null as OpenShared | null);
  const next = new Int32Array(task.next);
  const parities = new QuoteParities(task.parities);
  try {
    for (;;) {
      const number = Atomics.add(next, 0, 1);
      const chunk = task.chunks[number];
      if (chunk === undefined) break;
      const named = task.files[chunk.file] as SharedFile;
      try {
        const file = files[chunk.file] ?? openShared(named);
        files[chunk.file] = file;
        report(readChunk(builder, named, file, chunk, number, parities));
      } catch (cause) {
        throw unreadable(named.name, cause);
      }
    }
    for (const [at, file] of files.entries())
      if (file !== null) checkUnchanged(task.files[at] as SharedFile, file);
  } finally {
    for (const file of files) if (file !== null) closeSync(file.descriptor);
  }
  return partOf(builder);
}

interface OpenShared extends OpenFile {
  readonly scanner: RecordScanner;
}

function openShared(file: SharedFile): OpenShared {
  const descriptor = openSync(file.path, 'r');
  const open = {
    descriptor,
    size: file.size,
    begin: file.mark + file.skip,
    scanner: scannerFor(file, 0, true),
  };
  checkUnchanged(file, open);
  return open;
}

function checkUnchanged(file: SharedFile, { descriptor }: OpenFile): void {
  if (fileState(fstatSync(descriptor, { bigint: true })) !== file.state) {
    throw refuse('invalid', 'REG-020', { file: file.name });
  }
}

function readChunk(
  builder: FrameBuilder,
  file: SharedFile,
  open: OpenShared,
  chunk: Chunk,
  number: number,
  parities: QuoteParities,
): ChunkReport {
  const { scanner } = open;
  loadChunk(scanner, open, chunk, number, parities);
  const suspect = !isWhole(file, scanner, chunk.file);
  if (chunk.first) scanner.beginAt(file.firstLine);
  const rowsBefore = builder.rows;
  builder.startFile(chunk.file, file, file.name);
  let records = 0;
  while (scanner.next(true)) {
    records++;
    if (suspect) checkRecord(file.encoding, scanner);
    // Quotation marks that are amiss make every later part doubtful; one reading in a row names the place.
    if (scanner.fault !== null && scanner.fault !== 'nul' && scanner.fault !== 'bytes')
      throw new NeedsSequential();
    // The first record of a file is its header.
    if (records > 1 || !chunk.first) builder.add(scanner);
  }
  if (chunk.first && records === 0) throw new NeedsSequential();
  builder.flush(scanner);
  const problems = builder.problems.take();
  return {
    chunk: number,
    lines: scanner.nextLine - 1,
    rows: builder.rows - rowsBefore,
    problems,
  };
}

function isWhole(file: SharedFile, scanner: RecordScanner, number: number): boolean {
  try {
    return isWholeText(file, scanner, true);
  } catch (cause) {
    throw cause instanceof NotUtf8 ? new NotUtf8Part(number) : cause;
  }
}
