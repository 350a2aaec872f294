import { INITIAL_STATE, ROUND_CONSTANTS } from './sha-constants.js';
import type { Code, Running } from './wasm-module.js';
import * as wasm from './wasm-module.js';

/**
 * SHA-256 (FIPS 180-4) of one message, block after block, in WebAssembly: what a browser has no call for, since its own
 * takes a message only as a whole and answers later. Three to four times as fast as JavaScript.
 */

export const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
export const STATE_WORDS = INITIAL_STATE.length;

/** The memory: the state, then room for so many bytes of a message and the block that ends it. */
export const STATE_AT = 0;
export const MESSAGE_AT = BLOCK_BYTES;
export const ROOM = (1 << 16) - MESSAGE_AT - 2 * BLOCK_BYTES;

// The function's locals: parameters, then the schedule, the state, and one more.
const BLOCKS_LEFT = 0;
const ADDRESS = 1;
const SCHEDULE = 2;
const STATE = SCHEDULE + BLOCK_WORDS;
const SUM = STATE + STATE_WORDS;
const LOCALS = SUM + 1 - SCHEDULE;

const { get, set, i32 } = wasm;
const xor = (...all: readonly Code[]): Code => all.reduce((left, right) => wasm.xorI32(left, right));
const add = (...all: readonly Code[]): Code => all.reduce((left, right) => wasm.addI32(left, right));
const rotate = (x: Code, bits: number): Code => wasm.rotrI32(x, i32(bits));
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The bytes of a word stand the other way round in memory. */
function turned(word: Code): Code {
  const half = (turn: Code, mask: number) => wasm.andI32(turn, i32(mask | 0));
  return [
    set(SUM, word),
    wasm.orI32(half(rotate(get(SUM), 8), 0xff00ff00), half(wasm.rotlI32(get(SUM), i32(8)), 0x00ff00ff)),
  ];
}

/** Step 1 of 6.2.2. A later word takes the place of the one sixteen rounds before. */
function scheduled(t: number): Code {
  if (t < BLOCK_WORDS) return set(SCHEDULE + t, turned(wasm.loadI32(get(ADDRESS), 4 * t)));
  const before = (distance: number) => get(SCHEDULE + ((t - distance) % BLOCK_WORDS));
  const sigma = (x: Code, [a, b, shift]: readonly [number, number, number]) =>
    xor(rotate(x, a), rotate(x, b), wasm.shrI32(x, i32(shift)));
  const word = add(sigma(before(2), [17, 19, 10]), before(7), sigma(before(15), [7, 18, 3]), before(16));
  return set(SCHEDULE + (t % BLOCK_WORDS), word);
}

/** Step 3 of 6.2.2. Instead of moving `a` to `b` and so on, the names move from local to local. */
function round(constant: number, t: number): Code {
  const local = (place: number) => STATE + ((place + ROUND_CONSTANTS.length - t) % STATE_WORDS);
  const [a = [], b = [], c = [], d = [], e = [], f = [], g = [], h = []] = numbers(STATE_WORDS).map((place) =>
    get(local(place)),
  );
  const sigma = (x: Code, turns: readonly number[]) => xor(...turns.map((bits) => rotate(x, bits)));
  const chosen = xor(g, wasm.andI32(e, xor(f, g)));
  const majority = xor(b, wasm.andI32(xor(a, b), xor(b, c)));
  const word = add(get(SCHEDULE + (t % BLOCK_WORDS)), i32(constant | 0));
  return [
    scheduled(t),
    set(SUM, add(h, word, chosen, sigma(e, [6, 11, 25]))),
    set(local(3), add(d, get(SUM))),
    set(local(7), add(get(SUM), majority, sigma(a, [2, 13, 22]))),
  ];
}

/** 6.2.2 for so many blocks, at least one, from an address on. */
function assemble(): Uint8Array {
  const words = numbers(STATE_WORDS);
  const kept = (i: number) => wasm.loadI32(i32(STATE_AT), 4 * i);
  const block = [
    words.map((i) => set(STATE + i, kept(i))),
    ROUND_CONSTANTS.map(round),
    words.map((i) => wasm.storeI32(i32(STATE_AT), 4 * i, add(get(STATE + i), kept(i)))),
    set(ADDRESS, add(get(ADDRESS), i32(BLOCK_BYTES))),
    set(BLOCKS_LEFT, add(get(BLOCKS_LEFT), i32(-1))),
  ];
  const body = wasm.repeatWhile(block, get(BLOCKS_LEFT));
  return wasm.moduleBytes(1, [
    { name: 'compress', parameters: 2, results: 0, locals: [[LOCALS, wasm.I32]], body },
  ]);
}

/** A running instance. */
export interface ShaBlocks extends Running {
  /** so many blocks, at least one, from an address on */
  readonly compress: (blocks: number, address: number) => void;
}

/** @throws if WebAssembly is switched off */
export function startBlocks(): ShaBlocks {
  return wasm.start<ShaBlocks>(wasm.compile(assemble()));
}
