import { saysNo } from '../core/near.js';
import { blockColumns, type ShutOutRole, shutOutColumns } from './columns.js';
import type { RuleDraft } from './template.js';

/** The rules that a new plan gets from the register's columns and what they hold. */

/** What a column holds: its values with their counts, the most frequent first; `null`: too many different ones. */
export interface HeldValues {
  readonly column: string;
  readonly empty: number;
  readonly values: readonly (readonly [value: string, count: number])[] | null;
}

/** A column by which somebody is usually shut out. */
export interface ShutOut {
  readonly column: string;
  readonly role: 'block' | ShutOutRole;
  readonly held: HeldValues;
  /** the values that were found to exclude, `nonempty`, or none */
  readonly proposed: 'nonempty' | readonly string[];
}

/** Words by which a register says that somebody is no longer, or not really, a resident. */
const WORDS: Readonly<Record<'dwelling' | 'status', RegExp>> = {
  dwelling: /^(?:neben|nw$|weitere|zweit|nebenw)/i,
  status:
    /verstorb|gestorb|^tot$|verzog|wegge|wegzug|fortge|fortzug|abgemeld|ausgezog|gel(?:ö|oe)scht|inaktiv|nicht mehr/i,
};

/** The columns with a block and those that usually shut somebody out, each with what is proposed for it. */
export function shutOuts(header: readonly string[], held: readonly HeldValues[]): ShutOut[] {
  const blocks = blockColumns(header).map((column) => ({ column, role: 'block' as const }));
  return [...blocks, ...shutOutColumns(header)].flatMap(({ column, role }) => {
    const found = held.find((one) => one.column === column);
    return found === undefined ? [] : [{ column, role, held: found, proposed: proposed(role, found) }];
  });
}

function proposed(role: ShutOut['role'], { values, empty }: HeldValues): ShutOut['proposed'] {
  if (role === 'dwelling' || role === 'status') {
    return (values ?? []).flatMap(([value]) => (WORDS[role].test(value) ? value : []));
  }
  if (values === null) return 'nonempty';
  const filled = values.filter(([value]) => value !== '');
  const telling = filled.flatMap(([value]) => (saysNo(value) ? [] : value));
  if (telling.length < filled.length) return telling;
  if (role === 'block') return 'nonempty';
  // A date that most people have is no date of a death or a departure.
  const rows = filled.reduce((sum, [, count]) => sum + count, 0);
  return filled.length === 0 || rows > empty ? [] : 'nonempty';
}

/** How reasons are called in a plan of this language. */
const REASONS = {
  de: {
    death: 'verstorben',
    departure: 'weggezogen',
    dwelling: 'Nebenwohnung',
    status: 'nicht mehr gemeldet',
  },
  en: { death: 'deceased', departure: 'moved away', dwelling: 'second home', status: 'no longer registered' },
} as const;

/** The rule for such a column; `null`: nobody is excluded by it. */
export function shutOutRule(
  { column, role }: Pick<ShutOut, 'column' | 'role'>,
  values: ShutOut['proposed'],
  language: 'de' | 'en',
): RuleDraft | null {
  if (role === 'block') {
    // A register without any block says no everywhere; the rule stands for the day when it does not.
    const none = values.length === 0;
    const rule = { column, values: none ? NO_BLOCK[language] : values, reason: column, confidential: true };
    return none ? { ...rule, may_be_empty: true } : rule;
  }
  return values.length === 0 ? null : { column, values, reason: REASONS[language][role] };
}

const NO_BLOCK = { de: ['ja'], en: ['yes'] } as const;
