import * as z from 'zod';
import {
  type BatchCommitment,
  type BatchDraw,
  type BatchMunicipality,
  type BatchPlanFile,
  batchRoot,
  sumOf,
} from '../../core/batch.js';
import type { Json } from '../../core/canonical.js';
import type { HashBytes } from '../../core/merkle.js';
import { eventSchema } from './event.js';
import type { LogEvent } from './line.js';
import { seedBodySchema } from './seed.js';
import { count, fileName, hash } from './values.js';

/** The entries of the log about many draws (SPEC 16). Nobody is in them: keys, counts and hashes. */

export const BATCH = 'batch';
export const BATCH_COMMITMENTS = 'batch-commitments';
export const BATCH_DRAWS = 'batch-draws';

export const MOST_BATCH = 20_000;

export interface BatchFacts {
  readonly plan: BatchPlanFile;
  readonly list: { readonly name: string; readonly bytes: number; readonly sha256: string };
  /** fingerprint of the draw of municipalities that the sizes come from */
  readonly from: string | null;
  /** in the order of keys */
  readonly municipalities: readonly BatchMunicipality[];
}

export function batchEvent(
  { plan, list, from, municipalities }: BatchFacts,
  program: { readonly toolVersion: string; readonly nodeVersion: string },
): LogEvent {
  const body = {
    plan: { ...plan },
    list: { ...list },
    from,
    municipalities: municipalities.map(({ key, size, people, plan: own }) => ({
      ...{ key, size, people },
      ...(own === undefined ? {} : { plan: { ...own } }),
    })),
    size: municipalities.reduce((sum, { size }) => sum + size, 0),
    tool: 'losverfahren',
    tool_version: program.toolVersion,
    node_version: program.nodeVersion,
    spec_version: '2',
  } satisfies Json;
  return { type: BATCH, body };
}

/** Closes what is settled before the seed. @param event as the plan announces it */
export function commitmentsEvent(
  hashBytes: HashBytes,
  commitments: readonly BatchCommitment[],
  event: Json,
): LogEvent {
  const body = {
    commitments: commitments.map(({ key, fingerprint, N }) => ({ key, fingerprint, N })),
    root: batchRoot(hashBytes, commitments),
    event,
    N: commitments.reduce((sum, { N }) => sum + N, 0),
  } satisfies Json;
  return { type: BATCH_COMMITMENTS, body };
}

/** @param missing keys of those that were not drawn */
export function drawsEvent(
  { from }: Pick<BatchFacts, 'from'>,
  draws: readonly BatchDraw[],
  missing: readonly string[],
): LogEvent {
  const body = {
    draws: draws.map(({ key, size, N, people, chance, fingerprint }) => ({
      ...{ key, size, N, people, fingerprint },
      chance: chance === null ? null : [...chance],
    })),
    missing: [...missing],
    sum: { ...sumOf(draws, from !== null) },
  } satisfies Json;
  return { type: BATCH_DRAWS, body };
}

const key = z.string().regex(/^\d{8}$/);
const size = z.int().min(1);
const people = size.nullable();
const planFile = z.strictObject({ name: fileName, sha256: hash });
const list = <T extends z.ZodType>(one: T) => z.array(one).max(MOST_BATCH);

export const BATCH_SCHEMA = {
  [BATCH]: z.strictObject({
    plan: planFile,
    list: z.strictObject({ name: fileName, bytes: count, sha256: hash }),
    from: hash.nullable(),
    municipalities: list(z.strictObject({ key, size, people, plan: planFile.exactOptional() })).min(1),
    size,
    tool: z.literal('losverfahren'),
    tool_version: z.string(),
    node_version: z.string(),
    spec_version: z.literal('2'),
  }),
};

export const COMMITMENTS_SCHEMA = {
  [BATCH_COMMITMENTS]: z.strictObject({
    commitments: list(z.strictObject({ key, fingerprint: hash, N: size })),
    root: hash,
    event: eventSchema,
    N: size,
  }),
};

export const DRAWS_SCHEMA = {
  seed: seedBodySchema,
  [BATCH_DRAWS]: z.strictObject({
    draws: list(
      z.strictObject({
        ...{ key, size, N: size, people, fingerprint: hash },
        chance: z.tuple([count, count]).nullable(),
      }),
    ),
    missing: list(key),
    sum: z.strictObject({ size: count, N: count, people: count.nullable() }),
  }),
};

export type BatchBody = z.output<(typeof BATCH_SCHEMA)[typeof BATCH]>;
export type CommitmentsBody = z.output<(typeof COMMITMENTS_SCHEMA)[typeof BATCH_COMMITMENTS]>;
export type DrawsBody = z.output<(typeof DRAWS_SCHEMA)[typeof BATCH_DRAWS]>;

/** A whole log about a batch. */
export interface BatchLog {
  readonly batch: BatchBody;
  /** left out: nothing was committed to */
  readonly commitments?: CommitmentsBody;
  /** `null`: the seed is still to come */
  readonly drawn: { readonly seed: z.output<typeof seedBodySchema>; readonly draws: DrawsBody } | null;
}
