import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOM } from '../../src/machine/sha-blocks.js';
import { ShaMachine } from '../../src/machine/sha-stream.js';
import { digest, hasher } from '../../src/machine/web.js';
import { isThorough } from '../thorough.js';

/** A page's SHA-256 is Node's, for messages of any length in any pieces. */

const ofNode = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const NONE = new Uint8Array();
const counted = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 131 + (at >> 8)) & 255);

describe('SHA-256 in WebAssembly', () => {
  const machine = new ShaMachine();

  test('is right for every length up to four blocks, and about the end of its memory', () => {
    const lengths = [
      ...Array(257).keys(),
      ...[-130, -65, -64, -9, -8, -1, 0, 1, 64, 200].map((by) => ROOM + by),
    ];
    for (const length of lengths)
      expect([length, hex(machine.digest(counted(length)))]).toEqual([length, ofNode(counted(length))]);
  });

  test('is right for messages in pieces, also where several come by turns', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, pieces, (one, two) => {
        const [first, second] = [machine.stream(), machine.stream()];
        for (let at = 0; at < Math.max(one.length, two.length); at++) {
          first.update(one[at] ?? NONE);
          second.update(two[at] ?? NONE);
          machine.digest(new Uint8Array(at));
        }
        expect([hex(first.digest()), hex(second.digest())]).toEqual([
          ofNode(Buffer.concat(one)),
          ofNode(Buffer.concat(two)),
        ]);
      }),
    );
  });

  test.runIf(isThorough)('counts the bits of a message that 32 bits have no room for', () => {
    const [piece, own, nodes] = [new Uint8Array(1 << 20).fill(7), machine.stream(), createHash('sha256')];
    for (let at = 0; at < 520; at++) for (const one of [own, nodes]) one.update(piece);
    expect(hex(own.digest())).toBe(nodes.digest('hex'));
  });
});

describe('the machine of a page', () => {
  test('gives the same without WebAssembly', async () => {
    const { WebAssembly: taken } = globalThis;
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    try {
      expect(digest('Losverfahren')).toBe(ofNode(Buffer.from('Losverfahren')));
      const sha = hasher();
      sha.update(counted(100));
      expect(sha.hex()).toBe(ofNode(counted(100)));
    } finally {
      Object.assign(globalThis, { WebAssembly: taken });
    }
  });
});
