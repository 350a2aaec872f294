import type { PlanDraft, QuotaDraft, RuleDraft } from '../../../../procedure/plan-form.js';
import type { Look } from '../../tasks/look.js';
import { bandsOf, USUAL_LIMITS } from './bands.js';
import { type EventForm, eventDraft, NO_EVENT } from './event-form.js';

/** The plan as the clerk fills it in. Numbers stay as they are typed: what is none is refused where plans are read. */
export interface Form {
  readonly title: string;
  /** `YYYY-MM-DD`; empty: none */
  readonly referenceDate: string;
  readonly minAge: string;
  readonly maxAge: string;
  /** `null`: all of them */
  readonly districts: readonly string[] | null;
  readonly rules: readonly RuleForm[];
  /** files with ids of people who are not to be drawn */
  readonly lists: readonly { readonly name: string; readonly reason: string }[];
  readonly byDistrict: boolean;
  readonly gender: GenderRule;
  readonly byAge: boolean;
  /** the ages at which bands begin, ascending */
  readonly limits: readonly number[];
  /** further columns whose values make groups */
  readonly columns: readonly string[];
  readonly size: string;
  readonly reserve: string;
  /** people of one household at most; empty: any number */
  readonly household: string;
  /** of a panel: as many substitutes are drawn at once */
  readonly substitutes: boolean;
  readonly event: EventForm;
  /** bounds by dimension and category; of a panel */
  readonly targets: Targets;
  /** name of a file with targets, which takes the table's place */
  readonly targetsFile: string | null;
}

export type GenderRule = 'none' | 'lot' | 'each';
export type Targets = Readonly<Record<string, Readonly<Record<string, Bounds>>>>;
export interface Bounds {
  readonly min: string;
  readonly max: string;
}

/** One column by which people are left out. */
export interface RuleForm {
  readonly column: string;
  readonly reason: string;
  readonly confidential: boolean;
  /** a block: the plan names the column also where it excludes nobody */
  readonly isBlock: boolean;
  /** `nonempty`, or the values that exclude; none: the rule is not made */
  readonly excludes: 'nonempty' | readonly string[];
  /** what the draft says besides */
  readonly mayBeEmpty: boolean;
}

/** What the register proposes. */
export function formOf({ draft, shutOuts }: Look, isPanel: boolean): Form {
  const { columns } = draft;
  return {
    title: draft.title ?? '',
    referenceDate: draft.referenceDate ?? '',
    minAge: isPanel ? '' : textOf(draft.minAge),
    maxAge: textOf(draft.maxAge),
    districts: null,
    rules: shutOuts.map(({ column, role, proposed }): RuleForm => {
      const rule = draft.exclude.find((one) => one.column === column);
      const excludes = isPanel ? [] : proposed;
      return {
        column,
        reason: String(rule?.reason ?? column),
        confidential: role === 'block',
        isBlock: role === 'block',
        excludes,
        mayBeEmpty: rule?.may_be_empty === true,
      };
    }),
    lists: [],
    byDistrict: columns.district !== undefined && !isPanel,
    gender: columns.gender === undefined ? 'none' : isPanel ? 'each' : 'lot',
    byAge: hasAge(draft),
    limits: USUAL_LIMITS,
    columns: [],
    size: isPanel ? '30' : textOf(draft.size),
    reserve: isPanel ? '0' : (draft.reserve ?? ''),
    household: isPanel && columns.household !== undefined ? '1' : '',
    substitutes: false,
    event: NO_EVENT,
    targets: {},
    targetsFile: null,
  };
}

export function hasAge({ columns }: Pick<PlanDraft, 'columns'>): boolean {
  return columns.birth_date !== undefined || columns.age !== undefined;
}

/** The plan that the form makes, on the columns and files that the register has. */
export function draftOf(
  form: Form,
  { draft }: Pick<Look, 'draft'>,
  isPanel: boolean,
  language: 'de' | 'en',
): PlanDraft {
  const quotas = isPanel ? (form.targetsFile ?? quotasOf(form)) : null;
  const seedEvent = eventDraft(form.event);
  return {
    ...draft,
    language,
    title: form.title.trim() === '' ? null : form.title.trim(),
    referenceDate: form.referenceDate === '' ? null : form.referenceDate,
    minAge: numberIn(form.minAge),
    maxAge: numberIn(form.maxAge),
    districts: form.districts,
    exclude: [
      ...form.rules.map((rule) => ruleDraft(rule, language)).filter((rule) => rule !== null),
      ...form.lists.map(listDraft),
    ],
    // A file with targets says itself which groups there are.
    stratify: isPanel && form.targetsFile !== null ? null : dimensionsOf(form),
    size: numberIn(form.size),
    quotas,
    objective: null,
    cap: null,
    mixing: null,
    ...(isPanel && form.substitutes ? { substitutes: 'same' as const } : {}),
    reserve: isPanel ? null : form.reserve.trim().replace(',', '.') || null,
    maxPerHousehold: numberIn(form.household),
    seedSource: form.event.source.trim() === '' ? null : form.event.source.trim(),
    ...(seedEvent === null ? {} : { seedEvent }),
  };
}

function ruleDraft(rule: RuleForm, language: 'de' | 'en'): RuleDraft | null {
  const { column, reason, excludes, confidential, isBlock, mayBeEmpty } = rule;
  if (excludes.length > 0)
    return {
      ...{ column, values: excludes, reason: reason.trim() || column },
      ...(confidential ? { confidential: true } : {}),
      ...(mayBeEmpty ? { may_be_empty: true } : {}),
    };
  // A plan with rules of its own has to name a block, whoever has one.
  if (!isBlock || !mayBeEmpty) return null;
  const none = language === 'de' ? 'ja' : 'yes';
  return { column, values: [none], reason: column, confidential: true, may_be_empty: true };
}

function listDraft({ name, reason }: Form['lists'][number]): RuleDraft {
  return { ids: name, reason: reason.trim() || name };
}

/** Seldom given values come to the others by lot, for a group of their own would point at people. */
const BY_LOT = ['d', 'x'];

function dimensionsOf({ byDistrict, gender, byAge, limits, columns, maxAge }: Form): PlanDraft['stratify'] {
  return [
    ...(byDistrict ? ['district'] : []),
    ...(gender === 'lot' ? [{ gender: { by_lot: BY_LOT } }] : gender === 'each' ? ['gender'] : []),
    ...(byAge ? [{ age: bandsOf(limits, maxAge) }] : []),
    ...columns,
  ];
}

/** The names of the dimensions that the form has. */
export function dimensionNames({ byDistrict, gender, byAge, columns }: Form): readonly string[] {
  return [
    ...(byDistrict ? ['district'] : []),
    ...(gender === 'none' ? [] : ['gender']),
    ...(byAge ? ['age'] : []),
    ...columns,
  ];
}

/** A row for every category that has a bound. */
function quotasOf(form: Form): readonly QuotaDraft[] {
  return dimensionNames(form).flatMap((dimension) =>
    Object.entries(form.targets[dimension] ?? {}).flatMap(([category, { min, max }]): QuotaDraft[] => {
      const bounds = { min: numberIn(min), max: numberIn(max) };
      const given = Object.entries(bounds).flatMap(([name, bound]) =>
        bound === null ? [] : [[name, bound]],
      );
      return given.length === 0 ? [] : [{ [dimension]: category, ...Object.fromEntries(given) }];
    }),
  );
}

/** `null` for nothing, and what is no number as it was typed. */
export function numberIn(typed: string): number | string | null {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function textOf(value: number | string | null): string {
  return value === null ? '' : String(value);
}
