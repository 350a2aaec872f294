import type { Outcome, Way } from './outcome.js';
import type { Ticketed } from './ticket.js';

/** Everybody who was called so far, and what became of them: by the log alone (SPEC 14). */

export interface Called extends Ticketed {
  /** names, in the plan's order of dimensions */
  readonly categories: readonly string[];
  /** 1: the draw itself; 2, ..: supplementary rounds, in order */
  readonly round: number;
  /** number of the run of replacements that called them, from 1 on; `null`: they were drawn */
  readonly run: number | null;
  /** place on the list that they are on, from 1 on */
  readonly rank: number;
  /** the list that they are on, without folders */
  readonly list: string;
  /** label of the person whose place they got; `null`: they were drawn */
  readonly replaces: string | null;
  /** label of the person who got their place; `null`: nobody did so far */
  readonly replacedBy: string | null;
  /** all that is known, in order; the last one holds */
  readonly replies: readonly Reply[];
}

export interface Reply {
  /** of its entry in the log, from 0 */
  readonly seq: number;
  /** of its entry, RFC 3339 in UTC */
  readonly at: string;
  readonly outcome: Outcome;
  readonly way: Way;
  /** letters, calls and visits until then, at least 1 */
  readonly attempts: number;
  /** codes, sorted */
  readonly needs: readonly string[];
  /** the entry that it corrects, and why; left out: none */
  readonly correction?: { readonly seq: number; readonly reason: string };
}

/** What holds now; `null`: nothing is known yet */
export function lastReply({ replies }: Called): Reply | null {
  return replies.at(-1) ?? null;
}
