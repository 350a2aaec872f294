import { parseArgs } from 'node:util';
import { isMain } from '../process.mjs';
import { results } from '../results.mjs';
import { heading, megabytes, put } from '../table.mjs';
import { heldTable } from '../targets.mjs';

/** The lotteries' results as Markdown, and what the project set itself. */

/** Seconds for leximin, by the kind of pool. */
const LEXIMIN_SECONDS = [
  { kind: /^example_/, target: 1 },
  { kind: /^p(150|750)-\d/, target: 4 },
  { kind: /^sf_e-/, target: 40, stretch: 10 },
  { kind: /^obf-/, target: 180, stretch: 30 },
  { kind: /^letters$/, target: 10 },
  { kind: /^hard-600$/, target: 5 },
  { kind: /^hard-1000$/, target: 8 },
  { kind: /^hard-2220$/, target: 15 },
  { kind: /^hard-(400|10000)$/, target: 30 },
  { kind: /^hard-40$/, target: 20 },
];
const HARD_BYTES = 500e6;
/** Where the peer's leximin takes longer than this, ours shall take this part of it. */
const PEER = { seconds: 10, times: 20 };

const seconds = (value) => `${value.toFixed(2)} s`;
const percent = (digits) => (value) => `${(value * 100).toFixed(digits)} %`;
const chance = (value) => (value === undefined ? '–' : percent(2)(value));
const people = (count) => count.toLocaleString('en');

/** The README's part between the marks. */
export function report(all) {
  const { versions, lottery } = all;
  const used = [
    `losverfahren ${versions.losverfahren}`,
    `Node ${versions.node}`,
    `HiGHS ${versions.highs} (WebAssembly)`,
    `sortition-algorithms ${versions['sortition-algorithms']} (highspy)`,
    `Python ${versions.python}`,
  ];
  return [
    heading(all, used),
    heldTable(lottery.flatMap(targetsOf)),
    timeTable(lottery),
    poolTable(lottery),
  ].join('\n');
}

function targetsOf({ name, contenders }) {
  const by = finder(contenders);
  const [leximin, maximin, peer, peerLeximin] = ['leximin', 'maximin', 'peer-maximin', 'peer-leximin'].map(
    by,
  );
  const limits = LEXIMIN_SECONDS.find(({ kind }) => kind.test(name));
  const targets = [];
  if (limits && leximin) {
    const { target, stretch } = limits;
    const measured = leximin.median ?? Number.NaN;
    targets.push({ what: `${name}: leximin`, target, stretch, measured, show: seconds });
  }
  if (/^example_/.test(name) && leximin) {
    // The published chance has one decimal.
    const measured = Number((leximin.least ?? Number.NaN).toFixed(4));
    targets.push({ what: `${name}: least chance`, target: 0.1, measured, show: percent(1), atLeast: true });
  }
  if (/^p(150|750)-\d/.test(name) && maximin && peer) {
    const measured = peer.median / maximin.median;
    targets.push({
      what: `${name}: maximin, times as fast as the peer`,
      ...{ target: 20, measured, show: (value) => value.toFixed(1), atLeast: true },
    });
  }
  if (/^hard-/.test(name) && leximin?.peakBytes) {
    const show = (bytes) => `${megabytes(bytes)} MB`;
    targets.push({ what: `${name}: memory`, target: HARD_BYTES, measured: leximin.peakBytes, show });
  }
  if (leximin?.median && peerLeximin?.median > PEER.seconds) {
    targets.push({
      what: `${name}: leximin, times as fast as the peer`,
      ...{ target: PEER.times, measured: peerLeximin.median / leximin.median },
      ...{ show: (value) => value.toFixed(1), atLeast: true },
    });
  }
  if (name === 'letters' && leximin) {
    const measured = leximin.gap ?? Number.NaN;
    targets.push({ what: `${name}: gap`, target: 0.001, measured, show: percent(3) });
  }
  return targets;
}

const finder = (contenders) => (name) => contenders.find((contender) => contender.name === name);

function timeTable(lottery) {
  const lines = lottery.flatMap(({ name, contenders }) => {
    const base = finder(contenders)('peer-maximin')?.median;
    return contenders.map((one) => {
      const { label, stopped, median, min, solving, peakBytes, least, gap } = one;
      if (median === undefined) return `| ${name} | ${label} | ${stopped} | | | | | | | |`;
      const numbers = [
        median.toFixed(2),
        min.toFixed(2),
        solving === undefined ? '' : solving.toFixed(2),
        one.seconds.length,
        base === undefined ? '–' : (base / median).toFixed(1),
        megabytes(peakBytes),
        chance(least),
        gap === undefined ? '' : percent(3)(gap),
      ];
      return `| ${[name, label, ...numbers].join(' | ')} |`;
    });
  });
  return `| pool | | median, s | fastest, s | search alone, s | runs | times as fast as the peer's maximin | peak memory, MB | least chance | gap |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`;
}

function poolTable(lottery) {
  const lines = lottery.map(({ name, people: count, panel, types, categories, targets, shutOut, bound }) => {
    const cells = [name, people(count), people(panel), types, categories, targets, shutOut, chance(bound)];
    return `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  });
  return `| pool | people | panel | types | categories | targets | in no panel | least chance at most |
|---|--:|--:|--:|--:|---|--:|--:|
${lines.join('\n')}
`;
}

if (isMain(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  put('lottery', report(results(positionals[0], 'lottery')));
}
