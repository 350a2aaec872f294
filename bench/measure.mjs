import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, say } from './process.mjs';

/**
 * Measures whole processes, as a shell would start them. Time is wall clock around the process. Memory is
 * the peak resident set that the kernel counted for it (all threads), which GNU time reports; where there
 * is no GNU time, memory is `null`.
 */

const REPORT = join(tmpdir(), `losverfahren-bench-${process.pid}.txt`);
const GNU_TIME = (await say(['time', '--version']))?.includes('GNU') ?? false;

/**
 * @returns seconds, seconds of a processor (of all threads, which other work on the machine changes less) and peak bytes
 *   or `null`, and what the process printed
 */
export async function measure(command) {
  const watched = GNU_TIME ? ['time', '--format=%M %U %S', `--output=${REPORT}`, ...command] : command;
  const start = performance.now();
  const output = await run(watched);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, ...(GNU_TIME ? reported() : { cpu: null, peakBytes: null }), output };
}

function reported() {
  const [kilobytes, user, system] = readFileSync(REPORT, 'utf8').trim().split(' ').map(Number);
  rmSync(REPORT);
  return { cpu: user + system, peakBytes: kilobytes * 1024 };
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Several measurements of one thing: every time, the median, the fastest, the highest peak. */
export function summary(measured) {
  const seconds = measured.map((one) => one.seconds);
  const peaks = measured.map((one) => one.peakBytes).filter((peak) => peak !== null);
  const cpu = measured.map((one) => one.cpu).filter((one) => typeof one === 'number');
  return {
    ...(cpu.length === 0 ? {} : { cpu: Number(median(cpu).toFixed(2)) }),
    seconds: seconds.map((second) => Number(second.toFixed(4))),
    median: Number(median(seconds).toFixed(4)),
    min: Number(Math.min(...seconds).toFixed(4)),
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
  };
}
