import { reserveSize } from '../../core/selection.js';
import { categoryOrder } from './categories.js';
import type { Columns } from './columns.js';
import { cell } from './person.js';
import { type Stage, select } from './stage.js';

/** The strata as the table has them, and as an allocation has them. */

/** A stratum with its n_h. */
export interface AllocatedStratum {
  readonly categories: readonly string[];
  /** N_h */
  readonly size: number;
  /** n_h */
  readonly invited: number;
}

/** The number of people of each stratum, as `counted`. */
export function countedStage(columns: Columns): Stage {
  const cells = cell(columns);
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
  const asked = select([...names, `people AS ${dialect.identifier('N_h')}`], 'FROM counted');
  const whole = `${asked}\nWHERE (SELECT count(*) FROM fault) = 0`;
  return order.length === 0 ? whole : `${whole}\nORDER BY ${order.join(', ')}`;
}

/** The allocation as `wanted`: number, categories, N_h, n_h and the people in reserve of each stratum. */
export function wantedStage(columns: Columns, strata: readonly AllocatedStratum[]): Stage {
  const { dialect, plan } = columns;
  const rows = strata.map(({ categories, size, invited }, at) => {
    const reserve = reserveSize(size, invited, plan.sample.reserve);
    return `(${[at, ...categories.map(dialect.text), size, invited, reserve].join(', ')})`;
  });
  const names = ['stratum', ...cell(columns), 'people', 'invited', 'reserved'];
  const values = `VALUES\n  ${rows.join(',\n  ')}`;
  return {
    name: 'wanted',
    spec: 6,
    query: `SELECT *\nFROM (${values}) AS listed(${names.join(', ')})`,
    isShared: true,
  };
}
