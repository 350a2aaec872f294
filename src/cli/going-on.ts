import type { Stage } from '../audit/entries/draw.js';
import { refuse } from '../core/problem.js';
import { type Committed, commitmentIn, requireOpen } from '../procedure/committed.js';
import type { CommittedRequest } from '../procedure/committed-plan.js';
import { keyBeside } from '../procedure/opening.js';
import type { LoadedPlan } from '../procedure/plan-file.js';
import { requireKeyFile } from './key-file.js';
import type { World } from './world.js';

/** What a draw goes on from: a commitment in the folder that it is written into, if there is one. */
export interface GoneOnFrom {
  readonly committed: Committed | null;
  /** lists that are there may be replaced */
  readonly force: boolean;
  /** of a commitment the one that lies beside the folder, if none was typed */
  readonly keyFile: { readonly keyFile?: string };
  /** the plan of the commitment, or what the flags say. @throws Refusal CMT-001 */
  readonly plan: (typed: () => Promise<LoadedPlan>) => Promise<LoadedPlan>;
}

export interface GoingOnOptions extends CommittedRequest {
  readonly output: string;
  readonly force: boolean;
  readonly redraw: boolean;
  readonly reason?: string;
  readonly keyFile?: string;
}

/** @throws Refusal CMT-003, CMT-004, CMT-008, KEY-004, KEY-005, LOG-002 */
export async function goneOnFrom(world: World, stage: Stage, options: GoingOnOptions): Promise<GoneOnFrom> {
  const { files } = world;
  const { output, reason, force, redraw } = options;
  const committed = await commitmentIn(files, output, stage);
  if (committed === null) {
    if (redraw) throw refuse('usage', 'CMT-008', { file: output });
    const keyFile = options.keyFile === undefined ? {} : { keyFile: options.keyFile };
    return { committed, force, keyFile, plan: (typed) => typed() };
  }
  requireOpen(committed, reason);
  const keyFile = options.keyFile ?? keyBeside(files, output);
  requireKeyFile(world, keyFile, output, committed.isKeyPurged);
  return {
    committed,
    // What is set aside, and panels that are numbered once more, give way.
    force: force || redraw || committed.basis.commitment.balls,
    keyFile: { keyFile },
    plan: async () => {
      const { committedPlan } = await import('../procedure/committed-plan.js');
      return committedPlan(files, committed, options);
    },
  };
}
