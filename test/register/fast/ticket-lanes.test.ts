import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../../src/core/digest.js';
import { LANES, LONGEST_LABEL, TicketLanes } from '../../../src/register/fast/ticket-lanes.js';

const SEED = sha256Text('01382438112797316654');
const ascii = (text: string) => Buffer.from(text, 'latin1');
const hex = (word: number | undefined) => (word ?? Number.NaN).toString(16).padStart(8, '0');

/** The first 64 bits of a ticket, by the implementation of Node. */
const expected = (seedHash: string, label: Uint8Array) =>
  createHash('sha256').update(seedHash).update(label).digest('hex').slice(0, 16);
const shown = (lanes: TicketLanes, lane: number) => hex(lanes.high[lane]) + hex(lanes.low[lane]);

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const putWhole = (lanes: TicketLanes, lane: number, label: Uint8Array) =>
  lanes.put(lane, viewOf(label), 0, label.length);
const every = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Puts the labels into the first lanes, runs these and compares them all. */
function compare(lanes: TicketLanes, seedHash: string, labels: readonly Uint8Array[]): void {
  labels.forEach((label, lane) => {
    putWhole(lanes, lane, label);
  });
  lanes.run(labels.length);
  expect(labels.map((_, lane) => shown(lanes, lane))).toEqual(
    labels.map((label) => expected(seedHash, label)),
  );
}

const label = fc.uint8Array({ maxLength: LONGEST_LABEL });
const seedHash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('tickets side by side', () => {
  test('a published draw: seed 01382438112797316654, label AB-130', () => {
    expect(SEED).toBe('a9c6a8879a42dc078b0393ba293718410cde1dd546180fe1fb41caab3b7c7ca0');
    const lanes = new TicketLanes(SEED);
    putWhole(lanes, 0, ascii('AB-130'));
    lanes.run(1);
    const ticket = '654b3e71876e34e6e350128e0e20df65f0e285727c12837a8c7fdd28ff907b5e';
    expect(shown(lanes, 0)).toBe(ticket.slice(0, 16));
    expect([lanes.high[0], lanes.low[0]]).toEqual([0x654b3e71, 0x876e34e6]);
  });

  test('labels of every length agree with the SHA-256 of Node in every lane', () => {
    const lanes = new TicketLanes(SEED);
    for (let length = 0; length <= LONGEST_LABEL; length++) {
      const labels = every(LANES).map((lane) =>
        Uint8Array.from(every(length), (i) => (i * 151 + lane * 67 + length * 29 + 128) & 0xff),
      );
      compare(lanes, SEED, labels);
    }
  });

  test('any seeds, any bytes and any count of lanes agree with the SHA-256 of Node', () => {
    fc.assert(
      fc.property(seedHash, fc.array(label, { maxLength: LANES }), (seed, labels) => {
        compare(new TicketLanes(seed), seed, labels);
      }),
    );
  });

  test('a label shows nothing of the labels that were in its lane before', () => {
    const lanes = new TicketLanes(SEED);
    const sequence = fc.array(fc.tuple(fc.nat(LANES - 1), label), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sequence, (puts) => {
        for (const [lane, bytes] of puts) putWhole(lanes, lane, bytes);
        lanes.run(LANES);
        for (const [lane, bytes] of new Map(puts)) expect(shown(lanes, lane)).toBe(expected(SEED, bytes));
      }),
    );
    for (let length = LONGEST_LABEL; length >= 0; length--) {
      for (const shorter of every(length + 1)) {
        compare(lanes, SEED, [new Uint8Array(length).fill(255)]);
        compare(lanes, SEED, [new Uint8Array(shorter).fill(255)]);
      }
    }
  });

  test('every count from one to all lanes is computed, also if it is no multiple of four', () => {
    const labels = every(LANES).map((lane) => ascii(`A-${lane}`));
    for (const count of every(LANES)) compare(new TicketLanes(SEED), SEED, labels.slice(0, count + 1));
  });

  test('a run over no lane changes nothing', () => {
    const lanes = new TicketLanes(SEED);
    compare(lanes, SEED, [ascii('first')]);
    putWhole(lanes, 0, ascii('second'));
    lanes.run(0);
    expect(shown(lanes, 0)).toBe(expected(SEED, ascii('first')));
  });

  test('labels stay in their lanes from run to run', () => {
    const lanes = new TicketLanes(SEED);
    compare(lanes, SEED, [ascii('one'), ascii('two'), ascii('three')]);
    putWhole(lanes, 1, ascii('another'));
    lanes.run(3);
    const labels = ['one', 'another', 'three'];
    expect(labels.map((_, lane) => shown(lanes, lane))).toEqual(
      labels.map((text) => expected(SEED, ascii(text))),
    );
  });

  test('a label is taken from the middle of longer bytes, at any offset', () => {
    const lanes = new TicketLanes(SEED);
    const bytes = Uint8Array.from(every(256));
    fc.assert(
      fc.property(fc.nat(LANES - 1), fc.nat(200), fc.nat(LONGEST_LABEL), (lane, start, length) => {
        lanes.put(lane, viewOf(bytes), start, start + length);
        lanes.run(lane + 1);
        expect(shown(lanes, lane)).toBe(expected(SEED, bytes.subarray(start, start + length)));
      }),
    );
  });

  test('instances with other seeds do not disturb each other', () => {
    const seeds = ['a', 'b', 'c'].map(sha256Text);
    const all = seeds.map((seed) => new TicketLanes(seed));
    const text = (at: number, lane: number) => ascii(`${at}/${lane}`.repeat(at + 1));
    for (const lane of every(LANES)) {
      all.forEach((lanes, at) => {
        putWhole(lanes, lane, text(at, lane));
      });
    }
    for (const lanes of all) lanes.run(LANES);
    all.forEach((lanes, at) => {
      const wanted = every(LANES).map((lane) => expected(seeds[at] ?? '', text(at, lane)));
      expect(every(LANES).map((lane) => shown(lanes, lane))).toEqual(wanted);
    });
  });

  test('the results are as many unsigned numbers as there are lanes', () => {
    const lanes = new TicketLanes(SEED);
    expect(LANES % 4).toBe(0);
    expect([lanes.high.length, lanes.low.length]).toEqual([LANES, LANES]);
    expect([lanes.high, lanes.low].every((words) => words instanceof Uint32Array)).toBe(true);
  });
});

describe('refusals', () => {
  test('a seed hash that is not 64 lowercase hexadecimal digits', () => {
    for (const wrong of [
      '',
      SEED.slice(1),
      `${SEED}0`,
      SEED.toUpperCase(),
      `g${SEED.slice(1)}`,
      `${SEED}\n`,
    ]) {
      expect(() => new TicketLanes(wrong)).toThrow(RangeError);
    }
  });

  test('a label longer than 55 bytes, and its lane keeps what it had', () => {
    const lanes = new TicketLanes(SEED);
    putWhole(lanes, 5, ascii('before'));
    const long = new Uint8Array(LONGEST_LABEL + 1);
    expect(() => putWhole(lanes, 5, long)).toThrow(
      new RangeError('expected a label of 0 to 55 bytes, got 56'),
    );
    lanes.run(LANES);
    expect(shown(lanes, 5)).toBe(expected(SEED, ascii('before')));
  });

  test('a range that is not in the bytes', () => {
    const lanes = new TicketLanes(SEED);
    const bytes = new Uint8Array(10);
    for (const [start, end] of [
      [-1, 3],
      [4, 3],
      [8, 11],
      [0.5, 3],
      [0, 2.5],
      [Number.NaN, 3],
      [0, Number.NaN],
    ] as const) {
      expect(() => lanes.put(0, viewOf(bytes), start, end)).toThrow(RangeError);
    }
  });

  test('a lane that does not exist', () => {
    const lanes = new TicketLanes(SEED);
    for (const lane of [-1, LANES, 0.5, Number.NaN]) {
      expect(() => putWhole(lanes, lane, ascii('x'))).toThrow(RangeError);
    }
  });

  test('a count of lanes that cannot be', () => {
    const lanes = new TicketLanes(SEED);
    for (const count of [-1, LANES + 1, 1.5, Number.NaN]) expect(() => lanes.run(count)).toThrow(RangeError);
  });
});
