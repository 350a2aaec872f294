import { blockColumns, findColumn, householdColumns } from './columns.js';
import type { PlanOverrides } from './overrides.js';
import { type ShutOut, shutOutRule } from './shut-out.js';
import type { PlanDraft, RuleDraft } from './template.js';

/** What a new plan is made from. */
export interface DraftFacts {
  /** the register's columns */
  readonly header: readonly string[];
  /** its columns whose values are unique, alone or together */
  readonly ids: readonly string[];
  /** the register's files, as they are named from the plan's folder */
  readonly files: readonly string[];
  /** what was typed; it goes before whatever is found or usual */
  readonly overrides: PlanOverrides;
  /** the file with quotas as it is named from the plan's folder; `null`: there is none */
  readonly targets: string | null;
  readonly language: 'de' | 'en';
  /** `YYYY-MM-DD`, the reference date until somebody writes a better one */
  readonly today: string;
  /** the columns by which somebody is usually shut out */
  readonly shutOuts: readonly ShutOut[];
}

/** The plan that `init` writes: every flag, then what the register has, then what is usual. */
export function planDraft(facts: DraftFacts): PlanDraft {
  const { overrides, targets } = facts;
  const { register = {}, eligibility = {}, sample = {} } = overrides;
  const columns = columnsOf(facts);
  const hasBirth = columns.birth_date !== undefined;
  const hasAge = hasBirth || columns.age !== undefined;
  return {
    title: overrides.title ?? null,
    language: facts.language,
    files: facts.files,
    encoding: register.encoding ?? 'auto',
    delimiter: register.delimiter ?? 'auto',
    sheet: register.sheet ?? null,
    columns,
    referenceDate: eligibility.reference_date ?? (hasBirth ? facts.today : null),
    minAge: eligibility.min_age ?? (hasAge ? 16 : null),
    maxAge: eligibility.max_age ?? null,
    districts: eligibility.districts ?? null,
    exclude: rulesOf(facts, eligibility.exclude),
    // Quotas name their dimensions themselves.
    stratify: overrides.stratify ?? (targets === null ? usualDimensions(columns, hasAge) : null),
    size: sample.size ?? 200,
    quotas: targets,
    objective: sample.objective ?? null,
    cap: sample.cap ?? null,
    mixing: sample.mixing ?? null,
    reserve: sample.reserve ?? (targets === null ? '1.5' : null),
    maxPerHousehold: sample.max_per_household ?? null,
    seedSource: overrides.seed?.source ?? null,
    dialect: overrides.output?.dialect ?? null,
  };
}

function columnsOf({ header, ids, overrides }: DraftFacts): PlanDraft['columns'] {
  const given = overrides.register?.columns ?? {};
  const birth = given.birth_date ?? (given.age === undefined ? findColumn('birth_date', header) : null);
  const found = {
    district: given.district ?? findColumn('district', header),
    birth_date: birth,
    age: given.age ?? (birth === null ? findColumn('age', header) : null),
    gender: given.gender ?? findColumn('gender', header),
  };
  const household = given.household ?? householdColumns(header);
  const [id = '', ...more] = ids;
  return {
    id: more.length === 0 ? id : ids,
    ...Object.fromEntries(
      Object.entries(found).flatMap(([role, name]) => (name === null ? [] : [[role, name]])),
    ),
    ...(household.length === 0 ? {} : { household }),
  };
}

type Rules = NonNullable<PlanOverrides['eligibility']>['exclude'];

/**
 * A block on information excludes, also where other rules are given (§§ 51, 52 BMG): a plan with rules of its own
 * must name it. What else usually shuts somebody out is proposed where no rules are given. Nobody is excluded only
 * where that was asked for.
 */
function rulesOf({ header, shutOuts, language }: DraftFacts, given: Rules): RuleDraft[] {
  if (given?.length === 0) return [];
  const blocks = blockColumns(header);
  const rules = (given ?? []).map((rule): RuleDraft => {
    const isBlock = 'column' in rule && blocks.includes(rule.column);
    return { ...rule, ...(isBlock ? { confidential: true } : {}) };
  });
  const named = (given ?? []).flatMap((rule) => ('column' in rule ? rule.column : []));
  const open = shutOuts.filter(({ column, role }) =>
    role === 'block' ? !named.includes(column) : given === undefined,
  );
  const found = open.map((one) => shutOutRule(one, one.proposed, language));
  return [...found.filter((rule) => rule !== null), ...rules];
}

function usualDimensions(columns: PlanDraft['columns'], hasAge: boolean): PlanDraft['stratify'] {
  return [
    ...(columns.district === undefined ? [] : ['district']),
    ...(columns.gender === undefined ? [] : [{ gender: { by_lot: ['d', 'x'] } }]),
    ...(hasAge ? [{ age: ['16-29', '30-44', '45-64', '65+'] }] : []),
  ];
}
