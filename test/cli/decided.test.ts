import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import { newFolder, type Outcome, run, SEED } from './run.js';

/** Whatever decides is shown: by `draw`, by `panel`, and by `verify` from the log. */

const KEY = '5'.repeat(64);
const POTS = `version: 1
title: Gremium
register: { columns: { id: PersonID, gender: Geschlecht } }
stratify:
  - gender: { w: [w], m: [m, d, x, ""] }
sample:
  size: 4
  allocation: table
  table: [{ gender: w, size: 2 }, { gender: m, size: 2 }]
`;

let folder = '';
const sha256 = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
const command = (...args: readonly string[]) => run(args, { cwd: folder });
const PLAIN = ['register.csv', '--plan', 'plan.yaml', '--seed', SEED] as const;

beforeAll(async () => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(200)));
  save(folder, 'rat.csv', 'PersonID\nP000000001\n');
  save(folder, 'plan.yaml', PLAN.replace('stratify:', '    - { ids: rat.csv, reason: Rat }\nstratify:'));
  save(folder, 'pots.yaml', POTS);
  save(folder, 'key.txt', KEY);
});

/** The value behind a label, and the lines of hashes. */
function shown({ stdout }: Outcome) {
  const field = (label: string) =>
    stdout
      .split('\n')
      .filter((line) => line.startsWith(`  ${label} `))
      .map((line) => line.slice(21));
  const hashes = [...stdout.matchAll(/^ {2}([0-9a-f]{64}) {2}(.*)$/gm)].map(([, hash, name]) => [name, hash]);
  return { field, hashes: Object.fromEntries(hashes) as Record<string, string> };
}

describe('a draw by its plan', () => {
  test('shows plan, seed with its digits, all hashes, and that its log is internal; verify shows the same', async () => {
    const drawn = await command('draw', ...PLAIN, '--output', 'plain');
    const verified = await command('verify', 'plain');
    expect([drawn.code, verified.code]).toEqual([0, 0]);
    for (const outcome of [drawn, verified]) {
      const { field, hashes } = shown(outcome);
      expect(field('Plan')).toEqual(['plan.yaml']);
      expect(field('Changed')).toEqual([]);
      expect(field('Seed')).toEqual([`"${SEED}" (21 digits)`]);
      expect(field('Log')[0]).toContain('internal only');
      const names = ['register.csv', 'plan.yaml', 'rat.csv'];
      expect(hashes).toEqual(Object.fromEntries(names.map((name) => [name, sha256(name)])));
    }
    expect(shown(verified).field('Title')).toEqual(['Bürgerrat Wärme']);
  });
});

describe('a draw that flags changed, with a key', () => {
  const args = [
    ...PLAIN,
    '--size',
    '30',
    '--stratify',
    'gender',
    '--title',
    'Anders',
    '--key-file',
    'key.txt',
  ];
  const keyHash = createHash('sha256').update(KEY).digest('hex');

  test('says so, key by key, and shows the hash of the key; verify shows the same', async () => {
    const drawn = await command('draw', ...args, '--output', 'keyed');
    const verified = await command('verify', 'keyed');
    expect([drawn.code, verified.code]).toEqual([0, 0]);
    for (const outcome of [drawn, verified]) {
      const { field, hashes } = shown(outcome);
      expect(field('Plan')).toEqual(['plan.yaml, changed by flags']);
      expect(field('Changed').sort()).toEqual(['sample.size: 30', 'stratify: [gender]', 'title: Anders']);
      expect(field('Log')).toEqual(['with pseudonyms in place of ids']);
      expect(hashes['(key)']).toBe(keyHash);
    }
  });

  test('tells a program the same', async () => {
    const drawn = await command('draw', ...args, '--json', '--output', 'json');
    const verified = await command('verify', 'json', '--json');
    const { decided } = JSON.parse(drawn.stdout);
    expect(decided).toMatchObject({
      title: 'Anders',
      plan_file: { name: 'plan.yaml', sha256: sha256('plan.yaml') },
      overrides: { sample: { size: 30 }, title: 'Anders' },
      register: [{ name: 'register.csv', sha256: sha256('register.csv') }],
      inputs: [{ name: 'rat.csv', sha256: sha256('rat.csv') }],
      key_hash: keyHash,
      seed: { text: SEED, digits: 21 },
    });
    expect(JSON.parse(verified.stdout).decided).toEqual([{ panel: false, ...decided }]);
  });
});

test('a panel shows its own plan and seed, and verify those of draw and panel', async () => {
  const seed = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
  await command('draw', ...PLAIN, '--output', 'letters');
  const pots = ['--plan', 'pots.yaml', '--seed', seed, '--draw', 'letters', '--output', 'panel'];
  // Every second letter is answered with yes.
  const [header, ...invited] = readFileSync(join(folder, 'letters/invitations.csv'), 'utf8').split('\r\n');
  const willing = invited.filter((row, at) => row !== '' && at % 2 === 0);
  save(folder, 'answers.csv', [header, ...willing, ''].join('\r\n'));
  const drawn = await command('panel', 'answers.csv', ...pots);
  const verified = await command('verify', 'panel');
  expect([drawn.code, verified.code]).toEqual([0, 0]);
  expect(shown(drawn).field('Plan')).toEqual(['pots.yaml']);
  expect(shown(drawn).hashes['pots.yaml']).toBe(sha256('pots.yaml'));
  expect(shown(verified).field('Plan')).toEqual(['plan.yaml', 'pots.yaml']);
  expect(shown(verified).field('Seed')).toEqual([`"${SEED}" (21 digits)`, `"${seed}" (20 digits)`]);
});

test('a draw without a plan file says that flags alone decided, in German too', async () => {
  const flags = ['--size', '5', '--stratify', 'none', '--reference-date', '2026-12-01'];
  const args = ['draw', 'register.csv', ...flags, '--seed', SEED, '--lang', 'de', '--output', 'flags'];
  const { stdout } = await run(args, { cwd: folder });
  expect(stdout).toContain('  Plan               keine Plandatei, nur Optionen\n');
  expect(stdout).toContain('  Geändert           sample.size: 5\n');
  expect(stdout).toContain(`  Startwert          „${SEED}“ (21 Ziffern)\n`);
});
