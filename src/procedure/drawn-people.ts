import { digest } from '#machine';
import type { CommittedDraw } from '../audit/committed.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { listName, secondList } from '../audit/names.js';
import { LIST_COLUMNS } from '../core/list-cells.js';
import { refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { byTicket, joinId, labelOf, type Ticketed } from '../core/ticket.js';
import type { SideFile } from '../register/side-files.js';
import type { Files } from './files.js';
import { readListAs } from './list-readings.js';

/** Everybody who was drawn, by the lists beside a log: their ids stand nowhere else. */

export interface DrawnPerson {
  readonly id: string;
  readonly label: string;
  readonly list: 'invited' | 'reserve' | 'substitute';
  /** on the list, from 1 on */
  readonly rank: number;
}

/**
 * The people of both lists, each held against the log by their label.
 * @throws Refusal SLIP-007 (nobody was drawn yet), SLIP-008 (a list has no ids), SLIP-009 (it is not the list of
 *   this draw), SLIP-010 (it can't be read), SIDE-002
 */
export async function drawnPeople(
  files: Files,
  folder: string,
  { draw, isPanel, committed }: CommittedDraw,
  key: string,
): Promise<DrawnPerson[]> {
  if (draw === null) throw refuse('invalid', 'SLIP-007', { file: folder });
  const { columns } = committed.plan.register;
  const { dialect } = committed.plan.output;
  const found: DrawnPerson[] = [];
  const second = secondList(committed.plan);
  const named = [
    ['invited', 'invited', isPanel ? 'panel.csv' : 'invitations.csv'],
    ['reserve', second === 'substitutes' ? 'substitute' : 'reserve', `${second}.csv`],
  ] as const;
  for (const [part, list, name] of named) {
    const people = inOrder(draw, part);
    if (people.length === 0) continue;
    const file = files.join(folder, listName(name, dialect));
    const bytes = await readList(files, file);
    const ids = await readListAs(bytes, file, dialect, (read) => idsByRank(read, columns.id));
    if (ids === null) throw refuse('invalid', 'SLIP-008', { file }, { columns: columns.id });
    const listed = ids.map((id, at) => ({ id, label: labelOf(digest, id, key), list, rank: at + 1 }));
    const isIt =
      listed.length === people.length && listed.every(({ label }, at) => label === people[at]?.label);
    if (!isIt) throw refuse('invalid', 'SLIP-009', { file });
    found.push(...listed);
  }
  return found;
}

function inOrder({ selection }: DrawLog, list: 'invited' | 'reserve'): Ticketed[] {
  return selection.strata.flatMap((stratum) => stratum[list]).sort(byTicket);
}

async function readList(files: Files, path: string): Promise<Uint8Array> {
  return files.read(path).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'SLIP-010', { file: path }, { reason: cause.code ?? 'EIO' });
  });
}

/** The ids in the order of the ranks; `null`: there are no such columns. */
function idsByRank({ rows }: SideFile, columns: readonly string[]): string[] | null {
  const [header = [], ...people] = rows.map((row) => row.map(normaliseText));
  const places = columns.map((name) => header.indexOf(name));
  const rank = header.indexOf(LIST_COLUMNS[0]);
  if (rank < 0 || places.includes(-1)) return null;
  return people
    .sort((a, b) => Number(a[rank]) - Number(b[rank]))
    .map((row) => joinId(places.map((at) => row[at] ?? '')));
}
