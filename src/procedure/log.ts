import { digest, sha256Bytes } from '#machine';
import {
  allocationBody,
  frameBody,
  outputsBody,
  planBody,
  registerBody,
  seedBody,
  selectionBody,
} from '../audit/bodies.js';
import { type LogEvent, logLines, PANEL_PREFIX } from '../audit/log.js';
import type { Draw } from '../core/draw.js';
import type { FrameReading } from '../register/read.js';
import type { ListFile } from './lists.js';
import type { Preparation } from './opening.js';
import type { Program, Tools } from './tools.js';

/** The seven entries of a draw, in their order (SPEC 8). */
function drawEvents(
  preparation: Preparation,
  draw: Draw,
  reading: FrameReading,
  files: readonly ListFile[],
  program: Program,
): LogEvent[] {
  const { plan, frame, seed, allocation, lottery } = draw;
  const facts = {
    plan,
    planFile: preparation.loaded.file,
    overrides: preparation.loaded.overrides,
    inputs: preparation.inputs,
    keyHash: preparation.key === null ? null : digest(preparation.key),
    ...program,
  };
  return [
    { type: 'plan', body: planBody(facts) },
    { type: 'register', body: registerBody({ files: reading.files, digest: reading.tally.digest }) },
    { type: 'frame', body: frameBody(plan, frame) },
    { type: 'seed', body: seedBody(seed, plan.seed.source) },
    { type: 'allocation', body: allocationBody(plan, frame, allocation, lottery) },
    { type: 'selection', body: selectionBody(draw) },
    { type: 'outputs', body: outputsBody(outputFacts(files)) },
  ];
}

/** Lists as the log speaks of them. Pages are made from them and are in a reader's language. */
export function outputFacts(files: readonly ListFile[]) {
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
  return logLines(digest, drawEvents(preparation, draw, reading, files, program), now());
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
  const events = drawEvents(preparation, draw, reading, files, program);
  const named = events.map(({ type, body }) => ({ type: PANEL_PREFIX + type, body }));
  return logLines(digest, named, now(), before);
}
