import type { Problem } from '../core/problem.js';
import { findColumn } from '../plan/columns.js';
import { likelySame } from '../register/likely-same.js';
import type { Preparation } from './opening.js';

/**
 * Notes on rows that are probably one household or one person. `check` and `panel` look for them; a draw does not, for
 * that would be one more reading of the register.
 */
export function samePeople({ plan, register, idLists }: Preparation): Promise<Problem[]> {
  const header = register[0]?.header ?? [];
  return likelySame(
    register,
    { plan, idLists },
    {
      familyName: findColumn('family_name', header),
      givenNames: findColumn('given_names', header),
      birthDate: plan.register.columns.birth_date ?? findColumn('birth_date', header),
    },
  );
}
