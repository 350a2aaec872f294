import { classesOf, NON_ASCII, PLAIN, type RecordForm } from '../byte-classes.js';
import type { Code, Running } from './wasm-module.js';
import * as wasm from './wasm-module.js';

/**
 * Two functions over the bytes of a register, in the vectors of WebAssembly: one finds all bytes that end
 * fields and records, sixteen at a time; the other hashes records for the content digest (SPEC 10), four
 * side by side.
 */
export interface Marking extends Running {
  /**
   * Notes where delimiters, line ends, quotation marks and odd bytes stand: the places of all of them at
   * {@link MARKS_AT}, and at {@link ENDS_AT} the numbers of those that are no delimiters.
   * @param from a multiple of {@link BLOCK}; whole blocks are looked at, until one reaches `to`
   * @returns how many were found; how many are no delimiters stands at {@link ENDS_COUNT_AT}
   */
  readonly mark: (from: number, to: number) => number;
  /** Adds so many records of the queue, a multiple of {@link HASH_GROUP}, to the sums at {@link SUMS_AT}. */
  readonly hash: (records: number) => void;
}

/** Bytes that are looked at in one step. */
export const BLOCK = 64;
/** At most so many bytes, and a block, are marked in one call. */
export const MOST_MARKED = 1 << 15;
export const HASH_GROUP = 4;
export const QUEUE_RECORDS = 256;

const VECTOR = 16;

/*
 * The memory, in bytes: numbers, three vectors that say what to look for, the queue of records (begin and
 * end of each), the places of marks (and one before them), and then the register's bytes. Four marks are
 * written at a time, so that there may be some that mean nothing behind the last.
 */
export const ENDS_COUNT_AT = 0;
export const SUMS_AT = 4;
export const LOW_TABLE_AT = 16;
export const HIGH_TABLE_AT = LOW_TABLE_AT + VECTOR;
export const DELIMITER_AT = HIGH_TABLE_AT + VECTOR;
export const QUEUE_AT = DELIMITER_AT + VECTOR;
export const MARKS_AT = QUEUE_AT + 8 * QUEUE_RECORDS + 8;
const MARKS = MOST_MARKED + 2 * BLOCK;
export const ENDS_AT = MARKS_AT + 4 * MARKS;
export const BYTES_AT = Math.ceil((ENDS_AT + 4 * MARKS) / 4096) * 4096;

/**
 * What stands at {@link LOW_TABLE_AT} and {@link HIGH_TABLE_AT}: sets of special bytes, a bit for each set. A
 * byte is special if the tables have a bit in common at its low and at its high four bits.
 */
export function specialTables(form: RecordForm): { readonly low: Uint8Array; readonly high: Uint8Array } {
  const classes = classesOf(form);
  const low = new Uint8Array(VECTOR);
  const high = new Uint8Array(VECTOR);
  const rows = new Map<string, number>();
  for (let first = 0; first < VECTOR; first++) {
    const members = Array.from({ length: VECTOR }, (_, last) => isMarked(classes[VECTOR * first + last]));
    if (!members.includes(true)) continue;
    // Rows with the same members share a bit.
    const key = members.join();
    const bit = rows.get(key) ?? 1 << rows.size;
    rows.set(key, bit);
    high[first] = bit;
    members.forEach((isMember, last) => {
      if (isMember) low[last] = (low[last] ?? 0) | bit;
    });
  }
  if (rows.size > 8) throw new Error('more sets of special bytes than a byte has bits');
  return { low, high };
}

function isMarked(kind: number | undefined): boolean {
  return kind !== PLAIN && kind !== NON_ASCII;
}

const { get, set, i32, i64 } = wasm;
const FOUR = [0, 1, 2, 3];
const advance = (local: number, by: number): Code => set(local, wasm.addI32(get(local), i32(by)));

function mark(): wasm.Exported {
  const [FROM, TO, ENDS, OUT, COUNT] = [0, 1, 2, 3, 4] as const;
  const [ALL, HARD, REST] = [5, 6, 7] as const;
  const [LOW_TABLE, HIGH_TABLE, DELIMITER, LOW_BITS, BYTES] = [8, 9, 10, 11, 12] as const;
  const locals = [[3, wasm.I32] as const, [3, wasm.I64] as const, [5, wasm.V128] as const];
  const withoutLowest = (bits: number) => wasm.andI64(get(bits), wasm.subI64(get(bits), i64(1)));
  const collect = (bits: number, at: number, found: Code) =>
    set(bits, wasm.orI64(get(bits), wasm.shlI64(wasm.toI64(wasm.highBits(found)), i64(at * VECTOR))));
  const highBits = wasm.and(wasm.shiftRightShorts(get(BYTES), 4), get(LOW_BITS));
  const special = wasm.and(
    wasm.lookUp(get(LOW_TABLE), wasm.and(get(BYTES), get(LOW_BITS))),
    wasm.lookUp(get(HIGH_TABLE), highBits),
  );
  const lookAt = (at: number): Code => [
    set(BYTES, wasm.load(get(FROM), BYTES_AT + at * VECTOR)),
    collect(HARD, at, wasm.equalBytes(get(BYTES), get(DELIMITER))),
    collect(ALL, at, wasm.isNotZeroBytes(special)),
  ];
  const note = (at: number): Code => [
    wasm.storeI32(get(OUT), MARKS_AT + 4 * at, wasm.addI32(get(FROM), wasm.zerosBelow(get(REST)))),
    set(REST, withoutLowest(REST)),
  ];
  const lowest = wasm.andI64(get(HARD), wasm.subI64(i64(0), get(HARD)));
  const before = wasm.onesOf(wasm.andI64(get(ALL), wasm.subI64(lowest, i64(1))));
  const noteEnd = [
    wasm.storeI32(get(ENDS), ENDS_AT, wasm.addI32(get(COUNT), before)),
    advance(ENDS, 4),
    set(HARD, withoutLowest(HARD)),
  ];
  const block = [
    [set(ALL, i64(0)), set(HARD, i64(0)), FOUR.map(lookAt)],
    [set(HARD, wasm.xorI64(get(ALL), get(HARD))), set(REST, get(ALL))],
    // Four in each turn: a loop with another number of turns for every block would be slower.
    set(OUT, wasm.shlI32(get(COUNT), i32(2))),
    wasm.repeatWhile([FOUR.map(note), advance(OUT, 16)], wasm.isNotZero(get(REST))),
    wasm.when(wasm.isNotZero(get(HARD)), wasm.repeatWhile(noteEnd, wasm.isNotZero(get(HARD)))),
    set(COUNT, wasm.addI32(get(COUNT), wasm.onesOf(get(ALL)))),
    advance(FROM, BLOCK),
  ];
  const body = [
    set(LOW_TABLE, wasm.load(i32(0), LOW_TABLE_AT)),
    set(HIGH_TABLE, wasm.load(i32(0), HIGH_TABLE_AT)),
    set(DELIMITER, wasm.load(i32(0), DELIMITER_AT)),
    set(LOW_BITS, wasm.spreadByte(i32(0x0f))),
    wasm.repeatWhile(block, wasm.lessI32(get(FROM), get(TO))),
    wasm.storeI32(i32(0), ENDS_COUNT_AT, wasm.shrI32(get(ENDS), i32(2))),
    get(COUNT),
  ];
  return { name: 'mark', parameters: 2, results: 1, locals, body };
}

// MurmurHash3_x86_32, of one word and of the same word of four records.
const [C1, C2, C3] = [0xcc9e2d51 | 0, 0x1b873593, 0xe6546b64 | 0] as const;

const scramble = (word: Code) => wasm.mulI32(wasm.rotlI32(wasm.mulI32(word, i32(C1)), i32(15)), i32(C2));
const mixIn = (hash: number, word: Code) =>
  set(hash, wasm.addI32(wasm.mulI32(wasm.rotlI32(wasm.xorI32(get(hash), word), i32(13)), i32(5)), i32(C3)));

function hash(): wasm.Exported {
  const [RECORDS, QUEUE, LEFT, LEAST, WORD, A, B, SUM_A, SUM_B] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
  const [AT, LENGTH] = [9, 13] as const;
  const [WORDS, LANES_A, LANES_B, F1, F2, F3] = [17, 18, 19, 20, 21, 22] as const;
  const locals = [[16, wasm.I32] as const, [6, wasm.V128] as const];
  const begin = (lane: number): Code => [
    set(AT + lane, wasm.loadI32(get(QUEUE), QUEUE_AT + 8 * lane)),
    set(LENGTH + lane, wasm.subI32(wasm.loadI32(get(QUEUE), QUEUE_AT + 8 * lane + 4), get(AT + lane))),
    lane === 0
      ? set(LEAST, get(LENGTH))
      : set(LEAST, wasm.either(get(LENGTH + lane), get(LEAST), wasm.lessI32(get(LENGTH + lane), get(LEAST)))),
  ];
  const others = [1, 2, 3].map((lane) =>
    set(WORDS, wasm.loadLane(get(WORDS), lane, get(AT + lane), BYTES_AT)),
  );
  const turned = wasm.rotateRight(get(WORDS), 17);
  const mixInFour = (hashes: number): Code => [
    set(hashes, wasm.xor(get(hashes), get(WORDS))),
    set(hashes, wasm.rotateRight(get(hashes), 19)),
    set(hashes, wasm.add(get(hashes), wasm.shiftLeft(get(hashes), 2), get(F3))),
  ];
  const together = [
    [set(WORDS, wasm.loadFirst(get(AT), BYTES_AT)), others],
    [set(WORDS, wasm.mul(get(WORDS), get(F1))), set(WORDS, wasm.mul(turned, get(F2)))],
    [mixInFour(LANES_A), mixInFour(LANES_B)],
    FOUR.map((lane) => advance(AT + lane, 4)),
    advance(LEFT, -1),
  ];
  const finish = (hash: number, length: Code, sum: number): Code => [
    set(hash, wasm.xorI32(wasm.xorI32(get(hash), get(WORD)), length)),
    set(hash, wasm.mulI32(wasm.xorI32(get(hash), wasm.shrI32(get(hash), i32(16))), i32(0x85ebca6b | 0))),
    set(hash, wasm.mulI32(wasm.xorI32(get(hash), wasm.shrI32(get(hash), i32(13))), i32(0xc2b2ae35 | 0))),
    set(hash, wasm.xorI32(get(hash), wasm.shrI32(get(hash), i32(16)))),
    set(sum, wasm.addI32(get(sum), get(hash))),
  ];
  const hasWord = wasm.lessI32(i32(3), get(LEFT));
  const alone = (lane: number): Code => [
    [set(A, wasm.laneOf(get(LANES_A), lane)), set(B, wasm.laneOf(get(LANES_B), lane))],
    set(LEFT, wasm.subI32(get(LENGTH + lane), wasm.andI32(get(LEAST), i32(-4)))),
    wasm.when(
      hasWord,
      wasm.repeatWhile(
        [
          set(WORD, scramble(wasm.loadI32(get(AT + lane), BYTES_AT))),
          [mixIn(A, get(WORD)), mixIn(B, get(WORD))],
          [advance(AT + lane, 4), advance(LEFT, -4)],
        ],
        hasWord,
      ),
    ),
    set(WORD, wasm.subI32(wasm.shlI32(i32(1), wasm.shlI32(get(LEFT), i32(3))), i32(1))),
    set(WORD, scramble(wasm.andI32(wasm.loadI32(get(AT + lane), BYTES_AT), get(WORD)))),
    [finish(A, get(LENGTH + lane), SUM_A), finish(B, get(LENGTH + lane), SUM_B)],
  ];
  const group = [
    FOUR.map(begin),
    [set(LANES_A, wasm.spreadI32(i32(0))), set(LANES_B, wasm.spreadI32(i32(1)))],
    set(LEFT, wasm.shrI32(get(LEAST), i32(2))),
    wasm.when(get(LEFT), wasm.repeatWhile(together, get(LEFT))),
    FOUR.map(alone),
    [advance(QUEUE, 8 * HASH_GROUP), advance(RECORDS, -HASH_GROUP)],
  ];
  const addTo = (at: number, sum: number) =>
    wasm.storeI32(i32(0), at, wasm.addI32(wasm.loadI32(i32(0), at), get(sum)));
  const body = [
    [C1, C2, C3].map((constant, at) => set(F1 + at, wasm.spreadI32(i32(constant)))),
    wasm.repeatWhile(group, get(RECORDS)),
    [addTo(SUMS_AT, SUM_A), addTo(SUMS_AT + 4, SUM_B)],
  ];
  return { name: 'hash', parameters: 1, results: 0, locals, body };
}

let compiled: wasm.Compiled | undefined;

/** The module, compiled when it is first needed. @throws if there are no vectors */
export function startMarking(): Marking {
  const pages = Math.ceil(BYTES_AT / 65536);
  compiled ??= wasm.compile(wasm.moduleBytes(pages, [mark(), hash()]));
  return wasm.start<Marking>(compiled);
}
