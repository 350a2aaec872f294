import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { replyEvent } from '../../src/audit/entries/reply.js';
import { runCommandLine } from '../../src/cli/run.js';
import { refuse } from '../../src/core/problem.js';
import { isSoundCode, typedCode } from '../../src/core/reply-code.js';
import { digest } from '../../src/machine/node.js';
import { parseSideFile } from '../../src/register/side-files.js';
import { readWorkbook } from '../../src/register/workbook.js';
import { copyOf } from '../audit/verifying.js';
import { csvText, MARKS, markedTown, PLAN, place, save, withColumn, without } from './registers.js';
import { BIN, contents, environment, newFolder, problemsOf, run, SEED, worldIn } from './run.js';

/** Letters as a clerk gets them: lists for a mail merge, pages, and what is refused. */

const people = withColumn(markedTown(120, 'letters'), 'PLZ', (row) => `0${1000 + row}`);
const LETTERS = `letters:
  sender: [Stadt Musterstadt, Rathausplatz 1, 01234 Musterstadt]
  place: Musterstadt
  date: 2026-12-10
  reply_url: https://mitmachen.example/a?c={code}
  reply_by: 2027-01-08
  event: { place: Großer Saal, date: 2027-02-06 }
  minors: person
`;

let ready = '';
beforeAll(async () => {
  ready = newFolder();
  save(ready, 'register.csv', csvText(people));
  save(ready, 'plan.yaml', PLAN.replace('size: 40', 'size: 12') + LETTERS);
  const { code, stderr } = await run(
    ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', '2026-12-05T19:30:00Z'],
    { cwd: ready },
  );
  if (code !== 0) throw new Error(stderr);
});

const CALL = ['letters', 'out', '-c', 'plan.yaml'];
const call = (cwd: string, ...more: readonly string[]) => run([...CALL, ...more], { cwd, language: 'de' });
const text = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8');
const rowsOf = (cwd: string, name: string) => parseSideFile(readFileSync(join(cwd, name)), name).rows;

/** The drawn people's labels, as the log has them. */
function labels(cwd: string): string[] {
  const lines = text(cwd, 'out/audit.jsonl').trimEnd().split('\n');
  const body = lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'selection').body;
  return body.strata.flatMap((stratum: { invited: readonly { label: string }[] }) =>
    stratum.invited.map(({ label }) => label),
  );
}

/** The first so many of them have answered so. */
function answered(cwd: string, outcomes: readonly ('accepted' | 'declined' | 'deceased')[]): void {
  const lines = text(cwd, 'out/audit.jsonl').trimEnd().split('\n');
  const of = labels(cwd);
  const events = outcomes.map((outcome, at) =>
    replyEvent({ label: of[at] ?? '', outcome, way: 'letter', attempts: 1, needs: [] }),
  );
  const written = logFile(logLines(digest, events, '2026-12-20T10:00:00Z', lines));
  save(cwd, 'out/audit.jsonl', Buffer.from(written));
}

describe('a list for a mail merge', () => {
  test('has a sound code for each, addresses with all their zeros, and no ticket', async () => {
    const cwd = copyOf(ready);
    expect(await call(cwd, '-o', 'liste.csv')).toMatchObject({ code: 0, stderr: '' });
    const [header = [], ...rows] = rowsOf(cwd, 'liste.csv');
    expect(header.slice(0, 12)).toEqual([
      ...['los_rang', 'los_schicht', 'Code', 'QR_Text', 'Anrede', 'Briefanrede'],
      ...['Adresszeile1', 'Adresszeile2', 'Adresszeile3', 'Adresszeile4', 'Adresszeile5', 'Adresszeile6'],
    ]);
    expect(header).not.toContain('los_ticket');
    expect(rows.map(([rank]) => rank)).toEqual(rows.map((_, at) => String(at + 1)));
    const codes = rows.map((row) => row[2] ?? '');
    expect(new Set(codes).size).toBe(12);
    expect(codes.filter((code) => !/^[^-]{4}-[^-]{4}$/.test(code) || !isSoundCode(typedCode(code)))).toEqual(
      [],
    );
    const ids = new Map(people.map((row) => [row[0], row]));
    for (const row of rows) {
      const person = ids.get(row[header.indexOf('PersonID')]) ?? [];
      const of = (name: string) => person[place(people, name)] ?? '';
      const whole = `${of('Vorname')} ${of('Familienname')}`;
      const greeted = {
        m: `Sehr geehrter Herr ${of('Familienname')}`,
        w: `Sehr geehrte Frau ${of('Familienname')}`,
      };
      expect(row[5]).toBe(greeted[of('Geschlecht') as 'm' | 'w'] ?? `Guten Tag ${whole}`);
      expect(row[6]).toBe({ m: `Herrn ${whole}`, w: `Frau ${whole}` }[of('Geschlecht')] ?? whole);
      expect(row.slice(7, 12)).toEqual([
        `${of('Strasse')} ${of('Hausnummer')}`,
        `${of('PLZ')} ${of('Ort')}`,
        '',
        '',
        '',
      ]);
      expect(row[3]).toBe(`https://mitmachen.example/a?c=${row[2]?.replace('-', '')}`);
    }
  });

  test('is the same as a workbook, in texts alone', async () => {
    const cwd = copyOf(ready);
    await call(cwd, '-o', 'liste.csv');
    await call(cwd, '-o', 'liste.xlsx');
    const { rows, notes } = await readWorkbook(readFileSync(join(cwd, 'liste.xlsx')), '');
    expect(rows).toEqual(rowsOf(cwd, 'liste.csv'));
    expect(notes).toEqual({ numbers: 0, dates: 0 });
  });

  test('gives the same codes and bytes whenever it is made', async () => {
    const [one, two] = [copyOf(ready), copyOf(ready)];
    for (const cwd of [one, two]) await call(cwd, '-o', 'liste.xlsx');
    expect(contents(one)).toEqual(contents(two));
  });

  test('calls a column of the register that has one of its names by another', async () => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(withColumn(people, 'Anrede', () => 'An alle')));
    save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 3') + LETTERS);
    await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd });
    await call(cwd, '-o', 'liste.csv');
    const [header = [], first = []] = rowsOf(cwd, 'liste.csv');
    expect(header.filter((name) => name === 'Anrede')).toHaveLength(1);
    expect(first[header.indexOf('Register_Anrede')]).toBe('An alle');
  });
});

describe('who gets a letter', () => {
  const count = async (cwd: string, ...more: readonly string[]) => {
    const { stdout, stderr } = await run([...CALL, '--json', ...more], { cwd });
    return {
      ...(JSON.parse(stdout || '{}') as { letters?: number }),
      codes: stderr.match(/"[A-Z]+-\d{3}"/g) ?? [],
    };
  };

  test('is everybody who was called, or those who have not answered, or those who accepted', async () => {
    const cwd = copyOf(ready);
    answered(cwd, ['accepted', 'accepted', 'declined', 'deceased']);
    expect(await count(cwd, '-o', '1.csv')).toMatchObject({
      letters: 12,
      called: 12,
      codes: ['"LETTER-012"'],
    });
    expect(await count(cwd, '-o', '2.csv', '--only', 'open')).toMatchObject({ letters: 8, codes: [] });
    expect(await count(cwd, '-o', '3.csv', '--only', 'accepted')).toMatchObject({ letters: 2, codes: [] });
    // Nobody's code is another one because of that.
    const code = (name: string) =>
      rowsOf(cwd, name)
        .slice(1)
        .map((row) => row[2]);
    expect([...code('2.csv'), ...code('3.csv')].filter((one) => !code('1.csv').includes(one))).toEqual([]);
  });

  test.each([
    [['--only', 'accepted'], 3, 'LETTER-008'],
    [['--run', '1'], 2, 'LETTER-009'],
    [['--round', '2'], 2, 'LETTER-009'],
  ])('is refused if there is nobody: %j', async (more, code, problem) => {
    const cwd = copyOf(ready);
    const outcome = await run([...CALL, '--json', '-o', 'liste.csv', ...more], { cwd });
    expect([outcome.code, problemsOf(outcome).map((one) => one.code)]).toEqual([code, [problem]]);
    expect(existsSync(join(cwd, 'liste.csv'))).toBe(false);
  });
});

describe('printable letters', () => {
  test('are one file without a script or anything from elsewhere, a section for each', async () => {
    const cwd = copyOf(ready);
    expect(await call(cwd, '--template', 'einladung', '-o', 'briefe.html')).toMatchObject({
      code: 0,
      stderr: '',
    });
    const html = text(cwd, 'briefe.html');
    expect(html.match(/<section class="letter">/g)).toHaveLength(12);
    expect(html.match(/<svg /g)).toHaveLength(12);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|@import|url\(/i);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '').match(/(?:src|href)=/g)).toBeNull();
    expect(html).toContain('Musterstadt, 10. Dezember 2026');
    expect(html).toContain('bis zum 8. Januar 2027');
    expect(html).toContain('<strong>Wann:</strong> 6. Februar 2027');
    expect(html).toContain('Stadt Musterstadt · Rathausplatz 1 · 01234 Musterstadt');
    expect(html).not.toContain('{{');
  });

  test('speak English if the template does', async () => {
    const cwd = copyOf(ready);
    await call(cwd, '--template', 'invitation', '-o', 'briefe.html');
    const html = text(cwd, 'briefe.html');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('by 8 January 2027');
    expect(html).toMatch(/<p>Dear Geheimvorname\d+ Geheimname\d+,<\/p>/);
    expect(html).not.toMatch(/Frau |Herrn /);
  });

  test("come from a template of one's own, with any column of the list", async () => {
    const cwd = copyOf(ready);
    save(
      cwd,
      'brief.md',
      Buffer.from(
        '---\nlanguage: de\n---\n# Grüße\n\n{{PersonID}} {{Adresszeile1}} {{los_rang}}\n',
        'latin1',
      ),
    );
    await call(cwd, '--template', 'brief.md', '-o', 'briefe.html');
    expect(text(cwd, 'briefe.html')).toMatch(
      /<h1>Grüße<\/h1>\s*<p>P\d{9} (?:Frau |Herrn )?Geheimvorname\d+ Geheimname\d+ 1<\/p>/,
    );
  });

  test('are still made without a plan, and it is said what they lack', async () => {
    const cwd = copyOf(ready);
    const outcome = await run(['letters', 'out', '--template', 'dank', '-o', 'b.html', '--json'], { cwd });
    expect([
      outcome.code,
      problemsOf(outcome)
        .map(({ code }) => code)
        .sort(),
    ]).toEqual([0, ['LETTER-011', 'LETTER-018']]);
  });

  test('have nothing of a register but texts', async () => {
    const cwd = newFolder();
    const odd = withColumn(people, 'Familienname', (row) => `<b onclick="x">&${row}</b>{{Code}}**\u202e`);
    save(cwd, 'register.csv', csvText(odd));
    save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 3').replace(/ {4}household.*\n/, '') + LETTERS);
    await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd });
    await call(cwd, '--template', 'einladung', '-o', 'briefe.html');
    const html = text(cwd, 'briefe.html');
    expect(html).not.toMatch(/<b\b|\u202e/);
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;');
    expect(html.match(/\{\{Code\}\}\*\*/g)?.length).toBeGreaterThan(2);
  });
});

describe('a PDF', () => {
  const PDF = new TextEncoder().encode('%PDF-1.4 %%EOF');
  const printed = async (cwd: string, printer: object, ...more: readonly string[]) => {
    const world = { ...worldIn({ cwd }), printer: printer as never };
    const code = await runCommandLine([...CALL, '--template', 'einladung', '--json', ...more], world);
    return { code, stdout: world.stdout.text, stderr: world.stderr.text };
  };

  test('is what the browser makes of the pages', async () => {
    const cwd = copyOf(ready);
    const pages: string[] = [];
    const print = async (html: Iterable<Uint8Array>) => {
      pages.push(Buffer.concat([...html]).toString('utf8'));
      return [PDF.subarray(0, 5), PDF.subarray(5)];
    };
    const { code } = await printed(cwd, { require: () => '', print }, '-o', 'briefe.pdf');
    expect([code, text(cwd, 'briefe.pdf')]).toEqual([0, '%PDF-1.4 %%EOF']);
    await call(cwd, '--template', 'einladung', '-o', 'briefe.html');
    expect(pages).toEqual([text(cwd, 'briefe.html')]);
  });

  test('is refused without a browser before anything is read, and what to do is said', async () => {
    const cwd = copyOf(ready);
    const none = () => {
      throw refuse('usage', 'PDF-001');
    };
    const outcome = await printed(cwd, { require: none, print: none }, '-o', 'briefe.pdf');
    expect([outcome.code, problemsOf(outcome).map(({ code }) => code)]).toEqual([2, ['PDF-001']]);
    expect(problemsOf(outcome)[0]?.remedy).toContain('.html');
    expect(existsSync(join(cwd, 'briefe.pdf'))).toBe(false);
  });
});

test.skipIf(process.platform === 'win32')(
  'a PDF that is interrupted leaves nothing: no file, no browser, no folder with the letters',
  { timeout: 30_000 },
  async () => {
    const cwd = copyOf(ready);
    const [scratch, mark] = [newFolder(), join(newFolder(), 'pid')];
    save(cwd, 'browser.sh', `#!/bin/sh\necho $$ > ${mark}.new; mv ${mark}.new ${mark}\nexec sleep 60\n`);
    chmodSync(join(cwd, 'browser.sh'), 0o755);
    const env = { TMPDIR: scratch, LOSVERFAHREN_BROWSER: join(cwd, 'browser.sh') };
    const before = contents(cwd);
    const child = spawn(process.execPath, [BIN, ...CALL, '--template', 'dank', '-o', 'briefe.pdf'], {
      ...{ cwd, env: environment({ env }), stdio: 'ignore' },
    });
    await vi.waitFor(() => expect(existsSync(mark)).toBe(true), 20_000);
    expect(readdirSync(scratch)).toHaveLength(1);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect([code, contents(cwd), readdirSync(scratch)]).toEqual([130, before, []]);
    const pid = Number(readFileSync(mark, 'utf8'));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5000);
  },
);

describe('what is refused', () => {
  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ['a list that ends like pages', ['-o', 'a.pdf'], 2, 'LETTER-001'],
    ['pages that end like a list', ['--template', 'dank', '-o', 'a.xlsx'], 2, 'LETTER-001'],
    ['a file without an ending', ['-o', 'a'], 2, 'LETTER-001'],
    ['a template that there is not', ['--template', 'einladng', '-o', 'a.html'], 2, 'LETTER-007'],
    ['a file that there is not', ['--template', 'x.md', '-o', 'a.html'], 3, 'LETTER-016'],
    ['a file that is there', ['-o', 'schon.csv'], 6, 'OUT-004'],
    ['a template to be changed that there is not', ['--write-template', 'x'], 2, 'LETTER-007'],
    ['a name in a template that nobody knows', ['--template', 'fremd.md', '-o', 'a.html'], 3, 'LETTER-004'],
    ['what the plan does not say', ['--template', 'luecke.md', '-o', 'a.html'], 3, 'LETTER-006'],
    ['a section without an end', ['--template', 'offen.md', '-o', 'a.html'], 3, 'LETTER-005'],
    ['a setting that there is not', ['--template', 'kopf.md', '-o', 'a.html'], 3, 'LETTER-017'],
  ];
  test.each(cases)('%s', async (_, more, code, problem) => {
    const cwd = copyOf(ready);
    save(cwd, 'schon.csv', 'da\n');
    save(cwd, 'fremd.md', 'a\n\n{{Cod}} {{Kundennummer}}\n');
    save(cwd, 'luecke.md', 'a\n{{letters.contact}}\n');
    save(cwd, 'offen.md', '{{#Code}}\na\n');
    save(cwd, 'kopf.md', '---\nfarbe: rot\n---\na\n');
    const before = contents(cwd);
    const outcome = await run([...CALL, '--json', ...more], { cwd });
    expect([outcome.code, [...new Set(problemsOf(outcome).map((one) => one.code))]]).toEqual([
      code,
      [problem],
    ]);
    expect(contents(cwd)).toEqual(before);
  });

  test('names the line, the nearest name and all there are', async () => {
    const cwd = copyOf(ready);
    save(cwd, 'fremd.md', 'a\n\n{{Briefanred}}\n');
    const outcome = await run([...CALL, '--json', '--template', 'fremd.md', '-o', 'a.html'], { cwd });
    const [problem] = problemsOf(outcome);
    expect(problem?.where).toEqual([{ file: 'fremd.md', lines: [3] }]);
    expect(problem?.params).toMatchObject({ name: 'Briefanred', nearest: 'Briefanrede' });
    expect(problem?.params?.known).toEqual(
      expect.arrayContaining(['Code', 'QR', 'PersonID', 'letters.reply_by']),
    );
  });

  test('a list that somebody has changed, and one that was deleted', async () => {
    const cwd = copyOf(ready);
    const list = text(cwd, 'out/invitations.csv');
    save(cwd, 'out/invitations.csv', list.replace(/P\d{9}/, 'P999999999'));
    const changed = await run([...CALL, '--json', '-o', 'a.csv'], { cwd });
    expect([changed.code, problemsOf(changed)[0]?.code]).toEqual([3, 'CALL-006']);
    save(cwd, 'out/invitations.csv', list);
    await run(['purge', 'out', '--yes'], { cwd });
    const purged = await run([...CALL, '--json', '-o', 'a.csv'], { cwd });
    expect([purged.code, problemsOf(purged)[0]?.code]).toEqual([3, 'CALL-004']);
  });

  test('lists without what an address needs', async () => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(without(people, 'PLZ')));
    save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 3').replace(/ {4}household.*\n/, ''));
    await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd });
    const outcome = await call(cwd, '-o', 'a.csv');
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/LETTER-002.*\n.*Postleitzahl, üblich Plz, .*letters\.columns\.postcode/);
    expect(outcome.stderr).toContain('letters: { columns: { postcode: … } }');
  });
});

describe('what is said', () => {
  test("is counts and what to do, never anything of a person; the file is its owner's alone", async () => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(withColumn(people, 'PLZ', (row) => (row % 2 === 0 ? '' : '01234'))));
    save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 12') + LETTERS);
    await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd });
    const outcomes = [
      await call(cwd, '-o', 'a.csv'),
      await call(cwd, '-o', 'b.csv', '--json'),
      await call(cwd, '--template', 'dank', '-o', 'c.html'),
    ];
    for (const { code, stdout, stderr } of outcomes) {
      expect([code, stderr]).toEqual([0, expect.stringContaining('LETTER-010')]);
      for (const mark of [
        ...MARKS,
        ...rowsOf(cwd, 'a.csv')
          .slice(1)
          .map((row) => row[2] ?? ''),
      ])
        expect(stdout + stderr).not.toContain(mark);
      expect(stdout + stderr).not.toMatch(/P0000/);
    }
    expect(outcomes[0]?.stdout).toContain('12 Zeilen für den Serienbrief: a.csv');
    expect(outcomes[0]?.stdout).toContain('purge: { files: [a.csv] }');
    expect(outcomes[0]?.stderr).toContain('los_rang');
    for (const name of ['a.csv', 'b.csv', 'c.html'])
      if (process.platform !== 'win32')
        expect([name, statSync(join(cwd, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  test('the plan need not be changed if it names the file already', async () => {
    const cwd = copyOf(ready);
    save(cwd, 'plan.yaml', `${text(cwd, 'plan.yaml')}purge: { files: [a.csv] }\n`);
    const { stdout } = await call(cwd, '-o', 'a.csv');
    expect(stdout).not.toContain('purge:');
  });
});

test('a template is written to be changed, and gives the same letters as it stands', async () => {
  const cwd = copyOf(ready);
  const { code, stdout } = await run(['letters', '--write-template', 'erinnerung'], { cwd, language: 'de' });
  expect([code, stdout]).toEqual([0, expect.stringContaining('--template erinnerung.md')]);
  await call(cwd, '--template', 'erinnerung', '-o', 'a.html');
  await call(cwd, '--template', 'erinnerung.md', '-o', 'b.html');
  expect(text(cwd, 'b.html')).toBe(text(cwd, 'a.html'));
});
