import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSideFile, readSideFile } from '../../src/register/side-files.js';
import { readWorkbook } from '../../src/register/workbook.js';
import { workbookFile } from '../../src/report/workbook.js';
import { answers, HOUSEHOLD, PANEL, TARGETS } from './panel-answers.js';
import { csvText, markedTown, PLAN, save, withBlock, withColumn } from './registers.js';
import { bodyOf, contents, newFolder, readEntries, run, SEED } from './run.js';

/** Lists that are workbooks: `--dialect xlsx`, or `output: { dialect: xlsx }`. */

const AWKWARD = [
  '=1+1',
  "'=1+1",
  "''-5",
  '+49 761',
  '@SUM(A1)',
  'a;b',
  'zwei\nZeilen',
  '0012',
  '1e5',
  '_x0041_',
  '',
];
const AT = ['--at', '2026-12-05T19:30:00Z'];
const register = withColumn(
  withBlock(markedTown(400)),
  'Bemerkung',
  (row) => AWKWARD[row % AWKWARD.length] ?? '',
);

let home: string;
const call = (...args: readonly string[]) => run(args, { cwd: home, language: 'de' });
const done = async (...args: readonly string[]) => {
  const outcome = await call(...args);
  expect(outcome.code, outcome.stderr + outcome.stdout).toBe(0);
  return outcome;
};
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(home, path)));
const idsOn = async (path: string) => {
  const [header = [], ...rows] = (await readSideFile(bytesOf(path), path)).rows;
  return rows.map((row) => row[header.indexOf('PersonID')] ?? '');
};

beforeAll(async () => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'csv.yaml', `${PLAN}output: { columns: all }\n`);
  save(home, 'xlsx.yaml', `${PLAN}output: { columns: all, dialect: xlsx }\n`);
  for (const kind of ['csv', 'xlsx'])
    await done('draw', '-c', `${kind}.yaml`, '-s', SEED, '-o', `in-${kind}`, ...AT);
});

describe('lists in workbooks', () => {
  test('have the cells of the CSV lists, read again, and nothing that runs', async () => {
    expect(readdirSync(join(home, 'in-xlsx')).sort()).toEqual([
      'audit.jsonl',
      'invitations.xlsx',
      'reserve.xlsx',
    ]);
    for (const name of ['invitations', 'reserve']) {
      const book = await readSideFile(bytesOf(`in-xlsx/${name}.xlsx`), name);
      expect(book.rows).toEqual(parseSideFile(bytesOf(`in-csv/${name}.csv`), name).rows);
      const cells = (await readWorkbook(bytesOf(`in-xlsx/${name}.xlsx`), name)).rows.flat();
      expect(cells).toContain('=1+1');
      expect(cells).toContain("''=1+1");
      const raw = Buffer.from(bytesOf(`in-xlsx/${name}.xlsx`)).toString('latin1');
      for (const part of ['vbaProject', 'externalLink', 'macro']) expect(raw).not.toContain(part);
    }
  });

  test('have the counts of every group on a second sheet, as numbers', async () => {
    const { rows, notes } = await readWorkbook(bytesOf('in-xlsx/invitations.xlsx'), 'a', 'Zahlen');
    const { strata } = bodyOf(join(home, 'in-xlsx'), 'frame') as {
      strata: { stratum: string[]; N_h: number }[];
    };
    const { strata: drawn } = bodyOf(join(home, 'in-xlsx'), 'allocation') as { strata: { n_h: number }[] };
    const expected = strata.map(({ stratum, N_h }, at) => [
      stratum.join(' / '),
      String(N_h),
      String(drawn[at]?.n_h),
    ]);
    expect(rows).toEqual([['los_schicht', 'N_h', 'n_h'], ...expected]);
    expect(notes.numbers).toBe(2 * strata.length);
  });

  test('are the same bytes whenever they are written, and draw nobody else', async () => {
    await done('draw', '-c', 'xlsx.yaml', '-s', SEED, '-o', 'noch-einmal', ...AT);
    expect(contents(join(home, 'noch-einmal'))).toEqual(contents(join(home, 'in-xlsx')));
    expect(bodyOf(join(home, 'in-xlsx'), 'selection')).toEqual(bodyOf(join(home, 'in-csv'), 'selection'));
  });

  test('are verified: the files with the log, their cells with the register', async () => {
    const { stdout } = await done('verify', 'in-xlsx', '-c', 'xlsx.yaml', '--register', 'register.csv');
    expect(stdout).toContain('✓ Listen nennen die gezogenen Personen');
    expect(stdout).toContain('✓ Listen folgen Byte für Byte aus dem Register – bei Arbeitsmappen jede Zelle');
    expect(
      (bodyOf(join(home, 'in-xlsx'), 'outputs').files as object[]).every((file) => 'rows_sha256' in file),
    ).toBe(true);
  });

  test('that somebody has saved again are other files with the same people; a changed cell is another list', async () => {
    await done('draw', '-c', 'xlsx.yaml', '-s', SEED, '-o', 'gesichert', ...AT);
    const path = join(home, 'gesichert/invitations.xlsx');
    const [header = [], ...rows] = (await readWorkbook(bytesOf('gesichert/invitations.xlsx'), 'a')).rows;
    const verify = () => call('verify', 'gesichert', '-c', 'xlsx.yaml', '--register', 'register.csv');
    writeFileSync(path, await workbookFile([{ name: 'Liste', header, rows }]));
    const again = await verify();
    expect([again.code, again.stdout.match(/\[[a-z]+\.\w+\]/g)]).toEqual([4, ['[lists.files]']]);
    const swapped = rows.with(0, rows[1] ?? []);
    writeFileSync(path, await workbookFile([{ name: 'Liste', header, rows: swapped }]));
    const changed = await verify();
    expect([changed.code, changed.stdout.match(/\[[a-z]+\.\w+\]/g)]).toEqual([
      4,
      ['[lists.files]', '[lists.people]'],
    ]);
    writeFileSync(path, 'PK\x03\x04');
    expect((await verify()).code).toBe(4);
  });

  test('whose rows are not those of the draw are found with the register', async () => {
    const lines = readFileSync(join(home, 'in-xlsx/audit.jsonl'), 'utf8');
    const [first] = bodyOf(join(home, 'in-xlsx'), 'outputs').files as { rows_sha256: string }[];
    save(home, 'falsch.jsonl', lines.replace(first?.rows_sha256 ?? '', 'a'.repeat(64)));
    const { code, stdout } = await call(
      'verify',
      'falsch.jsonl',
      '-c',
      'xlsx.yaml',
      '--register',
      'register.csv',
    );
    expect([code, stdout]).toEqual([4, expect.stringContaining('[register.lists]')]);
  });

  test('with a hash of rows in the log that is missing, or one too many, are no list of a log', async () => {
    const lines = readFileSync(join(home, 'in-xlsx/audit.jsonl'), 'utf8');
    const csv = readFileSync(join(home, 'in-csv/audit.jsonl'), 'utf8');
    save(home, 'ohne.jsonl', lines.replace(/,"rows_sha256":"\w{64}"/, ''));
    save(home, 'mit.jsonl', csv.replace('"rows":40,', `"rows":40,"rows_sha256":"${'a'.repeat(64)}",`));
    for (const name of ['ohne.jsonl', 'mit.jsonl']) {
      const { code, stdout } = await call('verify', name);
      expect([code, stdout]).toEqual([4, expect.stringContaining('[log.entries]')]);
    }
  });
});

describe('a whole procedure with workbooks', () => {
  test('commit, draw, slips, replies, replacements, a further round, letters, purge', async () => {
    await done('commit', '-c', 'xlsx.yaml', '-o', 'fest', ...AT);
    await done('draw', '-c', 'xlsx.yaml', '-s', SEED, '-o', 'fest', ...AT);
    await done('prove', 'fest', '--drawn', '-o', 'belege');
    const [first = '', second = ''] = await idsOn('fest/invitations.xlsx');
    await saveBook('antworten.xlsx', [
      ['PersonID', 'Ergebnis'],
      [first, 'abgesagt'],
      [second, 'zugesagt'],
    ]);
    await done('record', 'fest', '--replies', 'antworten.xlsx');
    await done('replace', 'fest');
    expect(await idsOn('fest/replacements-1.xlsx')).toHaveLength(1);
    await done('draw', 'register.csv', '--supplement', '--size', '5', '-s', `${SEED} 2`, '-o', 'fest');
    const verified = await done(
      'verify',
      'fest',
      '-c',
      'xlsx.yaml',
      '--register',
      'register.csv',
      '--key-file',
      'fest.key',
    );
    expect(verified.stdout).toContain('✓');
    const types = readEntries(join(home, 'fest')).map(({ type }) => type);
    expect(types).toContain('replacement');
    const lists = readdirSync(join(home, 'fest')).filter((name) => name.endsWith('.xlsx'));
    expect(lists.sort()).toEqual([
      ...['invitations.xlsx', 'replacements-1.xlsx', 'reserve.xlsx'],
      ...['supplement-2.xlsx', 'supplement-reserve-2.xlsx'],
    ]);
    await done('purge', 'fest', '--yes');
    expect(readdirSync(join(home, 'fest')).filter((name) => name.endsWith('.xlsx'))).toEqual([]);
    expect((await call('verify', 'fest')).code).toBe(0);
  });

  test('a panel, numbered panels, and who is on a panel already', async () => {
    save(home, 'answers.csv', csvText(answers()));
    save(home, 'targets.csv', TARGETS);
    const args = PANEL.map((one) => (one === 'out' ? 'gremium' : one));
    await done(...args, '--dialect', 'xlsx');
    expect(readdirSync(join(home, 'gremium')).sort()).toEqual([
      'audit.jsonl',
      'not_drawn.xlsx',
      'panel.xlsx',
    ]);
    await done('verify', 'gremium', '--answers', 'answers.csv', '--targets', 'targets.csv');
    const numbered = PANEL.map((one) => (one === 'out' ? 'nummern' : one));
    await done(...numbered, '--dialect', 'xlsx', '--panel-number', '007', ...HOUSEHOLD);
    const names = readdirSync(join(home, 'nummern')).sort();
    expect(names).toEqual([
      'audit.jsonl',
      'not_drawn.xlsx',
      'numbers.xlsx',
      'panel.xlsx',
      'panels.csv',
      'panels.html',
    ]);
    await done('verify', 'nummern', '--answers', 'answers.csv', '--targets', 'targets.csv');
    const more = PANEL.map((one) => (one === 'out' ? 'mehr' : one));
    const outcome = await call(...more, '--already', 'gremium/panel.xlsx');
    expect([0, 5], outcome.stderr).toContain(outcome.code);
    expect(outcome.stderr).not.toMatch(/SIDE|BOOK/);
  });
});

async function saveBook(name: string, [header = [], ...rows]: readonly (readonly string[])[]): Promise<void> {
  writeFileSync(join(home, name), await workbookFile([{ name: 'Tabelle1', header, rows }]));
}
