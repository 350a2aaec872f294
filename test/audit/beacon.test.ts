import { createHash } from 'node:crypto';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex } from '@noble/curves/utils.js';
import { describe, expect, test } from 'vitest';
import { beaconOf, type RoundFile, readRound, roundFaults } from '../../src/audit/beacon.js';
import type { DrandEvent } from '../../src/core/drand.js';

/** A round of drand's quicknet that was really published, and every way of changing it. */

const event: DrandEvent = { type: 'drand', chain: 'quicknet', round: 1000 };
const ROUND = {
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const { randomness: _, ...SECOND_VERSION } = ROUND;

/** Hexadecimal digits with one bit turned over. */
function flipped(hex: string, bit: number): string {
  const bytes = Buffer.from(hex, 'hex');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  return bytes.toString('hex');
}
const sha256 = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
/** What a chain with another key signs. */
const KEY = new Uint8Array(32).fill(7);
function message(round: number): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(round));
  return createHash('sha256').update(number).digest();
}

describe('a published round', () => {
  test.each([
    ['as it was published', ROUND],
    ['without its randomness, as in the second version of the interface', SECOND_VERSION],
  ])('holds %s', (__, round) => {
    expect(roundFaults(event, round)).toEqual([]);
    expect(beaconOf(event, round)).toEqual({ chain: 'quicknet', ...ROUND });
  });

  test('is read from JSON in any case and layout, with fields that are not needed', () => {
    const texts = [
      JSON.stringify(ROUND),
      JSON.stringify({ ...ROUND, signature: ROUND.signature.toUpperCase() }, null, 2),
      `\n${JSON.stringify({ signature: ROUND.signature, more: [1], round: 1000, randomness: ROUND.randomness })}\r\n`,
    ];
    for (const text of texts) expect(readRound(text)).toEqual(ROUND);
    expect(readRound(JSON.stringify(SECOND_VERSION))).toEqual(SECOND_VERSION);
  });
});

describe('a round with one bit turned over is caught and named', () => {
  test('in the signature, with and without the randomness', () => {
    for (let bit = 0; bit < 384; bit++) {
      const signature = flipped(ROUND.signature, bit);
      expect([bit, roundFaults(event, { ...ROUND, signature })]).toEqual([bit, ['randomness', 'signature']]);
      expect([bit, roundFaults(event, { round: 1000, signature })]).toEqual([bit, ['signature']]);
    }
  });

  test('in the signature, with a randomness that follows from it', () => {
    for (let bit = 0; bit < 384; bit += 7) {
      const signature = flipped(ROUND.signature, bit);
      expect(roundFaults(event, { ...ROUND, signature, randomness: sha256(signature) })).toEqual([
        'signature',
      ]);
    }
  });

  test('in the randomness', () => {
    for (let bit = 0; bit < 256; bit++)
      expect(roundFaults(event, { ...ROUND, randomness: flipped(ROUND.randomness, bit) })).toEqual([
        'randomness',
      ]);
  });

  test('in the number of the round, and no other round can be announced for it', () => {
    for (let bit = 0; bit < 32; bit++) {
      const round = Number(1000n ^ (1n << BigInt(bit)));
      expect([bit, roundFaults(event, { ...ROUND, round })]).toEqual([bit, ['round', 'signature']]);
      expect(roundFaults({ ...event, round }, { ...ROUND, round })).toEqual(['signature']);
      expect(roundFaults({ ...event, round }, ROUND)).toEqual(['round']);
    }
  });
});

describe('a round of another chain is caught and named', () => {
  const { longSignatures, shortSignatures } = bls12_381;

  test('of the same kind, with another key', () => {
    const signed = shortSignatures.sign(shortSignatures.hash(message(1000)), KEY);
    const signature = bytesToHex(shortSignatures.Signature.toBytes(signed));
    expect(roundFaults(event, { round: 1000, randomness: sha256(signature), signature })).toEqual([
      'signature',
    ]);
  });

  test('with signatures on the other group', () => {
    const signed = longSignatures.sign(longSignatures.hash(message(1000)), KEY);
    const signature = bytesToHex(longSignatures.Signature.toBytes(signed));
    expect(signature).toHaveLength(192);
    expect(roundFaults(event, { round: 1000, randomness: sha256(signature), signature })).toEqual(['chain']);
  });

  test('that is chained: the signature of the round before is there', () => {
    const round = readRound(JSON.stringify({ ...ROUND, previous_signature: 'ab'.repeat(96) }));
    expect(roundFaults(event, round as RoundFile)).toEqual(['chain']);
  });

  test('the point at infinity, zeros and points that are none', () => {
    for (const signature of [
      `c0${'00'.repeat(47)}`,
      '00'.repeat(48),
      'ff'.repeat(48),
      `80${'00'.repeat(47)}`,
    ])
      expect(roundFaults(event, { round: 1000, signature })).toEqual(['signature']);
  });
});

test.each([
  ['nothing', ''],
  ['a text', 'drand quicknet 1000'],
  ['a number', '1000'],
  ['null', 'null'],
  ['a list', JSON.stringify([ROUND])],
  ['no signature', JSON.stringify({ round: 1000, randomness: ROUND.randomness })],
  ['no round', JSON.stringify({ signature: ROUND.signature })],
  ['a round in quotation marks', JSON.stringify({ ...ROUND, round: '1000' })],
  ['round 0', JSON.stringify({ ...ROUND, round: 0 })],
  ['half a round', JSON.stringify({ ...ROUND, round: 1000.5 })],
  ['a signature with a letter too many', JSON.stringify({ ...ROUND, signature: `${ROUND.signature}a` })],
  ['a signature that is no hexadecimal', JSON.stringify({ ...ROUND, signature: 'xy'.repeat(48) })],
  ['a signature without end', JSON.stringify({ ...ROUND, signature: 'ab'.repeat(1000) })],
  ['an error of the server', '{"error":"not found"}'],
])('a file with %s is no round', (__, text) => {
  expect(readRound(text)).toBe(null);
});
