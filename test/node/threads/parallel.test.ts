import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { ABOVE_ALL } from '../../../src/core/candidates.js';
import type { Delimiter } from '../../../src/core/plan.js';
import { fileSource } from '../../../src/node/file-source.js';
import { openScratch, openScratchReader } from '../../../src/node/scratch.js';
import { inThreads } from '../../../src/node/threads/parallel.js';
import type { FrameSettings } from '../../../src/register/frame-builder.js';
import { openRegister, type ReadOptions, readFrame } from '../../../src/register/read.js';
import { csvText, lines } from '../../register/csv-texts.js';
import { byColumn, planOf } from '../../register/registers.js';
import { isThorough, runs } from '../../thorough.js';

/** Threads read parts that are cut anywhere; the result must be that of one reading in a row. */

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The built file: a thread can't run TypeScript.
const entry = new URL('../../../dist/node/threads/reader-thread.js', import.meta.url);

function settings(delimiter: Delimiter | 'auto', encoding: 'auto' | 'utf-8' | 'windows-1252'): FrameSettings {
  const plan = planOf({ delimiter, encoding, stratify: [byColumn('Ort')] });
  const keep = { usual: { least: 1_000_000, below: ABOVE_ALL }, byStratum: new Map() };
  return { plan, key: null, idLists: new Map(), draw: { seedHash: '0'.repeat(64), keep }, survey: true };
}

let files = 0;

async function reading(path: string, given: FrameSettings, options: ReadOptions) {
  const register = await openRegister([await fileSource(path)], given.plan.register);
  const { tally, problems, files: facts } = await readFrame(register, given, options);
  const strata = tally.strata.map(({ categories, size, pool }) => ({
    categories,
    size,
    kept: pool?.sorted(),
  }));
  strata.sort((a, b) => (a.categories.join() < b.categories.join() ? -1 : 1));
  const { rows, excluded, survey, unknownValues } = tally;
  return { rows, excluded, survey, unknownValues, strata, problems, facts };
}

async function compare(
  bytes: Buffer,
  given: FrameSettings,
  workers: number,
  chunkBytes: number,
): Promise<void> {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, bytes);
  const alone = await reading(path, given, {});
  const together = await reading(path, given, {
    parallel: inThreads({ workers, entry, chunkBytes, scratch: folder }),
  });
  expect(together).toEqual(alone);
  rmSync(path);
}

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with mark': (text: string) => Buffer.from(`\ufeff${text}`),
  latin: (text: string) => Buffer.from(text.replace(/[^\0-\u00ff]/gu, '?'), 'latin1'),
};

describe('threads and one reading in a row', () => {
  test('agree on any file, cut at any byte: people, counts, problems and their lines', async () => {
    const file = fc.record({
      delimiter: fc.constantFrom<Delimiter>(';', ',', '\t', '|'),
      encoder: fc.constantFrom(...(Object.keys(ENCODERS) as (keyof typeof ENCODERS)[])),
      // To start a thread takes longer than all that it reads here.
      workers: fc.constantFrom(1, 2, 3, ...(isThorough ? [7] : [])),
      chunkBytes: fc.integer({ min: 1, max: 60 }),
      trailing: fc.constantFrom('', '"', 'x;"y', '\n\n\r\r\n'),
    });
    const cases = file.chain((parts) => lines(parts.delimiter).map((body) => ({ ...parts, body })));
    const run = async ({
      delimiter,
      encoder,
      workers,
      chunkBytes,
      body,
      trailing,
    }: typeof cases extends fc.Arbitrary<infer T> ? T : never) => {
      const header = `Nr${delimiter}Ort\r\n`;
      const text = header + csvText(body, delimiter) + trailing;
      await compare(ENCODERS[encoder](text), settings(delimiter, 'auto'), workers, chunkBytes);
    };
    await fc.assert(fc.asyncProperty(cases, run), { numRuns: runs(120, 25), endOnFailure: true });
  });

  test('agree on one awkward file, cut at its every byte and in larger parts', async () => {
    const text = 'Nr;Ort\r\n1;"a\r\nb"\r\n\r\n2;ä\n3;"c""d"\r4;\r\n5;ö;6\r\n7;"e;\n\n"\n8;f';
    for (let chunkBytes = 1; chunkBytes <= 70; chunkBytes += isThorough || chunkBytes < 16 ? 1 : 6) {
      await compare(Buffer.from(text), settings(';', 'auto'), 1 + (chunkBytes % 3), chunkBytes);
    }
  });

  test('agree on thousands of rows, however many threads read them', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `P${at};"Ort ${at % 7}\n${'x'.repeat(at % 50)}"`);
    const bytes = Buffer.from(`Nr;Ort\n${rows.join('\n')}\n`);
    for (const workers of [1, 2, 7, ...(isThorough ? [3, 16] : [])])
      await compare(bytes, settings(';', 'auto'), workers, 10_000);
  });

  test('agree on duplicate ids whose rows are parts apart, and spill fingerprints to disk', async () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => `P${at === 199_000 ? 77 : at};Ort`);
    const path = join(folder, 'duplicates.csv');
    writeFileSync(path, `Nr;Ort\n${rows.join('\n')}\n`);
    const given = settings(';', 'auto');
    const scratch = { open: () => openScratch(folder), reader: openScratchReader };
    const { problems } = await reading(path, given, { scratch, fingerprintBytes: 20_000 });
    expect(problems.map(({ code, where }) => [code, where?.[0]?.lines])).toEqual([
      ['REG-011', [79, 199_002]],
    ]);
    const parallel = inThreads({ workers: 3, entry, chunkBytes: 100_000, scratch: folder });
    const together = await reading(path, given, { parallel, scratch, fingerprintBytes: 20_000 });
    expect(together.problems).toEqual(problems);
  });
});

describe('a thread that dies', () => {
  test('is named, and no result is given', async () => {
    const path = join(folder, 'dies.csv');
    writeFileSync(path, 'Nr;Ort\n1;a\n');
    const dying = new URL('data:text/javascript,process.exit(3)');
    const attempt = reading(path, settings(';', 'auto'), {
      parallel: inThreads({ workers: 2, entry: dying, scratch: folder }),
    });
    await expect(attempt).rejects.toMatchObject({ name: 'WorkerFailure', detail: 'exit 3' });
  });
});
