import type { DrawPlan } from '../core/plan.js';
import { type Problem, warning } from '../core/problem.js';
import { compareCodePoints } from '../core/text.js';
import type { TalliedStratum } from './frame-builder.js';
import type { FrameTally } from './frame-tally.js';
import { areCategories } from './tally.js';

const MOST_VALUES = 500;

/** Categories of the register that are probably one, in two ways of writing: `Süd`, `süd` and `Sued`. */
export function nearValues(
  plan: DrawPlan,
  { strata, survey }: Pick<FrameTally, 'strata' | 'survey'>,
): Problem[] {
  const { id, household } = plan.register.columns;
  return plan.stratify.flatMap((dimension, at): Problem[] => {
    if (dimension.source !== 'column' || dimension.categories !== null || dimension.recognise === 'gender')
      return [];
    if (id.includes(dimension.column) || household.includes(dimension.column)) return [];
    const all = survey?.categories.find(({ column }) => column === dimension.column)?.values;
    const counts = all ? new Map(all.filter(([name]) => name !== '')) : sizesOf(strata, at);
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (counts.size > MOST_VALUES || !areCategories(counts.size, rows)) return [];
    const groups = bySpelling([...counts.keys()].sort(compareCodePoints));
    const values = groups.map((names) => names.map((name) => `${name} (${counts.get(name)})`).join(' / '));
    const [group = []] = groups;
    const written = group.map((name) => JSON.stringify(name)).join(', ');
    const lines = [{ text: 'paste.group', dimension: dimension.name, name: group[0] ?? '', written }];
    const params = { dimension: dimension.name, values, lines };
    return values.length === 0 ? [] : [warning('REG-071', { column: dimension.column }, params)];
  });
}

/** How many people of the frame have each category of a dimension. */
function sizesOf(strata: readonly TalliedStratum[], dimension: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { categories, size } of strata) {
    const name = categories[dimension] ?? '';
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return sizes;
}

/** The names that have a spelling in common with others. */
function bySpelling(names: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(spelling(name), [...(groups.get(spelling(name)) ?? []), name]);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What is left of a name if case, umlauts, accents, blanks and signs do not count. */
function spelling(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<!\d)[^\p{L}\p{N}]+|[^\p{L}\p{N}]+(?!\d)/gu, '');
}
