import {
  type ExclusionRule,
  exclusionRules,
  type Frame,
  frameSize,
  shownExclusions,
} from '../../core/frame.js';
import { ALREADY } from '../../core/lottery/panel.js';
import type { DrawPlan } from '../../core/plan.js';
import type { TextKey } from '../../messages/catalogue.js';
import type { FoundColumn } from '../../plan/resolve.js';
import type { FileFacts } from '../../register/file.js';
import type { Terminal } from '../terminal.js';

/** Lines that several commands say alike. */

export function sayRegister(
  terminal: Terminal,
  files: readonly FileFacts[],
  found: readonly FoundColumn[],
  field: 'field.register' | 'field.answers' = 'field.register',
): void {
  for (const file of files) {
    const delimiter = file.delimiter === '\t' ? terminal.text('tab') : file.delimiter;
    const name = file.name === '-' ? terminal.text('stdin') : file.name;
    const { rows, encoding, sheet } = file;
    const text =
      sheet === undefined
        ? terminal.text('register.file', { name, rows, encoding, delimiter })
        : terminal.text('register.workbook', { name, rows, sheet });
    terminal.field(field, text);
  }
  if (found.length === 0) return;
  const columns = found.map(
    ({ role, columns }) => `${terminal.text(`role.${role}` as TextKey)} = ${columns.join(' + ')}`,
  );
  terminal.field('field.found', columns.join(', '));
}

export function sayFrame(terminal: Terminal, plan: DrawPlan, frame: Frame): void {
  for (const line of exclusionLines(terminal, plan, frame)) terminal.field('field.excluded', line);
  const { strata } = frame.stratification;
  const params = { count: frameSize(frame.stratification), strata: strata.length };
  terminal.field('field.frame', terminal.text('frame.size', params));
}

/** Under the line of how many are drawn, how many substitutes are drawn with them. @param count left out: none are */
export function saySubstitutes(terminal: Terminal, count: number | undefined): void {
  if (count !== undefined) terminal.field('field.substitutes', terminal.text('people', { count }));
}

function exclusionLines(terminal: Terminal, plan: DrawPlan, frame: Frame): string[] {
  const rules = exclusionRules(plan);
  // Nobody is younger than 0: that rule is there only so that ages are looked at.
  const isIdle = (indexes: readonly number[]) =>
    plan.eligibility.min_age === 0 && indexes.length === 1 && rules[indexes[0] as number]?.kind === 'min-age';
  const shown = shownExclusions(rules, frame.excluded).filter((group) => !isIdle(group.rules));
  return shown.map(({ rules: indexes, count }) => {
    const names = indexes.map((index) => ruleName(terminal, plan, rules[index] as ExclusionRule));
    const people = count === null ? terminal.text('exclusions.few') : terminal.number(count);
    return `${people}  ${names.join(' + ')}`;
  });
}

function ruleName(terminal: Terminal, plan: DrawPlan, rule: ExclusionRule): string {
  switch (rule.kind) {
    case 'exclude':
      return rule.reason === ALREADY ? terminal.text('panel.already') : rule.reason;
    case 'min-age':
      return terminal.text('rule.min-age', { age: plan.eligibility.min_age ?? 0 });
    case 'max-age':
      return terminal.text('rule.max-age', { age: plan.eligibility.max_age ?? 0 });
    default:
      return terminal.text(`rule.${rule.kind}`);
  }
}
