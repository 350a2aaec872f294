import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** Whoever is stopped stops what it started. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a program to its end and gives what it printed. @throws Error if it fails */
export function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    let complaint = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      complaint += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args[0]} ended with ${code}: ${complaint}`));
    });
  });
}

/** What a program says about itself, or `null` if it is not there. */
export async function say(command) {
  try {
    return (await run(command)).trim();
  } catch {
    return null;
  }
}

/** Whether this file was started, not imported. */
export const isMain = (url) => url === pathToFileURL(process.argv[1] ?? '').href;

/** Row counts as written in flags: `100000,1000000`. */
export function rowCounts(text) {
  const counts = text.split(',').map(Number);
  if (!counts.every((count) => Number.isSafeInteger(count) && count > 0)) {
    throw new RangeError(`expected numbers of rows with commas between them, got ${text}`);
  }
  return counts;
}
