import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shownCode } from '../../src/core/reply-code.js';
import { disk } from '../../src/node/disk.js';
import { calledPeople } from '../../src/procedure/called-people.js';
import { workbookFile } from '../../src/report/workbook.js';
import { copyOf } from '../audit/verifying.js';
import { drawn, invited, litter, stateOf } from '../node/recording.js';
import { codesOf, committed, DRAW, done, PLANNED } from './commitments.js';
import { csvText, PLAN, save, town } from './registers.js';
import { contents, newFolder, type Outcome, problemsOf, readEntries, run, SEED } from './run.js';

/** `record` as clerks use it: what they type, files in whatever form, and what they do by mistake. */

let keyed = '';
let cwd = '';
let codes: readonly string[] = [];
let ids: readonly string[] = [];

beforeAll(async () => {
  keyed = await committed(`${PLANNED}replies: { needs: [childcare, transport, rampe] }\n`);
  await done(keyed, DRAW);
  const { people } = await calledPeople(disk(keyed, Readable.from([])), { target: 'out' });
  codes = people.map(({ code }) => shownCode(code));
  ids = people.map(({ id }) => id);
});
beforeEach(() => {
  cwd = copyOf(keyed);
});

interface Recorded {
  readonly replies: Readonly<Record<string, number>>;
  readonly corrections: number;
  readonly attempts: number;
  readonly presence: number;
  readonly notes: number;
  readonly known: number;
  readonly older: number;
  readonly read_before: string | null;
  readonly accepted: number;
  readonly free: number;
}

interface Told {
  readonly code: number | null;
  readonly problems: readonly string[];
  readonly facts: Recorded;
}

async function record(...args: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await run(['record', 'out', '-c', 'plan.yaml', '--json', ...args], {
    cwd,
  });
  const facts = (stdout === '' ? {} : JSON.parse(stdout)) as Recorded;
  return { code, problems: codesOf(stderr), facts };
}

/** A file of replies with these lines. */
function file(rows: readonly string[], ...args: readonly string[]): Promise<Told> {
  save(cwd, 'antworten.csv', `${rows.join('\r\n')}\r\n`);
  return record('--replies', 'antworten.csv', ...args);
}

const replies = () =>
  readEntries(join(cwd, 'out'))
    .filter(({ type }) => type === 'reply')
    .map(({ body }) => body);
const outcomes = () => replies().map(({ outcome }) => outcome);
const content = async () => (await stateOf(cwd))?.content;

describe('a file', () => {
  test('given twice changes nothing twice, under whatever name', async () => {
    const rows = [
      'Code;Ergebnis;Datum;Notiz',
      `${codes[0]};ja;1.12.2026;ruft an`,
      `${codes[1]};nein;2.12.2026;`,
    ];
    expect(await file(rows)).toMatchObject({ code: 0, facts: { replies: { accepted: 1, declined: 1 } } });
    const before = contents(cwd);
    const again = await file(rows);
    expect(again).toMatchObject({
      code: 0,
      problems: [],
      facts: { replies: {}, read_before: expect.anything() },
    });
    expect(contents(cwd)).toEqual(before);
    save(cwd, 'kopie.csv', `${rows.join('\n')}\n`);
    expect((await record('--replies', 'kopie.csv')).facts).toMatchObject({ replies: {}, known: 2, notes: 0 });
    expect(outcomes()).toEqual(['accepted', 'declined']);
    expect((await content())?.reasons).toHaveLength(1);
  });

  test('that grows is given again: only what is new counts, changed rows too, old ones change nothing back', async () => {
    const rows = [
      'Code;Ergebnis',
      `${codes[0]};zugesagt`,
      `${codes[1]};nicht erreicht`,
      `${codes[2]};nicht angetroffen`,
    ];
    await file(rows);
    await file([...rows, `${codes[3]};abgesagt`]);
    expect(outcomes()).toEqual(['accepted', 'unreachable', 'declined']);
    expect((await content())?.attempts).toHaveLength(1);
    const more = [...rows, `${codes[3]};abgesagt`, `${codes[1]};zugesagt`, `${codes[0]};zurückgezogen`];
    const grown = [...more, `${codes[2]};nicht angetroffen`];
    expect(await file(grown)).toMatchObject({ code: 0, problems: [] });
    expect(outcomes()).toEqual(['accepted', 'unreachable', 'declined', 'accepted', 'withdrawn']);
    expect((await content())?.attempts.map(({ attempts }) => attempts)).toEqual([2, 3]);
    const last = await file([...grown, `${codes[4]};verzogen`]);
    expect(last).toMatchObject({ code: 0, problems: ['REC-013'], facts: { replies: { moved: 1 } } });
    expect((await content())?.attempts).toHaveLength(2);
  });

  test('in any order: days decide, and what is older than what is known changes nothing', async () => {
    const header = 'Code;Ergebnis;Datum';
    await file([header, `${codes[0]};zurückgezogen;2026-12-04`, `${codes[0]};zugesagt;01.12.2026`]);
    expect(outcomes()).toEqual(['accepted', 'withdrawn']);
    const older = await file([header, `${codes[0]};abgesagt;30.11.2026`]);
    expect(older).toMatchObject({ code: 0, problems: [], facts: { older: 1, replies: {} } });
    expect(outcomes()).toHaveLength(2);
  });

  test('may have a title above its header, empty rows, other columns, other delimiters and encodings', async () => {
    const rows = [
      ['Rückmeldungen Bürgerrat Wärme', '', ''],
      ['', '', ''],
      ['Nr', 'Rückmeldung', 'Antwort-Code'],
      ['1', 'nimmt nicht teil', codes[0]?.toLowerCase().replace('-', ' ') ?? ''],
      ['', '', ''],
      ['2', 'Doch nicht', codes[1] ?? ''],
    ];
    for (const text of [
      Buffer.from(rows.map((row) => row.join('\t')).join('\n'), 'latin1'),
      Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r')}`, 'utf16le'),
      Buffer.from(rows.map((row) => row.join(';')).join('\r\n')),
    ]) {
      cwd = copyOf(keyed);
      save(cwd, 'antworten.csv', text);
      expect(await record('--replies', 'antworten.csv')).toMatchObject({ code: 0, problems: [] });
      expect(outcomes()).toEqual(['declined', 'withdrawn']);
    }
  });

  test('may be a workbook: with dates as dates, a title, and a sheet that is named', async () => {
    const sheets = [
      { name: 'Deckblatt', header: ['Bürgerrat'], rows: [] },
      {
        name: 'Antworten',
        header: ['Code', 'Ergebnis', 'Datum', 'Versuche'],
        rows: [
          [codes[0] ?? '', 'Zusage', '3.12.2026', '2'],
          [codes[1] ?? '', 'Unzustellbar', '', ''],
        ],
      },
    ];
    writeFileSync(join(cwd, 'antworten.xlsx'), await workbookFile(sheets));
    expect(await record('--replies', 'antworten.xlsx')).toMatchObject({ code: 3, problems: ['REC-001'] });
    expect((await record('--replies', 'antworten.xlsx', '--sheet', 'Antworten')).code).toBe(0);
    expect(replies()).toMatchObject([
      { outcome: 'accepted', attempts: 2 },
      { outcome: 'undeliverable', attempts: 1 },
    ]);
    save(cwd, 'kaputt.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]));
    expect(await record('--replies', 'kaputt.xlsx')).toMatchObject({ code: 3, problems: ['BOOK-001'] });
  });

  test.each([
    ['empty', '', 'REC-001'],
    ['a header alone', 'Code;Ergebnis\n', 'REC-007'],
    ['without outcomes', 'Code;Ergebnis\nK7QX-3M9P;\n', 'REC-007'],
    ['without a code', 'Name;Ergebnis\nMeier;ja\n', 'REC-001'],
    ['without an outcome’s column', 'Code;Datum\nK7QX-3M9P;\n', 'REC-001'],
    ['of blanks', ' \n \n;;\n', 'REC-001'],
    ['of zeros', '\0\0\0\0\0\0', 'REC-001'],
    ['with an open quotation mark', 'Code;Ergebnis\n"K7QX;ja\n', 'SIDE-002'],
  ])('that is %s is refused, and nothing changes', async (_, text, code) => {
    save(cwd, 'antworten.csv', text);
    const before = contents(cwd);
    expect(await record('--replies', 'antworten.csv')).toMatchObject({
      code: 3,
      problems: [
        code === 'REC-001' ? expect.toBeOneOf(['REC-001', 'SIDE-002', 'SIDE-001', 'ENC-001']) : code,
      ],
    });
    expect(contents(cwd)).toEqual(before);
  });

  test('with many faults is refused as a whole, all of them named with their lines, and nobody', async () => {
    const rows = [
      'Code;Ergebnis;Weg;Datum;Bedarf;PersonID',
      `${codes[0]};vielleicht;;;;`,
      `${codes[1]};ja;Brieftaube;;;`,
      `${codes[2]};ja;;31.2.2026;;`,
      `${codes[3]};ja;;;Geheimbedarf;`,
      `;ja;;;;`,
      `${codes[5]};ja;;;;`,
    ];
    const before = contents(cwd);
    save(cwd, 'antworten.csv', rows.join('\n'));
    const outcome = await run(['record', 'out', '--json', '--replies', 'antworten.csv'], { cwd });
    const told = problemsOf(outcome).map(({ code, where }) => [code, where?.[0]?.lines]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['REC-003', [2]],
        ['REC-004', [3]],
        ['REC-005', [4]],
        ['REC-006', [5]],
        ['REC-002', [6]],
      ]),
    );
    expect(outcome.stderr).not.toMatch(/Geheim|vielleicht|Brieftaube/);
    expect(contents(cwd)).toMatchObject(before);
  });

  test('whose cells have slipped: a code and an id of two people', async () => {
    const rows = ['Code;PersonID;Ergebnis', `${codes[0]};${ids[0]};ja`, `${codes[1]};${ids[2]};nein`];
    expect(await file(rows)).toMatchObject({ code: 3, problems: ['REC-019'] });
    // A spreadsheet has taken the zeros from an id: it is nobody's, and the code counts.
    const changed = ['Code;PersonID;Ergebnis', `${codes[0]};${ids[0]};ja`, `${codes[1]};7;nein`];
    expect(await file(changed)).toMatchObject({ code: 0, problems: [] });
  });

  test('with hostile cells: they are data, and are shown nowhere', async () => {
    const hostile = [
      '=cmd|calc',
      '<script>alert(1)</script>',
      '\u202eevil',
      '\u001b[31mred',
      "'); DROP TABLE state;--",
    ];
    const rows = ['Code;Ergebnis;Notiz', ...hostile.map((text, at) => `${codes[at]};ja;"${text}"`)];
    save(cwd, 'antworten.csv', rows.join('\n'));
    const outcome = await run(['record', 'out', '--replies', 'antworten.csv'], { cwd, language: 'de' });
    expect(outcome.code).toBe(0);
    expect(outcome.stdout + outcome.stderr).not.toMatch(/cmd|script|evil|red|DROP/);
    expect((await content())?.reasons.map(({ text }) => text)).toEqual(hostile);
    const codesToo = await file(['Code;Ergebnis', ...hostile.map((text) => `"${text}";ja`)]);
    expect([codesToo.code, new Set(codesToo.problems)]).toEqual([3, new Set(['REC-009'])]);
    const file2 = await run(['record', 'out', '--replies', 'antworten.csv'], { cwd });
    expect(file2.stderr).not.toContain('\u001b');
  });

  test('of 50 megabytes is refused before anything is made of it', async () => {
    save(cwd, 'antworten.csv', Buffer.alloc(50_000_000, 'Code;Ergebnis\n'));
    expect(await record('--replies', '-')).toMatchObject({ code: 3 });
    const before = Object.keys(contents(join(cwd, 'out')));
    expect(await record('--replies', 'antworten.csv')).toMatchObject({ code: 3, problems: ['REC-020'] });
    expect(Object.keys(contents(join(cwd, 'out')))).toEqual(before);
  });

  test('that is not there, or a folder: said', async () => {
    expect((await record('--replies', 'fehlt.csv')).code).toBe(3);
    expect((await record('--replies', 'out')).code).toBe(3);
  });
});

describe('one reply', () => {
  test('with a typing error: the code that is meant is shown, and nothing changes', async () => {
    const [code = ''] = codes;
    const wrong = `${code.slice(0, 2)}${code[2] === 'Z' ? 'Y' : 'Z'}${code.slice(3)}`;
    const before = contents(cwd);
    const outcome = await run(['record', 'out', '--json', '--code', wrong, '--outcome', 'ja'], { cwd });
    const [problem] = problemsOf(outcome);
    expect([outcome.code, problem?.code, problem?.params?.near]).toEqual([3, 'REC-009', [code]]);
    expect(contents(cwd)).toMatchObject(before);
  });

  test('of somebody never called: by id, by a code of another draw, of the reserve', async () => {
    expect(await record('--id', 'P999999999', '--outcome', 'ja')).toMatchObject({
      code: 3,
      problems: ['REC-011'],
    });
    const reserve = invited(cwd, 'reserve.csv');
    expect(await record('--id', reserve[0] ?? '', '--outcome', 'ja')).toMatchObject({
      problems: ['REC-011'],
    });
    // Sound, and nobody's.
    expect(await record('--code', '0000-0000', '--outcome', 'ja')).toMatchObject({ problems: ['REC-010'] });
  });

  test('that contradicts is shown as such and needs --correct with a reason', async () => {
    const who = ['--code', codes[0] ?? ''];
    await record(...who, '--outcome', 'abgesagt');
    expect(await record(...who, '--outcome', 'zugesagt')).toMatchObject({ code: 3, problems: ['REC-012'] });
    const correct = [...who, '--outcome', 'zugesagt', '--correct'];
    expect((await record(...correct)).code).toBe(2);
    expect(await record(...correct, '--reason', ' ')).toMatchObject({ problems: ['REC-014'] });
    const corrected = await record(...correct, '--reason', 'falsche Karte');
    expect(corrected).toMatchObject({ code: 0, facts: { corrections: 1, accepted: 1, free: 0 } });
    expect(replies()[1]).toMatchObject({ corrects: { seq: expect.any(Number), reason: 'falsche Karte' } });
    expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
    const needless = await record('--code', codes[1] ?? '', '--outcome', 'ja', '--correct', '--reason', 'x');
    expect(needless).toMatchObject({ code: 0, problems: ['REC-016'] });
  });

  test('after the purge: refused, and no private file comes back', async () => {
    await record('--code', codes[0] ?? '', '--outcome', 'ja');
    await done(cwd, ['purge', 'out', '-c', 'plan.yaml', '--yes']);
    const before = contents(cwd);
    expect(await record('--code', codes[1] ?? '', '--outcome', 'ja')).toMatchObject({
      code: 3,
      problems: [expect.toBeOneOf(['REC-015', 'KEY-005'])],
    });
    expect(contents(cwd)).toEqual(before);
  });

  test('with the plan’s own list of needs, in words of either language', async () => {
    const needs = ['--needs', 'Rampe, Fahrdienst / kinderbetreuung'];
    expect(await record('--code', codes[0] ?? '', '--outcome', 'yes', ...needs)).toMatchObject({ code: 0 });
    expect(replies()[0]?.needs).toEqual(['childcare', 'rampe', 'transport']);
    const unknown = await record('--code', codes[1] ?? '', '--outcome', 'yes', '--needs', 'Dolmetscher');
    expect(unknown).toMatchObject({ code: 2, problems: ['REC-006'] });
  });

  test('what somebody says later is kept, though the outcome is known; an attempt’s note too', async () => {
    const who = ['--code', codes[0] ?? ''];
    await record(...who, '--outcome', 'ja');
    expect((await record(...who, '--outcome', 'ja', '--note', 'kommt später')).facts).toMatchObject({
      known: 1,
      notes: 1,
    });
    expect((await record(...who, '--outcome', 'ja', '--note', 'kommt später')).facts).toMatchObject({
      known: 1,
      notes: 0,
    });
    await record('--code', codes[1] ?? '', '--outcome', 'niemand da', '--note', 'Hund im Garten');
    expect((await content())?.reasons.map(({ seq, text }) => [seq === null, text])).toEqual([
      [false, 'kommt später'],
      [true, 'Hund im Garten'],
    ]);
    expect(outcomes()).toEqual(['accepted']);
  });

  test('is said in German and English, without naming anybody', async () => {
    const call = ['record', 'out', '--code', codes[0] ?? '', '--outcome', 'abgesagt', '-c', 'plan.yaml'];
    const german = await run(call, { cwd, language: 'de' });
    expect(german.stdout).toContain('1 Antwort festgehalten');
    expect(german.stdout).toContain('nachzubesetzen: 1 Platz.');
    const english = await run([...call, '--lang', 'en'], { cwd });
    expect(english.stdout).toContain('Nothing new');
    for (const { stdout } of [german, english]) expect(stdout).not.toContain(ids[0]);
    expect(litter(cwd)).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    ['Zusage', 'accepted'],
    ['JA', 'accepted'],
    ['nimmt teil', 'accepted'],
    ['Absage', 'declined'],
    ['Nein.', 'declined'],
    ['doch nicht', 'withdrawn'],
    ['Zurückgetreten', 'withdrawn'],
    ['nicht erreichbar', 'unreachable'],
    ['no answer', 'unreachable'],
    ['Rückläufer', 'undeliverable'],
    ['unbekannt verzogen', 'moved'],
    ['Verstorben', 'deceased'],
  ])('%s is %s', async (word, outcome) => {
    expect((await record('--code', codes[0] ?? '', '--outcome', word)).code).toBe(0);
    expect(outcomes()).toEqual([outcome]);
  });

  test.each([
    ['3.11.2026', '2026-11-03'],
    ['03.11.2026 14:20', '2026-11-03'],
    ['2026-11-03T14:20', '2026-11-03'],
    ['3.11.26', '2026-11-03'],
    ['7.12.2026', undefined],
    ['3. November 2026', undefined],
    ['31.02.2026', undefined],
    ['heute', undefined],
  ])('the day %s', async (typed, day) => {
    const told = await record('--code', codes[0] ?? '', '--outcome', 'ja', '--date', typed);
    const refused = { problems: [typed === '7.12.2026' ? 'REC-021' : 'REC-005'] };
    expect(told).toMatchObject(day === undefined ? refused : { code: 0 });
    if (day !== undefined) expect((await content())?.dates.map(({ date }) => date)).toEqual([day]);
  });
});

describe('other draws', () => {
  test('without a key, by ids and by codes', async () => {
    cwd = await drawn();
    const [first = '', second = ''] = invited(cwd);
    const { people } = await calledPeople(disk(cwd, Readable.from([])), { target: 'out' });
    expect((await file(['PersonID;Ergebnis', `${first};ja`])).code).toBe(0);
    const code = shownCode(people.find(({ id }) => id === second)?.code ?? '');
    expect((await record('--code', code, '--outcome', 'nein')).code).toBe(0);
    expect(outcomes()).toEqual(['accepted', 'declined']);
  });

  test('with an id of several columns', async () => {
    cwd = newFolder();
    const [header = [], ...rows] = town(120);
    const table = [['Amt', ...header], ...rows.map((row, at) => [`0${at % 3}`, ...row])];
    save(cwd, 'register.csv', csvText(table));
    const plan = PLAN.replace('id: PersonID', 'id: [Amt, PersonID]').replace('size: 40', 'size: 6');
    save(cwd, 'plan.yaml', plan);
    await done(cwd, ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out']);
    const person = invited(cwd)[0] ?? '';
    const office = table.find((row) => row[1] === person)?.[0] ?? '';
    expect((await file(['PersonID;Amt;Ergebnis', `${person};${office};ja`])).code).toBe(0);
    expect(outcomes()).toEqual(['accepted']);
    expect((await file(['PersonID;Amt;Ergebnis', `${person};;nein`])).problems).toEqual(['REC-011']);
    expect((await record('--id', person, '--outcome', 'ja')).code).not.toBe(0);
  });
});

describe('what is asked for', () => {
  const CALLS: readonly (readonly [string, readonly string[], Partial<Told>])[] = [
    ['nothing', [], { code: 2, problems: ['REC-017'] }],
    ['a code and no outcome', ['--code', 'K7QX-3M9P'], { code: 2, problems: ['REC-017'] }],
    [
      'a code and an id',
      ['--code', 'K7QX-3M9P', '--id', 'P1', '--outcome', 'ja'],
      { code: 2, problems: ['REC-017'] },
    ],
    ['a file and a code', ['--replies', 'x.csv', '--code', 'K7QX-3M9P'], { code: 2, problems: ['REC-018'] }],
    [
      'an unknown outcome',
      ['--code', 'K7QX-3M9P', '--outcome', 'mal sehen'],
      { code: 2, problems: ['REC-003'] },
    ],
    ['no attempts', ['--code', 'K7QX-3M9P', '--outcome', 'ja', '--attempts', '0'], { code: 2 }],
  ];
  test.each(CALLS)('%s: refused, and nothing changes', async (_, args, expected) => {
    const before = contents(cwd);
    expect(await record(...args)).toMatchObject(expected);
    expect(contents(cwd)).toEqual(before);
  });

  test('in a folder that is none, or before the draw', async () => {
    const reply = ['--code', 'K7QX-3M9P', '--outcome', 'ja', '--json'];
    const cases: readonly (readonly [string, string])[] = [
      ['nirgends', 'LOG-001'],
      ['plan.yaml', 'LOG-001'],
    ];
    for (const [target, code] of cases) {
      const outcome: Outcome = await run(['record', target, ...reply], { cwd });
      expect([target, outcome.code, codesOf(outcome.stderr)]).toEqual([target, 3, [code]]);
    }
    const waiting = await committed();
    const outcome = await run(['record', 'out', ...reply], { cwd: waiting });
    expect([outcome.code, codesOf(outcome.stderr)]).toEqual([3, ['CALL-002']]);
  });
});
