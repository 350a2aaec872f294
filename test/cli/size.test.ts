import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Called } from '../../src/core/called.js';
import { lettersFor } from '../../src/core/yield.js';
import { csvText, MARKS, markedTown, PLAN, save, withBlock } from './registers.js';
import { reply } from './replied.js';
import { contents, newFolder, type Outcome, problemsOf, run, SEED } from './run.js';

/** `size`: how many letters for how many places. */

const PLANNED = PLAN.replace('size: 40', 'size: 60');
/** With two strata. */
const TWO_GENDERS = PLANNED.replace('  - district\n', '').replace(/ {2}- age.*\n/, '');
const AGES = ['--stratify', 'age', '--age-bands', '16-39,40-64,65+'];

interface Shown {
  readonly format: string;
  readonly places: number;
  readonly sure: number;
  readonly rate: number;
  readonly rates: 'typed' | 'learned';
  readonly method: { readonly kind: string; readonly runs?: number; readonly seed?: string };
  readonly levels: readonly { readonly sure: number; readonly letters: number | null }[];
  readonly recommended: {
    readonly letters: number;
    readonly expected: number;
    readonly chance: {
      readonly kind: string;
      readonly chance: number;
      readonly low?: number;
      readonly high?: number;
    };
  };
  readonly reached: boolean;
  readonly frame: number | null;
  readonly shares?: string;
  readonly draws?: readonly Readonly<Record<string, unknown>>[];
  readonly groups?: readonly {
    readonly group: readonly { readonly dimension: string; readonly categories: readonly string[] }[];
    readonly people: number;
    readonly min: number;
    readonly max: number;
    readonly rate: number;
    readonly chance: number | null;
    readonly needed: number | null;
    readonly missing: number | null;
  }[];
  readonly strata?: readonly { readonly N_h: number; readonly letters: readonly number[] }[];
}

let folder = '';
beforeAll(async () => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(withBlock(markedTown(800))));
  save(folder, 'plan.yaml', PLANNED);
  const drawn = await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'frueher'], { cwd: folder });
  expect([drawn.code, drawn.stderr]).toEqual([0, drawn.stderr]);
  await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'offen'], { cwd: folder });
  // Of the old every second says yes, of all others every tenth; one of them at the door.
  reply(join(folder, 'frueher'), ({ categories }: Called, at) => {
    if (at % (categories[2] === '65+' ? 2 : 10) === 0)
      return { outcome: 'accepted', way: at === 0 ? 'visit' : 'letter' };
    return at % 3 === 0 ? { outcome: 'declined' } : null;
  });
});

const size = (args: readonly string[], language: 'de' | 'en' = 'en') =>
  run(['size', ...args], { cwd: folder, language });

async function shown(...args: readonly string[]): Promise<Shown> {
  const outcome = await size([...args, '--json']);
  if (outcome.stdout === '') throw new Error(outcome.stderr);
  return JSON.parse(outcome.stdout) as Shown;
}

const codes = (outcome: Outcome) => problemsOf(outcome).map(({ code }) => code);
const refused = async (...args: readonly string[]) => {
  const outcome = await size([...args, '--json']);
  expect(outcome.stdout).toBe('');
  return [outcome.code, ...codes(outcome)];
};

describe('without a register', () => {
  test('50 places at 5 %: 1237 letters, and why', async () => {
    const found = await shown('--places', '50', '--rate', '5%');
    expect(found).toMatchObject({
      ...{ format: 'losverfahren/size/1', places: 50, sure: 0.95, rate: 0.05, rates: 'typed', frame: null },
      ...{ method: { kind: 'exact' }, reached: true },
    });
    expect(found.levels.map(({ letters }) => letters)).toEqual([994, 1180, 1237, 1349]);
    expect(found.recommended.letters).toBe(1250);
    expect(found.recommended.expected).toBe(62.5);
    expect(found.recommended.chance.chance).toBeGreaterThan(0.95);
    expect(lettersFor([{ rate: { kind: 'fixed', p: 0.05 }, size: 1 }], 50, 0.05)).toBe(1237);
  });

  test('how sure it is to be is shown among the usual certainties, each once', async () => {
    const levels = async (sure: string) =>
      (await shown('--places', '50', '--rate', '5%', '--sure', sure)).levels.map(({ sure: one }) => one);
    expect(await levels('0,8')).toEqual([0.5, 0.8, 0.9, 0.95, 0.99]);
    expect(await levels('99 %')).toEqual([0.5, 0.9, 0.95, 0.99]);
    expect(await levels('99.9%')).toEqual([0.5, 0.9, 0.95, 0.99, 0.999]);
  });

  test('people are told in their language, and what to do next', async () => {
    const [german, english] = [
      await size(['--places', '50', '--rate', '5%'], 'de'),
      await size(['--places', '50', '--rate', '5%'], 'en'),
    ];
    expect([german.code, german.stderr, english.code, english.stderr]).toEqual([0, '', 0, '']);
    expect(german.stdout).toContain(
      'Empfehlung: 1.250 Briefe. Im Mittel sagen 62,5 Personen zu; mindestens 50 sind es mit',
    );
    expect(german.stdout).toContain('In 19 von 20 solchen Verfahren reichen die Zusagen');
    expect(german.stdout).toContain('genau (Binomialverteilung)');
    expect(english.stdout).toContain('Recommended: 1,250 letters.');
    expect(english.stdout).toContain('in 19 of 20 such procedures');
    for (const { stdout } of [german, english]) {
      expect(stdout).toContain('losverfahren init register.csv --size 1250');
      expect(
        Math.max(
          ...stdout
            .split('\n')
            .filter((line) => line.startsWith('  '))
            .map((line) => line.length),
        ),
      ).toBeLessThan(80);
    }
  });

  test('what is missing or cannot be calculated with is refused, each with its reason', async () => {
    expect(await refused('--rate', '5%')).toEqual([2, 'SIZE-001']);
    expect(await refused('--places', '50')).toEqual([2, 'SIZE-002']);
    expect(await refused('--places', '50', '--rate', '5')).toEqual([2, 'SIZE-004']);
    expect(await refused('--places', '50', '--rate', '0%')).toEqual([2, 'SIZE-003']);
    expect(await refused('--places', '50', '--rate', '150 %')).toEqual([2, 'SIZE-003']);
    expect(await refused('--places', '50', '--rate', '5%', '--sure', '100%')).toEqual([2, 'SIZE-003']);
    expect(await refused('--places', '50', '--rate', '5%', '--sure', '95')).toEqual([2, 'SIZE-004']);
    expect(await refused('--places', '50', '--rate', '16-29=5%')).toEqual([2, 'SIZE-005']);
    expect(await refused('--places', '50', '--rates', 'x.csv')).toEqual([2, 'SIZE-005']);
    expect(await refused('--places', '50', '--rate', '5%', '--targets', 'x.csv')).toEqual([2, 'SIZE-005']);
    expect(await refused('--places', '50', '--rate', '5%', '--rate', '6%')).toEqual([2, 'SIZE-012']);
    expect(await refused('--places', '50', '--rate', '5%', '--draw', 'frueher')).toEqual([2, 'SIZE-015']);
    expect(await refused('--places', '50', '--rate', '5%', '--min-age', '16')).toEqual([2, 'USE-005']);
    expect(await refused('--places', '0', '--rate', '5%')).toEqual([2, 'USE-010']);
    expect(await refused('--places', '5000', '--rate', '0.1%')).toEqual([5, 'SIZE-016']);
  });

  test('a rate that is far from usual is asked about, one that is usual is not', async () => {
    const said = async (rate: string) => codes(await size(['--places', '5', '--rate', rate, '--json']));
    expect(await said('0,5%')).toEqual(['SIZE-022']);
    expect(await said('60%')).toEqual(['SIZE-022']);
    for (const usual of ['3%', '5%', '11%']) expect(await said(usual)).toEqual([]);
  });

  test('published figures: 2,220 answers to 19,327 letters, and 841 to 6,069', async () => {
    // With as many letters at the rate that came out, it is about even whether so many answer.
    for (const [places, rate, letters] of [
      [2220, '2220/19327', 19_327],
      [841, '841/6069', 6069],
    ] as const) {
      const { levels } = await shown('--places', String(places), '--rate', rate);
      expect(Math.abs((levels[0]?.letters ?? 0) - letters)).toBeLessThan(10);
    }
  });
});

describe('with a register', () => {
  test('one dimension: exact, places by share, and the group that needs most decides', async () => {
    const found = await shown(
      '-c',
      'plan.yaml',
      '--places',
      '10',
      '--rate',
      '30%',
      '--rate',
      '65+=10%',
      ...AGES,
    );
    expect(found).toMatchObject({ method: { kind: 'exact' }, shares: 'frame', reached: true });
    expect(found.recommended.chance.kind).toBe('exact');
    const groups = found.groups ?? [];
    expect(groups.map(({ group }) => group[0]?.categories[0])).toEqual(['16-39', '40-64', '65+']);
    expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(found.frame);
    for (const { people, min, max } of groups) {
      const share = (10 * people) / (found.frame ?? 1);
      expect([min, max]).toEqual([Math.floor(share), Math.ceil(share)]);
    }
    expect(groups.map(({ rate }) => Math.round(1000 * rate))).toEqual([300, 300, 100]);
    const needed = groups.map((one) => one.needed ?? Infinity);
    expect(Math.max(...needed)).toBe(needed[2]);
    const least = found.levels.find(({ sure }) => sure === 0.95)?.letters ?? 0;
    expect(least).toBeGreaterThanOrEqual(needed[2] ?? 0);
    expect(found.recommended.letters).toBeGreaterThanOrEqual(least);
    for (const { N_h, letters } of found.strata ?? []) {
      const share = (found.recommended.letters * N_h) / (found.frame ?? 1);
      expect(letters).toEqual([Math.floor(share), Math.ceil(share)]);
    }
  });

  test('several dimensions: simulated, with seed, runs and interval; the same again with the same seed', async () => {
    const args = ['-c', 'plan.yaml', '--places', '12', '--rate', '30%', '--runs', '400'];
    const found = await shown(...args, '--simulation-seed', 'a');
    expect(found.method).toEqual({ kind: 'simulated', runs: 400, seed: 'a' });
    const { chance, low = 1, high = 0 } = found.recommended.chance;
    expect(low < chance && chance < high && high - low < 0.06).toBe(true);
    expect(await shown(...args, '--simulation-seed', 'a')).toEqual(found);
    expect(await shown(...args, '--simulation-seed', 'b')).not.toEqual(found);
    // No group can be surer than all of them together.
    for (const group of found.groups ?? []) expect(group.chance ?? 0).toBeGreaterThan(low);
    const { stdout } = await size(args, 'de');
    expect(stdout).toContain('400 Durchgänge, Startwert 1');
    expect(stdout).toMatch(/95-%-Bereich: \d/);
  });

  test('both ways agree: quotas that say the same once so that it is exact, and once so that it is not', async () => {
    const quotas = (...rows: readonly string[]) =>
      `${TWO_GENDERS}panel: { sample: { size: 12, allocation: quotas, quotas: [${rows.join(', ')}] } }\n`;
    save(folder, 'eine.yaml', quotas('{ gender: w, min: 5, max: 7 }'));
    save(folder, 'beide.yaml', quotas('{ gender: w, min: 5, max: 7 }', '{ gender: m, min: 5, max: 7 }'));
    // That all are of the two groups together is so anyway; but these have people in common with the others.
    save(folder, 'alle.yaml', quotas('{ gender: w, min: 5, max: 7 }', '{ gender: [w, m], count: 12 }'));
    const sized = (plan: string) => shown('-c', plan, '--rate', '20%', '--runs', '2000');
    const [one, both, all] = [await sized('eine.yaml'), await sized('beide.yaml'), await sized('alle.yaml')];
    expect([one, both, all].map(({ method }) => method.kind)).toEqual(['exact', 'exact', 'simulated']);
    expect(one.levels).toEqual(both.levels);
    expect(one.recommended.letters).toBe(both.recommended.letters);
    expect(one.recommended.chance.chance).toBeCloseTo(both.recommended.chance.chance, 12);
    for (const [at, { letters }] of one.levels.entries())
      expect(Math.abs((all.levels[at]?.letters ?? 0) - (letters ?? 0))).toBeLessThanOrEqual(6);
  });

  test('quotas of the panel: of the plan, or of a file; those on other features are left out and named', async () => {
    const quotas = [
      ...['panel:', '  sample:', '    size: 12', '    allocation: quotas', '    quotas:'],
      ...['      - { age: 16-39, min: 3, max: 5 }', '      - { age: 40+, min: 7, max: 9 }'],
      ...['      - { Bildung: Abitur, min: 4 }', ''],
    ].join('\n');
    save(folder, 'gremium.yaml', `${PLANNED}${quotas}`);
    const outcome = await size(['-c', 'gremium.yaml', '--rate', '25%', ...AGES, '--json']);
    expect([outcome.code, ...codes(outcome)]).toEqual([0, 'SIZE-018']);
    expect(problemsOf(outcome)[0]?.params?.names).toEqual(['Bildung: Abitur']);
    const found = JSON.parse(outcome.stdout) as Shown;
    expect([found.places, found.shares, found.method.kind]).toEqual([12, 'quotas', 'exact']);
    // A band of the panel that is made of several of the letters'.
    expect(found.groups?.map(({ group, min }) => [group[0]?.categories, min])).toEqual([
      [['16-39'], 3],
      [['40-64', '65+'], 7],
    ]);
    save(folder, 'quoten.csv', 'merkmal;wert;min;max\nGeschlecht;weiblich;6;6\nGeschlecht;männlich;6;6\n');
    const other = await shown('-c', 'gremium.yaml', '--rate', '30%', '--targets', 'quoten.csv');
    expect(other.groups?.map(({ group, min, max }) => [group[0]?.categories, min, max])).toEqual([
      [['w'], 6, 6],
      [['m'], 6, 6],
    ]);
  });

  test('a group that is too small is named, with how many are missing; the others are not', async () => {
    const args = ['-c', 'plan.yaml', '--places', '60', '--rate', '30%', '--rate', '65+=5%', ...AGES];
    const outcome = await size([...args, '--json']);
    expect(outcome.code).toBe(5);
    expect(codes(outcome)).toEqual(['SIZE-024', 'SIZE-025']);
    const found = JSON.parse(outcome.stdout) as Shown;
    const old = found.groups?.[2];
    const needed = lettersFor([{ rate: { kind: 'fixed', p: 0.05 }, size: 1 }], old?.min ?? 0, 0.05) ?? 0;
    expect(problemsOf(outcome)[0]?.params).toMatchObject({
      ...{ group: '65+', people: old?.people, wanted: old?.min },
      ...{ letters: needed, missing: needed - (old?.people ?? 0) },
    });
    expect([found.reached, found.recommended.letters]).toEqual([false, found.frame]);
    const german = await size(args, 'de');
    expect(german.stderr).toContain('Die Gruppe „65+“ ist zu klein');
    expect(german.stdout).not.toContain('Empfehlung');
  });

  test('more places than people, quotas that nobody can meet, and letters that are not shared in proportion', async () => {
    expect(await refused('-c', 'plan.yaml', '--places', '900', '--rate', '50%')).toEqual([5, 'SIZE-026']);
    save(folder, 'zuviel.csv', 'feature,value,min,max\ngender,w,8,9\ngender,m,8,9\n');
    expect(
      await refused('-c', 'plan.yaml', '--places', '12', '--rate', '30%', '--targets', 'zuviel.csv'),
    ).toEqual([5, 'SIZE-017']);
    save(
      folder,
      'tabelle.yaml',
      PLANNED.replace('  size: 60', '  size: 60\n  allocation: quotas\n  quotas: q.csv'),
    );
    expect(await refused('-c', 'tabelle.yaml', '--places', '12', '--rate', '30%')).toEqual([3, 'SIZE-021']);
  });

  test('rates by a table, with names as people write them', async () => {
    save(
      folder,
      'quoten-alter.csv',
      'Alter;Geschlecht;Quote in %\n16-39;;20\n40-64;weiblich;30,5\n40-64;m;0,5\n65+;;10\n',
    );
    save(folder, 'ohne-stadtteil.yaml', PLANNED.replace('  - district\n', ''));
    const found = await shown('-c', 'ohne-stadtteil.yaml', '--places', '10', '--rates', 'quoten-alter.csv');
    expect(found.rates).toBe('typed');
    const strata = found.strata as unknown as readonly {
      readonly stratum: readonly string[];
      readonly rate: number;
    }[];
    expect(strata.map(({ stratum, rate }) => [stratum.join(), rate])).toEqual([
      ['w,16-39', 0.2],
      ['w,40-64', 0.305],
      ['w,65+', 0.1],
      ['m,16-39', 0.2],
      ['m,40-64', 0.005],
      ['m,65+', 0.1],
    ]);
  });

  test.each([
    ['kopf', 'Alter;Anzahl\n16-39;20\n', 'SIZE-008'],
    ['leer', 'Alter;rate\n', 'SIZE-008'],
    ['gruppe', 'Alter;rate\n16-38;20 %\n', 'SIZE-006'],
    ['zahl', 'Alter;rate\n16-39;20\n', 'SIZE-004'],
    ['formel', 'Alter;rate\n16-39;"=cmd|x"\n', 'SIZE-003'],
    ['doppelt', 'Alter;rate\n16-39;20 %\n16-39;30 %\n', 'SIZE-012'],
    ['unsichtbar', 'Alter;rate\n16-39;2\u202e0 %\n', 'SIDE-050'],
    ['fehlt', 'Alter;rate\n16-39;20 %\n', 'SIZE-007'],
  ])('a table of rates that is wrong is refused: %s', async (name, content, code) => {
    save(folder, `${name}.csv`, content);
    const [exit, ...found] = await refused(
      '-c',
      'plan.yaml',
      '--places',
      '9',
      '--rates',
      `${name}.csv`,
      ...AGES,
    );
    expect(found).toEqual([code]);
    expect([2, 3]).toContain(exit);
  });

  test('a table that is not there', async () => {
    expect(await refused('-c', 'plan.yaml', '--places', '9', '--rates', 'nirgends.csv')).toEqual([
      3,
      'SIDE-001',
    ]);
  });
});

describe('from earlier draws', () => {
  test('only the log is read: folder or file, with its figures', async () => {
    const byFolder = await shown('--places', '10', '--draw', 'frueher');
    const [draw] = byFolder.draws ?? [];
    expect(draw).toMatchObject({
      draw: 'frueher',
      title: 'Bürgerrat Wärme',
      called: 60,
      accepted_at_the_door: 1,
    });
    const accepted = Number(draw?.accepted);
    expect(accepted).toBeGreaterThan(6);
    expect(byFolder.rate).toBeCloseTo((accepted + 0.5) / 61, 12);
    expect(byFolder.rates).toBe('learned');
    const alone = newFolder();
    writeFileSync(join(alone, 'protokoll.jsonl'), readFileSync(join(folder, 'frueher/audit.jsonl')));
    const byFile = await shown('--places', '10', '--draw', join(alone, 'protokoll.jsonl'));
    expect(byFile.levels).toEqual(byFolder.levels);
  });

  test('what is not known of the rate takes more letters than a rate that is certain', async () => {
    const known = await shown('--places', '10', '--draw', 'frueher');
    const { levels } = await shown('--places', '10', '--rate', String(known.rate));
    expect(known.levels[3]?.letters ?? 0).toBeGreaterThan(1.2 * (levels[3]?.letters ?? 0));
  });

  test('each category has its own rate, and one dimension is exact', async () => {
    const found = await shown('-c', 'plan.yaml', '--places', '10', '--draw', 'frueher', ...AGES);
    expect(found.method.kind).toBe('exact');
    const [young = 0, middle = 0, old = 0] = found.groups?.map(({ rate }) => rate) ?? [];
    expect(old).toBeGreaterThan(2 * Math.max(young, middle));
  });

  test('several dimensions are simulated', async () => {
    const found = await shown(
      '-c',
      'plan.yaml',
      '--places',
      '6',
      '--draw',
      'frueher',
      '--runs',
      '200',
      '--stratify',
      'gender,age',
      ...AGES.slice(2),
    );
    expect(found.method.kind).toBe('simulated');
    expect(found.reached).toBe(true);
  });

  test('categories that have other names are said, and have the rate for everybody', async () => {
    const args = [
      '-c',
      'plan.yaml',
      '--places',
      '8',
      '--draw',
      'frueher',
      '--stratify',
      'age',
      '--age-bands',
      '16-39,40+',
    ];
    const outcome = await size([...args, '--json']);
    expect(problemsOf(outcome).map(({ code, params }) => [code, params?.names, params?.values])).toEqual([
      ['SIZE-020', ['40+'], ['40-64', '65+']],
    ]);
  });

  test('no replies, no letters, a damaged log, the same draw twice: refused', async () => {
    expect(await refused('--places', '10', '--draw', 'offen')).toEqual([3, 'SIZE-013']);
    expect(await refused('--places', '10', '--draw', 'frueher', '--draw', 'frueher')).toEqual([
      2,
      'SIZE-014',
    ]);
    expect(await refused('--places', '10', '--draw', 'nirgends')).toEqual([3, 'LOG-001']);
    mkdirSync(join(folder, 'beschaedigt'), { recursive: true });
    const log = readFileSync(join(folder, 'frueher/audit.jsonl'), 'utf8');
    save(folder, 'beschaedigt/audit.jsonl', log.replace('"accepted"', '"declined"'));
    expect(await refused('--places', '10', '--draw', 'beschaedigt')).toEqual([3, 'LOG-002']);
  });

  test('nobody said yes', async () => {
    await run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'vergeblich'], { cwd: folder });
    reply(join(folder, 'vergeblich'), () => ({ outcome: 'declined' }));
    expect(await refused('--places', '10', '--draw', 'vergeblich')).toEqual([3, 'SIZE-023']);
  });
});

describe('in any case', () => {
  const CALLS: readonly (readonly string[])[] = [
    ['--places', '10', '--draw', 'frueher'],
    ['-c', 'plan.yaml', '--places', '12', '--rate', '30%', '--runs', '100'],
    ['-c', 'plan.yaml', '--places', '60', '--rate', '1%', ...AGES],
    ['-c', 'plan.yaml', '--places', '6', '--rate', 'Geheimname3=5%', ...AGES],
  ];

  test.each(CALLS)('nothing is written, and nobody is named (%#)', async (...args) => {
    const before = contents(folder);
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await size([...args, ...more]);
      const typed = args.join(' ');
      for (const mark of MARKS.filter((one) => !typed.includes(one)))
        expect(stdout + stderr).not.toContain(mark);
      expect(stdout + stderr).not.toMatch(/P0000\d+/);
    }
    expect(contents(folder)).toEqual(before);
  });

  test('what nobody can see is shown where it was typed', async () => {
    const { stderr } = await size(['--places', '10', '--rate', '5\u001b[31m%'], 'de');
    expect(stderr).not.toContain('\u001b[31m%');
    expect(stderr).toContain('SIZE-003');
  });
});
