import { Document, isScalar, visit } from 'yaml';

/** What `init` found out or was told; everything else in the new plan is an example. */
export interface PlanDraft {
  readonly title: string;
  readonly language: 'de' | 'en';
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly referenceDate: string | null;
  readonly minAge: number | null;
  readonly exclude: readonly {
    readonly column: string;
    readonly values: 'nonempty' | readonly string[];
    readonly reason: string;
    readonly confidential: boolean;
  }[];
  readonly stratify: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly size: number;
  readonly reserve: string;
  readonly seedSource: string;
}

/** The comments of a new plan, in the user's language. */
export type PlanComments = Readonly<
  Record<
    | 'head'
    | 'register'
    | 'columns'
    | 'household'
    | 'eligibility'
    | 'exclude'
    | 'stratify'
    | 'sample'
    | 'seed'
    | 'output',
    string
  >
>;

/** A plan file's text with comments, such as a clerk can go on editing. */
export function planText(draft: PlanDraft, comments: PlanComments): string {
  const eligibility = {
    ...(draft.referenceDate === null ? {} : { reference_date: draft.referenceDate }),
    ...(draft.minAge === null ? {} : { min_age: draft.minAge }),
  };
  const sections = [
    comment(comments.head),
    yaml({ version: 1, title: draft.title, language: draft.language }),
    '',
    comment(comments.register),
    yaml({ register: { files: draft.files, encoding: 'auto', delimiter: 'auto' } }),
    indent(comment(comments.columns)),
    indent(yaml({ columns: draft.columns })),
    indent(comment(comments.household)),
    '',
    comment(comments.eligibility),
    'eligibility:',
    indent(yaml(eligibility)),
    indent(comment(comments.exclude)),
    indent(yaml({ exclude: draft.exclude })),
    '',
    comment(comments.stratify),
    yaml({ stratify: draft.stratify }),
    '',
    comment(comments.sample),
    yaml({ sample: { size: draft.size, allocation: 'proportional', reserve: Number(draft.reserve) } }),
    '',
    comment(comments.seed),
    yaml({ seed: { source: draft.seedSource } }),
    '',
    comment(comments.output),
  ];
  return `${sections.filter((section, at) => section !== '' || sections[at - 1] !== '').join('\n')}\n`;
}

/** YAML with short lists on one line, as people write them. */
function yaml(value: object): string {
  if (Object.keys(value).length === 0) return '';
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
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
