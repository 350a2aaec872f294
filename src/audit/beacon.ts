import { bls12_381 } from '@noble/curves/bls12-381.js';
import { hexToBytes } from '@noble/curves/utils.js';
import * as z from 'zod';
import { sha256Bytes } from '#machine';
import type { Beacon, DrandEvent } from '../core/drand.js';

/**
 * A round of drand's chain quicknet, checked without a network (scheme `bls-unchained-g1-rfc9380`): the signature is a
 * point of G1 on the curve BLS12-381, made by the members of the chain together over the SHA-256 of the round's number
 * as 8 bytes, the highest first; the randomness is the SHA-256 of the signature. There is exactly one signature of a
 * round, so nobody could choose it.
 *
 * This file loads the curve; it is imported where there is a round to be checked.
 */

/** Of the chain with the hash `52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971`. */
const PUBLIC_KEY =
  '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
  '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a';
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
/** Hexadecimal digits of a point of G1. */
const SIGNATURE_DIGITS = 96;

/** A round as a file has it. */
export interface RoundFile {
  readonly round: number;
  /** left out by the second version of drand's interface */
  readonly randomness?: string;
  readonly signature: string;
  /** the signature of the round before, which only chains of another kind have */
  readonly previous?: string;
}

const hex = z
  .string()
  .regex(/^(?:[0-9a-f]{2}){1,200}$/i)
  .transform((text) => text.toLowerCase());

const roundSchema = z
  .object({
    round: z.int().min(1),
    randomness: hex.exactOptional(),
    signature: hex,
    previous_signature: hex.exactOptional(),
  })
  .transform(({ previous_signature: previous, ...round }) =>
    previous === undefined ? round : { ...round, previous },
  );

/** Reads what drand's servers give for a round, as JSON. @returns `null` if it is no round */
export function readRound(text: string): RoundFile | null {
  try {
    return roundSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * What can be wrong with a round. `chain`: its signature is of the kind of another chain. `round`: it is not the
 * announced one. `randomness`: it does not follow from the signature. `signature`: the chain has not signed this
 * round with it.
 */
export type RoundFault = 'chain' | 'round' | 'randomness' | 'signature';

/** Everything that is wrong with a round as that of the announced event. */
export function roundFaults(event: DrandEvent, file: RoundFile): RoundFault[] {
  const { round, randomness, signature, previous } = file;
  const isOther = previous !== undefined || signature.length !== SIGNATURE_DIGITS;
  return [
    ...(isOther ? (['chain'] as const) : []),
    ...(round === event.round ? [] : (['round'] as const)),
    ...(randomness === undefined || randomness === randomnessOf(signature) ? [] : (['randomness'] as const)),
    ...(isOther || isSigned(round, signature) ? [] : (['signature'] as const)),
  ];
}

/** A round without faults, as a log has it. */
export function beaconOf({ chain }: DrandEvent, { round, signature }: RoundFile): Beacon {
  return { chain, round, randomness: randomnessOf(signature), signature };
}

function randomnessOf(signature: string): string {
  return sha256Bytes(hexToBytes(signature));
}

/** Whether the members of the chain have signed this round. */
function isSigned(round: number, signature: string): boolean {
  const { hash, verify } = bls12_381.shortSignatures;
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(round));
  try {
    const message = hash(hexToBytes(sha256Bytes(number)), DOMAIN);
    return verify(hexToBytes(signature), message, hexToBytes(PUBLIC_KEY));
  } catch {
    // Not even a point of the curve.
    return false;
  }
}
