import type { DrawPlan } from '../core/plan.js';
import { error, type Problem, type ProblemLine, Refusal, refuse } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import {
  findLetterColumn,
  namesOfLetterColumn,
  type RepresentativeColumns,
  representativeColumns,
} from '../plan/letter-columns.js';
import { type LetterRole, type LettersInput, letterColumnsSchema } from '../plan/letters-schema.js';
import { nearest } from '../plan/nearest.js';

/** Which columns of the lists letters are made from: those that the plan names, else by their usual names. */

export interface LetterColumns {
  readonly roles: Readonly<Record<LetterRole, string | null>>;
  readonly representatives: readonly RepresentativeColumns[];
}

const ROLES = Object.keys(letterColumnsSchema.shape) as LetterRole[];

/** @throws Refusal LETTER-002 (what no letter can do without), LETTER-003 (the plan names a column that is not there) */
export function letterColumns(
  header: readonly string[],
  { columns: named = {} }: LettersInput,
  plan: DrawPlan,
  list: string,
  planFile: string | null,
): LetterColumns {
  const problems: Problem[] = [];
  const of = (role: LetterRole): string | null => {
    const name = named[role];
    if (name === undefined) return usual(role, header, plan);
    const found = header.find((one) => one === normaliseText(name));
    if (found !== undefined) return found;
    const params = { column: name, nearest: nearest(name, header) ?? '', columns: [...header] };
    const place = { key: `letters.columns.${role}`, ...(planFile === null ? {} : { file: planFile }) };
    problems.push(error('LETTER-003', place, params));
    return null;
  };
  const roles = Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<
    LetterRole,
    string | null
  >;
  // One column can't be both; what stands in it shows which it is.
  if (roles.house_number_suffix === roles.addition) roles.house_number_suffix = null;
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const missing = essential(roles);
  if (missing.length > 0) {
    const lines = missing.map(
      (role): ProblemLine => ({
        text: `letter-column.${role}`,
        usual: namesOfLetterColumn(role).join(', '),
        key: role,
      }),
    );
    throw refuse(
      'invalid',
      'LETTER-002',
      { file: list },
      {
        ...{ list: lines, columns: [...header] },
        example: `{ columns: { ${missing[0]}: … } }`,
      },
    );
  }
  return { roles, representatives: representativeColumns(header) };
}

/** What the draw's plan calls so, if the list has it, comes first. */
function usual(
  role: LetterRole,
  header: readonly string[],
  { register: { columns } }: DrawPlan,
): string | null {
  const own = role === 'gender' || role === 'age' || role === 'birth_date' ? columns[role] : null;
  return own !== null && header.includes(own) ? own : findLetterColumn(role, header);
}

/** Roles of which each needs a column, and has none. */
function essential(roles: LetterColumns['roles']): LetterRole[] {
  const isThere = (...some: readonly LetterRole[]) => some.some((role) => roles[role] !== null);
  return [
    ...(isThere('family_name', 'full_name') ? [] : (['family_name'] as const)),
    ...(isThere('street', 'address') ? [] : (['street'] as const)),
    ...(isThere('town', 'address') ? [] : (['town'] as const)),
    ...(isThere('postcode', 'address') || /plz/i.test(roles.town ?? '') ? [] : (['postcode'] as const)),
  ];
}
