import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../src/cli/version.js';
import { textOf } from '../../src/messages/catalogue.js';
import { planComments } from '../../src/plan/template.js';
import { writtenPlan } from '../../src/procedure/plan-form.js';
import { draftOf, formOf } from '../../src/web/page/doors/draw/form.js';
import { NOTHING, toVerify } from '../../src/web/page/doors/verify/chosen.js';
import { TASKS } from '../../src/web/page/tasks.js';
import type { Workplace } from '../../src/web/page/workplace.js';
import { pageTools } from '../../src/web/page-tools.js';
import { FIXTURES, newFolder } from '../cli/run.js';
import { asPage, lay, timesIn } from './clerk-page.js';

/** What the clerk's door can do besides the usual walk, task by task: each time the bytes of the command line. */

const KEY = '07'.repeat(32);
const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const OTHER = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const SHEETS = { invitations: 'E', reserve: 'R', panel: 'G', substitutes: 'S', not_drawn: 'N' };
const solver = readFileSync(join(FIXTURES, '../node_modules/highs/build/highs.wasm'));
const at: Workplace = {
  tools: (files) => pageTools(files, { program: { ...program(), nodeVersion: 'page' }, solver }),
};

const fixture = (name: string) => new File([readFileSync(join(FIXTURES, name))], name);
const texts = (files: ReadonlyMap<string, Blob>) =>
  Promise.all(
    [...files].map(async ([name, blob]) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  );

/** The files of a task, each as the command line has put it into the folder. */
async function expectSame(files: ReadonlyMap<string, Blob>, folder: string, names: readonly string[]) {
  const made = await texts(files);
  expect(made.map(([name]) => name).sort()).toEqual([...names].sort());
  for (const [name, bytes] of made)
    expect([name, Buffer.compare(bytes, readFileSync(join(folder, name)))]).toEqual([name, 0]);
}

const timeOf = async (files: ReadonlyMap<string, Blob>) =>
  timesIn(new Uint8Array(await (files.get('audit.jsonl') as Blob).arrayBuffer())).at(-1) ?? '';

describe('letters on a commitment', () => {
  const folder = newFolder();
  const files = new Map<string, Blob>(
    ['musterstadt.csv', 'musterstadt.yaml', 'ratsmitglieder.csv'].map((name) => [name, fixture(name)]),
  );
  const ground = {
    files,
    register: ['musterstadt.csv'],
    plan: 'musterstadt.yaml',
    stage: 'letters' as const,
  };
  const asked = {
    ...ground,
    key: KEY,
    isCommitted: true,
    continues: false,
    sheets: SHEETS,
    language: 'de' as const,
    panelNumber: null,
  };
  const shell = [
    'musterstadt.csv',
    '--plan',
    'musterstadt.yaml',
    '-o',
    'ziehung',
    '--key-file',
    'ziehung.key',
  ];
  let kept: ReadonlyMap<string, Blob>;
  beforeAll(async () => {
    for (const name of files.keys()) cpSync(join(FIXTURES, name), join(folder, name));
    lay(folder, { 'ziehung.key': new TextEncoder().encode(`${KEY}\n`) });
    const settled = await TASKS.settle({ ...ground, key: KEY, continues: false, balls: false }, at);
    await asPage(folder, ['commit', ...shell, '--at', await timeOf(settled.files)]);
    const request = {
      ...asked,
      files: new Map([...files, ...settled.files]),
      reason: '',
      seed: { seed: SEED },
    };
    const first = await TASKS.draw(request, at);
    await asPage(folder, ['draw', ...shell, '--seed', SEED, '--at', await timeOf(first.files)]);
    kept = new Map([...settled.files, ...first.files]);
  });

  test('are drawn once more with a reason, and the log keeps both draws', async () => {
    const taken = new Map([
      ...kept,
      ['ziehung.key', new Blob([KEY])],
      ['musterstadt.yaml', fixture('musterstadt.yaml')],
    ] as const);
    const resumed = await TASKS.resume(
      { files: [...taken].map(([name, blob]) => new File([blob], name)) },
      at,
    );
    expect([resumed.drawn, resumed.balls, resumed.already]).toEqual([1, false, undefined]);
    const request = { ...asked, files: new Map([...files, ...resumed.files]), seed: { seed: OTHER } };
    await expect(TASKS.draw({ ...request, reason: '' }, at)).rejects.toMatchObject({
      problems: [{ code: 'CMT-003' }],
    });
    const again = await TASKS.draw({ ...request, reason: 'Zahlendreher' }, at);
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    await asPage(copy, [
      ...['draw', ...shell, '--seed', OTHER, '--redraw', '--reason', 'Zahlendreher'],
      ...['--at', await timeOf(again.files)],
    ]);
    await expectSame(again.files, join(copy, 'ziehung'), ['audit.jsonl', 'invitations.csv', 'reserve.csv']);
  });

  test('get a further round, with register, plan and key at hand', async () => {
    const chosen = new Map<string, Blob>([...files, ...kept, ['ziehung.key', new Blob([KEY])]]);
    const drawn = await TASKS.round(
      { files: [...chosen].map(([name, blob]) => new File([blob], name)), size: 40, seed: OTHER },
      at,
    );
    expect([drawn.round, drawn.invited, drawn.called]).toEqual([2, 40, 200]);
    await asPage(folder, [
      ...['draw', ...shell, '--supplement', '--size', '40', '--seed', OTHER],
      ...['--at', await timeOf(drawn.files)],
    ]);
    await expectSame(drawn.files, join(folder, 'ziehung'), [
      'audit.jsonl',
      'supplement-2.csv',
      'supplement-reserve-2.csv',
    ]);
  });

  test('get no further round without their log', async () => {
    await expect(
      TASKS.round({ files: [fixture('musterstadt.csv')], size: 40, seed: OTHER }, at),
    ).rejects.toMatchObject({
      problems: [{ code: 'PAGE-004' }],
    });
  });
});

describe('a panel by balls, with somebody on it already, and targets from a file', () => {
  test('is committed to, numbered and picked with the bytes of the command line', async () => {
    const look = await TASKS.look(
      {
        ...{
          files: new Map([['zusagen.csv', fixture('zusagen.csv')]]),
          register: ['zusagen.csv'],
          stage: 'panel' as const,
        },
        ...{ language: 'de' as const, comments: planComments((key) => textOf('de', key)) },
      },
      at,
    );
    const form = { ...formOf(look, true), targetsFile: 'quoten.csv' };
    const plan = writtenPlan(
      draftOf(form, look, true, 'de'),
      planComments((key) => textOf('de', key)),
    );
    expect(plan).toContain('quotas: quoten.csv');
    const ids = new TextEncoder().encode('PersonID\nP000000054\n');
    const files = new Map<string, Blob>([
      ...['zusagen.csv', 'quoten.csv'].map((name) => [name, fixture(name)] as const),
      ...[['dabei.csv', new Blob([ids])] as const, ['losverfahren.yaml', new Blob([plan])] as const],
    ]);
    const folder = newFolder();
    for (const [name, bytes] of await texts(files)) writeFileSync(join(folder, name), bytes);
    lay(folder, { 'gremium.key': new TextEncoder().encode(`${KEY}\n`) });
    const shell = ['zusagen.csv', '-o', 'gremium', '--key-file', 'gremium.key', '--already', 'dabei.csv'];
    const ground = {
      files,
      register: ['zusagen.csv'],
      plan: 'losverfahren.yaml',
      stage: 'panel' as const,
      already: 'dabei.csv',
    };
    const previewed = await TASKS.preview(ground, at);
    expect(previewed.gives.kind === 'lottery' && previewed.gives.lottery.n).toBe(29);
    const settled = await TASKS.settle({ ...ground, key: KEY, continues: false, balls: true }, at);
    await asPage(folder, ['commit', '--panel', '--balls', ...shell, '--at', await timeOf(settled.files)]);
    await expectSame(settled.files, join(folder, 'gremium'), ['announcement.txt', 'audit.jsonl', 'urn.csv']);

    const saved = new Map<string, Blob>([...files, ...settled.files, ['gremium.key', new Blob([KEY])]]);
    const resumed = await TASKS.resume(
      { files: [...saved].map(([name, blob]) => new File([blob], name)) },
      at,
    );
    expect([resumed.drawn, resumed.balls, resumed.already]).toEqual([0, true, 'dabei.csv']);
    const request = {
      ...{
        ...ground,
        key: KEY,
        isCommitted: true,
        continues: false,
        sheets: SHEETS,
        language: 'de' as const,
      },
      ...{ files: new Map([...files, ...settled.files]), seed: { seed: SEED }, reason: '' },
    };
    const numbered = await TASKS.number({ ...request, panelNumber: null }, at);
    const german = ['--lang', 'de'];
    await asPage(folder, ['panel', '--numbered', ...shell, '--seed', SEED, ...german]);
    await expectSame(numbered.files, join(folder, 'gremium'), ['numbers.csv', 'panels.csv', 'panels.html']);
    const drawn = await TASKS.draw({ ...request, panelNumber: 7 }, at);
    expect(drawn.drawn).toBe(29);
    await asPage(folder, [
      ...['panel', '--panel-number', '7', ...shell, '--seed', SEED, ...german],
      ...['--at', await timeOf(drawn.files)],
    ]);
    await expectSame(drawn.files, join(folder, 'gremium'), [
      'audit.jsonl',
      'not_drawn.csv',
      'numbers.csv',
      'panel.csv',
      'panels.csv',
      'panels.html',
    ]);
  });
});

describe('a panel with substitutes', () => {
  test('is ticked in the form, and drawn with the bytes of the command line', async () => {
    const chosen = new Map([['zusagen.csv', fixture('zusagen.csv')]]);
    const comments = planComments((key) => textOf('de', key));
    const ground = { register: ['zusagen.csv'], stage: 'panel' as const };
    const look = await TASKS.look({ ...ground, files: chosen, language: 'de' as const, comments }, at);
    const form = { ...formOf(look, true), targetsFile: 'quoten.csv', substitutes: true };
    const plan = writtenPlan(draftOf(form, look, true, 'de'), comments);
    expect(plan).toContain('  substitutes: same\n');
    expect(writtenPlan(draftOf({ ...form, substitutes: false }, look, true, 'de'), comments)).not.toContain(
      'substitutes',
    );
    const files = new Map<string, Blob>([
      ...['zusagen.csv', 'quoten.csv'].map((name) => [name, fixture(name)] as const),
      ['losverfahren.yaml', new Blob([plan])] as const,
    ]);
    const request = {
      ...{ ...ground, files, plan: 'losverfahren.yaml', key: KEY, isCommitted: false, continues: false },
      ...{ sheets: SHEETS, language: 'de' as const, panelNumber: null, seed: { seed: SEED }, reason: '' },
    };
    const drawn = await TASKS.draw(request, at);
    expect([drawn.drawn, drawn.substitutes]).toEqual([30, 30]);
    expect([...drawn.workbooks.keys()].sort()).toEqual(['not_drawn.xlsx', 'panel.xlsx', 'substitutes.xlsx']);
    const folder = newFolder();
    for (const [name, bytes] of await texts(files)) writeFileSync(join(folder, name), bytes);
    lay(folder, { 'gremium.key': new TextEncoder().encode(`${KEY}\n`) });
    const shell = ['zusagen.csv', '-o', 'gremium', '--key-file', 'gremium.key', '--seed', SEED];
    await asPage(folder, ['panel', ...shell, '--at', await timeOf(drawn.files)]);
    const lists = ['audit.jsonl', 'not_drawn.csv', 'panel.csv', 'substitutes.csv'];
    await expectSame(drawn.files, join(folder, 'gremium'), lists);

    const chosenToVerify = new Map([...files, ...drawn.files, ['gremium.key', new Blob([KEY])] as const]);
    const given = [...chosenToVerify].map(([name, blob]) => ({ name, blob }));
    const { files: found } = await TASKS.recognise({ files: given });
    const order = {
      files: toVerify(found.map((file) => ({ ...file, isSaid: false }))),
      compared: NOTHING,
    };
    const verified = await TASKS.verify({ ...order, event: null }, at);
    expect(verified.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(verified.parts).toMatchObject([{ isPanel: true, drawn: 30, reserve: 30, hasSubstitutes: true }]);
  });
});
