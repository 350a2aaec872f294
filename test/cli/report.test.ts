import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { digest } from '../../src/machine/node.js';
import { groupsOfFour } from '../../src/messages/fill.js';
import {
  AFTER,
  COMMIT_SECOND,
  codesOf,
  committed,
  copied,
  DRAW,
  DRAW_SECOND,
  done,
  linesOf,
  logFingerprint,
  office,
  TWO_STAGES,
} from './commitments.js';
import { pool } from './panel-answers.js';
import { hashesIn, readPage, reported, secretsIn } from './protocols.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { reply } from './replied.js';
import { bodyOf, contents, newFolder, run, SEED, worldIn } from './run.js';

/** `report`: everything that the log says, nothing of anybody, and nothing that is not so. */

const PEOPLE = markedTown(150, 'commit');
const MEETING = 'protocol: { place: Ratssaal, present: [Frau Notarin Anders] }\n';
const REASON = 'Herr Geheimgrund stand im Register';
const LATER_SEED = '9 8 7 6 5 4 Superzahl 3, Spiel 77 1234567';

/** Committed to, drawn twice, answered, replaced, and a panel drawn on it. */
let whole = '';
let lines: readonly string[] = [];
beforeAll(async () => {
  whole = await committed(TWO_STAGES + MEETING, PEOPLE);
  await done(whole, DRAW);
  const again = ['--redraw', '--reason', REASON, '--at', '2026-12-06T09:00:00Z'];
  await done(whole, [...DRAW.slice(0, -2), ...again]);
  reply(join(whole, 'out'), (_, at) =>
    at < 40 ? { outcome: 'accepted' } : at < 46 ? { outcome: 'declined' } : null,
  );
  await done(whole, [
    'replace',
    'out',
    '--at',
    '2027-02-02T10:00:00Z',
    '--register',
    'register.csv',
    '-c',
    'plan.yaml',
  ]);
  const invited = new Set(readFileSync(join(whole, 'out/invitations.csv'), 'utf8').match(/P\d{9}/g));
  const [header = [], ...rows] = PEOPLE;
  save(whole, 'zusagen.csv', csvText([header, ...rows.filter(([id = '']) => invited.has(id)).slice(0, 40)]));
  await done(whole, [...COMMIT_SECOND.slice(0, -1), '2027-02-03T10:00:00Z']);
  await done(whole, [...DRAW_SECOND.slice(0, -1), '2027-02-04T10:00:00Z']);
  lines = linesOf(whole, 'gremium');
}, 60_000);

const VERSIONS = [
  ['internal', 'de', []],
  ['internal', 'en', []],
  ['public', 'de', ['--public']],
  ['public', 'en', ['--public']],
] as const;

describe.each(VERSIONS)('the %s version (%s)', (version, language, flags) => {
  const read = (...more: readonly string[]) =>
    reported(whole, 'gremium', [...flags, '--lang', language, ...more]);

  test('has no cell of the register that tells of a person, and no label and no ticket', async () => {
    const { html } = await read();
    const [header = [], ...rows] = PEOPLE;
    const personal = ['PersonID', 'Familienname', 'Vorname', 'Strasse', 'Geburtsdatum'].map((name) =>
      header.indexOf(name),
    );
    expect(personal).not.toContain(-1);
    const values = new Set(rows.flatMap((row) => personal.map((at) => row[at] ?? '')));
    expect(values.size).toBeGreaterThan(500);
    expect([...values].filter((value) => html.includes(value))).toEqual([]);
    const plain = html.replaceAll(' ', '');
    const secrets = secretsIn(lines);
    expect(secrets.length).toBeGreaterThan(120);
    expect(secrets.filter((one) => plain.includes(one))).toEqual([]);
  });

  test('has every hash of the log, and its fingerprint', async () => {
    const plain = (await read()).text.replaceAll(' ', '');
    const hashes = [...hashesIn(lines), logFingerprint(whole, 'gremium')];
    expect(hashes.length).toBeGreaterThan(15);
    expect(hashes.filter((hash) => !plain.includes(hash))).toEqual([]);
  });

  test('never says representative', async () => {
    expect((await read()).html).not.toMatch(/repr[aä]sentativ|representative/i);
  });

  test('names the draw that was set aside, and its seed; what somebody typed in of it only for the house', async () => {
    const { text } = await read();
    expect(text).toContain(language === 'de' ? 'Verworfen: Ziehung Nr. 1' : 'Set aside: draw no. 1');
    expect(text.includes(REASON)).toBe(version === 'internal');
    const line = lines.findIndex((one) => one.includes('"type":"redraw"')) + 1;
    expect(text.includes(language === 'de' ? `Zeile ${line}` : `line ${line}`)).toBe(version === 'public');
  });

  test('is one file: no script, nothing from elsewhere, and its policy allows its own style alone', async () => {
    const { document, html } = await read();
    const elements = [...document.querySelectorAll('*')];
    const names = new Set(elements.map(({ localName }) => localName.toLowerCase()));
    for (const name of ['script', 'img', 'link', 'iframe', 'object', 'form'])
      expect(names).not.toContain(name);
    const attributes = elements.flatMap((element) => [...element.attributes].map(({ name }) => name));
    expect(attributes.filter((name) => /^on|href|^src|^style$/.test(name))).toEqual([]);
    const [style = ''] = /(?<=<style>)[\s\S]*?(?=<\/style>)/.exec(html) ?? [];
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(style).not.toMatch(/url\(|@import/);
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'"`);
  });

  test('is the same from the folder, from the log alone, and once more', async () => {
    const { html } = await read();
    expect((await read()).html).toBe(html);
    await done(whole, [
      'report',
      'gremium/audit.jsonl',
      '-o',
      'log.html',
      '--force',
      ...flags,
      '--lang',
      language,
    ]);
    expect(readPage(join(whole, 'log.html')).html).toBe(html);
  });

  test('names who was there for the house alone, and says where that stands', async () => {
    const { text } = await read('-c', 'plan.yaml');
    expect(text.includes('Frau Notarin Anders')).toBe(version === 'internal');
    expect(text.includes('Ratssaal')).toBe(version === 'internal');
    if (version === 'internal') expect(text).toContain('(plan.yaml)');
  });
});

describe('numbers', () => {
  test('of every group are those of the log: people, proportional share, drawn, reserve', async () => {
    const { tables } = await reported(whole, 'gremium', ['--lang', 'de']);
    const { strata } = bodyOf(join(whole, 'gremium'), 'frame') as {
      strata: { stratum: string[]; N_h: number }[];
    };
    const last = (type: string) =>
      JSON.parse(lines.findLast((line) => line.includes(`"type":"${type}"`)) ?? '{}').body.strata;
    const owed = last('allocation') as { stratum: string[]; owed: [number, number]; n_h: number }[];
    const chosen = last('selection') as { invited: unknown[]; reserve: unknown[] }[];
    const expected = strata.map(({ stratum, N_h }, at) => [
      stratum.join(' / '),
      String(N_h),
      ((owed[at]?.owed[0] ?? 0) / (owed[at]?.owed[1] ?? 1)).toFixed(2).replace('.', ','),
      String(chosen[at]?.invited.length),
      String(chosen[at]?.reserve.length),
    ]);
    expect(expected.length).toBeGreaterThan(10);
    expect(tables.find((rows) => rows[0]?.[4] === 'Reserve')?.slice(1)).toEqual(expected);
  });

  test('on the first page are those of the log', async () => {
    const { text } = await reported(whole, 'gremium', ['--lang', 'de']);
    const { N } = bodyOf(join(whole, 'gremium'), 'frame') as { N: number };
    expect(text).toContain(`Aus ${N} Personen wurden 60 ausgelost und eingeladen.`);
    expect(text).toContain('Aus 40 Personen, die mitmachen möchten, wurden 8 für das Gremium ausgelost.');
    expect(text).toContain(`Alle ${N} Personen hatten genau dieselbe Chance: 60 von ${N}`);
    expect(text).toContain('angeschrieben 66 · geantwortet 46 · zugesagt 40');
    expect(text).toContain(groupsOfFour(logFingerprint(whole, 'gremium')));
    expect(text).toContain('5. Dezember 2026');
  });

  test('under 5 are not published, nor what would give them away', async () => {
    const folder = await committed(undefined, PEOPLE);
    await done(folder, DRAW);
    const { tables } = await reported(folder, 'out', ['--public', '--lang', 'de']);
    const own = tables.filter((rows) => rows[0]?.includes('Gelost') === true);
    expect(own.length).toBe(3);
    const cells = own.flatMap((rows) => rows.slice(1).flatMap(([, ...more]) => more));
    expect(cells).toContain('*');
    expect(cells.filter((cell) => /^[1-4](?: |$)/.test(cell))).toEqual([]);
    // Beside a number that is left out there is no share that it could be told from.
    for (const [, , owed, drawn] of own.flatMap((rows) => rows.slice(1)))
      if (drawn === '*') expect(owed).toBe('*');
    const internal = await reported(folder, 'out', ['--lang', 'de']);
    expect(internal.text).not.toContain('*');
  });
});

describe('at other stages', () => {
  test('a commitment alone: everything is settled and nothing drawn', async () => {
    const folder = await committed();
    for (const flags of [[], ['--public']]) {
      const { text } = await reported(folder, 'out', [...flags, '--lang', 'de']);
      expect(text).toContain('gelost ist noch nicht');
      expect(text).toContain('2. November 2026, 10:00 Uhr (UTC)');
      const plain = text.replaceAll(' ', '');
      expect(hashesIn(linesOf(folder)).filter((hash) => !plain.includes(hash))).toEqual([]);
    }
  });

  test('without a commitment that is the first thing it says, and which flags changed the plan', async () => {
    const folder = office(PLAN);
    await done(folder, [
      'draw',
      'register.csv',
      '-c',
      'plan.yaml',
      '-s',
      SEED,
      '--size',
      '17',
      '-o',
      'out',
      '--at',
      AFTER,
    ]);
    const { document, text } = await reported(folder, 'out', ['--lang', 'en']);
    const first = document.querySelector('header')?.textContent ?? '';
    expect(first).toContain('Nothing was settled before the draw.');
    expect(first).toContain('sample.size: 17');
    expect(text).toContain('must not be published');
    const open = await reported(folder, 'out', ['--public', '--lang', 'en']);
    expect(open.text).toContain('sample.size');
    expect(open.text).not.toContain('sample.size: 17');
  });

  test('a panel without a draw of letters', async () => {
    const folder = pool();
    const panel = ['panel', 'answers.csv', '--column', 'id=Nr', '--size', '20', '--targets', 'targets.csv'];
    await done(folder, [...panel, '--panel-number', '007', '-s', SEED, '-o', 'out', '--at', AFTER]);
    for (const flags of [[], ['--public']]) {
      const { text } = await reported(folder, 'out', [...flags, '--lang', 'de']);
      expect(text).toContain('wurden 20 für das Gremium ausgelost');
      expect(text).toContain('Kugeln zogen die Nummer 007');
      expect(text).toContain('Dass die Kugeln diese Nummer ergaben.');
      expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });

  test('further rounds and what was deleted are named, with their hashes', async () => {
    const folder = await committed(undefined, PEOPLE);
    await done(folder, DRAW);
    const round = ['draw', 'register.csv', '--supplement', '--size', '6', '-s', LATER_SEED, '-o', 'out'];
    await done(folder, [...round, '-c', 'plan.yaml', '--at', '2027-02-05T10:00:00Z']);
    await done(folder, ['purge', 'out', '--yes', '--at', '2027-03-05T10:00:00Z']);
    const { text } = await reported(folder, 'out', ['--lang', 'de']);
    expect(text).toContain(
      'In Runde 2 wurden am 5. Februar 2027, 10:00 Uhr (UTC) noch einmal 6 Personen gelost',
    );
    expect(text).toContain('Personenbezogene Dateien gelöscht');
    expect(text).toContain('Dass von gelöschten Dateien nirgends eine Kopie liegt.');
    const plain = text.replaceAll(' ', '');
    expect(hashesIn(linesOf(folder)).filter((hash) => !plain.includes(hash))).toEqual([]);
  });

  test('titles, reasons and categories that are HTML or hide signs stay texts', async () => {
    const evil = '<script>alert(1)</script>';
    const table = PEOPLE.map((row, at) =>
      at === 0 ? row : row.map((cell) => (cell === 'Altstadt' ? evil : cell)),
    );
    const planned = PLAN.replace(/title: .*/, `title: "${evil}\\u202e&"`).replace(
      'nicht mehr gemeldet',
      evil,
    );
    const folder = office(planned.replace(/ +- district\n/, '  - district\n'), table);
    await done(folder, [
      'draw',
      'register.csv',
      '-c',
      'plan.yaml',
      '-s',
      `${SEED} ${evil}`,
      '-o',
      'out',
      '--at',
      AFTER,
    ]);
    for (const flags of [[], ['--public']]) {
      const { html, document, text } = await reported(folder, 'out', flags);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('\u202e');
      expect(document.querySelectorAll('script, img').length).toBe(0);
      expect(text).toContain(evil);
    }
  });
});

describe('who was there', () => {
  const drawn = async (meeting: string) => {
    const folder = office(PLAN + meeting);
    await done(folder, ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', AFTER]);
    return folder;
  };

  test('is public if the plan says so', async () => {
    const folder = await drawn('protocol: { present: [Frau Anders], public: true }\n');
    const { text } = await reported(folder, 'out', ['--public', '-c', 'plan.yaml']);
    expect(text).toContain('Frau Anders');
  });

  test('from a plan that was changed after the draw is told as such', async () => {
    const folder = await drawn('');
    save(folder, 'plan.yaml', `${PLAN}protocol: { present: [Frau Anders] }\n`);
    const outcome = await run(['report', 'out', '-o', 'b.html', '-c', 'plan.yaml', '--lang', 'en'], {
      cwd: folder,
    });
    expect([outcome.code, outcome.stderr]).toEqual([0, expect.stringContaining('CALL-009')]);
    expect(readPage(join(folder, 'b.html')).text).toContain('that was changed after the draw');
  });

  test.each([
    ['present: []', 'PLAN-005'],
    ['place: 5', 'PLAN-005'],
    ['names: [x]', 'PLAN-004'],
  ])('%s is refused', async (line) => {
    const folder = office(`${PLAN}protocol: { ${line} }\n`);
    const { code, stderr } = await run(['check', 'register.csv', '-c', 'plan.yaml'], { cwd: folder });
    expect([code, stderr]).toEqual([3, expect.stringContaining('protocol')]);
  });
});

/** The codes with which a call is refused. */
async function refused(cwd: string, args: readonly string[]): Promise<string[]> {
  return codesOf((await run([...args, '--json'], { cwd })).stderr);
}

describe('files', () => {
  test('for the house are its own; the public one anybody may read', async () => {
    await reported(whole, 'gremium');
    const path = join(whole, 'bericht.html');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    await reported(whole, 'gremium', ['--public']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o044).not.toBe(0);
  });

  test('a log in which anything was changed gives no record, and nothing is written', async () => {
    const folder = copied(whole);
    const path = join(folder, 'gremium/audit.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"N_h":', '"N_h": '));
    const before = contents(folder);
    expect(await refused(folder, ['report', 'gremium', '-o', 'neu.html'])).toEqual(['LOG-002']);
    expect(contents(folder)).toEqual(before);
  });

  test('other endings, files that are there, and a log that is not there are refused', async () => {
    const folder = newFolder();
    save(folder, 'da.html', 'alt');
    expect(await refused(folder, ['report', 'nichts', '-o', 'a.docx'])).toEqual(['REPORT-001']);
    expect(await refused(folder, ['report', 'nichts', '-o', 'da.html'])).toEqual(['OUT-004']);
    expect(await refused(folder, ['report', 'nichts', '-o', 'a.html'])).toEqual(['LOG-001']);
    expect(readFileSync(join(folder, 'da.html'), 'utf8')).toBe('alt');
  });

  test('a PDF is the same page, printed', async () => {
    const { html } = await reported(whole, 'gremium', ['--lang', 'en']);
    const world = worldIn({ cwd: whole });
    const seen: string[] = [];
    const printer = {
      require: () => 'browser',
      print: async (parts: Iterable<Uint8Array>) => {
        seen.push(Buffer.concat([...parts]).toString('utf8'));
        return [Buffer.from('%PDF-1.7')];
      },
    };
    const args = ['report', 'gremium', '-o', 'b.PDF', '--force', '--lang', 'en'];
    expect(await runCommandLine(args, { ...world, printer })).toBe(0);
    expect(seen).toEqual([html]);
    expect(readFileSync(join(whole, 'b.PDF'), 'utf8')).toBe('%PDF-1.7');
  });

  test('--json says which log it is of', async () => {
    const { stdout } = await done(whole, ['report', 'gremium', '-o', 'j.html', '--json', '--force']);
    expect(JSON.parse(stdout)).toEqual({
      format: 'losverfahren/report/1',
      public: false,
      file: 'j.html',
      fingerprint: logFingerprint(whole, 'gremium'),
      until: '2027-02-04T10:00:00Z',
      parts: [
        { panel: false, drawn: true, set_aside: 1 },
        { panel: true, drawn: true, set_aside: 0 },
      ],
    });
  });
});

describe('draw and panel with --protocol', () => {
  test('write the same lists and the same log, and the record that report writes', async () => {
    const folder = office(PLAN);
    const draw = ['draw', 'register.csv', '-c', 'plan.yaml', '-s', SEED, '--at', AFTER, '--lang', 'de'];
    await done(folder, [...draw, '-o', 'ohne']);
    await done(folder, [...draw, '-o', 'out', '--protocol']);
    const { 'protocol.html': record, ...others } = contents(join(folder, 'out'));
    expect(others).toEqual(contents(join(folder, 'ohne')));
    expect(record).toBe(digest((await reported(folder, 'out', ['--lang', 'de'])).html));
    expect((await run(['verify', 'out', '-r', 'register.csv'], { cwd: folder })).code).toBe(0);
    // A record that is there is not written over by the next draw unless it may.
    mkdirSync(join(folder, 'voll'));
    save(folder, 'voll/protocol.html', 'alt');
    const again = await run([...draw, '-o', 'voll', '--protocol'], { cwd: folder });
    expect([again.code, readFileSync(join(folder, 'voll/protocol.html'), 'utf8')]).toEqual([6, 'alt']);
  });

  test('numbered panels of which none has been drawn have none', async () => {
    const folder = pool();
    const panel = [
      'panel',
      'answers.csv',
      '--column',
      'id=Nr',
      '--size',
      '20',
      '--targets',
      'targets.csv',
      '-s',
      SEED,
    ];
    const outcome = await run([...panel, '--numbered', '--protocol', '-o', 'out'], { cwd: folder });
    expect([outcome.code, outcome.stderr]).toEqual([0, expect.stringContaining('USE-016')]);
    expect(existsSync(join(folder, 'out/panel-protocol.html'))).toBe(false);
    const drawn = [...panel, '--panel-number', '007', '--protocol', '-o', 'out', '--force'];
    await done(folder, drawn);
    expect(readPage(join(folder, 'out/panel-protocol.html')).text).toContain('007');
  });
});
