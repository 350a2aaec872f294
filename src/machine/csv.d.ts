/**
 * What is used of csv-parse and csv-stringify, for compiling without Node's types, which their own
 * declarations bring along.
 */

export function parse(
  text: string,
  options: {
    readonly delimiter: string;
    readonly record_delimiter: string[];
    readonly skip_empty_lines: boolean;
    readonly relax_column_count: boolean;
    readonly info: boolean;
  },
): string[][];

export function stringify(
  rows: string[][],
  options: {
    readonly bom?: boolean;
    readonly delimiter?: string;
    readonly escape_formulas?: boolean;
    readonly record_delimiter?: string;
    readonly quoted_match?: RegExp;
  },
): string;
