import { NUMBERED_TOTAL } from '../core/lottery/portfolio.js';
import { stratumName } from '../core/strata.js';
import { byTicket } from '../core/ticket.js';
import { type Check, check, isSame } from './checks.js';
import type { DrawLog, Stage } from './entries/draw.js';
import { listName, secondList } from './names.js';

/** A list beside the log, or `null` if it is not there. */
export interface ListFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** the columns `los_rang`, `los_schicht` and `los_ticket` of each row; `null`: no such columns */
  readonly rows: readonly (readonly string[])[] | null;
}

/** Lists whose people the log names, without their endings. Of the others it has only the hash. */
const PEOPLE_OF: ReadonlyMap<string, 'invited' | 'reserve'> = new Map([
  ['invitations', 'invited'],
  ['panel', 'invited'],
  ['reserve', 'reserve'],
  ['substitutes', 'reserve'],
] as const);
const partOf = (name: string) => PEOPLE_OF.get(name.replace(/\.(?:csv|xlsx)$/, ''));

/** Whether the log speaks of the lists that such a draw writes, each once, with as many rows (SPEC 8). */
export function checkOutputs(log: DrawLog, stage: Stage): Check {
  const logged = log.outputs.files.map(({ name, rows }) => ({ name, rows }));
  const allowed = [expectedOutputs(log, stage, false), expectedOutputs(log, stage, true)];
  if (allowed.some((files) => isSame(files, logged))) return check('log.lists', []);
  const known = new Set(allowed.flat().map(({ name }) => name));
  const names = logged.map(({ name }, at) => (known.has(name) ? name : `file ${at + 1}`));
  return check('log.lists', names.length === 0 ? ['files'] : names);
}

/** @param numbered with the numbered panels of a draw with balls */
function expectedOutputs(log: DrawLog, stage: Stage, numbered: boolean): { name: string; rows: number }[] {
  const [invited, reserve] = [peopleOf(log, 'invited').length, peopleOf(log, 'reserve').length];
  const called = (name: string) => listName(name, log.plan.plan.output.dialect);
  if (stage === 'letters')
    return [
      { name: called('invitations.csv'), rows: invited },
      { name: called('reserve.csv'), rows: reserve },
    ];
  const { N } = log.frame;
  return [
    { name: called('panel.csv'), rows: invited },
    { name: called('not_drawn.csv'), rows: N - invited - reserve },
    ...(reserve === 0 ? [] : [{ name: called(`${secondList(log.plan.plan)}.csv`), rows: reserve }]),
    ...(numbered
      ? [
          { name: 'panels.csv', rows: NUMBERED_TOTAL },
          { name: called('numbers.csv'), rows: N },
        ]
      : []),
  ];
}

/**
 * Whether the lists beside the log are the ones it speaks of, and name the people it names.
 * @param purged names of those that were deleted, as the log says: they are not looked for
 */
export function verifyLists(
  log: DrawLog,
  lists: readonly (ListFacts | null)[],
  purged: ReadonlySet<string> = new Set(),
): Check[] {
  const { files } = log.outputs;
  const all = files.map((file, at) => ({ ...file, list: lists[at] ?? null }));
  const found = all.filter(({ name }) => !purged.has(name));
  const missing = found.filter(({ list }) => list === null).map(({ name }) => name);
  const altered = found.flatMap(({ name, sha256, bytes, rows, list }) => {
    if (list === null) return [];
    const same = list.sha256 === sha256 && list.bytes === bytes;
    // Of lists that name nobody's ticket the hash alone is looked at.
    const counted = partOf(name) === undefined || list.rows?.length === rows;
    return same && counted ? [] : [name];
  });
  const strangers = found.filter(({ name, list }) => {
    const part = partOf(name);
    return list !== null && part !== undefined && !isSame(list.rows ?? [], expectedRows(log, part));
  });
  const people = check(
    'lists.people',
    strangers.map(({ name }) => name),
  );
  const isOfAnother =
    strangers.length > 0 && strangers.every(({ list }) => isOtherDraw(log, list?.rows ?? []));
  const present = check('lists.present', missing);
  if (found.length === 0 && all.length > 0) return [{ ...present, note: 'purged' }];
  return [
    found.length === all.length ? present : { ...present, note: 'purged' },
    check('lists.files', altered),
    isOfAnother ? { ...people, note: 'other-draw' } : people,
  ];
}

/** A list of people none of whom has a ticket of this draw. */
function isOtherDraw(log: DrawLog, rows: readonly (readonly string[])[]): boolean {
  const tickets = new Set(
    (['invited', 'reserve'] as const).flatMap((part) => peopleOf(log, part).map(({ ticket }) => ticket)),
  );
  return rows.length > 0 && rows.every(([, , ticket]) => !tickets.has(ticket ?? ''));
}

function peopleOf(log: DrawLog, part: 'invited' | 'reserve') {
  return log.selection.strata.flatMap((stratum) =>
    stratum[part].map((person) => ({ ...person, name: stratumName(stratum.stratum) })),
  );
}

/** As they come when the list is read again (SPEC 9). */
function expectedRows(log: DrawLog, part: 'invited' | 'reserve'): string[][] {
  const people = peopleOf(log, part).sort(byTicket);
  return people.map((person, at) => [String(at + 1), person.name, person.ticket]);
}
