import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { say } from './process.mjs';

/**
 * `results/<date>.json`: all that was measured on a day; each script replaces its own part. What is measured
 * apart from the rest has a file of its own kind, `results/<date>-<kind>.json`.
 */

export const RESULTS = fileURLToPath(new URL('results/', import.meta.url));

/** Today, or the day on which a run of several scripts began. */
const date = () => process.env.BENCH_DATE ?? new Date().toISOString().slice(0, 10);

const ending = (kind) => (kind === undefined ? '.json' : `-${kind}.json`);

/** What has been recorded today so far. */
export function today(kind) {
  const path = `${RESULTS}${date()}${ending(kind)}`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Puts a part into today's results. */
export async function record(part, kind) {
  mkdirSync(RESULTS, { recursive: true });
  const heading = { date: date(), machine: machine(), versions: await versions() };
  const name = `${date()}${ending(kind)}`;
  writeFileSync(`${RESULTS}${name}`, text({ ...today(kind), ...heading, ...part }));
  console.log(`written to results/${name}`);
}

/** The named results, or the newest of the kind. @throws Error if there are none */
export function results(name, kind) {
  const ofKind = new RegExp(`^\\d{4}-\\d{2}-\\d{2}${ending(kind).replace('.', '\\.')}$`);
  const names = existsSync(RESULTS) ? readdirSync(RESULTS).filter((file) => ofKind.test(file)) : [];
  const file = name ?? names.sort().at(-1);
  if (file === undefined) throw new Error('no results yet: run `npm run draw` or `npm run lottery` first');
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
    highs: require('../package-lock.json').packages['node_modules/highs'].version,
    'sortition-algorithms': pinnedPeer(),
    sha256sum: (await say(['sha256sum', '--version']))?.split('\n')[0] ?? null,
  };
}

function pinnedPeer() {
  const file = new URL('lottery/requirements.txt', import.meta.url);
  return /^sortition-algorithms==(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
}

/** Indented JSON, with lists of numbers on one line. */
function text(value) {
  const indented = JSON.stringify(value, null, 2);
  const compact = indented.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`);
  return `${compact}\n`;
}
