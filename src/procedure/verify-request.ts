import type { Aftermath } from '../audit/aftermath.js';
import type { Check } from '../audit/checks.js';
import type { DrawLog } from '../audit/entries/draw.js';
import type { LogPart } from '../audit/parts.js';
import type { ReadLog } from '../audit/read-log.js';
import type { JudgedSlip } from '../audit/slip.js';
import type { GivenPlan, OfBatch } from './recompute-plan.js';
import type { Signed } from './signed.js';
import type { GivenResults } from './verify-events.js';

/** What somebody wants to have verified, and what is said of it. */

export interface VerifyRequest extends GivenResults {
  /** a folder with log and lists, or the log alone */
  readonly target: string;
  /** the plan that was announced, or those of draw and panel */
  readonly plan: GivenPlan | readonly GivenPlan[] | null;
  /** paths of the register's files; left out: it is not at hand */
  readonly register?: readonly string[];
  /** paths of the answers that a panel was drawn from */
  readonly answers?: readonly string[];
  /** path of the list of people who were on the panel already */
  readonly already?: string;
  /** path of the quotas that a flag named */
  readonly targets?: string;
  /** of a batch the folder with all of them */
  readonly keyFile?: string;
  /** it is one of the draws of a batch, which is looked at by itself */
  readonly ofBatch?: OfBatch;
  /** folder or log of the draw of municipalities that the sizes of a batch come from */
  readonly from?: string;
  /** fingerprint of a commitment, as it was published */
  readonly commitment?: string;
  /** paths of urns; left out: the one beside the log, if it is there */
  readonly urn?: readonly string[];
  /** what was announced: of one part, or of each in their order */
  readonly seed?: string | readonly string[];
  /** the number that the balls gave */
  readonly panelNumber?: number;
  readonly fingerprint?: string;
  /** paths of slips */
  readonly slip?: readonly string[];
  /** the key that the log must be signed by: itself, or the path of its file */
  readonly publicKey?: string;
  /** path of the signature; left out: beside the log */
  readonly signature?: string;
  /** makes lotteries once more and compares */
  readonly optimality: boolean;
}

export interface VerifyFacts {
  readonly read: ReadLog;
  readonly parts: readonly Part[];
  /** who signed the log; `null`: no key was given, or the signature does not hold */
  readonly signed: Signed | null;
  /** what has only been committed to, at the end of the log */
  readonly open: LogPart | null;
  readonly checks: readonly Check[];
  /** what was not compared, and what somebody should know although every check passed */
  readonly remarks: readonly Remark[];
  readonly slips: readonly JudgedSlip[];
  /** who was called, and what became of them; `null`: no letters were drawn */
  readonly aftermath: Aftermath | null;
  /** what of a batch was looked at; `null`: it is none */
  readonly batch: BatchSeen | null;
}

/** How many draws of a batch were looked at, and by what. */
export interface BatchSeen {
  readonly folders: number;
  /** with their registers */
  readonly registers: number;
  /** with their urns, without a register */
  readonly urns: number;
}

/** A draw or a panel of the log, and what it is held to. */
export interface Part {
  readonly log: DrawLog;
  readonly isPanel: boolean;
  readonly isLast: boolean;
  /** the files that it was drawn from, if they are at hand */
  readonly paths: readonly string[] | undefined;
  /** `null`: none was given for this part */
  readonly plan: GivenPlan | null;
  readonly seed: string | null;
}

/** What was not compared although something was given, or looks odd although every check passed. */
export interface Remark {
  readonly kind: RemarkKind;
  /** of which part of the log; left out: of the log itself or the draw */
  readonly part?: 'panel';
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * `plan`, `seed`: none was given for this part. `effect`: the plan's quotas or table are not at hand. `number`: of
 * the balls. `later`: the fingerprint was published before this part. `labels`: made with another key than the
 * draw's. `uninvited`: the plan lets in people who were never invited. `already`: there is no list, or no panel
 * before, of those who are said to be on it. `one-outcome`: nothing was left to chance but who of the same kind.
 * `no-chance`: people whom no outcome has. `unfinished`: the search for the list was ended early. `softened`: soft quotas
 * gave way. `seed-again`: the seed of an earlier part. `overrides`: what flags
 * changed of the plan file. `redrawn`: draws were set aside.
 * `late`: by its own time the commitment was not made before the event. `settled-later`: the commitment that was given is
 * that of an earlier part. `spelling`: the seed is a free text that nobody has compared.
 * `urn`: there is a commitment, and its urn is not at hand. `reissued`: not the first commitment on its register and plan.
 * `signature`: there is one beside the log, and no key was given. `signed-before`: the signature is older than this part.
 * `purged`: what was deleted. `corrections`: replies were corrected. `came-back`: who was replaced takes part after all.
 * `pool`: the panel was not drawn from just those who accepted. `pool-unseen`: the answers are not at hand to tell that.
 * `rounds`: of further rounds nothing was committed to before their seeds.
 * `municipalities`: in which draws of a batch there are such remarks. `own-plans`: plans of municipalities were not given.
 * `unseen-from`: the draw of municipalities that the sizes come from was not looked at. `batch-later`: the fingerprint is
 * that of the commitments.
 */
export type RemarkKind =
  | 'plan'
  | 'seed'
  | 'effect'
  | 'number'
  | 'later'
  | 'labels'
  | 'uninvited'
  | 'already'
  | 'one-outcome'
  | 'no-chance'
  | 'unfinished'
  | 'softened'
  | 'seed-again'
  | 'overrides'
  | 'signature'
  | 'signed-before'
  | 'redrawn'
  | 'reissued'
  | 'late'
  | 'settled-later'
  | 'spelling'
  | 'urn'
  | 'purged'
  | 'corrections'
  | 'came-back'
  | 'rounds'
  | 'pool'
  | 'pool-unseen'
  | 'municipalities'
  | 'own-plans'
  | 'unseen-from'
  | 'batch-later';
