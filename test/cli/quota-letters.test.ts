import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { column, counts, list } from './panel-answers.js';
import { codesIn, expectNoMarks } from './refused.js';
import { csvText, markedTown, PLAN, save, withBlock } from './registers.js';
import { bodyOf, contents, newFolder, problemsOf, run, SEED } from './run.js';

/** Letters under quotas: preview, check, draw, verify and simulate of the same plan. */

const QUOTAS = `  allocation: quotas
  quotas:
    - { gender: w, share: 0.5 }
    - { age: 16-39, min: 12, max: 16 }
    - { age: 40-64, min: 12, max: 16 }
    - { district: each, min: 5 }
`;
const QUOTA_PLAN = PLAN.replace('  size: 40\n', `  size: 40\n${QUOTAS}`).replace(
  'by_lot: [d, x, ""]',
  'd: [d, x, ""]',
);
const DRAW = ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];

function prepared(plan = QUOTA_PLAN): string {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(markedTown(600)));
  save(folder, 'plan.yaml', plan);
  return folder;
}

let folder: string;

beforeAll(async () => {
  folder = prepared();
  const outcome = await run(DRAW, { cwd: folder });
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
});

const strata = (names: readonly string[], part: number) => names.map((name) => name.split(' / ')[part] ?? '');

describe('letters under quotas', () => {
  test('go to people who meet them, and are verified from the register', async () => {
    const invited = list(folder, 'out/invitations.csv');
    const names = column(invited, 'los_schicht');
    expect(names).toHaveLength(40);
    const tally = (part: number) => {
      const rows = strata(names, part).map((value) => [value]);
      return counts([['value'], ...rows], 'value');
    };
    expect(tally(1).w).toBe(20);
    for (const band of ['16-39', '40-64']) {
      expect(tally(2)[band]).toBeGreaterThanOrEqual(12);
      expect(tally(2)[band]).toBeLessThanOrEqual(16);
    }
    expect(Math.min(...Object.values(tally(0)))).toBeGreaterThanOrEqual(5);
    expect(bodyOf(join(folder, 'out'), 'selection').chance).toEqual({ equal: false });
    const verified = await run(['verify', 'out', '-r', 'register.csv', '-c', 'plan.yaml'], { cwd: folder });
    expect(verified.code).toBe(0);
  });

  test.each([
    ['de', 'Einzuladen', 'Kleinste Chance', 'Quote'],
    ['en', 'To invite', 'Least chance', 'Quota'],
  ] as const)(
    'preview in the language %s: chances and quotas, nothing written',
    async (language, ...parts) => {
      const before = contents(folder);
      const outcome = await run(['preview', '-c', 'plan.yaml'], { cwd: folder, language });
      expect([outcome.code, outcome.stderr]).toEqual([0, '']);
      for (const part of parts) expect(outcome.stdout).toContain(part);
      expect(outcome.stdout).not.toMatch(/\{\w+[?}]|undefined|NaN/);
      expectNoMarks(outcome);
      expect(contents(folder)).toEqual(before);
    },
  );

  test('simulate: the chances observed are those of the lottery', async () => {
    const args = ['simulate', '-c', 'plan.yaml', '--runs', '300'];
    const outcome = await run([...args, '--json'], { cwd: folder });
    expect(outcome.code).toBe(0);
    const document = JSON.parse(outcome.stdout) as {
      outside: number;
      strata: { exact: [number, number] | null; inside: boolean | null }[];
    };
    expect(document).toMatchObject({ format: 'losverfahren/simulation/1', runs: 300, size: 40 });
    expect(document.strata.every(({ exact }) => exact !== null)).toBe(true);
    expect(document.outside).toBeLessThanOrEqual(Math.ceil(document.strata.length / 5));
    for (const language of ['de', 'en'] as const) {
      const said = await run(args, { cwd: folder, language });
      expect([said.code, said.stderr]).toEqual([0, '']);
      expect(said.stdout).not.toMatch(/\{\w+[?}]|undefined|NaN/);
    }
  });

  test.each([
    ['with a size', QUOTA_PLAN],
    ['without a size', QUOTA_PLAN.replace('  size: 40\n', '')],
    [
      'without a size, with limits of a share',
      QUOTA_PLAN.replace('  size: 40\n', '').replace('share: 0.5', 'share: 0.5, min_flex: 3, max_flex: 30'),
    ],
  ])('check of a plan %s: no false alarm', async (_, plan) => {
    const outcome = await run(['check', '-c', 'plan.yaml', '--json'], { cwd: prepared(plan) });
    expect(problemsOf(outcome).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ format: 'losverfahren/check/1', sound: true });
  });

  test('check of a plan without a size: a number that there are not is named, with its row', async () => {
    const plan = QUOTA_PLAN.replace('  size: 40\n', '').replace('each, min: 5', 'each, min: 500');
    const outcome = await run(['check', '-c', 'plan.yaml', '--json'], { cwd: prepared(plan) });
    const scarce = problemsOf(outcome).filter(({ code }) => code === 'DRAW-021');
    expect(scarce.length).toBeGreaterThan(1);
    for (const { params, where } of scarce) {
      expect(params?.wanted).toBe(500);
      expect(params?.available).toBeLessThan(500);
      expect(where).toMatchObject([{ file: 'plan.yaml', key: 'sample.quotas.3' }]);
    }
    expect(outcome.code).toBe(3);
  });

  test('check with a targets file: its values are looked for in the register', async () => {
    const cwd = prepared();
    save(cwd, 'ziele.csv', 'feature,value,min,max\nGeschlecht,w,9,10\nGeschlecht,m,9,10\n');
    const outcome = await run(['check', 'register.csv', '--targets', 'ziele.csv'], { cwd });
    expect([outcome.code, [...new Set(codesIn(outcome, 'en'))].slice(0, 1)]).toEqual([3, ['REG-040']]);
    expect(outcome.stderr).not.toContain('PLAN-063');
  });

  test.each(['draw', 'preview', 'simulate'])('%s: quotas that exclude each other', async (command) => {
    const cwd = prepared(
      QUOTA_PLAN.replace('share: 0.5', 'min: 35').replace('min: 12, max: 16', 'min: 39, max: 40'),
    );
    const before = contents(cwd);
    const more = command === 'draw' ? ['-s', SEED, '-o', 'out'] : [];
    const outcome = await run([command, '-c', 'plan.yaml', ...more], { cwd, language: 'de' });
    expect([outcome.code, outcome.stdout]).toEqual([5, '']);
    expect(codesIn(outcome, 'de')).toEqual(expect.arrayContaining(['QUOTA-001', 'QUOTA-008']));
    expect(outcome.stderr).toContain('mindestens 39');
    expect(outcome.stderr).toMatch(/\n +- \{ .*, min: \d+, max: \d+ \}/);
    expectNoMarks(outcome);
    expect(contents(cwd)).toEqual(before);
  });
});

test('init writes the plan of a draw in proportion, as ever', async () => {
  const cwd = newFolder();
  save(cwd, 'register.csv', csvText(withBlock(markedTown(60))));
  const outcome = await run(['init', 'register.csv', '--no-input', '--size', '8'], { cwd });
  expect(outcome.code).toBe(0);
  const preview = await run(['preview', '--json'], { cwd });
  expect(JSON.parse(preview.stdout)).toMatchObject({ size: 8, equal_chance: true });
});
