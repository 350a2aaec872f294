import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMain } from './process.mjs';
import { results } from './results.mjs';
import { targetTable } from './targets.mjs';

/** Results as Markdown, and the place in the README where they stand. */

const README = new URL('README.md', import.meta.url);

const people = (count) => count.toLocaleString('en');
const times = (ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : '–');
export const megabytes = (bytes) => (bytes === null ? '–' : people(Math.round(bytes / 1e6)));

/** A table for each size: time, ratios to DuckDB and to `sha256sum`, memory. */
export function drawTables(draws) {
  return draws.map(drawTable).join('\n');
}

function drawTable({ rows, bytes, contenders }) {
  const medianOf = (name) => contenders.find((contender) => contender.name === name)?.median;
  const lines = contenders.map(({ label, median, min, seconds, peakBytes }) => {
    const ratios = ['duckdb', 'duckdb-one-pass', 'sha256sum'].map((name) => times(median / medianOf(name)));
    const cells = [label, median.toFixed(2), min.toFixed(2), seconds.length, ...ratios, megabytes(peakBytes)];
    return `| ${cells.join(' | ')} |`;
  });
  return `### ${people(rows)} rows (${megabytes(bytes)} MB)

| | median, s | fastest, s | runs | to DuckDB | to DuckDB, one pass | to sha256sum | peak memory, MB |
|---|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`;
}

/** When, on what, and with which versions (a list of texts). */
export function heading({ date, machine }, used) {
  const gigabytes = Math.round(machine.memoryBytes / 2 ** 30);
  return `Measured on ${date}: ${machine.cores} cores (${machine.processor}), ${gigabytes} GB, ${machine.system}.
${used.join(', ')}.
`;
}

function versionsUsed(versions) {
  return [
    `losverfahren ${versions.losverfahren}`,
    `Node ${versions.node}`,
    `DuckDB ${versions.duckdb}`,
    `csv-parse ${versions['csv-parse']}`,
    ...(versions.python === null ? [] : [`Python ${versions.python}`]),
    ...(versions.sha256sum === null ? [] : [versions.sha256sum]),
  ];
}

/** The README's part between the marks. */
function report(all) {
  const parts = [heading(all, versionsUsed(all.versions)), targetTable(all)];
  if (all.draws) parts.push(drawTables(all.draws));
  if (all.huge) parts.push(`## Everybody in Germany\n\n${drawTables(all.huge)}`);
  parts.push('![Time and memory against rows](results/time-and-memory.svg)\n');
  return parts.join('\n');
}

/** Puts a part of the README between its marks, `<!-- NAME -->` and `<!-- end of NAME -->`. */
export function put(name, part) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const before = readFileSync(README, 'utf8');
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md has no place for ${name}`);
  writeFileSync(README, `${before.slice(0, from)}${start}\n${part}${before.slice(to)}`);
  console.log(`README.md has the ${name}`);
}

if (isMain(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  put('results', report(results(positionals[0])));
}
