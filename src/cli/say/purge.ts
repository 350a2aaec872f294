import { groupsOfFour } from '../../messages/fill.js';
import type { PurgeFacts } from '../../procedure/purge.js';
import type { PurgeTarget } from '../../procedure/purge-files.js';
import type { Terminal } from '../terminal.js';

/** What `purge` says: what goes, what stays for now, and the log's new fingerprint. */

export interface SaidPurge {
  readonly target: string;
  readonly dryRun: boolean;
  readonly due: boolean;
  /** paths of files that are still there */
  readonly left: readonly string[];
}

export function sayPurge(terminal: Terminal, facts: PurgeFacts, said: SaidPurge): void {
  const { targets, recorded, notDue, fingerprint } = facts;
  const { target, dryRun, due, left } = said;
  const removed = dryRun ? [] : targets.filter(({ path }) => !left.includes(path));
  terminal.json({
    format: 'losverfahren/purge/1',
    draw: target,
    dry_run: dryRun,
    due,
    files: targets.map(({ path, file }) => ({ path, kind: file.kind, rows: file.rows })),
    removed: removed.map(({ path }) => path),
    left: dryRun ? [] : left,
    recorded,
    not_due: notDue,
    fingerprint,
  });
  terminal.heading(dryRun ? 'purge.title-dry' : 'purge.title', { folder: target });
  for (const one of dryRun ? targets : removed) terminal.say(lineOf(terminal, one));
  if (targets.length === 0) terminal.tell(due ? 'purge.nothing-due' : 'purge.nothing');
  for (const { what, date } of notDue) terminal.tell('purge.not-due', { deadline: what, date }, 2);
  if (dryRun || targets.length === 0) return;
  terminal.say();
  terminal.tell('purge.backups');
  if (recorded.length === 0) {
    terminal.tell('purge.finished');
    return;
  }
  terminal.tell('purge.fingerprint');
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
}

/** What somebody on a terminal sees before they are asked. @returns the question */
export function questionOf(terminal: Terminal, { targets }: PurgeFacts): string {
  for (const one of targets) terminal.say(lineOf(terminal, one));
  return terminal.text('ask.purge', { count: targets.length });
}

function lineOf(terminal: Terminal, { path, file: { kind, rows } }: PurgeTarget): string {
  // The number of slips is not that of one file.
  const count = rows === null || kind === 'slip' ? '' : `, ${terminal.text('people', { count: rows })}`;
  return `  ${path.padEnd(28)} ${terminal.text(`purged.${kind}`)}${count}`;
}
