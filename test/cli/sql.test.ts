import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, start, TESTED } from '../sql/database.js';
import { registerTable } from '../sql/register-table.js';
import { csvText, PLAN, save, town, withBlock } from './registers.js';
import { bodyOf, FIXTURES, newFolder, problemsOf, run, SEED } from './run.js';

/** `sql`: a draw of a log, and one that takes place in a database. */

const REGISTER = join(FIXTURES, 'musterstadt.csv');
const PLANNED = join(FIXTURES, 'musterstadt.yaml');
const KEY = '0123456789abcdef'.repeat(4);

interface Person {
  readonly label: string;
  readonly ticket: string;
}

/** List, rank, stratum, label, ticket and id of everybody whom the log has. */
function peopleOf(folder: string): string[][] {
  const { strata } = bodyOf(folder, 'selection') as {
    strata: { stratum: string[]; invited: Person[]; reserve: Person[] }[];
  };
  const list = (name: string, part: 'invited' | 'reserve') =>
    strata
      .flatMap(({ stratum, ...people }) =>
        people[part].map((person) => ({ ...person, name: stratum.join(' / ') })),
      )
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map(({ name: stratum, label, ticket }, at) => [name, String(at + 1), stratum, label, ticket, label]);
  return [...list('invitations', 'invited'), ...list('reserve', 'reserve')];
}

function strataOf(folder: string): string[][] {
  const { strata } = bodyOf(folder, 'frame') as { strata: { stratum: string[]; N_h: number }[] };
  return strata.map(({ stratum, N_h }) => [...stratum, String(N_h)]);
}

interface Shown {
  readonly kind: string;
  readonly sql: string;
}

/** The statements that a call gives. */
async function statements(args: readonly string[], cwd: string): Promise<Record<string, string>> {
  const { code, stdout, stderr } = await run(['sql', ...args, '--json'], { cwd });
  if (code !== 0) throw new Error(stderr);
  const { statements: shown } = JSON.parse(stdout) as { statements: Shown[] };
  return Object.fromEntries(shown.map(({ kind, sql }) => [kind, sql]));
}

let folder = '';
beforeAll(async () => {
  folder = newFolder();
  const draw = ['draw', REGISTER, '--plan', PLANNED, '-s', SEED, '-o', 'ziehung'];
  expect((await run(draw, { cwd: folder })).code).toBe(0);
});

describe.each(TESTED)('the invented town in %s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await start(dialect);
    const auto = { encoding: 'auto', delimiter: 'auto' } as const;
    await database.load('register', await registerTable(readFileSync(REGISTER), auto));
    await database.load('rat', await registerTable(readFileSync(join(FIXTURES, 'ratsmitglieder.csv')), auto));
  });
  afterAll(() => database?.close());

  test("the draw of a log: the log's strata and people", async () => {
    const found = await statements(['ziehung', '--dialect', dialect, '--ids-table', '3=rat'], folder);
    expect(await database.query(found.faults ?? '')).toEqual([]);
    expect(await database.query(found.strata ?? '')).toEqual(strataOf(join(folder, 'ziehung')));
    const people = await database.query(found.people ?? '');
    expect(people).toHaveLength(528);
    expect(people).toEqual(peopleOf(join(folder, 'ziehung')));
  });

  test('counted there, allocated here, drawn there: the same people as here alone', async () => {
    const [header = ''] = readFileSync(REGISTER, 'utf8').split('\r\n');
    save(folder, 'spalten.csv', `${header}\r\n`);
    const call = ['spalten.csv', '--plan', PLANNED, '--dialect', dialect, '--ids-table', '3=rat'];
    const counting = await statements(call, folder);
    expect(Object.keys(counting)).toEqual(['faults', 'strata']);
    expect(await database.query(counting.faults ?? '')).toEqual([]);
    const rows = await database.query(counting.strata ?? '');
    save(
      folder,
      'zahlen.csv',
      csvText([['district', 'gender', 'age', 'N_h'], ...rows], { delimiter: ',', end: '\n' }),
    );
    const drawing = await statements([...call, '--counts', 'zahlen.csv', '--seed', SEED], folder);
    expect(await database.query(drawing.faults ?? '')).toEqual([]);
    expect(await database.query(drawing.people ?? '')).toEqual(peopleOf(join(folder, 'ziehung')));
  });

  test('the file as it is written is a script', async () => {
    const file = `${dialect}.sql`;
    const call = ['sql', 'ziehung', '--dialect', dialect, '--ids-table', '3=rat', '-o', file];
    expect((await run(call, { cwd: folder, language: 'de' })).code).toBe(0);
    const script = readFileSync(join(folder, file), 'utf8');
    expect(script).toMatch(/^-- Losverfahren als SQL/);
    const rows = await database.query(script);
    expect(rows.slice(-528)).toEqual(peopleOf(join(folder, 'ziehung')));
  });
});

describe('what stands in the SQL', () => {
  test('of a key its hash alone, wherever the plan comes from', async () => {
    const own = newFolder();
    save(own, 'register.csv', csvText(withBlock(town(200))));
    save(own, 'plan.yaml', PLAN);
    save(own, 'key', KEY);
    const draw = ['draw', '-c', 'plan.yaml', '-s', SEED, '--key-file', 'key', '-o', 'verdeckt'];
    expect((await run(draw, { cwd: own })).code).toBe(0);
    const { label_key_hash } = bodyOf(join(own, 'verdeckt'), 'plan');
    const calls = [['verdeckt'], ['register.csv', '-c', 'plan.yaml', '--key-file', 'key']];
    for (const call of calls)
      for (const dialect of ['duckdb', 'postgres', 'spark']) {
        const { stdout } = await run(['sql', ...call, '--dialect', dialect], { cwd: own });
        expect(stdout).toContain(label_key_hash);
        expect(stdout).not.toContain(KEY);
      }
  });

  test('nobody of the register, and no value that the plan does not name', async () => {
    const { stdout } = await run(['sql', 'ziehung'], { cwd: folder });
    const people = peopleOf(join(folder, 'ziehung'));
    expect(people.length).toBeGreaterThan(500);
    expect(
      people.filter(([, , , label = '', ticket = '']) => stdout.includes(label) || stdout.includes(ticket)),
    ).toEqual([]);
  });

  test('a table is called as somebody says, but by no name that is more than a line', async () => {
    const { stdout } = await run(['sql', 'ziehung', '--table', 'amt.a"; --', '--ids-table', '3=b'], {
      cwd: folder,
    });
    expect(stdout).toContain('FROM "amt"."a""; --" row_of');
    expect(stdout).toContain('FROM "b" row_of');
    const odd = await Promise.all(
      ['a\nb', 'a.', '.a', '', 'a\u2028'].map((name) =>
        run(['sql', 'ziehung', '--table', name], { cwd: folder }),
      ),
    );
    expect(odd.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  });

  test('--count leaves the people out', async () => {
    expect(Object.keys(await statements(['ziehung', '--count'], folder))).toEqual(['faults', 'strata']);
    expect(Object.keys(await statements(['ziehung'], folder))).toEqual(['faults', 'strata', 'people']);
  });
});

describe('refused is', () => {
  async function codes(args: readonly string[], cwd = folder): Promise<(string | number | null)[]> {
    const outcome = await run(['sql', ...args, '--json'], { cwd });
    return [outcome.code, ...problemsOf(outcome).map(({ code }) => code)];
  }

  const ground = newFolder();
  beforeAll(() => {
    save(ground, 'register.csv', csvText(withBlock(town(200))));
    save(ground, 'plan.yaml', PLAN);
    save(ground, 'haushalt.yaml', PLAN.replace('size: 40', 'size: 40\n  max_per_household: 1'));
    mkdirSync(join(ground, 'leer'));
    save(ground, 'kaputt.jsonl', '{"v":1}\n');
    save(ground, 'gut.csv', 'district,gender,age,N_h\nAltstadt,w,16-39,30\nAltstadt,m,16-39,30\n');
    save(
      ground,
      'quoten.yaml',
      PLAN.replace('size: 40', 'size: 40\n  allocation: quotas\n  quotas: [{ gender: w, min: 1, max: 40 }]'),
    );
  });

  test.each([
    [['leer'], [3, 'LOG-001']],
    [['kaputt.jsonl'], [3, 'LOG-002']],
    [
      ['register.csv', '-c', 'haushalt.yaml', '--dialect', 'spark'],
      [3, 'SQL-002'],
    ],
    [
      ['register.csv', '-c', 'quoten.yaml', '--counts', 'gut.csv', '-s', SEED],
      [3, 'SQL-003'],
    ],
    [
      ['register.csv', '-c', 'plan.yaml', '--ids-table', '1=a'],
      [2, 'SQL-008'],
    ],
    [
      ['register.csv', '-c', 'plan.yaml', '--counts', 'gut.csv'],
      [2, 'SEED-001'],
    ],
    [
      ['register.csv', '-c', 'plan.yaml', '--counts', 'gut.csv', '--count', '-s', SEED],
      [2, 'SQL-009'],
    ],
    [
      ['register.csv', '-c', 'plan.yaml', '--dialect', 'oracle'],
      [2, 'USE-010'],
    ],
    [
      ['-c', 'plan.yaml', '-o', 'plan.yaml'],
      [6, 'OUT-004'],
    ],
  ])('%j', async (args, expected) => {
    expect(await codes(args, ground)).toEqual(expected);
  });

  test.each([
    ['other columns', 'gender,district,age,N_h\nw,Altstadt,16-39,5', 'SQL-004'],
    ['no numbers', 'district,gender,age\nAltstadt,w,16-39', 'SQL-004'],
    ['no strata', 'district,gender,age,N_h', 'SQL-005'],
    ['a category that the plan does not have', 'district,gender,age,N_h\nAltstadt,w,17-39,5', 'SQL-005'],
    ['an empty category', 'district,gender,age,N_h\n,w,16-39,50', 'SQL-005'],
    ['a stratum twice', 'district,gender,age,N_h\nA,w,16-39,50\nA,w,16-39,50', 'SQL-005'],
    ['nobody in a stratum', 'district,gender,age,N_h\nA,w,16-39,0\nA,m,16-39,50', 'SQL-005'],
    ['no whole number', 'district,gender,age,N_h\nA,w,16-39,5.5', 'SQL-005'],
    ['fewer people than are wanted', 'district,gender,age,N_h\nA,w,16-39,39', 'DRAW-001'],
  ])('a counting with %s', async (name, text, code) => {
    save(ground, `${name}.csv`, `${text}\n`);
    const call = ['register.csv', '-c', 'plan.yaml', '--counts', `${name}.csv`, '-s', SEED];
    expect((await codes(call, ground)).slice(1)).toEqual([code]);
  });

  test('a log of a panel alone', async () => {
    const answers = ['answers.csv', '--column', 'id=Nr', '--size', '4', '--stratify', 'G'];
    save(
      ground,
      'answers.csv',
      ['Nr;G', ...Array.from({ length: 20 }, (_, at) => `N${at};${at % 2 ? 'a' : 'b'}`)].join('\n'),
    );
    save(ground, 'targets.csv', 'feature,value,min,max\nG,a,1,3\nG,b,1,3\n');
    const panel = ['panel', ...answers.slice(0, 5), '--targets', 'targets.csv', '-s', SEED, '-o', 'gremium'];
    expect((await run(panel, { cwd: ground })).stderr).not.toMatch(/BUG/);
    expect(await codes(['gremium'], ground)).toEqual([3, 'SQL-001']);
  });

  test.each([
    ['spark', 'a$' + '{b}', 'SQL-006'],
    ['duckdb', 'ID', 'SQL-006'],
    ['postgres', 'ID', undefined],
  ])('in %s a column called %s', async (dialect, column, code) => {
    const own = newFolder();
    save(own, 'register.csv', `id;${column}\n1;a\n`);
    const plan = { version: 1, register: { columns: { id: 'id' } }, stratify: [column], sample: { size: 1 } };
    save(own, 'plan.yaml', JSON.stringify(plan));
    expect((await codes(['register.csv', '-c', 'plan.yaml', '--dialect', dialect], own))[1]).toBe(code);
  });

  test('a value in any case of which the letters are no single ones', async () => {
    const own = newFolder();
    save(
      own,
      'register.csv',
      `id;Ort\n${Array.from({ length: 30 }, (_, at) => `${at};${at % 2 ? 'ΟΔΟΣ' : 'b'}\n`).join('')}`,
    );
    save(own, 'targets.csv', 'feature,value,min,max\nOrt,ΟΔΟΣ,1,3\nOrt,b,1,3\n');
    const draw = [
      'draw',
      'register.csv',
      '--column',
      'id=id',
      '--size',
      '4',
      '--targets',
      'targets.csv',
      '-s',
      SEED,
      '-o',
      'z',
    ];
    expect((await run(draw, { cwd: own })).stderr).not.toMatch(/BUG/);
    expect(await codes(['z'], own)).toEqual([3, 'SQL-007']);
  });
});

test('letters under quotas have the allocation of their log', async () => {
  const own = newFolder();
  save(own, 'register.csv', csvText(town(120)));
  save(
    own,
    'targets.csv',
    'feature,value,min,max\ndistrict,ALTSTADT,3,8\ndistrict,Zähringen,0,8\ndistrict,östliche vorstadt,2,8\n',
  );
  const draw = ['draw', 'register.csv', '--size', '12', '--targets', 'targets.csv', '-s', SEED, '-o', 'z'];
  expect((await run(draw, { cwd: own })).code).toBe(0);
  const { stratify } = bodyOf(join(own, 'z'), 'plan').plan as { stratify: { recognise: string }[] };
  expect(stratify.map(({ recognise }) => recognise)).toEqual(['letters']);
  const database = await start('duckdb');
  await database.load('register', town(120));
  const found = await statements(['z'], own);
  expect(await database.query(found.people ?? '')).toEqual(peopleOf(join(own, 'z')));
  await database.close();
});
