import { type Check, check } from '../audit/checks.js';
import type { Stage } from '../audit/entries/draw.js';
import type { LogPart } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import type { Files } from './files.js';
import type { Remark } from './verify-request.js';
import type { Target } from './verify-target.js';

/** What a log says was deleted (SPEC 8), and whether it is. */

type Deleted = Pick<ReadLog, 'purges' | 'purged' | 'gone'>;

/** Whether lists and urn that were deleted are no longer beside the log. Nobody can see whether copies are left. */
export function checkPurged(files: Files, { folder }: Target, { purges, gone }: Deleted): Check[] {
  if (folder === null || purges.length === 0) return [];
  return [
    check(
      'purge.done',
      gone.filter((name) => files.kind(files.join(folder, name)) !== null),
    ),
  ];
}

/** Names of the lists of a draw or a panel that were deleted. */
export function purgedLists({ purged }: Pick<Deleted, 'purged'>, stage: Stage): ReadonlySet<string> {
  return new Set(
    purged.filter((file) => file.kind === 'list' && file.stage === stage).map(({ name }) => name),
  );
}

/** Whether every key that labels of these draws were made with was deleted. */
export function isKeyPurged(
  { purged }: Pick<Deleted, 'purged'>,
  parts: readonly Pick<LogPart, 'basis'>[],
): boolean {
  const hashes = new Set(parts.flatMap(({ basis }) => basis?.plan.label_key_hash ?? []));
  const keys = purged.filter(({ kind }) => kind === 'key').length;
  return keys > 0 && keys >= hashes.size;
}

/** Whether nothing but what was deleted stands behind so many lines. */
export function isBeforePurge({ lines, purges }: Pick<ReadLog, 'lines' | 'purges'>, end: number): boolean {
  const behind = new Set(purges.map(({ line }) => line));
  return end < lines.length && lines.slice(end).every((_, at) => behind.has(end + at));
}

/** What was deleted and when, once for each time that this was done. */
export function purgeRemarks({ purged, parts }: Pick<ReadLog, 'purged' | 'parts'>): Remark[] {
  const lines = [...new Set(purged.map(({ line }) => line))].sort((a, b) => a - b);
  return lines.map((line) => {
    const those = purged.filter((file) => file.line === line);
    const names = those.map(({ name }) => name);
    const params = { names, date: those[0]?.at.slice(0, 10) ?? '' };
    const stage = parts.findLast(({ begin }) => begin < line)?.stage;
    return { kind: 'purged' as const, params, ...(stage === 'panel' ? { part: 'panel' as const } : {}) };
  });
}
