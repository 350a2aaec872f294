import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROGRAM } from '../plan.mjs';
import { HARD } from './hard.mjs';
import { pool } from './pools.mjs';

/**
 * Whether time is kept: hard pools with a limit, and with Ctrl-C in the middle. Shown is how long a command went on after
 * its limit, or after the signal; the promise is two seconds on a machine that has nothing else to do. What comes out
 * is verified, and has to have several outcomes.
 */
const { values } = parseArgs({
  options: {
    pools: { type: 'string', default: [...HARD.keys()].join() },
    limits: { type: 'string', default: '1,5,20' },
    objective: { type: 'string', default: 'leximin' },
    signals: { type: 'string', default: '5' },
  },
});
const SEED = '01382438112797316654';
const PROMISED = 2;
let late = 0;

/** @returns code, seconds, what was said; with `after` Ctrl-C comes then, and the seconds count from there */
function timed(args, after = null) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let begun = performance.now();
    let output = '';
    // Whoever is done before the signal has not been late.
    let isSent = after === null;
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.resume();
    const timer =
      after === null
        ? undefined
        : setTimeout(() => {
            isSent = true;
            begun = performance.now();
            child.kill('SIGINT');
          }, 1000 * after);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, seconds: isSent ? (performance.now() - begun) / 1000 : 0, output });
    });
  });
}

function shown(name, what, over, rest) {
  if (over > PROMISED) late++;
  const mark = over > PROMISED ? '  LATE' : '';
  console.log(`${name.padEnd(12)} ${what.padEnd(14)} ${over.toFixed(2).padStart(6)} s  ${rest}${mark}`);
}

const [load] = loadavg();
console.log(`load ${load.toFixed(1)} on ${cpus().length} processors`);
for (const name of values.pools.split(',')) {
  const { folder, panel } = await pool(name);
  const files = [
    join(folder, 'answers.csv'),
    '--targets',
    join(folder, 'targets.csv'),
    '--size',
    String(panel),
  ];
  const own = ['--column', 'id=id', '--objective', values.objective, '--seed', SEED, '--json'];
  const call = (out) => ['panel', ...files, ...own, '--output', out];
  const place = mkdtempSync(join(tmpdir(), 'losverfahren-time-'));
  let whole = Number.POSITIVE_INFINITY;
  try {
    for (const limit of values.limits.split(',').map(Number)) {
      const out = join(place, String(limit));
      const { code, seconds, output } = await timed([...call(out), '--time-limit', String(limit)]);
      whole = seconds;
      const { complete, outcomes, gap } = code === 0 ? JSON.parse(output) : {};
      const verified = code === 0 ? (await timed(['verify', out, '--json'])).code : '-';
      if (verified !== '-' && (verified !== 0 || outcomes < 2)) late++;
      const found = `code ${code}, verify ${verified}, outcomes ${outcomes ?? '-'}, complete ${complete ?? '-'}, gap ${gap ?? '-'}`;
      shown(name, `limit ${limit}`, Math.max(0, seconds - limit), found);
    }
    const signals = Number(values.signals);
    for (let at = 1; at <= signals; at++) {
      const out = join(place, `signal-${at}`);
      const after = (Math.min(whole, 20) * at) / (signals + 1);
      const { code, seconds } = await timed(call(out), after);
      const isClean = code === 0 || !existsSync(out);
      if (!isClean) late++;
      shown(
        name,
        `Ctrl-C ${after.toFixed(1)}`,
        seconds,
        `code ${code}, ${isClean ? 'nothing half-written' : 'HALF-WRITTEN'}`,
      );
    }
  } finally {
    rmSync(place, { recursive: true });
  }
}
process.exitCode = late > 0 ? 1 : 0;
