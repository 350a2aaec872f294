import { digest } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import { readLog } from '../audit/read-log.js';
import { refuse } from '../core/problem.js';
import type { Selecting } from '../report/sql/selecting.js';
import type { SqlPlan } from '../report/sql/statements.js';
import type { Files } from './files.js';
import { locate, readLogFile } from './verify-target.js';

/** A draw that took place, as it is to be said in SQL. */

export interface SqlFromLog {
  /** its folder, or its log; of a batch the one about all */
  readonly target: string;
  /** the strata are to be counted, and nobody drawn */
  readonly count: boolean;
  /** a batch of draws: the column of the table that says a row's municipality */
  readonly batch?: string;
}

/** What the statements need to know, wherever it comes from. */
export type SqlSource = Pick<SqlPlan, 'plan' | 'keyHash' | 'selecting' | 'towns'>;

/** @throws Refusal LOG-001, LOG-002, SQL-001 if there is no draw of letters in it */
export async function fromLog(files: Files, { target }: SqlFromLog): Promise<SqlSource> {
  const { log: path } = locate(files, target);
  const { log } = await drawIn(files, path);
  return { plan: log.plan.plan, keyHash: log.plan.label_key_hash, selecting: [selectingOf(log)] };
}

/**
 * @returns with the lines of the log
 * @throws Refusal LOG-001, LOG-002, SQL-001
 */
export async function drawIn(
  files: Files,
  path: string,
): Promise<{ readonly log: DrawLog; readonly lines: readonly string[] }> {
  const { checks, log, lines } = readLog(digest, await readLogFile(files, path));
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  if (log === null) throw refuse('invalid', 'SQL-001', { file: path });
  return { log, lines };
}

/** N_h and n_h of the log, stratum by stratum. */
export function selectingOf({ seed, frame, allocation }: DrawLog, town = ''): Selecting {
  return {
    town,
    seedHash: seed.seedHash,
    strata: frame.strata.map(({ stratum, N_h }, at) => ({
      categories: stratum,
      size: N_h,
      invited: allocation.strata[at]?.n_h ?? 0,
    })),
  };
}
