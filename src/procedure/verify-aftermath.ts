import { digest } from '#machine';
import { type Aftermath, aftermathOf, aftermathsOf } from '../audit/aftermath.js';
import { checkAftermath } from '../audit/aftermath-checks.js';
import { type Check, check, isSame } from '../audit/checks.js';
import type { Afterwards } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import { judgeRun } from '../audit/runs.js';
import { lastReply } from '../core/called.js';
import { Refusal } from '../core/problem.js';
import type { KnownStratum } from '../core/replacement.js';
import type { Selectable } from '../core/selection.js';
import { stratumName } from '../core/strata.js';
import { byTicket } from '../core/ticket.js';
import type { Files } from './files.js';
import { type FrameReader, isEverybody, neededNow } from './known-frame.js';
import { roundFaults } from './supplement.js';
import { readLists } from './verify-lists.js';
import type { Remark } from './verify-request.js';

/**
 * What came after the letters, held against the frame (SPEC 14): that each run of replacements was the only one possible
 * then, and that each further round drew the lowest tickets of all who were never called.
 */

/** Whether the lists of runs and rounds are those of the log. @param folder where they are */
export async function verifyLaterLists(
  files: Files,
  read: ReadLog,
  folder: string | null,
): Promise<readonly Check[]> {
  const aftermath = folder === null ? null : aftermathOf(digest, read);
  if (folder === null || aftermath === null) return [];
  const { plan } = aftermath.draw;
  // A panel may have a folder of its own.
  const all = aftermath.events.flatMap(filesOf).map(({ name }) => name);
  const isHere = (name: string) => files.kind(files.join(folder, name)) !== null;
  if (read.panels.length > 0 && !all.some(isHere)) return [];
  const wrong: string[] = [];
  let count = 0;
  for (const event of aftermath.events) {
    if (event.kind === 'reply') continue;
    const logged = filesOf(event).filter(({ name }) => !read.gone.includes(name));
    const lists = await readLists(files, { plan, outputs: { files: logged } }, folder);
    count += logged.length;
    const expected = rowsOf(event, aftermath);
    for (const [at, { name, sha256, bytes }] of logged.entries()) {
      const list = lists[at];
      const isSameFile = list?.sha256 === sha256 && list.bytes === bytes;
      if (!isSameFile || !isSame(list.rows ?? [], expected.get(name) ?? [])) wrong.push(name);
    }
  }
  return count === 0 ? [] : [check('replacements.lists', wrong)];
}

function filesOf(event: Afterwards) {
  if (event.kind === 'reply') return [];
  return (event.kind === 'run' ? event.run : event.round).outputs.files;
}

/** Rank, stratum and ticket of everybody who has to be on a list, by its name. */
function rowsOf(
  event: Exclude<Afterwards, { kind: 'reply' }>,
  { people }: Aftermath,
): ReadonlyMap<string, string[][]> {
  const rows = (
    list: readonly { readonly ticket: string; readonly label: string; readonly stratum: readonly string[] }[],
  ) =>
    [...list].sort(byTicket).map(({ ticket, stratum }, at) => [String(at + 1), stratumName(stratum), ticket]);
  const called = (name: string) =>
    [...people.values()]
      .filter(({ list }) => list === name)
      .map(({ ticket, label, categories }) => ({ ticket, label, stratum: categories }));
  const [first, second] = filesOf(event).map(({ name }) => name);
  const reserve =
    event.kind === 'run'
      ? []
      : event.round.selection.strata.flatMap(({ stratum, reserve: those }) =>
          those.map((person) => ({ ...person, stratum })),
        );
  return new Map([
    ...(first === undefined ? [] : [[first, rows(called(first))] as const]),
    ...(second === undefined ? [] : [[second, rows(reserve)] as const]),
  ]);
}

/**
 * @param frame of urn or register; `null`: neither is at hand, and the log is judged alone
 * @returns no checks if nothing came after the letters
 */
export async function verifyAftermath(
  read: ReadLog,
  frame: FrameReader<Selectable> | null,
): Promise<readonly Check[]> {
  const { checks, unseen } = checkAftermath(digest, read);
  const hasRounds = read.afterwards.some(({ kind }) => kind === 'supplement');
  if (frame === null || (unseen === 0 && !hasRounds)) return checks;
  // What is wrong already would only come out wrong again.
  if (checks.some(({ passed }) => !passed)) return checks;
  const found = await judgedByFrame(read, frame).catch((cause: unknown) => {
    // Of a register or an urn that can't be used it has been said already.
    if (cause instanceof Refusal) return new Map<Check['name'], Check>();
    throw cause;
  });
  return checks.map((one) => found.get(one.name) ?? one);
}

interface Moment {
  readonly event: Afterwards;
  /** what was known until then */
  readonly known: Aftermath;
}

async function judgedByFrame(
  read: ReadLog,
  frame: FrameReader<Selectable>,
): Promise<ReadonlyMap<Check['name'], Check>> {
  const moments: Moment[] = [];
  aftermathsOf(digest, read, (event, now) => {
    // Replies need nothing of the frame, and there are many.
    if (event.kind !== 'reply') moments.push({ event, known: frozen(now) });
  });
  const order: number[] = [];
  const rounds: string[] = [];
  const once = remembering(frame);
  // The last ones need most people, and are read first.
  for (const { event, known } of moments.reverse()) {
    if (event.kind === 'run') {
      const wrong = await wrongIn(event, known, once);
      if (wrong !== null) order.unshift(event.line + wrong + 1);
    } else if (event.kind === 'supplement') {
      const faults = await roundFaults(event.round, known, once);
      rounds.unshift(...faults.map((name) => `${event.line + 1}: ${name}`));
    }
  }
  return new Map([
    ['replacements.order', check('replacements.order', order)],
    ['supplement.draw', check('supplement.draw', rounds)],
  ]);
}

/** What was read for more people does for fewer. */
function remembering<T extends Selectable>(frame: FrameReader<T>): FrameReader<T> {
  let last: {
    seedHash: string;
    least: ReadonlyMap<string, number>;
    strata: readonly KnownStratum<T>[];
  } | null = null;
  return {
    read: async (seedHash, least) => {
      const does =
        last?.seedHash === seedHash &&
        [...least].every(([key, count]) => count <= (last?.least.get(key) ?? 0));
      if (!does || last === null) last = { seedHash, least, strata: await frame.read(seedHash, least) };
      return last.strata;
    },
  };
}

/** As it is at this moment: what changes later is copied. */
function frozen(now: Aftermath): Aftermath {
  const people = new Map(
    [...now.people].map(([label, person]) => [label, { ...person, replies: [...person.replies] }]),
  );
  const { draw, events, runs, rounds, seedHash, drawn } = now;
  return { people, draw, events, runs, rounds, seedHash, drawn };
}

async function wrongIn(
  { run }: Extract<Afterwards, { kind: 'run' }>,
  then: Aftermath,
  frame: FrameReader<Selectable>,
): Promise<number | null> {
  for (let factor = 1; ; factor *= 4) {
    const least = neededNow(then, factor);
    const { wrong, unseen } = judgeRun(run, then, await frame.read(then.seedHash, least), digest);
    if (wrong !== null || unseen === 0) return wrong;
    // Somebody who is said to take part is not in the frame at all.
    if (isEverybody(then, least)) return 0;
  }
}

/** What an auditor should know although every check passed. */
export function laterRemarks({ people, rounds }: Aftermath): Remark[] {
  const all = [...people.values()];
  const reasons = all.flatMap(({ replies }) => replies.flatMap(({ correction }) => correction?.reason ?? []));
  const back = all.filter((one) => one.replacedBy !== null && lastReply(one)?.outcome === 'accepted').length;
  return [
    ...(reasons.length === 0
      ? []
      : [{ kind: 'corrections' as const, params: { count: reasons.length, reasons } }]),
    ...(back === 0 ? [] : [{ kind: 'came-back' as const, params: { count: back } }]),
    ...(rounds === 1 ? [] : [{ kind: 'rounds' as const, params: { count: rounds - 1 } }]),
  ];
}
