import type { Code, Running } from '../../machine/wasm-module.js';
import * as wasm from '../../machine/wasm-module.js';
import { classesOf, NON_ASCII, PLAIN } from '../byte-classes.js';
import type { RecordForm } from '../record-form.js';

/**
 * A function over the bytes of a register, in the vectors of WebAssembly: it finds all bytes that end fields
 * and records, sixteen at a time.
 */
export interface Marking extends Running {
  /**
   * Notes where delimiters, line ends, quotation marks and odd bytes stand: the places of all of them at
   * {@link MARKS_AT}, and at {@link ENDS_AT} the numbers of those that are no delimiters.
   * @param from a multiple of {@link BLOCK}; whole blocks are looked at, until one reaches `to`
   * @returns how many were found; how many are no delimiters stands at {@link ENDS_COUNT_AT}
   */
  readonly mark: (from: number, to: number) => number;
}

/** Bytes that are looked at in one step. */
export const BLOCK = 64;
/** At most so many bytes, and a block, are marked in one call. */
export const MOST_MARKED = 1 << 15;

const VECTOR = 16;

/*
 * The memory, in bytes: a number, three vectors that say what to look for, the places of marks (and one before
 * them), and then the register's bytes. Four marks are written at a time, so that there may be some that mean
 * nothing behind the last.
 */
export const ENDS_COUNT_AT = 0;
export const LOW_TABLE_AT = 16;
export const HIGH_TABLE_AT = LOW_TABLE_AT + VECTOR;
export const DELIMITER_AT = HIGH_TABLE_AT + VECTOR;
export const MARKS_AT = DELIMITER_AT + VECTOR + 8;
const MARKS = MOST_MARKED + 2 * BLOCK;
export const ENDS_AT = MARKS_AT + 4 * MARKS;
export const BYTES_AT = Math.ceil((ENDS_AT + 4 * MARKS) / 4096) * 4096;

/**
 * What stands at {@link LOW_TABLE_AT} and {@link HIGH_TABLE_AT}: sets of special bytes, a bit for each set. A
 * byte is special if the tables have a bit in common at its low and at its high four bits.
 */
export function specialTables(form: RecordForm): SpecialTables {
  const classes = classesOf(form);
  const tables = known.get(classes) ?? madeTables(classes);
  known.set(classes, tables);
  return tables;
}

interface SpecialTables {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

const known = new WeakMap<Uint8Array, SpecialTables>();

function madeTables(classes: Uint8Array): SpecialTables {
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

let compiled: wasm.Compiled | undefined;

/** The module, compiled when it is first needed. @throws if there are no vectors */
export function startMarking(): Marking {
  const pages = Math.ceil(BYTES_AT / 65536);
  compiled ??= wasm.compile(wasm.moduleBytes(pages, [mark()]));
  return wasm.start<Marking>(compiled);
}
