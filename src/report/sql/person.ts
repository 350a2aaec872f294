import { addressColumns } from '../../core/household.js';
import { category, lookedUp } from './categories.js';
import type { Columns } from './columns.js';
import { FRAME } from './frame.js';
import { type Stage, select } from './stage.js';
import { KEYED } from './towns.js';

/** The people of the frame: id, label (SPEC 3), categories `k1`, `k2`, .. (SPEC 5) and household (SPEC 7). */

/**
 * @param keyed with whose key labels are made: the session's, each municipality's own, or none
 * @returns the last stage is called `person`
 */
export function personStages(columns: Columns, keyed: 'no' | 'one' | 'each'): Stage[] {
  const { dialect, plan } = columns;
  const { sha256 } = dialect;
  const key = keyed === 'each' ? 'own_key' : dialect.key;
  const label = keyed !== 'no' ? sha256(`${sha256(`${key} || ':' || id`)} || ':' || id`) : 'id';
  const values = plan.stratify.map((dimension, at) => [lookedUp(columns, dimension), `v${at + 1}`] as const);
  const hasLots = plan.stratify.some(
    (dimension) => dimension.source === 'column' && dimension.by_lot.length > 0,
  );
  const home = plan.sample.max_per_household === null ? [] : [`${household(columns)} AS home`];
  const categories = plan.stratify.map(
    (dimension, at) => `${category(dialect, dimension, `v${at + 1}`)} AS k${at + 1}`,
  );
  const labelled: Stage = {
    name: 'labelled',
    spec: 3,
    query: dialect.adding([[label, 'label'], ...values], {
      stage: keyed === 'each' ? KEYED : 'judged',
      where: `fate = '${FRAME}'`,
    }),
  };
  const withLot: Stage = {
    name: 'with_lot',
    spec: 5,
    query: dialect.adding([[sha256("'by-lot:' || label"), 'lot']], { stage: 'labelled' }),
  };
  const from = hasLots ? withLot : labelled;
  const person = select([...columns.apart, 'id', 'label', ...categories, ...home], `FROM ${from.name}`);
  const before = hasLots ? [labelled, withLot] : [labelled];
  return [...before, { name: 'person', spec: 5, query: person, isShared: true }];
}

/** The joined values; empty for somebody without an address. */
function household(columns: Columns): string {
  const names = columns.plan.register.columns.household;
  const places = names.map((name) => columns.of(name));
  const isAddress = addressColumns(names);
  const hasAddress = isAddress.includes(true);
  const telling = places.filter((_, at) => !hasAddress || isAddress[at]).map((c) => `${c} <> ''`);
  return `CASE WHEN ${telling.join(' OR ')} THEN ${places.join(' || chr(31) || ')} ELSE '' END`;
}

/** `k1, k2, ..` */
export function cell(columns: Columns, table?: string): string[] {
  return columns.plan.stratify.map((_, at) => `${table === undefined ? '' : `${table}.`}k${at + 1}`);
}
