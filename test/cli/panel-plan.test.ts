import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../src/cli/flags/options.js';
import { type Problem, Refusal } from '../../src/core/problem.js';
import { disk } from '../../src/node/disk.js';
import { openDraw } from '../../src/procedure/opening.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { newFolder } from './run.js';

/** Plan file, section `panel`, flags and targets file, up to the plan in force. */

const ANSWERS = 'Nr;gender;Geburtsdatum;Auskunftssperre\n1;w;01.01.1990;\n2;m;01.01.1950;x\n';
const TARGETS = 'feature,value,min,max\ngender,w,1,1\ngender,m,0,1\n';
const FIRST = [
  'version: 1',
  'title: Bürgerrat',
  'eligibility: { reference_date: 2026-12-01, exclude: [{ column: Status, values: [tot], reason: tot }] }',
  'stratify: [district]',
  'sample: { size: 1000, reserve: 1.5 }',
  '',
].join('\n');

function folderWith(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = newFolder();
  mkdirSync(join(folder, 'quoten'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

async function problemsOf(attempt: () => Promise<unknown>): Promise<readonly Problem[]> {
  const cause = await attempt().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (cause instanceof Refusal) return cause.problems;
  throw cause ?? new Error('it was not refused');
}

const FILES = disk('.', process.stdin);

describe('the plan of a panel', () => {
  const section =
    'panel:\n  register: { columns: { id: Nr } }\n  sample: { size: 2, allocation: quotas, quotas: quoten/q.csv }\n';

  test('is the section of the plan file; its targets file lies beside it and goes into the log', async () => {
    const at = folderWith({ 'p.yaml': FIRST + section, 'quoten/q.csv': TARGETS, 'a.csv': ANSWERS });
    const loaded = await loadPanelPlan(FILES, await parseOptions('panel', { plan: at('p.yaml') }));
    const { plan, inputs } = await openDraw(FILES, { plan: loaded, register: [at('a.csv')] });
    expect(plan).toMatchObject({
      title: 'Bürgerrat',
      eligibility: { reference_date: '2026-12-01', exclude: [] },
      stratify: [{ name: 'gender', categories: [{ name: 'w' }, { name: 'm' }] }],
      sample: {
        size: 2,
        reserve: '0',
        objective: 'leximin',
        quotas: [
          { min: 1, max: 1 },
          { min: 0, max: 1 },
        ],
      },
    });
    expect(inputs).toEqual([
      { name: 'q.csv', bytes: TARGETS.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  test('flags change the section, not the plan of the letters', async () => {
    const at = folderWith({ 'p.yaml': FIRST + section, 'quoten/q.csv': TARGETS, 'a.csv': ANSWERS });
    const loaded = await loadPanelPlan(
      FILES,
      await parseOptions('panel', { plan: at('p.yaml'), objective: 'nash', reserve: '1' }),
    );
    const { plan } = await openDraw(FILES, { plan: loaded, register: [at('a.csv')] });
    expect(plan.sample).toMatchObject({ size: 2, reserve: '1', objective: 'nash' });
    expect(loaded.overrides).toEqual({ sample: { objective: 'nash', reserve: '1' } });
  });

  test('is made of --targets and --size alone, with or without the plan of the letters', async () => {
    const at = folderWith({
      'p.yaml': FIRST,
      'leer.yaml': 'version: 1\n',
      'quoten/q.csv': TARGETS,
      'a.csv': ANSWERS,
    });
    for (const [name, title] of [
      ['p.yaml', 'Bürgerrat'],
      ['leer.yaml', null],
    ] as const) {
      const loaded = await loadPanelPlan(
        FILES,
        await parseOptions('panel', { plan: at(name), targets: at('quoten/q.csv'), size: '2' }),
      );
      const { plan } = await openDraw(FILES, { plan: loaded, register: [at('a.csv')] });
      expect(plan.title).toBe(title);
      expect(plan.stratify.map(({ name }) => name)).toEqual(['gender']);
      expect(plan.eligibility.exclude).toEqual([]);
      expect(plan.sample).toMatchObject({ size: 2, reserve: '0', quotas: [{}, {}] });
      // no path of this computer goes into the log
      expect(loaded.overrides).toEqual({ sample: { size: 2, allocation: 'quotas', quotas: 'q.csv' } });
    }
  });

  test('is refused with the lines of the section', async () => {
    const at = folderWith({
      'p.yaml': `${FIRST}panel:\n  sample:\n    size: 2\n    quotas: [{ gender: w }]\n`,
      'a.csv': ANSWERS,
    });
    const loaded = await loadPanelPlan(FILES, await parseOptions('panel', { plan: at('p.yaml') }));
    const problems = await problemsOf(() => openDraw(FILES, { plan: loaded, register: [at('a.csv')] }));
    expect(problems.filter(({ code }) => code === 'PLAN-050').map(({ where }) => where)).toEqual([
      [{ file: 'p.yaml', key: 'panel.sample.quotas', lines: [9] }],
    ]);
  });

  test('is refused if there is none, and if its targets file is not there', async () => {
    const at = folderWith({ 'p.yaml': FIRST, 'a.csv': ANSWERS });
    const none = await problemsOf(async () =>
      loadPanelPlan(FILES, await parseOptions('panel', { plan: at('p.yaml') })),
    );
    expect(none.map(({ code }) => code)).toEqual(['PLAN-064']);
    const loaded = await loadPanelPlan(
      FILES,
      await parseOptions('panel', { plan: at('p.yaml'), targets: at('q.csv'), size: '2' }),
    );
    const missing = await problemsOf(() => openDraw(FILES, { plan: loaded, register: [at('a.csv')] }));
    expect(missing.map(({ code }) => code)).toEqual(['SIDE-001']);
  });
});

test('letters under quotas leave out whoever has a block, as every draw does', async () => {
  const at = folderWith({
    'p.yaml': 'version: 1\nsample: { size: 1 }\n',
    'q.csv': TARGETS,
    'a.csv': ANSWERS,
  });
  const loaded = await loadPlan(
    FILES,
    await parseOptions('draw', { plan: at('p.yaml'), targets: at('q.csv') }),
  );
  const { plan } = await openDraw(FILES, { plan: loaded, register: [at('a.csv')] });
  expect(plan.eligibility.exclude).toMatchObject([{ column: 'Auskunftssperre', confidential: true }]);
  expect(plan.sample.allocation).toBe('quotas');
});

test('what a flag says has no line in the plan file', async () => {
  const text = 'version: 1\nregister: { columns: { id: Nr } }\nstratify: [gender]\nsample: { size: 1 }\n';
  const at = folderWith({ 'p.yaml': text, 'a.csv': ANSWERS });
  const loaded = await loadPlan(
    FILES,
    await parseOptions('draw', { plan: at('p.yaml'), stratify: 'age', objective: 'nash' }),
  );
  const problems = await problemsOf(() => openDraw(FILES, { plan: loaded, register: [at('a.csv')] }));
  expect(problems.map(({ code, where }) => [code, where])).toEqual([
    ['PLAN-026', [{ key: 'stratify.0.age' }]],
    ['PLAN-020', [{ file: 'p.yaml', key: 'eligibility.reference_date' }]],
    ['PLAN-050', [{ key: 'sample.objective' }]],
  ]);
});
