import { hashBytes } from '#machine';
import type { LeafRange } from '../../core/merkle.js';

/** The root of all leaves; of none the hash of nothing (RFC 6962, 2.1). */
export function rootOf(tree: LeafRange): Uint8Array {
  return tree.end === 0 ? hashBytes(new Uint8Array(0)) : tree.root();
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
