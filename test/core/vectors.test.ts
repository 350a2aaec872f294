import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allocateProportionally, seededLot } from '../../src/core/allocation.js';
import { digestModulo, sha256Text, type TextDigest } from '../../src/core/digest.js';
import { readSeed } from '../../src/core/seed.js';
import { categoryByLot } from '../../src/core/strata.js';
import { normaliseText } from '../../src/core/text.js';
import { joinId, labelOf, ticketOf } from '../../src/core/ticket.js';
import { SAMPLER_RUNS, SAMPLER_TICKET } from './published.js';
import { frameOf } from './tables.js';

interface Drawn {
  readonly seed: string;
  readonly label: string;
  readonly ticket: string;
}

interface SeedsAndTickets {
  readonly texts: readonly { readonly text: string; readonly normalised: string }[];
  readonly seeds: readonly { readonly text: string; readonly seedHash: string }[];
  readonly emptySeeds: readonly string[];
  readonly tickets: readonly Drawn[];
  readonly composites: readonly (Drawn & { readonly columns: readonly string[] })[];
  readonly keyed: readonly (Drawn & {
    readonly key: string;
    readonly keyHash: string;
    readonly id: string;
  })[];
  readonly byLot: readonly { readonly label: string; readonly of: number; readonly number: number }[];
  readonly consistentSampler: readonly (Drawn & { readonly fraction: string })[];
}

interface Allocations {
  readonly allocations: readonly {
    readonly name: string;
    readonly seed: string;
    readonly n: number;
    readonly cells: readonly (readonly [cell: number[], size: number, drawn: number])[];
  }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vectors/${name}`, import.meta.url), 'utf8'));
const vectors = read('seeds-and-tickets.json') as SeedsAndTickets;
const { allocations } = read('allocations.json') as Allocations;

const digests: readonly (readonly [string, TextDigest])[] = [
  ['the digest that runs everywhere', sha256Text],
  ["Node's digest", (text) => hash('sha256', text)],
];

/** How consistent_sampler writes a ticket: the decimal digits from the last to the first, behind `0.`. */
function samplerFraction(ticket: string): string {
  const digits = BigInt(`0x${ticket}`).toString().padStart(64, '0');
  return `0.${[...digits].reverse().join('')}`;
}

test('the files of vectors hold what their names promise', () => {
  const { about: _, ...kinds } = read('seeds-and-tickets.json') as SeedsAndTickets & { about: string };
  expect(Object.keys(kinds)).toEqual([
    'texts',
    'seeds',
    'emptySeeds',
    'tickets',
    'composites',
    'keyed',
    'byLot',
    'consistentSampler',
  ]);
  expect(Object.values(kinds).every((list) => list.length > 0)).toBe(true);
  expect(allocations.length).toBeGreaterThan(200);
});

test.each(vectors.texts)('the text $text is normalised as in the vectors', ({ text, normalised }) => {
  expect(normaliseText(text)).toBe(normalised);
});

describe.each(digests)('with %s', (_, digest) => {
  const seedHashOf = (seed: string) => readSeed(digest, seed).hash;

  test.each(vectors.seeds)('the seed $text has its hash', ({ text, seedHash }) => {
    expect(seedHashOf(text)).toBe(seedHash);
  });

  test.each(vectors.emptySeeds.map((text) => [text]))('the empty seed %j is refused', (text) => {
    expect(() => readSeed(digest, text)).toThrow(RangeError);
  });

  test.each(vectors.tickets)('the label $label has its ticket', ({ seed, label, ticket }) => {
    expect(ticketOf(digest, seedHashOf(seed), label)).toBe(ticket);
  });

  test.each(vectors.composites)(
    'the id columns $columns make one label',
    ({ columns, seed, label, ticket }) => {
      const id = joinId(columns.map(normaliseText));
      expect(labelOf(digest, id)).toBe(label);
      expect(ticketOf(digest, seedHashOf(seed), id)).toBe(ticket);
    },
  );

  test.each(vectors.keyed)(
    'the id $id has its label under a key',
    ({ key, keyHash, id, seed, label, ticket }) => {
      expect(digest(key)).toBe(keyHash);
      expect(labelOf(digest, id, key)).toBe(label);
      expect(ticketOf(digest, seedHashOf(seed), label)).toBe(ticket);
    },
  );

  test.each(vectors.byLot)('$label is number $number of $of by lot', ({ label, of, number }) => {
    const categories = Array.from({ length: of }, (_, index) => `category ${index}`);
    expect(categoryByLot(digest, categories, label)).toBe(`category ${number}`);
    expect(digestModulo(digest(`by-lot:${label}`), of)).toBe(number);
  });

  test.each(vectors.consistentSampler)('the sampler of the vectors gives $fraction', (vector) => {
    const ticket = ticketOf(digest, seedHashOf(vector.seed), vector.label);
    expect(ticket).toBe(vector.ticket);
    expect(samplerFraction(ticket)).toBe(vector.fraction);
  });

  test('the ticket that consistent_sampler publishes comes out', () => {
    const ticket = ticketOf(digest, seedHashOf(SAMPLER_TICKET.seed), SAMPLER_TICKET.label);
    expect(samplerFraction(ticket)).toBe(SAMPLER_TICKET.fraction);
  });

  test.each(SAMPLER_RUNS)('the run that consistent_sampler publishes for seed $seed comes out', (run) => {
    const drawn = run.ids
      .map((id) => ({ id, fraction: samplerFraction(ticketOf(digest, seedHashOf(run.seed), id)) }))
      .sort((a, b) => (a.fraction < b.fraction ? -1 : 1))
      .slice(0, run.drawn.length);
    expect(drawn.map(({ id }) => id)).toEqual(run.drawn);
    const shown = run.fractions ?? [];
    expect(drawn.slice(0, shown.length).map(({ fraction }) => fraction.slice(0, 11))).toEqual(shown);
  });

  test('all allocations come out', () => {
    for (const { name, seed, n, cells } of allocations) {
      const frame = frameOf(cells.map(([cell, size]) => [cell, size] as const));
      const drawn = allocateProportionally(frame, n, seededLot(digest, seedHashOf(seed)));
      const found = frame.strata.map(({ cell, size }, index) => [cell, size, drawn[index]]);
      const sorted = [...cells].sort(([a], [b]) => {
        const at = a.findIndex((index, position) => index !== b[position]);
        return (a[at] ?? 0) - (b[at] ?? 0);
      });
      expect({ name, seed, found }).toEqual({ name, seed, found: sorted });
    }
  });
});
