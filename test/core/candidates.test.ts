import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABOVE_ALL, CandidatePool, type KeepRule } from '../../src/core/candidates.js';
import { byTicket } from '../../src/core/ticket.js';
import { fill, type Person, readInParts, readings, towns } from './people.js';

const streams = (tickets: 'distinct' | 'any') =>
  towns({ people: 150, strata: 1, tickets }).map(({ people }) => people);
const streamsAndReadings = (tickets: 'distinct' | 'any') =>
  streams(tickets).chain((stream) =>
    fc.record({ stream: fc.constant(stream), reading: readings(stream.length) }),
  );

const sortedLabels = (people: readonly Person[]) => [...people].sort(byTicket).map(({ label }) => label);

function poolOf(rule: KeepRule, stream: readonly Person[]): CandidatePool<Person> {
  const pool = new CandidatePool<Person>(rule);
  fill(pool, stream);
  return pool;
}

describe('what a pool keeps', () => {
  test('has every ticket below the watermark, whatever was read apart and merged', () => {
    fc.assert(
      fc.property(streamsAndReadings('any'), ({ stream, reading }) => {
        const pool = readInParts(stream, reading);
        const kept = new Set(pool.sorted());
        const missing = stream.filter((person) => person.ticket < pool.watermark && !kept.has(person));
        expect(missing).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is from the stream, nobody twice, in the order of the draw', () => {
    fc.assert(
      fc.property(streamsAndReadings('any'), ({ stream, reading }) => {
        const kept = readInParts(stream, reading).sorted();
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.every((person) => stream.includes(person))).toBe(true);
        expect(kept.map(({ label }) => label)).toEqual(sortedLabels(kept));
      }),
    );
  });

  test('has as many of the lowest tickets as the rule says, and all below its threshold', () => {
    fc.assert(
      fc.property(streamsAndReadings('distinct'), ({ stream, reading: { rules, parts } }) => {
        const rule = rules[0] ?? { least: 0, below: '' };
        const pool = readInParts(stream, { parts, rules: rules.map(() => rule) });
        const kept = pool.sorted().map(({ label }) => label);
        expect(kept.slice(0, rule.least)).toEqual(sortedLabels(stream).slice(0, rule.least));
        const below = stream.filter(({ ticket }) => ticket < rule.below);
        expect(kept.slice(0, below.length)).toEqual(sortedLabels(below));
      }),
      { numRuns: 500 },
    );
  });

  test('stays small however many people come', () => {
    fc.assert(
      fc.property(streams('distinct'), fc.nat({ max: 20 }), fc.nat({ max: 30 }), (stream, least, share) => {
        const below = (share * 8).toString(16).padStart(2, '0');
        const pool = poolOf({ least, below }, stream);
        const wanted = Math.max(least, stream.filter(({ ticket }) => ticket < below).length);
        expect(pool.sorted().length).toBeLessThanOrEqual(2 * wanted + 16);
      }),
    );
  });

  test('is everybody, and nothing was let go, when the threshold is above all', () => {
    fc.assert(
      fc.property(streams('any'), fc.nat({ max: 5 }), (stream, least) => {
        const pool = poolOf({ least, below: ABOVE_ALL }, stream);
        expect(pool.sorted().map(({ label }) => label)).toEqual(sortedLabels(stream));
        expect(pool.watermark).toBe(ABOVE_ALL);
      }),
    );
  });
});

describe('the watermark of a pool', () => {
  const person = (start: string, label = start): Person => ({
    ticket: start.padEnd(64, '0'),
    label,
    household: '',
    stratum: 0,
  });
  const sixty = Array.from({ length: 60 }, (_, at) => person((at + 16).toString(16)));

  test('is the lowest ticket that was let go, never one that is kept', () => {
    fc.assert(
      fc.property(streamsAndReadings('distinct'), ({ stream, reading: { rules } }) => {
        const pool = poolOf(rules[0] ?? { least: 0, below: '' }, stream);
        const kept = new Set(pool.sorted());
        const gone = stream.filter((one) => !kept.has(one)).map(({ ticket }) => ticket);
        expect(pool.watermark).toBe(gone.sort()[0] ?? ABOVE_ALL);
      }),
      { numRuns: 500 },
    );
  });

  test('falls when a lower ticket is refused, and stays when a higher one is', () => {
    const pool = poolOf({ least: 2, below: '' }, sixty);
    const before = pool.watermark;
    expect(pool.wants(person('f0').ticket)).toBe(false);
    expect(pool.watermark).toBe(before);
    // 10 and 11 are kept for certain; 11 again is not wanted, and might have been somebody else.
    expect(pool.wants(person('11').ticket)).toBe(false);
    expect(pool.watermark).toBe(person('11').ticket);
    expect(pool.wants(person('0f').ticket)).toBe(true);
  });

  test('is taken over from a part that was merged, if it is lower', () => {
    const low = poolOf({ least: 1, below: '' }, sixty);
    const all = poolOf({ least: 1, below: ABOVE_ALL }, sixty.slice(0, 3));
    all.merge([], low.watermark);
    expect(all.watermark).toBe(low.watermark);
    all.merge([], ABOVE_ALL);
    expect(all.watermark).toBe(low.watermark);
    expect(low.watermark < ABOVE_ALL).toBe(true);
  });

  test('of an empty pool that keeps nobody falls to the first who are let go', () => {
    const pool = poolOf({ least: 0, below: '' }, sixty.slice().reverse());
    expect(pool.watermark).toBe(person('10').ticket);
    expect(pool.sorted().length).toBeLessThan(17);
  });
});
