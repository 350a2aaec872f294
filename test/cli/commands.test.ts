import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  csvText,
  MARKS,
  markedTown,
  PLAN,
  save,
  town,
  windows1252,
  withBlock,
  without,
} from './registers.js';
import { bodyOf, contents, newFolder, problemsOf, run, SEED } from './run.js';

/** `init` and `check`. */

const register = csvText(markedTown(300));

function withRegister(): string {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  return folder;
}

describe('init', () => {
  test.each([
    ['de', 'Plan angelegt: losverfahren.yaml', '# Plan für ein Losverfahren.'],
    ['en', 'Plan written: losverfahren.yaml', '# Plan of a random selection.'],
  ] as const)(
    'writes a plan that check, preview and draw take as it is (%s)',
    async (language, said, head) => {
      const cwd = withRegister();
      const made = await run(['init', 'register.csv'], { cwd, language });
      expect(made.stderr).toBe('');
      expect(made.stdout).toContain(said);
      expect(made.code).toBe(0);
      expect(readdirSync(cwd).sort()).toEqual(['losverfahren.yaml', 'register.csv']);
      expect(readFileSync(join(cwd, 'losverfahren.yaml'), 'utf8').startsWith(head)).toBe(true);
      const commands = [['check'], ['preview', '--size', '30'], ['draw', '--size', '30', '--seed', SEED]];
      for (const command of commands) {
        const outcome = await run(command, { cwd, language });
        expect([command[0], outcome.code]).toEqual([command[0], 0]);
      }
      expect(bodyOf(join(cwd, 'ziehung'), 'plan').plan).toMatchObject({
        register: { columns: { id: ['PersonID'], district: 'Stadtteil', gender: 'Geschlecht' } },
        eligibility: {
          exclude: [{ column: 'Auskunftssperre', confidential: true }, { column: 'Status' }],
        },
      });
    },
  );

  test('writes what the flags say', async () => {
    const cwd = withRegister();
    const flags = ['--size', '33', '--title', 'Rat: „Wärme“ #1', '--min-age', '18', '--reserve', '0.5'];
    const dates = ['--reference-date', '2027-01-31', '--stratify', 'district', '-o', 'plan.yaml'];
    expect((await run(['init', 'register.csv', ...flags, ...dates], { cwd })).code).toBe(0);
    expect(parse(readFileSync(join(cwd, 'plan.yaml'), 'utf8'))).toMatchObject({
      title: 'Rat: „Wärme“ #1',
      eligibility: { min_age: 18, reference_date: '2027-01-31' },
      stratify: ['district'],
      sample: { size: 33, reserve: 0.5 },
    });
  });

  test('names the register from where the plan lies', async () => {
    const cwd = withRegister();
    mkdirSync(join(cwd, 'plaene'));
    await run(['init', 'register.csv', '-o', 'plaene/rat.yaml'], { cwd });
    const checked = await run(['check', '-c', join(cwd, 'plaene/rat.yaml'), '--json']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ sound: true, rows: 300 });
  });

  test('replaces a plan only with --force', async () => {
    const cwd = withRegister();
    save(cwd, 'losverfahren.yaml', 'version: 1\n');
    const before = contents(cwd);
    const refused = await run(['init', 'register.csv', '--json'], { cwd });
    expect(problemsOf(refused).map(({ code }) => code)).toEqual(['OUT-004']);
    expect(refused.code).toBe(6);
    expect(contents(cwd)).toEqual(before);
    expect((await run(['init', 'register.csv', '--force'], { cwd })).code).toBe(0);
    expect(contents(cwd)['losverfahren.yaml']).not.toBe(before['losverfahren.yaml']);
  });

  test('--schema writes the schema alone, and it knows every key of a plan', async () => {
    const cwd = newFolder();
    const outcome = await run(['init', '--schema', 'plan.schema.json'], { cwd });
    expect(outcome.code).toBe(0);
    expect(readdirSync(cwd)).toEqual(['plan.schema.json']);
    const schema = JSON.parse(readFileSync(join(cwd, 'plan.schema.json'), 'utf8')) as {
      properties: Record<string, { properties?: object }>;
    };
    const plan = parse(PLAN) as Record<string, object>;
    for (const [key, section] of Object.entries(plan)) {
      expect(Object.keys(schema.properties)).toContain(key);
      if (typeof section !== 'object' || Array.isArray(section)) continue;
      const known = Object.keys(schema.properties[key]?.properties ?? {});
      expect(known).toEqual(expect.arrayContaining(Object.keys(section)));
    }
  });

  test('--schema replaces no file unasked, least of all the register', async () => {
    const cwd = withRegister();
    const before = contents(cwd);
    const outcome = await run(['init', '--schema', 'register.csv', '--json'], { cwd });
    expect(contents(cwd)).toEqual(before);
    expect(problemsOf(outcome).map(({ code }) => code)).toEqual(['OUT-004']);
    expect(outcome.code).toBe(6);
  });

  test('joins several columns to an id when there is no id column, and the draw warns of it', async () => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(without(withBlock(town(200)), 'PersonID')));
    expect((await run(['init', 'register.csv'], { cwd })).code).toBe(0);
    const plan = parse(readFileSync(join(cwd, 'losverfahren.yaml'), 'utf8')) as { register: object };
    const id = ['Familienname', 'Vorname', 'Geburtsdatum', 'Strasse', 'Hausnummer'];
    expect(plan.register).toMatchObject({ columns: { id } });
    const drawn = await run(['draw', '--size', '10', '-s', SEED, '--json'], { cwd });
    expect(drawn.code).toBe(0);
    expect(problemsOf(drawn).map(({ code }) => code)).toContain('DRAW-009');
  });

  test('refuses a file without a header and writes nothing', async () => {
    const cwd = newFolder();
    save(
      cwd,
      'register.csv',
      csvText(
        markedTown(20)
          .slice(1)
          .map((row) => row.map((field) => field || '-')),
      ),
    );
    const before = contents(cwd);
    const outcome = await run(['init', 'register.csv', '--json'], { cwd });
    expect(outcome.code).toBe(3);
    expect(MARKS.filter((mark) => outcome.stderr.includes(mark))).toEqual([]);
    expect(contents(cwd)).toEqual(before);
  });
});

describe('check', () => {
  test.each([
    ['de', 'Keine Fehler gefunden.', 'Geburtsdaten'],
    ['en', 'No errors found.', 'Birth dates'],
  ] as const)('of a sound register needs no plan and names nobody (%s)', async (language, sound, dates) => {
    const cwd = withRegister();
    const outcome = await run(['check', 'register.csv'], { cwd, language });
    expect(outcome.code).toBe(0);
    for (const part of [sound, dates, 'register.csv', '300', 'utf-8', 'Stadtteil', 'Geschlecht']) {
      expect(outcome.stdout).toContain(part);
    }
    expect(outcome.stdout + outcome.stderr).not.toMatch(/Geheim|P\d{9}|\d\d\.\d\d\.\d{4}/);
    expect(readdirSync(cwd)).toEqual(['register.csv']);
  });

  test('--json says what was found in the columns', async () => {
    const cwd = withRegister();
    const outcome = await run(['check', 'register.csv', '--json'], { cwd });
    const found = JSON.parse(outcome.stdout) as {
      survey: { categories: { column: string; values: [string, number][] }[] };
    };
    expect(found).toMatchObject({ format: 'losverfahren/check/1', sound: true, rows: 300, problems: [] });
    for (const { values } of found.survey.categories) {
      expect(values.reduce((sum, [, count]) => sum + count, 0)).toBe(300);
    }
    expect(found.survey.categories.map(({ column }) => column)).toEqual(['Stadtteil', 'Geschlecht']);
  });

  test('of a faulty register shows every kind of fault at once, and exits with 3', async () => {
    const cwd = newFolder();
    const table = town(40).map((row, at) => {
      if (at === 3) return row.with(0, '');
      if (at === 7) return row.with(3, '31.02.1990');
      return at === 11 ? row.with(4, 'q') : row;
    });
    save(cwd, 'register.csv', csvText(table));
    const outcome = await run(['check', 'register.csv', '--json'], { cwd });
    expect(outcome.code).toBe(3);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ sound: false, rows: 40 });
    const errors = problemsOf(outcome).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, where }) => [code, where?.[0]?.lines])).toEqual(
      expect.arrayContaining([
        ['REG-012', [4]],
        ['REG-034', [8]],
        ['REG-041', [12]],
      ]),
    );
  });

  test('refuses a file that is UTF-8 with one damaged place, and names its line', async () => {
    const cwd = newFolder();
    const text = Buffer.from(csvText(town(60), { mark: false }));
    save(cwd, 'register.csv', Buffer.concat([text, windows1252('P999;Müller;Ä;1990;w;Altstadt;;;;;;;\r\n')]));
    const outcome = await run(['check', 'register.csv', '--json'], { cwd });
    expect(outcome.code).toBe(3);
    expect(problemsOf(outcome).map(({ code, where }) => [code, where?.[0]?.lines])).toEqual([
      ['REG-060', [62]],
    ]);
    const said = await run(['check', 'register.csv', '--encoding', 'windows-1252', '--json'], { cwd });
    expect(problemsOf(said).map(({ code }) => code)).toContain('REG-025');
  });
});
