import { Document, isScalar, visit } from 'yaml';

/** What `init` found out or was told; everything else in the new plan is an example. `null`: not in the plan. */
export interface PlanDraft {
  readonly title: string | null;
  readonly language: 'de' | 'en';
  readonly files: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheet: string | null;
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly referenceDate: string | null;
  /** a number; what somebody typed instead of one is refused when the plan is read */
  readonly minAge: number | string | null;
  readonly maxAge: number | string | null;
  readonly districts: readonly string[] | null;
  readonly exclude: readonly RuleDraft[];
  readonly stratify: readonly (string | Readonly<Record<string, unknown>>)[] | null;
  readonly size: number | string | null;
  /** name of the file with quotas, or the quotas; `null`: the allocation is proportional */
  readonly quotas: string | readonly QuotaDraft[] | null;
  readonly objective: string | null;
  readonly cap: true | null;
  readonly mixing: number | null;
  /** of a panel; left out: none */
  readonly substitutes?: 'same';
  /** a decimal in digits */
  readonly reserve: string | null;
  readonly maxPerHousehold: number | string | null;
  readonly seedSource: string | null;
  /** the event of the seed, as the plan file has it; left out: none is announced */
  readonly seedEvent?: Readonly<Record<string, string | number | boolean>>;
  readonly dialect: string | null;
}

/** A rule of `exclude`, as the plan file has it. */
export type RuleDraft = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A row of `quotas`, as the plan file has it: a category of a dimension, and its bounds. */
export type QuotaDraft = Readonly<Record<string, string | number>>;

/** What a comment of a new plan is about. */
type Commented =
  | 'head'
  | 'register'
  | 'columns'
  | 'household'
  | 'eligibility'
  | 'exclude'
  | 'stratify'
  | 'sample'
  | 'title'
  | 'seed'
  | 'seed-open'
  | 'output';

/** The comments of a new plan, in the user's language. */
export type PlanComments = Readonly<Record<Commented, string>>;

/** The comments of a new plan, as somebody says them. */
export function planComments(say: (key: `plan.${Commented}`) => string): PlanComments {
  return {
    head: say('plan.head'),
    register: say('plan.register'),
    columns: say('plan.columns'),
    household: say('plan.household'),
    eligibility: say('plan.eligibility'),
    exclude: say('plan.exclude'),
    stratify: say('plan.stratify'),
    sample: say('plan.sample'),
    title: say('plan.title'),
    seed: say('plan.seed'),
    'seed-open': say('plan.seed-open'),
    output: say('plan.output'),
  };
}

/** A plan file's text with comments, such as a clerk can go on editing. */
export function planText(draft: PlanDraft, comments: PlanComments): string {
  const { title, language, files, encoding, delimiter, sheet, columns, stratify } = draft;
  const sections = [
    comment(comments.head),
    yaml({ version: 1 }),
    title === null ? comment(comments.title) : yaml({ title }),
    yaml({ language }),
    '',
    comment(comments.register),
    yaml({ register: { files, encoding, delimiter, ...(sheet === null ? {} : { sheet }) } }),
    indent(comment(comments.columns)),
    indent(yaml({ columns })),
    indent(comment(comments.household)),
    '',
    comment(comments.eligibility),
    'eligibility:',
    indent(yaml(eligibilityOf(draft))),
    indent(comment(comments.exclude)),
    indent(yaml({ exclude: draft.exclude })),
    '',
    ...(stratify === null ? [] : [comment(comments.stratify), yaml({ stratify }), '']),
    comment(comments.sample),
    yaml({ sample: sampleOf(draft) }),
    '',
    ...seedOf(draft, comments),
    '',
    ...outputOf(draft, comments.output),
  ];
  return `${sections.filter((section, at) => section !== '' || sections[at - 1] !== '').join('\n')}\n`;
}

/** Where nobody has named the event of the seed, its place is kept free. */
function seedOf({ seedSource, seedEvent }: PlanDraft, comments: PlanComments): string[] {
  if (seedSource === null && seedEvent === undefined) return [comment(comments['seed-open'])];
  return [comment(comments.seed), yaml({ seed: given({ source: seedSource, event: seedEvent ?? null }) })];
}

function eligibilityOf({ referenceDate, minAge, maxAge, districts }: PlanDraft): object {
  return given({ reference_date: referenceDate, min_age: minAge, max_age: maxAge, districts });
}

function sampleOf(draft: PlanDraft): object {
  const { size, substitutes = null, quotas, objective, cap, mixing, reserve, maxPerHousehold } = draft;
  return given({
    ...{ size, substitutes },
    allocation: quotas === null ? 'proportional' : 'quotas',
    quotas,
    objective,
    cap,
    mixing,
    reserve: reserve === null || String(Number(reserve)) !== reserve ? reserve : Number(reserve),
    max_per_household: maxPerHousehold,
  });
}

/** The section is an example as long as nothing in it was asked for. */
function outputOf({ dialect }: PlanDraft, example: string): string[] {
  if (dialect === null) return [comment(example)];
  const [, ...keys] = example.split('\n').map((line) => line.trim());
  return [yaml({ output: { dialect } }), indent(comment(keys.join('\n')))];
}

function given(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** YAML with short lists on one line, as people write them. */
function yaml(value: object): string {
  if (Object.keys(value).length === 0) return '';
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
    },
    // A row of quotas stands on one line.
    Map: (_, row) => {
      if (row.has('min') || row.has('max')) row.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '#' : `# ${line}`))
    .join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}
