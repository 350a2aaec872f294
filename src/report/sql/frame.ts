import type { AgeBand, ExcludeRule } from '../../core/plan.js';
import { normaliseText } from '../../core/text.js';
import { ageStages } from './age.js';
import { type Columns, TOWN } from './columns.js';
import type { Dialect } from './dialect.js';
import { hasUnfit } from './hidden.js';
import { type Stage, select } from './stage.js';

/** Where each row ends (SPEC 4), as a column `fate`: `frame`, the rule that left it out, or an error. */

export const FRAME = 'frame';
export const ERROR = 'error: ';

/** The tables with ids, by the number of their rule in `exclude`, from 0. */
export type IdTables = ReadonlyMap<number, string>;

/** What a table with ids is called if nobody says: after its rule, counted from 1. */
export const idTable = (rule: number, given: IdTables) => given.get(rule) ?? `ids_${rule + 1}`;

/**
 * The table's rows, each with its id, age and fate; the last stage is called `judged`.
 * @param listed the municipalities whose rows count; left out: all rows do
 */
export function frameStages(columns: Columns, table: string, idTables: IdTables, listed?: Stage): Stage[] {
  const lists = listStages(columns, idTables);
  const where = listed === undefined ? {} : { where: `${TOWN} IN (SELECT ${TOWN} FROM ${listed.name})` };
  const before: Stage[] = [
    ...columns.given(table),
    ...(listed === undefined ? [] : [listed]),
    {
      name: 'known',
      spec: 3,
      query: columns.dialect.adding([[columns.id, 'id']], { stage: 'given', ...where }),
    },
    ...lists,
  ];
  const ages = ageStages(columns, before.at(-1)?.name ?? '');
  const stages = [...before, ...ages];
  const stage = stages.at(-1)?.name ?? '';
  const fate = `CASE\n    ${cases(columns).join('\n    ')}\n    ELSE '${FRAME}'\n  END`;
  return [
    ...stages,
    { name: 'judged', spec: 4, query: columns.dialect.adding([[fate, 'fate']], { stage }), isShared: true },
  ];
}

/** Whose id stands in which list. */
function listStages(columns: Columns, idTables: IdTables): Stage[] {
  const rules = columns.plan.eligibility.exclude.flatMap((rule, at) => ('ids' in rule ? [at] : []));
  if (rules.length === 0) return [];
  const joins = rules.map(
    (at) =>
      `LEFT JOIN (${columns.listed(idTable(at, idTables))}) list_${at + 1} ON list_${at + 1}.id = known.id`,
  );
  const isIn = rules.map((at) => `list_${at + 1}.id IS NOT NULL AS in_${at + 1}`);
  return [
    {
      name: 'compared',
      spec: 4,
      query: select(['known.*', ...isIn], ['FROM known', ...joins].join('\n')),
    },
  ];
}

/** The rules in the order in which they are tried. */
function cases(columns: Columns): string[] {
  const { plan, dialect } = columns;
  const { exclude, min_age, max_age, districts } = plan.eligibility;
  const bands = plan.stratify.flatMap((dimension) => (dimension.source === 'age' ? [dimension.bands] : []));
  const needsAge = min_age !== null || max_age !== null || bands.length > 0;
  const district = columns.of(plan.register.columns.district ?? '');
  return [
    ...faultsOfAnyRow(columns),
    ...exclude.map((rule, at) => `WHEN ${isExcluded(columns, rule, at)} THEN 'exclude ${at + 1}'`),
    ...(needsAge ? [`WHEN age IS NULL THEN '${ERROR}age'`] : []),
    ...(min_age === null ? [] : [`WHEN age < ${min_age} THEN 'min_age'`]),
    ...(max_age === null ? [] : [`WHEN age > ${max_age} THEN 'max_age'`]),
    ...bands.map((one) => `WHEN NOT (${one.map(isInBand).join(' OR ')}) THEN 'age bands'`),
    ...(districts === null
      ? []
      : [
          `WHEN ${district} = '' THEN '${ERROR}district'`,
          `WHEN NOT ${isOneOf(dialect, district, districts)} THEN 'districts'`,
        ]),
  ];
}

/** What no rule makes good (SPEC 3 and 9). */
function faultsOfAnyRow(columns: Columns): string[] {
  const { all, id, plan, dialect } = columns;
  const ids = plan.register.columns.id.map((name) => columns.of(name));
  const lineEnds = [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
  ] as const;
  const isEmpty = ids.map((c) => `${c} = ''`).join(' AND ');
  return [
    `WHEN ${hasUnfit(dialect, `(${all.join(' || ')})`)} THEN '${ERROR}character'`,
    `WHEN ${isEmpty} OR ${dialect.hasAnyOf(`(${id})`, lineEnds)} THEN '${ERROR}id'`,
  ];
}

function isExcluded(columns: Columns, rule: ExcludeRule, at: number): string {
  if ('ids' in rule) return `in_${at + 1}`;
  const c = columns.of(rule.column);
  return rule.values === 'nonempty' ? `${c} <> ''` : isOneOf(columns.dialect, c, rule.values);
}

/** Whether a field is one of the plan's texts. */
export function isOneOf(dialect: Dialect, x: string, values: readonly string[]): string {
  if (values.length === 0) return '(1 = 0)';
  const texts = [...new Set(values.map(normaliseText))].map(dialect.text);
  return `${x} IN (${texts.join(', ')})`;
}

export function isInBand({ from, to }: AgeBand): string {
  return to === null ? `age >= ${from}` : `age BETWEEN ${from} AND ${to}`;
}
