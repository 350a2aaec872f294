import { INITIAL_STATE, ROUND_CONSTANTS } from '../../machine/sha-constants.js';
import type { Code, Compiled, Running } from '../../machine/wasm-module.js';
import * as wasm from '../../machine/wasm-module.js';

/**
 * SHA-256 (FIPS 180-4) of many messages side by side, four in each vector of WebAssembly: the module itself. Whoever
 * uses it goes by {@link ShaLanes}.
 */

/** Messages per run; a multiple of four. */
export const LANES = 64;

/** Lanes of a vector, and bytes of it. */
export const GROUP = 4;
const VECTOR = 16;

const ROUNDS = ROUND_CONSTANTS.length;
export const STATE_WORDS = INITIAL_STATE.length;
export const BLOCK_WORDS = 16;

/*
 * The memory, in bytes. Constants: every word four times, a vector each; behind them the sixteen digits. States: the
 * first words of all lanes, then the second words, to the eighth. Blocks of messages: by groups of four lanes, in
 * each the first words of the four, then the second words, to the sixteenth.
 */
const CONSTANTS_AT = 0;
const DIGITS_AT = CONSTANTS_AT + ROUNDS * VECTOR;
const STATES_AT = DIGITS_AT + VECTOR;
const STATE_ROW = LANES * 4;
const STATE_BYTES = STATE_WORDS * STATE_ROW;
const GROUP_BYTES = BLOCK_WORDS * VECTOR;
const BLOCK_BYTES = (LANES / GROUP) * GROUP_BYTES;

/** Room for so many states of all lanes, and for so many blocks of their messages. */
export const STATES = 5;
export const BLOCKS = 7;

export const stateAt = (number: number) => STATES_AT + number * STATE_BYTES;
export const blockAt = (number: number) => stateAt(STATES) + number * BLOCK_BYTES;
const MEMORY_BYTES = blockAt(BLOCKS);

// The functions' locals: parameters, or another of their type, then vectors.
const GROUPS_LEFT = 0;
const MESSAGE = 1;
const FROM = 2;
const TO = 3;
const SCHEDULE = 4;
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
const firstWord = (t: number): Code => wasm.set(SCHEDULE + t, wasm.load(wasm.get(MESSAGE), t * VECTOR));

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

/** 6.2.2 for the four messages of a group. */
function compression(): Code {
  const words = numbers(STATE_WORDS);
  const before = (i: number) => wasm.load(wasm.get(FROM), i * STATE_ROW);
  const result = (i: number) => wasm.add(wasm.get(STATE + i), before(i));
  return [
    words.map((i) => wasm.set(STATE + i, before(i))),
    wasm.set(LAST_DIFFERENCE, wasm.xor(wasm.get(STATE + 1), wasm.get(STATE + 2))),
    rounds(),
    words.map((i) => wasm.store(wasm.get(TO), i * STATE_ROW, result(i))),
  ];
}

/**
 * The 64 digits of the four results of a group, as a block of a message. A nibble is spread to a byte, and every byte
 * becomes a digit.
 */
function digits(): Code {
  const spread = (mask: number) => wasm.spread(wasm.i32(mask));
  const half = (x: Code) => [
    wasm.set(STATE, wasm.and(wasm.or(x, wasm.shiftLeft(x, 8)), spread(0x00ff_00ff))),
    wasm.set(
      STATE,
      wasm.and(wasm.or(wasm.get(STATE), wasm.shiftLeft(wasm.get(STATE), 4)), spread(0x0f0f_0f0f)),
    ),
  ];
  const store = (at: number) =>
    wasm.store(
      wasm.get(MESSAGE),
      at * VECTOR,
      wasm.lookUp(wasm.load(wasm.i32(0), DIGITS_AT), wasm.get(STATE)),
    );
  return numbers(STATE_WORDS).map((i) => {
    const word = wasm.load(wasm.get(FROM), i * STATE_ROW);
    const upper = wasm.shiftRight(word, 16);
    const lower = wasm.and(word, spread(0xffff));
    return [half(upper), store(2 * i), half(lower), store(2 * i + 1)];
  });
}

/**
 * Four nodes of a Merkle tree (RFC 6962, 2.1) as messages of two blocks, 01 ‖ left ‖ right, from the hashes in eight
 * lanes. But for its first word the second block stands there already.
 */
function pairs(): Code {
  const word = (i: number) => wasm.get(SCHEDULE + i);
  const both = (i: number) => [
    wasm.load(wasm.get(FROM), i * STATE_ROW),
    wasm.load(wasm.get(FROM), i * STATE_ROW + VECTOR),
  ];
  const load = numbers(STATE_WORDS).map((i) => {
    const [first = [], second = []] = both(i);
    return [
      wasm.set(SCHEDULE + i, wasm.evenLanes(first, second)),
      wasm.set(SCHEDULE + STATE_WORDS + i, wasm.oddLanes(first, second)),
    ];
  });
  const spread = (value: number) => wasm.spread(wasm.i32(value));
  const shifted = numbers(BLOCK_WORDS).map((i) => {
    const before = i === 0 ? spread(0x0100_0000) : wasm.shiftLeft(word(i - 1), 24);
    return wasm.store(wasm.get(MESSAGE), i * VECTOR, wasm.or(before, wasm.shiftRight(word(i), 8)));
  });
  const end = wasm.or(wasm.shiftLeft(word(BLOCK_WORDS - 1), 24), spread(0x0080_0000));
  return [load, shifted, wasm.store(wasm.get(MESSAGE), BLOCK_BYTES, end)];
}

/** The functions of {@link ShaModule}, each for so many groups, at least one. */
function assemble(): Uint8Array {
  const advance = (local: number, by: number) => wasm.set(local, wasm.addI32(wasm.get(local), wasm.i32(by)));
  const forGroups = (name: string, parameters: number, code: Code, read = VECTOR) => {
    const locals = [[SCHEDULE - parameters, wasm.I32] as const, [VECTORS, wasm.V128] as const];
    const group = [
      code,
      advance(MESSAGE, GROUP_BYTES),
      advance(FROM, read),
      advance(TO, VECTOR),
      advance(GROUPS_LEFT, -1),
    ];
    const body = wasm.repeatWhile(group, wasm.get(GROUPS_LEFT));
    return { name, parameters, results: 0, locals, body };
  };
  return wasm.moduleBytes(Math.ceil(MEMORY_BYTES / 65536), [
    forGroups('compress', 4, compression()),
    forGroups('digits', 3, digits()),
    forGroups('pairs', 3, pairs(), 2 * VECTOR),
  ]);
}

/** A running instance. Messages and states are addresses, see {@link blockAt} and {@link stateAt}. */
export interface ShaModule extends Running {
  /** the compression of a block, beginning with one state and giving another, which may be the same */
  readonly compress: (groups: number, message: number, from: number, to: number) => void;
  /** writes a state's digits as a block of the message */
  readonly digits: (groups: number, message: number, from: number) => void;
  /** makes messages of two blocks of the hashes in a state, each two becoming one */
  readonly pairs: (groups: number, message: number, from: number) => void;
}

let compiled: Compiled | undefined;

/**
 * A new instance; the module is compiled when it is needed first, once for all.
 * @throws if the machine has no vector instructions, or WebAssembly is switched off
 */
export function startSha(): ShaModule {
  compiled ??= wasm.compile(assemble());
  const module = wasm.start<ShaModule>(compiled);
  const constants = new Int32Array(module.memory.buffer, CONSTANTS_AT, ROUNDS * GROUP);
  for (let i = 0; i < constants.length; i++) constants[i] = ROUND_CONSTANTS[i >> 2] ?? 0;
  const table = new Uint8Array(module.memory.buffer, DIGITS_AT, VECTOR);
  for (let i = 0; i < VECTOR; i++) table[i] = i.toString(16).charCodeAt(0);
  return module;
}
