import { PLAN_NAME } from '../../../../procedure/plan-file.js';
import type { Drawn } from '../../tasks/draw.js';
import type { Stage } from '../../tasks/ground.js';
import type { Look } from '../../tasks/look.js';
import type { Form } from './form.js';

/** Where the clerk is, and all that there is so far. It is in memory only. */

export const STEPS = ['register', 'plan', 'settle', 'event', 'result'] as const;
export type Step = (typeof STEPS)[number];

export interface Walk {
  readonly step: Step;
  readonly stage: Stage;
  /** instead of a draw, a further round of one that there is */
  readonly isRound: boolean;
  /** the register's files, or those with the answers */
  readonly register: readonly File[];
  readonly look: Look | null;
  readonly form: Form | null;
  /** a plan that was dropped; it takes the form's place */
  readonly planFile: File | null;
  /** lists of ids and other files that the plan names */
  readonly side: readonly File[];
  /** of a panel: log and key of the draw that it continues */
  readonly before: {
    readonly log: Blob | null;
    readonly key: string | null;
    /** a file was chosen that holds no key */
    readonly isNoKey: boolean;
  };
  /** of a panel: name of the list of the people who are on it already; it is among the others */
  readonly already: string | undefined;
  /** balls pick the panel, from numbered ones */
  readonly balls: boolean;
  readonly commitment: Commitment | null;
  readonly result: Result | null;
  /** whether everything that was made has been saved */
  readonly isSaved: boolean;
}

/** What was committed to: nothing of it may change until it is drawn. */
export interface Commitment {
  readonly key: string;
  /** log, urn and text */
  readonly files: ReadonlyMap<string, Blob>;
  readonly plan: PlanBlob;
  readonly fingerprint: string;
  readonly announcement: string;
  /** how often it has been drawn on; the last of these draws is set aside by another one */
  readonly drawn: number;
}

export interface PlanBlob {
  readonly name: string;
  readonly blob: Blob;
}

export interface Result {
  readonly drawn: Drawn;
  /** of the draw, to be printed */
  readonly protocol: Blob;
  readonly key: string | null;
  readonly plan: PlanBlob;
  readonly commitment: Commitment | null;
}

export const NEW_WALK: Walk = {
  step: 'register',
  stage: 'letters',
  isRound: false,
  ...{ register: [], look: null, form: null, planFile: null, side: [] },
  before: { log: null, key: null, isNoKey: false },
  ...{ already: undefined, balls: false },
  ...{ commitment: null, result: null, isSaved: true },
};

/** The plan that counts: what was committed to, or the dropped file, or what the form says. */
export function planOfWalk({ commitment, planFile }: Walk, text: string | null): PlanBlob | null {
  if (commitment !== null) return commitment.plan;
  if (planFile !== null) return { name: planFile.name, blob: planFile };
  return text === null ? null : { name: PLAN_NAME, blob: new Blob([text], { type: 'application/yaml' }) };
}

/** Everything that a task reads, by name. */
export function filesOf({ register, side, commitment, before }: Walk, plan: PlanBlob): Map<string, Blob> {
  const log = before.log === null ? [] : [['audit.jsonl', before.log] as const];
  const files = [...side, ...register].map((file) => [file.name, file] as const);
  return new Map<string, Blob>([...files, [plan.name, plan.blob], ...log, ...(commitment?.files ?? [])]);
}

/** Where people may go from here: not past what is still missing. */
export function isOpen(walk: Walk, step: Step): boolean {
  const hasPlan = walk.register.length > 0 && (walk.form !== null || walk.planFile !== null);
  switch (step) {
    case 'register':
      return true;
    case 'plan':
    case 'settle':
    case 'event':
      return hasPlan || (walk.commitment !== null && walk.register.length > 0);
    case 'result':
      return walk.result !== null;
  }
}

/** Whether the plan may still change. */
export function isFixed({ commitment, result }: Walk): boolean {
  return commitment !== null || result !== null;
}
