import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { allocate, digest } from './allocate.mjs';
import { frameQuery } from './duckdb-frame.mjs';
import { report } from './people.mjs';

/**
 * The same draw in SQL, in two ways:
 * - `table`, as one would write it: a table of the frame with everybody's ticket, the strata counted, then
 *   of each stratum the lowest tickets;
 * - `one-pass`, the fastest found: strata and a guess at how many of the lowest tickets will do, in one
 *   aggregation that keeps nobody else; where the guess was too low, once more with the right number.
 * Only the seeded rounding is done outside.
 */

const [file, plan, way] = [process.argv[2], JSON.parse(process.argv[3]), process.argv[4]];
const frame = frameQuery(file, plan, digest(plan.seed));
const instance = await DuckDBInstance.create(':memory:');
const database = await instance.connect();
await database.run(`SET threads TO ${availableParallelism()}`);
await database.run('SET preserve_insertion_order = false');
report(await (way === 'table' ? fromTable() : inOnePass()));

async function fromTable() {
  await database.run(`CREATE TEMP TABLE frame AS ${frame}`);
  const counted = await rows('SELECT district, gender, band, count(*) FROM frame GROUP BY ALL');
  const allocation = allocate(plan, counted.map(stratum));
  const lowest = await rows(`
    SELECT district, gender, band, arg_min(id, ticket, ${most(allocation)}) FROM frame GROUP BY ALL`);
  return lowest.flatMap((row) => row[3].slice(0, allocation.get(keyOf(row))));
}

async function inOnePass(guess = Math.ceil(plan.size / 10)) {
  const counted = await rows(`
    SELECT district, gender, band, count(*), arg_min(id, ticket, ${guess}) FROM (${frame}) GROUP BY ALL`);
  const allocation = allocate(plan, counted.map(stratum));
  if (most(allocation) > guess) return inOnePass(most(allocation));
  return counted.flatMap((row) => row[4].slice(0, allocation.get(keyOf(row))));
}

async function rows(query) {
  const result = await database.runAndReadAll(query);
  return result.getRowsJS();
}

function stratum(row) {
  return { categories: row.slice(0, 3), size: Number(row[3]) };
}

function keyOf(row) {
  return row.slice(0, 3).join('\t');
}

function most(allocation) {
  return Math.max(...allocation.values());
}
