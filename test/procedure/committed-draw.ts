import { digest, hashBytes } from '#machine';
import { logFile, logLines } from '../../src/audit/chain.js';
import type { Json } from '../../src/core/canonical.js';
import { LeafRange, leafHash } from '../../src/core/merkle.js';
import { compareCodePoints } from '../../src/core/text.js';
import { householdLabel, labelOf } from '../../src/core/ticket.js';
import { type UrnFacts, urnHeader, urnLine } from '../../src/core/urn.js';

/** What `commit` leaves: an urn, and its commitment in a log. */

export const KEY = '5002e50a692af68e367aa00536a620738696f9c315e3297bd67ddaa8377f6145';

export interface InUrn {
  readonly id: string;
  readonly categories: readonly string[];
  /** left out: the plan has no household limit */
  readonly household?: string;
}

export interface Urn {
  readonly text: string;
  readonly lines: readonly string[];
  readonly facts: UrnFacts;
}

export function urnOf(people: readonly InUrn[], dimensions: readonly string[], key = KEY): Urn {
  const lines = people
    .map(({ id, categories, household }) => {
      const label = labelOf(digest, id, key);
      return household === undefined
        ? urnLine({ label, categories })
        : urnLine({ label, categories, household: householdLabel(digest, household, key) });
    })
    .sort(compareCodePoints);
  const hasHouseholds = people.some(({ household }) => household !== undefined);
  const text = [urnHeader(dimensions, hasHouseholds), ...lines].map((line) => `${line}\n`).join('');
  const tree = new LeafRange(hashBytes);
  for (const line of lines) tree.add(leafHash(hashBytes, new TextEncoder().encode(line)));
  const root = Buffer.from(tree.root()).toString('hex');
  return { text, lines, facts: { rows: lines.length, sha256: digest(text), root } };
}

/** The log with a commitment to this urn behind its last line. */
export function withCommitment(log: Uint8Array, { facts }: Urn, key = KEY, prefix = ''): Uint8Array {
  const before = new TextDecoder().decode(log).trimEnd().split('\n');
  const body: Json = { key_hash: digest(key), urn: { ...facts } };
  const { at } = JSON.parse(before.at(-1) ?? '{}') as { readonly at: string };
  return logFile(logLines(digest, [{ type: `${prefix}commitment`, body }], at, before));
}
