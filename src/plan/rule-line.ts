import type { ExcludeRule } from '../core/plan.js';

/** A rule of `exclude` as a line that can be pasted into a plan. */

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ./§-]*[\p{L}\p{N}.])?$/u;
/** YAML would read them as something else than a text. */
const WORDS = /^(?:true|false|null|yes|no|on|off)$/i;

/** The rule with other values, or with more said of it. */
export function ruleLine(
  rule: Extract<ExcludeRule, { column: string }>,
  changed: { readonly values?: readonly string[]; readonly allow?: readonly string[] },
): string {
  const values = changed.values ?? rule.values;
  const allow = changed.allow ?? rule.allow ?? [];
  const parts = [
    `column: ${scalar(rule.column)}`,
    `values: ${values === 'nonempty' ? values : list(values)}`,
    ...(allow.length === 0 ? [] : [`allow: ${list(allow)}`]),
    `reason: ${scalar(rule.reason)}`,
    ...(rule.confidential ? ['confidential: true'] : []),
  ];
  return `- { ${parts.join(', ')} }`;
}

/** The rule as one that may exclude nobody. */
export function emptyRuleLine(rule: Extract<ExcludeRule, { column: string }>): string {
  return ruleLine(rule, {}).replace(/ \}$/, ', may_be_empty: true }');
}

function list(values: readonly string[]): string {
  return `[${values.map(scalar).join(', ')}]`;
}

function scalar(text: string): string {
  return PLAIN.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);
}
