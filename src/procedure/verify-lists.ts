import { sha256Bytes } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import type { ListFacts } from '../audit/lists.js';
import { LIST_COLUMNS } from '../core/list-cells.js';
import type { OutputPlan } from '../core/plan.js';
import { Refusal } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import type { SideFile } from '../register/side-files.js';
import type { Files } from './files.js';
import { readListAs } from './list-readings.js';

/** Reads the lists beside a log, as far as that is of use: they are a stranger's files. */

const MOST_LIST_BYTES = 1 << 27;
const MOST_CELLS = 8_000_000;

export async function readLists(
  files: Files,
  log: { readonly plan: DrawLog['plan']; readonly outputs: DrawLog['outputs'] },
  folder: string,
): Promise<(ListFacts | null)[]> {
  const { dialect } = log.plan.plan.output;
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
            rows: await drawnColumns(bytes, name, dialect),
          },
    );
  }
  return lists;
}

/** The columns of the draw; `null`: the list has none, or can't be read. */
async function drawnColumns(
  bytes: Uint8Array,
  name: string,
  dialect: OutputPlan['dialect'],
): Promise<string[][] | null> {
  const cells = bytes.reduce(
    (sum, byte) => sum + (byte === 10 || byte === 44 || byte === 59 || byte === 9 ? 1 : 0),
    0,
  );
  if (cells > MOST_CELLS) return null;
  return readListAs(bytes, name, dialect, columnsOf).catch((cause: unknown) => {
    if (cause instanceof Refusal) return null;
    throw cause;
  });
}

function columnsOf({ rows: [header = [], ...rows] }: SideFile): string[][] | null {
  const names = header.map(normaliseText);
  const places = LIST_COLUMNS.map((column) => names.indexOf(column));
  return places.includes(-1) ? null : rows.map((row) => places.map((at) => row[at] ?? ''));
}
