import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { say } from './process.mjs';

/** `results/<date>.json`: all that was measured on a day; each script replaces its own part. */

export const RESULTS = fileURLToPath(new URL('results/', import.meta.url));

/** Today, or the day on which a run of several scripts began. */
const date = () => process.env.BENCH_DATE ?? new Date().toISOString().slice(0, 10);

/** Puts a part into today's results. */
export async function record(part) {
  const path = `${RESULTS}${date()}.json`;
  mkdirSync(RESULTS, { recursive: true });
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const heading = { date: date(), machine: machine(), versions: await versions() };
  writeFileSync(path, text({ ...before, ...heading, ...part }));
  console.log(`written to results/${date()}.json`);
}

/** The named results, or the newest. @throws Error if there are none */
export function results(name) {
  const names = existsSync(RESULTS) ? readdirSync(RESULTS).filter((file) => file.endsWith('.json')) : [];
  const file = name ?? names.sort().at(-1);
  if (file === undefined) throw new Error('no results yet: run `npm run draw` first');
  return JSON.parse(readFileSync(`${RESULTS}${file}`, 'utf8'));
}

function machine() {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${type()} ${release().split('-')[0]}`,
    load: Number(loadavg()[1].toFixed(2)),
  };
}

async function versions() {
  const require = createRequire(import.meta.url);
  const pinned = require('./package.json').dependencies;
  return {
    losverfahren: require('../package.json').version,
    node: process.versions.node,
    duckdb: pinned['@duckdb/node-api'],
    'csv-parse': pinned['csv-parse'],
    python: (await say(['python3', '--version']))?.replace('Python ', '') ?? null,
    sha256sum: (await say(['sha256sum', '--version']))?.split('\n')[0] ?? null,
  };
}

/** Indented JSON, with lists of numbers on one line. */
function text(value) {
  const indented = JSON.stringify(value, null, 2);
  const compact = indented.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`);
  return `${compact}\n`;
}
