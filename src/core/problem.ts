/**
 * A problem is data; only the command line turns it into a sentence, in the reader's language.
 * No value in it may tell who a person is: places are files, lines and columns.
 */
export interface Problem {
  /** such as `REG-011`; the message catalogues have its what, why and remedy */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly where?: readonly Place[];
  /** what the sentences' placeholders stand for */
  readonly params?: Readonly<Record<string, string | number | readonly string[] | readonly ProblemLine[]>>;
}

/** A line of its own in a sentence: the catalogue's text of this name, and what its placeholders stand for. */
export interface ProblemLine extends Readonly<Record<string, string | number>> {
  readonly text: string;
}

export interface Place {
  readonly file?: string;
  /** physical lines, the first is 1; at most {@link SHOWN_LINES} of them */
  readonly lines?: readonly number[];
  /** how many lines have the problem in all */
  readonly total?: number;
  readonly column?: string;
  /** path inside a plan, such as `sample.size` */
  readonly key?: string;
}

export const SHOWN_LINES = 10;

/** The first of many keys, for a sentence that also says how many there are. */
export function shownKeys(keys: readonly string[]): string[] {
  return keys.length <= SHOWN_LINES ? [...keys] : [...keys.slice(0, SHOWN_LINES), '…'];
}

/** Which way of failing it is; the command line maps it to an exit code. */
export type RefusalKind = 'usage' | 'invalid' | 'mismatch' | 'infeasible' | 'overwrite';

/** Thrown when nothing can be done; carries every problem found, not only the first. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map((problem) => problem.code).join(', '));
    this.name = 'Refusal';
  }
}

/** Whether something was refused for this reason, among others perhaps. */
export function isRefusedFor(cause: unknown, code: string): boolean {
  return cause instanceof Refusal && cause.problems.some((problem) => problem.code === code);
}

export function refuse(
  kind: RefusalKind,
  code: string,
  where?: Place | readonly Place[],
  params?: Problem['params'],
): Refusal {
  return new Refusal(kind, [error(code, where, params)]);
}

export function error(code: string, where?: Place | readonly Place[], params?: Problem['params']): Problem {
  return problem('error', code, where, params);
}

export function warning(code: string, where?: Place | readonly Place[], params?: Problem['params']): Problem {
  return problem('warning', code, where, params);
}

function problem(
  severity: Problem['severity'],
  code: string,
  where?: Place | readonly Place[],
  params?: Problem['params'],
): Problem {
  return {
    code,
    severity,
    ...(where === undefined ? {} : { where: Array.isArray(where) ? where : [where as Place] }),
    ...(params === undefined ? {} : { params }),
  };
}

/** Problems that are alike but for their lines in a file become one, with the first lines and how many there are. */
export function byKind(problems: readonly Problem[]): Problem[] {
  const kinds = new Map<string, Problem>();
  for (const one of problems) {
    const [place, ...others] = one.where ?? [];
    const isInFile = place?.file !== undefined && place.lines !== undefined && others.length === 0;
    const key = JSON.stringify(isInFile ? { ...one, where: { ...place, lines: null, total: null } } : one);
    const known = kinds.get(key);
    kinds.set(key, known === undefined || !isInFile ? one : { ...known, where: [bothPlaces(known, place)] });
  }
  return [...kinds.values()];
}

function bothPlaces({ where = [] }: Problem, second: Place): Place {
  const [first = {}] = where;
  const lines = [...new Set([...(first.lines ?? []), ...(second.lines ?? [])])];
  const count = ({ total, lines: own = [] }: Place) => total ?? own.length;
  return { ...first, lines: lines.slice(0, SHOWN_LINES), total: count(first) + count(second) };
}
