import { basename, relative, resolve } from 'node:path';
import type { Json } from '../core/canonical.js';
import type { LoadedPlan } from './opening.js';

/** The reason in the log, the same in every language; the summary has it in the reader's. */
export const ALREADY = 'already on the panel';

/** Who is on the panel already can't be drawn again: the list is the last rule that excludes. */
export function withAlready(loaded: LoadedPlan, path: string | undefined): LoadedPlan {
  if (path === undefined) return loaded;
  const rule = { ids: relative(resolve(loaded.folder), resolve(path)), reason: ALREADY };
  const planned = loaded.input.eligibility?.exclude ?? [];
  const input = {
    ...loaded.input,
    eligibility: { ...loaded.input.eligibility, exclude: [...planned, rule] },
  };
  const typed = loaded.overrides as Record<string, Json>;
  const eligibility = typed.eligibility as Record<string, Json> | undefined;
  const exclude = [...planned, { ...rule, ids: basename(path) }] as Json[];
  const overrides = { ...typed, eligibility: { ...eligibility, exclude } };
  return { ...loaded, input, overrides };
}
