import { isDigest } from '../../core/digest.js';
import type { Code, Compiled, Running } from './wasm-module.js';
import * as wasm from './wasm-module.js';

/**
 * The first 64 bits of many tickets at once (SPEC 3): SHA-256(seedHash ‖ label), FIPS 180-4.
 *
 * The seed's hash, 64 digits, fills the first block exactly, so what the compression makes of it (the
 * midstate) is the same for everybody and is computed once. A label of at most 55 bytes fits with its
 * padding into one further block: one compression per person, and four of them side by side in the
 * vectors of WebAssembly. The first 64 bits tell almost everybody that others were drawn.
 */

/** In bytes: 64 less the padding's first byte and the message length in eight. */
export const LONGEST_LABEL = 55;

/** Labels per run; a multiple of four. */
export const LANES = 64;

const SEED_BYTES = 64;

/** Lanes of a vector, and bytes of it. */
const GROUP = 4;
const VECTOR = 16;

/** FIPS 180-4, 5.3.3: the state before the first block. */
// biome-ignore format: the table as the standard prints it
const INITIAL_STATE = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/** FIPS 180-4, 4.2.2: the constant of every round. */
// biome-ignore format: the table as the standard prints it
const ROUND_CONSTANTS = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

const ROUNDS = ROUND_CONSTANTS.length;
const STATE_WORDS = INITIAL_STATE.length;
const BLOCK_WORDS = 16;

/*
 * The memory, in bytes. State and constants: every word four times, a vector each. Results: the first
 * words of all lanes, then the second words, to the eighth. Messages: by groups of four lanes, in each
 * the first words of the four, then the second words, to the sixteenth.
 */
const STATE_AT = 0;
const CONSTANTS_AT = STATE_AT + STATE_WORDS * VECTOR;
const RESULTS_AT = CONSTANTS_AT + ROUNDS * VECTOR;
const RESULT_ROW = LANES * 4;
const MESSAGES_AT = RESULTS_AT + STATE_WORDS * RESULT_ROW;
const GROUP_BYTES = BLOCK_WORDS * VECTOR;
const MEMORY_BYTES = MESSAGES_AT + (LANES / GROUP) * GROUP_BYTES;

/** From a lane's first word to its last, which holds the length of the message in bits. */
const LENGTH_WORD = (BLOCK_WORDS - 1) * GROUP;

// The function's locals: the parameter, two addresses, then vectors.
const GROUPS_LEFT = 0;
const MESSAGE = 1;
const RESULT = 2;
const SCHEDULE = 3;
const STATE = SCHEDULE + BLOCK_WORDS;
const SUM = STATE + STATE_WORDS;
const DIFFERENCE = SUM + 1;
const LAST_DIFFERENCE = DIFFERENCE + 1;
const VECTORS = LAST_DIFFERENCE + 1 - SCHEDULE;

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

type ThreeRotations = readonly [number, number, number];

/** The functions Σ of FIPS 180-4, 4.1.2. */
const bigSigma = (x: Code, [a, b, c]: ThreeRotations): Code =>
  wasm.xor(wasm.xor(wasm.rotateRight(x, a), wasm.rotateRight(x, b)), wasm.rotateRight(x, c));

/** The functions σ, whose last rotation is a shift. */
const smallSigma = (x: Code, [a, b, c]: ThreeRotations): Code =>
  wasm.xor(wasm.xor(wasm.rotateRight(x, a), wasm.rotateRight(x, b)), wasm.shiftRight(x, c));

/** Step 1 of 6.2.2: the first words of the schedule are the message. */
const firstWord = (t: number): Code =>
  wasm.set(SCHEDULE + t, wasm.load(wasm.get(MESSAGE), MESSAGES_AT + t * VECTOR));

/** Every later word takes the place of the one sixteen rounds before. */
function laterWord(t: number): Code {
  const before = (distance: number) => wasm.get(SCHEDULE + ((t - distance) % BLOCK_WORDS));
  const word = wasm.add(
    smallSigma(before(2), [17, 19, 10]),
    before(7),
    smallSigma(before(15), [7, 18, 3]),
    before(16),
  );
  return wasm.set(SCHEDULE + (t % BLOCK_WORDS), word);
}

const beginSum = (t: number): Code => wasm.set(SUM, wasm.load(wasm.i32(0), CONSTANTS_AT + t * VECTOR));

/**
 * Step 3 of 6.2.2, after the constant was put into the sum. Instead of moving `a` to `b`, `b` to `c` and
 * so on, the names move from local to local. Maj(a, b, c) is written b ⊕ ((a ⊕ b) ∧ (b ⊕ c)), and its
 * b ⊕ c is the a ⊕ b of the round before.
 */
function round(t: number): Code {
  const local = (place: number) => STATE + ((place + ROUNDS - t) % STATE_WORDS);
  const [a = [], b = [], , d = [], e = [], f = [], g = [], h = []] = numbers(STATE_WORDS).map((place) =>
    wasm.get(local(place)),
  );
  const word = wasm.get(SCHEDULE + (t % BLOCK_WORDS));
  const sum = wasm.add(h, wasm.get(SUM), word, wasm.choose(e, f, g), bigSigma(e, [6, 11, 25]));
  const majority = wasm.xor(b, wasm.and(wasm.get(DIFFERENCE), wasm.get(LAST_DIFFERENCE)));
  return [
    wasm.set(SUM, sum),
    wasm.set(local(3), wasm.add(d, wasm.get(SUM))),
    wasm.set(DIFFERENCE, wasm.xor(a, b)),
    wasm.set(local(7), wasm.add(wasm.get(SUM), majority, bigSigma(a, [2, 13, 22]))),
    wasm.set(LAST_DIFFERENCE, wasm.get(DIFFERENCE)),
  ];
}

/** All rounds, one after the other. But for the constant they repeat themselves after sixteen. */
function rounds(): Code {
  const places = numbers(BLOCK_WORDS);
  const later = places.map((t) => wasm.laidOut(laterWord(BLOCK_WORDS + t)));
  const rest = places.map((t) => wasm.laidOut(round(t)));
  return numbers(ROUNDS).map((t) => [
    t < BLOCK_WORDS ? firstWord(t) : (later[t % BLOCK_WORDS] ?? []),
    beginSum(t),
    rest[t % BLOCK_WORDS] ?? [],
  ]);
}

/** 6.2.2 for the four labels of a group, beginning with the state that stands in the memory. */
function compression(): Code {
  const words = numbers(STATE_WORDS);
  const state = (i: number) => wasm.load(wasm.i32(0), STATE_AT + i * VECTOR);
  const result = (i: number) => wasm.add(wasm.get(STATE + i), state(i));
  return [
    words.map((i) => wasm.set(STATE + i, state(i))),
    wasm.set(LAST_DIFFERENCE, wasm.xor(wasm.get(STATE + 1), wasm.get(STATE + 2))),
    rounds(),
    words.map((i) => wasm.store(wasm.get(RESULT), RESULTS_AT + i * RESULT_ROW, result(i))),
  ];
}

/** `run(groups)`: the compression of so many groups (at least one), from the first on. */
function assemble(): Uint8Array {
  const advance = (local: number, by: number) => wasm.set(local, wasm.addI32(wasm.get(local), wasm.i32(by)));
  const group = [
    compression(),
    advance(MESSAGE, GROUP_BYTES),
    advance(RESULT, VECTOR),
    advance(GROUPS_LEFT, -1),
  ];
  const locals = [[2, wasm.I32] as const, [VECTORS, wasm.V128] as const];
  const body = wasm.repeatWhile(group, wasm.get(GROUPS_LEFT));
  const run = { name: 'run', parameters: 1, results: 0, locals, body };
  return wasm.moduleBytes(Math.ceil(MEMORY_BYTES / 65536), [run]);
}

interface Lanes extends Running {
  readonly run: (groups: number) => void;
}

let compiled: Compiled | undefined;

/** Compiled when the first draw needs it, once for all. */
function compiledOnce(): Compiled {
  compiled ??= wasm.compile(assemble());
  return compiled;
}

/** Every word four times. */
function spread(vectors: Int32Array, words: ArrayLike<number>): void {
  for (let i = 0; i < vectors.length; i++) vectors[i] = words[i >> 2] ?? 0;
}

/** The word in which a label ends: its last bytes, three at most, and the one bit of the padding. */
function lastWordOf(bytes: DataView, start: number, end: number): number {
  let word = 0;
  for (let at = start; at < end; at++) word = (word << 8) | bytes.getUint8(at);
  return ((word << 8) | 0x80) << (8 * (3 - (end - start)));
}

// `| 0` leaves a number as it is only if it is an integer, and costs nothing.
const isLane = (lane: number) => lane === (lane | 0) && lane >= 0 && lane < LANES;
const isRange = (bytes: DataView, start: number, end: number) =>
  start === (start | 0) && end === (end | 0) && start >= 0 && start <= end && end <= bytes.byteLength;

export class TicketLanes {
  /** The leading 32 bits of each lane's ticket, unsigned. */
  readonly high: Uint32Array;
  /** The 32 bits after those. */
  readonly low: Uint32Array;

  readonly #messages: Int32Array;
  /** how many words of a lane its label and the padding's one bit take */
  readonly #used = new Uint8Array(LANES);
  readonly #run: (groups: number) => void;

  /**
   * @param seedHash 64 lowercase hexadecimal digits
   * @throws RangeError if it is not that
   */
  constructor(seedHash: string) {
    if (!isDigest(seedHash)) throw new RangeError('expected a seed hash of 64 lowercase hex digits');
    const { memory, run } = wasm.start<Lanes>(compiledOnce());
    this.#run = run;
    this.#messages = new Int32Array(memory.buffer, MESSAGES_AT, LANES * BLOCK_WORDS);
    this.high = new Uint32Array(memory.buffer, RESULTS_AT, LANES);
    this.low = new Uint32Array(memory.buffer, RESULTS_AT + RESULT_ROW, LANES);
    spread(new Int32Array(memory.buffer, CONSTANTS_AT, ROUNDS * GROUP), ROUND_CONSTANTS);
    this.#begin(
      memory.buffer,
      new DataView(Uint8Array.from(seedHash, (digit) => digit.charCodeAt(0)).buffer),
    );
  }

  /** Makes the state after the seed's block, by the first lane, the state that all labels begin with. */
  #begin(memory: ArrayBuffer, seed: DataView): void {
    const state = new Int32Array(memory, STATE_AT, STATE_WORDS * GROUP);
    spread(state, INITIAL_STATE);
    for (let i = 0; i < BLOCK_WORDS; i++) this.#messages[i * GROUP] = seed.getInt32(i * 4);
    this.#run(1);
    const results = new Int32Array(memory, RESULTS_AT, STATE_WORDS * LANES);
    spread(
      state,
      numbers(STATE_WORDS).map((i) => results[i * LANES] ?? 0),
    );
    this.#messages.fill(0);
    results.fill(0);
  }

  /**
   * Puts a label, the bytes from `start` to before `end`, into a lane, where it stays until the next.
   * @throws RangeError if the label is longer than {@link LONGEST_LABEL}, or there is no such lane or range
   */
  put(lane: number, bytes: DataView, start: number, end: number): void {
    if (!isLane(lane)) throw new RangeError(`expected a lane from 0 to ${LANES - 1}, got ${lane}`);
    if (!isRange(bytes, start, end)) {
      throw new RangeError(`expected a range in the bytes, got ${start} to ${end}`);
    }
    const length = end - start;
    if (length > LONGEST_LABEL) {
      throw new RangeError(`expected a label of 0 to ${LONGEST_LABEL} bytes, got ${length}`);
    }
    const messages = this.#messages;
    const first = (lane & -GROUP) * BLOCK_WORDS + (lane & (GROUP - 1));
    let word = first;
    let at = start;
    for (; at + 4 <= end; at += 4, word += GROUP) messages[word] = bytes.getInt32(at);
    messages[word] = lastWordOf(bytes, at, end);
    messages[first + LENGTH_WORD] = (SEED_BYTES + length) * 8;
    this.#clear(lane, first, (length >> 2) + 1);
  }

  /** Makes zero what a longer label has left behind. */
  #clear(lane: number, first: number, used: number): void {
    const before = this.#used[lane] ?? 0;
    for (let i = used; i < before; i++) this.#messages[first + i * GROUP] = 0;
    this.#used[lane] = used;
  }

  /**
   * Computes the tickets of the first `count` lanes; what the others then show means nothing.
   * @throws RangeError if count is not an integer from 0 to {@link LANES}
   */
  run(count: number): void {
    if (!Number.isInteger(count) || count < 0 || count > LANES) {
      throw new RangeError(`expected a count of lanes up to ${LANES}, got ${count}`);
    }
    if (count > 0) this.#run(Math.ceil(count / GROUP));
  }
}
