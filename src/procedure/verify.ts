import { digest } from '#machine';
import { aftermathOf } from '../audit/aftermath.js';
import { type Check, check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import { LOG_NAME } from '../audit/names.js';
import { fingerprintsOf, type ReadLog, readLog } from '../audit/read-log.js';
import type { Problem } from '../core/problem.js';
import type { Files } from './files.js';
import { keyBeside, readKey } from './opening.js';
import type { Result } from './result.js';
import type { Tools } from './tools.js';
import { laterRemarks, verifyAftermath, verifyLaterLists } from './verify-aftermath.js';
import { verifyCommitments } from './verify-commitment.js';
import { type BoundResults, boundResults, type LoggedSeed } from './verify-events.js';
import { frameGiven } from './verify-frame.js';
import { type Given, plansOf, seedsOf, unusedFlags } from './verify-given.js';
import { verifyMunicipalities } from './verify-municipalities.js';
import { verifyPart } from './verify-part.js';
import { poolRemarks } from './verify-pool.js';
import { checkPurged, isBeforePurge, purgeRemarks } from './verify-purge.js';
import { remarksOn } from './verify-remarks.js';
import type { Part, Remark, VerifyFacts, VerifyRequest } from './verify-request.js';
import { verifySignature } from './verify-signature.js';
import { verifySlips } from './verify-slips.js';
import { locate, readLogFile, type Target, unfinishedBeside } from './verify-target.js';

export { givenPlan } from './given-plan.js';
export type { VerifyFacts, VerifyRequest } from './verify-request.js';

/**
 * Everything again, from the log alone and from the register. First it is stated what must be shown; what does
 * not hold, or could not be looked at, is a failed check. Nothing is written.
 * @throws Refusal if a file can't be opened or understood (LOG-001, REG-001, SIDE-001 .. SIDE-003, KEY-001 ..
 *   KEY-003, SIGN-002, SIGN-009, SLIP-012)
 */
export async function verify(asked: VerifyRequest, tools: Tools): Promise<Result<VerifyFacts>> {
  const { files } = tools;
  const target = locate(files, asked.target);
  const unfinished = unfinishedBeside(files, target);
  const bytes = await readLogFile(files, target.log, unfinished);
  const read = readLog(digest, bytes);
  const request = { ...asked, ...(await ownKeyBeside(files, target, asked, read)) };
  const checks = [...read.checks];
  const problems: Problem[] = [...unfinished];
  if (request.fingerprint !== undefined) checks.push(checkFingerprint(request.fingerprint, read));
  const signature = await verifySignature(request, { path: target.log, bytes, read }, files);
  checks.push(...signature.checks);
  if (request.ofBatch !== undefined && (read.municipalities ?? read.batch) !== null) {
    // Whoever made a folder could let it stand in itself.
    checks.push(check('log.parts', [read.batch === null ? 'municipalities' : 'batch']));
    const { signed, remarks } = signature;
    return { facts: { read, signed, checks, remarks, ...NO_DRAW }, files: [], lines: [], problems };
  }
  if (read.municipalities !== null) {
    checks.push(...(await verifyMunicipalities(files, read.municipalities, target, request)));
    const { signed, remarks } = signature;
    return { facts: { read, signed, checks, remarks, ...NO_DRAW }, files: [], lines: [], problems };
  }
  if (read.batch !== null) {
    const { verifyBatch } = await import('./verify-batch.js');
    const found = await verifyBatch({ ...read, batch: read.batch }, target, request, tools, verify);
    checks.push(...found.checks);
    problems.push(...found.problems);
    const remarks = [...signature.remarks, ...found.remarks, ...earlierRemarks(checks)];
    const facts = { read, signed: signature.signed, checks, remarks, ...NO_DRAW, batch: found.seen };
    return { facts, files: [], lines: [], problems };
  }
  const given = { ...request, plans: [request.plan ?? []].flat(), seeds: [request.seed ?? []].flat() };
  const results = await boundResults(files, request, loggedParts(read).map(seedOf));
  const parts = partsOf(read, given, results);
  const open = read.parts.find(({ isOpen }) => isOpen) ?? null;
  if (parts.length > 1) checks.push(checkParts(parts));
  const committed = await verifyCommitments(read, request, target, tools);
  checks.push(...committed.given, ...checkPurged(files, target, read));
  const letters = parts.find(({ isPanel }) => !isPanel);
  const later = await verifyAftermath(read, await frameGiven(read, request, target, letters, tools));
  checks.push(...later, ...(await verifyLaterLists(files, read, target.folder)));
  const pools: Remark[] = [];
  for (const part of parts) {
    const found = await verifyPart(part, { target, request, parts, read }, tools);
    const settled = read.parts.find(({ log }) => log === part.log);
    checks.push(...(settled === undefined ? [] : (committed.byPart.get(settled) ?? [])), ...found.checks);
    problems.push(...found.problems);
    if (settled !== undefined && part.isPanel) pools.push(...poolRemarks(read, settled, part, found.pool));
  }
  if (open !== null) checks.push(...(committed.byPart.get(open) ?? []));
  const { checks: slipChecks, slips } = await verifySlips(files, request.slip ?? [], read);
  checks.push(...slipChecks);
  // Of a log that can't be read nothing could be compared; that it can't has failed already.
  if (parts.length > 0 || open !== null) {
    const from = request.from === undefined ? [] : ['--from'];
    const unused = [
      ...unusedFlags(given, parts, results.seeds),
      ...results.unused,
      ...committed.unused,
      ...from,
    ];
    checks.push(check('given.applies', unused));
  }
  const seeds = [...given.seeds, ...results.seeds.flatMap((seed) => seed ?? [])];
  const aftermath = aftermathOf(digest, read);
  const remarks = [
    ...signature.remarks,
    ...remarksOn(parts, { ...given, seeds }, checks),
    ...committed.remarks,
    ...purgeRemarks(read),
    ...pools,
    ...(aftermath === null ? [] : laterRemarks(aftermath)),
  ];
  const { signed } = signature;
  return {
    facts: { read, parts, open, signed, checks, remarks, slips, aftermath, batch: null },
    files: [],
    lines: [],
    problems,
  };
}

/** What was published or signed before a batch was drawn says nothing of what was drawn. */
function earlierRemarks(checks: readonly Check[]): Remark[] {
  const isEarlier = (of: Check['name']) => checks.some(({ name, note }) => name === of && note === 'earlier');
  return [
    ...(isEarlier('log.fingerprint') ? [{ kind: 'batch-later' as const }] : []),
    ...(isEarlier('log.signature') ? [{ kind: 'signed-before' as const }] : []),
  ];
}

/** Of a log that is no draw of people. */
const NO_DRAW = { parts: [], open: null, slips: [], aftermath: null, batch: null };

/**
 * The key beside the folder, if labels are to be made with one, none was given, and it is a part's.
 * @throws Refusal KEY-001, KEY-002
 */
async function ownKeyBeside(
  files: Files,
  { folder }: Target,
  { keyFile, register, answers }: VerifyRequest,
  read: ReadLog,
): Promise<{ readonly keyFile?: string }> {
  if (keyFile !== undefined || folder === null || (register ?? answers) === undefined) return {};
  const hashes = loggedParts(read).flatMap(({ log }) => log.plan.label_key_hash ?? []);
  const beside = keyBeside(files, folder);
  if (hashes.length === 0 || files.kind(beside) !== 'file') return {};
  return hashes.includes(digest(await readKey(files, beside))) ? { keyFile: beside } : {};
}

/** The log as it is, or as it was published before later parts were added, or before something was deleted. */
function checkFingerprint(fingerprint: string, read: ReadLog): Check {
  if (fingerprint === read.fingerprint) return check('log.fingerprint', []);
  const end = read.ends[fingerprintsOf(digest, read).indexOf(fingerprint)];
  if (end !== undefined)
    return { ...check('log.fingerprint', []), note: isBeforePurge(read, end) ? 'before-purge' : 'earlier' };
  const differs = { given: fingerprint, logged: read.fingerprint };
  return { ...check('log.fingerprint', [LOG_NAME]), differs };
}

function loggedParts(read: ReadLog): { readonly log: DrawLog; readonly isPanel: boolean }[] {
  return [
    ...(read.log === null ? [] : [{ log: read.log, isPanel: false }]),
    ...read.panels.map((log) => ({ log, isPanel: true })),
  ];
}

function seedOf({ log: { plan, seed } }: { readonly log: DrawLog }): LoggedSeed {
  return { text: seed.text, event: plan.plan.seed.event, municipality: plan.plan.municipality };
}

/** The draw, and the panels after it; lists, answers, quotas and numbers are those of the last panel. */
function partsOf(read: ReadLog, given: Given, results: BoundResults): Part[] {
  const logged = loggedParts(read);
  const plans = plansOf(given.plans, logged);
  const seeds = seedsOf(given.seeds, logged, results.seeds);
  const answers = read.log === null ? (given.answers ?? given.register) : given.answers;
  return logged.map(({ log, isPanel }, at) => {
    const isLast = at === logged.length - 1;
    const paths = isPanel ? (isLast ? answers : undefined) : given.register;
    return { log, isPanel, isLast, paths, plan: plans[at] ?? null, seed: seeds[at] ?? null };
  });
}

/** A further panel replaces people of an earlier one; a whole panel drawn once more is another lottery. */
function checkParts(parts: readonly { readonly log: DrawLog; readonly isPanel: boolean }[]): Check {
  const panels = parts.filter(({ isPanel }) => isPanel);
  const repeated = panels.filter(({ log }, at) => at > 0 && (log.lottery?.already ?? []).length === 0);
  return check(
    'log.parts',
    repeated.map(() => 'panel.plan'),
  );
}
