import { NeedsSequential } from '../again.js';
import type { DrawSettings } from '../frame-builder.js';
import type { RegisterSource } from '../source.js';
import { UrnAssembly } from './assembly.js';
import type { UrnShape } from './judge.js';
import { readLines } from './lines.js';
import type { UrnOptions, UrnReading } from './parallel.js';
import { PieceReader } from './piece.js';

export type { UrnFault } from './faults.js';
export type { UrnMember, UrnShape } from './judge.js';
export type { UrnReading } from './parallel.js';

export interface ReadUrnOptions extends UrnOptions {
  /** bytes and people read so far */
  readonly progress?: (bytes: number, rows: number) => void;
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
  { urn, progress }: ReadUrnOptions = {},
): Promise<UrnReading> {
  if (urn === undefined || source.path === null) return readInOneGo(source, shape, draw, progress);
  try {
    return await urn.read(source, shape, draw, progress);
  } catch (cause) {
    if (cause instanceof NeedsSequential) return readInOneGo(source, shape, draw, progress);
    throw cause;
  }
}

async function readInOneGo(
  source: RegisterSource,
  shape: UrnShape,
  draw: DrawSettings | null,
  progress: ReadUrnOptions['progress'],
): Promise<UrnReading> {
  const reader = new PieceReader(shape, draw);
  const assembly = new UrnAssembly();
  reader.start(true, 0);
  const { sha256, endsLine, lineFeeds } = await readLines(source, reader.longest, reader, (bytes) => {
    assembly.addLeaves(reader.subtrees());
    progress?.(bytes, assembly.rows);
  });
  assembly.addLeaves(reader.subtrees());
  reader.end(endsLine);
  reader.judge.finish();
  assembly.add(reader.piece(lineFeeds));
  const { sizes, pools } = reader.judge;
  const { kept: faults, total: faultTotal } = assembly.faults;
  return { facts: assembly.facts(sha256), sizes: [...sizes], pools, faults, faultTotal };
}
