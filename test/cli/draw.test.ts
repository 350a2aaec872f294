import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, PLAN, place, save, type Table, town, withColumn } from './registers.js';
import { bodyOf, contents, FIXTURES, newFolder, type Outcome, run, SEED } from './run.js';

const FORMULAS = ['=1+1', '+49 761', '-5', '@SUM(A1)', '\tTab', '\rZeile'];

/** Cells that a spreadsheet would run, and cells that break a careless writer. */
const AWKWARD = [...FORMULAS, 'a;b', 'er sagt "ja"', 'zwei\r\nZeilen', ' Blank ', "'schon da", ''];
const postcodes = withColumn(town(600), 'PLZ', (row) => (row % 2 === 0 ? '07911' : '79100'));
const register: Table = withColumn(postcodes, 'Bemerkung', (row) => AWKWARD[row % AWKWARD.length] ?? '');

let home: string;
let german: Outcome;

beforeAll(async () => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
  save(home, 'plan.yaml', `${PLAN}output: { columns: all }\n`);
  german = await draw('de', ['--output', 'ziehung']);
});

function draw(language: 'de' | 'en', args: readonly string[], seed = SEED): Promise<Outcome> {
  const usual = ['draw', 'register.csv', '--plan', 'plan.yaml', '--seed', seed];
  return run([...usual, ...args], { cwd: home, language });
}

function readList(folder: string, name: string, delimiter = ';'): string[][] {
  const bytes = readFileSync(join(home, folder, name));
  return parse(bytes, { bom: true, delimiter, record_delimiter: '\r\n' });
}

describe('a draw with a plan', () => {
  const fingerprint = (folder: string) => {
    const lines = readFileSync(join(home, folder, 'audit.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    return createHash('sha256')
      .update(lines.at(-1) ?? '')
      .digest('hex');
  };

  test('says in German what it did, and nothing on standard error', () => {
    expect(german.stderr).toBe('');
    expect(german.code).toBe(0);
    for (const part of ['Ziehung: Bürgerrat Wärme', 'register.csv: 600 Zeilen, utf-8', 'Ausgeschlossen'])
      expect(german.stdout).toContain(part);
    expect(german.stdout).toMatch(/Eingeladen +40 Personen/);
    expect(german.stdout).toMatch(/Chance +genau 40 von \d+ für jede Person/);
    expect(german.stdout).toContain(fingerprint('ziehung'));
  });

  test('says the same in English', async () => {
    const english = await draw('en', ['--output', 'draw']);
    expect(english.stderr).toBe('');
    expect(english.code).toBe(0);
    expect(english.stdout).toContain('Draw: Bürgerrat Wärme');
    expect(english.stdout).toMatch(/Invited +40 people/);
    expect(english.stdout).toMatch(/Chance +exactly 40 in \d+ for everybody/);
    expect(english.stdout).toContain(fingerprint('draw'));
    expect(contents(join(home, 'draw'))).toEqual(contents(join(home, 'ziehung')));
  });

  test('writes two lists and a log, and nothing beside them', () => {
    expect(readdirSync(join(home, 'ziehung')).sort()).toEqual([
      'audit.jsonl',
      'invitations.csv',
      'reserve.csv',
    ]);
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('names a next command that works as it stands', async () => {
    const [, command = ''] = /Nachprüfen mit:\n {2}losverfahren (.*)\n/.exec(german.stdout) ?? [];
    const verified = await run(command.split(' '), { cwd: home, language: 'de' });
    expect(verified.stderr).toBe('');
    expect(verified.stdout).toContain('Prüfungen bestanden');
    expect(verified.code).toBe(0);
  });

  test('warns of a weak seed on standard error, in both languages', async () => {
    const [de, en] = await Promise.all([
      draw('de', ['--output', 'schwach'], '3 12 17'),
      draw('en', ['--output', 'weak'], '3 12 17'),
    ]);
    expect(de.stderr).toContain('Hinweis DRAW-006: Der Startwert hat weniger als 20 Ziffern');
    expect(en.stderr).toContain('Note DRAW-006: the seed has fewer than 20 digits');
    expect([de.code, en.code]).toEqual([0, 0]);
    expect(de.stdout + en.stdout).not.toContain('DRAW-006');
  });
});

describe('the lists', () => {
  const listed = () => [
    ...readList('ziehung', 'invitations.csv').slice(1),
    ...readList('ziehung', 'reserve.csv').slice(1),
  ];

  test('have rank, stratum and ticket before the columns of the register', () => {
    const [header = [], ...rows] = readList('ziehung', 'invitations.csv');
    expect(header).toEqual(['los_rang', 'los_schicht', 'los_ticket', ...(register[0] ?? [])]);
    expect(rows.map((row) => row[0])).toEqual(Array.from({ length: 40 }, (_, at) => String(at + 1)));
    const tickets = rows.map((row) => row[2] ?? '');
    expect(tickets).toEqual([...tickets].sort());
    expect(
      rows.filter((row) => !/^(?:Altstadt|\p{L}.+) \/ [wm] \/ (?:16-39|40-64|65\+)$/u.test(row[1] ?? '')),
    ).toEqual([]);
  });

  test('hold the values as the register has them, umlauts and leading zeros included', () => {
    const people = new Map(register.slice(1).map((row) => [row[0] ?? '', row]));
    const note = place(register, 'Bemerkung');
    const rows = listed();
    expect(rows.length).toBeGreaterThan(90);
    for (const row of rows) {
      const values = row.slice(3);
      const own = people.get(values[0] ?? '') ?? [];
      expect(values.toSpliced(note, 1)).toEqual(own.toSpliced(note, 1));
    }
    const all = rows.flat().join('\n');
    expect(all).toMatch(/[äöüß]/);
    expect(rows.map((row) => row[3 + place(register, 'PLZ')])).toContain('07911');
  });

  test('are for German Excel: byte order mark, semicolons, CRLF', () => {
    for (const name of ['invitations.csv', 'reserve.csv']) {
      const bytes = readFileSync(join(home, 'ziehung', name));
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const text = bytes.toString('utf8');
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text.split('\n')[0]).toMatch(/^\ufefflos_rang;los_schicht;los_ticket;PersonID;.*\r$/);
      expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    }
  });

  test('put an apostrophe before a formula, and only there', () => {
    const people = new Map(register.slice(1).map((row) => [row[0] ?? '', row]));
    const note = place(register, 'Bemerkung');
    const found = new Set<string>();
    for (const row of listed()) {
      const own = people.get(row[3] ?? '')?.[note] ?? '';
      found.add(own);
      expect(row[3 + note]).toBe(FORMULAS.includes(own) ? `'${own}` : own);
    }
    expect([...found].sort()).toEqual([...AWKWARD].sort());
  });

  test('are plain CSV with --dialect rfc4180', async () => {
    const outcome = await draw('en', ['--dialect', 'rfc4180', '--output', 'plain']);
    expect(outcome.code).toBe(0);
    const text = readFileSync(join(home, 'plain/invitations.csv'), 'utf8');
    expect(text.startsWith('los_rang,los_schicht,los_ticket,PersonID,')).toBe(true);
    const own = new Map(register.slice(1).map((row) => [row[0] ?? '', row]));
    const [, ...rows] = readList('plain', 'invitations.csv', ',');
    expect(rows.map((row) => row.slice(3))).toEqual(rows.map((row) => own.get(row[3] ?? '')));
    expect(rows.map((row) => row[2])).toEqual(
      readList('ziehung', 'invitations.csv')
        .slice(1)
        .map((row) => row[2]),
    );
  });

  test('have what letters need where the plan does not say, and the others are named once', async () => {
    save(home, 'usual.yaml', PLAN);
    const usual = ['draw', '--plan', 'usual.yaml', '--seed', SEED, '--output', 'usual'];
    const { code, stdout, stderr } = await run(usual, { cwd: home, language: 'de' });
    const [header = []] = readList('usual', 'invitations.csv');
    const left = ['Geburtsdatum', 'Staatsangehörigkeit', 'Auskunftssperre', 'Status', 'Bemerkung'];
    expect(header.slice(3)).toEqual((register[0] ?? []).filter((name) => !left.includes(name)));
    expect(stdout.match(/^Nicht in den Listen.*$/gm)).toEqual([
      `Nicht in den Listen, weil Briefe sie nicht brauchen: ${left.join(', ')}. Mit „output: { columns: all }“ im Plan stehen alle Spalten darin.`,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const all = ['verify', 'usual', '--register', 'register.csv', '--plan', 'usual.yaml'];
    for (const args of [all, all.toSpliced(2, 2)]) expect((await run(args, { cwd: home })).code).toBe(0);
  });

  test('have the columns that the plan chooses, in its order', async () => {
    save(home, 'columns.yaml', `${PLAN}output:\n  columns: [PLZ, Familienname, PersonID]\n`);
    const outcome = await run(['draw', '--plan', 'columns.yaml', '--seed', SEED, '--output', 'chosen'], {
      cwd: home,
    });
    expect(outcome.code).toBe(0);
    const [header, ...rows] = readList('chosen', 'reserve.csv');
    expect(header).toEqual(['los_rang', 'los_schicht', 'los_ticket', 'PLZ', 'Familienname', 'PersonID']);
    const whole = readList('ziehung', 'reserve.csv').slice(1);
    const at = (name: string) => 3 + place(register, name);
    expect(rows).toEqual(
      whole.map((row) => [...row.slice(0, 3), row[at('PLZ')], row[at('Familienname')], row[at('PersonID')]]),
    );
  });
});

describe('for scripts', () => {
  test('--json gives one document on standard output, and problems as JSON on standard error', async () => {
    const outcome = await draw('de', ['--json', '--output', 'json'], '1 2 3');
    const document = JSON.parse(outcome.stdout) as Record<string, unknown>;
    expect(document).toMatchObject({
      format: 'losverfahren/draw/1',
      title: 'Bürgerrat Wärme',
      invited: 40,
      equal_chance: true,
      frame: bodyOf(join(home, 'json'), 'frame').N,
    });
    const problems = JSON.parse(outcome.stderr) as { format: string; problems: { code: string }[] };
    expect(problems.format).toBe('losverfahren/problems/1');
    expect(problems.problems.map(({ code }) => code)).toEqual(['DRAW-006']);
  });

  test('--quiet says nothing when all is well, and still says what is wrong', async () => {
    const outcome = await draw('de', ['--quiet', '--output', 'quiet'], '1 2 3');
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(home, 'quiet'))).toHaveLength(3);
    const again = await draw('de', ['-q', '--output', 'quiet'], '1 2 3');
    expect(again.code).toBe(6);
    expect(again.stdout).toBe('');
    expect(again.stderr).toContain('OUT-003');
  });

  test('the example in the fixtures is drawn and found right', async () => {
    const plan = join(FIXTURES, 'musterstadt.yaml');
    const output = join(home, 'musterstadt');
    const drawn = await run(['draw', '-c', plan, '-s', SEED, '-o', output, '--lang', 'de']);
    expect(drawn.stderr).toBe('');
    expect(drawn.stdout).toMatch(/Eingeladen +200 Personen/);
    const register = join(FIXTURES, 'musterstadt.csv');
    const verified = await run(['verify', output, '-r', register, '-c', plan, '--json']);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ verified: true, with_register: true });
  });
});
