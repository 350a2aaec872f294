import { digest } from '#machine';
import { isListHeader, plainCell } from '../core/list-cells.js';
import type { RegisterDialect } from '../core/plan.js';
import { error, type Problem, Refusal } from '../core/problem.js';
import { NeedsSequential, NotUtf8Part } from './again.js';
import { type FileFacts, NotUtf8, type RegisterFile, scanFile } from './file.js';
import { findings } from './findings.js';
import { FingerprintLog, findRepeats, type Scratch, type ScratchReader } from './fingerprints.js';
import { FrameBuilder, type FrameSettings, type UrnSettings } from './frame-builder.js';
import { type FramePart, mergeParts, partOf } from './frame-tally.js';
import { inspectFile } from './inspect.js';
import type { FrameReading, RawReading } from './reading.js';
import { lookAtShortRows } from './short-rows.js';
import type { RegisterSource } from './source.js';
import { UrnLog, type UrnParts } from './urn/log.js';
import type { UrnOptions } from './urn/parallel.js';

export type { FrameReading } from './reading.js';

import { problemsIn } from './tally.js';
import { lookAtText } from './text-look.js';

/**
 * Looks at all files of a register; they must have the same columns, in whatever order.
 * @throws Refusal with the problems of all files
 */
export async function openRegister(
  sources: readonly RegisterSource[],
  plan: RegisterDialect,
): Promise<readonly RegisterFile[]> {
  const files: RegisterFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    try {
      const { withRowsOfBook } = await import('./workbook/source.js');
      files.push(withPlainNames(await inspectFile(await withRowsOfBook(source, plan), plan)));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
  const { sheet } = plan;
  if (
    sheet !== undefined &&
    problems.length === 0 &&
    files.every(({ source }) => source.workbook === undefined)
  )
    problems.push(
      error(
        'BOOK-009',
        files.map(({ source }) => ({ file: source.name })),
        { sheet },
      ),
    );
  const first = files[0];
  for (const file of files.slice(1)) {
    const differs =
      file.header.length !== first?.header.length || file.header.some((name) => !first.header.includes(name));
    if (differs)
      problems.push(error('REG-019', { file: file.source.name }, { first: first?.source.name ?? '' }));
  }
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return files;
}

/** Names of columns were made safe for a spreadsheet as well, in a list of ours. */
function withPlainNames(file: RegisterFile): RegisterFile {
  return isListHeader(file.header) ? { ...file, header: file.header.map(plainCell) } : file;
}

/** Reads all parts of a register, by threads. */
export type ReadInParallel = (
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: {
    readonly budget: number;
    readonly urnBudget: number;
    readonly progress?: (bytes: number, rows: number) => void;
  },
) => Promise<Omit<RawReading, 'tally' | 'urn'> & { readonly parts: readonly FramePart[] }>;

export interface ReadOptions extends UrnOptions {
  /** bytes of all files read so far */
  readonly progress?: (bytes: number, rows: number) => void;
  /** reads with several threads; left out: in one go */
  readonly parallel?: ReadInParallel;
  /** bytes of memory for fingerprints */
  readonly fingerprintBytes?: number;
  /** bytes of memory for what people leave for the urn */
  readonly urnBytes?: number;
}

/** Memory for fingerprints, some four million of them; what is beyond goes to a scratch file. */
const FINGERPRINT_BYTES = 24 << 20;
/** Memory for the urn, some million people; what is beyond goes to a scratch file. */
const URN_BYTES = 48 << 20;

/**
 * Reads the register once, and a second time only to name duplicate ids.
 * @throws Refusal if a file can't be read or changes meanwhile; problems of rows are returned, not thrown
 */
export async function readFrame(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: ReadOptions = {},
): Promise<FrameReading> {
  let files = register;
  let { parallel } = options;
  for (;;) {
    try {
      const canShare = files.every(
        ({ source, encoding, header }) =>
          source.path !== null && encoding !== 'utf-16le' && !isListHeader(header),
      );
      const read =
        parallel !== undefined && canShare
          ? await readWithThreads(files, settings, options, parallel)
          : await readInOneGo(files, settings, options);
      if (read.tally.signs.doubtful > 0 && files.some(({ shortRows }) => shortRows === null))
        files = await withShortRows(files);
      else return { register: files, ...(await findings(files, settings, read)) };
    } catch (cause) {
      if (cause instanceof NotUtf8Part) files = await asWindows1252(files, cause.file);
      else if (cause instanceof NeedsSequential) parallel = undefined;
      else throw cause;
    }
  }
}

/** @throws Refusal `REG-060`, `REG-061` if a part of the file is UTF-8, or it is neither */
async function asWindows1252(files: readonly RegisterFile[], wrong: number): Promise<RegisterFile[]> {
  const source = files[wrong]?.source;
  const problems = source === undefined ? [] : await lookAtText(source);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  return files.map((file, index) =>
    index === wrong ? { ...file, encoding: 'windows-1252' as const, guessed: false } : file,
  );
}

/** The files once more, and which of their records may lack fields. */
function withShortRows(files: readonly RegisterFile[]): Promise<RegisterFile[]> {
  return Promise.all(files.map(async (file) => ({ ...file, shortRows: await lookAtShortRows(file) })));
}

async function readWithThreads(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: ReadOptions,
  parallel: NonNullable<ReadOptions['parallel']>,
): Promise<RawReading> {
  const { progress } = options;
  const read = await parallel(register, settings, {
    budget: options.fingerprintBytes ?? FINGERPRINT_BYTES,
    urnBudget: options.urnBytes ?? URN_BYTES,
    ...(progress === undefined ? {} : { progress }),
  });
  return { ...read, tally: mergeParts(read.parts, settings), urn: urnOf(read.parts, settings) };
}

async function readInOneGo(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: ReadOptions,
): Promise<RawReading> {
  const usual = options.scratch === undefined ? Number.POSITIVE_INFINITY : FINGERPRINT_BYTES;
  const budget = options.fingerprintBytes ?? usual;
  const log = new FingerprintLog(budget, options.scratch?.open ?? noScratch);
  const urnBudget =
    options.urnBytes ?? (options.scratch === undefined ? Number.POSITIVE_INFINITY : URN_BYTES);
  const openUrn = ({ households }: UrnSettings) =>
    new UrnLog(households, urnBudget, options.scratch?.open ?? noScratch);
  const builder = new FrameBuilder(settings, digest, log, openUrn);
  const problems: Problem[] = [];
  const files: FileFacts[] = [];
  let before = 0;
  for (const [index, file] of register.entries()) {
    builder.startFile(index, file, file.source.name);
    const rowsBefore = builder.rows;
    let isHeader = true;
    const facts = await scanFile(file, {
      hashed: true,
      record: (scanner) => {
        if (!isHeader) builder.add(scanner);
        isHeader = false;
        return true;
      },
      drained: (scanner) => builder.flush(scanner),
      progress: (bytes) => options.progress?.(before + bytes, builder.rows),
    }).catch((cause: unknown) => {
      throw cause instanceof NotUtf8 ? new NotUtf8Part(index) : cause;
    });
    problems.push(...problemsIn(facts.name, builder.problems.take()));
    files.push({ ...facts, rows: builder.rows - rowsBefore });
    before += facts.bytes;
  }
  const part = partOf(builder);
  const repeats = findRepeats([part.fingerprints], () => true, options.scratch?.reader() ?? noScratch());
  return { tally: mergeParts([part], settings), files, problems, repeats, urn: urnOf([part], settings) };
}

function urnOf(parts: readonly FramePart[], { urn }: FrameSettings): UrnParts | null {
  if (!urn) return null;
  return { households: urn.households, parts: parts.flatMap((part) => part.urn ?? []) };
}

function noScratch(): Scratch & ScratchReader {
  const refuseUse = () => {
    throw new Error('there is no scratch file');
  };
  return { path: '', append: refuseUse, read: refuseUse, close: () => {} };
}
