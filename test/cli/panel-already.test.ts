import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answers,
  column,
  counts,
  drawPanel,
  expectQuotasMet,
  HOUSEHOLD,
  list,
  lotteryOf,
  PANEL,
  pasted,
  pool,
  SIZE,
} from './panel-answers.js';
import { codesIn, expectNoMarks } from './refused.js';
import { csvText, save, type Table } from './registers.js';
import { contents, problemsOf, readEntries, run, SEED } from './run.js';

/** Replacements for people who dropped out, and panels that continue the log of a draw. */

const AGAIN = [...PANEL, ...HOUSEHOLD, '--already', 'listen/schon.csv', '-o', 'nach'];
const VERIFY = ['verify', 'nach', '--answers', 'answers.csv', '--already', 'listen/schon.csv', '--json'];

interface Verification {
  readonly verified: boolean;
  readonly checks: readonly { name: string; passed: boolean; places: string[]; part?: string }[];
}

const failed = ({ stdout }: { stdout: string }) =>
  (JSON.parse(stdout) as Verification).checks.filter(({ passed }) => !passed).map(({ name }) => name);

let folder: string;
let staying: string[];

beforeAll(async () => {
  folder = pool();
  await drawPanel(folder, ...HOUSEHOLD);
  const panel = list(folder, 'out/panel.csv');
  staying = column(panel, 'Nr').slice(0, 8);
  mkdirSync(join(folder, 'listen'));
  save(folder, 'listen/schon.csv', `Nr\n${staying.join('\n')}\n`);
  const outcome = await run(AGAIN, { cwd: folder });
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
});

const rowsOf = (ids: readonly string[]): Table => {
  const [header = [], ...people] = answers();
  return [header, ...people.filter(([id = '']) => ids.includes(id))];
};

describe('people who are on the panel already', () => {
  test('count towards the quotas and are not drawn again', () => {
    const drawn = column(list(folder, 'nach/panel.csv'), 'Nr');
    expect(drawn).toHaveLength(SIZE - staying.length);
    const rest = column(list(folder, 'nach/not_drawn.csv'), 'Nr');
    expect([...drawn, ...rest].filter((id) => staying.includes(id))).toEqual([]);
    expectQuotasMet(rowsOf([...staying, ...drawn]));
    const { n, quotas, already } = lotteryOf(join(folder, 'nach'));
    expect(n).toBe(SIZE - staying.length);
    const present = rowsOf(staying);
    // The plan's own name for what the targets file calls Geschlecht.
    const columnOf = (dimension: string) => (dimension === 'gender' ? 'Geschlecht' : dimension);
    expect(already).toEqual(
      quotas.map(
        ({ group: [part] }) =>
          counts(present, columnOf(part?.dimension ?? ''))[part?.categories[0] ?? ''] ?? 0,
      ),
    );
  });

  test('keep their household from being drawn once more', () => {
    const home = (row: readonly string[]) => `${row[1]} ${row[3]} ${row[4]}`;
    const real = (table: Table) =>
      table
        .slice(1)
        .filter((row) => row[3] !== '')
        .map(home);
    const drawn = column(list(folder, 'nach/panel.csv'), 'Nr');
    const both = real(rowsOf([...staying, ...drawn]));
    expect(new Set(both).size).toBe(both.length);
    const { outcomes, types, households } = lotteryOf(join(folder, 'nach'));
    const full = households.filter(({ max }) => max === 0).flatMap((household) => household.types);
    expect(full.length).toBeGreaterThan(0);
    const met = new Set(outcomes.flatMap(({ people }) => people.map(([type]) => type)));
    expect(full.filter((type) => met.has(type))).toEqual([]);
    expect(full.every((type) => types[type]?.chance === '0/1')).toBe(true);
  });

  test('are named by the log in the same words in every language', async () => {
    const german = await run([...AGAIN, '-o', 'deutsch'], { cwd: folder, language: 'de' });
    expect(german.stdout).toContain('schon dabei');
    expect(contents(join(folder, 'deutsch'))).toEqual(contents(join(folder, 'nach')));
    expect(german.stdout).toContain('verify deutsch --answers answers.csv --already listen/schon.csv');
  });

  test('belong to what verify recomputes: a changed list is noticed', async () => {
    expect(failed(await run(VERIFY, { cwd: folder }))).toEqual([]);
    const missing = await run(VERIFY.toSpliced(4, 2), { cwd: folder });
    expect([missing.code, problemsOf(missing).map(({ code }) => code)]).toEqual([3, ['SIDE-001']]);
    const other = pool();
    mkdirSync(join(other, 'listen'));
    expect((await run([...AGAIN.slice(0, -2), '-o', 'nach'], { cwd: other })).code).toBe(3);
    save(other, 'listen/schon.csv', `Nr\n${staying.join('\n')}\n`);
    expect((await run(AGAIN, { cwd: other })).code).toBe(0);
    save(other, 'listen/schon.csv', `Nr\n${staying.slice(1).join('\n')}\n`);
    const changed = await run(VERIFY, { cwd: other });
    expect(changed.code).toBe(4);
    expect(failed(changed)).toContain('register.inputs');
  });

  test('may be given as the list of the panel that some have left', async () => {
    const text = readFileSync(join(folder, 'out/panel.csv'), 'utf8');
    save(folder, 'geblieben.csv', text.split('\r\n').slice(0, 9).join('\r\n'));
    await drawPanel(folder, ...HOUSEHOLD, '--already', 'geblieben.csv', '-o', 'liste');
    expect(column(list(folder, 'liste/panel.csv'), 'Nr')).toEqual(
      column(list(folder, 'nach/panel.csv'), 'Nr'),
    );
  });

  test.each([
    ['somebody who did not answer', [...'N9998 N9999'.split(' ')], 'QUOTA-003', 3],
    ['a panel that is complete', [], 'QUOTA-002', 5],
  ] as const)('%s: refused, and nothing is written', async (_, more, code, exit) => {
    const ids = more.length > 0 ? [...staying, ...more] : column(list(folder, 'out/panel.csv'), 'Nr');
    save(folder, 'falsch.csv', `Nr\n${ids.join('\n')}\n`);
    const before = contents(folder);
    for (const language of ['de', 'en'] as const) {
      const args = [...PANEL, ...HOUSEHOLD, '--already', 'falsch.csv', '-o', 'neu'];
      const outcome = await run(args, { cwd: folder, language });
      expect([outcome.code, codesIn(outcome, language)]).toEqual([exit, [code]]);
      expect(outcome.stderr).not.toMatch(/N\d{4}/);
      expectNoMarks(outcome);
    }
    expect(contents(folder)).toEqual(before);
  });

  test('a list that is not there is named as it was typed', async () => {
    const outcome = await run([...PANEL, '--already', 'listen/fehlt.csv', '-o', 'neu'], { cwd: folder });
    expect([outcome.code, codesIn(outcome, 'en')]).toEqual([3, ['SIDE-001']]);
    expect(outcome.stderr).toContain('listen/fehlt.csv');
    expect(outcome.stderr).not.toContain(folder);
  });

  test('too many of one group already: the quotas cannot be met, and what would help counts them', async () => {
    const women = column(rowsOf(column(answers(), 'Nr')), 'Nr').filter((_, at) => at % 6 === 0);
    save(folder, 'frauen.csv', women.slice(0, 11).join('\n'));
    const args = [...PANEL, '--already', 'frauen.csv', '-o', 'neu', '--json'];
    const outcome = await run(args, { cwd: folder });
    expect([outcome.code, outcome.stdout]).toEqual([5, '']);
    const [conflict, ...changes] = problemsOf(outcome);
    expect(conflict?.params?.conflict).toEqual([
      { text: 'quota.max', group: 'Geschlecht: weiblich', bound: 10, people: 30 },
    ]);
    const rows = changes[0]?.params?.rows as string[];
    expect(rows).toContain('Geschlecht,weiblich,9,11');
    save(folder, 'mehr.csv', pasted(rows));
    const paths = ['--targets', 'mehr.csv', '-o', 'frauen'];
    expect((await run([...PANEL, '--already', 'frauen.csv', ...paths], { cwd: folder })).code).toBe(0);
  });
});

describe('a panel after a draw', () => {
  let at: string;
  // Every draw has a seed of its own.
  const LETTERS_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
  const letters = ['draw', 'register.csv', '-c', 'plan.yaml', '-s', LETTERS_SEED, '-o', 'ziehung'];
  const draw = [...letters, '--at', '2026-10-01T10:00:00Z'];
  // Everybody who answered was invited or in reserve.
  const plan =
    'version: 1\nregister: { columns: { id: Nr } }\nstratify: []\nsample: { size: 100, reserve: 1 }\n';
  const panel = [...PANEL.slice(0, -2), ...HOUSEHOLD, '--draw', 'ziehung'];

  beforeAll(async () => {
    at = pool();
    save(at, 'register.csv', csvText(answers(150)));
    save(at, 'plan.yaml', plan);
    expect((await run(draw, { cwd: at })).code).toBe(0);
    await drawPanel(at, ...HOUSEHOLD, '--draw', 'ziehung');
  });

  test('continues the log: the same lines, and eight more in the same chain', async () => {
    const before = readFileSync(join(at, 'ziehung/audit.jsonl'), 'utf8');
    const after = readFileSync(join(at, 'out/audit.jsonl'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    const entries = readEntries(join(at, 'out'));
    expect(entries.slice(7).map(({ type }) => type)).toEqual(
      ['plan', 'register', 'frame', 'lottery', 'seed', 'allocation', 'selection', 'outputs'].map(
        (type) => `panel.${type}`,
      ),
    );
    expect(entries.map(({ seq }) => seq)).toEqual([...entries.keys()]);
  });

  test('with the seed of the draw: a note, for whoever collected the answers knew it', async () => {
    const repeated = [...panel, '-s', LETTERS_SEED, '-o', 'noch', '--lang', 'de'];
    const outcome = await run(repeated, { cwd: at });
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('QUOTA-011');
  });

  test('with the plan of the letters for its title: its effect is the logged one, but the flags were never announced', async () => {
    await drawPanel(at, ...HOUSEHOLD, '-c', 'plan.yaml', '-o', 'titel');
    const given = ['-c', 'plan.yaml', '-a', 'answers.csv', '--targets', 'targets.csv'];
    const found = await run(['verify', 'titel', ...given, '--json'], { cwd: at });
    expect([found.code, failed(found)]).toEqual([4, ['plan.overrides']]);
    const { checks } = JSON.parse(found.stdout) as Verification;
    expect(checks.find(({ name }) => name === 'plan.overrides')?.places).toEqual([
      'sample.max_per_household',
      'sample.size',
    ]);
    expect(checks.map(({ name }) => name)).toContain('plan.effective');
  });

  test('a seed that verify is given is that of one of them, or of each in their order', async () => {
    const given = async (...seeds: readonly string[]) => {
      const flags = seeds.flatMap((seed) => ['--seed', seed]);
      const found = await run(['verify', 'out', ...flags, '--json'], { cwd: at });
      const { remarks = [] } = JSON.parse(found.stdout) as { remarks?: { kind: string; part?: string }[] };
      return [found.code, failed(found), remarks.map(({ kind, part }) => `${kind} ${part}`)];
    };
    expect(await given(SEED)).toEqual([0, [], ['seed undefined']]);
    expect(await given(LETTERS_SEED)).toEqual([0, [], ['seed panel']]);
    expect(await given(LETTERS_SEED, SEED)).toEqual([0, [], []]);
    expect(await given(SEED, LETTERS_SEED)).toEqual([4, ['seed.given', 'seed.given'], []]);
    expect(await given('1 2 3')).toEqual([4, ['seed.given'], ['seed undefined']]);
    expect(await given(LETTERS_SEED, SEED, SEED)).toEqual([4, ['given.applies'], []]);
  });

  test('is continued by a third log with the replacements', async () => {
    const ids = column(list(at, 'out/panel.csv'), 'Nr').slice(2);
    save(at, 'schon.csv', ids.join('\n'));
    const replacing = [
      '--already',
      'schon.csv',
      '-o',
      'nach',
      '-s',
      '2 11 19 23 40 48 Superzahl 5, Spiel 77 0931746',
    ];
    const replaced = [...PANEL, ...HOUSEHOLD, '--draw', 'out', ...replacing];
    const outcome = await run(replaced, { cwd: at });
    // With so few to be drawn, quotas leave many no chance.
    const noted = [...outcome.stderr.matchAll(/^Note ([A-Z]+-\d+)/gm)].map(([, code]) => code);
    expect([outcome.code, noted[0]]).toEqual([0, 'QUOTA-027']);
    expect(readEntries(join(at, 'nach'))).toHaveLength(23);
    const verified = await run(['verify', 'nach', '-a', 'answers.csv', '-r', 'register.csv'], { cwd: at });
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain('Of earlier panels only the log was verified.');
  });

  test.each([
    [['-r', 'register.csv', '-a', 'answers.csv'], true, true],
    [['-a', 'answers.csv'], false, true],
    [['-r', 'register.csv'], true, false],
    [[], false, false],
    [['-r', 'register.csv', '-a', 'answers.csv', '-c', 'plan.yaml'], true, true],
  ] as const)(
    'verify with %j says of what it has recomputed, and no more',
    async (flags, ofDraw, ofPanel) => {
      const said = await run(['verify', 'out', ...flags], { cwd: at });
      expect(said.code).toBe(0);
      expect(said.stdout.includes('from this register')).toBe(ofDraw);
      expect(said.stdout.includes('from these answers')).toBe(ofPanel);
      expect(said.stdout.includes('--answers shows whether')).toBe(!ofPanel);
      const json = await run(['verify', 'out', ...flags, '--json'], { cwd: at });
      expect(JSON.parse(json.stdout)).toMatchObject({
        format: 'losverfahren/verification/1',
        verified: true,
        with_register: ofDraw,
        with_answers: ofPanel,
      });
    },
  );

  test.each([
    ['a changed line', (text: string) => text.replace('"rows":150', '"rows":151')],
    ['a missing line', (text: string) => text.split('\n').toSpliced(3, 1).join('\n')],
    ['a line that is cut off', (text: string) => text.slice(0, -20)],
    ['nothing in it', () => ''],
  ])('does not continue a log with %s', async (_, damage) => {
    const text = readFileSync(join(at, 'ziehung/audit.jsonl'), 'utf8');
    mkdirSync(join(at, 'kaputt'), { recursive: true });
    writeFileSync(join(at, 'kaputt/audit.jsonl'), damage(text));
    const before = contents(at);
    const args = [...panel.slice(0, -1), 'kaputt', '-o', 'neu'];
    const outcome = await run(args, { cwd: at, language: 'de' });
    expect([outcome.code, codesIn(outcome, 'de')]).toEqual([3, ['LOG-002']]);
    expect(contents(at)).toEqual(before);
  });

  test('needs the folder of a draw', async () => {
    const outcome = await run([...panel.slice(0, -1), 'nirgends', '-o', 'neu'], { cwd: at });
    expect([outcome.code, codesIn(outcome, 'en')]).toEqual([3, ['LOG-001']]);
  });

  test('that is tampered with afterwards is noticed, in whichever part it is', async () => {
    const text = readFileSync(join(at, 'out/audit.jsonl'), 'utf8');
    for (const type of ['"type":"frame"', '"type":"panel.frame"']) {
      mkdirSync(join(at, 'gefälscht'), { recursive: true });
      const lines = text.split('\n');
      const forged = lines.map((line) => (line.includes(type) ? line.replace('"rows":', '"rows":1') : line));
      writeFileSync(join(at, 'gefälscht/audit.jsonl'), forged.join('\n'));
      const outcome = await run(['verify', 'gefälscht/audit.jsonl', '--json'], { cwd: at });
      expect(outcome.code).toBe(4);
      expect(failed(outcome)).toEqual(expect.arrayContaining(['log.chain', 'frame.sums']));
    }
    appendFileSync(join(at, 'gefälscht/audit.jsonl'), '{}\n');
    expect((await run(['verify', 'gefälscht'], { cwd: at })).code).toBe(4);
  });
});
