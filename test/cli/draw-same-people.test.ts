import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, save, type Table, town, windows1252 } from './registers.js';
import { bodyOf, contents, newFolder, problemsOf, readEntries, run, SEED } from './run.js';

/** What must not change who is drawn, and where a plan can come from. */

const register = town(500, 'same people');
const [header = [], ...people] = register;
const reversed: Table = [header, ...people.toReversed()];

let home: string;

beforeAll(async () => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'plan.yaml', PLAN);
  await drawn(['register.csv', '--plan', 'plan.yaml'], 'reference');
});

async function drawn(args: readonly string[], output: string, env = {}, input?: string | Buffer) {
  const options = { cwd: home, env, ...(input === undefined ? {} : { input }) };
  const outcome = await run(['draw', ...args, '--seed', SEED, '--output', output], options);
  expect(outcome.stderr).toBe('');
  expect(outcome.code).toBe(0);
  return outcome;
}

const list = (folder: string, name: string) => readFileSync(join(home, folder, name));

function expectSameLists(folder: string): void {
  for (const name of ['invitations.csv', 'reserve.csv']) {
    expect(list(folder, name).equals(list('reference', name))).toBe(true);
  }
}

describe('the lists are byte for byte the same', () => {
  const variants: readonly (readonly [string, Buffer])[] = [
    ['rows in the reverse order', Buffer.from(csvText(reversed))],
    ['lines that end with LF', Buffer.from(csvText(register, { end: '\n' }))],
    ['lines that end with CR', Buffer.from(csvText(register, { end: '\r' }))],
    ['no line end behind the last row', Buffer.from(csvText(register).slice(0, -2))],
    ['no byte order mark', Buffer.from(csvText(register, { mark: false }))],
    ['commas', Buffer.from(csvText(register, { delimiter: ',' }))],
    ['UTF-16LE with tabs', Buffer.from(csvText(register, { delimiter: '\t' }), 'utf16le')],
    ['windows-1252', windows1252(csvText(register, { mark: false }))],
    ['windows-1252, reversed, LF', windows1252(csvText(reversed, { mark: false, end: '\n' }))],
  ];

  test.concurrent.each(variants)('with %s', async (name, bytes) => {
    const folder = name.replaceAll(/\W+/g, '-');
    const file = save(home, `${folder}.csv`, bytes);
    expect(bytes.equals(readFileSync(join(home, 'register.csv')))).toBe(false);
    await drawn([file, '--plan', 'plan.yaml'], folder);
    expectSameLists(folder);
  });

  test('from a register in two files, in either order', async () => {
    const first = save(home, 'first.csv', csvText([header, ...people.slice(0, 200)]));
    const second = save(
      home,
      'second.csv',
      windows1252(csvText([header, ...people.slice(200)], { mark: false })),
    );
    await drawn([first, second, '--plan', 'plan.yaml'], 'two-files');
    await drawn([second, first, '--plan', 'plan.yaml'], 'two-files-turned');
    expectSameLists('two-files');
    expectSameLists('two-files-turned');
  });

  test('read by two threads', async () => {
    await drawn(['register.csv', '--plan', 'plan.yaml', '--workers', '2'], 'threads');
    expectSameLists('threads');
  });

  test('from standard input, where the log calls the register -', async () => {
    await drawn(['-', '--plan', 'plan.yaml'], 'piped', {}, csvText(register));
    expectSameLists('piped');
    expect(bodyOf(join(home, 'piped'), 'register').files).toMatchObject([{ name: '-', rows: 500 }]);
  });

  test('with the plan from standard input', async () => {
    await drawn(['register.csv', '--plan', '-'], 'piped-plan', {}, PLAN);
    expectSameLists('piped-plan');
  });

  test('with flags only, and no plan at all', async () => {
    const flags = [
      ...['--size', '40', '--reserve', '1.5', '--reference-date', '2026-12-01', '--min-age', '16'],
      ...['--stratify', 'district,age', '--age-bands', '16-39,40-64,65+'],
      ...['--exclude', 'Auskunftssperre', '--exclude', 'Status=verstorben+verzogen'],
    ];
    await drawn(['register.csv', ...flags], 'flags');
    save(home, 'same.yaml', PLAN.replace(/ {2}- gender.*\n/, ''));
    await drawn(['register.csv', '--plan', 'same.yaml'], 'no-flags');
    for (const name of ['invitations.csv', 'reserve.csv']) {
      expect(list('flags', name).equals(list('no-flags', name))).toBe(true);
    }
    expect(bodyOf(join(home, 'flags'), 'plan').plan_file).toBeNull();
  });
});

describe('the whole output is byte for byte the same', () => {
  test('with the same --at, whatever the clock says', async () => {
    const at = '2026-12-05T19:30:00Z';
    for (const output of ['at-1', 'at-2']) {
      await drawn(['--plan', 'plan.yaml', '--at', at], output, { SOURCE_DATE_EPOCH: undefined });
    }
    expect(contents(join(home, 'at-1'))).toEqual(contents(join(home, 'at-2')));
    expect(new Set(readEntries(join(home, 'at-1')).map((entry) => entry.at))).toEqual(new Set([at]));
  });

  test('with the same SOURCE_DATE_EPOCH, in another time zone and language', async () => {
    const at = { SOURCE_DATE_EPOCH: '1796499000' };
    await drawn(['--plan', 'plan.yaml'], 'epoch-1', { ...at, TZ: 'Asia/Tokyo' });
    await drawn(['--plan', 'plan.yaml', '--lang', 'de'], 'epoch-2', {
      ...at,
      TZ: 'America/Lima',
      LC_ALL: 'C',
    });
    expect(contents(join(home, 'epoch-1'))).toEqual(contents(join(home, 'epoch-2')));
    expect(readEntries(join(home, 'epoch-1'))[0]?.at).toBe(
      new Date(1796499000 * 1000).toISOString().replace('.000', ''),
    );
  });

  test('with --at given, SOURCE_DATE_EPOCH does not count', async () => {
    await drawn(['--plan', 'plan.yaml', '--at', '2026-12-05T19:30:00Z'], 'both', { SOURCE_DATE_EPOCH: '0' });
    expect(readEntries(join(home, 'both'))[0]?.at).toBe('2026-12-05T19:30:00Z');
  });
});

describe('flags win over the plan', () => {
  test('and the log says what they changed and what was in force', async () => {
    const flags = ['--size', '30', '--min-age', '18', '--stratify', 'gender', '--title', 'Anders'];
    await drawn(['register.csv', '--plan', 'plan.yaml', ...flags], 'flagged');
    const body = bodyOf(join(home, 'flagged'), 'plan');
    expect(body.overrides).toEqual({
      title: 'Anders',
      eligibility: { min_age: 18 },
      stratify: ['gender'],
      sample: { size: 30 },
    });
    expect(body.plan).toMatchObject({
      title: 'Anders',
      eligibility: { min_age: 18, reference_date: '2026-12-01' },
      stratify: [{ name: 'gender' }],
      sample: { size: 30, reserve: '1.5' },
    });
    expect(body.plan_file).toMatchObject({ name: 'plan.yaml' });
    expect(bodyOf(join(home, 'flagged'), 'allocation').n).toBe(30);
  });

  test('--exclude none takes away the plan’s rules, and blocks that are not observed are named', async () => {
    const args = ['draw', '-c', 'plan.yaml', '--exclude', 'none', '-s', SEED, '-o', 'everybody', '--json'];
    const outcome = await run(args, { cwd: home });
    expect(outcome.code).toBe(0);
    expect(problemsOf(outcome).map(({ code }) => code)).toEqual(['DRAW-011']);
    const rules = bodyOf(join(home, 'everybody'), 'frame').excluded as { rules: { kind: string }[] }[];
    expect(rules.flatMap((rule) => rule.rules.map(({ kind }) => kind))).toEqual(['min-age', 'age-bands']);
  });
});
