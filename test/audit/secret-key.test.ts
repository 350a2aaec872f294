import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isLocked,
  newKey,
  readSecretKey,
  scryptCost,
  secretKeyFile,
  unlock,
} from '../../src/audit/secret-key.js';
import * as node from '../../src/machine/node.js';
import * as web from '../../src/machine/web.js';
import { KEY, lockedFile, PASSWORD } from './locked-key.js';

/** Files of secret keys as minisign has them. */

const bytes = (text: string) => new TextEncoder().encode(text);
describe('scrypt', () => {
  // RFC 7914, section 12.
  const published = [
    ['', '', 16, 1, 1, '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'],
    ['password', 'NaCl', 1024, 8, 16, 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162'],
    [
      'pleaseletmein',
      'SodiumChloride',
      16384,
      8,
      1,
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    ],
  ] as const;

  test.each(published)(
    'of %j and %j is the published one, on Node and elsewhere',
    async (password, salt, N, r, p, digits) => {
      for (const { scrypt } of [node, web]) {
        const found = await scrypt(bytes(password), bytes(salt), { N, r, p }, 64);
        expect(Buffer.from(found).toString('hex').slice(0, 64)).toBe(digits);
      }
    },
  );

  test.each([
    ['what minisign takes', 33_554_432, 1_073_741_824, { N: 2 ** 20, r: 8, p: 1 }],
    ['what libsodium calls interactive', 524_288, 16_777_216, { N: 2 ** 14, r: 8, p: 1 }],
    ['little time', 32_768, 1_073_741_824, { N: 2 ** 10, r: 8, p: 1 }],
    ['less than there is', 0, 1_073_741_824, { N: 2 ** 10, r: 8, p: 1 }],
    ['little memory', 33_554_432, 1 << 20, { N: 2 ** 10, r: 8, p: 1024 }],
    ['more time than anybody takes', 33_554_433, 1_073_741_824, null],
    ['more memory than anybody takes', 33_554_432, 1_073_741_825, null],
  ])('costs for %s', (_, operations, memory, cost) => {
    expect(scryptCost(operations, memory)).toEqual(cost);
  });
});

describe('a key without a password', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (random) => {
        const key = newKey(random);
        expect(readSecretKey(secretKeyFile(key))).toEqual(key);
      }),
      { numRuns: 20 },
    );
  });

  test('with one bit turned is none, or the same key, or has another id', () => {
    const file = Buffer.from(secretKeyFile(KEY));
    const start = file.indexOf(10) + 1;
    const found = new Set<string>();
    for (let at = start; at < file.length - 1; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(file);
        flipped[at] = (file[at] ?? 0) ^ (1 << bit);
        const key = readSecretKey(flipped);
        if (key === null || isLocked(key)) found.add(key === null ? 'none' : 'locked');
        else {
          expect(key.seed).toEqual(KEY.seed);
          found.add(Buffer.compare(key.id, KEY.id) === 0 ? 'same' : 'other id');
        }
      }
    }
    expect([...found].sort()).toEqual(['none', 'other id', 'same']);
  });
});

describe('a key with a password', () => {
  const file = lockedFile();

  test('is opened by it and by no other', async () => {
    const key = readSecretKey(file);
    if (key === null || !isLocked(key)) throw new Error('it is not locked');
    expect(key.cost).toEqual({ N: 1024, r: 8, p: 1 });
    expect(await unlock(key, bytes(PASSWORD))).toEqual(KEY);
    for (const wrong of ['', 'Strasse 1', 'Straße 1\n']) expect(await unlock(key, bytes(wrong))).toBeNull();
  });

  test('with one bit of salt, key or checksum turned is not opened', async () => {
    const [head = '', body = ''] = file.toString().trim().split('\n');
    const raw = Buffer.from(body, 'base64');
    for (let at = 6; at < raw.length; at++) {
      // The cost has its own tests.
      if (at >= 38 && at < 54) continue;
      const flipped = Buffer.from(raw);
      flipped[at] = (raw[at] ?? 0) ^ (1 << (at % 8));
      const key = readSecretKey(Buffer.from(`${head}\n${flipped.toString('base64')}\n`));
      if (key === null || !isLocked(key)) throw new Error('it is not locked');
      expect([at, await unlock(key, bytes(PASSWORD))]).toEqual([at, null]);
    }
  });

  test('that asks for more memory than a gibibyte is none', () => {
    const [head = '', body = ''] = file.toString().trim().split('\n');
    const raw = Buffer.from(body, 'base64');
    raw.writeBigUInt64LE(2n ** 62n, 46);
    expect(readSecretKey(Buffer.from(`${head}\n${raw.toString('base64')}\n`))).toBeNull();
  });
});
