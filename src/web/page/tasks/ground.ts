import type { NamedExclusion } from '../../../core/frame.js';
import { type LoadedPlan, loadPanelPlan, loadPlan } from '../../../procedure/plan-file.js';
import type { Result } from '../../../procedure/result.js';
import type { Tools } from '../../../procedure/tools.js';

/** What the clerk's tasks share: the files that were chosen, and which of them is what. */

export type Stage = LoadedPlan['stage'];

export interface Ground {
  /** everything by its name */
  readonly files: ReadonlyMap<string, Blob>;
  /** names of the register's files, or of those with the answers */
  readonly register: readonly string[];
  /** name of the plan's file */
  readonly plan: string;
  readonly stage: Stage;
  /** of a panel: name of the list of the people who are on it already */
  readonly already?: string | undefined;
}

/** Who can be drawn, as plain data. */
export interface FrameFacts {
  readonly rows: number;
  readonly people: number;
  readonly excluded: readonly NamedExclusion[];
}

/** The plan of this stage as the file has it. @throws Refusal PLAN-001 .. PLAN-015, PLAN-064 */
export function planOf({ stage, plan }: Ground, { files }: Tools): Promise<LoadedPlan> {
  return (stage === 'panel' ? loadPanelPlan : loadPlan)(files, { plan, overrides: {} });
}

/** Who is on the panel already, where a step asks for them. */
export function alreadyOf({ already }: Pick<Ground, 'already'>): { readonly already?: string } {
  return already === undefined ? {} : { already };
}

/** What a step would have written, as files that can be saved. */
export function blobsOf({ files }: Pick<Result<unknown>, 'files'>): Map<string, Blob> {
  return new Map(files.map(({ name, bytes }) => [name, new Blob([bytes as BlobPart])]));
}
