import { digest } from '#machine';
import type { DrawLog } from '../audit/entries/draw.js';
import type { Json } from '../core/canonical.js';
import type { Draw } from '../core/draw.js';
import type { FrameReading } from '../register/read.js';
import type { Preparation } from './opening.js';

/** What a draw followed from, so that it can be compared with what was announced. */
export interface Decided {
  readonly title: string | null;
  /** `null`: flags only */
  readonly planFile: HashedFile | null;
  /** what flags changed, in the shape of a plan file */
  readonly overrides: Json;
  readonly register: readonly HashedFile[];
  /** the other files that the plan names */
  readonly inputs: readonly HashedFile[];
  /** `H(key)`; `null`: the ids are the labels */
  readonly keyHash: string | null;
  readonly seed: string;
}

export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
}

const hashed = ({ name, sha256 }: HashedFile): HashedFile => ({ name, sha256 });

/** Of a draw that has just been made. */
export function decidedNow(
  { loaded, inputs, key }: Preparation,
  { plan, seed }: Pick<Draw, 'plan' | 'seed'>,
  reading: Pick<FrameReading, 'files'>,
): Decided {
  return {
    title: plan.title,
    planFile: loaded.file === null ? null : hashed(loaded.file),
    overrides: loaded.overrides as Json,
    register: reading.files.map(hashed),
    inputs: inputs.map(hashed),
    keyHash: key === null ? null : digest(key),
    seed: seed.text,
  };
}

/** As a log has it. */
export function decidedInLog({ plan, register, seed }: DrawLog): Decided {
  return {
    title: plan.plan.title,
    planFile: plan.plan_file === null ? null : hashed(plan.plan_file),
    overrides: plan.overrides as Json,
    register: register.files.map(hashed),
    inputs: plan.inputs.map(hashed),
    keyHash: plan.label_key_hash,
    seed: seed.text,
  };
}
