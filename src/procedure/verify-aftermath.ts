import { digest } from '#machine';
import { type Aftermath, aftermathOf } from '../audit/aftermath.js';
import { checkAftermath } from '../audit/aftermath-checks.js';
import { type Check, check } from '../audit/checks.js';
import type { Afterwards } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import { judgeRun } from '../audit/runs.js';
import type { KnownStratum } from '../core/replacement.js';
import type { Selectable } from '../core/selection.js';
import { type FrameReader, isEverybody, neededNow } from './known-frame.js';
import { roundFaults } from './supplement.js';

/**
 * What came after the letters, held against the frame (SPEC 14): that each run of replacements was the only one possible
 * then, and that each further round drew the lowest tickets of all who were never called.
 */

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
  const found = await judgedByFrame(read, frame);
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
  aftermathOf(digest, read, (event, now) => moments.push({ event, known: frozen(now) }));
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
