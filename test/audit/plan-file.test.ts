import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { csvText, save } from '../cli/registers.js';
import { bodyOf, newFolder, problemsOf, run, SEED } from '../cli/run.js';
import { drawn, forge, plan, register, verdict } from './verifying.js';

/** The plan file that `verify` is given. */

describe('verify --plan', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await drawn();
  });
  const verify = (args: readonly string[], language: 'de' | 'en' = 'en') =>
    run(['verify', 'out', ...args], { cwd: folder, language });

  test.each([
    ['the log alone', []],
    ['the register as well', ['--register', 'register.csv']],
  ])('a plan that is not there is refused, not called tampered: %s', async (_, more) => {
    const outcome = await verify(['--plan', 'nein.yaml', '--json', ...more]);
    expect([outcome.code, outcome.stdout]).toEqual([3, '']);
    expect(problemsOf(outcome)).toMatchObject([{ code: 'PLAN-001', where: [{ file: 'nein.yaml' }] }]);
  });

  test("speaks the plan's language, unless --lang says another or the plan says none", async () => {
    const title = async (args: readonly string[], language: 'de' | 'en') =>
      (await verify(args, language)).stdout.split('\n')[0];
    const german = ['--plan', 'german.yaml'];
    save(folder, 'german.yaml', `language: de\n${plan}`);
    save(folder, 'broken.yaml', 'version: [\n');
    expect(await title(german, 'en')).toBe('Prüfung der Ziehung');
    expect(await title([...german, '--lang', 'en'], 'de')).toBe('Verification of the draw');
    expect(await title(['--plan', 'plan.yaml'], 'de')).toBe('Prüfung der Ziehung');
    expect(await title(['--plan', 'broken.yaml'], 'en')).toBe('Verification of the draw');
    expect(await title([], 'en')).toBe('Verification of the draw');
  });
});

describe('a list of ids in a folder', () => {
  const FOLDER = 'Vorgang-4711';
  let home = '';
  beforeEach(async () => {
    home = newFolder();
    mkdirSync(join(home, 'plaene', FOLDER), { recursive: true });
    save(home, 'register.csv', csvText(register));
    save(home, 'key.txt', '5'.repeat(64));
    save(join(home, 'plaene', FOLDER), 'rat.csv', `PersonID\r\n${register[9]?.[0]}\r\n`);
    save(join(home, 'plaene'), 'plan.yaml', plan.replace('ids: rat.csv', `ids: ${FOLDER}/rat.csv`));
  });
  const draw = (more: readonly string[] = []) =>
    run(['draw', 'register.csv', '-c', 'plaene/plan.yaml', '-s', SEED, '-o', 'out', ...more], { cwd: home });
  const verify = (more: readonly string[]) =>
    run(['verify', 'out', '--register', 'register.csv', ...more], { cwd: home });

  test('has its name in the log, and the folder has not', async () => {
    expect((await draw()).code).toBe(0);
    expect(readFileSync(join(home, 'out', 'audit.jsonl'), 'utf8')).not.toContain(FOLDER);
    const logged = bodyOf(join(home, 'out'), 'plan') as {
      plan: { eligibility: { exclude: readonly object[] } };
    };
    expect(logged.plan.eligibility.exclude[0]).toEqual({
      ids: 'rat.csv',
      reason: 'Rat',
      confidential: false,
    });
  });

  test('is found by verify through the plan, or beside the log', async () => {
    await draw();
    expect((await verify(['--plan', 'plaene/plan.yaml'])).code).toBe(0);
    const without = await verify(['--json']);
    expect([without.code, problemsOf(without).map(({ code }) => code)]).toEqual([3, ['SIDE-001']]);
    renameSync(join(home, 'plaene', FOLDER, 'rat.csv'), join(home, 'out', 'rat.csv'));
    expect((await verify([])).code).toBe(0);
    expect((await verify(['--plan', 'plaene/plan.yaml'])).code).toBe(0);
  });

  test('is read by a draw where the plan says and nowhere else', async () => {
    renameSync(join(home, 'plaene', FOLDER, 'rat.csv'), join(home, 'plaene', 'rat.csv'));
    const outcome = await draw(['--json']);
    expect([outcome.code, problemsOf(outcome).map(({ code }) => code)]).toEqual([3, ['SIDE-001']]);
  });

  test('and a key: the command that a draw names for verifying works as it stands', async () => {
    const { stdout } = await draw(['--key-file', 'key.txt', '--lang', 'en']);
    const [, command = ''] = /Verify with:\n {2}losverfahren (.*)\n/.exec(stdout) ?? [];
    expect(command.split(' ')).toEqual(
      'verify out --register register.csv --plan plaene/plan.yaml --key-file key.txt'.split(' '),
    );
    expect((await run(command.split(' '), { cwd: home })).code).toBe(0);
  });
});

describe('what the plan brings about, without the register', () => {
  const withPlan = (folder: string) => verdict(folder, { register: false });

  test.each([
    ['with all columns named', plan],
    [
      'with all columns found, and the blocks on information too',
      [
        'version: 1',
        'register: { files: [register.csv] }',
        'eligibility: { reference_date: 2026-12-01, min_age: 16, districts: [Altstadt, Zähringen] }',
        'stratify: [district, gender, { age: [16-39, 40+] }]',
        'sample: { size: 14, max_per_household: 1 }',
        'output: { columns: [PersonID, Ort] }\n',
      ].join('\n'),
    ],
  ])('an honest log passes, with a note: %s', async (_, text) => {
    const verified = await withPlan(await drawn(text));
    expect(verified).toEqual({ code: 0, failed: [], notes: ['unseen'], refused: [] });
  });

  test.each<[what: string, part: string, values: object]>([
    ['another size', 'sample', { size: 13 }],
    ['a rule less', 'eligibility', { exclude: [] }],
    ['other lists', 'output', { dialect: 'rfc4180' }],
  ])('a log with %s does not', async (_, part, values) => {
    const folder = await drawn();
    forge(folder, ([entry]) => {
      const body = entry?.body as { plan: Record<string, object> };
      body.plan[part] = { ...body.plan[part], ...values };
    });
    expect((await withPlan(folder)).failed).toContain('plan.effective');
  });

  test('is left out where the table of the plan is missing; with the register that is refused', async () => {
    const folder = await drawn();
    const table = 'size: 14\n  allocation: table\n  table: table.csv';
    save(folder, 'plan.yaml', plan.replace('size: 14', table));
    expect(await withPlan(folder)).toMatchObject({ code: 4, failed: ['plan.file'], notes: [] });
    expect(await verdict(folder)).toMatchObject({ code: 3, refused: ['SIDE-001'] });
  });
});
