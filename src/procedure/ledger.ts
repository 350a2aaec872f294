/**
 * What is known of people who were called and stands in no log, for it is theirs or not settled: visits without an
 * outcome, reasons they gave, who came. It lies in one private file beside the log, and it never decides anything: the
 * log is the truth, and what is lost with the file is what is named here.
 */

/** Somebody was looked for and there is no outcome yet. */
export interface AttemptNote {
  readonly label: string;
  /** YYYY-MM-DD; empty: nobody said when */
  readonly date: string;
  readonly way: 'letter' | 'web' | 'phone' | 'visit';
  /** somebody spoke with the person, who wants to think about it */
  readonly met: boolean;
  /** letters, calls and visits until then, this one included */
  readonly attempts: number;
}

/** Whether somebody who had accepted came. */
export interface PresenceNote {
  readonly label: string;
  readonly present: boolean;
}

/** What somebody said of their own accord. */
export interface ReasonNote {
  readonly label: string;
  /** of the entry of the reply, or `null` if there is none */
  readonly seq: number | null;
  readonly text: string;
}

/** A file that was read, by its hash: given again, it changes nothing. */
export interface ImportNote {
  readonly sha256: string;
  readonly name: string;
  /** RFC 3339 in UTC */
  readonly at: string;
  readonly rows: number;
}

/** When somebody answered, by what the reply says of it. */
export interface ReplyDate {
  readonly seq: number;
  /** YYYY-MM-DD */
  readonly date: string;
}

export interface LedgerContent {
  readonly attempts: readonly AttemptNote[];
  readonly presence: readonly PresenceNote[];
  readonly reasons: readonly ReasonNote[];
  readonly dates: readonly ReplyDate[];
  readonly imports: readonly ImportNote[];
}

/** What the file says of the log beside it. */
export interface LedgerState {
  readonly content: LedgerContent;
  /** hash of the log's first line: of which draw it is */
  readonly draw: string;
  /** the log's fingerprint when the file was last written */
  readonly log: string;
  /** what was decided and not finished; `null`: nothing */
  readonly pending: Pending | null;
}

/** What belongs together: lines for the log, which perhaps did not reach it any more, and what is noted with them. */
export interface Pending {
  readonly lines: readonly string[];
  readonly added: LedgerContent;
}

export const EMPTY_LEDGER: LedgerContent = {
  attempts: [],
  presence: [],
  reasons: [],
  dates: [],
  imports: [],
};
