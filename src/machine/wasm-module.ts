/**
 * A small assembler for WebAssembly modules with one memory: the binary format of the WebAssembly core
 * specification 2.0, chapter 5, and only the instructions that are needed here. A vector (v128) is four
 * lanes of 32 bits, or sixteen bytes where the name says so.
 *
 * A piece of code is an expression in the order in which the machine takes it, operands before the
 * operation. Pieces nest, and are laid out flat only once: copying them into each other at every level
 * would take longer than all the rest.
 */
export type Code = Uint8Array | readonly (number | Code)[];

/** Types of locals. */
export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;

/** Unsigned LEB128 (section 5.2.2). */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128, in which constants are written. */
function signed(value: number): readonly number[] {
  const rest = value >> 6;
  return rest === 0 || rest === -1 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

export const i32 = (value: number): Code => [0x41, signed(value)];
export const i64 = (value: number): Code => [0x42, signed(value)];

const binary = (operation: number) => {
  return (left: Code, right: Code): Code => [left, right, operation];
};
export const addI32 = binary(0x6a);
export const andI32 = binary(0x71);
export const orI32 = binary(0x72);
export const xorI32 = binary(0x73);
export const shlI32 = binary(0x74);
export const shrI32 = binary(0x76);
export const rotlI32 = binary(0x77);
export const rotrI32 = binary(0x78);
export const lessI32 = binary(0x48);
export const subI64 = binary(0x7d);
export const andI64 = binary(0x83);
export const orI64 = binary(0x84);
export const xorI64 = binary(0x85);
export const shlI64 = binary(0x86);

/** How many zeros stand below the lowest one, and how many ones there are, of 64 bits, as i32. */
export const zerosBelow = (bits: Code): Code => [bits, 0x7a, 0xa7];
export const onesOf = (bits: Code): Code => [bits, 0x7b, 0xa7];
export const toI64 = (value: Code): Code => [value, 0xad];
export const isNotZero = (bits: Code): Code => [bits, 0x50, 0x45];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [value, 0x21, local];

const VECTOR = 0xfd;

/** The bits of all lanes. */
export const and = (left: Code, right: Code): Code => [left, right, VECTOR, 0x4e];
export const xor = (left: Code, right: Code): Code => [left, right, VECTOR, 0x51];
export const or = (left: Code, right: Code): Code => [left, right, VECTOR, 0x50];

/** The bits of `ones` where the mask has a one, those of `zeros` elsewhere. */
export const choose = (mask: Code, ones: Code, zeros: Code): Code => [ones, zeros, mask, VECTOR, 0x52];

/** The sum modulo 2^32, lane by lane. */
export const add = (first: Code, ...others: readonly Code[]): Code =>
  others.reduce((sum, other) => [sum, other, VECTOR, 0xae, 0x01], first);

/** The number in all four lanes. */
export const spread = (value: Code): Code => [value, VECTOR, 0x11];
export const spreadByte = (value: Code): Code => [value, VECTOR, 0x0f];
/** Ones in the bytes that are equal, and for each byte its highest bit. */
export const equalBytes = (left: Code, right: Code): Code => [left, right, VECTOR, 0x23];
export const highBits = (bytes: Code): Code => [bytes, VECTOR, 0x64];
/** Ones in the bytes that are not zero. */
export const isNotZeroBytes = (bytes: Code): Code => [bytes, spreadByte(i32(0)), VECTOR, 0x24];
/** The first and the third, or the second and the fourth lane of two vectors. */
export const evenLanes = (left: Code, right: Code): Code => [
  left,
  right,
  VECTOR,
  0x0d,
  laneBytes([0, 2, 4, 6]),
];
export const oddLanes = (left: Code, right: Code): Code => [
  left,
  right,
  VECTOR,
  0x0d,
  laneBytes([1, 3, 5, 7]),
];
const laneBytes = (lanes: readonly number[]) =>
  lanes.flatMap((lane) => [0, 1, 2, 3].map((at) => 4 * lane + at));
/** Two bytes at a time: bits of the second come into the first. */
export const shiftRightShorts = (lanes: Code, bits: number): Code => [lanes, i32(bits), VECTOR, 0x8d, 0x01];
/** For each byte of `indexes` that of the table at this index. */
export const lookUp = (table: Code, indexes: Code): Code => [table, indexes, VECTOR, 0x0e];

/** Two doubles a vector. */
export const subDoubles = (left: Code, right: Code): Code => [left, right, VECTOR, 0xf1, 0x01];
export const mulDoubles = (left: Code, right: Code): Code => [left, right, VECTOR, 0xf2, 0x01];
export const divDoubles = (left: Code, right: Code): Code => [left, right, VECTOR, 0xf3, 0x01];
/** One double, in both lanes; that of the first lane is stored. */
export const loadDouble = (address: Code): Code => [address, VECTOR, 0x0a, 3, 0];
export const storeDouble = (address: Code, value: Code): Code => [address, value, VECTOR, 0x5b, 3, 0, 0];
export const isAnyBit = (vector: Code): Code => [vector, VECTOR, 0x53];

export const shiftLeft = (lanes: Code, bits: number): Code => [lanes, i32(bits), VECTOR, 0xab, 0x01];
export const shiftRight = (lanes: Code, bits: number): Code => [lanes, i32(bits), VECTOR, 0xad, 0x01];
export const rotateRight = (lanes: Code, bits: number): Code =>
  or(shiftRight(lanes, bits), shiftLeft(lanes, 32 - bits));

/** `address + offset` shall be a multiple of 16; others work too, but slowly. */
const place = (offset: number): Code => [4, unsigned(offset)];
export const load = (address: Code, offset: number): Code => [address, VECTOR, 0x00, place(offset)];
export const store = (address: Code, offset: number, value: Code): Code => [
  address,
  value,
  VECTOR,
  0x0b,
  place(offset),
];

/** At any address, also one that is no multiple of 4. */
const anywhere = (offset: number): Code => [0, unsigned(offset)];
export const storeI32 = (address: Code, offset: number, value: Code): Code => [
  address,
  value,
  0x36,
  anywhere(offset),
];
export const loadI32 = (address: Code, offset: number): Code => [address, 0x28, anywhere(offset)];
/** Does the body if the condition is not zero. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b];

/** Does the body, and again as long as the condition after it is not zero. */
export const repeatWhile = (body: Code, condition: Code): Code => [
  0x03,
  0x40,
  body,
  condition,
  0x0d,
  0,
  0x0b,
];

// By index, not with iterators: this is done ten thousand times before anything is optimised.

function lengthOf(code: Code): number {
  if (code instanceof Uint8Array) return code.length;
  let length = 0;
  for (let i = 0; i < code.length; i++) {
    const piece = code[i] ?? 0;
    length += typeof piece === 'number' ? 1 : lengthOf(piece);
  }
  return length;
}

/** Gives where the code ends that begins at `at`. */
function write(code: Code, into: Uint8Array, at: number): number {
  if (code instanceof Uint8Array) {
    into.set(code, at);
    return at + code.length;
  }
  let next = at;
  for (let i = 0; i < code.length; i++) {
    const piece = code[i] ?? 0;
    if (typeof piece === 'number') into[next++] = piece;
    else next = write(piece, into, next);
  }
  return next;
}

/** The code as plain bytes, which pays for a piece that is used more than once. */
export function laidOut(code: Code): Uint8Array {
  const bytes = new Uint8Array(lengthOf(code));
  write(code, bytes, 0);
  return bytes;
}

const sized = (code: Code): Code => [unsigned(lengthOf(code)), code];
const counted = (...items: readonly Code[]): Code => [unsigned(items.length), items];
const section = (id: number, ...items: readonly Code[]): Code => [id, sized(counted(...items))];
const name = (text: string): Code => sized(Array.from(text, (letter) => letter.charCodeAt(0)));

/** Locals after the parameter, which is local 0: how many of which type. At most 127 in all. */
export type Locals = readonly (readonly [count: number, type: number])[];

/** A function that a module exports. */
export interface Exported {
  readonly name: string;
  /** so many of type i32; they are the first locals */
  readonly parameters: number;
  /** 0 or 1 of type i32 */
  readonly results: number;
  readonly locals: Locals;
  readonly body: Code;
}

/** The bytes of a module that exports these functions and `memory`, at first so many pages of 64 KiB. */
export function moduleBytes(pages: number, functions: readonly Exported[]): Uint8Array {
  const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const i32s = (count: number) => counted(...Array.from({ length: count }, () => [I32]));
  const types = functions.map(({ parameters, results }) => [0x60, i32s(parameters), i32s(results)]);
  const exported = functions.map((made, at) => [name(made.name), 0, at]);
  const bodies = functions.map(({ locals, body }) => sized(laidOut([counted(...locals), body, 0x0b])));
  return laidOut([
    magicAndVersion,
    section(1, ...types),
    section(3, ...functions.map((_, at) => [at])),
    section(5, [0, unsigned(pages)]),
    section(7, [name('memory'), 2, 0], ...exported),
    section(10, ...bodies),
  ]);
}

/** What an instance of such a module offers: its memory and, by their names, its functions. */
export interface Running {
  readonly memory: {
    readonly buffer: ArrayBuffer;
    /** by so many pages; the buffer is then another one with the same content */
    readonly grow: (pages: number) => number;
  };
}

/** A compiled module, of which any number of instances can be made. */
export type Compiled = object;

/** Node has it, its types do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => Compiled;
  readonly Instance: new (module: Compiled) => { readonly exports: Running };
};

/** @throws if the machine has no vector instructions, or WebAssembly is switched off */
export function compile(bytes: Uint8Array): Compiled {
  return new WebAssembly.Module(bytes);
}

/** An instance with a memory of its own. */
export function start<T extends Running>(module: Compiled): T {
  return new WebAssembly.Instance(module).exports as T;
}
