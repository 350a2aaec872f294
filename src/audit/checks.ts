import { canonicalJson, type Json } from '../core/canonical.js';

/**
 * A check is something that must hold, by name; the command line says in words what a failed one means.
 */
export const CHECKS = [
  'log.size',
  'log.version',
  'log.lines',
  'log.canonical',
  'log.chain',
  'log.entries',
  'log.times',
  'purge.fits',
  'log.parts',
  'log.lists',
  'log.redraws',
  'log.fingerprint',
  'log.signature',
  'commitment.given',
  'commitment.fits',
  'urn.file',
  'urn.lines',
  'urn.frame',
  'urn.allocation',
  'urn.selection',
  'municipalities.settled',
  'municipalities.given',
  'municipalities.hits',
  'municipalities.letters',
  'municipalities.list',
  'municipalities.file',
  'municipalities.table',
  'batch.sums',
  'batch.root',
  'batch.list',
  'batch.rows',
  'batch.plan',
  'batch.from',
  'batch.folders',
  'batch.fingerprints',
  'batch.seeds',
  'batch.municipalities',
  'batch.commitments',
  'batch.draws',
  'seed.hash',
  'seed.event',
  'seed.given',
  'key.given',
  'frame.sums',
  'allocation.rounding',
  'allocation.margins',
  'lottery.people',
  'lottery.quotas',
  'lottery.weights',
  'lottery.chances',
  'lottery.number',
  'number.given',
  'lottery.optimal',
  'selection.tickets',
  'selection.order',
  'selection.counts',
  'lists.present',
  'lists.files',
  'lists.people',
  'purge.done',
  'replies.people',
  'replies.order',
  'replacements.people',
  'replacements.order',
  'replacements.lists',
  'supplement.draw',
  'plan.file',
  'plan.overrides',
  'plan.effective',
  'register.readable',
  'register.files',
  'register.inputs',
  'answers.invited',
  'answers.already',
  'answers.shares',
  'register.frame',
  'register.urn',
  'register.allocation',
  'register.selection',
  'register.lists',
  'slip.form',
  'slip.commitment',
  'slip.label',
  'slip.line',
  'slip.root',
  'slip.draw',
  'checks.complete',
  'given.applies',
] as const;

export type CheckName = (typeof CHECKS)[number];

/**
 * `unseen`: as far as can be seen without the register. `line-ends`: but for its line ends the file is the same.
 * `earlier`: of the log as it was before later parts. `other-draw`: the list is one of another draw.
 * `no-key`: there is none in the draw. `other-solver`: another version of program or solver made it.
 * `unfinished`: the search was ended early. `no-urn`: it is not at hand. `turns`: whose turn it was is seen with the register only.
 * `no-signature`: there is no such file. `malformed-signature`: it is no signature. `other-key`, `other-bytes`,
 * `other-comment`: it does not fit the key, the log or its own comment.
 * `before-purge`: of the log as it was before something was deleted. `purged`: lists were deleted, as the log says.
 * `kept`: a key that was deleted, as the log says. `reserve`: as far as the reserve reaches.
 * `rows-alone`: the rows of a workbook were given, and not the workbook. `list-rows`: of lists that are workbooks their rows.
 */
export type CheckNote =
  | 'unseen'
  | 'line-ends'
  | 'earlier'
  | 'other-draw'
  | 'no-key'
  | 'other-solver'
  | 'unfinished'
  | 'no-signature'
  | 'malformed-signature'
  | 'other-key'
  | 'other-bytes'
  | 'other-comment'
  | 'already-unseen'
  | 'no-urn'
  | 'turns'
  | 'before-purge'
  | 'purged'
  | 'kept'
  | 'reserve'
  | 'rows-alone'
  | 'list-rows';

export interface Check {
  readonly name: CheckName;
  readonly passed: boolean;
  /** where it fails: lines of the log, files, strata; never people */
  readonly places: readonly string[];
  /** of which part of the log; left out: of the log itself or the draw */
  readonly part?: 'panel';
  /** something an auditor should know: of a check that passed, or why one failed */
  readonly note?: CheckNote;
  /** what was given, and what the log has instead, if they differ */
  readonly differs?: { readonly given: string; readonly logged: string };
}

const MOST_PLACES = 10;

/** A check that passes when no place is wrong. */
export function check(name: CheckName, wrong: readonly (string | number)[]): Check {
  return { name, passed: wrong.length === 0, places: wrong.slice(0, MOST_PLACES).map(String) };
}

export function isSame(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** The top-level fields in which two objects differ, both ways. */
export function differingFields(a: Json, b: Json): string[] {
  const left = a as Readonly<Record<string, Json>>;
  const right = b as Readonly<Record<string, Json>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => {
    const [x, y] = [left[key], right[key]];
    return x === undefined || y === undefined || !isSame(x, y);
  });
}
