import type { Check, CheckName } from '../../../../audit/checks.js';

/** The checks as people look for them: what they are about, in the order of the procedure. */

export const GROUPS = ['slip', 'log', 'settled', 'draw', 'later', 'lists'] as const;
export type Group = (typeof GROUPS)[number];

/** Where the first word of a name says it. */
const BY_FIRST: Readonly<Record<string, Group>> = {
  ...{ slip: 'slip', log: 'log', checks: 'log', given: 'log', purge: 'log' },
  ...{ commitment: 'settled', plan: 'settled', key: 'settled', frame: 'settled', answers: 'settled' },
  ...{ urn: 'settled', register: 'settled', lottery: 'settled', municipalities: 'settled', batch: 'settled' },
  ...{ seed: 'draw', number: 'draw', allocation: 'draw', selection: 'draw' },
  ...{ replies: 'later', replacements: 'later', supplement: 'later' },
  lists: 'lists',
};

/** What came of the seed, although its name begins like something before. */
const BY_NAME: Readonly<Partial<Record<CheckName, Group>>> = {
  'lottery.number': 'draw',
  'urn.allocation': 'draw',
  'urn.selection': 'draw',
  'register.allocation': 'draw',
  'register.selection': 'draw',
  'register.lists': 'lists',
  'purge.done': 'lists',
  'municipalities.hits': 'draw',
  'municipalities.letters': 'draw',
  'municipalities.list': 'lists',
  'batch.sums': 'draw',
};

export function groupOf(name: CheckName): Group {
  return BY_NAME[name] ?? BY_FIRST[name.split('.')[0] ?? ''] ?? 'log';
}

export interface GroupedChecks {
  readonly group: Group;
  readonly checks: readonly Check[];
}

/** Groups that have any, those of a draw before those of its panels. */
export function grouped(checks: readonly Check[]): GroupedChecks[] {
  return GROUPS.map((group) => ({
    group,
    checks: checks.filter(({ name }) => groupOf(name) === group),
  })).filter((one) => one.checks.length > 0);
}
