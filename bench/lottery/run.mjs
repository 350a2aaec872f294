import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, summary } from '../measure.mjs';
import { say } from '../process.mjs';
import { record, results, today } from '../results.mjs';
import { put } from '../table.mjs';
import { CONTENDERS, hasPeer } from './contenders.mjs';
import { letters } from './letters.mjs';
import { pool, poolNames } from './pools.mjs';
import { report } from './report.mjs';

/**
 * The same pools by everybody, turn by turn: each contender once, then each again, so that what slows the
 * machine for a while slows all of them. Whoever refuses, fails or takes too long is not asked again.
 */

const { values } = parseArgs({
  options: {
    pools: { type: 'string', default: 'example_small,example_large,p150-1,p750-1,sf_e-1,obf-1,letters' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: 'leximin,maximin,peer-maximin' },
    timeout: { type: 'string', default: '600' },
  },
});
const timeout = Number(values.timeout);
const contenders = chosen(values.only.split(','));
const guard = (await say(['timeout', '--version'])) === null ? [] : ['timeout', '--signal=KILL'];
const pools = [];
for (const text of values.pools.split(',')) {
  if (text === 'letters') pools.push(letters());
  else for (const name of poolNames(text)) pools.push(await pool(name));
}
const measured = [];
for (const one of pools) {
  measured.push(await compare(one, Number(values.runs)));
  // After each pool, because the next may take an hour.
  await record({ lottery: merged(measured) }, 'lottery');
}
put('lottery', report(results(undefined, 'lottery')));

function chosen(names) {
  const unknown = names.filter((name) => !CONTENDERS.some((contender) => contender.name === name));
  if (unknown.length > 0) {
    const known = CONTENDERS.map(({ name }) => name).join();
    throw new RangeError(`expected names of ${known}, got ${unknown.join()}`);
  }
  const wanted = CONTENDERS.filter(({ name }) => names.includes(name));
  if (hasPeer() || !wanted.some(({ name }) => name.startsWith('peer'))) return wanted;
  console.log('the peer is left out: run `npm run lottery:setup` first');
  return wanted.filter(({ name }) => !name.startsWith('peer'));
}

/** Today's other pools stay as they are, so that a long series can be run in parts. */
function merged(fresh) {
  const kept = (today('lottery').lottery ?? []).filter(({ name }) => !fresh.some((one) => one.name === name));
  return [...kept, ...fresh];
}

async function compare(one, runs) {
  const { name, people, panel, size, types, categories, targets, household, shutOut, bound } = one;
  const taking = contenders.filter((contender) => name !== 'letters' || contender.letters);
  const taken = new Map(taking.map((contender) => [contender, []]));
  const stopped = new Map();
  for (let turn = 1; turn <= runs; turn++) {
    console.log(`${name}, ${turn} of ${runs}`);
    for (const [contender, measurements] of taken) {
      if (stopped.has(contender)) continue;
      const result = await once(contender, one);
      if (result.stopped !== undefined) stopped.set(contender, result.stopped);
      else measurements.push(result);
      const shown = result.stopped ?? `${result.seconds.toFixed(2).padStart(8)} s`;
      console.log(`  ${contender.label.padEnd(32)} ${shown}`);
    }
  }
  return {
    ...{ name, people, panel: panel ?? size, types, categories, targets, household, shutOut, bound },
    contenders: [...taken].map(([contender, list]) => outcome(contender, list, stopped.get(contender))),
  };
}

/** One run: measured and read, or `stopped` with the reason. */
async function once(contender, one) {
  const folder = mkdtempSync(join(tmpdir(), 'losverfahren-bench-'));
  try {
    const command = contender.command(one, folder, timeout);
    // The peer ends itself at its time; should it not, it is ended a little later.
    const limited = guard.length === 0 ? command : [...guard, String(timeout + 10), ...command];
    const { seconds, cpu, peakBytes, output } = await measure(limited);
    const read = contender.read(output, folder);
    if (read.timedOut) return { stopped: tooLong() };
    return read.refused ? { stopped: read.refused } : { seconds, cpu, peakBytes, ...read };
  } catch (error) {
    console.error(error.message);
    // What a program complains of may name files of this machine; the results say only how it ended.
    const code = / ended with (\w+):/.exec(error.message)?.[1];
    return { stopped: code === '137' || code === 'null' ? tooLong() : `failed (${code ?? error.name})` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tooLong() {
  return `more than ${timeout} s`;
}

function outcome({ name, label }, list, stopped) {
  if (list.length === 0) return { name, label, stopped };
  const across = (key, pick) =>
    extreme(
      pick,
      list.map((one) => one[key]),
    );
  return {
    ...{ name, label, stopped, ...summary(list) },
    // Chances can differ from run to run where a solver is random: the worst counts.
    least: across('least', Math.min),
    mean: across('mean', Math.min),
    gap: across('gap', Math.max),
    solving: across('solving', Math.min),
  };
}

/** The lowest or highest (`Math.min`, `Math.max`) of the numbers that are known; `undefined` if none is. */
function extreme(pick, numbers) {
  const found = numbers.filter((value) => value !== undefined);
  return found.length === 0 ? undefined : pick(...found);
}
