import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import { fileSource } from '../../../src/node/file-source.js';
import { openScratch, openScratchReader } from '../../../src/node/scratch.js';
import { inThreads } from '../../../src/node/threads/parallel.js';
import { urnInThreads } from '../../../src/node/threads/urn-threads.js';
import { readUrn, type UrnReading, type UrnShape } from '../../../src/register/urn/read.js';
import { byColumn, planOf, table } from '../../register/registers.js';
import { urnByDefinition, urnOf } from '../../register/urn/urns.js';

/** Urns made and read by threads are those made and read in one go. */

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The built file: a thread can't run TypeScript.
const entry = new URL('../../../dist/node/threads/reader-thread.js', import.meta.url);
const scratch = { open: () => openScratch(folder), reader: openScratchReader };

const places = ['Nord', 'Süd', 'a,b "c"\nd', 'West'];
const people = Array.from({ length: 5000 }, (_, at) => ({
  id: `P${at * 13}`,
  categories: [places[at % 4] ?? ''],
  household: at % 5 === 0 ? '' : `Weg ${at % 999}`,
}));
const plan = planOf({ stratify: [byColumn('Ort')], columns: { household: ['Weg'] }, perHousehold: 1 });
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const rows = people.map(({ id, categories, household }) => [id, categories[0] ?? '', household].map(cell));
const expected = urnByDefinition(people, ['Ort'], true);
const keep = { usual: { least: 20, below: '04' }, byStratum: new Map() };
const draw = { seedHash: sha256Text('seed'), keep };

describe('an urn made by threads', () => {
  it('is the same with any number of them, rows in any order, parts of any size and any memory', async () => {
    const ways = [
      [1, 100_000, {}],
      [2, 7_000, { urnBytes: 0, budget: 0 }],
      [3, 1_000, { urnBytes: 50_000, budget: 60_000 }],
      [7, 20_000, {}],
    ] as const;
    for (const [workers, chunkBytes, memory] of ways) {
      const turned = [...rows.slice(chunkBytes % 4999), ...rows.slice(0, chunkBytes % 4999)];
      const path = join(folder, `register-${workers}.csv`);
      writeFileSync(path, table([['Nr', 'Ort', 'Weg'], ...turned]));
      const made = await urnOf([await fileSource(path)], plan, {
        parallel: inThreads({ workers, entry, chunkBytes, scratch: folder }),
        urn: urnInThreads({ workers, entry }),
        scratch,
        draw,
        ...memory,
      });
      expect(made.facts).toEqual(expected.facts);
      expect(made.text).toBe(expected.text);
      const kept = made.reading.tally.strata.flatMap(
        ({ pool }) => pool?.sorted().map(({ label }) => label) ?? [],
      );
      expect(kept.length).toBeGreaterThan(4 * 20 - 1);
      expect(kept.every((label) => expected.lines.some((line) => line.startsWith(label)))).toBe(true);
    }
    expect(readdirSync(folder).length).toBeGreaterThan(4);
  });

  it('is the same if one thread has read the register and several make it', async () => {
    const made = await urnOf(table([['Nr', 'Ort', 'Weg'], ...rows]), plan, {
      urn: urnInThreads({ workers: 2, entry }),
    });
    expect(made.facts).toEqual(expected.facts);
  });

  it('is none if a thread dies', async () => {
    const dying = new URL('data:text/javascript,process.exit(3)');
    const attempt = urnOf(table([['Nr', 'Ort', 'Weg'], ...rows]), plan, {
      urn: urnInThreads({ workers: 2, entry: dying }),
    });
    await expect(attempt).rejects.toMatchObject({ name: 'WorkerFailure', detail: 'exit 3' });
  });
});

const shape: UrnShape = {
  dimensions: ['Ort'],
  stratification: {
    dimensions: [{ name: 'Ort', categories: places }],
    strata: places.map((_, at) => ({ cell: [at], size: 1 })),
  },
  households: true,
};

/** As plain data; who is kept beyond those that must be depends on the way. */
function plain({ pools, ...reading }: UrnReading) {
  const lowest = pools.map((pool) => pool?.sorted().slice(0, 20));
  return { ...reading, lowest };
}

let files = 0;
async function compare(text: string | Uint8Array, workers: number, pieceBytes: number): Promise<UrnReading> {
  const path = join(folder, `urn-${files++}.csv`);
  writeFileSync(path, text);
  const source = await fileSource(path);
  const alone = await readUrn(source, shape, draw);
  const together = await readUrn(source, shape, draw, { urn: urnInThreads({ workers, entry, pieceBytes }) });
  expect(plain(together)).toEqual(plain(alone));
  rmSync(path);
  return together;
}

describe('an urn read by threads', () => {
  it('is the same with any number of them and pieces of any size', async () => {
    for (const [workers, pieceBytes] of [
      [1, 1 << 20],
      [2, 10_000],
      [3, 4_099],
      [7, 64_000],
    ] as const) {
      const reading = await compare(expected.text, workers, pieceBytes);
      expect(reading.faults).toEqual([]);
      expect(reading.facts).toEqual(expected.facts);
      expect(reading.sizes).toEqual([1250, 1250, 1250, 1250]);
    }
  });

  it('has the same faults with the same lines, wherever it is cut', async () => {
    const few = expected.lines.slice(0, 40);
    const line = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...few) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '"', 'x', 'a"b', `${few[3]}\r`, few[5]?.slice(0, 70) ?? ''),
      },
      { weight: 1, arbitrary: fc.nat({ max: 900 }).map((length) => 'y'.repeat(length)) },
    );
    const forged = fc.record({
      header: fc.constantFrom('label,Ort,household', 'label,Ort', ''),
      sorted: fc.boolean(),
      lines: fc.array(line, { maxLength: 60 }),
      end: fc.constantFrom('\n', '', '\n\n'),
      pieceBytes: fc.integer({ min: 1, max: 900 }),
      workers: fc.constantFrom(1, 2, 3),
    });
    const run = async ({
      header,
      sorted,
      lines,
      end,
      pieceBytes,
      workers,
    }: typeof forged extends fc.Arbitrary<infer T> ? T : never) => {
      const body = sorted ? [...lines].sort() : lines;
      await compare([header, ...body].join('\n') + end, workers, pieceBytes);
    };
    await fc.assert(fc.asyncProperty(forged, run), { numRuns: 60, endOnFailure: true });
  });

  it('is an empty file', async () => {
    const { faults } = await compare('', 2, 1000);
    expect(faults).toEqual([{ kind: 'header', line: 1 }]);
  });
});
