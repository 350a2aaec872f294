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
const LONGEST_COMMENT = 0xffff;
/** a value that stands elsewhere, as in files of more than 4 GB */
const ELSEWHERE = 0xffffffff;

/** @returns `null` if it is no zip file, or one of more than 4 GB or 65,535 files */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 8, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== RECORD) return null;
    const [sum, packed, size, header] = [16, 20, 24, 42].map((offset) => view.getUint32(at + offset, true));
    if (sum === undefined || packed === undefined || size === undefined || header === undefined) return null;
    if ([packed, size, header].includes(ELSEWHERE)) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, method: view.getUint16(at + 10, true), packed, size, sum, record: at, header });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
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
