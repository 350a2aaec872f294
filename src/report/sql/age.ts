import { OLDEST, readReferenceDate } from '../../core/age.js';
import { type Columns, usesAge } from './columns.js';
import type { Stage } from './stage.js';

/** The completed years on the reference date (SPEC 4) as a column `age`; without a value it is an error. */

const MIDNIGHT = '([ T]0?0:00(:00([.,]0{1,9})?)?Z?)?';

/** The forms of a date, and where its parts stand. */
const FORMS = [
  {
    name: 'D.M.Y',
    pattern: `^[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}${MIDNIGHT}$`,
    year: (c: string) => `substr(split_part(${c}, '.', 3), 1, 4)`,
    month: (c: string) => `split_part(${c}, '.', 2)`,
    day: (c: string) => `split_part(${c}, '.', 1)`,
  },
  {
    name: 'Y-M-D',
    pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}${MIDNIGHT}$`,
    year: (c: string) => `substr(${c}, 1, 4)`,
    month: (c: string) => `substr(${c}, 6, 2)`,
    day: (c: string) => `substr(${c}, 9, 2)`,
  },
  {
    name: 'YMD',
    pattern: `^[0-9]{8}${MIDNIGHT}$`,
    year: (c: string) => `substr(${c}, 1, 4)`,
    month: (c: string) => `substr(${c}, 5, 2)`,
    day: (c: string) => `substr(${c}, 7, 2)`,
  },
  {
    name: 'Y',
    pattern: '^[0-9]{4}$',
    year: (c: string) => c,
    month: () => "'0'",
    day: () => "'0'",
  },
] as const;

/** Eight digits with the day first. */
const DAY_FIRST = {
  ...FORMS[2],
  year: (c: string) => `substr(${c}, 5, 4)`,
  month: (c: string) => `substr(${c}, 3, 2)`,
  day: (c: string) => `substr(${c}, 1, 2)`,
};

/** @param from the stage before; @returns none if no rule asks for ages */
export function ageStages(columns: Columns, from: string): Stage[] {
  const { plan } = columns;
  const { birth_date, age } = plan.register.columns;
  if (!usesAge(plan)) return [];
  if (birth_date === null) return [ageColumn(columns, columns.of(age ?? ''), from)];
  return birthDate(columns, columns.of(birth_date), from);
}

function ageColumn({ dialect }: Columns, c: string, from: string): Stage {
  const years = `CAST(${c} AS INTEGER)`;
  const isNumber = dialect.matches(c, '^[0-9]{1,3}$');
  const age = `CASE WHEN ${isNumber} THEN CASE WHEN ${years} <= ${OLDEST} THEN ${years} END END`;
  return { name: 'aged', spec: 4, query: dialect.adding([[age, 'age']], { stage: from }) };
}

/** @throws RangeError without a reference date */
function birthDate({ plan, dialect }: Columns, c: string, from: string): Stage[] {
  const reference = readReferenceDate(plan.eligibility.reference_date ?? '');
  if (reference === null) throw new RangeError('expected a reference date');
  const forms = FORMS.map((form) =>
    form.name === 'YMD' && plan.register.dates === 'DDMMYYYY' ? DAY_FIRST : form,
  );
  const form = forms.map(({ name, pattern }) => `WHEN ${dialect.matches(c, pattern)} THEN '${name}'`);
  const part = (name: 'year' | 'month' | 'day') => {
    const cases = forms.map((one) => `WHEN '${one.name}' THEN ${one[name](c)}`);
    return `CAST(CASE form ${cases.join(' ')} END AS INTEGER)`;
  };
  const { year, month, day } = reference;
  const isEarlier = `${month} < born_month OR (${month} = born_month AND ${day} < born_day)`;
  const years = `${year} - born_year - CASE WHEN ${isEarlier} THEN 1 ELSE 0 END`;
  const isDay = `born_year > 0 AND born_month <= 12 AND born_day <= ${DAYS}`;
  const stage = (name: string, before: string, added: Parameters<typeof dialect.adding>[0]): Stage => ({
    name,
    spec: 4,
    query: dialect.adding(added, { stage: before }),
  });
  return [
    stage('written', from, [[`CASE ${form.join('\n    ')} END`, 'form']]),
    stage('born', 'written', [
      [part('year'), 'born_year'],
      // An unknown part counts as the earliest that it can be.
      [`greatest(1, ${part('month')})`, 'born_month'],
      [`greatest(1, ${part('day')})`, 'born_day'],
    ]),
    stage('counted_years', 'born', [[`CASE WHEN ${isDay} THEN ${years} END`, 'years']]),
    stage('aged', 'counted_years', [[`CASE WHEN years BETWEEN 0 AND ${OLDEST} THEN years END`, 'age']]),
  ];
}

const IS_LEAP = '(born_year % 4 = 0 AND born_year % 100 <> 0) OR born_year % 400 = 0';
const DAYS = `CASE WHEN born_month = 2 THEN CASE WHEN ${IS_LEAP} THEN 29 ELSE 28 END WHEN born_month IN (4, 6, 9, 11) THEN 30 ELSE 31 END`;
