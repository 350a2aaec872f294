import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { replyEvent } from '../../src/audit/entries/reply.js';
import { type Outcome as Reply, USUAL_NEEDS } from '../../src/core/outcome.js';
import { digest } from '../../src/machine/node.js';
import { visitTexts } from '../../src/messages/visits.js';
import { happeningOf, needsOf } from '../../src/procedure/reply-words.js';
import { parseSideFile } from '../../src/register/side-files.js';
import { DOOR_OUTCOMES } from '../../src/report/visits/words.js';
import { refusedWith } from './commitments.js';
import { csvText, MARKS, markedTown, PLAN, place, save, type Table, withColumn } from './registers.js';
import { contents, newFolder, problemsOf, readEntries, run, SEED } from './run.js';

/** `visits`: who is on the lists, who is not, and what is said to whom. */

const VISITS = 'visits: { land: NW, acknowledged: "Rechtsamt, 3. November 2026", contact: Rathaus }\n';
const CALL = ['visits', 'out', '-c', 'plan.yaml', '-o', 'besuche'];
/** Whoever has no address at all, no number, or a name that would like to be a formula. */
const TOWN: Table = withColumn(
  withColumn(
    withColumn(markedTown(120, 'visits'), 'Hausnummer', (row) => (row % 9 === 0 ? '' : `${(row % 7) + 1}`)),
    'Strasse',
    (row) => `${MARKS[2]}${'abcde'[row % 5]}`,
  ),
  'Vorname',
  (row) => (row % 2 === 0 ? `=${MARKS[1]}${row}` : `${MARKS[1]}<b>${row}`),
);

async function drawn(section = VISITS, table = TOWN): Promise<string> {
  const folder = newFolder();
  save(folder, 'register.csv', csvText(table));
  save(folder, 'plan.yaml', PLAN + section);
  const { code, stderr } = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], { cwd: folder });
  expect([code, stderr.includes('Fehler')]).toEqual([0, false]);
  return folder;
}

interface Shown {
  readonly people: number;
  readonly without_address: number;
  readonly teams: readonly { readonly people: number; readonly addresses: number }[];
  readonly files: readonly string[];
  readonly not_in_purge_files: readonly string[];
}

/** The call's document, once it is done. */
async function shown(folder: string, ...more: readonly string[]): Promise<Shown> {
  const { code, stdout, stderr } = await run([...CALL, '--json', ...more], { cwd: folder });
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Shown;
}

function tableOf(folder: string, file: string): Record<string, string>[] {
  const { rows } = parseSideFile(readFileSync(join(folder, file)), file, ';');
  const [header = [], ...people] = rows;
  return people.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** Replies in the log of somebody by their place among those invited. */
function reply(folder: string, ...replies: readonly (readonly [place: number, outcome: Reply])[]): void {
  const path = join(folder, 'out/audit.jsonl');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const selection = readEntries(join(folder, 'out')).find(({ type }) => type === 'selection')?.body as {
    readonly strata: readonly { readonly invited: readonly { readonly label: string }[] }[];
  };
  const labels = selection.strata.flatMap(({ invited }) => invited.map(({ label }) => label));
  const events = replies.map(([at, outcome]) =>
    replyEvent({ label: labels[at] ?? '', outcome, way: 'letter', attempts: 1, needs: [] }),
  );
  writeFileSync(path, logFile(logLines(digest, events, '2026-12-20T10:00:00Z', lines)));
}

let folder = '';
beforeAll(async () => {
  folder = await drawn();
});

describe('a folder', () => {
  test('has for each team a list, a table and a page, and the rest once; only its owner can read it', async () => {
    const { people, without_address, teams, files } = await shown(folder, '--teams', '3');
    const names = readdirSync(join(folder, 'besuche')).sort();
    const own = ['1', '2', '3'].flatMap((team) => [
      `team-${team}-phone.html`,
      `team-${team}.csv`,
      `team-${team}.html`,
    ]);
    expect(names).toEqual(['letterbox.html', ...own, 'without-address.html']);
    expect(files.map((file) => file.split(/[\\/]/).at(-1)).sort()).toEqual(names);
    if (process.platform !== 'win32')
      for (const name of names) expect(statSync(join(folder, 'besuche', name)).mode & 0o777).toBe(0o600);
    expect(people).toBe(40);
    expect(without_address).toBeGreaterThan(0);
    const found = [1, 2, 3].map((team) => tableOf(folder, `besuche/team-${team}.csv`));
    expect(found.map((rows) => rows.length)).toEqual(teams.map((team) => team.people));
    expect(found.flat()).toHaveLength(people - without_address);
    const codes = found.flat().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const at = (row: Record<string, string>) => `${row.area}|${row.street}|${row.house_number}`;
    for (const [team, rows] of found.entries())
      for (const other of found.slice(team + 1))
        expect(other.map(at).filter((one) => rows.map(at).includes(one))).toEqual([]);
  });

  test('is not written over without being told to, and never with lists of more teams left in it', async () => {
    const before = contents(join(folder, 'besuche'));
    const again = await run([...CALL, '--teams', '3', '--json'], { cwd: folder });
    expect([again.code, refusedWith(again)]).toEqual([6, ['OUT-004']]);
    const fewer = await run([...CALL, '--teams', '2', '--force', '--json'], { cwd: folder });
    expect([fewer.code, refusedWith(fewer)]).toEqual([6, ['VISIT-008']]);
    expect(contents(join(folder, 'besuche'))).toEqual(before);
    await shown(folder, '--teams', '3', '--force');
    expect(contents(join(folder, 'besuche'))).toEqual(before);
  });

  test('cannot be that of the draw', async () => {
    const outcome = await run(['visits', 'out', '-c', 'plan.yaml', '-o', 'out', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([6, ['OUT-003']]);
  });
});

describe('a single file', () => {
  test('is a list to print or a table, by its ending; others are refused', async () => {
    await shown(folder, '-o', 'eine.html', '--teams', '2');
    const html = readFileSync(join(folder, 'eine.html'), 'utf8');
    expect(html.match(/<section>/g)).toHaveLength(3);
    expect(html).toContain('Team 2 of 2');
    await shown(folder, '-o', 'eine.csv', '--teams', '2');
    const rows = tableOf(folder, 'eine.csv');
    expect(new Set(rows.map(({ team }) => team))).toEqual(new Set(['1', '2', '']));
    expect(rows).toHaveLength(40);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'eine.csv')).mode & 0o777).toBe(0o600);
    for (const name of ['liste.pdf', 'liste.xlsx']) {
      const outcome = await run([...CALL, '-o', name, '--json'], { cwd: folder });
      expect([outcome.code, refusedWith(outcome), existsSync(join(folder, name))]).toEqual([
        2,
        ['VISIT-007'],
        false,
      ]);
    }
    const over = await run([...CALL, '-o', 'eine.csv', '--json'], { cwd: folder });
    expect([over.code, refusedWith(over)]).toEqual([6, ['OUT-004']]);
  });

  test('has no cell that a spreadsheet would run, and no word of age, gender, stratum or ticket', async () => {
    const text = readFileSync(join(folder, 'eine.csv'), 'utf8');
    expect(text).toContain(`;'=${MARKS[1]}`);
    expect(text).not.toMatch(/(?:^|;)"?=/m);
    const html = readFileSync(join(folder, 'eine.html'), 'utf8');
    const table = tableOf(folder, 'out/invitations.csv');
    expect(table.length).toBeGreaterThan(0);
    for (const row of table) {
      expect(text + html).not.toContain(row.los_ticket);
      expect(text + html).not.toContain(row.PersonID);
    }
    for (const stratum of new Set(table.map((row) => row.los_schicht)))
      expect(text + html).not.toContain(stratum);
    expect(html).not.toContain('<b>0');
  });
});

describe('who is on the lists', () => {
  test('is everybody called of whom nothing is known', async () => {
    const own = await drawn();
    const before = await shown(own, '-o', 'a.csv');
    reply(own, [0, 'accepted'], [1, 'declined'], [2, 'moved'], [3, 'unreachable']);
    const after = await shown(own, '-o', 'b.csv');
    expect([before.people, after.people]).toEqual([40, 36]);
    const codes = (file: string) => tableOf(own, file).map(({ code }) => code);
    expect(codes('b.csv').filter((code) => !codes('a.csv').includes(code))).toEqual([]);
  });

  test('is nobody, if all have answered; then nothing is written', async () => {
    const own = await drawn();
    reply(own, ...Array.from({ length: 40 }, (_, at) => [at, 'accepted'] as const));
    const { people, files, teams } = await shown(own);
    expect([people, files, teams]).toEqual([0, [], []]);
    expect(existsSync(join(own, 'besuche'))).toBe(false);
    const { stdout } = await run(CALL, { cwd: own, language: 'de' });
    expect(stdout).toContain('Es ist niemand zu besuchen');
  });

  test('is nobody for a run of replacements that there was not', async () => {
    const outcome = await run([...CALL, '--run', '1', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([2, ['VISIT-003']]);
  });

  test('is not more teams than addresses', async () => {
    const outcome = await run([...CALL, '-o', 'c.csv', '--teams', '99', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([2, ['VISIT-004']]);
  });
});

describe('what record makes of it', () => {
  test('a list that was filled in is read, and the next one goes on from there', async () => {
    const own = await drawn();
    await shown(own, '-o', 'a.csv');
    const [first, second, third] = tableOf(own, 'a.csv').filter(({ team }) => team !== '');
    const lines = readFileSync(join(own, 'a.csv'), 'utf8').split('\r\n');
    const filled = lines.map((line) => {
      if (line.includes(first?.code ?? '?'))
        return line.replace(/;;visit;;;;$/, ';not-met;visit;2;2026-12-21;;');
      if (line.includes(second?.code ?? '?'))
        return line.replace(/;;visit;;;;$/, ';überlegt noch;visit;2;21.12.2026;childcare;');
      return line.includes(third?.code ?? '?')
        ? line.replace(/;;visit;;;;$/, ';lehnt ab;visit;2;;;keine Zeit')
        : line;
    });
    writeFileSync(join(own, 'a.csv'), filled.join('\r\n'));
    const when = ['--at', '2026-12-22T10:00:00Z'];
    const recorded = await run(['record', 'out', '--replies', 'a.csv', '-c', 'plan.yaml', ...when], {
      cwd: own,
    });
    expect([recorded.code, recorded.code === 0 ? '' : recorded.stderr]).toEqual([0, '']);
    expect((await shown(own)).people).toBe(39);
    const page = readFileSync(join(own, 'besuche/team-1-phone.html'), 'utf8');
    const cardOf = (code = '?') =>
      new RegExp(`data-code="${code}" data-attempts="(\\d+)" data-visits="(\\d+)"`).exec(page)?.slice(1);
    expect([cardOf(first?.code), cardOf(second?.code), cardOf(third?.code)]).toEqual([
      ['2', '1'],
      ['2', '1'],
      undefined,
    ]);
    const list = readFileSync(join(own, 'besuche/team-1.html'), 'utf8');
    expect(list.match(/1 visit so far/g)).toHaveLength(2);
  });

  test('every word on a list is one that record understands', () => {
    for (const outcome of DOOR_OUTCOMES)
      for (const word of [outcome, ...Object.values(visitTexts[`visits.${outcome}`])])
        expect([word, happeningOf(word)]).toEqual([word, outcome]);
    for (const need of USUAL_NEEDS)
      for (const word of [need, ...Object.values(visitTexts[`visits.${need}`])])
        expect([word, needsOf(word, USUAL_NEEDS)]).toEqual([word, { needs: [need], unknown: [] }]);
  });
});

describe('visits are off', () => {
  test.each([
    ['without a section', ''],
    ['without a Land', 'visits: { acknowledged: Rechtsamt }\n'],
    ['without somebody who looked at it', 'visits: { land: NW }\n'],
    ['with blanks instead of somebody', 'visits: { land: NW, acknowledged: "  " }\n'],
  ])('%s, and the lines for the plan are said', async (_, section) => {
    const own = await drawn(section);
    const outcome = await run([...CALL, '--json'], { cwd: own });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['VISIT-001']]);
    expect(problemsOf(outcome)[0]?.remedy).toContain('visits:\n  land:');
    expect(existsSync(join(own, 'besuche'))).toBe(false);
  });

  test('without a plan file', async () => {
    const outcome = await run(['visits', 'out', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['VISIT-001']]);
  });

  test('where the plan names another Land', async () => {
    const own = await drawn(`land: BY\n${VISITS}`);
    const outcome = await run([...CALL, '--json'], { cwd: own });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['VISIT-002']]);
  });
});

describe('what is said', () => {
  test('for Baden-Württemberg is the warning, on the terminal and on each list', async () => {
    const own = await drawn(VISITS.replace('NW', 'BW'));
    const { stderr, code } = await run(CALL, { cwd: own, language: 'de' });
    expect([code, stderr]).toEqual([0, expect.stringContaining('VISIT-006')]);
    expect(stderr).toContain('Servicestelle Bürgerbeteiligung');
    for (const name of ['team-1.html', 'team-1-phone.html'])
      expect(readFileSync(join(own, 'besuche', name), 'utf8')).toContain('2. September 2024');
  });

  test('elsewhere is that the tool gives no legal advice, and nothing of Baden-Württemberg', async () => {
    const { stdout, stderr } = await run([...CALL, '-o', 'd.html'], { cwd: folder, language: 'de' });
    expect(stdout).toContain('berät nicht in Rechtsfragen');
    expect(stdout + stderr + readFileSync(join(folder, 'd.html'), 'utf8')).not.toContain('Baden-Württemberg');
  });

  test('is nobody’s name, street or id', async () => {
    const outcome = await run([...CALL, '-o', 'e'], { cwd: folder, language: 'de' });
    const ids = TOWN.slice(1).map((row) => row[place(TOWN, 'PersonID')] ?? '');
    for (const mark of [...MARKS, ...ids]) expect(outcome.stdout + outcome.stderr).not.toContain(mark);
  });

  test('names the files that purge would not delete, until the plan names them', async () => {
    expect((await shown(folder, '-o', 'f.csv')).not_in_purge_files).toEqual(['f.csv']);
    const own = await drawn(`${VISITS}purge: { files: [f.csv] }\n`);
    expect((await shown(own, '-o', './f.csv')).not_in_purge_files).toEqual([]);
    const { stdout } = await run([...CALL, '-o', 'f.csv', '--force'], { cwd: own, language: 'de' });
    expect(stdout).toContain('losverfahren purge löscht sie');
  });

  test('is that there is no contact, where the note would need one', async () => {
    const own = await drawn(VISITS.replace(', contact: Rathaus', ''));
    const outcome = await run([...CALL, '--json'], { cwd: own });
    expect([outcome.code, refusedWith(outcome)]).toEqual([0, ['VISIT-009']]);
  });
});

describe('lists that do not serve', () => {
  test('are those without names or streets', async () => {
    const own = await drawn(`${VISITS}output: { columns: [PersonID, Stadtteil] }\n`);
    const outcome = await run([...CALL, '--json'], { cwd: own });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['VISIT-005']]);
  });

  test('saved again by a spreadsheet they still do', async () => {
    const own = await drawn();
    const whole = await shown(own, '-o', 'a.csv');
    const path = join(own, 'out/invitations.csv');
    const { rows } = parseSideFile(readFileSync(path), 'a', ';');
    rmSync(path);
    writeFileSync(
      path,
      csvText(
        rows.map((row) => [...row]),
        { delimiter: ',', mark: false, end: '\n' },
      ),
    );
    expect((await shown(own, '-o', 'b.csv')).people).toBe(whole.people);
    expect(readFileSync(join(own, 'b.csv'), 'utf8')).toBe(readFileSync(join(own, 'a.csv'), 'utf8'));
  });
});
