import { normaliseText } from '../core/text.js';
import type { ColumnLook, ShortRows } from './column-looks.js';
import { type RegisterFile, scanFile } from './file.js';
import type { RecordScanner } from './scanner.js';

const LOOK_ROWS = 1000;
const MOST_SHAPES = 4;

/** Whether a record has so many of the columns that it can't be a part of one that was broken in two. */
export function isNearlyWhole(fields: number, columns: number): boolean {
  return fields < columns && 2 * fields > columns + 1;
}

/** What the first records of a file say. */
export async function lookAtShortRows(file: RegisterFile): Promise<ShortRows> {
  const columns = file.header.map(() => ({ shapes: new Set<string>(), canBeEmpty: false }));
  let whole = 0;
  let short = 0;
  let isStripped = true;
  let isHeader = true;
  await scanFile(file, {
    hashed: false,
    record: (scanner) => {
      const texts = isHeader || scanner.fault !== null ? [] : scanner.texts().map(normaliseText);
      isHeader = false;
      if (texts.length === columns.length) {
        whole++;
        for (const [at, column] of columns.entries()) {
          if (texts[at] === '') column.canBeEmpty = true;
          else column.shapes.add(shapeOf(texts[at] ?? ''));
        }
      }
      if (isNearlyWhole(texts.length, columns.length)) {
        short++;
        isStripped &&= texts.at(-1) !== '';
      }
      return whole + short < LOOK_ROWS;
    },
  });
  return {
    columns: columns.map(({ shapes, canBeEmpty }) => ({
      canBeEmpty,
      shapes: shapes.size > MOST_SHAPES || whole === 0 ? null : [...shapes],
    })),
    isUsual: isStripped && 20 * short >= whole + short,
  };
}

/** Whether the fields that a record lacks were left out because they are empty. */
export function mayLackFields(record: RecordScanner, { columns, isUsual }: ShortRows): boolean {
  if (!isNearlyWhole(record.fieldCount, columns.length)) return false;
  if (!isUsual && columns.slice(record.fieldCount).some(({ canBeEmpty }) => !canBeEmpty)) return false;
  return record.texts().every((text, at) => {
    const { shapes, canBeEmpty } = columns[at] as ColumnLook;
    const value = normaliseText(text);
    if (value === '') return canBeEmpty || shapes === null;
    return shapes === null || shapes.includes(shapeOf(value));
  });
}

function shapeOf(value: string): string {
  return value.replace(/\p{L}+/gu, 'a').replace(/\p{N}+/gu, '9');
}
