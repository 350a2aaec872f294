import type { NamedQuota } from '../../core/lottery/record.js';
import type { DrawPlan } from '../../core/plan.js';
import type { TargetEffect } from '../../procedure/target-effects.js';
import type { Terminal } from '../terminal.js';

/** A group as people call it. */
export function groupName(terminal: Terminal, group: NamedQuota['group']): string {
  return group
    .map(({ dimension, categories }) => `${terminal.dimension(dimension)}: ${categories.join(' + ')}`)
    .join(', ');
}

/** `12,345 / 54,321`: people of the group, and everybody. */
export function shareWords(terminal: Terminal, share: string | null): string {
  if (share === null) return '–';
  return share
    .split('/')
    .map((digits) => (digits.length > 15 ? digits : terminal.number(Number(digits))))
    .join(' / ');
}

/** What quotas of shares became, before there is a seed. Says nothing where there are none. */
export function sayTargets(terminal: Terminal, { sample }: DrawPlan, targets: readonly TargetEffect[]): void {
  if (targets.length === 0) return;
  const { size, slack = 0 } = sample;
  terminal.say();
  terminal.tell('targets.title', { size, slack: slack === 0 ? '' : slack });
  const head = ['col.quota', 'col.population', 'col.exact', 'col.min', 'col.max'] as const;
  const rows = targets.map(({ group, share, exact, min, max }) => [
    groupName(terminal, group),
    shareWords(terminal, share),
    exact === null ? '–' : terminal.decimal(exact),
    terminal.number(min),
    terminal.number(max),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true, true]);
}
