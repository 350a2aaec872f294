import type { Problem, ProblemLine } from '../../../../core/problem.js';
import type { Bounds, Form } from './form.js';
import { dimensionNames, numberIn } from './form.js';

/** What the procedure says of quotas, cell by cell of the table that they were typed in. */

export interface CellFault {
  readonly dimension: string;
  readonly category: string;
  readonly side: keyof Bounds;
}

/** One side of a conflict: this bound can't be met together with the others. */
export interface ConflictSide extends CellFault {
  readonly bound: number;
  readonly people: number;
}

/** A change that would help: bounds of some cells. */
export interface Change {
  readonly dimension: string;
  readonly category: string;
  readonly min: string;
  readonly max: string;
}

export function conflictSides(problems: readonly Problem[]): readonly ConflictSide[] {
  const conflicts = problems.flatMap(({ code, params }): unknown[] =>
    code === 'QUOTA-001' && Array.isArray(params?.conflict) ? params.conflict : [],
  );
  return (conflicts as readonly (string | ProblemLine)[]).flatMap((line) => {
    if (typeof line === 'string') return [];
    const cell = cellOf(String(line.group));
    if (cell === null) return [];
    const side = line.text === 'quota.min' ? 'min' : 'max';
    return [{ ...cell, side, bound: Number(line.bound), people: Number(line.people) }];
  });
}

const ADVICE = ['QUOTA-008', 'QUOTA-009', 'QUOTA-026'];

/** One way to make the targets possible. */
export interface Advice {
  readonly changes: readonly Change[];
  /** people who would have no chance then */
  readonly none: number;
}

/** What could be changed, one way a problem. */
export function adviceIn(problems: readonly Problem[]): readonly Advice[] {
  return problems.flatMap((problem) => {
    const changes = changesIn(problem);
    return changes.length === 0 ? [] : [{ changes, none: Number(problem.params?.none ?? 0) }];
  });
}

function changesIn({ code, params }: Problem): readonly Change[] {
  if (!ADVICE.includes(code) || !Array.isArray(params?.rows)) return [];
  return (params.rows as readonly unknown[]).flatMap((row): Change[] => {
    const match = /^- \{ (.+), min: (\d+), max: (\d+)(?:, .*)? \}$/.exec(String(row));
    const cell = match === null ? null : cellOf(match[1] ?? '');
    return cell === null || match === null ? [] : [{ ...cell, min: match[2] ?? '', max: match[3] ?? '' }];
  });
}

/** `gender: w` or `"Höchster Abschluss": "1"`, as a plan has it. */
function cellOf(group: string): { readonly dimension: string; readonly category: string } | null {
  const match = /^("(?:[^"\\]|\\.)*"|[^:]+): ("(?:[^"\\]|\\.)*"|.+)$/.exec(group);
  if (match === null) return null;
  return { dimension: unquoted(match[1] ?? ''), category: unquoted(match[2] ?? '') };
}

function unquoted(text: string): string {
  if (text.startsWith('"')) return String(JSON.parse(text));
  // A list of one, where the name alone would mean something else.
  const list = /^\[(.*)\]$/.exec(text);
  return list === null ? text : unquoted(list[1] ?? '');
}

/** The cells of the rows of `sample.quotas`, in their order. */
export function rowsOf(form: Form): readonly { readonly dimension: string; readonly category: string }[] {
  return dimensionNames(form).flatMap((dimension) =>
    Object.entries(form.targets[dimension] ?? {}).flatMap(([category, { min, max }]) =>
      numberIn(min) === null && numberIn(max) === null ? [] : [{ dimension, category }],
    ),
  );
}
