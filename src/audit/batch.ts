import type * as z from 'zod';
import { type BatchDraw, batchRoot, sumOf } from '../core/batch.js';
import type { Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import { drandOf } from '../core/drand.js';
import type { HashBytes } from '../core/merkle.js';
import { readSeed } from '../core/seed.js';
import { type Check, check, isSame } from './checks.js';
import {
  BATCH,
  BATCH_COMMITMENTS,
  BATCH_DRAWS,
  BATCH_SCHEMA,
  type BatchLog,
  COMMITMENTS_SCHEMA,
  DRAWS_SCHEMA,
} from './entries/batch.js';
import type { ReadEntry } from './entries/line.js';
import { seedEventFaults } from './seed-event.js';

/** The log about a batch of draws (SPEC 16), which is a log of its own, and all that follows from it alone. */

type Line = Pick<ReadEntry, 'type' | 'body'> | null;

/** Whether a log begins as one of these does; then it holds nothing else. */
export function isOfBatch(lines: readonly Line[]): boolean {
  return lines[0]?.type === BATCH;
}

export interface ReadBatchLog {
  /** `null`: it is too broken to go on */
  readonly log: BatchLog | null;
  /** types that are missing or hold something else, and lines that are none of theirs */
  readonly wrong: readonly string[];
  /** numbers of lines (from 0) with which something begins that has a time of its own */
  readonly begins: ReadonlySet<number>;
  /** after how many lines the log may have been published */
  readonly ends: readonly number[];
}

export function readBatchLog(lines: readonly Line[]): ReadBatchLog {
  const isCommitted = lines[1]?.type === BATCH_COMMITMENTS;
  const isOpen = isCommitted && lines.length === 2;
  const schemas: Readonly<Record<string, z.ZodType>> = {
    ...BATCH_SCHEMA,
    ...(isCommitted ? COMMITMENTS_SCHEMA : {}),
    ...(isOpen ? {} : DRAWS_SCHEMA),
  };
  const wrong: string[] = [];
  const bodies: Record<string, unknown> = {};
  const types = Object.keys(schemas);
  for (const [at, type] of types.entries()) {
    const line = lines[at];
    const parsed = line?.type === type ? schemas[type]?.safeParse(line.body) : undefined;
    if (parsed?.success === true) bodies[type] = parsed.data;
    else wrong.push(type);
  }
  for (let at = types.length; at < lines.length; at++) wrong.push(`line ${at + 1}`);
  const begins = new Set(isCommitted && !isOpen ? [0, 2] : [0]);
  const ends = [...(isCommitted ? [2] : []), ...(isOpen ? [] : [types.length])];
  const log = {
    batch: bodies[BATCH],
    ...(isCommitted ? { commitments: bodies[BATCH_COMMITMENTS] } : {}),
    drawn: isOpen ? null : { seed: bodies.seed, draws: bodies[BATCH_DRAWS] },
  };
  return { log: wrong.length > 0 ? null : (log as BatchLog), wrong, begins, ends };
}

/** Keys in their order, sums, chances, the root, the seed's hash and its event. */
export async function verifyBatchLog(
  digest: TextDigest,
  hashBytes: HashBytes,
  log: BatchLog,
): Promise<Check[]> {
  const { batch, commitments, drawn } = log;
  const checks = [check('batch.sums', [...batchErrors(log), ...drawErrors(log)])];
  if (commitments !== undefined) {
    const keys = commitments.commitments.map((one) => one.key);
    const fits = isSame(
      keys,
      batch.municipalities.map((one) => one.key),
    );
    const isRoot = fits && commitments.root === batchRoot(hashBytes, commitments.commitments);
    checks.push(check('batch.root', isRoot ? [] : ['root']));
  }
  if (drawn === null) return checks;
  checks.push(check('seed.hash', isHashOf(digest, drawn.seed) ? [] : ['seedHash']));
  return [...checks, ...(await checkPublicEvent(log))];
}

/** The public seed is that of the event which was published with the commitments; without any a beacon shows its own round. */
async function checkPublicEvent({ commitments, drawn }: BatchLog): Promise<Check[]> {
  if (drawn === null) return [];
  const { text, beacon } = drawn.seed;
  if (commitments === undefined && beacon === undefined) return [];
  const event = commitments?.event ?? drandOf(text) ?? undefined;
  return [check('seed.event', await seedEventFaults(event, text, beacon))];
}

function batchErrors({ batch, commitments }: BatchLog): string[] {
  const { municipalities, size, from } = batch;
  const keys = municipalities.map((one) => one.key);
  return [
    ...keys.filter((key, at) => at > 0 && (keys[at - 1] as string) >= key),
    ...municipalities.filter(({ people }) => (people === null) !== (from === null)).map(({ key }) => key),
    ...(size === municipalities.reduce((sum, one) => sum + one.size, 0) ? [] : ['size']),
    ...(commitments === undefined ||
    commitments.N === commitments.commitments.reduce((sum, one) => sum + one.N, 0)
      ? []
      : ['N']),
  ];
}

/** By key, or the name of the field. */
function drawErrors({ batch, commitments, drawn }: BatchLog): string[] {
  if (drawn === null) return [];
  const { draws, missing, sum } = drawn.draws;
  const planned = new Map(batch.municipalities.map((one) => [one.key, one]));
  const committed = new Map(commitments?.commitments.map((one) => [one.key, one.N]));
  const isWrong = ({ key, size, people, N, chance }: (typeof draws)[number]) => {
    const own = planned.get(key);
    const isChance = chance === null || (chance[0] === size && chance[1] === N);
    const isCommitted = commitments === undefined || committed.get(key) === N;
    return own?.size !== size || own.people !== people || size > N || !isChance || !isCommitted;
  };
  const isInOrder = (keys: readonly string[]) => keys.every((key, at) => at === 0 || keys[at - 1] !== key);
  const listed = [...draws.map(({ key }) => key), ...missing].sort();
  const inOrder = [draws.map(({ key }) => key), missing].every((keys) =>
    keys.every((key, at) => at === 0 || (keys[at - 1] as string) < key),
  );
  const all = batch.municipalities.map(({ key }) => key);
  return [
    ...draws.filter(isWrong).map(({ key }) => key),
    ...(isSame(listed, all) && isInOrder(listed) && inOrder ? [] : unlike(listed, all)),
    ...(isSame({ ...sum } as Json, { ...sumOf(draws as readonly BatchDraw[], batch.from !== null) })
      ? []
      : ['sum']),
  ];
}

/** Keys that are in one of both only; if there are none, their order is wrong. */
function unlike(a: readonly string[], b: readonly string[]): string[] {
  const alone = [...a.filter((key) => !b.includes(key)), ...b.filter((key) => !a.includes(key))];
  return alone.length > 0 ? alone : ['draws'];
}

function isHashOf(digest: TextDigest, { text, seedHash }: { text: string; seedHash: string }): boolean {
  try {
    const seed = readSeed(digest, text);
    return seed.text === text && seed.hash === seedHash;
  } catch {
    return false;
  }
}
