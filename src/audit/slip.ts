import * as z from 'zod';
import type { Called } from '../core/called.js';
import type { TextDigest } from '../core/digest.js';
import { type HashBytes, leafHash, rootOfPath } from '../core/merkle.js';
import { SLIP_VERSION, type Slip, slipText } from '../core/slip.js';
import { labelOfSecret } from '../core/ticket.js';
import { readUrnLine, type UrnPerson } from '../core/urn.js';
import type { Aftermath } from './aftermath.js';
import { type Check, type CheckName, check } from './checks.js';
import type { Committed, CommittedDraw } from './committed.js';
import { count, hash } from './entries/values.js';
import { isInPlace, type Standing, standingOf } from './standing.js';

/** Reading and checking a slip (SPEC 12). It is a stranger's file: whatever is in it, nothing is thrown. */

/** How large a slip may be. */
export const MOST_SLIP_BYTES = 1 << 18;
/** An id or a line is a few words. */
const LONGEST_TEXT = 1 << 15;
/** A tree with more levels has no room in a whole number. */
const MOST_LEVELS = 53;

const slipSchema = z.strictObject({
  v: z.literal(SLIP_VERSION),
  commitment: hash,
  id: z.string().max(LONGEST_TEXT),
  secret: hash,
  label: hash,
  line: z.string().max(LONGEST_TEXT),
  index: count,
  rows: count,
  path: z.array(hash).max(MOST_LEVELS),
});

/** The slip of a file; `null`: it is not, byte for byte, a slip as it is written. */
export function readSlip(bytes: Uint8Array): Slip | null {
  if (bytes.length > MOST_SLIP_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const slip = slipSchema.parse(JSON.parse(text));
    return slipText(slip) === text ? slip : null;
  } catch {
    return null;
  }
}

export type SlipCheck = Extract<CheckName, `slip.${string}`>;

export interface JudgedSlip {
  /** base name of its file */
  readonly name: string;
  readonly isPanel: boolean;
  readonly checks: readonly { readonly name: SlipCheck; readonly passed: boolean }[];
  /** `null`: a check failed, or nobody has been drawn yet */
  readonly standing: Standing | null;
  /** who was called, and what became of them; `null`: a check failed, or they were never called */
  readonly called: Called | null;
}

interface Hashes {
  readonly digest: TextDigest;
  readonly hashBytes: HashBytes;
}

/**
 * Holds a slip against the commitment that it names, and against the draw on it.
 * @param log all commitments of the log; of a slip that names none of them the last one is looked at
 * @param aftermath what came after the letters; `null`: none were drawn
 */
export function judgeSlip(
  { digest, hashBytes }: Hashes,
  file: { readonly name: string; readonly bytes: Uint8Array },
  log: readonly CommittedDraw[],
  aftermath: Aftermath | null,
): JudgedSlip {
  const slip = readSlip(file.bytes);
  const form = { name: 'slip.form' as const, passed: slip !== null };
  if (slip === null) return { name: file.name, isPanel: false, checks: [form], standing: null, called: null };
  const own = log.find(({ committed }) => committed.fingerprint === slip.commitment);
  const { committed, draw, isPanel } = own ?? log.at(-1) ?? { committed: null, draw: null, isPanel: false };
  const person = committed === null ? null : personOf(slip, committed);
  const standing =
    draw === null || person === null ? null : standingOf(digest, slip.label, person.categories, draw);
  const checks = [
    form,
    { name: 'slip.commitment' as const, passed: own !== undefined },
    { name: 'slip.label' as const, passed: labelOfSecret(digest, slip.secret, slip.id) === slip.label },
    ...(committed === null
      ? []
      : [
          { name: 'slip.line' as const, passed: person !== null },
          { name: 'slip.root' as const, passed: isInUrn(hashBytes, slip, committed) },
        ]),
    ...(draw === null || person === null
      ? []
      : [
          {
            name: 'slip.draw' as const,
            passed: standing !== null && isInPlace(standing, slip.label, person.categories, draw),
          },
        ]),
  ];
  const isSound = checks.every(({ passed }) => passed);
  const called = isSound && !isPanel ? (aftermath?.people.get(slip.label) ?? null) : null;
  return { name: file.name, isPanel, checks, standing: isSound ? standing : null, called };
}

/** The slips' checks as those of a log: one of each name, with the files that fail it. */
export function slipChecks(judged: readonly JudgedSlip[]): Check[] {
  const all = judged.flatMap(({ name: file, checks }) => checks.map((one) => ({ ...one, file })));
  return [...new Set(all.map(({ name }) => name))].map((name) =>
    check(
      name,
      all.filter((one) => one.name === name && !one.passed).map(({ file }) => file),
    ),
  );
}

/** Who stands on the slip's line; `null`: it is no line of such an urn, or somebody else's. */
function personOf({ line, label }: Slip, { plan }: Committed): UrnPerson | null {
  const person = readUrnLine(line, plan.stratify.length, plan.sample.max_per_household !== null);
  return person?.label === label ? person : null;
}

function isInUrn(hashBytes: HashBytes, { line, index, rows, path }: Slip, { urn }: Committed): boolean {
  const leaf = leafHash(hashBytes, new TextEncoder().encode(line));
  const root = rootOfPath(hashBytes, leaf, index, rows, path.map(bytesOf));
  return rows === urn.rows && root !== null && hexOf(root) === urn.root;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
