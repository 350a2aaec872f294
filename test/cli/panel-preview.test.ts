import { beforeAll, describe, expect, test } from 'vitest';
import {
  answers,
  column,
  drawPanel,
  HOUSEHOLD,
  list,
  PANEL,
  pasted,
  pool,
  SIZE,
  TARGETS,
} from './panel-answers.js';
import { codesIn, expectNoMarks } from './refused.js';
import { save } from './registers.js';
import { contents, problemsOf, run, SEED } from './run.js';

/** What is known before there is a seed: chances under quotas, and why quotas cannot be met. */

const PREVIEW = ['preview', '--panel', 'answers.csv', '--targets', 'targets.csv', '--size', String(SIZE)];

let folder: string;

beforeAll(() => {
  folder = pool();
});

interface Preview {
  readonly fairness: Readonly<Record<string, number>>;
  readonly bound: number;
  readonly without_chance: number;
  readonly strata: readonly { N_h: number; chances: string[]; least: number; greatest: number }[];
  readonly quotas: readonly { min: number; max: number; available: number; expected: number }[];
  readonly least: { strata: string[][]; people: number; why: { side: string; bound: number }[] };
}

describe('preview --panel', () => {
  test.each([
    ['de', 'Zusagen', 'Zu losen           20 Personen', 'Mittel 22,2 %', 'höchstens 11', 'mindestens 9'],
    ['en', 'Answers', 'To draw            20 people', 'mean 22.2%', 'at most 11', 'at least 9'],
  ] as const)('in the language %s: chances, who has the least, and why', async (language, ...parts) => {
    const outcome = await run([...PREVIEW, ...HOUSEHOLD], { cwd: folder, language });
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    const shown = outcome.stdout.replaceAll('\u00a0', ' ');
    for (const part of parts) expect(shown).toContain(part);
    expect(outcome.stdout).not.toMatch(/\{\w+[?}]|undefined|NaN|Einzuladen|To invite/);
    expectNoMarks(outcome);
  });

  test('as JSON: the same in both languages, and figures that fit together', async () => {
    const [de, en] = await Promise.all(
      (['de', 'en'] as const).map(async (language) => {
        const { stdout } = await run([...PREVIEW, '--json'], { cwd: folder, language });
        return JSON.parse(stdout) as Preview;
      }),
    );
    expect(de).toEqual(en);
    if (de === undefined) throw new Error('no document');
    expect(de).toMatchObject({ format: 'losverfahren/preview/1', size: SIZE, frame: 90, complete: true });
    const { fairness, strata, quotas, bound, least } = de;
    expect(fairness.mean).toBeCloseTo(SIZE / 90, 9);
    expect(fairness.least).toBeLessThanOrEqual(bound + 1e-12);
    expect(fairness.geometric_mean).toBeLessThanOrEqual(fairness.mean ?? 0);
    const expected = strata.reduce((sum, { N_h, least: chance }) => sum + N_h * chance, 0);
    expect(expected).toBeCloseTo(SIZE, 6);
    for (const { min, max, expected: people } of quotas) {
      expect(people).toBeGreaterThanOrEqual(min - 1e-6);
      expect(people).toBeLessThanOrEqual(max + 1e-6);
    }
    expect(least.people).toBe(30);
    expect(least.why.length).toBeGreaterThan(0);
    expect(de.without_chance).toBe(0);
  });

  test('for replacements counts the people of --already, and tells who has no chance left', async () => {
    await drawPanel(folder, ...HOUSEHOLD);
    save(folder, 'schon.csv', column(list(folder, 'out/panel.csv'), 'Nr').slice(0, 9).join('\n'));
    const args = [...PREVIEW, ...HOUSEHOLD, '--already', 'schon.csv'];
    const json = await run([...args, '--json'], { cwd: folder });
    const found = JSON.parse(json.stdout) as Preview;
    expect(found).toMatchObject({ size: SIZE - 9, frame: 81 });
    const said = await run(args, { cwd: folder, language: 'de' });
    expect(said.stdout).toContain(`${found.without_chance} Personen haben keine`);
    expect(said.stdout).toMatch(/9 {2}schon dabei/);
  });

  test('refuses --already where nobody can be already', async () => {
    const letters = PREVIEW.filter((word) => word !== '--panel');
    const outcome = await run([...letters, '--already', 'schon.csv'], { cwd: folder });
    expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['USE-013']]);
  });

  test('of a table shows its places', async () => {
    const rows = ['weiblich', 'männlich', 'divers'].map((name) => `{ Geschlecht: ${name}, size: 2 }`);
    const sample = `sample: { size: 6, allocation: table, table: [${rows.join(', ')}] }`;
    save(folder, 'toepfe.yaml', `version: 1\nlanguage: de\npanel: { stratify: [Geschlecht], ${sample} }\n`);
    const outcome = await run(['preview', '--panel', 'answers.csv', '-c', 'toepfe.yaml'], { cwd: folder });
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(outcome.stdout).toContain('Zu losen           6 Personen');
  });

  test('writes nothing', async () => {
    const before = contents(folder);
    expect((await run(PREVIEW, { cwd: folder })).code).toBe(0);
    expect(contents(folder)).toEqual(before);
  });
});

describe('quotas that exclude each other', () => {
  /** At most 9 + 9 + 1 = 19 of 20. */
  const IMPOSSIBLE = TARGETS.replace(',9,10\n', ',9,9\n')
    .replace('männlich,9,10', 'männlich,9,9')
    .replace('divers,1,2', 'divers,0,1');

  test.each([
    ['de', 'höchstens', 'Personen und höchstens 1 je Haushalt'],
    ['en', 'at most', 'people and at most 1 of a household'],
  ] as const)('in the language %s: which, one a line, and lines to paste', async (language, most, size) => {
    const cwd = pool(answers(), IMPOSSIBLE);
    const before = contents(cwd);
    for (const args of [
      [...PANEL, ...HOUSEHOLD],
      [...PREVIEW, ...HOUSEHOLD],
    ]) {
      const outcome = await run(args, { cwd, language });
      expect([outcome.code, outcome.stdout]).toEqual([5, '']);
      const lines = outcome.stderr.split('\n').map((line) => line.trim());
      expect(lines).toEqual(
        expect.arrayContaining([
          `Geschlecht: weiblich: ${most} 9 (30)`,
          `Geschlecht: männlich: ${most} 9 (45)`,
          `Geschlecht: divers: ${most} 1 (15)`,
          expect.stringMatching(/^Geschlecht,[a-zäöü]+,\d+,\d+$/),
        ]),
      );
      expect(outcome.stderr).toContain(size);
      expect(outcome.stderr).not.toMatch(/\{\w+[?}]|undefined|: max |: min /);
      expect(codesIn(outcome, language)[0]).toBe('QUOTA-001');
      expect(new Set(codesIn(outcome, language))).toEqual(new Set(['QUOTA-001', 'QUOTA-008', 'QUOTA-026']));
    }
    expect(contents(cwd)).toEqual(before);
  });

  test('every change that is offered helps, as it stands there', async () => {
    const tight = IMPOSSIBLE.replace('16-29,4,6', '16-29,9,9').replace('60+,6,8', '60+,9,9');
    const cwd = pool(answers(), tight);
    const refused = await run([...PANEL, '--json'], { cwd });
    const [conflict, ...changes] = problemsOf(refused);
    expect(conflict?.code).toBe('QUOTA-001');
    expect(changes.length).toBeGreaterThan(0);
    for (const [at, { params }] of changes.entries()) {
      save(cwd, `neu-${at}.csv`, pasted(params?.rows as string[], tight));
      const args = [...PANEL, '--targets', `neu-${at}.csv`, '-o', `neu-${at}`];
      expect((await run(args, { cwd })).code).toBe(0);
    }
  });

  test('lines have the form of the file: delimiter, columns and limits', async () => {
    const [head = '', ...lines] = IMPOSSIBLE.trimEnd().split('\n');
    expect(head).toBe('feature,value,min,max');
    const flexible = lines.map((line) => {
      const [feature, value, min, max] = line.split(',');
      return [min, max, value, feature, 'so beschlossen', '0', '12'].join(';');
    });
    const german = ['min;max;Wert;Merkmal;Notiz;min_flex;max_flex', ...flexible].join('\n');
    const outcome = await run(PANEL, { cwd: pool(answers(), german), language: 'de' });
    expect(outcome.code).toBe(5);
    expect(outcome.stderr).toMatch(/\n {11}\d+;\d+;[a-zäöü]+;Geschlecht;;0;12\n/);
  });

  test('limits that leave no solution are named, and what would work goes beyond them', async () => {
    const rows = IMPOSSIBLE.trimEnd().split('\n');
    const fixed = rows.map((line, at) => {
      const [, , min, max] = line.split(',');
      return at === 0 ? `${line},min_flex,max_flex` : `${line},${min},${max}`;
    });
    const cwd = pool(answers(), fixed.join('\n'));
    const outcome = await run([...PANEL, '--json'], { cwd });
    expect(outcome.code).toBe(5);
    const [, ...beyond] = problemsOf(outcome);
    expect(new Set(beyond.map(({ code }) => code))).toEqual(new Set(['QUOTA-009']));
    const lines = beyond[0]?.params?.rows as string[];
    // The limits of what is changed go with it.
    expect(lines.join()).toMatch(/^Geschlecht,[a-zäöü]+,(\d+),(\d+),\1,\2$/);
    save(cwd, 'neu.csv', pasted(lines, fixed.join('\n')));
    expect((await run([...PANEL, '--targets', 'neu.csv', '-o', 'neu'], { cwd })).code).toBe(0);
  });

  test('rows of a plan can be pasted too, those for each category as a whole', async () => {
    const cwd = pool();
    const plan = (rows: readonly string[]) =>
      ['version: 1', 'panel:', '  sample:', '    size: 20', '    allocation: quotas', '    quotas:']
        .concat(
          rows.map((row) => `      ${row}`),
          '',
        )
        .join('\n');
    const each = ['- { Altersgruppe: each, min: 7 }', '- { Geschlecht: [weiblich, divers], min: 5, max: 9 }'];
    save(cwd, 'plan.yaml', plan(each));
    const args = ['panel', 'answers.csv', '-s', SEED, '-o', 'out'];
    const outcome = await run([...args, '-c', 'plan.yaml', '--json'], { cwd });
    const [conflict, change] = problemsOf(outcome);
    expect([outcome.code, conflict?.code, change?.code]).toEqual([5, 'QUOTA-001', 'QUOTA-008']);
    expect(conflict?.where).toEqual([{ file: 'plan.yaml', key: 'panel.sample.quotas', lines: [6] }]);
    const rows = change?.params?.rows as string[];
    expect(rows.map((row) => /Altersgruppe: ([^,]+),/.exec(row)?.[1])).toEqual(['16-29', '30-59', '60+']);
    save(cwd, 'neu.yaml', plan([...rows, ...each.slice(1)]));
    expect((await run([...args, '-c', 'neu.yaml'], { cwd })).code).toBe(0);
  });
});
