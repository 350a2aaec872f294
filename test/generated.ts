import { resolvePlan } from '../src/plan/resolve.js';
import type { GeneratedCase } from './cli/generated-draws.js';
import { csvText, type Table, windows1252, withColumn } from './cli/registers.js';
import { SEED } from './cli/run.js';
import type { Draw } from './second-program.js';

/** The invented registers and plans of `cli/generated-draws.ts`, as they can be drawn. */

/** The case's people, with its own column. */
export function tableOf({ column }: GeneratedCase, base: Table): Table {
  return column === undefined ? base : withColumn(base, column.name, column.value);
}

/** The case's register and effective plan. */
export function generated(one: GeneratedCase, base: Table): Draw {
  const table = tableOf(one, base);
  const [header = [], ...people] = table;
  const parts = one.files ?? 1;
  const files = Array.from({ length: parts }, (_, at) => {
    const rows = people.filter((_row, index) => index % parts === at);
    const text = csvText([header, ...rows], { ...one.form, mark: one.encoding !== 'windows-1252' });
    const bytes =
      one.encoding === 'windows-1252' ? windows1252(text) : Buffer.from(text, one.encoding ?? 'utf8');
    return [`register-${at}.csv`, bytes] as const;
  });
  const table_ = one.plan.sample?.table;
  const context = { header, register: '', planFile: null, table: Array.isArray(table_) ? table_ : null };
  const { plan } = resolvePlan({ version: 1, ...one.plan }, context);
  return { files, plan, seed: `${SEED} ${one.name}`, ...(one.key === undefined ? {} : { key: one.key }) };
}
