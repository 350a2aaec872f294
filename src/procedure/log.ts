import { digest, sha256Bytes } from '#machine';
import { fingerprint, logLines } from '../audit/chain.js';
import { type BasisFacts, basisEvents, drawnEvents, redrawEvent, type Stage } from '../audit/entries/draw.js';
import type { OutputFacts } from '../audit/entries/outputs.js';
import type { Json } from '../core/canonical.js';
import type { Draw } from '../core/draw.js';
import type { FrameReading } from '../register/read.js';
import type { Committed } from './committed.js';
import type { ListFile } from './lists.js';
import type { Preparation } from './opening.js';
import type { Program, Tools } from './tools.js';

/** What stands in a log besides the people. */
export function basisFacts(
  { loaded, inputs, key }: Preparation,
  reading: Pick<FrameReading, 'files'>,
  program: Program,
): BasisFacts {
  const { file: planFile, overrides } = loaded;
  const keyHash = key === null ? null : digest(key);
  return {
    source: { planFile, overrides: overrides as Json, inputs, keyHash, ...program },
    register: { files: reading.files },
  };
}

/** Lists as the log speaks of them. Pages are made from them and are in a reader's language. */
export function outputFacts(files: readonly ListFile[]): OutputFacts[] {
  return files
    .filter(({ name }) => !name.endsWith('.html'))
    .map(({ name, bytes, rows, rows_sha256 }) => ({
      ...{ name, rows, bytes: bytes.length, sha256: sha256Bytes(bytes) },
      ...(rows_sha256 === undefined ? {} : { rows_sha256 }),
    }));
}

/** The log of a draw that nothing was committed to; of a panel behind the lines of the draw before it. */
export function drawLog(
  stage: Stage,
  preparation: Preparation,
  draw: Draw,
  reading: FrameReading,
  files: readonly ListFile[],
  { program, now }: Pick<Tools, 'program' | 'now'>,
  before: readonly string[] = [],
): string[] {
  const basis = basisEvents(stage, draw, basisFacts(preparation, reading, program));
  const drawn = drawnEvents(stage, draw, outputFacts(files));
  return logLines(digest, [...basis, ...drawn], now(), before);
}

/**
 * The log of a draw on a commitment, behind the lines that it has already.
 * @param reason why the draw before it is set aside; left out: it is the first
 */
export function committedLog(
  { stage, lines }: Committed,
  draw: Draw,
  files: readonly ListFile[],
  reason: string | undefined,
  { now }: Pick<Tools, 'now'>,
): string[] {
  const drawn = drawnEvents(stage, draw, outputFacts(files));
  const aside =
    reason === undefined ? [] : [redrawEvent(stage, { reason, sets_aside: fingerprint(digest, lines) })];
  return logLines(digest, [...aside, ...drawn], now(), lines);
}
