import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMain } from './process.mjs';
import { results } from './results.mjs';
import { targetTable } from './targets.mjs';

/** Results as Markdown, and the place in the README where they stand. */

const README = new URL('README.md', import.meta.url);
const PLACE = /(<!-- results -->)[\s\S]*(<!-- end of results -->)/;

const people = (count) => count.toLocaleString('en');
const times = (ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : '–');
const megabytes = (bytes) => (bytes === null ? '–' : people(Math.round(bytes / 1e6)));

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

function heading({ date, machine, versions }) {
  const gigabytes = Math.round(machine.memoryBytes / 2 ** 30);
  const used = [
    `losverfahren ${versions.losverfahren}`,
    `Node ${versions.node}`,
    `DuckDB ${versions.duckdb}`,
    `csv-parse ${versions['csv-parse']}`,
    ...(versions.python === null ? [] : [`Python ${versions.python}`]),
    ...(versions.sha256sum === null ? [] : [versions.sha256sum]),
  ];
  return `Measured on ${date}: ${machine.cores} cores (${machine.processor}), ${gigabytes} GB, ${machine.system}.
${used.join(', ')}.
`;
}

/** The README's part between the marks. */
function report(all) {
  const parts = [heading(all), targetTable(all)];
  if (all.draws) parts.push(drawTables(all.draws));
  if (all.huge) parts.push(`## Everybody in Germany\n\n${drawTables(all.huge)}`);
  parts.push('![Time and memory against rows](results/time-and-memory.svg)\n');
  return parts.join('\n');
}

if (isMain(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const before = readFileSync(README, 'utf8');
  if (!PLACE.test(before)) throw new Error('README.md has no place for results');
  writeFileSync(
    README,
    before.replace(PLACE, (_, start, end) => `${start}\n${report(results(positionals[0]))}${end}`),
  );
  console.log('README.md has the results');
}
