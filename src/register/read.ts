import type { RegisterPlan } from '../core/plan.js';
import { error, type Place, type Problem, Refusal, SHOWN_LINES } from '../core/problem.js';
import { type FileFacts, inspectFile, NotUtf8, type RegisterFile, scanFile } from './file.js';
import { FingerprintSet, fingerprintOf } from './fingerprints.js';
import { FrameBuilder, type FrameSettings } from './frame-builder.js';
import type { RecordScanner } from './scanner.js';
import type { RegisterSource } from './source.js';
import { ProblemTally, type ValueTally } from './tally.js';

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

export interface ReadOptions {
  /** bytes of all files read so far */
  readonly progress?: (bytes: number, rows: number) => void;
  /** sees every record behind the header */
  readonly observe?: (record: RecordScanner, file: RegisterFile) => void;
}

/** What one reading of the whole register gives. */
export interface FrameReading {
  /** as they were read: an encoding that was guessed is now known */
  readonly register: readonly RegisterFile[];
  readonly files: readonly FileFacts[];
  /** checksum of the records in any order, 16 hex digits */
  readonly digest: string;
  readonly builder: FrameBuilder;
  /** errors and warnings; with an error among them nothing may be drawn */
  readonly problems: readonly Problem[];
}

/**
 * Reads the register once, and a second time only to name duplicate ids.
 * @throws Refusal if a file can't be read or changes meanwhile; problems of rows are returned, not thrown
 */
export async function readFrame(
  register: readonly RegisterFile[],
  settings: Omit<FrameSettings, 'seen'>,
  options: ReadOptions = {},
): Promise<FrameReading> {
  for (let files = register; ; ) {
    try {
      return await readOnce(files, settings, options);
    } catch (cause) {
      if (!(cause instanceof WrongEncoding)) throw cause;
      const wrong = cause.file;
      files = files.map((file, index) =>
        index === wrong ? { ...file, encoding: 'windows-1252' as const, guessed: false } : file,
      );
    }
  }
}

class WrongEncoding extends Error {
  constructor(readonly file: number) {
    super('not UTF-8');
  }
}

async function readOnce(
  register: readonly RegisterFile[],
  settings: Omit<FrameSettings, 'seen'>,
  options: ReadOptions,
): Promise<FrameReading> {
  const fingerprints = new FingerprintSet();
  const suspects = new Suspects();
  const builder = new FrameBuilder({
    ...settings,
    seen: (high, low) => {
      if (fingerprints.add(high, low)) suspects.add(high, low);
    },
  });
  const problems: Problem[] = [];
  const files: FileFacts[] = [];
  let before = 0;
  for (const [index, file] of register.entries()) {
    builder.startFile(index, file.header);
    let isHeader = true;
    const facts = await scanFile(file, {
      hashed: true,
      record: (scanner) => {
        if (!isHeader) {
          builder.add(scanner);
          options.observe?.(scanner, file);
        }
        isHeader = false;
        return true;
      },
      progress: (bytes) => options.progress?.(before + bytes, builder.rows),
    }).catch((cause: unknown) => {
      throw cause instanceof NotUtf8 ? new WrongEncoding(index) : cause;
    });
    if (facts.rows === 0) problems.push(error('REG-004', { file: facts.name }));
    problems.push(...builder.problems.problems(facts.name));
    builder.problems = new ProblemTally();
    files.push(facts);
    before += facts.bytes;
  }
  problems.push(...valueProblems(settings, builder.unknownValues));
  if (!suspects.isEmpty) problems.push(...(await duplicateIds(register, settings, suspects)));
  return { register, files, digest: builder.content.toString(), builder, problems };
}

/** The values that no category takes, with their counts, if they are few enough to be categories. */
function valueProblems(settings: Omit<FrameSettings, 'seen'>, tallies: readonly ValueTally[]): Problem[] {
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

/** Fingerprints that came twice. Of very many (a wrong id column) only the first are looked into. */
class Suspects {
  readonly #keys = new Set<string>();
  rows = 0;

  add(high: number, low: number): void {
    this.rows++;
    if (this.#keys.size < MOST_SUSPECTS) this.#keys.add(`${high}:${low}`);
  }

  has(high: number, low: number): boolean {
    return this.#keys.has(`${high}:${low}`);
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }
}

const MOST_SUSPECTS = 1000;

/** Reads the ids again and compares the suspected ones as texts. */
async function duplicateIds(
  register: readonly RegisterFile[],
  settings: Omit<FrameSettings, 'seen'>,
  suspects: Suspects,
): Promise<Problem[]> {
  const places = new Map<string, Place[]>();
  const reader = new FrameBuilder({ ...settings, draw: null, seen: () => {} });
  const column = settings.plan.register.columns.id.join(', ');
  for (const [index, file] of register.entries()) {
    reader.startFile(index, file.header);
    let isHeader = true;
    await scanFile(file, {
      hashed: false,
      record: (scanner) => {
        const id = isHeader ? null : reader.idOf(scanner);
        isHeader = false;
        if (id !== null && suspects.has(...fingerprintOf(id))) {
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
    problems.push(error('REG-021', { column }, { count: Math.max(more, suspects.rows - SHOWN_LINES) }));
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
