import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from '../plan.mjs';

/**
 * Who draws panels here. Each has
 * - `name`, by which results and flags call it, and `label`, by which tables do;
 * - `command(pool, folder, timeout)`: the process to time, with a folder of its own run to write to, and the
 *   seconds after which somebody else ends it;
 * - `read(output, folder)`: what came out, as `{least, mean, gap, solving, refused, timedOut}` or some of it;
 * - `letters`: it also draws letters from a register.
 */

const SEED = '01382438112797316654';
const VENV = fileURLToPath(new URL('../data/venv/', import.meta.url));
const PYTHON = process.platform === 'win32' ? `${VENV}Scripts/python.exe` : `${VENV}bin/python`;
const PEER = fileURLToPath(new URL('peer.py', import.meta.url));

/** Whether `npm run lottery:setup` has been run. */
export const hasPeer = () => existsSync(PYTHON);

export const CONTENDERS = [
  ...['leximin', 'maximin', 'nash'].map(ours),
  ...['maximin', 'leximin', 'nash'].map(peers),
];

function ours(objective) {
  return {
    name: objective,
    label: `losverfahren, ${objective}`,
    command: (pool, folder) => {
      const files = pool.name === 'letters' ? draw(pool) : panel(pool, objective);
      return [process.execPath, PROGRAM, ...files, '--seed', SEED, '--output', join(folder, 'out'), '--json'];
    },
    read: (output, folder) => readLottery(output, join(folder, 'out', 'audit.jsonl')),
    // The plan of the letters says nothing of an objective, so they are drawn by the default, once.
    letters: objective === 'leximin',
  };
}

function draw({ register, plan }) {
  return ['draw', register, '--plan', plan];
}

function panel({ folder, panel: size, household }, objective) {
  const homes = household === null ? [] : ['--column', `household=${household}`, '--max-per-household', '1'];
  return [
    ...['panel', join(folder, 'answers.csv'), '--targets', join(folder, 'targets.csv')],
    ...['--size', String(size), '--objective', objective, '--column', 'id=id', ...homes],
  ];
}

/**
 * What our program says about its lottery in the log: least and mean chance, and the gap to the bound that it
 * proved, relative to the bound (0.001: at most 0.1 % could be missing).
 */
export function readLottery(_output, log) {
  const lottery = entries(log).find(({ body }) => body?.least_chance !== undefined)?.body;
  if (lottery === undefined) return {};
  const people = lottery.types.reduce((sum, type) => sum + type.N_t, 0);
  const [above, below] = lottery.least_chance.split('/').map(Number);
  return { least: above / below, mean: lottery.n / people, gap: Number(lottery.gap) };
}

function entries(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').map(parsed) : [];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function peers(objective) {
  return {
    name: `peer-${objective}`,
    label: `sortition-algorithms, ${objective}`,
    command: ({ folder }, _, timeout) => {
      return [PYTHON, '-B', PEER, folder, '--objective', objective, '--timeout', String(timeout)];
    },
    read: (output) => {
      // Its solver may say something of its licence first.
      const last = output.trimEnd().split('\n').at(-1);
      const { least, mean, solving, refused, timed_out: timedOut } = JSON.parse(last);
      return { least, mean, solving, refused, timedOut };
    },
    letters: false,
  };
}
