import { digest } from '#machine';
import { LOG_NAME } from '../audit/names.js';
import { readLog } from '../audit/read-log.js';
import { canonicalJson, type Json } from '../core/canonical.js';
import type { DrawPlan } from '../core/plan.js';
import { refuse, shownKeys } from '../core/problem.js';
import type { Selecting } from '../report/sql/selecting.js';
import type { Files } from './files.js';
import { drawIn, type SqlSource, selectingOf } from './sql-log.js';
import { locate, readLogFile } from './verify-target.js';

/** The draws of a batch that took place, as they are to be said in SQL (SPEC 16). */

export interface SqlFromBatch {
  /** the folder of the batch, or its log */
  readonly target: string;
  /** the column of the table that says a row's municipality */
  readonly column: string;
}

/**
 * @throws Refusal LOG-001, LOG-002 for a log that does not hold or is none of this batch, SQL-016 if it is none of a batch
 *   that was drawn, SQL-015 for municipalities with plans of their own
 */
export async function fromBatch(files: Files, { target, column }: SqlFromBatch): Promise<SqlSource> {
  const { log: path } = locate(files, target);
  const { checks, batch } = readLog(digest, await readLogFile(files, path));
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw refuse('invalid', 'LOG-002', { file: path }, { checks: failed });
  if (!batch?.drawn) throw refuse('invalid', 'SQL-016', { file: path });
  const found: { readonly key: string; readonly plan: DrawPlan; readonly keyHash: string | null }[] = [];
  const selecting: Selecting[] = [];
  for (const { key, fingerprint } of batch.drawn.draws.draws) {
    const own = files.join(files.join(files.folderOf(path), key), LOG_NAME);
    const { log, lines } = await drawIn(files, own);
    // Of a draw that was set aside the log tells, but not the SQL.
    if (log.redraws.length > 0 || !lines.some((line) => digest(line) === fingerprint))
      throw refuse('invalid', 'LOG-002', { file: own }, { checks: ['batch.fingerprints'] });
    found.push({ key, plan: log.plan.plan, keyHash: log.plan.label_key_hash });
    selecting.push(selectingOf(log, key));
  }
  const [first] = found;
  if (first === undefined) throw refuse('invalid', 'SQL-016', { file: path });
  const others = found.filter(({ plan }) => saidInSql(plan) !== saidInSql(first.plan));
  if (others.length > 0) {
    const keys = shownKeys(others.map(({ key }) => key));
    throw refuse('invalid', 'SQL-015', { file: path }, { count: others.length, keys });
  }
  const keyed = selecting.map((one, at) => {
    const hash = found[at]?.keyHash ?? null;
    return hash === null ? one : { ...one, keyHash: hash };
  });
  const towns = { column, keys: found.map(({ key }) => key) };
  return { plan: first.plan, keyHash: null, selecting: keyed, towns };
}

/** What of a plan a query says; how a file is written and how many are drawn is another matter. */
function saidInSql({ register, eligibility, stratify, sample, rows }: DrawPlan): string {
  const { reserve, max_per_household, allow_shortfall } = sample;
  const said = { columns: register.columns, dates: register.dates ?? null, eligibility, stratify };
  return canonicalJson({
    ...said,
    ...{ reserve, max_per_household, allow_shortfall, rows: rows ?? null },
  } as unknown as Json);
}
