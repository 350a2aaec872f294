import { describe, expect, test } from 'vitest';
import { AFTER, BEFORE, done } from './cli/commitments.js';
import { CASES } from './cli/generated-draws.js';
import { place, save, town } from './cli/registers.js';
import { newFolder, SEED } from './cli/run.js';
import { generated, tableOf } from './generated.js';
import { holds } from './second-proof.js';

/** Invented registers and plans of all kinds, committed to and drawn; the second program draws again from the urn. */

/** The case in a folder, with its plan as a file (JSON is YAML). */
function officeOf(one: (typeof CASES)[number]): string {
  const folder = newFolder();
  const base = town(one.rows, one.name, one.districts);
  const { files } = generated(one, base);
  for (const [name, bytes] of files) save(folder, name, bytes);
  const table = tableOf(one, base);
  const id = place(table, 'PersonID');
  save(folder, 'rat.csv', ['PersonID', ...[3, 7, 20, 31].map((row) => table[row]?.[id]), ''].join('\n'));
  const register = { ...one.plan.register, files: files.map(([name]) => name) };
  save(folder, 'plan.yaml', JSON.stringify({ version: 1, ...one.plan, register }));
  if (one.key !== undefined) save(folder, 'out.key', one.key);
  return folder;
}

describe('from log and urn alone', () => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const folder = officeOf(one);
    const plan = ['-c', 'plan.yaml', '-o', 'out'];
    await done(folder, ['commit', ...plan, '--at', BEFORE]);
    await done(folder, ['draw', ...plan, '--seed', `${SEED} ${one.name}`, '--at', AFTER]);
    expect(await holds(folder)).toMatch(/exactly these \d+ drawn and \d+ in reserve; no draw set aside\n$/);
  });
});
