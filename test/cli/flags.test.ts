import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS, type CommandName } from '../../src/cli/flags/commands.js';
import { commandsWith, flagsOf } from '../../src/cli/flags/named.js';
import { parseOptions, type RawOptions } from '../../src/cli/flags/options.js';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { parsePlan } from '../../src/plan/load.js';
import { planSchema } from '../../src/plan/schema.js';
import { codesIn } from './refused.js';
import { csvText, save, town, withColumn } from './registers.js';
import { bodyOf, contents, newFolder, run, SEED } from './run.js';

/** The table of flags, and what is made of what was typed. */

async function problemsOf(command: CommandName, raw: RawOptions): Promise<readonly Problem[]> {
  const cause = await parseOptions(command, raw).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof Refusal)) throw cause ?? new Error('it was not refused');
  expect(cause.kind).toBe('usage');
  return cause.problems;
}

/** Code and flag of every problem. */
const faults = async (command: CommandName, raw: RawOptions) =>
  (await problemsOf(command, raw)).map(({ code, params, where }) => [code, params?.flag ?? where?.[0]?.key]);

describe('faults', () => {
  test('of all flags come at once, each with its name, before anything is read', async () => {
    const raw = {
      ...{ size: '0', maxAge: '999999', stratify: ',,', districts: ',', exclude: ['=x'], column: ['id='] },
      ...{ output: '', timeLimit: 'soon', workers: 'abc', lang: 'fr', at: 'now', plan: '', keyFile: '' },
      ...{ reserve: '1,5', referenceDate: '2026-13-01', encoding: 'latin1', dialect: 'excel' },
    };
    const found = await faults('draw', raw);
    expect(new Map(found.map(([code, flag]) => [flag, code]))).toEqual(
      new Map([
        ['--size', 'PLAN-014'],
        ['--max-age', 'PLAN-014'],
        ['--stratify', 'USE-010'],
        ['--districts', 'USE-010'],
        ['--exclude', 'USE-010'],
        ['--column', 'USE-010'],
        ['--output', 'USE-009'],
        ['--time-limit', 'USE-010'],
        ['--workers', 'USE-010'],
        ['--lang', 'USE-010'],
        ['--at', 'USE-010'],
        ['--plan', 'USE-009'],
        ['--key-file', 'USE-009'],
        ['--reserve', 'USE-010'],
        ['--reference-date', 'USE-010'],
        ['--encoding', 'USE-010'],
        ['--dialect', 'USE-010'],
      ]),
    );
    expect(found).toHaveLength(Object.keys(raw).length);
  });

  test('of age bands have the name of their flag, also beside other dimensions', async () => {
    const raw = { stratify: 'gender,age', ageBands: '1-2-3,16-29,20+' };
    expect(await faults('draw', raw)).toEqual([
      ['PLAN-027', '--age-bands'],
      ['PLAN-028', '--age-bands'],
    ]);
  });

  test('of two flags that contradict each other are found without a register', async () => {
    expect(await faults('check', { minAge: '40', maxAge: '30' })).toEqual([['PLAN-021', '--max-age']]);
  });

  test.each([
    ['draw', { ageBands: '16+' }, '--age-bands', ['--stratify']],
    ['draw', { ageBands: '16+', stratify: 'gender' }, '--age-bands', ['--stratify age']],
    ['init', { targets: 'q.csv' }, '--targets', ['--size']],
    ['verify', { workers: '0' }, '--workers', ['--register', '--answers', '--urn']],
    ['draw', { redraw: true }, '--redraw', ['--reason']],
    ['panel', { reason: 'x' }, '--reason', ['--redraw']],
    ['commit', { output: 'out', balls: true }, '--balls', ['--panel']],
  ] as const)(
    '%s %j: it has no effect without another flag, and is told which',
    async (command, raw, flag, needs) => {
      const [problem, ...more] = await problemsOf(command, raw);
      expect([problem?.code, problem?.params, more]).toEqual(['USE-015', { flag, needs }, []]);
    },
  );

  test('are none where the other flag is there', async () => {
    const raw = { keyFile: 'key', workers: '0', already: 'a.csv', answers: ['b.csv'] };
    expect(await parseOptions('verify', raw)).toMatchObject({ workers: 0, answers: ['b.csv'] });
  });

  test.each([
    [{ column: ['id=A', 'id=B'] }, '--column'],
    [{ column: ['id=A+'] }, '--column'],
    [{ exclude: ['Status', ' =x'] }, '--exclude'],
    [{ stratify: 'district,' }, '--stratify'],
    [{ districts: 'A,,B' }, '--districts'],
  ])('%j: what would be dropped without a word is refused', async (raw, flag) => {
    expect(await faults('draw', raw)).toEqual([['USE-010', flag]]);
  });
});

describe('options', () => {
  test('are typed, with fallbacks and switches always there', async () => {
    expect(await parseOptions('draw', { seed: ' 1 ', timeLimit: '0.5', workers: '3' })).toEqual({
      ...{ seed: ' 1 ', output: 'ziehung', force: false, timeLimit: 0.5, workers: 3, overrides: {} },
      redraw: false,
      protocol: false,
      supplement: false,
      ...{ json: false, quiet: false, verbose: false, color: true, input: true },
    });
    expect(await parseOptions('synth', { delimiter: 'tab', color: false })).toMatchObject({
      ...{ rows: 20_000, seed: '1', districts: 12, output: '-', encoding: 'utf-8', delimiter: '\t' },
      color: false,
    });
    expect(await parseOptions('panel', { panelNumber: '007' })).toMatchObject({ panelNumber: 7 });
    expect(await parseOptions('verify', { register: ['a', 'b'] })).not.toHaveProperty('overrides');
  });

  test('that change the plan are one piece in the shape of a plan file', async () => {
    const raw = {
      ...{ title: 'Rat', seedSource: 'Lotto', dialect: 'rfc4180', encoding: 'utf-8', delimiter: 'tab' },
      ...{ size: '9', stratify: 'district, age', ageBands: '16-29, 30+', districts: 'A, B', reserve: '1.50' },
      ...{ referenceDate: '2026-12-01', minAge: '16', maxAge: '99', maxPerHousehold: '1', objective: 'nash' },
      exclude: ['Sperre', 'Status=x+y'],
      column: ['id=A+B', 'birth_date=Tag', 'household=Name+PLZ'],
    };
    const { overrides } = await parseOptions('draw', raw);
    expect(overrides).toEqual({
      title: 'Rat',
      register: {
        encoding: 'utf-8',
        delimiter: 'tab',
        columns: { id: ['A', 'B'], birth_date: 'Tag', household: ['Name', 'PLZ'] },
      },
      eligibility: {
        ...{ reference_date: '2026-12-01', min_age: 16, max_age: 99, districts: ['A', 'B'] },
        exclude: [
          { column: 'Sperre', values: 'nonempty', reason: 'Sperre' },
          { column: 'Status', values: ['x', 'y'], reason: 'Status' },
        ],
      },
      stratify: ['district', { age: ['16-29', '30+'] }],
      sample: { size: 9, reserve: '1.50', max_per_household: 1, objective: 'nash' },
      seed: { source: 'Lotto' },
      output: { dialect: 'rfc4180' },
    });
  });

  test('none switches stratification and exclusion off', async () => {
    const { overrides } = await parseOptions('draw', { stratify: 'none', exclude: ['none'] });
    expect(overrides).toEqual({ stratify: [], eligibility: { exclude: [] } });
  });

  test('of quotas have the path of the file; the plan has its name and no folder', async () => {
    const { targets, overrides } = await parseOptions('panel', { targets: 'geheim/q.csv' });
    expect(targets).toBe('geheim/q.csv');
    expect(overrides).toEqual({ sample: { allocation: 'quotas', quotas: 'q.csv' } });
  });

  test('are composed as registers are, but for the names of files', async () => {
    const typed = 'a\u0308';
    const raw = { title: typed, exclude: [typed], targets: `${typed}.csv` };
    const { targets, overrides } = await parseOptions('panel', raw);
    expect(targets).toBe(`${typed}.csv`);
    expect(overrides).toMatchObject({
      title: 'ä',
      eligibility: { exclude: [{ column: 'ä', reason: 'ä' }] },
      sample: { quotas: 'ä.csv' },
    });
  });
});

describe('the table', () => {
  test.each(COMMANDS)('%s: no two flags have one name, and those that one goes with are there', (command) => {
    const flags = flagsOf(command);
    const names = flags.flatMap(({ flag }) => flag.replace(/ <.*/, '').split(', '));
    expect(new Set(names).size).toBe(names.length);
    const needed = flags.flatMap(({ needs = [] }) => needs);
    expect(needed.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('every flag that changes the plan changes a key that a plan file has', () => {
    const keys = COMMANDS.flatMap(flagsOf).flatMap(({ key }) => key ?? []);
    const { register, eligibility, sample, seed, output } = planSchema.shape;
    const sections = { register, eligibility, sample, seed, output };
    const known = Object.entries(sections).flatMap(([name, section]) =>
      Object.keys(section.unwrap().shape).map((key) => `${name}.${key}`),
    );
    expect(keys.length).toBeGreaterThan(50);
    const all = [...known, 'title', 'municipality', 'stratify', 'stratify.age'];
    expect(keys.filter((key) => !all.includes(key))).toEqual([]);
  });

  test.concurrent.each(COMMANDS)('%s: the help has its flags and no other', async (command) => {
    const { stdout } = await run([command, '--help'], { language: 'de' });
    const shown = [...stdout.matchAll(/^ {2}(-.*?)(?: {2}|$)/gm)].map(([, flag]) => flag);
    expect(shown.sort()).toEqual([...flagsOf(command).map(({ flag }) => flag), '-h, --help'].sort());
  });
});

test('a flag of other commands is refused with the commands that have it, in both languages', async () => {
  const args = ['simulate', 'register.csv', '--workers', '2'];
  for (const language of ['de', 'en'] as const) {
    const outcome = await run(args, { language });
    expect([outcome.code, codesIn(outcome, language)]).toEqual([2, ['USE-014']]);
    expect(outcome.stderr).toContain('check, size, preview, commit, draw, batch, verify');
  }
  expect(commandsWith('-c')).toEqual([
    'check',
    'size',
    'preview',
    'municipalities',
    'commit',
    'draw',
    'batch',
    'letters',
    'record',
    'replace',
    'visits',
    'panel',
    'verify',
    'report',
    'sql',
    'purge',
    'simulate',
  ]);
  expect(commandsWith('--nirgends')).toEqual([]);
});

describe('init', () => {
  const flags = ['--max-age', '60', '--districts', 'Altstadt', '--exclude', 'Status=verzogen'];

  test('writes what its flags say, and the draw by that plan does it', async () => {
    const cwd = newFolder();
    const blocked = withColumn(town(80), 'Auskunftssperre', (row) => (row % 9 === 0 ? '1' : ''));
    const moved = withColumn(blocked, 'Status', (row) => (row % 7 === 0 ? 'verzogen' : ''));
    save(cwd, 'register.csv', csvText(moved));
    expect((await run(['init', 'register.csv', ...flags, '--size', '5'], { cwd })).code).toBe(0);
    const { eligibility } = parsePlan(readFileSync(join(cwd, 'losverfahren.yaml'), 'utf8'), 'plan');
    expect([eligibility?.max_age, eligibility?.districts]).toEqual([60, ['Altstadt']]);
    expect(eligibility?.exclude).toContainEqual({ column: 'Status', values: ['verzogen'], reason: 'Status' });
    const drawn = await run(['draw', '-s', SEED], { cwd });
    expect(drawn.code, drawn.stderr).toBe(0);
    const plan = bodyOf(join(cwd, 'ziehung'), 'plan').plan as { eligibility: object };
    expect(plan.eligibility).toMatchObject({ max_age: 60, districts: ['Altstadt'] });
  });

  test.each([
    [
      'without a register there is no plan, and flags for one are not dropped',
      ['--schema', 's.json', ...flags],
    ],
    ['a district that there is no column for', ['answers.csv', '--districts', 'Nord']],
    ['an age that there is no column for', ['answers.csv', '--min-age', '18']],
    ['an objective without quotas', ['register.csv', '--objective', 'nash']],
    ['quotas that are not there', ['register.csv', '--targets', 'q.csv', '--size', '5']],
  ])('%s: refused, and nothing is written', async (_, args) => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(town(20)));
    save(cwd, 'answers.csv', 'Nr;Nachname\r\n1;A\r\n2;B\r\n');
    const before = contents(cwd);
    const outcome = await run(['init', ...args], { cwd });
    const [code] = codesIn(outcome, 'en');
    expect([outcome.code, code]).toEqual(
      args[0] === '--schema' ? [2, 'USE-005'] : [3, expect.stringMatching(/^(?:REG-023|PLAN-050|SIDE-001)$/)],
    );
    expect(contents(cwd)).toEqual(before);
  });
});
