import { digest, hashBytes } from '#machine';
import { verifyBatchLog } from '../audit/batch.js';
import { fingerprint, logFile, logLines } from '../audit/chain.js';
import { differingFields } from '../audit/checks.js';
import { type BatchLog, batchEvent, commitmentsEvent, drawsEvent } from '../audit/entries/batch.js';
import { seedBody } from '../audit/entries/seed.js';
import { ANNOUNCEMENT_NAME, LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import type { BatchCommitment, BatchDraw, BatchMunicipality } from '../core/batch.js';
import type { Json } from '../core/canonical.js';
import { seedTextOf } from '../core/municipalities.js';
import { refuse, shownKeys } from '../core/problem.js';
import { readSeed, type Seed } from '../core/seed.js';
import { faultLine } from './batch-finished.js';
import type { OpenedBatch } from './batch-opening.js';
import type { Files } from './files.js';
import type { OutputFile } from './result.js';
import type { Tools } from './tools.js';
import { readLogFile } from './verify-target.js';

/** The log about all draws of a batch (SPEC 16): what it goes on from, and what is added. */

export interface Summary {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
  readonly log: BatchLog;
  readonly fingerprint: string;
}

/** The one in this folder; `null`: there is none. @throws Refusal BATCH-025 if it is another log or does not hold, LOG-001 */
export async function summaryIn(files: Files, folder: string): Promise<Summary | null> {
  const path = files.join(folder, LOG_NAME);
  if (files.kind(folder) !== 'folder' || files.kind(path) !== 'file') return null;
  const bytes = await readLogFile(files, path);
  const read = readLog(digest, bytes);
  const { batch: log } = read;
  const own = log === null ? [] : await verifyBatchLog(digest, hashBytes, log);
  const checks = [...read.checks, ...own];
  if (log === null || !checks.every(({ passed }) => passed))
    throw refuse('overwrite', 'BATCH-025', { file: path });
  return { path, bytes, lines: read.lines, log, fingerprint: read.fingerprint };
}

/** Versions decide nothing. @throws Refusal BATCH-026 with what of plan, list and sizes differs */
export function requireSameBatch({ path, log }: Summary, opened: OpenedBatch, seed: Seed | null): void {
  const made = batchEvent(factsOf(opened), { toolVersion: '', nodeVersion: '' }).body;
  const differing = [
    ...differingFields(made, log.batch as unknown as Json).filter((field) => !field.endsWith('_version')),
    ...(seed === null || log.drawn === null || log.drawn.seed.text === seed.text ? [] : ['seed']),
  ];
  if (differing.length === 0) return;
  const keys = differingKeys(opened.jobs, log.batch.municipalities);
  const params = { differing: differing.map(faultLine), count: keys.length, keys: shownKeys(keys) };
  throw refuse('overwrite', 'BATCH-026', { file: path }, params);
}

/** Municipalities that are in one of both only, or with another size or plan. */
function differingKeys(asked: readonly BatchMunicipality[], logged: readonly BatchMunicipality[]): string[] {
  const text = (all: readonly BatchMunicipality[]) =>
    new Map(all.map(({ key, size, people, plan }) => [key, `${size} ${people} ${plan?.sha256}`]));
  const [a, b] = [text(asked), text(logged)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}

function factsOf({ planFile, list, from, jobs }: OpenedBatch) {
  return { plan: planFile, list, from, municipalities: jobs };
}

/** The seed of one municipality's draw. @param seed the public one */
export function seedIn(seed: Seed, key: string): Seed {
  return { ...seed, ...readSeed(digest, seedTextOf(seed.text, key)) };
}

/**
 * The whole log.
 * @param missing keys of those that were not drawn
 * @param before what it goes on from; `null`: nothing was committed to
 */
export function summaryFile(
  opened: OpenedBatch,
  seed: Seed,
  draws: readonly BatchDraw[],
  missing: readonly string[],
  before: Summary | null,
  { program, now }: Pick<Tools, 'program' | 'now'>,
): SummaryFile {
  const facts = factsOf(opened);
  const { source = null } = opened.plan.input.seed ?? {};
  const events = [
    ...(before === null ? [batchEvent(facts, program)] : []),
    { type: 'seed', body: seedBody(seed, source) },
    drawsEvent(facts, draws, missing),
  ];
  return fileOf(logLines(digest, events, now(), before?.lines ?? []));
}

/** Where the text for the gazette goes. */
export const BATCH_ANNOUNCEMENT = ANNOUNCEMENT_NAME;

export interface SummaryFile {
  readonly file: OutputFile;
  readonly fingerprint: string;
}

function fileOf(lines: readonly string[]): SummaryFile {
  return { file: { name: LOG_NAME, bytes: logFile(lines) }, fingerprint: fingerprint(digest, lines) };
}

/** A log that closes what is settled before the seed. */
export function commitmentFile(
  opened: OpenedBatch,
  commitments: readonly BatchCommitment[],
  { program, now }: Pick<Tools, 'program' | 'now'>,
): SummaryFile & { readonly root: string; readonly N: number } {
  const event = (opened.event ?? { type: 'text' }) as unknown as Json;
  const closing = commitmentsEvent(hashBytes, commitments, event);
  const { root, N } = closing.body as { readonly root: string; readonly N: number };
  const events = [batchEvent(factsOf(opened), program), closing];
  return { ...fileOf(logLines(digest, events, now())), root, N };
}
