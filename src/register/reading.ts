import type { Problem } from '../core/problem.js';
import type { FileFacts, RegisterFile } from './file.js';
import type { Repeats } from './fingerprints.js';
import type { FrameTally } from './frame-tally.js';
import type { UrnParts } from './urn/log.js';

/** What one reading of the whole register gives. */
export interface FrameReading {
  /** as they were read: an encoding that was guessed is now known */
  readonly register: readonly RegisterFile[];
  readonly files: readonly FileFacts[];
  readonly tally: FrameTally;
  /** errors and warnings; with an error among them nothing may be drawn */
  readonly problems: readonly Problem[];
  /** everybody of the frame, for the urn; `null`: there was to be none */
  readonly urn: UrnParts | null;
}

/** The same before it is judged. */
export interface RawReading {
  readonly tally: FrameTally;
  readonly files: readonly FileFacts[];
  readonly problems: readonly Problem[];
  readonly repeats: Repeats;
  readonly urn: UrnParts | null;
}
