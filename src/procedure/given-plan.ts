import { baseName } from '../core/file-name.js';
import { Refusal } from '../core/problem.js';
import type { Files } from './files.js';
import { readPlanFile } from './plan-file.js';
import type { GivenPlan } from './recompute-plan.js';

/** The announced plan. @throws Refusal PLAN-001 if the file can't be read */
export async function givenPlan(files: Files, path: string): Promise<GivenPlan> {
  const file = await readPlanFile(files, path);
  const { parsePlan } = await import('../plan/load.js');
  try {
    return { file, input: parsePlan(new TextDecoder().decode(file.bytes), baseName(path)) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { file, input: null };
  }
}
