import { digest, sha256Bytes } from '#machine';
import { logLines } from '../audit/chain.js';
import { drawEvents, type LoggedFacts } from '../audit/entries/draw.js';
import type { OutputFacts } from '../audit/entries/outputs.js';
import type { Json } from '../core/canonical.js';
import type { Draw } from '../core/draw.js';
import type { FrameReading } from '../register/read.js';
import type { ListFile } from './lists.js';
import type { Preparation } from './opening.js';
import type { Program, Tools } from './tools.js';

/** What stands in a log besides the draw itself. */
function loggedFacts(
  { loaded, inputs, key }: Preparation,
  reading: FrameReading,
  files: readonly ListFile[],
  program: Program,
): LoggedFacts {
  const { file: planFile, overrides } = loaded;
  const keyHash = key === null ? null : digest(key);
  return {
    source: { planFile, overrides: overrides as Json, inputs, keyHash, ...program },
    register: { files: reading.files },
    outputs: outputFacts(files),
  };
}

/** Lists as the log speaks of them. Pages are made from them and are in a reader's language. */
export function outputFacts(files: readonly ListFile[]): OutputFacts[] {
  return files
    .filter(({ name }) => !name.endsWith('.html'))
    .map(({ name, bytes, rows }) => ({ name, rows, bytes: bytes.length, sha256: sha256Bytes(bytes) }));
}

/** The log of a draw. */
export function drawLog(
  preparation: Preparation,
  draw: Draw,
  reading: FrameReading,
  files: readonly ListFile[],
  { program, now }: Pick<Tools, 'program' | 'now'>,
): string[] {
  const events = drawEvents('letters', draw, loggedFacts(preparation, reading, files, program));
  return logLines(digest, events, now());
}

/** The log of a panel, behind the lines of the draw before it. */
export function continuedLog(
  preparation: Preparation,
  draw: Draw,
  reading: FrameReading,
  files: readonly ListFile[],
  before: readonly string[],
  { program, now }: Pick<Tools, 'program' | 'now'>,
): string[] {
  const events = drawEvents('panel', draw, loggedFacts(preparation, reading, files, program));
  return logLines(digest, events, now(), before);
}
