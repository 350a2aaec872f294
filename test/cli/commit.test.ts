import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { digest } from '../../src/machine/node.js';
import { groupsOfFour } from '../../src/messages/fill.js';
import { tag } from '../../src/node/unfinished.js';
import {
  answersOffice,
  BEFORE,
  COMMIT,
  COMMIT_PANEL,
  commitmentOf,
  committed,
  DRAW,
  done,
  EVENT,
  linesOf,
  office,
  PLANNED,
  refusedWith,
  register,
  verdict,
} from './commitments.js';
import { csvText, MARKS, markedTown, save } from './registers.js';
import { bodyOf, contents, type Entry, problemsOf, readEntries, run } from './run.js';

/** `commit`: what is settled before the seed exists, and what is said of it. */

/** The key of a test's world, see run.ts. */
const KEY = '07'.repeat(32);

let folder: string;
beforeAll(async () => {
  folder = await committed();
});

const announcement = (home: string) => readFileSync(join(home, 'out/announcement.txt'), 'utf8');

describe('the folder of a commitment', () => {
  test('has log, urn and announcement and nothing else, and its key beside it', () => {
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['announcement.txt', 'audit.jsonl', 'urn.csv']);
    expect(readFileSync(join(folder, 'out.key'), 'utf8')).toBe(`${KEY}\n`);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('is its owner’s alone, and so is the key', () => {
    const mode = (name: string) => statSync(join(folder, name)).mode & 0o777;
    expect(mode('out')).toBe(0o700);
    expect(['out/audit.jsonl', 'out/urn.csv', 'out/announcement.txt', 'out.key'].map(mode)).toEqual([
      ...[0o600, 0o600, 0o600, 0o600],
    ]);
  });

  test('has the log’s first entries, all of one time, closed by the commitment', () => {
    const entries = readEntries(join(folder, 'out'));
    expect(entries.map(({ type }) => type)).toEqual(['plan', 'register', 'frame', 'commitment']);
    expect(new Set(entries.map(({ at }) => at))).toEqual(new Set([BEFORE]));
    const urn = readFileSync(join(folder, 'out/urn.csv'));
    expect(bodyOf(join(folder, 'out'), 'commitment')).toMatchObject({
      key_hash: digest(KEY),
      urn: { rows: urn.toString().trimEnd().split('\n').length - 1, sha256: digest(urn.toString()) },
      event: { type: 'lotto', game: '6aus49', date: '2026-12-05', spiel_77: true },
      size: 14,
      number: 1,
      balls: false,
    });
  });

  test('is sound by itself, by the published fingerprint and by the register', async () => {
    const fingerprint = commitmentOf(folder);
    const sound = { code: 0, failed: [], refused: [] };
    expect(await verdict(folder)).toMatchObject(sound);
    expect(await verdict(folder, '--commitment', fingerprint)).toMatchObject(sound);
    expect(await verdict(folder, '--fingerprint', fingerprint)).toMatchObject(sound);
    expect(await verdict(folder, '--commitment', '0'.repeat(64))).toMatchObject({
      code: 4,
      failed: ['commitment.given'],
    });
  });
});

describe('the key', () => {
  test('is used if it is there already, and makes other labels', async () => {
    const home = office();
    save(home, 'out.key', 'ab'.repeat(32));
    const { stdout } = await done(home, COMMIT);
    expect(stdout).toContain('out.key (was there already)');
    expect(bodyOf(join(home, 'out'), 'commitment').key_hash).toBe(digest('ab'.repeat(32)));
    expect(readFileSync(join(home, 'out.key'), 'utf8')).toBe('ab'.repeat(32));
    expect(commitmentOf(home)).not.toBe(commitmentOf(folder));
  });

  test('stands where it is said', async () => {
    const home = office();
    await done(home, [...COMMIT, '--key-file', 'tresor.txt']);
    expect(readFileSync(join(home, 'tresor.txt'), 'utf8')).toBe(`${KEY}\n`);
    expect(existsSync(join(home, 'out.key'))).toBe(false);
  });

  test('that is none is refused', async () => {
    const home = office();
    save(home, 'out.key', 'geheim');
    const before = contents(home);
    const outcome = await run([...COMMIT, '--json'], { cwd: home });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['KEY-002']]);
    expect(contents(home)).toEqual(before);
  });

  test.each(['de', 'en'] as const)('is in no file and in no output: %s', async (language) => {
    const home = office();
    const plain = await run(COMMIT, { cwd: home, language });
    const again = office();
    const json = await run([...COMMIT, '--json'], { cwd: again, language });
    expect([plain.code, json.code]).toEqual([0, 0]);
    const files = ['audit.jsonl', 'urn.csv', 'announcement.txt'].map((name) =>
      readFileSync(join(home, 'out', name), 'utf8'),
    );
    for (const text of [plain.stdout, plain.stderr, json.stdout, json.stderr, ...files])
      expect(text).not.toContain(KEY);
  });
});

describe('what is said', () => {
  test('the fingerprint in fours, the announcement, and how to go on', async () => {
    const home = office();
    const { stdout } = await done(home, COMMIT, { language: 'de' });
    const fours = groupsOfFour(commitmentOf(home));
    expect(fours).toMatch(/^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    expect(stdout).toContain(`Fingerabdruck der Festlegung; er gehört in die Bekanntmachung:\n  ${fours}\n`);
    expect(stdout).toContain(announcement(home).trimEnd());
    expect(stdout).toContain('Lotto 6aus49 2026-12-05');
    expect(stdout).toContain('losverfahren draw register.csv --plan plan.yaml --lotto "…" --output out');
  });

  test('the next command is one that works', async () => {
    const home = office();
    const { stdout } = await done(home, [...COMMIT, '--key-file', 'tresor.txt']);
    const command = /^ {2}losverfahren (draw .*)$/m.exec(stdout)?.[1] ?? '';
    expect(command).toContain('--key-file tresor.txt');
    const lotto = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';
    const args = command.split(' ').map((word) => (word === '"…"' ? lotto : word));
    await done(home, args);
  });

  test('as one document', async () => {
    const home = office();
    const { stdout, stderr } = await run([...COMMIT, '--json'], { cwd: home });
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'losverfahren/commit/1',
      output: 'out',
      title: 'Bürgerrat Wärme',
      size: 14,
      event: { type: 'lotto', date: '2026-12-05' },
      urn: { rows: expect.any(Number), sha256: expect.any(String), root: expect.any(String) },
      key_hash: digest(KEY),
      key_file: 'out.key',
      key_made: true,
      outcomes: null,
      announcement: announcement(home),
      fingerprint: commitmentOf(home),
    });
    expect(problemsOf({ code: 0, stdout, stderr }).map(({ code }) => code)).toEqual(['CMT-020']);
  });

  test('names and ids of nobody', async () => {
    const table = markedTown(150, 'commit');
    const home = office(PLANNED, table);
    const { stdout, stderr } = await done(home, COMMIT);
    const shown = [stdout, stderr, announcement(home), linesOf(home).join('\n')];
    shown.push(readFileSync(join(home, 'out/urn.csv'), 'utf8'));
    const ids = table.slice(1).map(([id = '']) => id);
    for (const text of shown)
      expect([...MARKS, ...ids].filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe('the announcement', () => {
  const paragraphs = (home: string, language: 'de' | 'en') => {
    const [german = '', english = ''] = announcement(home).split('\n\n* * *\n\n');
    return (language === 'de' ? german : english).trimEnd().split('\n\n');
  };

  test('in German: what is drawn, from whom, by what, and since when that is settled', () => {
    const people = bodyOf(join(folder, 'out'), 'frame').N;
    const [title, what, event, fixed, check, slip, hashes] = paragraphs(folder, 'de');
    expect(title).toBe('Auslosung „Bürgerrat Wärme“');
    expect(what).toBe(
      [
        `Aus ${people} Personen werden 14 ausgelost und eingeladen.`,
        'Stichtag für das Alter ist der 1. Dezember 2026.',
        'Ausgelost werden kann, wer mindestens 16 Jahre alt ist.',
        'Ausgeschlossen ist, für wen gilt: Rat, Auskunftssperre, nicht mehr gemeldet.',
        'Gelost wird in Gruppen nach Stadtteil, Geschlecht, Alter.',
        `Alle haben genau dieselbe Chance: 14 von ${people}.`,
      ].join('\n'),
    );
    expect(event).toBe(
      'Es entscheiden die Zahlen des Lotto 6aus49 vom 5. Dezember 2026: die sechs Gewinnzahlen und die Superzahl, dazu Spiel 77.',
    );
    expect(fixed).toContain('Seit dem 2. November 2026, 10:00 Uhr (UTC), steht alles fest');
    expect(fixed?.split('\n').at(-1)?.trim()).toBe(groupsOfFour(commitmentOf(folder)));
    expect(check).toContain(`verify audit.jsonl --urn urn.csv --commitment ${commitmentOf(folder)}`);
    expect(slip).toContain('Beleg');
    const { key_hash, urn } = bodyOf(join(folder, 'out'), 'commitment') as {
      key_hash: string;
      urn: { sha256: string; root: string };
    };
    for (const hash of [key_hash, urn.sha256, urn.root]) expect(hashes).toContain(hash);
    expect(hashes).toContain(`${digest(readFileSync(join(folder, 'plan.yaml'), 'utf8'))}  plan.yaml`);
  });

  test('of a free text it does not say that the seed is settled', async () => {
    const home = office(PLANNED.replace(`event: ${EVENT}`, 'source: die Lottozahlen vom 5. Dezember'));
    await done(home, COMMIT);
    const sentences = (['de', 'en'] as const).map((language) => paragraphs(home, language)[3]);
    expect(sentences[0]).toMatch(
      /wer im Lostopf ist und nach welchem Plan gelost wird.*Offen ist nur noch der Startwert/,
    );
    expect(sentences[1]).toMatch(/Only the seed is still open/);
    expect(sentences.join()).not.toMatch(/zu schreiben ist|is to be written/);
  });

  test('in English: the same', () => {
    const people = bodyOf(join(folder, 'out'), 'frame').N;
    const [title, what, event, fixed] = paragraphs(folder, 'en');
    expect(title).toBe('Random selection "Bürgerrat Wärme"');
    expect(what?.split('\n')).toEqual([
      `14 of ${people} people are drawn by lot and invited.`,
      'Ages are as of 1 December 2026.',
      'People of 16 and over can be drawn.',
      'Left out is everybody to whom one of these applies: Rat, Auskunftssperre, nicht mehr gemeldet.',
      'The draw is made in groups by district, gender, age.',
      `Everybody has exactly the same chance: 14 in ${people}.`,
    ]);
    expect(event).toContain(
      'Lotto 6aus49 of 5 December 2026: the six numbers and the Superzahl, and Spiel 77',
    );
    expect(fixed).toContain('Since 2 November 2026, 10:00 UTC, everything');
  });

  test.each(['de', 'en'] as const)('has no day as machines write it: %s', (language) => {
    expect(paragraphs(folder, language).join('\n')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  const EVENTS: readonly (readonly [string, readonly [string, string]])[] = [
    [
      'event: { type: lotto, game: 6aus49, date: 2026-12-05 }',
      ['die sechs Gewinnzahlen und die Superzahl.', 'the six numbers and the Superzahl.'],
    ],
    [
      'event: { type: dice, count: 30, faces: 6, date: 2026-12-05 }',
      [
        'Es entscheiden 30 öffentliche Würfe mit einem Würfel, der 6 Seiten hat, am 5. Dezember 2026.',
        'What decides are 30 throws of dice with 6 faces, made in public on 5 December 2026.',
      ],
    ],
    [
      'event: { type: drand, chain: quicknet, round: 34500000 }',
      [
        'in seiner Runde 34500000 veröffentlicht: 3. Dezember 2026, 13:09:24 Uhr (UTC).',
        'in its round 34500000: 3 December 2026, 13:09:24 UTC.',
      ],
    ],
    [
      'source: Summe aller Stimmen der Landtagswahl\n  event: { type: text, date: 2027-03-14 }',
      [
        'Es entscheidet: Summe aller Stimmen der Landtagswahl (14. März 2027).',
        'What decides: Summe aller Stimmen der Landtagswahl (14 March 2027).',
      ],
    ],
    [
      'event: { type: text }',
      [
        'Der Startwert, der entscheidet, wird erst danach öffentlich bestimmt.',
        'The seed, which decides, is only then determined in public.',
      ],
    ],
  ];
  test.each(EVENTS)('says what decides: %s', async (seed, [german, english]) => {
    const home = await committed(PLANNED.replace(/ {2}event: .*/, `  ${seed}`));
    expect(paragraphs(home, 'de')[2]).toContain(german);
    expect(paragraphs(home, 'en')[2]).toContain(english);
  });

  test('of a household limit says that chances differ', async () => {
    const home = await committed(PLANNED.replace('reserve: 1.5', 'reserve: 0\n  max_per_household: 1'));
    const [, what = ''] = paragraphs(home, 'de');
    expect(what).toContain('Aus einem Haushalt wird höchstens eine Person gelost');
    expect(what).not.toContain('dieselbe Chance');
  });

  test('of a panel with balls: the places, the answers, the compositions and the balls', async () => {
    const home = answersOffice();
    await done(home, [...COMMIT_PANEL, '--balls']);
    const [, what = '', event = ''] = paragraphs(home, 'de');
    expect(what).toContain(
      'Aus 90 Personen, die mitmachen möchten, wird ein Gremium mit 20 Plätzen ausgelost.',
    );
    expect(what).toMatch(/Die \d+ Zusammensetzungen, unter denen das Los entscheidet, stehen schon fest\./);
    expect(event).toContain('Welches der 1.000 nummerierten Gremien es wird, bestimmen danach öffentlich');
  });

  test('of people who are on a panel already: they stay', async () => {
    const home = answersOffice();
    save(home, 'schon.csv', 'Nr\nN1000\nN1005\n');
    await done(home, [...COMMIT_PANEL, '--already', 'schon.csv']);
    expect(paragraphs(home, 'de')[1]).toContain('Davon stehen 2 Personen schon fest und bleiben dabei.');
  });
});

describe('notices', () => {
  const codes = async (planText: string, ...more: readonly string[]) => {
    const home = office(planText);
    const outcome = await run([...COMMIT, '--json', ...more], { cwd: home });
    expect(outcome.code).toBe(0);
    return problemsOf(outcome).map(({ code, severity, params }) => ({ code, severity, params }));
  };
  /** Nobody is alone in a group. */
  const BY_GENDER = 'stratify: [{ gender: { w: [w], m: [m], by_lot: [d, x, ""] } }]\nsample:';
  const coarse = PLANNED.replace(/stratify:[\s\S]*?sample:/, BY_GENDER);

  test('CMT-020: strata with fewer than five people, which a published urn would show', async () => {
    const [notice, ...others] = await codes(PLANNED);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ code: 'CMT-020', severity: 'warning' });
    expect(await codes(coarse)).toEqual([]);
  });

  test('CMT-021: in Baden-Württemberg less than three weeks until the event', async () => {
    const inBw = `land: BW\n${coarse}`;
    expect(await codes(inBw)).toEqual([]);
    expect(await codes(inBw, '--at', '2026-11-14T00:00:00Z')).toEqual([]);
    expect(await codes(inBw, '--at', '2026-11-15T00:00:00Z')).toEqual([
      { code: 'CMT-021', severity: 'warning', params: { date: '2026-12-05', earliest: '2026-12-06' } },
    ]);
    expect(await codes(coarse, '--at', '2026-11-15T00:00:00Z')).toEqual([]);
  });

  test('CMT-022: the event is today, or over', async () => {
    expect(await codes(coarse, '--at', '2026-12-04T23:59:59Z')).toEqual([]);
    for (const at of ['2026-12-05T00:00:00Z', '2027-01-01T00:00:00Z'])
      expect(await codes(coarse, '--at', at)).toEqual([
        { code: 'CMT-022', severity: 'warning', params: { date: '2026-12-05' } },
      ]);
  });

  test('CMT-022: a beacon’s round is over to the second', async () => {
    // Round 1 was published at 2023-08-23T15:09:27Z, and one more every three seconds.
    const drand = coarse.replace(/ {2}event: .*/, '  event: { type: drand, chain: quicknet, round: 2 }');
    expect(await codes(drand, '--at', '2023-08-23T15:09:29Z')).toEqual([]);
    const [over] = await codes(drand, '--at', '2023-08-23T15:09:30Z');
    expect(over).toMatchObject({ code: 'CMT-022' });
  });

  test.each([
    ['de', 'das Ereignis ist am 5. Dezember 2026', 'frühestens am 6. Dezember 2026'],
    ['en', 'the event is on 5 December 2026', 'on 6 December 2026 at the earliest'],
  ] as const)('with days as people write them: %s', async (language, event, earliest) => {
    const home = office(`land: BW\n${coarse}`);
    const { stderr } = await run([...COMMIT, '--at', '2026-11-15T00:00:00Z'], { cwd: home, language });
    expect(stderr).toContain(event);
    expect(stderr).toContain(earliest);
  });
});

describe('a commitment anew', () => {
  test('has its number in log and announcement, and verify tells it', async () => {
    const home = office();
    await done(home, [...COMMIT, '--number', '2']);
    expect(bodyOf(join(home, 'out'), 'commitment').number).toBe(2);
    expect(announcement(home)).toContain('Das ist die 2. Festlegung auf dieses Register und diesen Plan');
    expect(announcement(home)).toContain('This is commitment number 2');
    expect(commitmentOf(home)).not.toBe(commitmentOf(folder));
  });

  test('into a folder that has a log is refused, and into one with an old urn', async () => {
    const home = await committed();
    const before = contents(home);
    const outcome = await run([...COMMIT, '--json'], { cwd: home });
    expect([outcome.code, refusedWith(outcome)]).toEqual([6, ['CMT-017']]);
    expect(contents(home)).toEqual(before);
    const other = office();
    mkdirSync(join(other, 'out'));
    save(other, 'out/urn.csv', 'alt');
    const old = await run([...COMMIT, '--json'], { cwd: other });
    expect([old.code, refusedWith(old)]).toEqual([6, ['OUT-004']]);
    expect(existsSync(join(other, 'out.key'))).toBe(false);
  });

  test('gives the same bytes as the first, from the same files at the same time', async () => {
    const home = office();
    await done(home, COMMIT);
    expect(contents(join(home, 'out'))).toEqual(contents(join(folder, 'out')));
  });
});

describe('a folder that is called by a full stop', () => {
  test.each(['.', './', '../here', '../here/.'])(
    '%s: the key lies beside it, and draw and purge find it',
    async (out) => {
      const home = office();
      const here = join(home, 'here');
      mkdirSync(here);
      const of = (args: readonly string[]) =>
        args.map((arg) => (arg === 'out' ? out : arg === 'plan.yaml' ? '../plan.yaml' : arg));
      await done(here, of(COMMIT));
      expect(readdirSync(here).sort()).toEqual(['announcement.txt', 'audit.jsonl', 'urn.csv']);
      expect(existsSync(join(home, 'here.key'))).toBe(true);
      await done(here, of(DRAW));
      await done(here, ['purge', out, '--yes']);
      expect(existsSync(join(home, 'here.key'))).toBe(false);
    },
  );
});

describe('a commit that was killed', () => {
  test('once its key was there: the next one commits to this key and leaves no copy of it', async () => {
    const home = office();
    save(home, 'out.key', `${KEY}\n`);
    const { pid } = spawnSync(process.execPath, ['--version']);
    const copy = `.out.key.partial-${tag().replace(/^\d+/, String(pid))}`;
    save(home, copy, `${KEY}\n`);
    const ofOneAtWork = `.out.key.partial-${tag()}`;
    save(home, ofOneAtWork, '');
    await done(home, COMMIT);
    expect(bodyOf(join(home, 'out'), 'commitment').key_hash).toBe(
      bodyOf(join(folder, 'out'), 'commitment').key_hash,
    );
    expect([copy, ofOneAtWork].map((name) => existsSync(join(home, name)))).toEqual([false, true]);
  });
});

describe('purge after commands that were killed', () => {
  test('leaves no second name of the key, and no lists or slips that were being written', async () => {
    const home = await committed();
    await done(home, DRAW);
    const { pid } = spawnSync(process.execPath, ['--version']);
    const ending = `partial-${tag().replace(/^\d+/, String(pid))}`;
    save(home, `.out.key.${ending}`, `${KEY}\n`);
    mkdirSync(join(home, `.out.${ending}`));
    save(home, `.out.${ending}/invitations.csv`, 'id\n1\n');
    mkdirSync(join(home, `.belege.${ending}`));
    save(home, `.belege.${ending}/slip-1.json`, '{}');
    mkdirSync(join(home, 'belege'));
    await done(home, ['purge', 'out', '--slips', 'belege/', '--yes']);
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(home, 'out.key'))).toBe(false);
  });
});

describe('what fails leaves neither folder nor key', () => {
  const [header = [], ...people] = register;
  const twice = csvText([header, ...people, ...people.slice(0, 1)]);

  test.each([
    ['somebody twice in the register', 'register.csv', twice, 3, 'REG-011'],
    ['more people than there are', 'plan.yaml', PLANNED.replace('size: 14', 'size: 900'), 5, 'DRAW-001'],
    ['no list of ids', 'plan.yaml', PLANNED.replace('rat.csv', 'nirgends.csv'), 3, 'SIDE-001'],
    [
      'a table that cannot be drawn by',
      'plan.yaml',
      PLANNED.replace('reserve: 1.5', 'allocation: table\n  table: [{ district: Altstadt, places: 14 }]'),
      3,
      null,
    ],
  ])('%s', async (_, name, content, exit, code) => {
    const home = office();
    save(home, name, content);
    const before = contents(home);
    const outcome = await run([...COMMIT, '--json'], { cwd: home });
    expect([outcome.code, outcome.stdout]).toEqual([exit, '']);
    if (code !== null) expect(refusedWith(outcome)).toContain(code);
    expect(contents(home)).toEqual(before);
  });

  test('quotas that nobody can meet', async () => {
    const home = answersOffice();
    save(home, 'targets.csv', 'feature,value,min,max\nGeschlecht,weiblich,20,20\nGeschlecht,männlich,5,5\n');
    const before = contents(home);
    const outcome = await run([...COMMIT_PANEL, '--json'], { cwd: home });
    expect([outcome.code, outcome.stdout]).toEqual([outcome.code, '']);
    expect([3, 5]).toContain(outcome.code);
    expect(contents(home)).toEqual(before);
  });
});

describe('a commitment to quotas', () => {
  test('has the whole list of outcomes, and no seed', async () => {
    const home = answersOffice();
    await done(home, COMMIT_PANEL);
    const entries: Entry[] = readEntries(join(home, 'out'));
    expect(entries.map(({ type }) => type)).toEqual(
      ['plan', 'register', 'frame', 'lottery', 'commitment'].map((type) => `panel.${type}`),
    );
    expect(JSON.stringify(entries)).not.toContain('seedHash');
    expect(await verdict(home)).toMatchObject({ code: 0 });
    expect(await verdict(home, '--commitment', commitmentOf(home))).toMatchObject({ code: 0 });
  });

  test('a panel without a folder’s name goes into panel, letters into ziehung', async () => {
    const home = answersOffice();
    const plain = COMMIT_PANEL.filter((word) => word !== '-o' && word !== 'out');
    await done(home, plain);
    expect(readdirSync(home)).toEqual(expect.arrayContaining(['panel', 'panel.key']));
    const letters = office();
    await done(
      letters,
      COMMIT.filter((word) => word !== '-o' && word !== 'out'),
    );
    expect(readdirSync(letters)).toEqual(expect.arrayContaining(['ziehung', 'ziehung.key']));
  });
});
