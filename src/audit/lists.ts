import { stratumName } from '../core/strata.js';
import { byTicket } from '../core/ticket.js';
import { type Check, check, isSame } from './checks.js';
import type { DrawLog } from './entries/draw.js';

/** A list beside the log, or `null` if it is not there. */
export interface ListFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** the columns `los_rang`, `los_schicht` and `los_ticket` of each row; `null`: no such columns */
  readonly rows: readonly (readonly string[])[] | null;
}

/** Lists whose people the log names. Of the others it has only the hash. */
const PEOPLE_OF: Readonly<Record<string, 'invited' | 'reserve' | undefined>> = {
  'invitations.csv': 'invited',
  'panel.csv': 'invited',
  'reserve.csv': 'reserve',
};

/** Whether the lists beside the log are the ones it speaks of, and name the people it names. */
export function verifyLists(log: DrawLog, lists: readonly (ListFacts | null)[]): Check[] {
  const altered = log.outputs.files.flatMap((file, at) => {
    const list = lists[at] ?? null;
    const same = list !== null && list.sha256 === file.sha256 && list.bytes === file.bytes;
    // Of lists that name nobody's ticket the hash alone is looked at.
    const counted = PEOPLE_OF[file.name] === undefined || list?.rows?.length === file.rows;
    return same && counted ? [] : [file.name];
  });
  const strangers = log.outputs.files.flatMap((file, at) => {
    const part = PEOPLE_OF[file.name];
    if (part === undefined) return [];
    const rows = lists[at]?.rows ?? null;
    return rows !== null && isSame(rows, expectedRows(log, part)) ? [] : [file.name];
  });
  return [check('lists.files', altered), check('lists.people', strangers)];
}

function expectedRows(log: DrawLog, part: 'invited' | 'reserve'): string[][] {
  const people = log.selection.strata.flatMap((stratum) =>
    stratum[part].map((person) => ({ ...person, name: stratumName(stratum.stratum) })),
  );
  people.sort(byTicket);
  return people.map((person, at) => [String(at + 1), person.name, person.ticket]);
}
