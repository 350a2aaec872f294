import type { RegisterDialect } from '../../src/core/plan.js';
import { normaliseText } from '../../src/core/text.js';
import { scanFile } from '../../src/register/file.js';
import { openRegister } from '../../src/register/read.js';
import { memorySource } from '../../src/register/source.js';
import type { Table } from '../cli/registers.js';

/** A register's fields as they stand in the file, under the names that the plan has for them. */
export async function registerTable(bytes: Uint8Array, dialect: RegisterDialect): Promise<Table> {
  const [file] = await openRegister([memorySource('register.csv', bytes)], dialect);
  if (file === undefined) throw new Error('no file');
  const rows: string[][] = [];
  const record: Parameters<typeof scanFile>[1]['record'] = (scanner) => {
    rows.push(file.header.map((_, at) => (at < scanner.fieldCount ? scanner.text(at) : '')));
    return true;
  };
  await scanFile(file, { hashed: false, record });
  // Columns without a name are empty, and rows without any value are none.
  const named = (row: readonly string[]) => row.filter((_, at) => file.header[at] !== '');
  const people = rows.slice(1).filter((row) => row.some((field) => normaliseText(field) !== ''));
  return [file.header, ...people].map(named);
}
