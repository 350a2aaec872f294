/** What a ZIP file, and so a workbook, begins with; an empty one begins with its end. */
const ZIP = [0x50, 0x4b];
const ZIP_PARTS = [3, 5];
/** What files of Microsoft's older programs begin with, and workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const begins = (bytes: readonly number[], start: Uint8Array) => bytes.every((byte, at) => start[at] === byte);

/** Whether a file is a workbook, or one of the kinds that are no text and are refused by name. */
export function isWorkbook(start: Uint8Array): boolean {
  return (begins(ZIP, start) && ZIP_PARTS.includes(start[2] ?? 0)) || isCompound(start);
}

export function isCompound(start: Uint8Array): boolean {
  return begins(COMPOUND, start);
}
