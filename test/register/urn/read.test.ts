import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import type { Stratification } from '../../../src/core/strata.js';
import { ticketOf } from '../../../src/core/ticket.js';
import { memorySource } from '../../../src/register/source.js';
import { readUrn, type UrnShape } from '../../../src/register/urn/read.js';
import { urnByDefinition } from './urns.js';

const stratification: Stratification = {
  dimensions: [
    { name: 'Ort', categories: ['Nord', 'a,b "c"\nd', 'Süd'] },
    { name: 'Sex', categories: ['w', 'm'] },
  ],
  strata: [
    { cell: [0, 0], size: 3 },
    { cell: [0, 1], size: 3 },
    { cell: [1, 0], size: 3 },
    { cell: [2, 1], size: 3 },
  ],
};
const named = [
  ['Nord', 'w'],
  ['Nord', 'm'],
  ['a,b "c"\nd', 'w'],
  ['Süd', 'm'],
] as const;
const shapeOf = (households: boolean): UrnShape => ({
  dimensions: ['Ort', 'Sex'],
  stratification,
  households,
});
const everybody = { usual: { least: Number.MAX_SAFE_INTEGER, below: '' }, byStratum: new Map() };
const draw = { seedHash: sha256Text('seed'), keep: everybody };

function urn(count: number, households: boolean) {
  const people = Array.from({ length: count }, (_, at) => ({
    id: `P${at}`,
    categories: named[at % 4] ?? [],
    household: at % 3 === 0 ? '' : `Weg ${at % 5}`,
  }));
  return urnByDefinition(people, ['Ort', 'Sex'], households);
}

const read = (text: string | Uint8Array, households = false) =>
  readUrn(memorySource('urn.csv', Buffer.from(text)), shapeOf(households), draw);

describe('reading an urn (SPEC 11)', () => {
  it.each([false, true])('gives its facts, strata and people, households: %s', async (households) => {
    const { text, facts, lines } = urn(400, households);
    const reading = await read(text, households);
    expect(reading.faults).toEqual([]);
    expect(reading.facts).toEqual(facts);
    expect(reading.sizes).toEqual([100, 100, 100, 100]);
    const people = reading.pools.flatMap((pool) => pool?.sorted() ?? []);
    const labels = lines.map((line) => line.slice(0, 64));
    expect(people.map(({ label }) => label).sort()).toEqual(labels);
    for (const { label, ticket, household } of people) {
      expect(ticket).toBe(ticketOf(sha256Text, draw.seedHash, label));
      const line = lines.find((one) => one.startsWith(label)) ?? '';
      expect(households ? line.endsWith(`,${household}`) : household === '').toBe(true);
    }
  });

  it('only counts without a draw', async () => {
    const source = memorySource('urn.csv', Buffer.from(urn(40, false).text));
    const reading = await readUrn(source, shapeOf(false), null);
    expect(reading.sizes).toEqual([10, 10, 10, 10]);
    expect(reading.pools).toEqual([null, null, null, null]);
  });

  it('names every fault with its line, which counts all line feeds', async () => {
    const { text, lines } = urn(40, false);
    const plain = lines.findIndex((line) => line.endsWith(',Nord,w'));
    const at = (index: number) =>
      2 + lines.slice(0, index).reduce((sum, line) => sum + line.split('\n').length, 0);
    const changed = (from: string, to: string) => text.replace(from, to);
    const line = lines[plain] ?? '';
    const cases: [string, string, number][] = [
      ['header', changed('Ort', 'Orte'), 1],
      ['header', `\ufeff${text}`, 1],
      ['header', '', 1],
      ['header', '\n'.repeat(1), 1],
      ['malformed', changed(line, line.replace(',w', '')), at(plain)],
      ['malformed', changed(line, `${line},`), at(plain)],
      ['malformed', changed(line, `${line}\r`), at(plain)],
      ['malformed', changed(line, `${line.slice(0, 64)},"Nord",w`), at(plain)],
      ['malformed', changed(line, line.toUpperCase()), at(plain)],
      ['malformed', changed(line, `\n${line}`), at(plain)],
      ['malformed', changed(line, 'x'.repeat(3_000_000)), at(plain)],
      ['malformed', changed(line, `${line.slice(0, 20)}\0${line.slice(20)}`), at(plain)],
      ['stratum', changed(line, line.replace('Nord', 'Süd')), at(plain)],
      ['stratum', changed(line, line.replace('Nord', 'Ost')), at(plain)],
      ['repeated', changed(line, `${line}\n${line}`), at(plain) + 1],
      ['unfinished', text.slice(0, -1), at(39)],
    ];
    for (const [kind, forged, number] of cases) {
      const { faults, faultTotal } = await read(forged);
      expect([kind, faults]).toEqual([kind, [{ kind, line: number }]]);
      expect(faultTotal).toBe(1);
    }
    const swapped = [...lines];
    [swapped[7], swapped[8]] = [lines[8] ?? '', lines[7] ?? ''];
    const after = 2 + swapped.slice(0, 8).reduce((sum, one) => sum + one.split('\n').length, 0);
    const { faults } = await read(`label,Ort,Sex\n${swapped.join('\n')}\n`);
    expect(faults).toEqual([{ kind: 'order', line: after }]);
  });

  it('keeps ten faults and counts all', async () => {
    const { lines } = urn(40, false);
    const { faults, faultTotal } = await read(
      `label,Ort,Sex\n${lines.map((line) => `${line},`).join('\n')}\n`,
    );
    expect(faults).toHaveLength(10);
    expect(faultTotal).toBe(40);
  });

  it('never takes a changed file for the urn: any byte that is another, missing or more is noticed', async () => {
    const { text, facts } = urn(24, true);
    const bytes = Buffer.from(text);
    const change = fc.record({
      at: fc.nat({ max: bytes.length - 1 }),
      by: fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constantFrom('cut', 'more', 'end')),
      extra: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(10, 34, 44, 13, 0)),
    });
    const run = async ({ at, by, extra }: typeof change extends fc.Arbitrary<infer T> ? T : never) => {
      const forged =
        typeof by === 'number'
          ? Buffer.concat([bytes.subarray(0, at), Buffer.of((bytes[at] ?? 0) ^ by), bytes.subarray(at + 1)])
          : by === 'end'
            ? bytes.subarray(0, at)
            : Buffer.concat([
                bytes.subarray(0, at),
                ...(by === 'more' ? [Buffer.of(extra)] : []),
                bytes.subarray(by === 'cut' ? at + 1 : at),
              ]);
      const reading = await read(forged, true);
      expect(reading.facts.sha256).not.toBe(facts.sha256);
      const noticed = reading.faultTotal > 0 || reading.facts.root !== facts.root;
      expect(noticed).toBe(true);
    };
    await fc.assert(fc.asyncProperty(change, run), { numRuns: 1500 });
  });

  it('reads any bytes to the end', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('"', '\n', ',', 'label,Ort,Sex\n', 'a'.repeat(64)).map((text) => Buffer.from(text)),
    );
    const run = async (pieces: Buffer[]) => {
      const { faultTotal } = await read(Buffer.concat(pieces), true);
      expect(faultTotal).toBeGreaterThan(0);
    };
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 40 }), run), { numRuns: 300 });
  });
});
