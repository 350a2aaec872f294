import { forgetTimes } from '../core/zip.js';

/**
 * Workbooks for people (XLSX). Every cell but a count is a text and stays one, also when somebody types into it: leading zeros are
 * kept, and what begins with `=` is never run. The same sheets give the same bytes.
 */

export interface Sheet {
  /** at most 31 characters, without `[ ] : * ? / \` */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** of each column in characters; left out: by what stands in it */
  readonly widths?: readonly number[];
  /** whether digits alone are numbers that can be summed up; left out: every cell is a text */
  readonly hasNumbers?: true;
}

/** The most that a cell can hold. */
const LONGEST = 32_767;
const [NARROW, WIDE] = [6, 60];

export async function workbookFile(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/universal');
  const blob = await write(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: [
        sheet.header.map((text) => ({ ...cell(text), fontWeight: 'bold' as const })),
        ...sheet.rows.map((row) => row.map(sheet.hasNumbers ? counted : cell)),
      ],
      columns: (sheet.widths ?? widthsOf(sheet)).map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBlob();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  forgetTimes(bytes);
  return bytes;
}

function cell(text: string) {
  const isText = { format: '@', type: String };
  return text === '' ? isText : { ...isText, value: stored(text) };
}

function counted(text: string) {
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? { type: Number, value: Number(text) } : cell(text);
}

/**
 * `_x0041_` in a file is read as `A`, so what looks like that is escaped itself (ECMA-376 part 1, 22.9.2.19). The library
 * leaves out controls and what is no character; that something could not be read (U+FFFD) is to stay visible.
 */
function stored(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\ufffd', escaped('\ufffd'));
  // The library looks texts up in an object, where these would be found without having been put there.
  return plain in Object.prototype ? escaped(plain.slice(0, 1)) + plain.slice(1) : plain;
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

function widthsOf({ header, rows }: Sheet): number[] {
  return header.map((name, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, lineLength(row[at] ?? '')), lineLength(name));
    return Math.min(WIDE, Math.max(NARROW, longest + 2));
  });
}

function lineLength(text: string): number {
  return text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
}
