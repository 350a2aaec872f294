import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PROGRAM } from './plan.mjs';
import { isMain, rowCounts, run } from './process.mjs';

/** Registers of invented people, made once by `losverfahren synth` and kept in `data/` (not in git). */

const DATA = fileURLToPath(new URL('data/', import.meta.url));

/** The register with so many rows; made if it is not there yet. */
export async function register(rows) {
  const file = `${DATA}register-${rows}.csv`;
  if (!existsSync(file)) await synthesise(rows, file);
  return file;
}

/** Writes a register, whole or not at all: fewer rows are the beginning of more rows. */
export async function synthesise(rows, file) {
  mkdirSync(DATA, { recursive: true });
  const part = `${file}.part`;
  const town = ['--rows', String(rows), '--seed', 'bench', '--districts', '42'];
  await run([process.execPath, PROGRAM, 'synth', ...town, '--output', part, '--force', '--quiet']);
  renameSync(part, file);
}

/** Where a register stands that is not kept. */
export const passingRegister = (rows) => `${DATA}passing-${rows}.csv`;

/** Removes such a register, also one that was never finished. */
export function removePassing(rows) {
  for (const name of readdirSync(DATA)) if (name.includes(`passing-${rows}.csv`)) rmSync(`${DATA}${name}`);
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000,1000000,5000000' } } });
  for (const rows of rowCounts(values.rows)) {
    console.log(`register of ${rows.toLocaleString('en')} rows`);
    await register(rows);
  }
}
