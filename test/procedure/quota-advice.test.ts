import { describe, expect, test } from 'vitest';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { checkRegister } from '../../src/procedure/check.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { preview } from '../../src/procedure/preview.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { MemoryFiles, toolsFor, withFixtures } from './in-memory.js';

/** Advice on quotas: mistakes are told from wishes, and a change is judged by what it does to chances. */

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });

function planOf(size: number, targets: string, columns = '{ id: Nr }') {
  return `version: 1\nregister: { columns: ${columns} }\nsample: { size: ${size}, allocation: quotas, quotas: ${targets} }\n`;
}

async function panelOf(files: MemoryFiles, answers: string): Promise<readonly Problem[]> {
  try {
    const plan = await loadPanelPlan(files, { plan: 'p.yaml', overrides: {} });
    const request = { plan, register: [answers], seed: typedSeed(SEED), numbered: false, page };
    return (await panel(request, toolsFor(files))).problems;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
}

/** 24 people: 4 young ones, all of whom have been to school long; 2 who have not, and are old. */
function filesWith(quotas: readonly string[]): MemoryFiles {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const age = at < 4 ? 'jung' : 'alt';
    return `N${at};${age};${at === 10 || at === 20 ? 'kurz' : 'lang'};${at % 2 === 0 ? 'w' : 'm'}`;
  });
  return new MemoryFiles({
    'r.csv': ['Nr;Lebensalter;Schule;Sex', ...rows, ''].join('\n'),
    'q.csv': ['feature,value,min,max', ...quotas, ''].join('\n'),
    'p.yaml': planOf(6, 'q.csv'),
  });
}

describe('a value that nobody has', () => {
  test('is a mistake at its line, with the nearest value and those there are, and no minimum is lowered', async () => {
    const quotas = [
      'Schule,lamg,5,6',
      'Schule,kurz,0,1',
      'Schule,lang,0,6',
      'Lebensalter,jung,0,6',
      'Lebensalter,alt,0,6',
    ];
    expect(await panelOf(filesWith(quotas), 'r.csv')).toEqual([
      {
        code: 'QUOTA-020',
        severity: 'error',
        where: [{ file: 'q.csv', lines: [2] }],
        params: {
          dimension: 'Schule',
          names: ['lamg'],
          values: ['kurz', 'lang'],
          nearest: 'lang',
          adding: '',
        },
      },
    ]);
  });

  test('is told as a total if it is called so', async () => {
    const files = withFixtures({
      'p.yaml': planOf(30, 'fixtures/cases/70-gendersumme.csv', '{ id: PersonID, age: Alter }'),
    });
    const problems = await panelOf(files, 'fixtures/zusagen.csv');
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['QUOTA-020', [{ file: '70-gendersumme.csv', lines: [5] }]],
    ]);
    expect(problems[0]?.params).toMatchObject({ names: ['Summe'], adding: 'Summe', values: ['w', 'm', 'd'] });
  });

  test('is found by check and preview as well, also in a plan', async () => {
    const files = filesWith([]);
    files.put(
      'p.yaml',
      'version: 1\nregister: { columns: { id: Nr } }\nsample:\n  size: 6\n  allocation: quotas\n  quotas:\n    - { Schule: lang, max: 6 }\n    - { Schule: [kurtz], min: 1 }\n',
    );
    const plan = await loadPlan(files, { plan: 'p.yaml', overrides: {} });
    const checked = await checkRegister({ plan, register: ['r.csv'] }, toolsFor(files));
    const found = checked.problems.filter(({ code }) => code === 'QUOTA-020');
    expect(found.map(({ where }) => where)).toEqual([
      [{ file: 'p.yaml', key: 'sample.quotas.1', lines: [8] }],
    ]);
    expect(found[0]?.params).toMatchObject({ nearest: 'kurz' });
    const request = { plan, register: ['r.csv'], panel: false, compare: false, suggest: false };
    await expect(preview(request as never, toolsFor(files))).rejects.toMatchObject({
      problems: [{ code: 'QUOTA-020' }],
    });
  });

  test('among others that somebody has is noted, for the quota can be met', async () => {
    const files = filesWith([]);
    files.put(
      'p.yaml',
      'version: 1\nregister: { columns: { id: Nr } }\nsample: { size: 6, allocation: quotas, quotas: [{ Schule: [kurz, mittel], min: 1 }] }\n',
    );
    const problems = await panelOf(files, 'r.csv');
    expect(problems.filter(({ code }) => code === 'QUOTA-021').map(({ params }) => params)).toMatchObject([
      { names: ['mittel'] },
    ]);
  });
});

describe('quotas that cannot be met', () => {
  const quotas = [
    ...['Lebensalter,jung,3,4', 'Lebensalter,alt,2,3', 'Schule,lang,0,6', 'Schule,kurz,3,3'],
    ...['Sex,w,3,3', 'Sex,m,3,3'],
  ];

  test('are answered by changes with what they do to chances, and by one that leaves nobody out', async () => {
    const problems = await panelOf(filesWith(quotas), 'r.csv');
    expect(problems[0]?.code).toBe('QUOTA-001');
    const least = problems.filter(({ code }) => code === 'QUOTA-008');
    expect(least.length).toBeGreaterThan(0);
    const params = (problem: Problem | undefined) =>
      problem?.params as { none: number; total: number; lowest: number };
    // The two with a short schooling would be certain, and both are women: at most one more woman, who is young.
    for (const one of least) expect(params(one).none).toBeGreaterThan(5);
    const all = problems.filter(({ code }) => code === 'QUOTA-026');
    expect(all).toHaveLength(1);
    expect(params(all[0])).toMatchObject({ none: 0, total: 24 });
    // A quarter of an equal chance, which is 25 %.
    expect(params(all[0]).lowest).toBeGreaterThan(6.2);
  });

  test('are answered by a change that holds: with its rows everybody has a chance', async () => {
    const [advice] = (await panelOf(filesWith(quotas), 'r.csv')).filter(({ code }) => code === 'QUOTA-026');
    const rows = advice?.params?.rows as readonly string[];
    const key = (row: string) => row.split(',').slice(0, 2).join();
    const changed = quotas.map((row) => rows.find((other) => key(other) === key(row)) ?? row);
    const codes = (await panelOf(filesWith(changed), 'r.csv')).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('QUOTA'))).toEqual([]);
  });
});

describe('quotas that leave somebody no chance', () => {
  const quotas = [
    ...['Lebensalter,jung,3,4', 'Lebensalter,alt,2,3', 'Schule,lang,0,4', 'Schule,kurz,2,2'],
    ...['Sex,w,2,4', 'Sex,m,2,4'],
  ];

  test('say loudly how many, which quotas it is, and what would give everybody a chance', async () => {
    const problems = await panelOf(
      filesWith(['Lebensalter,jung,0,4', 'Lebensalter,alt,0,6', 'Schule,kurz,0,0', 'Schule,lang,6,6']),
      'r.csv',
    );
    const found = problems.filter(({ code }) => code.startsWith('QUOTA-02'));
    expect(found.map(({ code }) => code)).toEqual(['QUOTA-027', 'QUOTA-028']);
    expect(found[0]?.params).toMatchObject({ none: 2, total: 24 });
    const lines = found[0]?.params?.conflict as readonly { text: string; group: string }[];
    expect(lines.every(({ group }) => group.startsWith('Schule'))).toBe(true);
    expect(lines.length).toBeGreaterThan(0);
    expect(found[1]?.params).toMatchObject({ none: 0, file: 'q.csv' });
  });

  test('say nothing where everybody can be drawn', async () => {
    const codes = (await panelOf(filesWith(quotas), 'r.csv')).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('QUOTA-02'))).toEqual([]);
  });
});
