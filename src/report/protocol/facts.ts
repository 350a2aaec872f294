import type { EventPlan } from '../../core/event.js';
import type { DrawPlan } from '../../core/plan.js';
import type { Evidence } from '../evidence.js';
import type { Openness } from '../openness.js';

/**
 * What a protocol is made of: all that a log says of a procedure, without the people. Labels and tickets are not among
 * it, so whatever is printed of it tells nothing of anybody.
 */
export interface ProtocolFacts {
  /** without small numbers, and without words that somebody typed in after the draw */
  readonly isPublic: boolean;
  readonly title: string | null;
  /** of the log as it is */
  readonly fingerprint: string;
  /** of the log's last entry, RFC 3339 in UTC */
  readonly until: string;
  readonly toolVersion: string;
  /** the draw of letters, if there is one, then the panels */
  readonly parts: readonly PartFacts[];
  /** what happened, in order */
  readonly steps: readonly Step[];
  /** of letters and panels that were drawn; of the letters nothing if there are none */
  readonly evidence: Evidence;
  readonly hasLetters: boolean;
  /** people who were called so far */
  readonly later: {
    readonly runs: number;
    readonly rounds: readonly RoundFacts[];
    /** hashes of the lists of runs */
    readonly lists: readonly HashedFile[];
  };
  /** what the plan file says of who was there; `null`: nothing, or nothing that may be told here */
  readonly meeting: Meeting | null;
  readonly proof: Proof;
}

export interface PartFacts {
  readonly isPanel: boolean;
  /** the effective plan */
  readonly plan: DrawPlan;
  readonly planFile: HashedFile | null;
  /** what flags of the command line changed of the plan file, key by key */
  readonly flags: readonly { readonly key: string; readonly value: string }[];
  readonly inputs: readonly HashedFile[];
  readonly register: readonly HashedFile[];
  /** `null`: the ids are the labels, and the log is for the house alone */
  readonly keyHash: string | null;
  readonly frame: FrameFacts;
  readonly commitment: CommitmentFacts | null;
  readonly lottery: LotteryFacts | null;
  /** `null`: committed to, and not drawn yet */
  readonly drawn: DrawnFacts | null;
  /** draws that were set aside, in order */
  readonly setAside: readonly SetAside[];
}

export interface FrameFacts {
  /** `null`: it may not be shown */
  readonly rows: number | null;
  /** as the log has them: what is confidential is put together already */
  readonly excluded: readonly {
    readonly rules: readonly { readonly kind: string; readonly reason?: string | undefined }[];
    readonly count: number | null;
  }[];
  readonly people: number;
  readonly dimensions: readonly string[];
  readonly strata: readonly StratumFacts[];
}

export interface StratumFacts {
  readonly categories: readonly string[];
  readonly people: number;
  /** exactly, as a fraction; `null`: not drawn yet */
  readonly owed: readonly [above: number, below: number] | null;
  readonly drawn: number | null;
  readonly reserve: number | null;
}

export interface CommitmentFacts {
  readonly fingerprint: string;
  readonly at: string;
  readonly urn: { readonly rows: number; readonly sha256: string; readonly root: string };
  /** how often this register and plan have been committed to; of a panel the log that it continues */
  readonly number: number | string;
  readonly balls: boolean;
}

export interface LotteryFacts {
  /** compositions among which the lot decides */
  readonly outcomes: number;
  /** chances, from 0 to 1 */
  readonly least: number;
  readonly greatest: number;
  readonly bound: number;
  /** people who are in no outcome */
  readonly without: number;
  /** who can meet; `null`: there are too many types */
  readonly openness: Openness | null;
  /** the search was not ended early */
  readonly complete: boolean;
  /** how much soft quotas gave way by, and what is proven of that; `null`: none did */
  readonly softened: Readonly<Record<string, string | number>> | null;
  readonly solver: string;
}

export interface DrawnFacts {
  readonly at: string;
  readonly seed: SeedFacts;
  /** of the panel that balls or the seed picked; `null`: there were no quotas */
  readonly number: { readonly value: number; readonly isByBalls: boolean } | null;
  /** how many were to be drawn, and were */
  readonly size: number;
  readonly people: number;
  readonly reserve: number;
  /** everybody has exactly the same chance */
  readonly isEqual: boolean;
  readonly shortfall: readonly { readonly stratum: readonly string[]; readonly missing: number }[];
  readonly lists: readonly HashedFile[];
}

export interface SeedFacts {
  readonly text: string;
  /** what the plan says of it, in words */
  readonly source: string | null;
  /** `null`: the plan announces none in a form that can be checked */
  readonly event: EventPlan | null;
  readonly hash: string;
  /** of a beacon */
  readonly beacon: { readonly randomness: string; readonly signature: string } | null;
}

export interface SetAside {
  readonly reason: string;
  /** the log's fingerprint with the draw that was set aside */
  readonly fingerprint: string;
  readonly seed: SeedFacts;
  readonly lists: readonly HashedFile[];
  /** when it was set aside */
  readonly at: string;
  /** number of the log's line that says so, from 1 */
  readonly line: number;
}

export interface RoundFacts {
  readonly round: number;
  readonly at: string;
  readonly size: number;
  readonly seed: SeedFacts;
  readonly lists: readonly HashedFile[];
}

export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
}

export type StepKind = 'commitment' | 'event' | 'draw' | 'redraw' | 'reply' | 'run' | 'round' | 'purge';

export interface Step {
  readonly kind: StepKind;
  readonly isPanel: boolean;
  /** a moment; of an event perhaps a day */
  readonly at: string;
  /** of several that were put together: the last one's */
  readonly until: string;
  /** how many were put together */
  readonly count: number;
  /** of the log as it was then; `null`: an event is nothing of the log's */
  readonly fingerprint: string | null;
}

/** Where it took place and who was there, as the plan file says. */
export interface Meeting {
  readonly place: string | null;
  readonly present: readonly string[];
  /** base name of the plan file */
  readonly file: string;
  /** whether that is the file that the log names */
  readonly isAnnounced: boolean;
}

/** What a verification of the log alone has shown; it passed, or there is no protocol. */
export interface Proof {
  readonly checks: readonly {
    readonly name: string;
    readonly isPanel: boolean;
    readonly note: string | null;
  }[];
  readonly remarks: readonly {
    readonly kind: string;
    readonly isPanel: boolean;
    readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  }[];
  /** names of what was deleted */
  readonly purged: readonly string[];
}
