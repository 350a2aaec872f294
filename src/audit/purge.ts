import { URN_NAME } from '../core/urn.js';
import { prefixOf, type Stage } from './entries/draw.js';
import type { ReadEntry } from './entries/line.js';
import type { PurgedFile } from './entries/purge.js';
import type { LinedPurge } from './parts.js';

/**
 * What a log says was deleted (SPEC 8), line by line: a draw puts its lists there, a commitment its urn, a purge takes
 * them away. What was drawn anew afterwards is there again.
 */

/** A file that was deleted, and is not there again. */
export interface Purged extends PurgedFile {
  /** of which draw, for lists and urns; `null`: of no particular one */
  readonly stage: Stage | null;
  /** number of the entry's line, from 0 */
  readonly line: number;
  readonly at: string;
}

export interface PurgeRecord {
  readonly purged: readonly Purged[];
  /** lists and urns that were written beside the log, the last of each name, and not deleted */
  readonly beside: readonly Written[];
  /** names of those that can't be there any more */
  readonly gone: readonly string[];
  /** lines, counted from 1, that say of something that it was deleted that was never there, or is gone already */
  readonly unfit: readonly number[];
}

type Line = Pick<ReadEntry, 'type' | 'body' | 'at'> | null;

/**
 * @param lines `null`: no entry
 * @param purges those of them that have the form of one
 */
export function purgeRecord(lines: readonly Line[], purges: readonly LinedPurge[]): PurgeRecord {
  const there = new Map<string, Written>();
  const purged = new Map<string, Purged>();
  const unfit = new Set<number>();
  const byLine = new Map(purges.map(({ line, files }) => [line, files]));
  for (const [at, line] of lines.entries()) {
    for (const file of written(line)) {
      there.set(file.name, file);
      purged.delete(`${file.stage}/${file.name}`);
    }
    for (const file of byLine.get(at) ?? []) {
      const own = isBeside(file) ? there.get(file.name) : undefined;
      const fits = isBeside(file) ? own?.rows === file.rows : file.kind !== 'key' || hasKey(lines, at);
      if (!fits) unfit.add(at + 1);
      if (isBeside(file)) there.delete(file.name);
      const stage = own?.stage ?? null;
      purged.set(`${stage ?? file.kind}/${file.name}`, { ...file, stage, line: at, at: line?.at ?? '' });
    }
  }
  const gone = [...purged.values()].filter((file) => isBeside(file) && !there.has(file.name));
  return {
    purged: [...purged.values()],
    beside: [...there.values()],
    gone: [...new Set(gone.map(({ name }) => name))],
    unfit: [...unfit],
  };
}

/** Something that stands beside the log, where it can be deleted once; of the others there may be more. */
export const isBeside = ({ kind }: Pick<PurgedFile, 'kind'>): boolean => kind === 'list' || kind === 'urn';

/** A file that an entry says was written. */
export interface Written {
  readonly name: string;
  readonly rows: number;
  readonly stage: Stage;
}

type Loose = { readonly [key: string]: unknown } | null | undefined;

/** What stands beside the log because of this entry. Whether it has its form is for others to say. */
function written(line: Line): Written[] {
  const body = line?.body as Loose;
  for (const stage of ['letters', 'panel'] as const) {
    if (line?.type === `${prefixOf(stage)}outputs`) {
      const files = (Array.isArray(body?.files) ? body.files : []) as Loose[];
      return files.map((file) => ({ name: String(file?.name), rows: Number(file?.rows), stage }));
    }
    if (line?.type === `${prefixOf(stage)}commitment`)
      return [{ name: URN_NAME, rows: Number((body?.urn as Loose)?.rows), stage }];
  }
  return [];
}

/** Whether labels were made with a key in the first so many lines. */
function hasKey(lines: readonly Line[], count: number): boolean {
  return lines.slice(0, count).some((line) => {
    const isPlan = line?.type === 'plan' || line?.type === `${prefixOf('panel')}plan`;
    return isPlan && typeof (line?.body as Loose)?.label_key_hash === 'string';
  });
}
