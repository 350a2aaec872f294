import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, place, save, type Table, town, withColumn } from './registers.js';
import { bodyOf, contents, newFolder, type Outcome, problemsOf, run, SEED } from './run.js';

/** Household limit, table allocation and keyed labels. */

const register: Table = town(400, 'numbers');
const KEY = '7f'.repeat(32);

let home: string;

beforeAll(() => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'plan.yaml', PLAN);
  save(home, 'key.txt', `${KEY}\n`);
  save(home, 'other-key.txt', '01'.repeat(32));
});

/** The same town, all of it one family at one address. */
function oneHousehold(): string {
  const columns = ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'];
  return csvText(columns.reduce((table, name) => withColumn(table, name, () => '1'), register));
}

function draw(args: readonly string[], output: string, language: 'de' | 'en' = 'en'): Promise<Outcome> {
  return run(['draw', ...args, '--seed', SEED, '--output', output], { cwd: home, language });
}

describe('with a household limit', () => {
  test('no household has more people on both lists than allowed', async () => {
    const outcome = await draw(['--plan', 'plan.yaml', '--max-per-household', '1'], 'household');
    expect(outcome.code).toBe(0);
    const at = ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'].map((name) => 3 + place(register, name));
    const rows = ['invitations.csv', 'reserve.csv'].flatMap((name) =>
      readFileSync(join(home, 'household', name), 'utf8')
        .trimEnd()
        .split('\r\n')
        .slice(1),
    );
    const households = rows.map((row) => at.map((index) => row.split(';')[index]).join('|'));
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(households).size).toBe(rows.length);
  });

  test.each([
    ['de', 'nicht für alle gleich', 'Hinweis DRAW-007', /\d+ von \d+/],
    ['en', 'not the same for all', 'Note DRAW-007', /\d+ in \d+ for/],
  ] as const)(
    'neither summary nor log claims the chance n/N (%s)',
    async (language, unequal, note, claim) => {
      const folder = `claim-${language}`;
      const outcome = await draw(['--plan', 'plan.yaml', '--max-per-household', '1'], folder, language);
      expect(outcome.stdout).toContain(unequal);
      expect(outcome.stdout).not.toMatch(claim);
      expect(outcome.stderr).toContain(note);
      const selection = bodyOf(join(home, folder), 'selection');
      expect(selection.chance).toEqual({ equal: false });
      expect(selection.max_per_household).toBe(1);
    },
  );

  test('--json says that chances are not equal', async () => {
    const outcome = await draw(['-c', 'plan.yaml', '--max-per-household', '2', '--json'], 'household-json');
    expect(JSON.parse(outcome.stdout)).toMatchObject({ equal_chance: false });
  });

  test('a stratum that cannot be filled is refused with 5 and leaves nothing', async () => {
    const folder = newFolder();
    save(folder, 'register.csv', oneHousehold());
    save(folder, 'plan.yaml', PLAN);
    const before = contents(folder);
    const outcome = await run(
      ['draw', '-c', 'plan.yaml', '-s', SEED, '--max-per-household', '1', '-o', 'out', '--json'],
      { cwd: folder },
    );
    expect(outcome.code).toBe(5);
    expect(new Set(problemsOf(outcome).map(({ code }) => code))).toEqual(new Set(['DRAW-003']));
    expect(contents(folder)).toEqual(before);
  });

  test('a shortfall that the plan allows stands in the log', async () => {
    save(home, 'one-household.csv', oneHousehold());
    save(home, 'short.yaml', PLAN.replace('reserve: 1.5', 'max_per_household: 1\n  allow_shortfall: true'));
    const outcome = await draw(['one-household.csv', '--plan', 'short.yaml', '--json'], 'short');
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ invited: 1, reserve: 0 });
    const { shortfall } = bodyOf(join(home, 'short'), 'selection') as { shortfall: { missing: number }[] };
    expect(shortfall.reduce((sum, { missing }) => sum + missing, 0)).toBe(39);
    const verified = await run(['verify', 'short', '-r', 'one-household.csv', '-c', 'short.yaml'], {
      cwd: home,
    });
    expect(verified.code).toBe(0);
  });
});

describe('a table allocation', () => {
  const base = PLAN.replace(/ {2}- district\n/, '').replace(/ {2}- age.*\n/, '');
  const inline = (rows: string, size = 30) =>
    base.replace('size: 40', `size: ${size}\n  allocation: table\n  table:\n${rows}`);

  test('inline gives each stratum its number, and claims no chance', async () => {
    const plan = save(
      home,
      'inline.yaml',
      inline('    - { gender: w, size: 20 }\n    - { gender: m, size: 10 }'),
    );
    const outcome = await draw(['--plan', plan], 'inline');
    expect(outcome.stderr).toBe('');
    expect(outcome.stdout).toContain('not the same for all');
    const allocation = bodyOf(join(home, 'inline'), 'allocation');
    expect(allocation.method).toBe('table');
    expect(allocation.strata).toMatchObject([
      { stratum: ['w'], n_h: 20 },
      { stratum: ['m'], n_h: 10 },
    ]);
    expect(bodyOf(join(home, 'inline'), 'selection').chance).toEqual({ equal: false });
    const verified = await run(['verify', 'inline', '-r', 'register.csv', '-c', plan], { cwd: home });
    expect(verified.code).toBe(0);
  });

  test('from a CSV file draws the same, and the log has the file’s hash', async () => {
    save(home, 'table.csv', 'size;gender\r\n10;m\r\n20;w\r\n');
    const plan = save(
      home,
      'table.yaml',
      base.replace('size: 40', 'size: 30\n  allocation: table\n  table: table.csv'),
    );
    const outcome = await draw(['--plan', plan], 'table');
    expect(outcome.code).toBe(0);
    const lists = (folder: string) => {
      const found = contents(join(home, folder));
      return [found['invitations.csv'], found['reserve.csv']];
    };
    expect(lists('table')).toEqual(lists('inline'));
    expect(bodyOf(join(home, 'table'), 'plan').inputs).toMatchObject([{ name: 'table.csv' }]);
    const verified = await run(['verify', 'table', '-r', 'register.csv', '-c', plan], { cwd: home });
    expect(verified.code).toBe(0);
  });

  const refused: readonly (readonly [string, string, number, number, string])[] = [
    ['more than there are', '    - { gender: w, size: 300 }', 300, 5, 'DRAW-002'],
    ['an unknown stratum', '    - { gender: q, size: 30 }', 30, 3, 'PLAN-040'],
    ['another sum', '    - { gender: w, size: 29 }', 30, 3, 'PLAN-041'],
    ['a stratum twice', '    - { gender: w, size: 15 }\n    - { gender: w, size: 15 }', 30, 3, 'PLAN-043'],
    ['an unknown dimension', '    - { geschlecht: w, size: 30 }', 30, 3, 'PLAN-010'],
    ['no number', '    - { gender: w, size: viele }', 30, 3, 'PLAN-011'],
  ];
  test.concurrent.each(refused)(
    'with %s is refused and leaves nothing',
    async (name, rows, size, exit, code) => {
      const folder = newFolder();
      save(folder, 'plan.yaml', inline(rows, size));
      save(folder, 'register.csv', csvText(register));
      const before = contents(folder);
      const outcome = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', name, '--json'], {
        cwd: folder,
      });
      expect(problemsOf(outcome).map((problem) => problem.code)).toContain(code);
      expect(outcome.code).toBe(exit);
      expect(outcome.stdout).toBe('');
      expect(contents(folder)).toEqual(before);
    },
  );
});

describe('with --key-file', () => {
  const id = /P\d{9}/;

  test('the log has neither key nor any person’s id, and the lists have the ids', async () => {
    const outcome = await draw(['--plan', 'plan.yaml', '--key-file', 'key.txt'], 'keyed');
    expect(outcome.code).toBe(0);
    const log = readFileSync(join(home, 'keyed/audit.jsonl'), 'utf8');
    expect(log).not.toMatch(id);
    expect(log).not.toContain(KEY);
    expect(readFileSync(join(home, 'keyed/invitations.csv'), 'utf8')).toMatch(id);
    expect(bodyOf(join(home, 'keyed'), 'plan').label_key_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('other people are drawn than without', async () => {
    await draw(['--plan', 'plan.yaml'], 'plain');
    const lists = contents(join(home, 'plain'));
    expect(contents(join(home, 'keyed'))['invitations.csv']).not.toBe(lists['invitations.csv']);
  });

  test.each([
    ['the key', ['--key-file', 'key.txt'], 0, []],
    ['no key', [], 2, ['KEY-003']],
    ['another key', ['--key-file', 'other-key.txt'], 4, []],
    ['a file that is no key', ['--key-file', 'plan.yaml'], 3, ['KEY-002']],
    ['a file that is not there', ['--key-file', 'missing.txt'], 3, ['KEY-001']],
  ] as const)('verify with %s', async (_, args, exit, codes) => {
    const outcome = await run(['verify', 'keyed', '-r', 'register.csv', ...args, '--json'], { cwd: home });
    expect(problemsOf(outcome).map((problem) => problem.code)).toEqual(codes);
    expect(outcome.code).toBe(exit);
  });

  test('verify takes the key beside the folder if it is the draw’s, and names where it would be', async () => {
    const args = ['verify', 'keyed', '-r', 'register.csv', '--json'];
    const missing = await run(args, { cwd: home });
    expect(problemsOf(missing).map(({ remedy }) => remedy)).toEqual([
      'give the file with the key, for example --key-file keyed.key',
    ]);
    writeFileSync(join(home, 'keyed.key'), readFileSync(join(home, 'other-key.txt')));
    expect(problemsOf(await run(args, { cwd: home })).map(({ code }) => code)).toEqual(['KEY-003']);
    writeFileSync(join(home, 'keyed.key'), readFileSync(join(home, 'key.txt')));
    const found = await run(args, { cwd: home });
    rmSync(join(home, 'keyed.key'));
    const given = await run([...args, '--key-file', 'key.txt'], { cwd: home });
    expect([found.code, found.stdout]).toEqual([0, given.stdout]);
  });

  test('the log alone is verified without the key', async () => {
    const outcome = await run(['verify', 'keyed'], { cwd: home });
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toBe('');
  });
});
