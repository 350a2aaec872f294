/**
 * The urn (SPEC 11): the frame without names, a line for each person, sorted by label. With it and the log the whole
 * draw can be recomputed by anybody, and its Merkle root says to everybody that they were in it.
 */

export const URN_NAME = 'urn.csv';

const LABEL_COLUMN = 'label';
const HOUSEHOLD_COLUMN = 'household';

export interface UrnPerson {
  /** 64 hexadecimal digits */
  readonly label: string;
  /** names, in the plan's order of dimensions */
  readonly categories: readonly string[];
  /** label of the household; empty: a household alone; left out: the plan has no household limit */
  readonly household?: string;
}

/** What commits to an urn. */
export interface UrnFacts {
  /** people */
  readonly rows: number;
  /** of the file */
  readonly sha256: string;
  /** of the Merkle tree over its lines, in hexadecimal digits */
  readonly root: string;
}

/** The first line, without its line feed. */
export function urnHeader(dimensions: readonly string[], hasHouseholds: boolean): string {
  const names = [LABEL_COLUMN, ...dimensions, ...(hasHouseholds ? [HOUSEHOLD_COLUMN] : [])];
  return names.map(field).join(',');
}

/** Somebody's line, without its line feed: the data of a leaf. */
export function urnLine({ label, categories, household }: UrnPerson): string {
  return label + urnTail(categories) + (household === undefined ? '' : `,${household}`);
}

/** What stands behind the label of everybody of a stratum, before the household. */
export function urnTail(categories: readonly string[]): string {
  return categories.map((name) => `,${field(name)}`).join('');
}

/** Quotation marks only where they are needed. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The person of a line; `null`: it is not exactly as {@link urnLine} writes it. */
export function readUrnLine(line: string, dimensions: number, hasHouseholds: boolean): UrnPerson | null {
  const fields = fieldsOf(line);
  if (fields === null || fields.length !== 1 + dimensions + (hasHouseholds ? 1 : 0)) return null;
  const [label = '', ...rest] = fields;
  const categories = rest.slice(0, dimensions);
  const person = hasHouseholds ? { label, categories, household: rest.at(-1) ?? '' } : { label, categories };
  const isWhole = /^[0-9a-f]{64}$/.test(label) && /^(?:[0-9a-f]{64})?$/.test(person.household ?? '');
  return isWhole && urnLine(person) === line ? person : null;
}

function fieldsOf(line: string): string[] | null {
  const fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const found = pattern.exec(line);
    if (found === null) return null;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') return fields;
  }
}
