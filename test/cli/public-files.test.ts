import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSideFile } from '../../src/register/side-files.js';
import { AFTER, BEFORE, done } from './commitments.js';
import { place, save, type Table } from './registers.js';
import { FIXTURES, newFolder, run } from './run.js';

/**
 * What a town publishes, of the fixtures' town with 20,000 people: nobody can be found in it, neither a person of the
 * register nor one who answered.
 */

const LOTTO = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';
const LATER = '5 6 7 8 9 10 Superzahl 0 Spiel 77 7654321';
const event = (date: string) => `event: { type: lotto, game: 6aus49, date: ${date}, spiel_77: true }`;

let folder: string;
let register: Table;
let answers: Table;

beforeAll(async () => {
  folder = newFolder();
  for (const name of ['musterstadt.csv', 'ratsmitglieder.csv', 'quoten.csv', 'zusagen.csv'])
    cpSync(join(FIXTURES, name), join(folder, name));
  const dates = ['2026-12-05', '2027-01-30'];
  const plan = readFileSync(join(FIXTURES, 'gremium.yaml'), 'utf8').replace(/source: Lotto .*/g, () =>
    event(dates.shift() ?? ''),
  );
  // The fixture's answers are those of another draw.
  save(folder, 'plan.yaml', plan.replace('panel:\n', 'panel:\n  eligibility: { uninvited: true }\n'));
  register = tableOf('musterstadt.csv');
  answers = tableOf('zusagen.csv');
  const letters = ['-c', 'plan.yaml', '-o', 'ziehung'];
  const key = ['--key-file', 'ziehung.key'];
  const panel = ['zusagen.csv', '-c', 'plan.yaml', '-o', 'gremium', ...key];
  await done(folder, ['commit', ...letters, '--at', BEFORE, '--workers', '0']);
  await done(folder, ['draw', ...letters, '--lotto', LOTTO, '--at', AFTER, '--workers', '0']);
  await done(folder, [
    ...['draw', ...letters, '--lotto', LOTTO, '--at', AFTER, '--workers', '0'],
    ...['--redraw', '--reason', 'Drucker ausgefallen'],
  ]);
  await done(folder, ['commit', '--panel', ...panel, '--draw', 'ziehung', '--at', '2026-12-20T10:00:00Z']);
  await done(folder, ['panel', ...panel, '--lotto', LATER, '--at', '2027-01-30T20:00:00Z']);
}, 120_000);

function tableOf(name: string): Table {
  return parseSideFile(readFileSync(join(folder, name)), name).rows;
}

const PUBLIC = ['ziehung', 'gremium'].flatMap((stage) =>
  ['audit.jsonl', 'urn.csv', 'announcement.txt'].map((name) => `${stage}/${name}`),
);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const valuesOf = (table: Table, column: string) =>
  new Set(
    table.slice(1).flatMap((row) => (row[place(table, column)] ? [row[place(table, column)] ?? ''] : [])),
  );

/** Everything that stands between quotation marks, separators or line ends: what a field of a file can be. */
function fieldsOf(text: string): Set<string> {
  return new Set(text.split(/[",;:[\]{}()\n]/).map((field) => field.trim()));
}

/** Whole words of the files, in any case. */
function wordsOf(text: string): Set<string> {
  return new Set(text.split(/[^\p{L}\p{M}\d.'-]+/u));
}

/** What the plan and the program say themselves, whoever is called so: districts, reasons, columns, messages. */
const spoken = () =>
  wordsOf([read('plan.yaml'), ...PUBLIC.filter((name) => name.endsWith('.txt')).map(read)].join('\n'));

describe.each(PUBLIC)('%s', (name) => {
  test('has no id of anybody', () => {
    const text = read(name);
    const ids = [...valuesOf(register, 'PersonID'), ...valuesOf(answers, 'PersonID')];
    expect(ids.length).toBeGreaterThan(20_000);
    expect(ids.filter((id) => text.includes(id))).toEqual([]);
  });

  test('has no birth date of anybody, in any way of writing', () => {
    const text = read(name);
    const dates = [...valuesOf(register, 'Geburtsdatum')];
    expect(dates.length).toBeGreaterThan(5_000);
    const written = dates.flatMap((date) => {
      const [day = '', month = '', year = ''] = date.split('.');
      return year === '' ? [date] : [date, `${year}-${month}-${day}`, `${year}${month}${day}`];
    });
    // Hashes are digits too, and may happen to hold eight of them.
    const plain = text.replace(/[0-9a-f]{64}/g, '');
    // Somebody was born on the day that the plan names.
    const planned = read('plan.yaml');
    expect(written.filter((date) => plain.includes(date) && !planned.includes(date))).toEqual([]);
  });

  test.each(['Familienname', 'Vorname', 'Strasse'])('has nobody’s %s as a field', (column) => {
    const fields = fieldsOf(read(name));
    const values = [...new Set([...valuesOf(register, column), ...valuesOf(answers, column)])];
    expect(values.length).toBeGreaterThan(50);
    const known = spoken();
    expect(values.filter((value) => fields.has(value) && !known.has(value))).toEqual([]);
  });

  test('has no family name anywhere but in words that plan and program say themselves', () => {
    const words = wordsOf(read(name));
    const own = wordsOf(read('plan.yaml'));
    const names = [...valuesOf(register, 'Familienname')];
    const found = names.filter((one) => words.has(one) && !own.has(one));
    expect(found).toEqual([]);
  });
});

test('the files that are not public have them, so that this test would see a leak', () => {
  const invited = read('ziehung/invitations.csv');
  expect([...valuesOf(register, 'PersonID')].filter((id) => invited.includes(id))).toHaveLength(2000);
  const fields = fieldsOf(invited);
  expect([...valuesOf(register, 'Familienname')].filter((one) => fields.has(one)).length).toBeGreaterThan(50);
});

test('and all of it is proven by them', async () => {
  const { code, stdout } = await run(
    [
      'verify',
      'gremium/audit.jsonl',
      '--urn',
      'gremium/urn.csv',
      'ziehung/urn.csv',
      '--json',
      '--workers',
      '0',
    ],
    { cwd: folder },
  );
  const { checks, remarks } = JSON.parse(stdout) as {
    checks: { name: string; passed: boolean; part?: string }[];
    remarks: { kind: string }[];
  };
  expect(code).toBe(0);
  expect(checks.filter(({ name }) => name === 'urn.selection')).toHaveLength(2);
  expect(remarks.map(({ kind }) => kind)).toContain('redrawn');
});
