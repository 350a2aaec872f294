import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { peopleHash } from './peers/people.mjs';
import { PLAN, PLAN_FLAGS, PROGRAM } from './plan.mjs';
import { run, say } from './process.mjs';

/**
 * Who is compared. Each has
 * - `name`, by which results and flags call it, and `label`, by which tables do;
 * - `command(file, folder)`: the process to time, with a folder of its own run to write to;
 * - `people(output, folder)`: SHA-256 of the people who came out; left out where nobody comes out;
 * - `before(file, folder)`: what has to be there first and is not timed;
 * - `most`: above so many rows it is left out.
 */

const peer = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const printed = (output) => JSON.parse(output).people;
const drawn = (folder) => join(folder, 'draw');

function drawInto(folder, file, flags) {
  return [process.execPath, PROGRAM, 'draw', file, ...PLAN_FLAGS, '--output', folder, '--quiet', ...flags];
}

function invited(folder) {
  const text = readFileSync(join(folder, 'invitations.csv'));
  return peopleHash(parse(text, { bom: true, columns: true, delimiter: ';' }).map((row) => row.PersonID));
}

export const CONTENDERS = [
  {
    name: 'losverfahren',
    label: 'losverfahren draw',
    command: (file, folder) => drawInto(drawn(folder), file, []),
    people: (_, folder) => invited(drawn(folder)),
  },
  {
    name: 'one-thread',
    label: 'losverfahren draw, one thread',
    command: (file, folder) => drawInto(join(folder, 'one'), file, ['--workers', '0']),
    people: (_, folder) => invited(join(folder, 'one')),
  },
  {
    name: 'verify',
    label: 'losverfahren verify --register',
    before: (file, folder) => run(drawInto(join(folder, 'log'), file, [])),
    command: (file, folder) => {
      return [process.execPath, PROGRAM, 'verify', join(folder, 'log'), '--register', file, '--quiet'];
    },
  },
  {
    name: 'duckdb',
    label: 'DuckDB, table of tickets',
    command: (file) => [process.execPath, peer('duckdb.mjs'), file, JSON.stringify(PLAN), 'table'],
    people: printed,
  },
  {
    name: 'duckdb-one-pass',
    label: 'DuckDB, one pass',
    command: (file) => [process.execPath, peer('duckdb.mjs'), file, JSON.stringify(PLAN), 'one-pass'],
    people: printed,
  },
  {
    name: 'csv-parse',
    label: 'csv-parse',
    command: (file) => [process.execPath, peer('csv-parse.mjs'), file, JSON.stringify(PLAN)],
    people: printed,
  },
  {
    name: 'python',
    label: 'Python csv, hashlib',
    command: (file) => ['python3', '-B', peer('plain.py'), file, JSON.stringify(PLAN)],
    people: printed,
    most: 1_000_000,
  },
  {
    name: 'sha256sum',
    label: 'sha256sum of the file',
    command: (file) => ['sha256sum', file],
  },
];

/** The contenders called by these names (all if `undefined`), less those that this machine does not have. */
export async function chosen(names) {
  const unknown = (names ?? []).filter((name) => !CONTENDERS.some((contender) => contender.name === name));
  if (unknown.length > 0) {
    const known = CONTENDERS.map((contender) => contender.name).join();
    throw new RangeError(`expected names of ${known}, got ${unknown.join()}`);
  }
  const wanted = CONTENDERS.filter(({ name }) => names === undefined || names.includes(name));
  const missing = new Set();
  for (const [name, command] of [
    ['python', 'python3'],
    ['sha256sum', 'sha256sum'],
  ]) {
    const isWanted = wanted.some((contender) => contender.name === name);
    if (!isWanted || (await say([command, '--version'])) !== null) continue;
    console.log(`${name} is left out: ${command} is not installed`);
    missing.add(name);
  }
  return wanted.filter(({ name }) => !missing.has(name));
}
