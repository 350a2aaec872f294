import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Panel } from '../plot-panel.mjs';
import { RESULTS, results } from '../results.mjs';

/** `results/lottery-time.svg`: time of a panel against the number of types in the pool, both axes in powers of ten. */

const COLOURS = {
  leximin: '#0072b2',
  maximin: '#56b4e9',
  'peer-maximin': '#e69f00',
  'peer-leximin': '#d55e00',
};
const WIDTH = 520;
const HEIGHT = 460;

const { positionals } = parseArgs({ allowPositionals: true });
const { lottery = [] } = results(positionals[0], 'lottery');
const series = Object.keys(COLOURS).flatMap((name) => {
  const found = lottery.flatMap(({ types, contenders }) => {
    const one = contenders.find((contender) => contender.name === name);
    return one?.median === undefined || types === undefined ? [] : [{ ...one, types }];
  });
  return found.length === 0 ? [] : [{ name, label: found[0].label, points: found }];
});
const all = (pick) => series.flatMap(({ points }) => points.map(pick));
const panel = new Panel(
  'time, seconds',
  60,
  all(({ types }) => types),
  all(({ median }) => median),
  'types of people in the pool',
);
const dots = series.map(({ name, points }) =>
  panel.dots(
    points.map(({ types, median }) => [types, median]),
    COLOURS[name],
  ),
);
const legend = series.map(({ name, label }, at) => {
  const [x, y] = [60 + 230 * (at % 2), HEIGHT - 34 + 20 * Math.floor(at / 2)];
  const dot = `<circle cx="${x}" cy="${y - 4}" r="4" fill="${COLOURS[name]}"/>`;
  return `${dot}<text x="${x + 10}" y="${y}">${label}</text>`;
});
writeFileSync(
  `${RESULTS}lottery-time.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<title>Time of a panel under quotas against the number of types of people in the pool</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${[panel.frame(), ...dots, ...legend].join('\n')}
</svg>
`,
);
console.log('drawn: results/lottery-time.svg');
