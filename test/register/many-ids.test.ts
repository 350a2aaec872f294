import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileSource } from '../../src/node/file-source.js';
import { openScratch, openScratchReader } from '../../src/node/scratch.js';
import { inThreads } from '../../src/node/threads/parallel.js';
import { openRegister, type ReadOptions, readFrame } from '../../src/register/read.js';
import { places, planOf } from './registers.js';

/**
 * Many ids, two million where everything is tried. Two different ones have the same fingerprint here, as one pair among some hundred
 * million has by chance; only a pair of equal ids is a duplicate.
 */
const { ROWS, ...twins } = vi.hoisted(() => {
  const rows = process.env.TESTS === 'full' ? 2_000_000 : 400_000;
  const other = `P${String(rows - 10).padStart(9, '0')}`;
  return { ROWS: rows, one: 'P000000018', other, compared: 0 };
});

vi.mock('../../src/register/id-fingerprint.js', async (original) => {
  const real = await original<typeof import('../../src/register/id-fingerprint.js')>();
  const OTHER = Buffer.from(twins.other);
  const END = OTHER.readUInt32BE(OTHER.length - 4);
  class ByteFingerprint extends real.ByteFingerprint {
    override read(bytes: DataView, start: number, end: number): boolean {
      if (end - start !== OTHER.length || bytes.getUint32(end - 4) !== END)
        return super.read(bytes, start, end);
      const id = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
      if (!id.equals(OTHER)) return super.read(bytes, start, end);
      [this.high, this.low] = real.fingerprintOf(twins.one);
      return true;
    }
  }
  // Ids in ASCII come here as texts only in the second reading, which compares them.
  const fingerprintOf = (text: string) => {
    twins.compared++;
    return real.fingerprintOf(text === twins.other ? twins.one : text);
  };
  return { ...real, ByteFingerprint, fingerprintOf };
});

const SECOND = ROWS - 123_456;
const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
const idOf = (nr: number) => `P${String(nr).padStart(9, '0')}`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A register in which a late row, {@link SECOND}, has the id that row 77 has, if it is to have one twice. */
function write(name: string, twice: boolean): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, 'Nr;X\n');
  for (let first = 1; first <= ROWS; first += 100_000) {
    const ids = Array.from({ length: 100_000 }, (_, at) => {
      return idOf(twice && first + at === SECOND ? 77 : first + at);
    });
    writeSync(file, `${ids.join(';x\n')};x\n`);
  }
  closeSync(file);
  return path;
}

async function problemsOf(path: string, options: ReadOptions) {
  const register = await openRegister([await fileSource(path)], { encoding: 'auto', delimiter: 'auto' });
  const settings = { plan: planOf(), key: null, idLists: new Map(), draw: null, survey: false };
  const { tally, problems } = await readFrame(register, settings, options);
  expect(tally.rows).toBe(ROWS);
  return places(problems);
}

const scratch = { open: () => openScratch(folder), reader: openScratchReader };
const entry = new URL('../../dist/node/threads/reader-thread.js', import.meta.url);
/** So little that most fingerprints go to the disk. */
const inOneGo = { scratch, fingerprintBytes: ROWS >> 1 };
const withThreads = { ...inOneGo, parallel: inThreads({ workers: 2, entry, scratch: folder }) };

describe('among many ids', () => {
  let once = '';
  let twice = '';
  beforeAll(() => {
    once = write('once.csv', false);
    twice = write('twice.csv', true);
  });

  test('two different ones with the same fingerprint are no duplicates', async () => {
    twins.compared = 0;
    expect(await problemsOf(once, inOneGo)).toEqual([]);
    // Each of them once, and the name of their column, which may stand among them.
    expect(twins.compared).toBe(ROWS + 1);
  }, 60_000);

  const found = [['REG-011', { file: 'twice.csv', lines: [78, SECOND + 1], column: 'Nr', total: 2 }]];

  test('the one pair of equal ones is found, with both lines', async () => {
    expect(await problemsOf(twice, inOneGo)).toEqual(found);
  }, 60_000);

  test('threads find the same', async () => {
    expect(await problemsOf(twice, withThreads)).toEqual(found);
    expect(await problemsOf(once, withThreads)).toEqual([]);
  }, 60_000);
});
