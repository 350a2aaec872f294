import { refuse } from '../core/problem.js';
import { crc32, packedBytes, type ZipEntry, zipEntries } from '../core/zip.js';

/**
 * How large a workbook is, before it is read: a small file can unpack to gigabytes, and one cell far out makes a table
 * of billions. What a spreadsheet writes never comes near these bounds.
 */

/** Bytes of all parts together, unpacked. */
const MOST_BYTES = 128_000_000;
/** Rows times columns of a sheet. */
const MOST_CELLS = 10_000_000;
/** What a sheet can have by the format. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** @throws Refusal BOOK-001 (no zip file, or its parts are damaged), BOOK-003 (too large) */
export async function sheetsFit(bytes: Uint8Array, name: string): Promise<void> {
  const entries = zipEntries(bytes);
  if (entries === null) throw refuse('invalid', 'BOOK-001', { file: name });
  const parts = entries.filter((entry) => /\.xml(\.rels)?$/.test(entry.name));
  const size = parts.reduce((sum, part) => sum + Math.max(part.size, part.packed), 0);
  if (size > MOST_BYTES) throw refuse('invalid', 'BOOK-003', { file: name });
  for (const part of parts) {
    const text = await textOf(bytes, part);
    if (text === null) throw refuse('invalid', 'BOOK-001', { file: name });
    if (!text.includes('sheetData')) continue;
    const extent = extentOf(text);
    if (extent === null) throw refuse('invalid', 'BOOK-001', { file: name });
    if (extent > MOST_CELLS) throw refuse('invalid', 'BOOK-003', { file: name });
  }
}

/** A part's text; `null`: it can't be unpacked, or is not what the file says of it. */
async function textOf(bytes: Uint8Array, part: ZipEntry): Promise<string | null> {
  const packed = packedBytes(bytes, part);
  if (packed === null) return null;
  if (part.method === 0) return crc32(packed) === part.sum ? new TextDecoder().decode(packed) : null;
  if (part.method !== 8) return null;
  try {
    const stream = new Blob([new Uint8Array(packed)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'));
    const decoder = new TextDecoder();
    let text = '';
    let [length, sum] = [0, 0];
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return sum === part.sum ? text + decoder.decode() : null;
      length += value.length;
      sum = crc32(value, sum);
      if (length > part.size) {
        await reader.cancel();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  }
}

const TAG = /<(?:\w+:)?(row|c)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const ANY_TAG = /<(?:\w+:)?(?:row|c)[\s/>]/g;
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** Rows times columns that a sheet reaches; `null`: a place in it is none. */
function extentOf(sheet: string): number | null {
  let [rows, columns, tags] = [0, 0, 0];
  for (const [, kind, attributes = ''] of sheet.matchAll(TAG)) {
    tags++;
    const place = PLACE.exec(attributes);
    if (place === null) {
      if (kind === 'c') return null;
      rows++;
      continue;
    }
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place[1] ?? place[2] ?? '') ?? [];
    const [column, row] = [columnOf(letters), Number(digits)];
    if (row < 1 || row > LAST_ROW || column > LAST_COLUMN || (letters === '') !== (kind === 'row'))
      return null;
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  // A tag of another form would not have been looked at.
  return tags === (sheet.match(ANY_TAG)?.length ?? 0) ? rows * columns : null;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
