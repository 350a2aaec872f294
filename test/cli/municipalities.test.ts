import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codesOf, copied, forge, refusedWith, verdictIn } from './commitments.js';
import { csvText, save, town } from './registers.js';
import { bodyOf, contents, type Entry, execute, FIXTURES, newFolder, readEntries, run, SEED } from './run.js';

/** `municipalities`, its preview and its verification; the second program sees the same. */

const SECOND = join(FIXTURES, '../test/independent/municipalities.py');
const SIZES = ['--hits', '17', '--letters', '30', '--bands', '2000,3000'];
const CALL = ['municipalities', 'gemeinden.csv', ...SIZES, '--seed', SEED, '-o', 'out'];
const PLAN = `version: 1
title: Bürgerrat <Land> & mehr
eligibility: { reference_date: 2026-12-01, min_age: 16 }
stratify: [gender]
`;

interface Listed {
  readonly key: string;
  readonly land: string;
  readonly people: number;
}
const { table } = JSON.parse(readFileSync(join(FIXTURES, 'vectors/municipalities.json'), 'utf8')) as {
  table: readonly Listed[];
};
const TABLE = [
  'Gemeinden am 31.12.2023, vorläufig;;;',
  'AGS;Gemeinde;Land;Einwohner',
  ...table.map(({ key, land, people }, at) => `${Number(key)};Ort <${at}>;${land};${people}`),
  '1) Fußnote;;;',
].join('\r\n');

let folder: string;
beforeAll(async () => {
  folder = newFolder();
  save(folder, 'gemeinden.csv', TABLE);
  save(folder, 'plan.yaml', PLAN);
  const outcome = await run([...CALL, '--plan', 'plan.yaml'], { cwd: folder });
  if (outcome.code !== 0) throw new Error(outcome.stderr);
});

const again = () => copied(folder);
const second = (cwd: string, ...args: readonly string[]) =>
  execute('python3', [SECOND, ...args], { cwd, env: { LANG: undefined, LC_ALL: undefined } });
const lettersIn = (cwd: string, name = 'out') =>
  (bodyOf(join(cwd, name), 'municipality-letters') as { municipalities: { key: string; letters: number }[] })
    .municipalities;

describe('a draw of municipalities', () => {
  test('writes log, list and a sheet for each that has letters, and nothing else', () => {
    const drawn = lettersIn(folder);
    expect(drawn.reduce((sum, { letters }) => sum + letters, 0)).toBe(17 * 30);
    const sheets = drawn.map(({ key }) => `sheet-${key}.html`);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['audit.jsonl', 'municipalities.csv', ...sheets]);
    const list = readFileSync(join(folder, 'out/municipalities.csv'), 'utf8').split('\r\n');
    expect(list[0]).toBe('\ufeffkey;land;people;unit;hits;letters');
    expect(list).toHaveLength(table.length + 2);
    const own = list.find((line) => line.startsWith(`${drawn[0]?.key};`));
    expect(own?.split(';').at(-1)).toBe(String(drawn[0]?.letters));
  });

  test('says who writes how many letters, and everybody’s chance', async () => {
    const cwd = newFolder();
    save(cwd, 'gemeinden.csv', TABLE);
    const outcome = await run(CALL, { cwd, language: 'de' });
    const people = table.reduce((sum, one) => sum + one.people, 0);
    const shown = String(people).replace(/\B(?=(?:\d{3})+$)/g, '.');
    expect(outcome.stdout).toContain(`genau dieselbe Chance auf einen Brief: 510 von ${shown}`);
    for (const { key } of lettersIn(cwd)) expect(outcome.stdout).toContain(key);
    expect(outcome.stdout).toContain('losverfahren verify out --register gemeinden.csv');
  });

  test('is the same for rows in another order, and for other files with the same municipalities', async () => {
    const cwd = newFolder();
    const rows = [...table].reverse().map(({ key, land, people }) => `${key},${people},${land}`);
    save(cwd, 'gemeinden.csv', `key,people,land\n${rows.join('\n')}\n`);
    expect((await run(CALL, { cwd })).code).toBe(0);
    expect(lettersIn(cwd)).toEqual(lettersIn(folder));
    const settled = (one: string) => bodyOf(join(one, 'out'), 'municipalities').settled;
    expect(settled(cwd)).toBe(settled(folder));
  });

  test('lets what the sheet says be typed: the draw in a municipality takes plan, letters and seed', async () => {
    const [first] = lettersIn(folder);
    if (first === undefined) throw new Error('nobody');
    const page = readFileSync(join(folder, `out/sheet-${first.key}.html`), 'utf8');
    const calls = [...page.replace(/<\/?span>/g, '').matchAll(/<pre>(losverfahren [^<]*)<\/pre>/g)].map(
      ([, call = '']) =>
        [...call.replaceAll('&quot;', '"').matchAll(/"([^"]*)"|(\S+)/g)]
          .map(([, quoted, bare]) => quoted ?? bare ?? '')
          .slice(1),
    );
    expect(calls.map(([command]) => command)).toEqual(['check', 'draw', 'verify']);
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(town(120, 'sheet')));
    save(cwd, 'plan.yaml', PLAN);
    for (const call of calls) expect((await run(call, { cwd })).stderr).not.toMatch(/Error/);
    const drawn = join(cwd, first.key);
    expect(bodyOf(drawn, 'seed').text).toBe(`${SEED} ${first.key}`);
    expect((bodyOf(drawn, 'plan').plan as { sample: { size: number } }).sample.size).toBe(first.letters);
  });

  test('puts nothing of table or plan into a sheet that a browser would run', () => {
    for (const name of readdirSync(join(folder, 'out')).filter((one) => one.endsWith('.html'))) {
      const page = readFileSync(join(folder, 'out', name), 'utf8');
      expect(page).not.toMatch(/<(?:script|img|link|Land>|\d+>)/);
      expect(page).toContain('&lt;Land&gt; &amp; mehr');
      expect(page).not.toMatch(/(?:src|href)=/);
    }
  });

  test('is refused without what it needs, and where there is a draw; nothing is written', async () => {
    const cwd = newFolder();
    save(cwd, 'gemeinden.csv', TABLE);
    save(cwd, 'lotto.yaml', 'version: 1\nseed: { event: { type: lotto, game: 6aus49, date: 2026-12-05 } }\n');
    const before = contents(cwd);
    const cases = [
      [['municipalities', 'gemeinden.csv', '--seed', SEED], 2, 'MUNI-014'],
      [['municipalities', 'gemeinden.csv', 'mehr.csv', ...SIZES, '--seed', SEED], 2, 'USE-'],
      [['municipalities', 'gemeinden.csv', ...SIZES], 2, 'SEED-001'],
      [[...CALL, '--plan', 'lotto.yaml'], 3, 'MUNI-013'],
      [[...CALL, '--plan', 'nirgends.yaml'], 3, 'PLAN-001'],
      [['municipalities', 'nirgends.csv', ...SIZES, '--seed', SEED], 3, 'MUNI-009'],
      [[...CALL.slice(0, -2), '--letters', '9999'], 5, 'MUNI-01'],
      [[...CALL, '--bands', '3000,2000'], 2, 'USE-010'],
      [['preview', 'gemeinden.csv', ...SIZES, '--stratify', 'gender', '--panel'], 2, 'MUNI-016'],
      [['preview', 'gemeinden.csv', '--hits', '5'], 2, 'USE-015'],
      [['preview', 'gemeinden.csv', 'mehr.csv', '--hits', '5', '--letters', '1'], 2, 'MUNI-014'],
    ] as const;
    for (const [args, code, why] of cases) {
      const outcome = await run([...args, '--json'], { cwd });
      expect([outcome.code, refusedWith(outcome)[0]?.startsWith(why) ?? outcome.stderr]).toEqual([
        code,
        true,
      ]);
    }
    expect(contents(cwd)).toEqual(before);
    const there = again();
    const drawn = contents(there);
    const outcome = await run([...CALL, '--json'], { cwd: there });
    expect([outcome.code, codesOf(outcome.stderr)]).toEqual([6, ['OUT-003']]);
    expect(contents(there)).toEqual(drawn);
  });
});

describe('the preview', () => {
  interface Preview {
    readonly settled: string;
    readonly chance: readonly number[];
    readonly lands: readonly { readonly name: string; readonly owed: readonly number[] }[];
    readonly sizes: readonly { readonly name: string; readonly owed: readonly number[] }[];
    readonly units: readonly { readonly unit: string; readonly least: number; readonly most: number }[];
  }

  test('shows chances by Land, size and municipality, and what is settled, before there is a seed', async () => {
    const before = contents(folder);
    const { code, stdout } = await run(['preview', 'gemeinden.csv', ...SIZES, '--json'], { cwd: folder });
    const { settled, chance, lands, sizes, units } = JSON.parse(stdout) as Preview;
    expect([code, settled]).toEqual([0, bodyOf(join(folder, 'out'), 'municipalities').settled]);
    const [n, N = 0] = chance;
    expect([n, N]).toEqual([510, table.reduce((sum, { people }) => sum + people, 0)]);
    for (const groups of [lands, sizes])
      expect(groups.reduce((sum, { owed }) => sum + (owed[0] ?? 0), 0)).toBe(17 * N);
    expect(lands.map(({ name }) => name)).toEqual(['Baden-Württemberg', 'Bayern']);
    expect(sizes.map(({ name }) => name)).toEqual(['-1999', '2000-2999', '3000+']);
    const { units: drawn } = bodyOf(join(folder, 'out'), 'municipality-hits') as {
      units: { unit: string; hits: number }[];
    };
    for (const [at, { unit, least, most }] of units.entries()) {
      expect(drawn[at]?.unit).toBe(unit);
      expect([least, most]).toContain(drawn[at]?.hits);
    }
    expect(contents(folder)).toEqual(before);
  });

  test('says how to go on, and with --verbose has every unit also if there are many', async () => {
    const cwd = newFolder();
    const rows = Array.from({ length: 80 }, (_, at) => `08${111 + at}001;${5000 + at}`);
    save(cwd, 'viele.csv', `AGS;Einwohner\n${rows.join('\n')}\n`);
    const call = ['preview', 'viele.csv', '--hits', '9', '--letters', '20'];
    const short = await run(call, { cwd });
    expect(short.stdout).toContain(
      'losverfahren municipalities viele.csv --hits 9 --letters 20 --bands 2000,',
    );
    expect(short.stdout).not.toContain('08190001');
    expect((await run([...call, '--verbose'], { cwd })).stdout).toContain('08190001');
  });
});

describe('the verification', () => {
  const failed = async (cwd: string, ...args: readonly string[]) =>
    (await verdictIn(cwd, 'out', ...args)).failed;

  test('recomputes it from the log alone, from the table, and against what was published before', async () => {
    const settled = String(bodyOf(join(folder, 'out'), 'municipalities').settled);
    const all = ['--register', 'gemeinden.csv', '--seed', SEED, '--commitment', settled];
    for (const args of [[], all, ['--seed', `${SEED} `]])
      expect(await verdictIn(folder, 'out', ...args)).toEqual({
        code: 0,
        failed: [],
        refused: [],
        remarks: [],
      });
    const cwd = newFolder();
    mkdirSync(join(cwd, 'out'));
    copyFileSync(join(folder, 'out/audit.jsonl'), join(cwd, 'allein.jsonl'));
    expect(await verdictIn(cwd, 'allein.jsonl')).toMatchObject({ code: 0, failed: [] });
    const said = await run(['verify', 'out', ...all], { cwd: folder, language: 'de' });
    expect(said.stdout).toContain('Aus dieser Tabelle und dem Startwert');
  });

  test('names what is another one: table, seed, what was settled, list, sheet; and what is of no use here', async () => {
    expect(await failed(folder, '--seed', 'anders')).toEqual(['seed.given']);
    expect(await failed(folder, '--commitment', '0'.repeat(64))).toEqual(['municipalities.given']);
    expect(await failed(folder, '--answers', 'gemeinden.csv')).toEqual(['given.applies']);
    expect(await failed(folder, '--fingerprint', '1'.repeat(64))).toEqual(['log.fingerprint']);
    const cwd = again();
    save(cwd, 'gemeinden.csv', TABLE.replace(';180\r\n', ';181\r\n'));
    expect(await failed(cwd, '--register', 'gemeinden.csv')).toEqual([
      'municipalities.file',
      'municipalities.table',
    ]);
    save(cwd, 'gemeinden.csv', `${TABLE}\r\n`);
    expect(await failed(cwd, '--register', 'gemeinden.csv')).toEqual(['municipalities.file']);
    const [sheet = ''] = readdirSync(join(cwd, 'out')).filter((name) => name.startsWith('sheet-'));
    writeFileSync(join(cwd, 'out', sheet), 'anders');
    expect(await failed(cwd)).toEqual(['lists.files']);
  });

  test('signs, and holds the signature', async () => {
    const cwd = again();
    expect((await run(['sign', 'out', '--secret-key', 'land.key'], { cwd })).code).toBe(0);
    expect(await failed(cwd, '--public-key', 'land.pub')).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: forgers are not careful either
  type Any = any;
  const bodyIn = (entries: readonly Entry[], at: number): Any => entries[at]?.body;
  const FORGERIES: readonly [
    name: string,
    line: number | null,
    check: string,
    change: (entries: Entry[]) => unknown,
  ][] = [
    ['people added', 1, 'municipalities.settled', (log) => bodyIn(log, 0).municipalities[3].people++],
    ['other bounds', 1, 'municipalities.settled', (log) => (bodyIn(log, 0).bands = [2500])],
    ['one hit more', 1, 'municipalities.settled', (log) => bodyIn(log, 0).hits++],
    ['keys out of order', 1, 'log.entries', (log) => bodyIn(log, 0).municipalities.reverse()],
    ['a key twice', 1, 'log.entries', (log) => (bodyIn(log, 0).municipalities[1].key = '08111001')],
    ['another seed', null, 'seed.hash', (log) => (bodyIn(log, 1).text = 'anders')],
    ['a source', 2, 'seed.hash', (log) => (bodyIn(log, 1).source = 'Lotto')],
    [
      'a hit moved',
      3,
      'municipalities.hits',
      (log) => {
        const { units } = bodyIn(log, 2);
        const of = (count: number) => units.find(({ hits }: Any) => hits === count);
        const [one, none] = [of(1), of(0)];
        one.hits = 0;
        none.hits = 1;
      },
    ],
    ['a unit taken apart', 3, 'municipalities.hits', (log) => (bodyIn(log, 2).units[0].unit = '08111001')],
    ['another band', 3, 'municipalities.hits', (log) => (bodyIn(log, 2).units[0].band = '0+')],
    [
      'a letter moved',
      4,
      'municipalities.letters',
      (log) => {
        const { municipalities } = bodyIn(log, 3);
        municipalities[0].letters++;
        municipalities[1].letters--;
      },
    ],
    ['a municipality left out', 4, 'municipalities.letters', (log) => bodyIn(log, 3).municipalities.pop()],
    ['another chance', 4, 'municipalities.letters', (log) => bodyIn(log, 3).chance[0]++],
    ['a sheet left out', 5, 'log.lists', (log) => bodyIn(log, 4).files.pop()],
    ['another list', 5, 'municipalities.list', (log) => (bodyIn(log, 4).files[0].sha256 = '0'.repeat(64))],
    ['an entry more', null, 'log.entries', (log) => [...log, log[1]]],
    ['no letters', null, 'log.entries', (log) => log.filter(({ type }) => type !== 'municipality-letters')],
  ];

  test.each(FORGERIES)('names a forged log: %s', async (_, line, check, change) => {
    const cwd = again();
    forge(cwd, (entries) => {
      const made = change(entries);
      return Array.isArray(made) && made[0]?.type !== undefined ? made : entries;
    });
    expect(await failed(cwd)).toContain(check);
    const { code, stdout, stderr } = await second(cwd, 'out/audit.jsonl');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(line === null ? /^wrong: / : new RegExp(`^wrong: line ${line}: `));
  });
});

test('the second program finds the same draw in order, with the files beside it', async () => {
  const { code, stdout } = await second(folder, 'out/audit.jsonl', '--folder', 'out');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^holds: .* have 510 letters; everybody's chance is 510\/\d+\n$/),
  ]);
  expect(readEntries(join(folder, 'out')).map(({ type }) => type)).toEqual([
    ...['municipalities', 'seed', 'municipality-hits', 'municipality-letters', 'outputs'],
  ]);
});
