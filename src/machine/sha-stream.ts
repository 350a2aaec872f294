import {
  BLOCK_BYTES,
  MESSAGE_AT,
  ROOM,
  type ShaBlocks,
  STATE_AT,
  STATE_WORDS,
  startBlocks,
} from './sha-blocks.js';
import { INITIAL_STATE } from './sha-constants.js';

/** SHA-256 (FIPS 180-4) of messages of any length, on {@link ShaBlocks}. */

const DIGEST_BYTES = 4 * STATE_WORDS;
/** Where a message's length stands in its last block. */
const LENGTH_AT = BLOCK_BYTES - 8;

/** The module of everybody here, who each keep their own state while it is not their turn. */
export class ShaMachine {
  readonly #compress: ShaBlocks['compress'];
  readonly #state: Int32Array;
  readonly #memory: Uint8Array;
  readonly #view: DataView;

  /** @throws if WebAssembly is switched off */
  constructor() {
    const { compress, memory } = startBlocks();
    this.#compress = compress;
    this.#state = new Int32Array(memory.buffer, STATE_AT, STATE_WORDS);
    this.#memory = new Uint8Array(memory.buffer);
    this.#view = new DataView(memory.buffer);
  }

  /** The 32 bytes of a message. */
  digest(bytes: Uint8Array): Uint8Array {
    if (bytes.length > ROOM) {
      const stream = this.stream();
      stream.update(bytes);
      return stream.digest();
    }
    this.#state.set(INITIAL_STATE);
    this.#memory.set(bytes, MESSAGE_AT);
    return this.#finish(bytes.length, bytes.length);
  }

  stream(): ShaStream {
    const state = Int32Array.from(INITIAL_STATE);
    const rest = new Uint8Array(BLOCK_BYTES);
    let waiting = 0;
    let length = 0;
    return {
      update: (bytes) => {
        length += bytes.length;
        this.#state.set(state);
        for (let at = 0; at < bytes.length; ) {
          const taken = Math.min(bytes.length - at, ROOM - BLOCK_BYTES);
          this.#memory.set(rest.subarray(0, waiting), MESSAGE_AT);
          this.#memory.set(bytes.subarray(at, at + taken), MESSAGE_AT + waiting);
          at += taken;
          const all = waiting + taken;
          const blocks = Math.floor(all / BLOCK_BYTES);
          waiting = all % BLOCK_BYTES;
          if (blocks > 0) this.#compress(blocks, MESSAGE_AT);
          const end = MESSAGE_AT + all;
          rest.set(this.#memory.subarray(end - waiting, end));
        }
        state.set(this.#state);
      },
      digest: () => {
        this.#state.set(state);
        this.#memory.set(rest.subarray(0, waiting), MESSAGE_AT);
        return this.#finish(waiting, length);
      },
    };
  }

  /** 5.1.1: the padding behind the message's last bytes, which stand in the memory. */
  #finish(last: number, length: number): Uint8Array {
    const blocks = Math.ceil((last + 9) / BLOCK_BYTES);
    const end = MESSAGE_AT + blocks * BLOCK_BYTES;
    this.#memory.fill(0, MESSAGE_AT + last, end);
    this.#memory[MESSAGE_AT + last] = 0x80;
    const lengthAt = end - BLOCK_BYTES + LENGTH_AT;
    this.#view.setUint32(lengthAt, Math.floor(length / 2 ** 29));
    this.#view.setUint32(lengthAt + 4, (length * 8) >>> 0);
    this.#compress(blocks, MESSAGE_AT);
    const hash = new Uint8Array(DIGEST_BYTES);
    const view = new DataView(hash.buffer);
    for (let i = 0; i < STATE_WORDS; i++) view.setInt32(4 * i, this.#state[i] as number);
    return hash;
  }
}

/** A message that comes in pieces. */
export interface ShaStream {
  readonly update: (bytes: Uint8Array) => void;
  /** 32 bytes; nothing may come after it */
  readonly digest: () => Uint8Array;
}
