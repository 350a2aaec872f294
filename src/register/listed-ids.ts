import { type NearDifference, nearDifference, nearKey } from '../core/near.js';
import type { DrawPlan } from '../core/plan.js';
import { columnPlaces } from './columns-in-file.js';
import { type RegisterFile, scanFile } from './file.js';
import { type IdList, idOf } from './ids.js';

/** Which of the ids of a list the register has, and which it nearly has. */
export interface ListedIds {
  readonly present: ReadonlySet<string>;
  /** ids that nobody has, but somebody has one that differs only in this */
  readonly near: ReadonlyMap<string, NearDifference>;
}

/** Reads all ids of the register once more, whatever rules its people fall under. */
export async function lookForIds(
  register: readonly RegisterFile[],
  plan: DrawPlan,
  lists: readonly IdList[],
): Promise<ListedIds> {
  const listed = new Set(lists.flatMap((ids) => [...ids.keys()]));
  const byKey = new Map<string, string[]>();
  for (const id of listed) {
    const key = nearKey(id);
    byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  const present = new Set<string>();
  const near = new Map<string, NearDifference>();
  const lookAt = (id: string) => {
    if (listed.has(id)) present.add(id);
    for (const one of byKey.get(nearKey(id)) ?? []) {
      const difference = nearDifference(one, id);
      if (difference !== null) near.set(one, difference);
    }
  };
  for (const file of register) {
    const places = columnPlaces(plan, file.header, file.source.name);
    let isHeader = true;
    await scanFile(file, {
      hashed: false,
      record: (scanner) => {
        const id = isHeader ? null : idOf(scanner, places);
        isHeader = false;
        if (id !== null) lookAt(id);
        return true;
      },
    });
  }
  return { present, near: new Map([...near].filter(([id]) => !present.has(id))) };
}
