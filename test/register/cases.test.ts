import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { checkRegister } from '../../src/procedure/check.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { MemoryFiles, toolsFor } from '../procedure/in-memory.js';
import { fixturePath } from './fixtures.js';

/** Small inputs that went wrong, each for a kind of fault; all people are invented. */

const bytesOf = (name: string) => readFileSync(fixturePath(`cases/${name}`));

const PLAN = `version: 1
register: { columns: { id: PersonID } }
stratify: [ district, gender ]
eligibility: { reference_date: 2026-12-01, min_age: 16, exclude: [] }
sample: { size: 10 }
`;

/** Without what is said of the plan, or of there being nobody. */
const ofTheFile = (problems: readonly Problem[]) => problems.filter(({ code }) => !code.startsWith('DRAW-'));

/** What `check` finds in a register of the cases. */
async function found(name: string, plan = PLAN, more: Readonly<Record<string, Uint8Array>> = {}) {
  const files = new MemoryFiles({ ...more, [name]: bytesOf(name), 'losverfahren.yaml': plan });
  const loaded = await loadPlan(files, { overrides: {} });
  try {
    const { facts, problems } = await checkRegister({ plan: loaded, register: [name] }, toolsFor(files));
    const frame = facts.frame.stratification.strata.reduce((sum, { size }) => sum + size, 0);
    return { rows: facts.frame.rows, frame, problems: ofTheFile(problems) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { rows: 0, frame: 0, problems: ofTheFile(cause.problems) };
  }
}

const spots = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, where }) => [severity, code, where?.[0]?.lines ?? null]);

describe('what is read as it was meant', () => {
  test.each([
    ['00-base.csv', 120, []],
    ['02a-trailing-all.csv', 120, [['warning', 'REG-067', [1]]]],
    ['05b-ctrlz-no-newline.csv', 120, []],
    ['10b-date-time-de.csv', 40, []],
    ['12a-id-formula.csv', 40, []],
    ['85-zeros-mixed.csv', 61, [['warning', 'REG-070', [2, 62]]]],
  ])('%s: %i rows', async (name, rows, expected) => {
    const outcome = await found(name);
    expect(outcome.rows).toBe(rows);
    expect(spots(outcome.problems)).toEqual(expected);
  });

  test('a delimiter at every line end, an end mark and midnight leave the same frame as without them', async () => {
    const base = await found('00-base.csv');
    for (const name of ['02a-trailing-all.csv', '05b-ctrlz-no-newline.csv'])
      expect((await found(name)).frame).toBe(base.frame);
  });

  test('dates that begin with the day are one message, and are read if the plan says so', async () => {
    const refused = await found('10f-date-ddmmyyyy.csv');
    const lines = Array.from({ length: 10 }, (_, at) => at + 2);
    expect(spots(refused.problems)).toEqual([['error', 'REG-059', lines]]);
    expect(refused.problems[0]?.where?.[0]?.total).toBe(40);
    const said = PLAN.replace('PersonID }', 'PersonID }, dates: DDMMYYYY');
    const read = await found('10f-date-ddmmyyyy.csv', said);
    expect(spots(read.problems)).toEqual([]);
    expect(read.frame).toBe((await found('10b-date-time-de.csv')).frame);
  });
});

describe('what is refused, with its line and its cause', () => {
  test.each([
    ['04a-joined-bom-header.csv', 'REG-052', [62]],
    ['04c-joined-bom-noheader.csv', 'REG-057', [62]],
    ['07-utf8-plus-ansi.csv', 'REG-060', [62]],
    ['12i-two-lone-quotes.csv', 'REG-064', [5]],
    ['13c-types-below.csv', 'REG-053', [2]],
  ])('%s is %s', async (name, code, lines) => {
    expect(spots((await found(name)).problems)).toEqual([['error', code, lines]]);
  });

  test('a stray quotation mark swallows nobody if the plan says that there are none', async () => {
    const said = PLAN.replace('PersonID }', 'PersonID }, quotes: none');
    const outcome = await found('12i-two-lone-quotes.csv', said);
    expect([outcome.rows, spots(outcome.problems)]).toEqual([40, []]);
  });

  test('the line that a message says to paste makes the row of types nobody', async () => {
    const [problem] = (await found('13c-types-below.csv')).problems;
    expect(problem?.params?.lines).toEqual([
      { text: 'paste.no-person', name: 'PersonID', value: 'CHAR(10)' },
    ]);
    const rule = '{ column: "PersonID", values: ["CHAR(10)"], reason: keine Person }';
    const outcome = await found('13c-types-below.csv', PLAN.replace('exclude: []', `exclude: [ ${rule} ]`));
    expect(spots(outcome.problems)).toEqual([]);
    expect(outcome.frame).toBe((await found('10b-date-time-de.csv')).frame);
  });

  test('an invisible character in a district is refused, and values that nearly agree are named', async () => {
    const { problems } = await found('89-district-variants.csv');
    expect(spots(problems)).toEqual([
      ['error', 'REG-062', [31, 37, 61]],
      ['warning', 'REG-071', null],
    ]);
    expect(problems[0]?.params).toEqual({ character: 'U+200B' });
    expect(problems[1]?.params?.values).toEqual(['Sued (1) / Süd (7) / süd (3)']);
  });

  test('an invisible character in a list of ids is refused before anybody is drawn', async () => {
    const plan = PLAN.replace('exclude: []', 'exclude: [ { ids: rat.csv, reason: Rat } ]');
    const list = Buffer.from('PersonID\n\ufeff4000001000\n');
    const { problems } = await found('00-base.csv', plan, { 'rat.csv': list });
    expect(spots(problems)).toEqual([['error', 'SIDE-050', [2]]]);
  });
});

test('a form whose columns the targets name lacks an id column, not a header', async () => {
  const plan = 'version: 1\nsample: { size: 10, allocation: quotas, quotas: 60-targets.csv }\n';
  const targets = { '60-targets.csv': bytesOf('60-targets.csv') };
  const { problems } = await found('60-form.csv', plan, targets);
  expect(problems.map(({ code, params }) => [code, params?.key])).toEqual([
    ['REG-023', 'register.columns.id'],
  ]);
  const named = `${plan}register: { columns: { id: "#" } }\n`;
  expect((await found('60-form.csv', named, targets)).problems.map(({ code }) => code)).not.toContain(
    'REG-022',
  );
});
