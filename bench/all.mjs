import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Everything in a row: registers, measurements, table, plot. With `--huge` also 84 million rows; all other
 * flags go to `draw.mjs`.
 */

const SIZES = '100000,1000000,5000000,10000000';
const flags = process.argv.slice(2);
const HUGE = flags.includes('--huge') ? [['huge.mjs']] : [];
const STEPS = [
  ['registers.mjs', '--rows', SIZES],
  ['startup.mjs'],
  ['allocation.mjs'],
  ['draw.mjs', '--rows', SIZES, ...flags.filter((flag) => flag !== '--huge')],
  ...HUGE,
  ['table.mjs'],
  ['plot.mjs'],
];
const env = { ...process.env, BENCH_DATE: new Date().toISOString().slice(0, 10) };
for (const [script, ...args] of STEPS) {
  const code = await step(fileURLToPath(new URL(script, import.meta.url)), args);
  if (code !== 0) process.exit(1);
}

function step(script, args) {
  return new Promise((resolve) => {
    spawn(process.execPath, [script, ...args], { stdio: 'inherit', env }).on('close', resolve);
  });
}
