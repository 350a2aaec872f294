import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/machine/node.js';
import {
  bodyIn,
  commitmentOf,
  copied,
  DRAW,
  done,
  forge,
  LOTTO,
  linesOf,
  refusedWith,
  register,
  verdict,
} from './commitments.js';
import { called, entriesOf, idsOn, LADDER, LATER, listed, REPLACE, replied } from './later.js';
import { run } from './run.js';

/** What comes after the letters, as offices do it: replies, replacements, further rounds, and what is left after a purge. */

const says = (ids: readonly string[], outcome: string) => Object.fromEntries(ids.map((id) => [id, outcome]));
const judged = (folder: string, ...args: readonly string[]) =>
  verdict(folder, '--commitment', commitmentOf(folder), ...args);
const SOUND = { code: 0, failed: [], refused: [] };

const HOME = ['Familienname', 'Strasse', 'Hausnummer', 'PLZ'];
const SUPPLEMENT = [
  ...['draw', 'register.csv', '--supplement', '--size', '5', '-c', 'plan.yaml', '-o', 'out'],
  ...['--seed', '9 8 7 6 5 4 Superzahl 3 Spiel 77 7654321', '--at', LATER],
];

describe('a further round', () => {
  test('draws over all who were never called, and goes on from there', async () => {
    const folder = await called();
    const first = idsOn(folder, 'invitations.csv');
    await replied(folder, says(first.slice(0, 3), 'abgesagt'));
    await done(folder, REPLACE);
    await done(folder, SUPPLEMENT);
    const round = idsOn(folder, 'supplement-2.csv');
    expect(round).toHaveLength(5);
    const before = [...first, ...idsOn(folder, 'replacements-1.csv')];
    expect(round.filter((id) => before.includes(id))).toEqual([]);
    expect(await judged(folder)).toMatchObject(SOUND);
    // Who leaves now is replaced by the tickets of the new seed, also somebody of the first round.
    await replied(folder, says([first[4] ?? '', round[0] ?? ''], 'verstorben'));
    await done(folder, REPLACE);
    expect(idsOn(folder, 'replacements-2.csv')).toHaveLength(2);
    const found = await judged(folder);
    expect(found).toMatchObject(SOUND);
    expect(found.remarks).toContain('rounds');
    rmSync(join(folder, 'out/urn.csv'));
    const register = ['--register', 'register.csv', '-c', 'plan.yaml', '--key-file', 'out.key'];
    expect(await verdict(folder, ...register)).toMatchObject(SOUND);
  });

  test('and a run of replacements have slips of their own', async () => {
    const folder = await called();
    await replied(folder, says(idsOn(folder, 'invitations.csv').slice(0, 3), 'abgesagt'));
    await done(folder, REPLACE);
    await done(folder, SUPPLEMENT);
    await done(folder, ['prove', 'out', '--run', '1']);
    await done(folder, ['prove', 'out', '--round', '2']);
    const own = (slips: string, count: number) =>
      Array.from({ length: count }, (_, at) => {
        const slip = JSON.parse(readFileSync(join(folder, slips, `slip-${at + 1}.json`), 'utf8'));
        return (slip as { id: string }).id;
      });
    expect(own('slips-run-1', 3)).toEqual(idsOn(folder, 'replacements-1.csv'));
    expect(own('slips-round-2', 5)).toEqual(idsOn(folder, 'supplement-2.csv'));
    const given = ['slips-run-1/slip-3.json', 'slips-round-2/slip-5.json'].flatMap((slip) => [
      '--slip',
      slip,
    ]);
    expect(await judged(folder, ...given)).toMatchObject(SOUND);
    const twice = await run(['prove', 'out', '--run', '1', '--drawn', '--json'], { cwd: folder });
    expect([twice.code, refusedWith(twice)]).toEqual([2, ['SLIP-006']]);
  });

  test('needs a seed that was not used before, and people who are left', async () => {
    const folder = await called();
    const again = SUPPLEMENT.map((word) =>
      word.startsWith('9 8 7')
        ? 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913'
        : word,
    );
    const refused = async (args: readonly string[]) => {
      const outcome = await run([...args, '--json'], { cwd: folder });
      return [outcome.code, refusedWith(outcome)];
    };
    expect(await refused(again)).toEqual([2, ['SUPP-001']]);
    expect(await refused(SUPPLEMENT.map((word) => (word === '5' ? '5000' : word)))).toEqual([
      5,
      ['SUPP-003'],
    ]);
    expect(await refused([...SUPPLEMENT, '--min-age', '20'])).toEqual([2, ['SUPP-005']]);
    expect(entriesOf(folder, 'supplement')).toEqual([]);
  });

  test('with a limit for households counts those who take part already', async () => {
    const plan = LADDER.replace('size: 14', 'size: 14\n  max_per_household: 1');
    const folder = await called(plan);
    await replied(folder, says(idsOn(folder, 'invitations.csv').slice(0, 5), 'zugesagt'));
    await done(folder, SUPPLEMENT);
    expect(await judged(folder)).toMatchObject(SOUND);
    await replied(folder, says(idsOn(folder, 'supplement-2.csv').slice(0, 2), 'abgesagt'));
    await done(folder, [...REPLACE, '--register', 'register.csv', '-c', 'plan.yaml']);
    expect(await judged(folder)).toMatchObject(SOUND);
  });
});

describe('a further round that its own verification would reject', () => {
  test('is refused if a household limit leaves it short, unless the plan allows that', async () => {
    const plan = LADDER.replace('size: 14', 'size: 14\n  max_per_household: 1');
    // Whole streets of one household.
    const table = register.map((row, at) =>
      at === 0
        ? row
        : row.map((cell, column) => (HOME.includes(register[0]?.[column] ?? '') ? `${at % 24}` : cell)),
    );
    const folder = await called(plan, table);
    await replied(folder, says(idsOn(folder, 'invitations.csv'), 'zugesagt'));
    const outcome = await run([...SUPPLEMENT.map((word) => (word === '5' ? '30' : word)), '--json'], {
      cwd: folder,
    });
    expect([outcome.code, [...new Set(refusedWith(outcome))]]).toEqual([5, ['DRAW-003']]);
    expect(entriesOf(folder, 'supplement')).toEqual([]);
  });

  test('keeps its number behind a redraw, and what was set aside is looked at as well', async () => {
    const folder = await called();
    await replied(folder, says(idsOn(folder, 'invitations.csv').slice(0, 3), 'abgesagt'));
    await done(folder, REPLACE);
    await done(folder, SUPPLEMENT);
    const again = ['--redraw', '--reason', 'Zahl vertippt', '--at', LATER];
    await done(folder, [
      ...DRAW.slice(0, -2).map((word) => (word === LOTTO ? LOTTO.replace('3 12', '4 12') : word)),
      ...again,
    ]);
    const other = SUPPLEMENT.map((word) => word.replace('9 8 7 6 5 4', '9 8 7 6 5 3'));
    await done(folder, other);
    expect(idsOn(folder, 'supplement-3.csv')).toHaveLength(5);
    expect(await judged(folder)).toMatchObject(SOUND);
    const swapped = copied(folder);
    forge(swapped, (entries) => {
      const [first, second] = entries.filter(({ type }) => type === 'replacement').map(({ body }) => body);
      if (first !== undefined && second !== undefined) [first.in, second.in] = [second.in, first.in];
    });
    // What is set aside is named by its hash, and so that is forged as well.
    forge(swapped, (entries) => {
      const at = entries.findIndex(({ type }) => type === 'redraw');
      (entries[at]?.body ?? {}).sets_aside = digest(linesOf(swapped)[at - 1] ?? '');
    });
    expect((await judged(swapped)).failed).toEqual(['replacements.order']);
    const miscounted = copied(folder);
    forge(miscounted, (entries) => {
      const files = bodyIn<{ files: { rows: number }[] }>(entries, 'outputs').files;
      if (files[1] !== undefined) files[1].rows++;
    });
    expect((await judged(miscounted)).failed).toContain('supplement.draw');
  });
});

describe('places that nobody can get', () => {
  test('stay free, and the call says where; the others are given away', async () => {
    const plan = LADDER.replace('replacements: { ladder: [age, gender] }\n', '');
    const folder = await called(plan);
    // Everybody of the smallest group declines, again and again.
    const groups = new Map<string, number>();
    for (const { los_schicht = '' } of listed(folder, 'reserve.csv'))
      groups.set(los_schicht, (groups.get(los_schicht) ?? 0) + 1);
    let code: number | null = 0;
    let outcome = await run(['--help']);
    for (let turn = 0; code === 0 && turn < 60; turn++) {
      const lists = [
        'invitations.csv',
        ...Array.from({ length: turn }, (_, at) => `replacements-${at + 1}.csv`),
      ];
      const open = lists.flatMap((name) => idsOn(folder, name)).slice(turn === 0 ? 0 : -20);
      await replied(folder, says(open, 'abgesagt'), '--way', 'phone');
      outcome = await run([...REPLACE, '--register', 'register.csv', '-c', 'plan.yaml', '--lang', 'de'], {
        cwd: folder,
      });
      code = outcome.code;
    }
    expect(code).toBe(5);
    expect(outcome.stdout).toMatch(/Plätze? bleib(?:t|en) frei:/);
    expect(outcome.stderr).toContain('REPL-007');
    expect(await judged(folder)).toMatchObject(SOUND);
  });
});

describe('after a purge', () => {
  test('nothing more can be recorded, and all that was done can still be verified', async () => {
    const folder = await called();
    await replied(folder, says(idsOn(folder, 'invitations.csv').slice(0, 4), 'abgesagt'));
    await done(folder, REPLACE);
    const sound = await judged(folder);
    expect(sound).toMatchObject(SOUND);
    await done(folder, ['purge', 'out', '--yes', '--at', '2027-06-30T10:00:00Z']);
    for (const name of ['replies.sqlite', 'replacements-1.csv', 'invitations.csv'])
      expect(() => readFileSync(join(folder, 'out', name))).toThrow('ENOENT');
    const outcome = await run(
      [
        'record',
        'out',
        '--code',
        'K7QX-3M9P',
        '--outcome',
        'zugesagt',
        '--at',
        '2027-07-01T10:00:00Z',
        '--json',
      ],
      { cwd: folder },
    );
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['REC-015']]);
    const after = await judged(folder);
    expect(after).toMatchObject(SOUND);
    expect(after.remarks).toContain('purged');
  });
});

describe('a panel of those who accepted', () => {
  test('may hold people who were called later, and nobody else', async () => {
    const plan = `${LADDER.replace('size: 14', 'size: 40')}panel:
  register: { files: [zusagen.csv], columns: { id: PersonID, gender: Geschlecht } }
  seed: { source: Lotto }
  sample: { size: 6, allocation: quotas, quotas: [{ gender: w, min: 3, max: 3 }, { gender: m, min: 3, max: 3 }] }
`;
    const folder = await called(plan);
    const first = idsOn(folder, 'invitations.csv');
    await replied(folder, says(first.slice(0, 12), 'abgesagt'));
    await done(folder, REPLACE);
    const rows = [...listed(folder, 'invitations.csv').slice(12), ...listed(folder, 'replacements-1.csv')];
    const csv = (people: typeof rows) =>
      [
        'PersonID;Geschlecht',
        ...people.map(({ PersonID, Geschlecht }) => `${PersonID};${Geschlecht}`),
        '',
      ].join('\n');
    const { save } = await import('./registers.js');
    const panel = [
      'panel',
      'zusagen.csv',
      '-c',
      'plan.yaml',
      '--draw',
      'out',
      '-o',
      'gremium',
      '--key-file',
      'out.key',
    ];
    const seed = ['--seed', '1 2 3 4 5 6 Superzahl 7 Spiel 77 1112223', '--at', '2027-01-30T10:00:00Z'];
    save(folder, 'zusagen.csv', csv(rows));
    await done(folder, [...panel, ...seed]);
    await replied(folder, says([...first.slice(12, 30), ...idsOn(folder, 'replacements-1.csv')], 'zugesagt'));
    const copy = copied(folder);
    expect(
      (await run(['verify', 'gremium', '--answers', 'zusagen.csv', '--key-file', 'out.key'], { cwd: copy }))
        .code,
    ).toBe(0);
  });
});
