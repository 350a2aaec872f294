import { describe, expect, test } from 'vitest';
import { problemText } from '../../src/messages/catalogue.js';
import { bothSay, checked, drawn, heads, planOf, registerOf, rule } from './rule-registers.js';

/** Rules that would hit nobody, or not all who are meant, are seen before anybody gets a letter. */

const blocked = (code: (row: number) => string) => registerOf({ Auskunftssperre: code });
const seven = (code: string) => blocked((row) => (row % 29 === 0 ? code : ''));
const BLOCK = 'column: Auskunftssperre, reason: Auskunftssperre, confidential: true, values:';

describe('a rule for blocks on information', () => {
  test('as Excel saves the register, 01 becomes 1: refused, with the value, its count and a line to paste', async () => {
    const [problem, ...others] = await bothSay(seven('1'), rule(`${BLOCK} [01, 02]`));
    expect(others).toEqual([]);
    expect([problem?.severity, problem?.code]).toEqual(['error', 'PLAN-082']);
    const { what, remedy } = problemText('de', problem ?? { code: '' });
    expect(what).toContain('„1“ (7) statt „01“, andere führende Nullen');
    expect(remedy).toContain(
      '- { column: Auskunftssperre, values: [1], reason: Auskunftssperre, confidential: true }',
    );
    expect(problem?.where?.[0]).toMatchObject({ file: 'plan.yaml', lines: [6], column: 'Auskunftssperre' });
  });

  test.each([
    ['typographic quotation marks', '01', '[„01“]', 'quotes'],
    ['an apostrophe', '01', '["\'01"]', 'quotes'],
    ['case', 'Ja', '[ja]', 'case'],
    ['blanks', '§ 51', '[§51]', 'blanks'],
    ['several of these', '„1“', '[01]', 'several'],
  ])('values that differ from the plan in %s are refused', async (_, held, values, difference) => {
    const [problem, ...others] = await bothSay(seven(held), rule(`${BLOCK} ${values}`));
    expect([problem?.severity, problem?.code, others]).toEqual(['error', 'PLAN-082', []]);
    expect(problem?.params?.pairs).toMatchObject([{ value: held, count: 7, difference }]);
  });

  test('that hits some and passes over others nearly alike is refused too', async () => {
    const both = blocked((row) => (row % 29 === 0 ? '01' : row % 31 === 0 ? '1' : ''));
    expect(heads(await bothSay(both, rule(`${BLOCK} [01]`)))).toEqual(['error PLAN-082']);
  });

  test('with values that nobody has is refused; what the column holds becomes a line to paste', async () => {
    const [problem, ...others] = await bothSay(seven('X'), rule(`${BLOCK} [1, ja]`));
    expect([problem?.severity, problem?.code, others]).toEqual(['error', 'PLAN-081', []]);
    const { why, remedy } = problemText('de', problem ?? { code: '' });
    expect(why).toBe('in der Spalte stehen: leer (193), „X“ (7)');
    expect(remedy).toContain('values: [X]');
  });

  test('with only some of the codes is refused, unless the plan allows the others', async () => {
    const codes = blocked((row) =>
      row % 29 === 0 ? '01' : row % 31 === 0 ? '02' : row % 37 === 0 ? '03' : '',
    );
    const [problem, ...others] = await bothSay(codes, rule(`${BLOCK} [01]`));
    expect([problem?.severity, problem?.code, others]).toEqual(['error', 'PLAN-083', []]);
    const { remedy } = problemText('de', problem ?? { code: '' });
    expect(remedy).toContain('values: [01, 02, 03]');
    expect(remedy).toContain('values: [01], allow: [02, 03]');
    expect(heads(await bothSay(codes, rule(`${BLOCK} [01], allow: [02, 03]`)))).toEqual([]);
    expect(heads(await bothSay(codes, rule(`${BLOCK} [01, 02, 03]`)))).toEqual([]);
  });

  test('is sound where all others say no', async () => {
    const register = blocked((row) => (row % 29 === 0 ? 'ja' : row % 2 === 0 ? 'nein' : '0'));
    expect(heads(await bothSay(register, rule(`${BLOCK} [ja]`)))).toEqual([]);
  });

  test('whose column is empty throughout is refused, unless the plan says that this may be', async () => {
    const empty = blocked(() => '');
    for (const values of ['nonempty', '[01]'])
      expect(heads(await bothSay(empty, rule(`${BLOCK} ${values}`)))).toEqual(['error PLAN-080']);
    expect(heads(await bothSay(empty, rule(`${BLOCK} nonempty, may_be_empty: true`)))).toEqual([]);
    expect(heads(await bothSay(seven('1'), rule(`${BLOCK} [01], may_be_empty: true`)))).toEqual([
      'error PLAN-082',
    ]);
    expect(heads(await bothSay(seven('X'), rule(`${BLOCK} [01], may_be_empty: true`)))).toEqual([
      'error PLAN-083',
    ]);
  });

  test('needs no word "confidential" to be looked at closely: the column has a name for blocks', async () => {
    const register = registerOf({ 'Sperrvermerk bedingt': (row) => (row % 29 === 0 ? '1' : '') });
    const plain = 'column: Sperrvermerk bedingt, reason: Sperre, confidential: false, values: [01]';
    expect(heads(await bothSay(register, rule(plain)))).toEqual(['error PLAN-082']);
  });

  test('that nobody has written is a note: the column was found by its name', async () => {
    const plan = planOf('min_age: 16');
    expect(
      heads(
        await bothSay(
          blocked(() => ''),
          plan,
        ),
      ),
    ).toEqual(['warning PLAN-080']);
    expect(heads(await bothSay(seven('1'), plan))).toEqual([]);
  });

  test('whose hits an earlier rule has taken is sound', async () => {
    const register = registerOf({
      Status: (row) => (row % 29 === 0 ? 'verzogen' : ''),
      Auskunftssperre: (row) => (row % 29 === 0 ? '01' : ''),
    });
    const status = '{ column: Status, values: [verzogen], reason: verzogen }';
    const plan = planOf('exclude:', `  - ${status}`, `  - { ${BLOCK} [01] }`);
    expect(heads(await bothSay(register, plan))).toEqual([]);
  });
});

describe('any other rule', () => {
  const status = (held: string) => registerOf({ Status: (row) => (row % 29 === 0 ? held : '') });
  const STATUS = 'column: Status, reason: nicht mehr gemeldet, values:';

  test.each([
    ['values that nobody has', 'weggezogen', '[verzogen]', 'PLAN-081'],
    ['another case', 'Verzogen', '[verzogen]', 'PLAN-082'],
    ['a column that is empty', '', 'nonempty', 'PLAN-080'],
  ])('is a note for %s', async (_, held, values, code) => {
    expect(heads(await bothSay(status(held), rule(`${STATUS} ${values}`)))).toEqual([`warning ${code}`]);
  });

  test('may leave other values alone', async () => {
    const register = registerOf({ Status: (row) => (row % 29 === 0 ? 'verzogen' : 'aktiv') });
    expect(heads(await bothSay(register, rule(`${STATUS} [verzogen]`)))).toEqual([]);
  });

  test('with one value that nobody has is told so by check alone', async () => {
    const plan = rule(`${STATUS} [verzogen, verstorben]`);
    expect(heads(await drawn(status('verzogen'), plan))).toEqual([]);
    const { problems } = await checked(status('verzogen'), plan);
    expect(problems.map(({ code, params }) => [code, params?.names])).toEqual([['PLAN-084', ['verstorben']]]);
  });

  test('that excludes most people is told with the values that there are', async () => {
    const register = registerOf({ Sperre: (row) => (row % 29 === 0 ? 'ja' : 'nein') });
    const problems = await drawn(register, rule('column: Sperre, reason: Sperre, values: nonempty'));
    expect(heads(problems)).toEqual(['error DRAW-004', 'warning DRAW-005']);
    const told = problems.find(({ code }) => code === 'DRAW-005');
    expect(problemText('de', told ?? { code: '' })).toMatchObject({
      why: expect.stringContaining('„nein“ (193), „ja“ (7)'),
      remedy: expect.stringContaining('values: [ja]'),
    });
  });

  test('shows no dates, remarks or names', async () => {
    const register = registerOf({ Sterbedatum: (row) => (row % 29 === 0 ? `1${row % 9}.03.2026` : '') });
    const problems = await bothSay(register, rule('column: Sterbedatum, reason: tot, values: [ja]'));
    expect(heads(problems)).toEqual(['warning PLAN-081']);
    expect(JSON.stringify(problems)).not.toContain('.03.2026');
    const { facts } = await checked(register, rule('column: Sterbedatum, reason: tot, values: nonempty'));
    expect(facts.rules).toEqual([
      { column: 'Sterbedatum', reason: 'tot', values: null, excluding: 7, others: 193 },
    ]);
  });
});

describe('districts', () => {
  const register = registerOf({});

  test('that nobody lives in are an error with the districts that there are', async () => {
    const [problem, ...others] = await bothSay(register, planOf('districts: [Nord, Sued]'));
    expect([problem?.code, others]).toEqual(['PLAN-030', []]);
    expect(problemText('de', problem ?? { code: '' }).why).toContain('„Nord“ (67), „Süd“ (67)');
  });

  test('that the plan writes a little differently are named', async () => {
    const [problem] = await bothSay(register, planOf('districts: [„Süd“, SanktGeorgen]'));
    expect(problem?.code).toBe('PLAN-030');
    expect(problem?.params?.pairs).toMatchObject([
      { value: 'Süd', difference: 'quotes', count: 67 },
      { value: 'Sankt Georgen', difference: 'blanks', count: 66 },
    ]);
  });

  test('that the register writes in two ways are a note, for the people of one are left out', async () => {
    const mixed = register.replace('Süd', 'süd');
    const problems = await bothSay(mixed, planOf('districts: [Süd]'));
    expect(heads(problems)).toEqual(['warning PLAN-085']);
    expect(problems[0]?.params?.pairs).toMatchObject([{ value: 'süd', meant: 'Süd', count: 1 }]);
  });
});

test('values under by_lot that nobody has are a note; usual genders may have nobody', async () => {
  const plan = (lots: string) =>
    planOf('min_age: 0').replace('[district]', `[gender: { by_lot: [${lots}] }]`);
  expect(heads(await bothSay(registerOf({}), plan('d, x')))).toEqual([]);
  const problems = await drawn(registerOf({}), plan('drittes, x'));
  expect(problems.map(({ code, params }) => [code, params?.names])).toContainEqual(['PLAN-086', ['drittes']]);
});

test('age bands that leave out a great part are a note', async () => {
  const bands = (from: string) => planOf('min_age: 0').replace('[district]', `[age: [${from}]]`);
  expect(heads(await bothSay(registerOf({}), bands('0-130')))).toEqual([]);
  const [problem, ...others] = await bothSay(registerOf({}), bands('16-29, 30-44, 65+'));
  expect([problem?.code, others]).toEqual(['DRAW-020', []]);
  expect(problem?.params).toMatchObject({ total: 200, bands: ['16-29', '30-44', '65+'] });
});

describe('check refuses what draw would refuse', () => {
  const register = registerOf({});

  test.each([
    ['nobody in the frame', planOf('min_age: 120'), 'DRAW-004'],
    ['more people than the frame has', planOf('min_age: 0').replace('size: 20', 'size: 201'), 'DRAW-001'],
    [
      'a table that asks for more than there are',
      planOf('min_age: 0').replace(
        'size: 20',
        'size: 70, allocation: table, table: [{ district: Nord, size: 70 }]',
      ),
      'DRAW-002',
    ],
    [
      'a table with another sum',
      planOf('min_age: 0').replace(
        'size: 20',
        'size: 7, allocation: table, table: [{ district: Nord, size: 8 }]',
      ),
      'PLAN-041',
    ],
  ])('%s', async (_, plan, code) => {
    expect(heads(await drawn(register, plan))).toEqual([`error ${code}`]);
    const { facts, problems } = await checked(register, plan);
    expect(heads(problems)).toContain(`error ${code}`);
    expect(facts.errors).toBeGreaterThan(0);
  });

  test('a quota that asks for more people than there are, without a lottery', async () => {
    const quotas = 'size: 80, allocation: quotas, quotas: [{ district: Nord, min: 70 }]';
    const { problems } = await checked(register, planOf('min_age: 0').replace('size: 20', quotas));
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      ['DRAW-021', { group: 'Nord', wanted: 70, available: 67 }],
    ]);
  });

  test('and a plan without a number is still no reason', async () => {
    const { facts } = await checked(register, planOf('min_age: 0').replace('{ size: 20 }', '{ reserve: 1 }'));
    expect(facts.errors).toBe(0);
  });
});

test('check shows, for each rule, the values of its column and which of them exclude', async () => {
  const codes = registerOf({ Sperre: (row) => (row % 29 === 0 ? '01' : row % 31 === 0 ? '02' : '') });
  const { facts } = await checked(codes, rule('column: Sperre, reason: Sperre, values: [01], allow: [02]'));
  expect(facts.rules).toEqual([
    {
      column: 'Sperre',
      reason: 'Sperre',
      values: [
        { value: '', count: 187, excludes: false },
        { value: '01', count: 7, excludes: true },
        { value: '02', count: 6, excludes: false },
      ],
      excluding: 7,
      others: 193,
    },
  ]);
});
