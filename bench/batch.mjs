import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { country } from './country.mjs';
import { measure, summary } from './measure.mjs';
import { PLAN, PROGRAM } from './plan.mjs';
import { rowCounts } from './process.mjs';
import { record, results } from './results.mjs';

/**
 * A draw in each municipality of a Land beside one draw of one file with the same rows, turn by turn; and the batch
 * once more when everything is there, which verifies instead of drawing.
 */

/** How much longer the batch may take than the one draw. */
const TARGET = 1.3;

const NAMES = {
  draw: 'one draw of one file',
  batch: 'batch',
  again: 'batch once more: everything is there',
};

/** The results as Markdown. */
export function batchTable({ rows, towns, letters, measured }) {
  const count = (number) => number.toLocaleString('en');
  const lines = Object.entries(NAMES).map(([name, label]) => {
    const { median, min, seconds, cpu, peakBytes } = measured[name];
    const ratio = (median / measured.draw.median).toFixed(2);
    const peak = peakBytes === null ? '–' : count(Math.round(peakBytes / 1e6));
    const processors =
      cpu === undefined ? ['–', '–'] : [cpu.toFixed(2), (cpu / measured.draw.cpu).toFixed(2)];
    const cells = [label, median.toFixed(2), min.toFixed(2), seconds.length, ratio, ...processors, peak];
    return `| ${cells.join(' | ')} |`;
  });
  return `${count(rows)} rows in ${count(towns)} registers, ${count(letters)} letters; target: ${TARGET} of one draw.

| | median, s | fastest, s | runs | to one draw | processors, s | to one draw | peak memory, MB |
|---|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`;
}

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, runs: { type: 'string', default: '3' } },
});
const [every] = rowCounts(values.every);
const { all, list, plan, rows, letters, towns } = await country(every);
const folder = mkdtempSync(join(tmpdir(), 'losverfahren-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Nothing is removed before the end: where much has just been removed, some file systems take long to make new files.
const at = (name, turn) => join(folder, `${name}-${turn}`);
const program = (...args) => [
  process.execPath,
  PROGRAM,
  ...args,
  '--plan',
  plan,
  '--seed',
  PLAN.seed,
  '--quiet',
];
const commands = (turn) => {
  const batch = program('batch', list, '--output', at('batch', turn));
  const draw = program('draw', all, '--size', String(letters), '--output', at('draw', turn));
  return { draw, batch, again: batch };
};

const body = (folder, type) =>
  readFileSync(join(folder, 'audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find((entry) => entry.type === type).body;

/** @throws Error if the batch has other people to draw from, or draws another number of them */
function assertSame(turn) {
  const { sum, missing } = body(at('batch', turn), 'batch-draws');
  const { strata } = body(at('draw', turn), 'frame');
  const N = strata.reduce((total, { N_h }) => total + N_h, 0);
  if (sum.N !== N || sum.size !== letters || missing.length > 0)
    throw new Error(`batch: ${sum.size} of ${sum.N}, draw: ${letters} of ${N}`);
}

const measured = Object.fromEntries(Object.keys(NAMES).map((name) => [name, []]));
const runs = Number(values.runs);
// The first turn is there to fetch the files from the disk.
for (let turn = 0; turn <= runs; turn++) {
  for (const [name, command] of Object.entries(commands(turn))) {
    const one = await measure(command);
    if (turn > 0) measured[name].push(one);
    console.log(`${turn} of ${runs}  ${NAMES[name].padEnd(38)} ${one.seconds.toFixed(2).padStart(8)} s`);
  }
  assertSame(turn);
}
const taken = Object.fromEntries(Object.entries(measured).map(([name, some]) => [name, summary(some)]));
const batch = { rows, towns: towns.length, letters, measured: taken };
await record({ batch }, every === 1 ? 'batch' : `batch-${every}`);
console.log(batchTable(results(undefined, every === 1 ? 'batch' : `batch-${every}`).batch));
