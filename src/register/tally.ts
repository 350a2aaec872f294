import type { DrawPlan } from '../core/plan.js';
import { error, type Place, type Problem, SHOWN_LINES, warning } from '../core/problem.js';

import { pasteRule } from './paste.js';

/** A kind of problem in one column, with the first lines that have it and how many have it in all. */
export interface RowProblem {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly column: string | undefined;
  readonly params: Problem['params'];
  readonly lines: readonly number[];
  readonly total: number;
}

/** Collects problems of rows, one entry for each kind and column. Lines come in ascending order. */
export class ProblemTally {
  readonly #kinds = new Map<string, RowProblem & { lines: number[]; total: number }>();

  error(code: string, line: number, column?: string, params?: Problem['params']): void {
    this.add({ severity: 'error', code, column, params, lines: [line], total: 1 }, 0);
  }

  warning(code: string, line: number, column?: string, params?: Problem['params']): void {
    this.add({ severity: 'warning', code, column, params, lines: [line], total: 1 }, 0);
  }

  /** @param before lines in front of the part of the file in which the problem's lines were counted */
  add(problem: RowProblem, before: number): void {
    const { code, column, params } = problem;
    const key = `${code}|${column ?? ''}|${params === undefined ? '' : JSON.stringify(params)}`;
    const entry = this.#kinds.get(key);
    const lines = problem.lines.map((line) => line + before);
    if (entry === undefined) {
      this.#kinds.set(key, { ...problem, lines });
      return;
    }
    entry.total += problem.total;
    entry.lines.push(...lines.slice(0, SHOWN_LINES - entry.lines.length));
  }

  rows(): readonly RowProblem[] {
    return [...this.#kinds.values()];
  }

  /** Gives what was collected and begins anew. */
  take(): readonly RowProblem[] {
    const rows = this.rows();
    this.#kinds.clear();
    return rows;
  }

  /** @param file base name of the file that the lines are in */
  problems(file: string): Problem[] {
    return problemsIn(file, this.rows());
  }
}

/** @param file base name of the file that the lines are in */
export function problemsIn(file: string, rows: readonly RowProblem[]): Problem[] {
  return rows.map(({ severity, code, column, lines, total, params }) => {
    const place: Place = { file, lines, total, ...(column === undefined ? {} : { column }) };
    return (severity === 'error' ? error : warning)(code, place, params);
  });
}

/** The line of a plan that leaves out whoever has nothing in this column. */
export function emptyValue(
  plan: Pick<DrawPlan, 'eligibility'>,
  column: string,
): NonNullable<Problem['params']> {
  return { ...pasteRule(plan, { text: 'paste.no-value', name: column }) };
}

/** Counts the values that no category takes; of a wrong column there may be as many as people. */
export class ValueTally {
  readonly counts = new Map<string, number>();
  rows = 0;

  add(value: string, times = 1): void {
    this.rows += times;
    const count = this.counts.get(value);
    if (count !== undefined) this.counts.set(value, count + times);
    else if (this.counts.size <= MOST_VALUES) this.counts.set(value, times);
  }

  /** Takes over what another part of the register had. */
  merge(other: Pick<ValueTally, 'counts' | 'rows'>): void {
    for (const [value, count] of other.counts) this.add(value, count);
    const counted = [...other.counts.values()].reduce((sum, count) => sum + count, 0);
    this.rows += other.rows - counted;
  }

  /** Few enough to be categories, so that showing them tells of no person. */
  get isShowable(): boolean {
    return this.counts.size <= MOST_VALUES && areCategories(this.counts.size, this.rows);
  }
}

/**
 * Whether so many different values of so many rows are categories. Names, streets or birth dates that were
 * taken for one are nearly as many as the people, and must not be shown.
 */
export function areCategories(different: number, rows: number): boolean {
  return different <= FEW_VALUES || 4 * different <= rows;
}

const FEW_VALUES = 3;

const MOST_VALUES = 20;
