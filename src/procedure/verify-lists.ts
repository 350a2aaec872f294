import { sha256Bytes } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import type { ListFacts } from '../audit/lists.js';
import { LIST_COLUMNS } from '../core/list-cells.js';
import { normaliseText } from '../core/text.js';
import { parseSideFile } from '../register/side-files.js';
import type { Files } from './files.js';

/** Reads the lists beside a log, as far as that is of use: they are a stranger's files. */

const MOST_LIST_BYTES = 1 << 27;
const MOST_CELLS = 8_000_000;

export async function readLists(
  files: Files,
  log: { readonly plan: DrawLog['plan']; readonly outputs: DrawLog['outputs'] },
  folder: string,
): Promise<(ListFacts | null)[]> {
  const delimiter = log.plan.plan.output.dialect === 'excel-de' ? ';' : ',';
  const lists: (ListFacts | null)[] = [];
  for (const { name } of log.outputs.files) {
    const path = files.join(folder, name);
    const bytes =
      files.kind(path) === 'file' ? await files.read(path, MOST_LIST_BYTES).catch(() => null) : null;
    lists.push(
      bytes === null
        ? null
        : {
            name,
            bytes: bytes.length,
            sha256: sha256Bytes(bytes),
            rows: drawnColumns(bytes, name, delimiter),
          },
    );
  }
  return lists;
}

/** As the list was written; or with another delimiter, if a spreadsheet has saved it again. */
function drawnColumns(bytes: Uint8Array, name: string, delimiter: string): string[][] | null {
  const cells = bytes.reduce(
    (sum, byte) => sum + (byte === 10 || byte === 44 || byte === 59 || byte === 9 ? 1 : 0),
    0,
  );
  if (cells > MOST_CELLS) return null;
  return columnsOf(bytes, name, delimiter) ?? columnsOf(bytes, name);
}

function columnsOf(bytes: Uint8Array, name: string, delimiter?: string): string[][] | null {
  try {
    const [header = [], ...rows] = parseSideFile(bytes, name, delimiter).rows;
    const names = header.map(normaliseText);
    const places = LIST_COLUMNS.map((column) => names.indexOf(column));
    return places.includes(-1) ? null : rows.map((row) => places.map((at) => row[at] ?? ''));
  } catch {
    return null;
  }
}
