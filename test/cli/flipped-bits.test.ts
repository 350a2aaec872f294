import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answersOffice,
  COMMIT_PANEL,
  commitmentOf,
  committed,
  DRAW,
  DRAW_PANEL,
  done,
  linesOf,
  verdict,
} from './commitments.js';

/**
 * A bit flips in a published log or urn: `verify` never passes it, and never breaks down. Of each line some bytes are
 * tried, its first and its last among them, and each time another bit.
 */

interface Published {
  folder: string;
  fingerprint: string;
}

const letters: Published = { folder: '', fingerprint: '' };
const panel: Published = { folder: '', fingerprint: '' };

beforeAll(async () => {
  letters.folder = await committed();
  await done(letters.folder, DRAW);
  panel.folder = answersOffice();
  await done(panel.folder, COMMIT_PANEL);
  await done(panel.folder, DRAW_PANEL);
  for (const one of [letters, panel]) one.fingerprint = commitmentOf(one.folder);
});

/** So many places of a line, spread evenly, with its line feed. */
function placesIn(begin: number, length: number, count: number): number[] {
  const step = Math.max(1, Math.floor(length / count));
  const places = Array.from({ length: Math.ceil((length + 1) / step) }, (_, at) => begin + at * step);
  return [...new Set([...places, begin + length - 1, begin + length])];
}

/** Flips one bit at each place, and says what was let through or named by nothing. */
async function flipped(
  { folder, fingerprint }: Published,
  name: string,
  places: readonly number[],
): Promise<string[]> {
  const path = join(folder, 'out', name);
  const whole = readFileSync(path);
  const passed: string[] = [];
  try {
    for (const [number, place] of places.entries()) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (number % 8));
      writeFileSync(path, bytes);
      const { code, failed, refused } = await verdict(folder, '--commitment', fingerprint);
      const isNamed = failed.length > 0 || refused.length > 0;
      if (![3, 4].includes(code ?? 1) || !isNamed)
        passed.push(`byte ${place}, bit ${number % 8}: code ${code}`);
    }
  } finally {
    writeFileSync(path, whole);
  }
  return passed;
}

describe.each([
  ['letters', letters],
  ['a panel', panel],
] as const)('%s', (_, published) => {
  test('are sound as they are', async () => {
    const { folder, fingerprint } = published;
    expect(await verdict(folder, '--commitment', fingerprint)).toMatchObject({ code: 0, failed: [] });
  });

  test('a bit of any line of the log', async () => {
    let begin = 0;
    const places = linesOf(published.folder).flatMap((line) => {
      const length = Buffer.byteLength(line);
      const found = placesIn(begin, length, 24);
      begin += length + 1;
      return found;
    });
    expect(places.length).toBeGreaterThan(180);
    expect(await flipped(published, 'audit.jsonl', places)).toEqual([]);
  }, 120_000);

  test('a bit of any line of the urn', async () => {
    const text = readFileSync(join(published.folder, 'out/urn.csv'), 'utf8');
    let begin = 0;
    const places = text
      .trimEnd()
      .split('\n')
      .flatMap((line) => {
        const length = Buffer.byteLength(line);
        const found = [begin + ((begin * 7) % length), begin + length];
        begin += length + 1;
        return found;
      });
    expect(places.length).toBeGreaterThan(150);
    expect(await flipped(published, 'urn.csv', places)).toEqual([]);
  }, 120_000);

  test('a line of the urn that is missing, twice, or moved', async () => {
    const { folder, fingerprint } = published;
    const path = join(folder, 'out/urn.csv');
    const whole = readFileSync(path, 'utf8');
    const [header = '', first = '', second = '', ...rest] = whole.trimEnd().split('\n');
    const texts = [
      [header, second, ...rest],
      [header, first, first, second, ...rest],
      [header, second, first, ...rest],
      [first, second, ...rest],
    ];
    try {
      for (const lines of texts) {
        writeFileSync(path, `${lines.join('\n')}\n`);
        const found = await verdict(folder, '--commitment', fingerprint);
        expect(found.code).toBe(4);
        expect(found.failed).toContain('urn.file');
      }
    } finally {
      writeFileSync(path, whole);
    }
  });
});
