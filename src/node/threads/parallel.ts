import type { Problem } from '../../core/problem.js';
import { type FileFacts, factsOf, type RegisterFile } from '../../register/file.js';
import type { Repeats } from '../../register/fingerprints.js';
import type { FrameSettings } from '../../register/frame-builder.js';
import type { FramePart } from '../../register/frame-tally.js';
import type { ReadInParallel } from '../../register/read.js';
import { hashSource } from '../../register/source.js';
import { ProblemTally } from '../../register/tally.js';
import { CHUNK_BYTES, chunksOf, sizeOfRecords } from './chunks.js';
import { Crew } from './crew.js';
import { QuoteParities } from './parities.js';
import type { ChunkReport, PartTask, SharedFile } from './part-reader.js';

/** Reads a register with several threads; the result is the same with any number of them. */

export interface ParallelOptions {
  readonly workers: number;
  /** the file that a thread runs; it calls {@link serveParts} */
  readonly entry: URL;
  readonly chunkBytes?: number;
  /** folder for fingerprints that memory has no room for */
  readonly scratch: string;
  /** bytes of memory for fingerprints, of all threads together */
  readonly budget: number;
  /** the same for the urn */
  readonly urnBudget: number;
  readonly progress?: (bytes: number, rows: number) => void;
}

/** What threads and the one that directs them say to each other. */
export type WorkerMessage =
  | { readonly kind: 'chunk'; readonly report: ChunkReport }
  | { readonly kind: 'part'; readonly part: FramePart }
  | { readonly kind: 'repeats'; readonly repeats: Repeats };

export interface RepeatTask {
  readonly parts: readonly FramePart['fingerprints'][];
  /** this thread looks through every `of`-th partition, beginning with `first` */
  readonly first: number;
  readonly of: number;
}

/** Reads with these threads whatever it is told to. */
export function inThreads(
  threads: Omit<ParallelOptions, 'budget' | 'urnBudget' | 'progress'>,
): ReadInParallel {
  return (register, settings, options) => readInParallel(register, settings, { ...threads, ...options });
}

export interface ParallelReading {
  readonly parts: readonly FramePart[];
  readonly files: readonly FileFacts[];
  readonly problems: readonly Problem[];
  readonly repeats: Repeats;
}

/** @throws NotUtf8Part, NeedsSequential, WorkerFailure; Refusal `REG-020` */
async function readInParallel(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: ParallelOptions,
): Promise<ParallelReading> {
  const files = register.map(shareFile);
  const chunks = chunksOf(
    files.map(({ mark, skip, size }) => ({ begin: mark + skip, size })),
    options.chunkBytes ?? CHUNK_BYTES,
  );
  const shared = new SharedArrayBuffer(QuoteParities.bytes(chunks.length));
  const next = new SharedArrayBuffer(4);
  const budget = Math.floor(options.budget / options.workers);
  const task: PartTask = {
    settings,
    files,
    chunks,
    next,
    parities: shared,
    budget,
    urnBudget: Math.floor(options.urnBudget / options.workers),
    scratch: options.scratch,
  };
  const crew = new Crew<WorkerMessage>(options, task);
  try {
    const hashing = Promise.all(register.map((file) => hashSource(file.source)));
    // A failure of the crew comes first; the hashes are then of no use.
    hashing.catch(() => {});
    const { parts, reports } = await readAll(crew, options.progress, task);
    const repeats = await findRepeats(crew, parts);
    const hashes = await hashing;
    const { rows, problems } = putTogether(reports, task);
    const facts = register.map((file, at) => ({
      ...factsOf(file, file.source.size, hashes[at] ?? ''),
      rows: rows[at] ?? 0,
    }));
    return { parts, files: facts, problems, repeats };
  } finally {
    await crew.dismiss();
  }
}

function shareFile({ source, ...rest }: RegisterFile): SharedFile {
  const { name, state } = source;
  const path = source.path ?? '';
  return { ...rest, path, name, size: sizeOfRecords(path, source.size), state };
}

/** Rows and problems of each file; lines are counted on from part to part. */
function putTogether(
  reports: readonly ChunkReport[],
  task: PartTask,
): { rows: number[]; problems: Problem[] } {
  const rows = task.files.map(() => 0);
  const tallies = task.files.map(() => new ProblemTally());
  const lines = task.files.map(() => 0);
  for (const [number, chunk] of task.chunks.entries()) {
    const report = reports[number] as ChunkReport;
    rows[chunk.file] = (rows[chunk.file] ?? 0) + report.rows;
    for (const problem of report.problems) tallies[chunk.file]?.add(problem, lines[chunk.file] ?? 0);
    lines[chunk.file] = (lines[chunk.file] ?? 0) + report.lines;
  }
  return { rows, problems: tallies.flatMap((tally, at) => tally.problems(task.files[at]?.name ?? '')) };
}

/** All parts, and what was said of each chunk. */
function readAll(
  crew: Crew<WorkerMessage>,
  progress: ParallelOptions['progress'],
  task: PartTask,
): Promise<{ parts: FramePart[]; reports: ChunkReport[] }> {
  const reports: ChunkReport[] = new Array(task.chunks.length);
  const parts: FramePart[] = [];
  let bytes = 0;
  let rows = 0;
  return crew.until((message) => {
    if (message.kind === 'chunk') {
      const { report } = message;
      reports[report.chunk] = report;
      const chunk = task.chunks[report.chunk];
      bytes += chunk === undefined ? 0 : chunk.end - chunk.start;
      rows += report.rows;
      progress?.(bytes, rows);
    }
    if (message.kind === 'part') parts.push(message.part);
    return parts.length === crew.size ? { parts, reports } : null;
  });
}

function findRepeats(crew: Crew<WorkerMessage>, parts: readonly FramePart[]): Promise<Repeats> {
  const found: Repeats[] = [];
  const fingerprints = parts.map((part) => part.fingerprints);
  crew.tellAll((first): RepeatTask => ({ parts: fingerprints, first, of: crew.size }));
  return crew.until((message) => {
    if (message.kind === 'repeats') found.push(message.repeats);
    if (found.length < crew.size) return null;
    const keys = found.flatMap((repeats) => repeats.keys).sort();
    return { keys, rows: found.reduce((sum, repeats) => sum + repeats.rows, 0) };
  });
}
