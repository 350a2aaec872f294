import { digest } from '#machine';
import type { RegisterPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, SHOWN_LINES, warning } from '../core/problem.js';
import { NeedsSequential, NotUtf8Part } from './again.js';
import { columnPlaces } from './columns-in-file.js';
import { type FileFacts, inspectFile, NotUtf8, type RegisterFile, scanFile } from './file.js';
import {
  FingerprintLog,
  findRepeats,
  fingerprintKey,
  type Repeats,
  type Scratch,
  type ScratchReader,
} from './fingerprints.js';
import { FrameBuilder, type FrameSettings } from './frame-builder.js';
import { type FramePart, type FrameTally, mergeParts, partOf } from './frame-tally.js';
import { fingerprintOf } from './id-fingerprint.js';
import { idOf } from './ids.js';
import type { RegisterSource } from './source.js';
import { problemsIn, type ValueTally } from './tally.js';

/**
 * Looks at all files of a register; they must have the same columns, in whatever order.
 * @throws Refusal with the problems of all files
 */
export async function openRegister(
  sources: readonly RegisterSource[],
  plan: Pick<RegisterPlan, 'encoding' | 'delimiter'>,
): Promise<readonly RegisterFile[]> {
  const files: RegisterFile[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    try {
      files.push(await inspectFile(source, plan));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      problems.push(...cause.problems);
    }
  }
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

/** Reads all parts of a register, by threads. */
export type ReadInParallel = (
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: { readonly budget: number; readonly progress?: (bytes: number, rows: number) => void },
) => Promise<Omit<RawReading, 'tally'> & { readonly parts: readonly FramePart[] }>;

export interface ReadOptions {
  /** bytes of all files read so far */
  readonly progress?: (bytes: number, rows: number) => void;
  /** reads with several threads; left out: in one go */
  readonly parallel?: ReadInParallel;
  /** bytes of memory for fingerprints */
  readonly fingerprintBytes?: number;
  /** where fingerprints go that memory has no room for; left out: memory has room */
  readonly scratch?: { readonly open: () => Scratch; readonly reader: () => ScratchReader };
}

/** What one reading of the whole register gives. */
export interface FrameReading {
  /** as they were read: an encoding that was guessed is now known */
  readonly register: readonly RegisterFile[];
  readonly files: readonly FileFacts[];
  readonly tally: FrameTally;
  /** errors and warnings; with an error among them nothing may be drawn */
  readonly problems: readonly Problem[];
}

/** Memory for fingerprints, some four million of them; what is beyond goes to a scratch file. */
const FINGERPRINT_BYTES = 24 << 20;

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
      const canShare = files.every((file) => file.source.path !== null && file.encoding !== 'utf-16le');
      const read =
        parallel !== undefined && canShare
          ? await readWithThreads(files, settings, options, parallel)
          : await readInOneGo(files, settings, options);
      return await conclude(files, settings, read);
    } catch (cause) {
      if (cause instanceof NotUtf8Part) files = asWindows1252(files, cause.file);
      else if (cause instanceof NeedsSequential) parallel = undefined;
      else throw cause;
    }
  }
}

function asWindows1252(files: readonly RegisterFile[], wrong: number): RegisterFile[] {
  return files.map((file, index) =>
    index === wrong ? { ...file, encoding: 'windows-1252' as const, guessed: false } : file,
  );
}

interface RawReading {
  readonly tally: FrameTally;
  readonly files: readonly FileFacts[];
  readonly problems: readonly Problem[];
  readonly repeats: Repeats;
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
    ...(progress === undefined ? {} : { progress }),
  });
  return { ...read, tally: mergeParts(read.parts, settings) };
}

async function readInOneGo(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  options: ReadOptions,
): Promise<RawReading> {
  const usual = options.scratch === undefined ? Number.POSITIVE_INFINITY : FINGERPRINT_BYTES;
  const budget = options.fingerprintBytes ?? usual;
  const log = new FingerprintLog(budget, options.scratch?.open ?? noScratch);
  const builder = new FrameBuilder(settings, digest, log);
  const problems: Problem[] = [];
  const files: FileFacts[] = [];
  let before = 0;
  for (const [index, file] of register.entries()) {
    builder.startFile(index, file.header, file.source.name);
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
    files.push(facts);
    before += facts.bytes;
  }
  const part = partOf(builder);
  const repeats = findRepeats([part.fingerprints], () => true, options.scratch?.reader() ?? noScratch());
  return { tally: mergeParts([part], settings), files, problems, repeats };
}

function noScratch(): Scratch & ScratchReader {
  const refuseUse = () => {
    throw new Error('there is no scratch file');
  };
  return { path: '', append: refuseUse, read: refuseUse, close: () => {} };
}

async function conclude(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  read: RawReading,
): Promise<FrameReading> {
  const { tally, files, repeats } = read;
  const problems = [
    ...files.filter((file) => file.rows === 0).map((file) => error('REG-004', { file: file.name })),
    ...read.problems,
    ...(tally.isSlow ? [warning('RUN-003')] : []),
    ...valueProblems(settings, tally.unknownValues),
    ...(repeats.rows === 0 ? [] : await duplicateIds(register, settings, repeats)),
  ];
  return { register, files, tally, problems };
}

/** The values that no category takes, with their counts, if they are few enough to be categories. */
function valueProblems(settings: FrameSettings, tallies: readonly ValueTally[]): Problem[] {
  return tallies.flatMap((tally, at) => {
    const dimension = settings.plan.stratify[at];
    if (tally.rows === 0 || dimension?.source !== 'column') return [];
    const { column, name } = dimension;
    const { id, household } = settings.plan.register.columns;
    const isPersonal = id.includes(column) || household.includes(column);
    if (!tally.isShowable || isPersonal)
      return [error('REG-043', { column }, { dimension: name, rows: tally.rows })];
    const values = [...tally.counts].map(([value, count]) => `${value} (${count})`).sort();
    return [error('REG-042', { column }, { dimension: name, values })];
  });
}

/** Reads the ids again and compares the suspected ones as texts. */
async function duplicateIds(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  repeats: Repeats,
): Promise<Problem[]> {
  const places = new Map<string, Place[]>();
  const suspects = new Set(repeats.keys);
  const column = settings.plan.register.columns.id.join(', ');
  for (const file of register) {
    const columns = columnPlaces(settings.plan, file.header, file.source.name);
    let isHeader = true;
    await scanFile(file, {
      hashed: false,
      record: (scanner) => {
        const id = isHeader ? null : idOf(scanner, columns);
        isHeader = false;
        if (id !== null && suspects.has(fingerprintKey(...fingerprintOf(id)))) {
          const found = places.get(id) ?? [];
          found.push({ file: file.source.name, lines: [scanner.line], column });
          places.set(id, found);
        }
        return true;
      },
    });
  }
  const duplicates = [...places.values()].filter((found) => found.length > 1).map(groupByFile);
  const problems = duplicates.slice(0, SHOWN_LINES).map((where) => error('REG-011', where));
  const more = duplicates.length - problems.length;
  if (more > 0)
    problems.push(error('REG-021', { column }, { count: Math.max(more, repeats.rows - SHOWN_LINES) }));
  return problems;
}

function groupByFile(places: readonly Place[]): Place[] {
  const files = new Map<string, Place[]>();
  for (const place of places) {
    const name = place.file ?? '';
    files.set(name, [...(files.get(name) ?? []), place]);
  }
  return [...files.values()].map((found) => ({
    ...(found[0] as Place),
    lines: found.flatMap((place) => place.lines ?? []).slice(0, SHOWN_LINES),
    total: found.length,
  }));
}
