import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { csvText, save } from '../cli/registers.js';
import { bodyOf, newFolder, problemsOf, run, SEED } from '../cli/run.js';
import { drawn, plan, register } from './verifying.js';

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
