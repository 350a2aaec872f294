import type { TextKey } from '../../messages/catalogue.js';
import type { InitKey } from '../../messages/init.js';
import type { HeldValues } from '../../plan/shut-out.js';
import type { RuleDraft } from '../../plan/template.js';
import type { Draft } from '../../procedure/init.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { shellPath } from './shell-word.js';

/** What `init` says of the plan that it has written: what was found, whom it excludes, and what is missing. */
export function sayDraft({ terminal, world }: Session, output: string, draft: Draft): void {
  const { columns, size, exclude } = draft.plan;
  const { missing } = draft;
  terminal.json({ format: 'losverfahren/init/1', output, columns, size, exclude, missing });
  terminal.heading('init.title', { file: output });
  for (const [role, names] of Object.entries(columns)) {
    terminal.field(`role.${role}` as TextKey, typeof names === 'string' ? names : names.join(' + '));
  }
  for (const rule of exclude) terminal.field('field.excluded', excludedBy(terminal, rule, draft));
  if (exclude.length === 0) terminal.field('field.excluded', terminal.text('init.nobody'));
  sayMissing(terminal, draft);
  terminal.say();
  terminal.tell('init.next');
  const file = shellPath(output, world.platform);
  terminal.say(`  losverfahren check --plan ${file}`);
  terminal.say(`  losverfahren preview --plan ${file}`);
}

function excludedBy(terminal: Terminal, rule: RuleDraft, { shutOuts }: Draft): string {
  const { column, ids, reason, values } = rule;
  if (column === undefined) return `${String(reason)} (${String(ids)})`;
  const held = shutOuts.find((one) => one.column === column)?.held;
  const isEmpty = held?.values?.every(([value]) => value === '') === true;
  const written = Array.isArray(values) ? values.join(', ') : terminal.text('init.any-entry');
  const name = reason === column ? String(column) : `${String(reason)}: ${String(column)}`;
  const holds =
    held === undefined ? '' : `; ${terminal.text('init.holds', { shown: shownHeld(terminal, held) })}`;
  const note = isEmpty ? `; ${terminal.text('init.column-empty')}` : holds;
  return `${name} = ${written}${note}`;
}

const NOT_FOUND = {
  block: 'init.no-block',
  district: 'init.no-district',
  gender: 'init.no-gender',
  birth_date: 'init.no-birth-date',
} as const satisfies Record<Draft['missing'][number], InitKey>;

function sayMissing(terminal: Terminal, { plan, missing, shutOuts }: Draft): void {
  const notes = [
    ...missing.map((role) => terminal.text(NOT_FOUND[role])),
    ...shutOuts
      .filter(({ column }) => !plan.exclude.some((rule) => isRuleOf(rule, column)))
      .map(({ column, held }) => terminal.text('init.no-rule', { column, shown: shownHeld(terminal, held) })),
    ...(plan.title === null ? [terminal.text('init.no-title')] : []),
    ...(plan.seedSource === null ? [terminal.text('init.no-seed')] : []),
  ];
  if (notes.length === 0) return;
  terminal.say();
  terminal.tell('init.missing');
  for (const note of notes) terminal.say(`  - ${note}`);
}

const MOST_SHOWN = 8;

/** The values of a column with their counts, as far as they are no dates or names. */
export function shownHeld(terminal: Terminal, { values, empty }: HeldValues): string {
  if (values === null) return terminal.text('init.held', { empty });
  const shown = values
    .slice(0, MOST_SHOWN)
    .map(([value, count]) => terminal.text(value === '' ? 'value.empty' : 'value.count', { value, count }));
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [terminal.text('values.more', { count: more })] : [])].join(', ');
}

export function isRuleOf(rule: RuleDraft, column: string): boolean {
  return rule.column === column;
}
