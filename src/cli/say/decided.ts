import type { Json } from '../../core/canonical.js';
import { digitsOf } from '../../core/seed-typing.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { OnCommitment } from '../../procedure/committed.js';
import type { Decided } from '../../procedure/decided.js';
import type { Terminal } from '../terminal.js';

/** What decided a draw, for whoever compares it with what was announced. */

/** The same for `--json`. */
export function decidedDocument({ planFile, keyHash, seed, ...same }: Decided): object {
  return {
    ...same,
    plan_file: planFile,
    key_hash: keyHash,
    seed: { text: seed, digits: digitsOf(seed).length },
  };
}

/** Plan, what flags changed of it, and seed. */
export function sayDecided(terminal: Terminal, decided: Decided): void {
  const { planFile, overrides, seed } = decided;
  const changes = changesOf(overrides);
  const plan = planFile === null ? 'decided.flags-only' : 'decided.plan';
  terminal.field('field.plan', terminal.text(plan, { name: planFile?.name ?? '', changes }));
  for (const line of changes) terminal.field('field.changed', line);
  terminal.field('field.seed', seedText(terminal, seed));
}

/** Whether anybody could still choose when the seed was known. */
export function sayCommitted(terminal: Terminal, committed: OnCommitment | null): void {
  if (committed === null) {
    terminal.field('field.committed', terminal.text('draw.uncommitted'));
    return;
  }
  const { fingerprint, redrawn } = committed;
  const params = { fingerprint: groupsOfFour(fingerprint), redrawn: redrawn === 0 ? '' : redrawn };
  terminal.field('field.committed', terminal.text('draw.committed', params));
}

/** The same for `--json`. */
export function committedDocument(committed: OnCommitment | null): object {
  return { commitment: committed?.fingerprint ?? null, redrawn: committed?.redrawn ?? 0 };
}

/** Whether the log may leave the house. */
export function sayLogKind(terminal: Terminal, { keyHash }: Decided): void {
  terminal.field('field.log', terminal.text(keyHash === null ? 'decided.internal' : 'decided.keyed'));
}

/** The hashes, in the form of `sha256sum`. */
export function sayHashes(
  terminal: Terminal,
  { register, planFile, inputs, keyHash }: Decided,
  heading: 'decided.hashes' | 'decided.logged-hashes' = 'decided.hashes',
): void {
  const files = [...register, ...(planFile === null ? [] : [planFile]), ...inputs];
  terminal.tell(heading);
  for (const { name, sha256 } of files) {
    const shown = name === '-' ? terminal.text('stdin') : name;
    terminal.say(`  ${sha256}  ${shown}`);
  }
  if (keyHash !== null) terminal.say(`  ${keyHash}  ${terminal.text('decided.key')}`);
}

/** `"3 12 17" (5 digits)`: quotation marks that belong to the seed itself are seen as well. */
export function seedText(terminal: Terminal, seed: string): string {
  return terminal.text('decided.seed', { seed, digits: digitsOf(seed).length });
}

/** What flags changed of a plan, key by key: `sample.size: 300`. */
function changesOf(overrides: Json, path = ''): string[] {
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides))
    return [`${path}: ${valueText(overrides)}`];
  return Object.entries(overrides).flatMap(([key, value]) =>
    changesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** As it would stand in a plan, more or less. */
function valueText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${valueText(one)}`)
    .join(', ')} }`;
}
