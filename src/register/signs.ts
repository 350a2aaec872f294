import { type Births, mergeBirths } from './day-counts.js';
import type { FrameBuilder } from './frame-builder.js';

/** What a reading notes by the way, and what may make a second look necessary. */
export interface Signs {
  /** records that lack fields, of files of which it is not known whether they may */
  readonly doubtful: number;
  /** ids that begin with a zero, and a bit for every length of an id */
  readonly zeros: number;
  readonly lengths: number;
  /** `null`: no birth dates are read */
  readonly births: Births | null;
}

export function signsOf({ doubtful, ids, eligibility }: FrameBuilder): Signs {
  const births = eligibility.birthDates?.take() ?? null;
  return { doubtful, zeros: ids.zeros, lengths: ids.lengths, births };
}

export function mergeSigns(parts: readonly Signs[]): Signs {
  const births = parts.flatMap((part) => part.births ?? []);
  return {
    doubtful: parts.reduce((sum, part) => sum + part.doubtful, 0),
    zeros: parts.reduce((sum, part) => sum + part.zeros, 0),
    lengths: parts.reduce((bits, part) => bits | part.lengths, 0),
    births: births.length === 0 ? null : mergeBirths(births),
  };
}
