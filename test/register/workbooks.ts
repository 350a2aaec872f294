import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/core/zip.js';

/** Workbooks as other programs may write them, part by part. */

export interface ZipForm {
  readonly isPacked?: boolean;
  /** as programs write that do not know beforehand how much it becomes: sizes of 64 bits */
  readonly isLong?: boolean;
  /** general purpose flags of every part */
  readonly flags?: number;
}

const ELSEWHERE = 0xffffffff;

/** A zip file; a part can be there twice. */
export function zipped(
  parts: Readonly<Record<string, string | Uint8Array>> | readonly (readonly [string, string | Uint8Array])[],
  { isPacked = false, isLong = false, flags = 0 }: ZipForm = {},
): Uint8Array<ArrayBuffer> {
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = 0;
  const list = Array.isArray(parts) ? parts : Object.entries(parts);
  for (const [name, content] of list) {
    const [label, whole] = [Buffer.from(name), Buffer.from(content)];
    const body = isPacked ? deflateRawSync(whole) : whole;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(isPacked ? 8 : 0, 8);
    header.writeUInt32LE(crc32(whole), 14);
    header.writeUInt32LE(body.length, 18);
    header.writeUInt32LE(whole.length, 22);
    header.writeUInt16LE(label.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(isPacked ? 8 : 0, 10);
    record.writeUInt32LE(crc32(whole), 16);
    record.writeUInt32LE(isLong ? ELSEWHERE : body.length, 20);
    record.writeUInt32LE(isLong ? ELSEWHERE : whole.length, 24);
    record.writeUInt16LE(label.length, 28);
    record.writeUInt32LE(isLong ? ELSEWHERE : offset, 42);
    const extra = isLong ? longExtra([whole.length, body.length, offset]) : Buffer.alloc(0);
    record.writeUInt16LE(extra.length, 30);
    bodies.push(header, label, body);
    records.push(record, label, extra);
    offset += header.length + label.length + body.length;
  }
  const table = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLong ? 0xffff : list.length, 8);
  end.writeUInt16LE(isLong ? 0xffff : list.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(isLong ? ELSEWHERE : offset, 16);
  const long = isLong ? longEnd(list.length, table.length, offset) : Buffer.alloc(0);
  return new Uint8Array(Buffer.concat([...bodies, table, long, end]));
}

function longExtra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * at);
  return extra;
}

/** The end of a zip file in its 64-bit form, and the place of it. */
function longEnd(count: number, length: number, start: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + length), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface BookForm {
  /** of `<workbookPr>`, with a blank in front */
  readonly properties?: string;
  /** `<si>` elements */
  readonly strings?: string;
  /** codes of number formats; the style of a cell is the number of its format here, from 1 on */
  readonly formats?: readonly string[];
  /** what stands before and behind the rows */
  readonly before?: string;
  readonly behind?: string;
}

/** The parts of a workbook with a sheet `A` of these rows of XML. */
export function partsOf(sheetData: string, form: BookForm = {}): Record<string, string> {
  const { properties = '', strings, formats = [], before = '', behind = '' } = form;
  const target = (id: string, type: string, path: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${path}"/>`;
  return {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${properties}/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${target('rId1', 'worksheet', 'worksheets/sheet1.xml')}${target('rId2', 'styles', 'styles.xml')}${strings === undefined ? '' : target('rId3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${before}<sheetData>${sheetData}</sheetData>${behind}</worksheet>`,
  };
}

/** A workbook of one sheet with these rows of XML. */
export function bookOf(sheetData: string, form: BookForm = {}): Uint8Array<ArrayBuffer> {
  return zipped(partsOf(sheetData, form));
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Rows of texts alone, each in its cell, as the usual programs write them. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row, at) => {
      const cells = row.map((text, column) => textCell(`${letter(column)}${at + 1}`, text));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');
}

export const letter = (column: number) => String.fromCharCode(65 + column);

export function textCell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}
