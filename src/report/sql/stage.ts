import type { Dialect } from './dialect.js';

/** A query with a name, on which later ones stand (`WITH`). */
export interface Stage {
  readonly name: string;
  readonly query: string;
  /** the section of docs/SPEC.md that it says */
  readonly spec?: number;
  /** several others use it */
  readonly isShared?: true;
  /** it uses itself */
  readonly isRecursive?: true;
}

/** One statement: the stages, and what is asked of them. */
export function statement(dialect: Dialect, stages: readonly Stage[], asked: string): string {
  const isRecursive = stages.some((stage) => stage.isRecursive);
  const named = stages.map(({ name, query, spec, isShared }) => {
    const note = spec === undefined ? '' : ` -- SPEC ${spec}`;
    return `${name} ${isShared ? dialect.shared : 'AS'} (${note}\n${indented(query)}\n)`;
  });
  return `WITH${isRecursive ? ' RECURSIVE' : ''} ${named.join(',\n')}\n${asked};\n`;
}

function indented(query: string): string {
  return query
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

/** `SELECT` with one expression on each line. */
export function select(expressions: readonly string[], from: string): string {
  return `SELECT ${expressions.join(',\n  ')}\n${from}`;
}
