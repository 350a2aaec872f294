import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '#machine';
import { sha256Text } from '../../../src/core/digest.js';
import { LeafRange, leafHash } from '../../../src/core/merkle.js';
import { labelOf, ticketOf } from '../../../src/core/ticket.js';
import { LABEL_WORDS, LANES, LabelLanes, LONGEST_ID } from '../../../src/register/fast/label-lanes.js';
import { LONGEST_MESSAGE, MessageLanes } from '../../../src/register/fast/message-lanes.js';
import { leavesHere, PlainLeaves } from '../../../src/register/urn/leaves.js';

const KEY = sha256Text('key');
const SEED = sha256Text('seed');
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
/** A lane's eight words as a digest. */
const shown = (words: Int32Array, lane: number) =>
  Array.from({ length: LABEL_WORDS }, (_, i) =>
    ((words[i * LANES + lane] ?? 0) >>> 0).toString(16).padStart(8, '0'),
  ).join('');

describe('messages of any length side by side', () => {
  const message = fc.oneof(
    fc.uint8Array({ maxLength: LONGEST_MESSAGE }),
    // Where the padding goes on into another block.
    fc
      .constantFrom(0, 1, 2, 3, 54, 55, 56, 63, 64, 118, 119, 120, 183, 184, 247, 248, LONGEST_MESSAGE)
      .map((length) => new Uint8Array(length).fill(255)),
  );
  const puts = fc.array(fc.tuple(fc.nat(LANES - 1), message, fc.boolean()), { minLength: 1, maxLength: 80 });

  it('agree with the SHA-256 of Node, whatever was in their lanes before', () => {
    const lanes = [null, KEY].map((begin) => [begin ?? '', new MessageLanes(begin)] as const);
    const property = fc.property(
      puts,
      fc.constantFrom(...lanes),
      fc.nat(255),
      (all, [begin, messages], byte) => {
        const expected = new Map<number, string>();
        for (const [lane, bytes, isPlain] of all) {
          const isShort = isPlain || bytes.length === LONGEST_MESSAGE;
          // Inside others, so that what stands around them would be noticed.
          const around = new Uint8Array(bytes.length + 9).fill(170);
          around.set(bytes, 5);
          if (isShort) messages.put(lane, viewOf(around), 5, 5 + bytes.length);
          else if (lane % 2 === 0) messages.putBehind(byte, lane, viewOf(around), 5, 5 + bytes.length);
          else messages.putBehind(byte, lane, viewOf(bytes), 0, bytes.length);
          expected.set(lane, sha256(begin, isShort ? '' : Uint8Array.of(byte), bytes));
        }
        messages.run(LANES);
        for (const [lane, digest] of expected) expect(shown(messages.digests, lane)).toBe(digest);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('keyed labels and their tickets side by side', () => {
  const id = fc
    .uint8Array({ maxLength: LONGEST_ID })
    .map((bytes) => String.fromCharCode(...bytes.map((byte) => byte & 127)));

  it('are those of the specification, in any number of lanes', () => {
    const seeded = new LabelLanes(KEY, SEED);
    const plain = new LabelLanes(KEY, null);
    const property = fc.property(fc.array(id, { minLength: 1, maxLength: LANES }), (ids) => {
      for (const lanes of [seeded, plain]) {
        for (const [lane, text] of ids.entries()) {
          const bytes = new Uint8Array(Buffer.from(` ${text}`));
          const cut = lane % 2 === 0 ? 1 : 0;
          lanes.put(lane, viewOf(bytes.subarray(1 - cut)), cut, cut + text.length);
        }
        lanes.run(ids.length);
      }
      for (const [lane, text] of ids.entries()) {
        const label = labelOf(sha256Text, text, KEY);
        expect(shown(seeded.labels, lane)).toBe(label);
        expect(shown(plain.labels, lane)).toBe(label);
        const ticket = ticketOf(sha256Text, SEED, label);
        expect(seeded.high[lane]).toBe(Number.parseInt(ticket.slice(0, 8), 16));
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('are refused without a key', () => {
    expect(() => new LabelLanes('key', null)).toThrow(RangeError);
    expect(() => new LabelLanes(KEY, 'seed')).toThrow(RangeError);
  });
});

describe('leaves side by side', () => {
  it('give the subtrees that leaves one after the other give, from any number on', () => {
    const piece = fc.record({
      begin: fc.oneof(fc.nat(200), fc.constantFrom(63, 64, 65, 2 ** 31 - 1, 2 ** 33)),
      lines: fc.array(fc.oneof(fc.nat(400), fc.constantFrom(84, 'hash')), { maxLength: 300, size: 'max' }),
      breaks: fc.uniqueArray(fc.nat(300), { maxLength: 3 }),
    });
    const fast = leavesHere();
    expect(fast).not.toBeInstanceOf(PlainLeaves);
    const property = fc.property(piece, ({ begin, lines, breaks }) => {
      const range = new LeafRange(hashBytes, begin);
      const slow = new PlainLeaves();
      const joined = [new LeafRange(hashBytes, begin), new LeafRange(hashBytes, begin)];
      const finish = () => {
        for (const [at, leaves] of [fast, slow].entries())
          for (const subtree of leaves.finish()) joined[at]?.append(subtree);
      };
      fast.start(begin);
      slow.start(begin);
      for (const [at, line] of lines.entries()) {
        const data = new Uint8Array(typeof line === 'number' ? line : 40).fill(at);
        const leaf = leafHash(hashBytes, data);
        range.add(leaf);
        for (const leaves of [fast, slow])
          if (line === 'hash') leaves.addHash(leaf);
          else leaves.add(data, viewOf(data), 0, data.length);
        if (breaks.includes(at)) finish();
      }
      finish();
      const plain = ({ subtrees }: LeafRange) =>
        subtrees.map(({ level, index, hash }) => [level, index, Buffer.from(hash).toString('hex')]);
      for (const one of joined) expect(plain(one)).toEqual(plain(range));
    });
    fc.assert(property, { numRuns: 150 });
  });
});
