import { reserveSize } from '../../core/selection.js';
import { categoryOrder } from './categories.js';
import type { Columns } from './columns.js';
import { cell } from './person.js';
import type { Selecting } from './selecting.js';
import { type Stage, select } from './stage.js';
import { soundness, TOWN_NAME } from './towns.js';

/** The strata as the table has them, and as an allocation has them. */

/** The number of people of each stratum, as `counted`. */
export function countedStage(columns: Columns): Stage {
  const cells = [...columns.apart, ...cell(columns)];
  const query = select([...cells, 'count(*) AS people'], 'FROM person');
  // Without dimensions there is one stratum, and none at all if nobody is in it.
  const counted =
    cells.length === 0 ? `${query}\nHAVING count(*) > 0` : `${query}\nGROUP BY ${cells.join(', ')}`;
  return { name: 'counted', spec: 5, query: counted };
}

/** What is asked for the counting: category by category, N_h last, in the order of the strata. */
export function strataAsked(columns: Columns): string {
  const { dialect, plan } = columns;
  const names = plan.stratify.map(({ name }, at) => `k${at + 1} AS ${dialect.identifier(name)}`);
  const order = plan.stratify.map((dimension, at) => categoryOrder(dialect, dimension, `k${at + 1}`));
  const apart = columns.apart.map((one) => `${one} AS ${TOWN_NAME}`);
  const asked = select([...apart, ...names, `people AS ${dialect.identifier('N_h')}`], 'FROM counted');
  const whole = `${asked}\nWHERE ${soundness(apart.length > 0, 'counted')}`;
  const all = [...columns.apart.map(dialect.byBytes), ...order];
  return all.length === 0 ? whole : `${whole}\nORDER BY ${all.join(', ')}`;
}

/** The allocation as `wanted`: number, categories, N_h, n_h and the people in reserve of each stratum of each draw. */
export function wantedStage(columns: Columns, draws: readonly Selecting[]): Stage {
  const { dialect, plan } = columns;
  const strata = draws.flatMap((draw) => draw.strata.map((one) => ({ ...one, town: draw.town })));
  const rows = strata.map(({ town, categories, size, invited }, at) => {
    const reserve = reserveSize(size, invited, plan.sample.reserve);
    const names = [...columns.apart.map(() => town), ...categories].map(dialect.text);
    return `(${[at, ...names, size, invited, reserve].join(', ')})`;
  });
  const names = ['stratum', ...columns.apart, ...cell(columns), 'people', 'invited', 'reserved'];
  const values = `VALUES\n  ${rows.join(',\n  ')}`;
  return {
    name: 'wanted',
    spec: 6,
    query: `SELECT *\nFROM (${values}) AS listed(${names.join(', ')})`,
    isShared: true,
  };
}
