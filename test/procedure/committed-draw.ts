import { digest, hashBytes } from '#machine';
import { logFile, logLines } from '../../src/audit/chain.js';
import { commitmentBody } from '../../src/audit/entries/commitment.js';
import type { Json } from '../../src/core/canonical.js';
import { LeafRange, leafHash } from '../../src/core/merkle.js';
import type { DrawPlan } from '../../src/core/plan.js';
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

interface Line {
  readonly type: string;
  readonly at: string;
  readonly body: Json;
}

/** The log with a commitment to this urn in front of its last seed, as if the draw had gone on from it. */
export function withCommitment(log: Uint8Array, { facts }: Urn, key = KEY, prefix = ''): Uint8Array {
  const lines = new TextDecoder().decode(log).trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as Line);
  const seed = entries.findLastIndex(({ type }) => type === `${prefix}seed`);
  const first = entries.findLastIndex(({ type }) => type === `${prefix}plan`);
  const { plan } = (entries[first]?.body ?? {}) as unknown as { readonly plan: DrawPlan };
  const number = first === 0 ? 1 : digest(lines[first - 1] ?? '');
  const body = commitmentBody(plan, { keyHash: digest(key), urn: facts, number, balls: false });
  const commitment = { type: `${prefix}commitment`, body };
  const at = entries[first]?.at ?? '';
  const end = seed < 0 ? entries.length : seed;
  const settled = entries.slice(first, end);
  const before = lines.slice(0, first);
  return logFile(logLines(digest, [...settled, commitment, ...entries.slice(end)], at, before));
}

/** The same log without its commitment. */
export function withoutCommitment(log: Uint8Array): Uint8Array {
  const lines = new TextDecoder().decode(log).trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as Line);
  const kept = entries.filter(({ type }) => !type.endsWith('commitment'));
  return logFile(logLines(digest, kept, entries[0]?.at ?? ''));
}
