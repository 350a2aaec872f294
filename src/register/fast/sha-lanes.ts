import { INITIAL_STATE } from '../../machine/sha-constants.js';
import {
  BLOCK_WORDS,
  BLOCKS,
  blockAt,
  GROUP,
  LANES,
  type ShaModule,
  STATE_WORDS,
  STATES,
  startSha,
  stateAt,
} from './sha-module.js';

export { LANES } from './sha-module.js';

export const BLOCK_BYTES = 64;
const WORD = 4;
/** In bytes: the padding's first byte and the message length in eight (FIPS 180-4, 5.1.1). */
const PADDING_BYTES = 9;

/** The longest message that fits into so many blocks with its padding. */
export const longestIn = (blocks: number) => blocks * BLOCK_BYTES - PADDING_BYTES;

/** From a lane's first word to its last of a block. */
const LAST_WORD = (BLOCK_WORDS - 1) * GROUP;
/** From a lane's word to that of the next block. */
const NEXT_BLOCK = LANES * BLOCK_WORDS;

/** The state that every message begins with; in all lanes alike. */
export const INITIAL = 0;

/**
 * SHA-256 of 64 messages side by side. There are some states of all lanes, of which number {@link INITIAL} is the
 * standard's own, and some blocks of all lanes' messages; a message of several has them one behind the other.
 */
export class ShaLanes {
  /** word `i` of a lane's state `s` stands at `states[s][i * LANES + lane]`; signed numbers of 32 bits */
  readonly states: readonly Int32Array[];
  readonly #module: ShaModule;
  /** all blocks; a lane's words stand {@link GROUP} apart */
  readonly #messages: Int32Array;
  /** by lane: how many words its message and the padding's one bit take, and how many blocks with the length */
  readonly #used = new Uint8Array(LANES);
  readonly #blocks = new Uint8Array(LANES);

  /** @throws if the machine has no vector instructions, or WebAssembly is switched off */
  constructor() {
    this.#module = startSha();
    const { buffer } = this.#module.memory;
    this.states = Array.from(
      { length: STATES },
      (_, number) => new Int32Array(buffer, stateAt(number), STATE_WORDS * LANES),
    );
    this.#messages = new Int32Array(buffer, blockAt(0), BLOCKS * NEXT_BLOCK);
    this.#fill(INITIAL, INITIAL_STATE);
  }

  /**
   * Makes a state, in all lanes alike, of what 64 characters of ASCII make of the initial one.
   * @throws RangeError if there are not 64
   */
  begin(state: number, text: string): void {
    if (text.length !== BLOCK_BYTES) throw new RangeError(`expected 64 characters, got ${text.length}`);
    const view = new DataView(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    for (let i = 0; i < BLOCK_WORDS; i++) this.#messages[i * GROUP] = view.getInt32(4 * i);
    this.compress(1, 0, INITIAL, state);
    const words = this.states[state] as Int32Array;
    this.#fill(
      state,
      INITIAL_STATE.map((_, i) => words[i * LANES] ?? 0),
    );
    for (let i = 0; i < BLOCK_WORDS; i++) this.#messages[i * GROUP] = 0;
  }

  /** The same block for all lanes, of words that do not change. */
  fillBlock(block: number, words: readonly number[]): void {
    for (let lane = 0; lane < LANES; lane++)
      for (let i = 0; i < BLOCK_WORDS; i++)
        this.#messages[block * NEXT_BLOCK + placeOf(lane) + i * GROUP] = words[i] ?? 0;
  }

  /** A word of all lanes' states, by lane and unsigned. */
  row(state: number, word: number): Uint32Array {
    const { buffer, byteOffset } = this.states[state] as Int32Array<ArrayBuffer>;
    return new Uint32Array(buffer, byteOffset + 4 * word * LANES, LANES);
  }

  /** @param count lanes, at least one; what the others show then means nothing */
  compress(count: number, block: number, from: number, to: number): void {
    this.#module.compress((count + GROUP - 1) >> 2, blockAt(block), stateAt(from), stateAt(to));
  }

  /** Makes a block of the 64 hexadecimal digits of each lane's state. */
  digits(count: number, state: number, block: number): void {
    this.#module.digits((count + GROUP - 1) >> 2, blockAt(block), stateAt(state));
  }

  /**
   * Makes of each two lanes' states the message of their node in a Merkle tree, from `block` on, in the first `count`
   * lanes. The second block must have been filled with the end of such a message, see {@link fillBlock}.
   */
  pairs(count: number, state: number, block: number): void {
    this.#module.pairs((count + GROUP - 1) >> 2, blockAt(block), stateAt(state));
  }

  /** How many blocks the message that was put into a lane takes. */
  blocksOf(lane: number): number {
    return this.#blocks[lane] as number;
  }

  /**
   * Puts a message into a lane, from block 0 on, where it stays until the next. Nothing is checked.
   * @param before bytes of the message that the state stands for, from which it goes on
   */
  put(lane: number, bytes: DataView, start: number, end: number, before: number): void {
    this.#clearLength(lane);
    const first = placeOf(lane);
    this.#copy(first, 0, bytes, start, end);
    this.#pad(lane, first, end - start, before);
  }

  /** The same for a message of one byte more, which comes before the others. */
  putBehind(byte: number, lane: number, bytes: DataView, start: number, end: number, before: number): void {
    this.#clearLength(lane);
    const first = placeOf(lane);
    const word = byte << 24;
    const length = end - start + 1;
    if (length < WORD) this.#messages[first] = word | (lastWordOf(bytes, start, end) >>> 8);
    else {
      this.#messages[first] = word | threeBytes(bytes, start);
      this.#copy(first, 1, bytes, start + 3, end);
    }
    this.#pad(lane, first, length, before);
  }

  /** From a word of the message on, and the one bit of the padding. */
  #copy(first: number, word: number, bytes: DataView, start: number, end: number): void {
    const messages = this.#messages;
    let place = first + word * GROUP;
    let left = BLOCK_WORDS - word;
    let at = start;
    for (; at + WORD <= end; at += WORD) {
      messages[place] = bytes.getInt32(at);
      place += GROUP;
      if (--left > 0) continue;
      left = BLOCK_WORDS;
      place += NEXT_BLOCK - BLOCK_WORDS * GROUP;
    }
    messages[place] = lastWordOf(bytes, at, end);
  }

  #clearLength(lane: number): void {
    const last = (this.#blocks[lane] as number) - 1;
    if (last >= 0) this.#messages[last * NEXT_BLOCK + placeOf(lane) + LAST_WORD] = 0;
  }

  #pad(lane: number, first: number, length: number, before: number): void {
    const messages = this.#messages;
    const used = (length >> 2) + 1;
    const filled = this.#used[lane] as number;
    // What a longer message has left behind becomes zero.
    for (let word = used; word < filled; word++)
      messages[(word >> 4) * NEXT_BLOCK + first + (word & (BLOCK_WORDS - 1)) * GROUP] = 0;
    const blocks = (length + PADDING_BYTES + BLOCK_BYTES - 1) >> 6;
    messages[(blocks - 1) * NEXT_BLOCK + first + LAST_WORD] = (before + length) * 8;
    this.#used[lane] = used;
    this.#blocks[lane] = blocks;
  }

  #fill(state: number, words: readonly number[]): void {
    const rows = this.states[state] as Int32Array;
    for (let i = 0; i < rows.length; i++) rows[i] = words[Math.floor(i / LANES)] ?? 0;
  }
}

/** Where a lane's first word stands in a block. */
function placeOf(lane: number): number {
  return (lane & -GROUP) * BLOCK_WORDS + (lane & (GROUP - 1));
}

/** The three bytes from `start` on, read with the one before them if there is one. */
function threeBytes(bytes: DataView, start: number): number {
  if (start > 0) return bytes.getInt32(start - 1) & 0xff_ffff;
  return (bytes.getUint16(0) << 8) | bytes.getUint8(2);
}

/** The word in which a message ends: its last bytes, three at most, and the one bit of the padding. */
function lastWordOf(bytes: DataView, start: number, end: number): number {
  let word = 0;
  for (let at = start; at < end; at++) word = (word << 8) | bytes.getUint8(at);
  return ((word << 8) | 0x80) << (8 * (3 - (end - start)));
}
