import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { digest } from '../../src/machine/node.js';
import { tag } from '../../src/node/unfinished.js';
import { KEY, urnOf, withCommitment, withoutCommitment } from '../procedure/committed-draw.js';
import { save } from './registers.js';
import { contents, execute, newFolder, run, SEED } from './run.js';

/** `prove` and `verify --slip`: slips from a draw's folder, and what their owners are told. */

const PEOPLE = Array.from({ length: 60 }, (_, at) => ({
  ...{ id: `P${String(at + 1).padStart(3, '0')}`, home: `Gasse ${Math.floor(at / 2)}` },
  ...{ quarter: ['Nord', 'Süd', 'West'][at % 3] ?? '', name: `Geheimname${at}` },
}));
/** Out of the frame for one reason or another. */
const EXCLUDED = ['P007', 'P020'];

const register = [
  'Nr;Name;Strasse;Viertel;Auskunftssperre',
  ...PEOPLE.map(({ id, name, home, quarter }) =>
    [id, name, home, quarter, EXCLUDED.includes(id) ? '1' : ''].join(';'),
  ),
  '',
].join('\r\n');

/** What nobody is to read on a screen. */
const NOBODY = /P\d{3}|Geheimname/;

const inUrn = PEOPLE.filter(({ id }) => !EXCLUDED.includes(id));

/** A folder `ziehung` with a draw on a commitment, and the key beside it. */
async function ground(more: readonly string[] = [], household = false): Promise<string> {
  const folder = newFolder();
  save(folder, 'register.csv', register);
  save(folder, 'ziehung.key', `${KEY}\n`);
  const args = ['draw', 'register.csv', '--column', 'id=Nr', '--size', '9', '--stratify', 'Viertel'];
  const drawn = [...args, '--reserve', '1', '-s', SEED, '--key-file', 'ziehung.key', '--title', 'Bürgerrat'];
  const { code, stderr } = await run([...drawn, ...more, '-o', 'ziehung'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const urn = urnOf(
    inUrn.map(({ id, quarter, home }) => ({
      ...{ id, categories: [quarter] },
      ...(household ? { household: home } : {}),
    })),
    ['Viertel'],
  );
  const log = join(folder, 'ziehung/audit.jsonl');
  writeFileSync(log, withCommitment(readFileSync(log), urn));
  save(folder, 'ziehung/urn.csv', urn.text);
  return folder;
}

const uncommitted = (log: string) => Buffer.from(withoutCommitment(Buffer.from(log))).toString('utf8');

let made = '';
beforeAll(async () => {
  made = await ground();
});

function copy(): string {
  const folder = newFolder();
  cpSync(made, folder, { recursive: true });
  return folder;
}

const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const idsOn = (folder: string, list: string) =>
  [...text(folder, `ziehung/${list}`).matchAll(/^\d+;[^;]*;[^;]*;(P\d{3})/gm)].map(([, id = '']) => id);

interface Document {
  readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
  readonly slips: readonly { readonly standing: { readonly outcome: string } | null }[];
}

/** What `verify` says of slips; the log itself is another matter. */
async function verdict(cwd: string, ...slips: readonly string[]) {
  const { stdout } = await run(['verify', 'ziehung', '--json', '--slip', ...slips], { cwd });
  const { checks, slips: judged } = JSON.parse(stdout) as Document;
  return {
    failed: checks.filter(({ name, passed }) => name.startsWith('slip.') && !passed).map(({ name }) => name),
    made: checks.filter(({ name }) => name.startsWith('slip.')).length,
    outcomes: judged.map(({ standing }) => standing?.outcome ?? null),
  };
}

describe('for one person', () => {
  test('a slip and a page, for nobody else to read; verify says what became of everybody', async () => {
    const cwd = copy();
    const [drawn, reserve] = [idsOn(cwd, 'invitations.csv'), idsOn(cwd, 'reserve.csv')];
    expect([drawn.length, reserve.length]).toEqual([9, 9]);
    for (const { id } of inUrn) {
      const call = ['prove', 'ziehung', '--id', id, '-o', `${id}.json`, '--page', `${id}.html`];
      const { code, stdout, stderr } = await run(call, { cwd });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).not.toMatch(/P\d{3}(?!\.)|Geheimname/);
      for (const end of ['json', 'html'])
        expect(statSync(join(cwd, `${id}.${end}`)).mode & 0o777).toBe(0o600);
    }
    const files = inUrn.map(({ id }) => `${id}.json`);
    const { failed, made: count, outcomes } = await verdict(cwd, ...files);
    expect([failed, count]).toEqual([[], 6]);
    expect(outcomes).toEqual(
      inUrn.map(({ id }) => (drawn.includes(id) ? 'drawn' : reserve.includes(id) ? 'reserve' : 'not-drawn')),
    );
  });

  test.each([
    ['de', 'Gezogen: Platz 1 von 2 in der Gruppe „Süd“.', 'Nicht gezogen (Gruppe „', /steht bei \d+,\d\d %/],
    ['en', 'Drawn: place 1 of 2 in the group "Süd".', 'Not drawn (group "', /stands at \d+\.\d\d %/],
  ] as const)('in words, on terminal and paper (%s)', async (language, drawn, not, share) => {
    const cwd = copy();
    const [first = ''] = idsOn(cwd, 'invitations.csv');
    const listed = [...idsOn(cwd, 'invitations.csv'), ...idsOn(cwd, 'reserve.csv')];
    const other = inUrn.find(({ id }) => !listed.includes(id))?.id ?? '';
    for (const [id, words] of [
      [first, drawn],
      [other, not],
    ] as const) {
      const said = await run(['prove', 'ziehung', '--id', id, '--page', 'p.html', '--force'], {
        cwd,
        language,
      });
      expect(said.stdout).toContain(words);
      expect(said.stdout).toMatch(share);
      expect(said.stdout).toContain('losverfahren verify ziehung --slip slip.json');
      const page = text(cwd, 'p.html');
      expect(page).toContain(`<html lang="${language}">`);
      expect(page.replaceAll('&quot;', '"')).toContain(words);
      expect(page).toMatch(share);
      expect(page).toContain('Bürgerrat');
      const verified = await run(['verify', 'ziehung', '--slip', 'slip.json'], { cwd, language });
      expect(verified.stdout).toContain(words);
    }
  });

  test('the id may come from standard input, with the end of line of any system', async () => {
    const cwd = copy();
    await run(['prove', 'ziehung', '--id', 'P001', '-o', 'a.json'], { cwd });
    for (const input of ['P001', 'P001\n', 'P001\r\n', ' P001 \n']) {
      const call = ['prove', 'ziehung', '--id', '-', '-o', 'b.json', '--force'];
      expect(await run(call, { cwd, input })).toMatchObject({ code: 0, stderr: '' });
      expect(text(cwd, 'b.json')).toBe(text(cwd, 'a.json'));
    }
  });

  test.each(['P999', ...EXCLUDED, '', '-1', 'Geheimname3'])(
    'an id that is not in the frame (%s) gets the same answer as any other, and nothing is written',
    async (id) => {
      const cwd = copy();
      const before = contents(cwd);
      const known = await run(['prove', 'ziehung', '--id=P998'], { cwd });
      const outcome = await run(['prove', 'ziehung', `--id=${id}`], { cwd });
      expect(outcome).toEqual(known);
      expect(outcome.code).toBe(3);
      expect(outcome.stderr).toContain('SLIP-001');
      expect(outcome.stderr).not.toContain('P99');
      expect(contents(cwd)).toEqual(before);
    },
  );
});

describe('for everybody who was drawn', () => {
  test('a slip for each rank of both lists, and a page for each of them', async () => {
    const cwd = copy();
    expect(await run(['prove', 'ziehung', '--drawn', '-o', 'belege'], { cwd })).toMatchObject({ code: 0 });
    const names = Object.keys(contents(join(cwd, 'belege')));
    const numbers = Array.from({ length: 9 }, (_, at) => at + 1);
    const slips = [...numbers.map((n) => `slip-${n}.json`), ...numbers.map((n) => `slip-reserve-${n}.json`)];
    expect(names.sort()).toEqual([...slips, 'slips.html'].sort());
    for (const name of names) expect(statSync(join(cwd, 'belege', name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(cwd, 'belege')).mode & 0o777).toBe(0o700);
    const listed = [...idsOn(cwd, 'invitations.csv'), ...idsOn(cwd, 'reserve.csv')];
    const inSlips = slips.map((name) => (JSON.parse(text(cwd, `belege/${name}`)) as { id: string }).id);
    expect(inSlips).toEqual(listed);
    const page = text(cwd, 'belege/slips.html');
    const notes = [...page.matchAll(/<p class="note">([^<]*)<.*?<dd class="id">(P\d{3})</gs)];
    expect(notes.map(([, note, id]) => [note, id])).toEqual([
      ...numbers.map((n, at) => [`letter of rank ${n}`, listed[at]]),
      ...numbers.map((n, at) => [`reserve, rank ${n}`, listed[9 + at]]),
    ]);
    const { failed, outcomes } = await verdict(cwd, ...slips.map((name) => `belege/${name}`));
    expect(failed).toEqual([]);
    expect(outcomes).toEqual([...numbers.map(() => 'drawn'), ...numbers.map(() => 'reserve')]);
  });

  test('into a folder that is there, once; not into one with a log', async () => {
    const cwd = copy();
    mkdirSync(join(cwd, 'slips'));
    const call = ['prove', 'ziehung', '--drawn'];
    expect((await run(call, { cwd })).code).toBe(0);
    const before = contents(cwd);
    const again = await run(call, { cwd });
    expect([again.code, again.stderr.includes('OUT-004')]).toEqual([6, true]);
    expect((await run([...call, '--force'], { cwd })).code).toBe(0);
    const beside = await run([...call, '-o', 'ziehung'], { cwd });
    expect([beside.code, beside.stderr.includes('OUT-003')]).toEqual([6, true]);
    expect(contents(cwd)).toEqual(before);
  });

  test('what was decided and interrupted is put in its place by the next call, which says so', async () => {
    const cwd = copy();
    expect((await run(['prove', 'ziehung', '--drawn'], { cwd })).code).toBe(0);
    const whole = contents(join(cwd, 'slips'));
    const decided = join(cwd, 'slips/.losverfahren.commit', `final-${tag()}`);
    mkdirSync(decided, { recursive: true });
    for (const name of ['slip-1.json', 'slips.html'])
      renameSync(join(cwd, 'slips', name), join(decided, name));
    const again = await run(['prove', 'ziehung', '--drawn'], { cwd });
    expect([again.code, again.stderr.includes('OUT-012')], again.stderr).toEqual([6, true]);
    expect(contents(join(cwd, 'slips'))).toEqual(whole);
  });

  type Change = readonly [what: string, file: string, change: (text: string) => string, code: string];
  const swap = (list: string) => {
    const [header = '', a = '', b = '', ...rest] = list.split('\r\n');
    const [first = '', second = ''] = [a, b].map((line) => /P\d{3}/.exec(line)?.[0]);
    return [header, a.replace(first, second), b.replace(second, first), ...rest].join('\r\n');
  };
  test.each<Change>([
    ['two letters are exchanged', 'invitations.csv', swap, 'SLIP-009'],
    ['somebody else is on it', 'reserve.csv', (list) => list.replace(/P\d{3}/, 'P007'), 'SLIP-009'],
    ['a row is missing', 'reserve.csv', (list) => list.replace(/9;.*\r\n/, ''), 'SLIP-009'],
    ['it has no ids', 'invitations.csv', (list) => list.replace(';Nr', ';Nummer'), 'SLIP-008'],
  ])('a list of which %s: nothing is written', async (_, file, change, code) => {
    const cwd = copy();
    const list = text(cwd, `ziehung/${file}`);
    save(cwd, `ziehung/${file}`, change(list));
    expect(text(cwd, `ziehung/${file}`)).not.toBe(list);
    const before = contents(cwd);
    const outcome = await run(['prove', 'ziehung', '--drawn'], { cwd });
    expect([outcome.code, outcome.stderr.includes(code)]).toEqual([3, true]);
    expect(outcome.stderr).not.toMatch(NOBODY);
    expect(contents(cwd)).toEqual(before);
  });

  test('a list that a spreadsheet saved with commas, or in another order of rows, is the same list', async () => {
    const cwd = copy();
    const [header = '', ...rows] = text(cwd, 'ziehung/invitations.csv').trimEnd().split('\r\n');
    const lines = [header, ...rows.reverse()].map((line) => line.replaceAll(';', '\t'));
    save(cwd, 'ziehung/invitations.csv', `${lines.join('\n')}\n`);
    expect(await run(['prove', 'ziehung', '--drawn'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('refused by its cause, with nothing written', () => {
  const id = ['--id', 'P001'];
  const [log, urn] = ['ziehung/audit.jsonl', 'ziehung/urn.csv'];
  interface Case {
    readonly args?: readonly string[];
    /** what is done to a file before */
    readonly file?: string;
    readonly change?: (text: string) => string;
    readonly exit?: number;
  }
  test.each<[what: string, code: string, one: Case]>([
    ['a key of another draw', 'SLIP-003', { file: 'ziehung.key', change: digest }],
    ['no key', 'KEY-001', { args: [...id, '--key-file', 'nowhere'] }],
    ['something that is no key', 'KEY-002', { args: [...id, '--key-file', 'register.csv'] }],
    ['an urn with one less', 'SLIP-004', { file: urn, change: (all) => all.replace(/\n[^\n]*\n$/, '\n') }],
    ['an urn of Windows', 'SLIP-004', { file: urn, change: (all) => all.replaceAll('\n', '\r\n') }],
    ['an urn without anybody', 'SLIP-004', { file: urn, change: () => '' }],
    ['no urn', 'SLIP-011', { args: [...id, '--urn', 'nowhere.csv'] }],
    ['no commitment', 'SLIP-002', { file: log, change: uncommitted }],
    ['a log that was changed', 'LOG-002', { file: log, change: (all) => all.replace('"N":58', '"N":59') }],
    ['neither one person nor all', 'SLIP-006', { args: [], exit: 2 }],
    ['both one person and all', 'SLIP-006', { args: [...id, '--drawn'], exit: 2 }],
    ['a page of its own for all', 'USE-015', { args: ['--drawn', '--page', 'p.html'], exit: 2 }],
    ['two values of an id that has one', 'SLIP-005', { args: [...id, ...id], exit: 2 }],
    ['a file that is there', 'OUT-004', { args: [...id, '-o', 'register.csv'], exit: 6 }],
  ])('%s', async (_, code, { args = id, file, change, exit = 3 }) => {
    const cwd = copy();
    if (file !== undefined) save(cwd, file, change?.(text(cwd, file)) ?? '');
    const before = contents(cwd);
    const outcome = await run(['prove', 'ziehung', ...args], { cwd });
    expect([outcome.code, outcome.stderr.includes(code)], outcome.stderr).toEqual([exit, true]);
    expect(outcome.stderr).not.toMatch(NOBODY);
    expect(contents(cwd)).toEqual(before);
  });

  test('all that were drawn, before anybody was', async () => {
    const cwd = copy();
    const lines = text(cwd, 'ziehung/audit.jsonl').trimEnd().split('\n');
    const [plan, file, frame] = lines;
    const first = new TextEncoder().encode(`${[plan, file, frame].join('\n')}\n`);
    const urn = urnOf(
      inUrn.map(({ id: one, quarter }) => ({ id: one, categories: [quarter] })),
      ['Viertel'],
    );
    writeFileSync(join(cwd, 'ziehung/audit.jsonl'), withCommitment(first, urn));
    const outcome = await run(['prove', 'ziehung', '--drawn'], { cwd });
    expect([outcome.code, outcome.stderr.includes('SLIP-007')]).toEqual([3, true]);
    expect(existsSync(join(cwd, 'slips'))).toBe(false);
    const one = await run(['prove', 'ziehung', '--id', 'P001'], { cwd, language: 'de' });
    expect([one.code, one.stdout.includes('Gezogen wurde noch nicht')]).toEqual([0, true]);
  });
});

describe('a second program, from docs/SPEC.md alone', () => {
  const NO_LOCALE = { LANG: undefined, LC_ALL: undefined };
  const SECOND = fileURLToPath(new URL('../independent/slip.py', import.meta.url));
  interface Second {
    readonly failed: readonly string[];
    readonly result: {
      readonly outcome: string;
      readonly place: number | null;
      readonly ticket: string;
    } | null;
  }
  const second = async (cwd: string, slip: string) => {
    const { stdout, stderr } = await execute('python3', [SECOND, 'ziehung', slip], { cwd, env: NO_LOCALE });
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Second;
  };

  test('says of everybody the same', async () => {
    const cwd = copy();
    for (const { id } of inUrn.filter((_, at) => at % 4 === 0)) {
      await run(['prove', 'ziehung', '--id', id, '--force'], { cwd });
      const { failed, result } = await second(cwd, 'slip.json');
      const { stdout } = await run(['verify', 'ziehung', '--json', '--slip', 'slip.json'], { cwd });
      const { slips } = JSON.parse(stdout) as Document;
      const words: Readonly<Record<string, string>> = { invited: 'drawn', none: 'not-drawn' };
      const { outcome = '', ...more } = result ?? {};
      expect([failed, slips[0]?.standing]).toMatchObject([
        [],
        { outcome: words[outcome] ?? outcome, ...more },
      ]);
    }
  });

  test('names the same of slips that were changed', async () => {
    const cwd = copy();
    await run(['prove', 'ziehung', '--id', 'P001'], { cwd });
    const slip = text(cwd, 'slip.json');
    const parsed = JSON.parse(slip) as { readonly path: readonly string[]; readonly index: number };
    const changes: readonly (readonly [from: string | RegExp, to: string])[] = [
      ['"P001"', '"P003"'],
      ['losverfahren-slip/1', 'losverfahren-slip/2'],
      [/"rows":\d+/, '"rows":59'],
      [/"index":\d+/, `"index":${parsed.index ^ 1}`],
      [parsed.path[1] ?? '', digest('x')],
      [/,"[0-9a-f]{64}"\]/, ']'],
      [/"commitment":"[^"]*"/, `"commitment":"${digest('x')}"`],
      [/"secret":"[^"]*"/, `"secret":"${digest('x')}"`],
      [/(Nord|Süd|West)"/, 'Ost"'],
      [/(Nord|Süd|West)"/, '\\"$1\\""'],
      ['\n', ''],
    ];
    for (const [from, to] of changes) {
      save(cwd, 'changed.json', slip.replace(from, to));
      const { failed } = await second(cwd, 'changed.json');
      expect(failed.length).toBeGreaterThan(0);
      expect([...failed].sort(), `${from}`).toEqual([...(await verdict(cwd, 'changed.json')).failed].sort());
    }
  });
});

describe('verify', () => {
  test('names what is wrong with a slip, and says that it is not valid', async () => {
    const cwd = copy();
    await run(['prove', 'ziehung', '--id', 'P001', '-o', 'a.json'], { cwd });
    const slip = text(cwd, 'a.json');
    save(cwd, 'b.json', slip.replace('P001', 'P002'));
    expect((await verdict(cwd, 'a.json', 'b.json')).failed).toEqual(['slip.label']);
    const { stdout, code } = await run(['verify', 'ziehung', '--slip', 'b.json'], { cwd, language: 'de' });
    expect(code).toBe(4);
    expect(stdout).toContain('Losbeleg b.json ist so nicht gültig');
    expect(stdout).not.toMatch(NOBODY);
  });

  test('of a draw without a commitment, or a file that is not there, says just that', async () => {
    const cwd = copy();
    await run(['prove', 'ziehung', '--id', 'P001'], { cwd });
    save(cwd, 'ziehung/audit.jsonl', uncommitted(text(cwd, 'ziehung/audit.jsonl')));
    expect((await verdict(cwd, 'slip.json')).failed).toEqual(['slip.commitment']);
    const none = await run(['verify', 'ziehung', '--slip', 'nowhere.json'], { cwd });
    expect([none.code, none.stderr.includes('SLIP-012')]).toEqual([3, true]);
  });

  test('with a household limit it is said that the household decided too', async () => {
    const cwd = await ground(['--max-per-household', '1', '--column', 'household=Strasse'], true);
    const said = await run(['prove', 'ziehung', '--id', 'P001', '--lang', 'de'], { cwd });
    expect([said.code, said.stderr]).toEqual([0, '']);
    expect(said.stdout).toContain('Aus einem Haushalt durfte nur eine begrenzte Zahl gezogen werden.');
    expect((await verdict(cwd, 'slip.json')).failed).toEqual([]);
  });
});
