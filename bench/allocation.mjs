import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { allocateProportionally, seededLot } from '../dist/core/allocation.js';
import { median } from './measure.mjs';
import { PLAN } from './plan.mjs';
import { run } from './process.mjs';
import { record } from './results.mjs';

/**
 * The seeded rounding alone: 500 districts, two genders, five age bands. Many times in one process, and
 * the first time in several, which is how a draw does it. `--first` is such a process.
 */

const WIDTHS = [500, 2, 5];
const RUNS = 201;
const PROCESSES = 9;

const frame = { dimensions: WIDTHS.map(dimension), strata: cells().map(stratum) };
const lot = seededLot((text) => hash('sha256', text), hash('sha256', PLAN.seed));

if (process.argv.includes('--first')) console.log(timed());
else await many();

async function many() {
  const firsts = [];
  for (let turn = 0; turn < PROCESSES; turn++) {
    firsts.push(Number(await run([process.execPath, fileURLToPath(import.meta.url), '--first'])));
  }
  const seconds = Array.from({ length: RUNS }, timed);
  const allocation = {
    strata: frame.strata.length,
    runs: RUNS,
    median: rounded(median(seconds)),
    max: rounded(Math.max(...seconds)),
    processes: PROCESSES,
    first: rounded(median(firsts)),
  };
  const inMs = (second) => `${(second * 1000).toFixed(1)} ms`;
  console.log(
    `${allocation.strata} strata: ${inMs(allocation.median)}, first call ${inMs(allocation.first)}`,
  );
  await record({ allocation });
}

function timed() {
  const start = performance.now();
  const drawn = allocateProportionally(frame, PLAN.size, lot);
  const seconds = (performance.now() - start) / 1000;
  if (drawn.reduce((sum, count) => sum + count, 0) !== PLAN.size) throw new Error('not everybody was drawn');
  return seconds;
}

function rounded(seconds) {
  return Number(seconds.toFixed(5));
}

function dimension(width, at) {
  return { name: `dimension ${at}`, categories: Array.from({ length: width }, (_, index) => String(index)) };
}

function cells() {
  const [first, second, third] = WIDTHS;
  return Array.from({ length: first * second * third }, (_, index) => {
    return [Math.floor(index / (second * third)), Math.floor(index / third) % second, index % third];
  });
}

/** Between 1 and 1000 people, as uneven as towns are, the same every time. */
function stratum(cell) {
  const uneven = Number.parseInt(hash('sha256', cell.join()).slice(0, 8), 16) / 2 ** 32;
  return { cell, size: 1 + Math.floor(999 * uneven ** 3) };
}
