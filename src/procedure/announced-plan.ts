import type { ReadLog } from '../audit/read-log.js';
import { baseName } from '../core/file-name.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import type { PlanInput } from '../plan/schema.js';
import type { Files } from './files.js';
import { PLAN_NAME, readPlanFile } from './plan-file.js';
import { planTextOf } from './plan-text.js';
import { verifyPlan } from './recompute-plan.js';

/**
 * The plan file beside a log, for what decides nothing: letters, visits, what people may need. Such things may change
 * after the draw; that the file is another one than the one announced is said.
 */
export interface AnnouncedPlan {
  /** `null`: there is none */
  readonly input: PlanInput | null;
  /** path; `null`: there is none */
  readonly path: string | null;
  /** where its paths begin */
  readonly folder: string;
  readonly problems: readonly Problem[];
}

/**
 * @param named path; left out: the usual name in the working folder, if it is there and the log's
 * @throws Refusal PLAN-001 if it can't be read, PLAN-087, and what is wrong with it
 */
export async function announcedPlan(
  files: Files,
  named: string | undefined,
  { parts }: Pick<ReadLog, 'parts'>,
): Promise<AnnouncedPlan> {
  const none = { input: null, path: null, folder: '.', problems: [] };
  if (named === undefined && files.kind(PLAN_NAME) !== 'file') return none;
  const file = await readPlanFile(files, named ?? PLAN_NAME);
  const logs = parts.flatMap(({ log }) => log ?? []);
  const isAnnounced = logs.some((log) => verifyPlan(log, file).passed);
  // Somebody else's plan may lie in the working folder.
  if (!isAnnounced && named === undefined)
    return { ...none, problems: [warning('CALL-008', { file: file.path }, { plan: file.path })] };
  const text = planTextOf(file.bytes);
  const name = baseName(file.path);
  if (text === null) throw refuse('invalid', 'PLAN-087', { file: name });
  const { parsePlan } = await import('../plan/load.js');
  return {
    input: parsePlan(text, name),
    path: file.path,
    folder: files.folderOf(file.path),
    problems: isAnnounced ? [] : [warning('CALL-009', { file: file.path })],
  };
}
