import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, lines } from './csv-texts.js';
import { planOf, read, register } from './registers.js';
import { windows1252 } from './windows-1252.js';

/** The checksum of a register's records (SPEC 10) against MurmurHash3 as it was published, with BigInt. */

const MASK = 0xffffffffn;
const times = (a: bigint, b: bigint) => (a * b) & MASK;
const turn = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & MASK;
const scramble = (k: bigint) => times(turn(times(k, 0xcc9e2d51n), 15n), 0x1b873593n);

function murmur3(bytes: Uint8Array, seed: bigint): bigint {
  const block = (from: number, size: number) =>
    bytes.subarray(from, from + size).reduce((word, byte, at) => word | (BigInt(byte) << BigInt(8 * at)), 0n);
  const whole = bytes.length - (bytes.length % 4);
  let h = seed;
  for (let at = 0; at < whole; at += 4)
    h = (times(turn(h ^ scramble(block(at, 4)), 13n), 5n) + 0xe6546b64n) & MASK;
  h ^= scramble(block(whole, 3)) ^ BigInt(bytes.length);
  h = times(h ^ (h >> 16n), 0x85ebca6bn);
  h = times(h ^ (h >> 13n), 0xc2b2ae35n);
  return h ^ (h >> 16n);
}

/** Two sums of all records, each in 8 digits. */
function digestOf(records: readonly Uint8Array[]): string {
  const sum = (seed: bigint) => records.reduce((total, bytes) => (total + murmur3(bytes, seed)) & MASK, 0n);
  return [0n, 1n].map((seed) => sum(seed).toString(16).padStart(8, '0')).join('');
}

const digestOfTexts = (...records: string[]) => digestOf(records.map((record) => Buffer.from(record)));
const readDigest = async (...contents: (string | Buffer)[]) => {
  const sources = contents.map((content, at) => register(content, `${at}.csv`));
  return (await read(sources, planOf(), { counted: true })).digest;
};

describe('MurmurHash3 of this test', () => {
  test.each([
    ['', 0n, 0n],
    ['', 1n, 0x514e28b7n],
    ['Hello, world!', 1234n, 0xfaf6cdb3n],
    ['The quick brown fox jumps over the lazy dog', 0n, 0x2e4ff723n],
  ])('gives the published value of %j', (text, seed, hash) => {
    expect(murmur3(Buffer.from(text), seed)).toBe(hash);
  });
});

describe('checksum of a register', () => {
  test('has the header and every record as its bytes stand, without line ends and empty lines', async () => {
    const text = 'Nr;X\r\n1;"ä ""b"""\r\n\r\n2; c \n3;"a\r\nb"\r4;d';
    expect(await readDigest(text)).toBe(digestOfTexts('Nr;X', '1;"ä ""b"""', '2; c ', '3;"a\r\nb"', '4;d'));
  });

  test('has records of a wrong form too', async () => {
    expect(await readDigest('Nr;X\n1;x"y\n2\n;\n')).toBe(digestOfTexts('Nr;X', '1;x"y', '2', ';'));
  });

  test('does not have the byte order mark', async () => {
    expect(await readDigest('\ufeffNr;X\n1;ä\n')).toBe(digestOfTexts('Nr;X', '1;ä'));
  });

  test('of UTF-16 is that of the same text in UTF-8; of windows-1252 that of its bytes', async () => {
    expect(await readDigest(Buffer.from('\ufeffNr;X\n1;ä😀\n', 'utf16le'))).toBe(
      digestOfTexts('Nr;X', '1;ä😀'),
    );
    expect(await readDigest(windows1252('Nr;X\n1;ä\n'))).toBe(
      digestOf([windows1252('Nr;X'), windows1252('1;ä')]),
    );
  });

  test('has the header of each file, in whatever order the files come', async () => {
    const [a, b] = ['Nr;X\n1;a\n2;b\n', 'X;Nr\nc;3\n'] as const;
    const expected = digestOfTexts('Nr;X', '1;a', '2;b', 'X;Nr', 'c;3');
    expect([await readDigest(a, b), await readDigest(b, a)]).toEqual([expected, expected]);
  });

  test('tells columns that exchanged their names from those that did not', async () => {
    expect(await readDigest('Nr;A;B\n1;x;y\n')).not.toBe(await readDigest('Nr;B;A\n1;x;y\n'));
  });

  test('is the same as by hand for any file', async () => {
    await fc.assert(
      fc.asyncProperty(lines(';'), async (written) => {
        const records = written.filter(({ fields }) => fields.length > 0);
        const expected = records.map(({ fields }) => csvText([{ fields, end: '' }], ';'));
        expect(await readDigest(`Nr;X\n${csvText(written, ';')}`)).toBe(digestOfTexts('Nr;X', ...expected));
      }),
      { numRuns: 200 },
    );
  });
});
