/** The table of contents at the end of a zip file, as far as a workbook needs it: before anything is unpacked. */

export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflate */
  readonly method: number;
  /** bytes in the file */
  readonly packed: number;
  /** bytes once unpacked, by the file's own words */
  readonly size: number;
  /** CRC-32 of it unpacked */
  readonly sum: number;
  /** where its record in the table begins */
  readonly record: number;
  /** where its own header begins, before its bytes */
  readonly header: number;
}

const END = 0x06054b50;
const RECORD = 0x02014b50;
const HEADER = 0x04034b50;
/** of the end, without its comment */
const END_LENGTH = 22;
const RECORD_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;
/** a value that stands elsewhere: programs that write as they go leave room for files of more than 4 GB */
const ELSEWHERE = 0xffffffff;
const MANY = 0xffff;
const LONG_END = 0x06064b50;
const LONG_END_LENGTH = 56;
const LONG_PLACE = 0x07064b50;
const LONG_PLACE_LENGTH = 20;
/** the extra field that has the values which stand elsewhere */
const LONG_VALUES = 1;

/** @returns `null` if it is no zip file, or one whose table of contents is damaged */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const end = endOf(view);
  const table = end === null ? null : tableOf(view, end);
  if (end === null || table === null) return null;
  const entries: ZipEntry[] = [];
  let at = table.start;
  for (let left = table.count; left > 0; left--) {
    if (at + RECORD_LENGTH > end || view.getUint32(at, true) !== RECORD) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + RECORD_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) return null;
    const [size = 0, packed = 0, header = 0] = [24, 20, 42].map((offset) =>
      view.getUint32(at + offset, true),
    );
    const extra = at + RECORD_LENGTH + nameLength;
    const long = longValues(view, [size, packed, header], extra, extra + extraLength);
    if (long === null) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + RECORD_LENGTH, extra));
    entries.push({
      name,
      // Of what is locked with a password there is no way to be known.
      method: view.getUint16(at + 8, true) & 1 ? LOCKED : view.getUint16(at + 10, true),
      ...long,
      sum: view.getUint32(at + 16, true),
      record: at,
    });
    at = next;
  }
  return entries;
}

/** A method that there is not. */
const LOCKED = -1;

/** Where the records begin and how many there are; `null`: nobody can say. */
function tableOf(view: DataView, end: number): { readonly start: number; readonly count: number } | null {
  const [count, start] = [view.getUint16(end + 8, true), view.getUint32(end + 16, true)];
  if (count !== MANY && start !== ELSEWHERE) return { start, count };
  const place = end - LONG_PLACE_LENGTH;
  if (place < 0 || view.getUint32(place, true) !== LONG_PLACE) return null;
  const record = longAt(view, place + 8);
  if (record + LONG_END_LENGTH > place || view.getUint32(record, true) !== LONG_END) return null;
  return { start: longAt(view, record + 48), count: longAt(view, record + 32) };
}

/** Sizes and place of an entry, those that stand elsewhere from its extra field. */
function longValues(
  view: DataView,
  short: readonly number[],
  from: number,
  to: number,
): Pick<ZipEntry, 'size' | 'packed' | 'header'> | null {
  let [at, end] = [to, to];
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== LONG_VALUES) continue;
    at = field + 4;
    end = Math.min(to, at + view.getUint16(field + 2, true));
    break;
  }
  const values = short.map((value) => {
    if (value !== ELSEWHERE) return value;
    at += 8;
    return at <= end ? longAt(view, at - 8) : Number.NaN;
  });
  const [size = 0, packed = 0, header = 0] = values;
  return values.every(Number.isSafeInteger) ? { size, packed, header } : null;
}

function longAt(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** An entry's bytes as they stand in the file. @returns `null` if there are none */
export function packedBytes(bytes: Uint8Array, { header, packed }: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== HEADER) return null;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  return start + packed > bytes.length ? null : bytes.subarray(start, start + packed);
}

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 as zip files have it, of one piece after another. @param before that of the pieces before; 0 at the start */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 255] as number) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** 1 January 1980, midnight: the first day that a zip file knows. */
const FIRST_DAY = 0x00210000;

/** Takes the time of writing out of the file's headers, in place, so that the same content gives the same bytes. */
export function forgetTimes(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  for (const { record, header } of zipEntries(bytes) ?? []) {
    view.setUint32(record + 12, FIRST_DAY, true);
    view.setUint32(header + 10, FIRST_DAY, true);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
