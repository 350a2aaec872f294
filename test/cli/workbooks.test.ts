import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Sheet, workbookFile } from '../../src/report/workbook.js';
import { answers, PANEL, TARGETS } from './panel-answers.js';
import {
  csvText,
  MARKS,
  markedTown,
  PLAN,
  place,
  save,
  type Table,
  withBlock,
  withColumn,
} from './registers.js';
import { bodyOf, contents, newFolder, type Outcome, run, SEED } from './run.js';

/** Registers, answers and lists that are kept in workbooks, through the command line. */

const AT = ['--at', '2026-12-05T19:30:00Z'];
const AWKWARD = ['=1+1', "'+49", 'a;b', 'er sagt "ja"', 'zwei\nZeilen', ' Blank ', '0012', ''];
const register = withColumn(
  withBlock(markedTown(400)),
  'Bemerkung',
  (row) => AWKWARD[row % AWKWARD.length] ?? '',
);
const ids = register.slice(2, 6).map((row) => row[place(register, 'PersonID')] ?? '');

let home: string;
let drawn: Outcome;

beforeAll(async () => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'plan.yaml', `${PLAN}output: { columns: all }\n`);
  const other = { name: 'Erläuterung', header: ['Stand'], rows: [['Dezember']] };
  await saveBook('register.xlsx', [sheetOf(register, 'Auszug'), other]);
  await saveBook('hinten.xlsx', [other, sheetOf(register, 'Auszug')]);
  drawn = await call('draw', 'register.xlsx', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus-mappe', ...AT);
  expect(drawn.code, drawn.stderr).toBe(0);
});

function sheetOf([header = [], ...rows]: Table, name = 'Tabelle1'): Sheet {
  return { name, header, rows };
}

async function saveBook(name: string, sheets: readonly Sheet[]): Promise<void> {
  writeFileSync(join(home, name), await workbookFile(sheets));
}

const call = (...args: readonly string[]) => run(args, { cwd: home, language: 'de' });
const sha256 = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(home, name)))
    .digest('hex');
const verify = (...args: readonly string[]) => call('verify', 'aus-mappe', '-c', 'plan.yaml', ...args);

describe('a register in a workbook', () => {
  test('draws the same people as the same register in a CSV file: the same lists, byte for byte', async () => {
    const { code } = await call(
      'draw',
      'register.csv',
      '-c',
      'plan.yaml',
      '-s',
      SEED,
      '-o',
      'aus-csv',
      ...AT,
    );
    expect(code).toBe(0);
    const [book, csv] = [contents(join(home, 'aus-mappe')), contents(join(home, 'aus-csv'))];
    for (const name of ['invitations.csv', 'reserve.csv']) expect(book[name]).toEqual(csv[name]);
    const body = (folder: string, type: string) => bodyOf(join(home, folder), type);
    for (const type of ['frame', 'seed', 'allocation', 'selection', 'outputs'])
      expect(body('aus-mappe', type)).toEqual(body('aus-csv', type));
    expect(drawn.stdout).toContain('register.xlsx: 400 Zeilen, Blatt „Auszug“');
    expect(drawn.stderr).toContain('BOOK-010');
  });

  test('is in the log with the hash of the file and that of the rows, which check saves', async () => {
    expect((await call('check', 'register.xlsx', '-c', 'plan.yaml', '--save-rows', 'zeilen.csv')).code).toBe(
      0,
    );
    expect(bodyOf(join(home, 'aus-mappe'), 'register')).toEqual({
      files: [
        {
          name: 'register.xlsx',
          bytes: readFileSync(join(home, 'register.xlsx')).length,
          sha256: sha256('register.xlsx'),
          rows: 400,
          encoding: 'utf-8',
          delimiter: ';',
          sheet: 'Auszug',
          rows_sha256: sha256('zeilen.csv'),
        },
      ],
    });
    const again = await call('check', 'register.xlsx', '-c', 'plan.yaml', '--save-rows', 'zeilen.csv');
    expect([again.code, again.stderr]).toEqual([6, expect.stringContaining('OUT-004')]);
  });

  test('is verified with the workbook', async () => {
    const { code, stdout } = await verify('--register', 'register.xlsx');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ Registerdatei ist die der Ziehung\n')]);
  });

  test('is verified with its rows, and then it is said that nobody has looked at the workbook', async () => {
    expect((await call('check', 'register.xlsx', '--save-rows', 'form.csv')).code).toBe(0);
    const { code, stdout } = await verify('--register', 'form.csv');
    expect(code).toBe(0);
    expect(stdout).toContain('Geprüft wurden die Zeilen, wie sie aus der Arbeitsmappe gelesen wurden');
  });

  test('is not verified with another CSV file of the same people', async () => {
    const { code, stdout } = await verify('--register', 'register.csv');
    expect(code).toBe(4);
    expect(stdout).toContain('[register.files]');
    expect(stdout).not.toContain('Geprüft wurden die Zeilen');
  });

  test('is not verified with a workbook of which one cell, or nothing but the file, has changed', async () => {
    const changed = register.map((row, at) =>
      at === 7 ? row.with(place(register, 'Ort'), 'Anderswo') : row,
    );
    await saveBook('geaendert.xlsx', [sheetOf(changed, 'Auszug')]);
    expect((await verify('--register', 'geaendert.xlsx')).code).toBe(4);
    await saveBook('gesichert.xlsx', [sheetOf(register, 'Auszug')]);
    const { code, stdout } = await verify('--register', 'gesichert.xlsx');
    expect(code).toBe(4);
    expect(stdout.match(/\[register\.\w+\]/g)).toEqual(['[register.files]']);
  });

  test('says nothing of anybody, whatever is wrong with it', async () => {
    const [header = [], ...rows] = register;
    const broken = rows.map((row, at) =>
      at === 3 ? [...row, MARKS[0]] : at === 4 ? row.with(0, rows[0]?.[0] ?? '') : row,
    );
    await saveBook('kaputt.xlsx', [{ name: MARKS[1], header: [...header], rows: broken }]);
    const { code, stdout, stderr } = await call('check', 'kaputt.xlsx', '-c', 'plan.yaml');
    expect(code).toBe(3);
    expect(stderr).toContain('REG-011');
    expect(stderr).toContain('REG-010');
    expect(stderr).toContain('Zeile 5');
    for (const mark of [MARKS[0], MARKS[2]]) expect(stdout + stderr).not.toContain(mark);
  });

  test('is another one if its sheet is: by the flag, and by the plan', async () => {
    const args = ['-s', SEED, ...AT, '--force'];
    expect((await call('draw', 'hinten.xlsx', '-c', 'plan.yaml', ...args, '-o', 'falsch')).code).toBe(3);
    const flagged = await call(
      'draw',
      'hinten.xlsx',
      '-c',
      'plan.yaml',
      '--sheet',
      'Auszug',
      ...args,
      '-o',
      'hinten',
    );
    expect([flagged.code, flagged.stderr]).toEqual([0, '']);
    save(home, 'blatt.yaml', PLAN.replace('files: [register.csv]', 'files: [hinten.xlsx]\n  sheet: Auszug'));
    const planned = await call('draw', '-c', 'blatt.yaml', ...args, '-o', 'geplant');
    expect([planned.code, planned.stderr]).toEqual([0, '']);
    expect(bodyOf(join(home, 'geplant'), 'plan')).toMatchObject({ plan: { register: { sheet: 'Auszug' } } });
    expect((await call('verify', 'geplant', '-c', 'blatt.yaml', '--register', 'hinten.xlsx')).code).toBe(0);
    expect(contents(join(home, 'hinten'))['invitations.csv']).toEqual(
      contents(join(home, 'aus-mappe'))['invitations.csv'],
    );
  });

  test('can be committed to, drawn from, and replaced from', async () => {
    const commit = await call('commit', 'register.xlsx', '-c', 'plan.yaml', '-o', 'fest', ...AT);
    expect(commit.code, commit.stderr).toBe(0);
    const draw = await call('draw', 'register.xlsx', '-c', 'plan.yaml', '-s', SEED, '-o', 'fest', ...AT);
    expect(draw.code, draw.stderr).toBe(0);
    const [, first = ''] =
      /^1;[^;]*;[^;]*;([^;]*);/m.exec(readFileSync(join(home, 'fest/invitations.csv'), 'utf8')) ?? [];
    expect((await call('record', 'fest', '--id', first, '--outcome', 'declined')).code).toBe(0);
    const replaced = await call('replace', 'fest', '--register', 'register.xlsx');
    expect(replaced.code, replaced.stderr).toBe(0);
    const verified = await call('verify', 'fest', '--register', 'register.xlsx', '--key-file', 'fest.key');
    expect(verified.code, verified.stdout).toBe(0);
    await saveBook('anders.xlsx', [sheetOf(register.toSpliced(9, 1), 'Auszug')]);
    const refused = await call(
      'draw',
      'anders.xlsx',
      '-c',
      'plan.yaml',
      '-s',
      SEED,
      '-o',
      'fest',
      '--redraw',
      '--reason',
      'Versuch',
    );
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('CMT-014')]);
  });

  test.each([
    ['init', ['-o', 'neu.yaml']],
    ['preview', ['-c', 'plan.yaml']],
    ['simulate', ['-c', 'plan.yaml', '--runs', '20']],
    ['size', ['--places', '20', '--rate', '30%', '--stratify', 'district', '--reference-date', '2026-12-01']],
  ])('is as good as a CSV file for %s', async (command, more) => {
    const { code, stderr } = await call(command, 'register.xlsx', ...more);
    expect(code, stderr).toBe(0);
  });
});

describe('what stands beside a register in a workbook', () => {
  test('ids to exclude exclude the same people as from a CSV file', async () => {
    const list = [['Liste des Rates'], ['PersonID', 'Name'], ...ids.map((id) => [id, MARKS[0]])];
    await saveBook('rat.xlsx', [sheetOf(list)]);
    save(home, 'rat.csv', csvText(list));
    for (const kind of ['xlsx', 'csv']) {
      save(
        home,
        `${kind}.yaml`,
        PLAN.replace('  exclude:', `  exclude:\n    - { ids: rat.${kind}, reason: Rat }`),
      );
      const { code, stderr } = await call(
        'draw',
        '-c',
        `${kind}.yaml`,
        '-s',
        SEED,
        '-o',
        `rat-${kind}`,
        ...AT,
      );
      expect(code, stderr).toBe(0);
    }
    const of = (kind: string) => bodyOf(join(home, `rat-${kind}`), 'selection');
    expect(of('xlsx')).toEqual(of('csv'));
    expect(of('xlsx')).not.toEqual(bodyOf(join(home, 'aus-mappe'), 'selection'));
    expect((await call('verify', 'rat-xlsx', '-c', 'xlsx.yaml', '--register', 'register.csv')).code).toBe(0);
    await saveBook('rat.xlsx', [sheetOf(list.slice(0, -1))]);
    expect((await call('verify', 'rat-xlsx', '-c', 'xlsx.yaml', '--register', 'register.csv')).code).toBe(4);
  });

  test('answers and quotas give the same panel, and people who are on it already are known', async () => {
    save(home, 'answers.csv', csvText(answers()));
    save(home, 'targets.csv', TARGETS);
    await saveBook('answers.xlsx', [sheetOf(answers())]);
    await saveBook('targets.xlsx', [
      sheetOf(
        TARGETS.trimEnd()
          .split('\n')
          .map((line) => line.split(',')),
      ),
    ]);
    await saveBook('schon.xlsx', [sheetOf([['Nr'], ['N1000'], ['N1005']])]);
    save(home, 'schon.csv', 'Nr\nN1000\nN1005\n');
    const inBooks = PANEL.map((one) =>
      /^(?:answers|targets)\.csv$/.test(one) ? one.replace('csv', 'xlsx') : one,
    );
    for (const [args, folder, already] of [
      [PANEL, 'p-csv', 'schon.csv'],
      [inBooks, 'p-xlsx', 'schon.xlsx'],
    ] as const) {
      const { code, stderr } = await call(
        ...args.map((one) => (one === 'out' ? folder : one)),
        '--already',
        already,
      );
      expect(code, stderr).toBe(0);
    }
    const list = (folder: string) => contents(join(home, folder))['panel.csv'];
    expect(list('p-xlsx')).toEqual(list('p-csv'));
    const verified = await call(
      'verify',
      'p-xlsx',
      '--answers',
      'answers.xlsx',
      '--targets',
      'targets.xlsx',
      '--already',
      'schon.xlsx',
    );
    expect(verified.code, verified.stdout).toBe(0);
  });

  test('that is no workbook that can be read is refused by its name', async () => {
    writeFileSync(
      join(home, 'rat.ods'),
      readFileSync(new URL('../../fixtures/workbooks/tabelle.ods', import.meta.url)),
    );
    save(home, 'ods.yaml', PLAN.replace('  exclude:', '  exclude:\n    - { ids: rat.ods, reason: Rat }'));
    const { code, stderr } = await call('draw', '-c', 'ods.yaml', '-s', SEED, '-o', 'rat-ods');
    expect([code, stderr]).toEqual([3, expect.stringContaining('BOOK-005')]);
  });
});
