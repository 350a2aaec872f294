import { error, type Place, type Problem, SHOWN_LINES, warning } from '../core/problem.js';

/** Collects problems of rows: one entry for each kind and column, the first lines and how many in all. */
export class ProblemTally {
  readonly #kinds = new Map<string, Entry>();

  error(code: string, line: number, column?: string, params?: Problem['params']): void {
    this.#count('error', code, line, column, params);
  }

  warning(code: string, line: number, column?: string, params?: Problem['params']): void {
    this.#count('warning', code, line, column, params);
  }

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  /** @param file base name of the file that the lines are in */
  problems(file: string): Problem[] {
    return [...this.#kinds.values()].map(({ severity, code, column, lines, total, params }) => {
      const place: Place = { file, lines, total, ...(column === undefined ? {} : { column }) };
      return (severity === 'error' ? error : warning)(code, place, params);
    });
  }

  #count(
    severity: Problem['severity'],
    code: string,
    line: number,
    column: string | undefined,
    params: Problem['params'],
  ): void {
    const key = `${code}|${column ?? ''}|${params === undefined ? '' : JSON.stringify(params)}`;
    const entry = this.#kinds.get(key);
    if (entry === undefined) {
      this.#kinds.set(key, { severity, code, column, params, lines: [line], total: 1 });
      return;
    }
    entry.total++;
    if (entry.lines.length < SHOWN_LINES) entry.lines.push(line);
  }
}

interface Entry {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly column: string | undefined;
  readonly params: Problem['params'];
  readonly lines: number[];
  total: number;
}

/** Counts the values that no category takes; of a wrong column there may be as many as people. */
export class ValueTally {
  readonly counts = new Map<string, number>();
  rows = 0;

  add(value: string): void {
    this.rows++;
    const count = this.counts.get(value);
    if (count !== undefined) this.counts.set(value, count + 1);
    else if (this.counts.size <= MOST_VALUES) this.counts.set(value, 1);
  }

  /** Few enough to be categories, so that showing them tells of no person. */
  get isShowable(): boolean {
    return this.counts.size <= MOST_VALUES;
  }
}

const MOST_VALUES = 20;
