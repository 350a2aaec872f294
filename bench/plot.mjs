import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Panel } from './plot-panel.mjs';
import { RESULTS, results } from './results.mjs';

/** `results/time-and-memory.svg`: time and peak memory against rows, both axes in powers of ten. */

const COLOURS = {
  losverfahren: '#0072b2',
  'one-thread': '#56b4e9',
  duckdb: '#d55e00',
  'duckdb-one-pass': '#e69f00',
  'csv-parse': '#009e73',
  python: '#cc79a7',
  sha256sum: '#777777',
};
const WIDTH = 1000;
const HEIGHT = 460;

const { positionals } = parseArgs({ allowPositionals: true });
const series = seriesOf(results(positionals[0]));
const all = (pick) => series.flatMap(({ points }) => points.map(pick)).filter((value) => value !== null);
const rows = all((point) => point.rows);
const time = new Panel(
  'time, seconds',
  60,
  rows,
  all((point) => point.seconds),
);
const memory = new Panel(
  'peak memory, megabytes',
  560,
  rows,
  all((point) => point.megabytes),
);
const lines = series.flatMap(({ name, points }) => [
  time.line(
    points.map((point) => [point.rows, point.seconds]),
    COLOURS[name],
  ),
  memory.line(
    points.filter((point) => point.megabytes !== null).map((point) => [point.rows, point.megabytes]),
    COLOURS[name],
  ),
]);
writeFileSync(
  `${RESULTS}time-and-memory.svg`,
  picture([time.frame(), memory.frame(), ...lines, ...legend()]),
);
console.log('drawn: results/time-and-memory.svg');

/** One series a contender; a huge register adds its point to the others. */
function seriesOf({ draws = [], huge = [] }) {
  const sizes = [...draws, ...huge.filter(({ rows }) => !draws.some((draw) => draw.rows === rows))];
  sizes.sort((a, b) => a.rows - b.rows);
  const found = new Map();
  for (const { rows, contenders } of sizes) {
    for (const { name, label, median, peakBytes } of contenders) {
      if (!(name in COLOURS)) continue;
      if (!found.has(name)) found.set(name, { name, label, points: [] });
      const megabytes = peakBytes === null ? null : peakBytes / 1e6;
      found.get(name).points.push({ rows, seconds: median, megabytes });
    }
  }
  return [...found.values()];
}

function legend() {
  return series.map(({ name, label }, at) => {
    const [x, y] = [60 + 240 * (at % 4), HEIGHT - 34 + 20 * Math.floor(at / 4)];
    const dot = `<circle cx="${x}" cy="${y - 4}" r="4" fill="${COLOURS[name]}"/>`;
    return `${dot}<text x="${x + 10}" y="${y}">${label}</text>`;
  });
}

function picture(parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<title>Time and peak memory of the same draw against the rows of the register</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}
