import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOUSEHOLD, PANEL, pool } from './panel-answers.js';
import { contents, problemsOf, run } from './run.js';

/** Of a panel with balls the lists of people go, and the numbered panels stay; they are nobody's data. */

test('the numbered panels stay, the people behind the numbers go, and verify knows', async () => {
  const folder = pool();
  const made = await run([...PANEL, ...HOUSEHOLD, '--panel-number', '007'], { cwd: folder });
  expect(made.code).toBe(0);
  const kept = ['audit.jsonl', 'panels.csv', 'panels.html'];
  const gone = ['not_drawn.csv', 'numbers.csv', 'panel.csv'];
  expect(Object.keys(contents(join(folder, 'out'))).sort()).toEqual([...kept, ...gone].sort());
  const purged = await run(['purge', 'out', '--yes', '--json', '--at', '2027-06-30T00:00:00Z'], {
    cwd: folder,
  });
  // Without a key the labels are the ids.
  expect([purged.code, problemsOf(purged).map(({ code }) => code)]).toEqual([0, ['PURGE-014']]);
  expect(Object.keys(contents(join(folder, 'out'))).sort()).toEqual(kept);
  const said = await run(['verify', 'out', '--answers', 'answers.csv', '--lang', 'de'], { cwd: folder });
  expect([said.code, said.stderr]).toEqual([0, '']);
  expect(said.stdout).toContain(
    '! Gelöscht am 2027-06-30, wie es im Protokoll steht: not_drawn.csv, numbers.csv, panel.csv',
  );
  const panels = readFileSync(join(folder, 'out/panels.csv'), 'utf8');
  writeFileSync(join(folder, 'out/panels.csv'), panels.replace('\r\n', '\r\n\r\n'));
  const changed = await run(['verify', 'out'], { cwd: folder });
  expect([changed.code, changed.stdout.includes('[lists.files]')]).toEqual([4, true]);
});
