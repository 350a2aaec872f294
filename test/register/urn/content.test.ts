import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openScratch, openScratchReader } from '../../../src/node/scratch.js';
import { ContentStore } from '../../../src/register/urn/content.js';

/** What is too large for memory comes back from the disk as it was, also for somebody who keeps all its parts. */

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scratch = { open: () => openScratch(folder), reader: openScratchReader };

/** No two places look alike. */
const pieceOf = (number: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (number * 89 + at * 31 + (at >> 8) + (at >> 16)) % 251);

test.each([
  ['in memory', Number.POSITIVE_INFINITY],
  ['on the disk', 0],
  ['partly in memory', 1_500_000],
])('%s', (_, budget) => {
  const pieces = [3, 700_000, 1_000_000, 1_048_576, 5, 1_900_000].map((length, at) => pieceOf(at, length));
  const store = new ContentStore(budget, scratch);
  for (const piece of pieces) store.append(piece);
  const stored = store.finish();
  const whole = Buffer.concat(pieces);
  expect(stored.size).toBe(whole.length);
  const kept = [...stored.chunks()];
  expect(Buffer.concat(kept).equals(whole)).toBe(true);
  // And once more.
  expect(Buffer.concat([...stored.chunks()]).equals(whole)).toBe(true);
});
