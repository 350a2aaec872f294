import { type Problem, warning } from '../core/problem.js';
import { groupByFile } from './duplicates.js';
import type { RegisterFile } from './file.js';
import type { FrameSettings } from './frame-builder.js';
import { type MetPerson, meetPeople } from './people.js';
import type { Signs } from './signs.js';

/**
 * Ids that differ in leading zeros only, which a spreadsheet takes away: probably one person with two
 * tickets. Looked for only if some ids begin with a zero and not all are equally long.
 */
export async function mixedZeros(
  register: readonly RegisterFile[],
  settings: FrameSettings,
  { zeros, lengths }: Pick<Signs, 'zeros' | 'lengths'>,
): Promise<Problem[]> {
  const isSingle = settings.plan.register.columns.id.length === 1;
  if (!isSingle || zeros === 0 || (lengths & (lengths - 1)) === 0) return [];
  const first = new Map<string, Pick<MetPerson, 'id' | 'place'>>();
  const places: MetPerson['place'][] = [];
  let count = 0;
  await meetPeople(
    register,
    settings,
    (id) => /^\d+$/.test(id),
    ({ id, place }) => {
      const number = id.replace(/^0+(?=\d)/, '');
      const other = first.get(number);
      if (other === undefined) first.set(number, { id, place });
      else if (other.id !== id) {
        count++;
        places.push(other.place, place);
      }
    },
  );
  return count === 0 ? [] : [warning('REG-070', groupByFile(places), { count })];
}
