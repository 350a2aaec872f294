import { digest } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import { LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import { refuse } from '../core/problem.js';
import type { Population } from '../plan/quotas.js';
import type { Tools } from './tools.js';
import { readLogFile, unfinishedBeside } from './verify-target.js';

/** The people that a draw of letters could draw, of whom a panel's quotas can be shares. */
export function populationOf({ frame: { dimensions, strata } }: Pick<DrawLog, 'frame'>): Population {
  return {
    dimensions,
    strata: strata.map(({ stratum, N_h }) => ({ categories: stratum, people: N_h })),
  };
}

/**
 * The same from the log in a folder, for a look at a panel.
 * @returns `null` if no letters were drawn there
 * @throws Refusal LOG-001, LOG-002
 */
export async function populationIn({ files }: Tools, folder: string): Promise<Population | null> {
  const path = files.join(folder, LOG_NAME);
  const read = readLog(
    digest,
    await readLogFile(files, path, unfinishedBeside(files, { log: path, folder })),
  );
  const failed = read.checks.filter((one) => !one.passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  return read.log === null ? null : populationOf(read.log);
}
