import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AFTER,
  answersOffice,
  BEFORE,
  COMMIT_PANEL,
  COMMIT_SECOND,
  commitmentOf,
  committed,
  copied,
  DRAW,
  DRAW_PANEL,
  DRAW_SECOND,
  done,
  LATER,
  linesOf,
  office,
  refusedWith,
  SEED,
  saveAnswers,
  TWO_STAGES,
  twoStages,
  verdict,
  verdictIn,
} from './commitments.js';
import { column, list } from './panel-answers.js';
import { save } from './registers.js';
import { bodyOf, contents, readEntries, run } from './run.js';

/** A panel goes on from its commitment: quotas, pots, households, people who stay, balls, and a draw before it. */

const RECOMPUTED = ['--answers', 'answers.csv', '--targets', 'targets.csv', '--key-file', 'out.key'];
const typesIn = (folder: string, name = 'out') => readEntries(join(folder, name)).map(({ type }) => type);
const BEHIND = ['seed', 'allocation', 'selection', 'outputs'].map((type) => `panel.${type}`);

/** Four entries behind the lines of then; sound for anybody, and for the office. */
async function expectGoneOn(folder: string, settled: readonly string[], recomputed: readonly string[]) {
  expect(linesOf(folder).slice(0, settled.length)).toEqual(settled);
  expect(typesIn(folder).slice(settled.length)).toEqual(BEHIND);
  const fingerprint = commitmentOf(folder);
  const sound = { code: 0, failed: [], refused: [] };
  expect(await verdict(folder, '--commitment', fingerprint)).toMatchObject(sound);
  expect(await verdict(folder, '--commitment', fingerprint, ...recomputed)).toMatchObject(sound);
}

describe('a panel under quotas', () => {
  const more: readonly (readonly [string, readonly string[]])[] = [
    ['as they are', []],
    ['with a household limit', ['--max-per-household', '1']],
    ['by another objective', ['--objective', 'nash']],
  ];
  test.each(more)('%s', async (_, flags) => {
    const folder = answersOffice();
    await done(folder, [...COMMIT_PANEL, ...flags]);
    const settled = linesOf(folder);
    await done(folder, DRAW_PANEL);
    await expectGoneOn(folder, settled, RECOMPUTED);
    expect(column(list(folder, 'out/panel.csv'), 'Nr')).toHaveLength(20);
  });

  test('is the one that the same key gives without a commitment', async () => {
    const folder = answersOffice();
    await done(folder, COMMIT_PANEL);
    await done(folder, DRAW_PANEL);
    const plain = [...DRAW_PANEL, '--size', '20', '--key-file', 'out.key'];
    await done(
      folder,
      plain.map((word) => (word === 'out' ? 'ohne' : word)),
    );
    const [on, of] = ['out', 'ohne'].map((name) => bodyOf(join(folder, name), 'panel.selection'));
    expect(on).toEqual(of);
  });

  test('redrawn: it stays in the log, and is counted', async () => {
    const folder = answersOffice();
    await done(folder, COMMIT_PANEL);
    await done(folder, DRAW_PANEL);
    const first = linesOf(folder);
    const outcome = await run([...DRAW_PANEL, '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([6, ['CMT-003']]);
    const seed = `${SEED}8`;
    const again = DRAW_PANEL.map((word) => (word === SEED ? seed : word));
    await done(folder, [...again, '--redraw', '--reason', 'Ziffer fehlte']);
    expect(linesOf(folder).slice(0, first.length)).toEqual(first);
    expect(typesIn(folder).slice(first.length)).toEqual(['panel.redraw', ...BEHIND]);
    const found = await verdict(folder, '--commitment', commitmentOf(folder), '--seed', seed, ...RECOMPUTED);
    expect(found).toMatchObject({ code: 0, remarks: ['redrawn'] });
  });
});

test('a panel from pots', async () => {
  const folder = answersOffice();
  const plan = `version: 1
register: { columns: { id: Nr, gender: Geschlecht } }
stratify: [{ gender: { w: [weiblich], m: [männlich], d: [divers] } }]
sample:
  size: 9
  allocation: table
  reserve: 0
  table: [{ gender: w, size: 4 }, { gender: m, size: 4 }, { gender: d, size: 1 }]
`;
  save(folder, 'plan.yaml', plan);
  const commit = ['commit', 'answers.csv', '--panel', '-c', 'plan.yaml', '-o', 'out', '--at', BEFORE];
  await done(folder, commit);
  const settled = linesOf(folder);
  expect(typesIn(folder)).toEqual(['plan', 'register', 'frame', 'commitment'].map((type) => `panel.${type}`));
  await done(folder, ['panel', 'answers.csv', '-c', 'plan.yaml', '-o', 'out', '-s', SEED, '--at', AFTER]);
  await expectGoneOn(folder, settled, [
    '--answers',
    'answers.csv',
    '-c',
    'plan.yaml',
    '--key-file',
    'out.key',
  ]);
});

describe('people who are on the panel already', () => {
  const ALREADY = ['--already', 'schon.csv'];
  const seated = async (...flags: readonly string[]) => {
    const folder = answersOffice();
    save(folder, 'schon.csv', 'Nr\nN1000\nN1006\nN1013\n');
    await done(folder, [...COMMIT_PANEL, ...ALREADY, ...flags]);
    return folder;
  };

  test.each([
    ['stay, and the others are drawn', []],
    ['stay, in their households', ['--max-per-household', '1']],
    ['stay, beside a rule that was typed', ['--exclude', 'Geschlecht=divers', '--targets', 'nur.csv']],
  ])('%s', async (_, flags) => {
    const targets = flags.includes('nur.csv');
    const folder = answersOffice();
    save(folder, 'schon.csv', 'Nr\nN1000\nN1006\nN1013\n');
    save(folder, 'nur.csv', 'feature,value,min,max\nGeschlecht,weiblich,8,12\nGeschlecht,männlich,6,12\n');
    const named = (args: readonly string[]) =>
      targets ? args.map((word) => (word === 'targets.csv' ? 'nur.csv' : word)) : args;
    await done(
      folder,
      named([
        ...COMMIT_PANEL,
        ...ALREADY,
        ...flags.filter((word) => word !== '--targets' && word !== 'nur.csv'),
      ]),
    );
    const settled = linesOf(folder);
    await done(folder, named([...DRAW_PANEL, ...ALREADY]));
    await expectGoneOn(folder, settled, named([...RECOMPUTED, ...ALREADY]));
    const drawn = column(list(folder, 'out/panel.csv'), 'Nr');
    expect(drawn).toHaveLength(17);
    expect(drawn.filter((id) => ['N1000', 'N1006', 'N1013'].includes(id))).toEqual([]);
  });

  test('without their list, or with it where none was committed to, nothing is drawn', async () => {
    const folder = await seated();
    const before = contents(folder);
    const forgotten = await run([...DRAW_PANEL, '--json'], { cwd: folder });
    expect([forgotten.code, forgotten.stdout]).toEqual([3, '']);
    expect(contents(folder)).toEqual(before);
    const other = answersOffice();
    save(other, 'schon.csv', 'Nr\nN1000\n');
    await done(other, COMMIT_PANEL);
    const after = contents(other);
    const added = await run([...DRAW_PANEL, ...ALREADY, '--json'], { cwd: other });
    expect([added.code, added.stdout, refusedWith(added)]).toEqual([3, '', ['CMT-012']]);
    expect(contents(other)).toEqual(after);
  });
});

describe('balls', () => {
  let folder: string;
  beforeAll(async () => {
    folder = answersOffice();
    await done(folder, [...COMMIT_PANEL, '--balls']);
  });

  test('first the numbered panels, without a log of them, and then the one whose number was drawn', async () => {
    const home = copied(folder);
    const settled = linesOf(home);
    await done(home, [...DRAW_PANEL, '--numbered']);
    expect(linesOf(home)).toEqual(settled);
    const panels = readFileSync(join(home, 'out/panels.csv'), 'utf8');
    expect(existsSync(join(home, 'out/panel.csv'))).toBe(false);
    const { stdout } = await done(home, [...DRAW_PANEL, '--panel-number', '417'], { language: 'de' });
    expect(stdout).toContain('417');
    expect(readFileSync(join(home, 'out/panels.csv'), 'utf8')).toBe(panels);
    await expectGoneOn(home, settled, [...RECOMPUTED, '--panel-number', '417']);
    const numbers = list(home, 'out/numbers.csv');
    const ranks = (list(home, 'out/panels.csv')[418] ?? []).slice(1).map(Number);
    const chosen = ranks.map((rank) => column(numbers, 'Nr')[rank - 1]).sort();
    expect(column(list(home, 'out/panel.csv'), 'Nr').sort()).toEqual(chosen);
  });

  test('with another number only the word of those who wrote it down tells', async () => {
    const home = copied(folder);
    await done(home, [...DRAW_PANEL, '--panel-number', '418']);
    const fingerprint = commitmentOf(home);
    expect(await verdict(home, '--commitment', fingerprint)).toMatchObject({
      code: 0,
      remarks: expect.arrayContaining(['number']),
    });
    expect(await verdict(home, '--commitment', fingerprint, '--panel-number', '417')).toMatchObject({
      code: 4,
      failed: ['number.given'],
    });
  });

  test.each([
    ['the seed alone', DRAW_PANEL, 'CMT-005', 2],
    ['a number twice', [...DRAW_PANEL, '--panel-number', '7'], 'CMT-003', 6],
  ])('%s is refused', async (_, args, code, exit) => {
    const home = copied(folder);
    if (code === 'CMT-003') await done(home, args);
    const before = contents(home);
    const outcome = await run([...args, '--json'], { cwd: home });
    expect([outcome.code, outcome.stdout, refusedWith(outcome)]).toEqual([exit, '', [code]]);
    expect(contents(home)).toEqual(before);
  });
});

describe('a panel that continues a draw', () => {
  test('with a commitment of its own, behind a draw that had one: all in one log', async () => {
    const folder = await twoStages();
    await done(folder, DRAW_SECOND);
    expect(typesIn(folder, 'gremium')).toEqual([
      ...['plan', 'register', 'frame', 'commitment', 'seed', 'allocation', 'selection', 'outputs'],
      ...['plan', 'register', 'frame', 'lottery', 'commitment'].map((type) => `panel.${type}`),
      ...BEHIND,
    ]);
    const { number } = bodyOf(join(folder, 'gremium'), 'panel.commitment');
    expect(linesOf(folder, 'gremium').slice(0, 8)).toEqual(linesOf(folder));
    const fingerprint = commitmentOf(folder, 'gremium');
    expect(await verdictIn(folder, 'out', '--fingerprint', String(number))).toMatchObject({ code: 0 });
    const everything = [
      ...['--register', 'register.csv', '--answers', 'zusagen.csv', '--plan', 'plan.yaml'],
      ...['--key-file', 'out.key', '--urn', 'out/urn.csv', 'gremium/urn.csv'],
    ];
    expect(await verdictIn(folder, 'gremium', '--commitment', fingerprint, ...everything)).toMatchObject({
      code: 0,
      failed: [],
      remarks: [],
    });
  });

  test('with a commitment, behind a draw that had none', async () => {
    const folder = office(TWO_STAGES);
    save(folder, 'out.key', '07'.repeat(32));
    await done(folder, [...DRAW, '--key-file', 'out.key']);
    saveAnswers(folder);
    await done(folder, COMMIT_SECOND);
    await done(folder, DRAW_SECOND);
    const fingerprint = commitmentOf(folder, 'gremium');
    expect(await verdictIn(folder, 'gremium', '--commitment', fingerprint)).toMatchObject({ code: 0 });
    const { stdout } = await run(['verify', 'gremium'], { cwd: folder, language: 'de' });
    expect(stdout).toContain('Vor dieser Ziehung wurde nichts festgelegt');
    expect(stdout).toContain('Festgelegt vor dem Startwert');
  });

  test('without a commitment, behind a draw that had one', async () => {
    const folder = await committed(TWO_STAGES);
    await done(folder, DRAW);
    saveAnswers(folder);
    await done(folder, [...DRAW_SECOND, '--draw', 'out']);
    const first = commitmentOf(folder);
    const found = await verdictIn(folder, 'gremium', '--commitment', first, '--urn', 'out/urn.csv');
    expect(found).toMatchObject({ code: 0, failed: [] });
  });

  test('with somebody who was never invited: refused when it is committed to', async () => {
    const folder = await committed(TWO_STAGES);
    await done(folder, DRAW);
    saveAnswers(folder);
    const stranger = readFileSync(join(folder, 'register.csv'), 'utf8').split('\r\n');
    const invited = readFileSync(join(folder, 'out/invitations.csv'), 'utf8');
    const other = stranger.slice(1).find((row) => !invited.includes(row.slice(0, 10))) ?? '';
    save(folder, 'zusagen.csv', `${readFileSync(join(folder, 'zusagen.csv'), 'utf8')}${other}\r\n`);
    const before = contents(folder);
    const outcome = await run([...COMMIT_SECOND, '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['QUOTA-022']]);
    expect(contents(folder)).toEqual(before);
  });

  test('CMT-009: a number of its own goes with no draw before it', async () => {
    const folder = await committed(TWO_STAGES);
    await done(folder, DRAW);
    saveAnswers(folder);
    const outcome = await run([...COMMIT_SECOND, '--number', '2', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([2, ['CMT-009']]);
    expect(existsSync(join(folder, 'gremium'))).toBe(false);
  });

  test('a further panel of the same draw: those who are on it stay', async () => {
    const folder = await twoStages();
    await done(folder, DRAW_SECOND);
    const drawn = readFileSync(join(folder, 'gremium/panel.csv'), 'utf8').match(/P\d{9}/g) ?? [];
    expect(drawn).toHaveLength(8);
    save(folder, 'bleiben.csv', `PersonID\n${drawn.slice(0, 6).join('\n')}\n`);
    const further = (args: readonly string[]) =>
      args.map((word) => ({ gremium: 'weiter', out: 'gremium' })[word] ?? word);
    const again = [...further(COMMIT_SECOND), '--already', 'bleiben.csv', '--at', '2027-02-01T10:00:00Z'];
    const seeded = [...further(DRAW_SECOND), '--already', 'bleiben.csv', '--at', '2027-02-06T20:00:00Z'];
    const twice = await run([...further(COMMIT_SECOND), '--json', '--at', '2027-02-01T10:00:00Z'], {
      cwd: folder,
    });
    expect([twice.code, refusedWith(twice)]).toEqual([2, ['LOG-005']]);
    await done(folder, again);
    await done(folder, seeded);
    const panel = readFileSync(join(folder, 'weiter/panel.csv'), 'utf8').match(/P\d{9}/g) ?? [];
    expect(panel).toHaveLength(2);
    const fingerprint = commitmentOf(folder, 'weiter');
    const given = ['--answers', 'zusagen.csv', '--already', 'bleiben.csv', '--key-file', 'out.key'];
    const alone = await verdictIn(folder, 'weiter', '--commitment', fingerprint, ...given);
    expect(alone).toMatchObject({ code: 4, failed: ['urn.file', 'urn.file'] });
    const urns = ['--urn', 'weiter/urn.csv', 'gremium/urn.csv', 'out/urn.csv'];
    expect(await verdictIn(folder, 'weiter', '--commitment', fingerprint, ...urns)).toMatchObject({
      code: 0,
    });
    const found = await verdictIn(folder, 'weiter', '--commitment', fingerprint, ...urns, ...given);
    expect([found.code, found.failed, found.refused]).toEqual([0, [], []]);
  });

  test('the gazette names the urns of both, for its fingerprint holds the letters too', async () => {
    const folder = await twoStages();
    const text = readFileSync(join(folder, 'gremium/announcement.txt'), 'utf8');
    const command = `verify audit.jsonl --urn urn.csv out/urn.csv --commitment ${commitmentOf(folder, 'gremium')}`;
    expect(text.split(command)).toHaveLength(3);
    const letters = readFileSync(join(folder, 'out/announcement.txt'), 'utf8');
    expect(letters).toContain('--urn urn.csv --commitment');
  });

  test('its result is that of its own event', async () => {
    const folder = await twoStages();
    const before = contents(folder);
    const late = LATER.replace('Spiel 77 7654321', '');
    const outcome = await run([...DRAW_SECOND.map((word) => (word === LATER ? late : word)), '--json'], {
      cwd: folder,
    });
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(contents(folder)).toEqual(before);
  });
});
