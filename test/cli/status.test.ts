import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { logFile, logLines } from '../../src/audit/chain.js';
import { replacementEvent } from '../../src/audit/entries/replacement.js';
import { replyEvent } from '../../src/audit/entries/reply.js';
import { runCommandLine } from '../../src/cli/run.js';
import type { Outcome } from '../../src/core/outcome.js';
import { digest } from '../../src/machine/node.js';
import { cellsOf } from '../../src/messages/visible.js';
import {
  AFTER,
  COMMIT_SECOND,
  committed,
  copied,
  DRAW,
  DRAW_SECOND,
  done,
  forge,
  linesOf,
  refusedWith,
  saveAnswers,
  TWO_STAGES,
} from './commitments.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { contents, newFolder, run, SEED, worldIn } from './run.js';

/** `status`: at each stage of a procedure, in both languages, on every kind of terminal, and as files. */

interface Counted {
  readonly invited: number;
  readonly [measure: string]: unknown;
}

interface Document {
  readonly public: boolean;
  readonly frame: number;
  readonly total: Counted;
  readonly groups: readonly ({ readonly name: string } & Counted)[];
  readonly dimensions: readonly {
    readonly name: string;
    readonly categories: readonly ({ readonly name: string; readonly frame: number } & Counted)[];
  }[];
  readonly fates: Readonly<Record<string, number>>;
  readonly ways: Readonly<Record<string, number>>;
  readonly replacements: { readonly runs: number; readonly replaced: number; readonly open: number };
  readonly panels: readonly {
    readonly pool: number;
    readonly drawn: number;
    readonly dimensions: readonly { readonly name: string; readonly categories: readonly object[] }[];
  }[];
  readonly fingerprint: string;
}

async function status(folder: string, target = 'out', ...more: readonly string[]): Promise<Document> {
  const { stdout } = await done(folder, ['status', target, '--json', ...more]);
  return JSON.parse(stdout) as Document;
}

const ALL = TWO_STAGES;
let letters = '';
beforeAll(async () => {
  letters = await committed(ALL);
  await done(letters, DRAW);
});

const LATER = '2026-12-20T10:00:00Z';

function labelsIn(folder: string): string[] {
  const line = linesOf(folder).findLast((one) => one.includes('"type":"selection"')) ?? '{}';
  const { body } = JSON.parse(line) as {
    body: { strata: { invited: { label: string }[]; reserve: { label: string }[]; stratum: string[] }[] };
  };
  return body.strata.flatMap(({ invited }) => invited.map(({ label }) => label));
}

/** Appends replies to the first so many people, whoever they are. */
function answer(folder: string, replies: readonly Outcome[], at = LATER): void {
  const labels = labelsIn(folder);
  const events = replies.map((outcome, index) =>
    replyEvent({ label: labels[index] ?? '', outcome, way: 'letter', attempts: 1, needs: [] }),
  );
  const lines = events.reduce((before, event) => logLines(digest, [event], at, before), linesOf(folder));
  writeFileSync(join(folder, 'out/audit.jsonl'), logFile(lines));
}

const times = (count: number, outcome: Outcome) => new Array<Outcome>(count).fill(outcome);

describe('at each stage', () => {
  test('with a commitment alone it is refused: nobody has been called', async () => {
    const folder = await committed();
    const before = contents(folder);
    for (const language of ['de', 'en'] as const) {
      const outcome = await run(['status', 'out'], { cwd: folder, language });
      expect([outcome.code, outcome.stdout]).toEqual([3, '']);
      expect(outcome.stderr).toContain('CALL-002');
    }
    expect(contents(folder)).toEqual(before);
  });

  test('drawn, everybody is invited and nothing is known yet', async () => {
    const { total, fates, groups, dimensions, frame } = await status(letters);
    expect(total).toMatchObject({
      invited: 60,
      delivered: 60,
      answered: 0,
      accepted: 0,
      visited: null,
      present: null,
    });
    expect([fates.open, groups, frame]).toEqual([60, [], expect.any(Number)]);
    expect(dimensions.map(({ name }) => name)).toEqual(['district', 'gender', 'age']);
    for (const { categories } of dimensions) {
      expect(categories.reduce((sum, { invited }) => sum + invited, 0)).toBe(60);
      expect(categories.reduce((sum, one) => sum + one.frame, 0)).toBe(frame);
    }
  });

  test('with replies, from the folder, from the log alone and from standard input', async () => {
    const folder = copied(letters);
    answer(folder, [...times(20, 'accepted'), ...times(12, 'declined'), ...times(3, 'moved')]);
    const found = await status(folder);
    expect(found.total).toMatchObject({ invited: 60, delivered: 57, answered: 32, accepted: 20 });
    expect(found.total.response_rate).toMatchObject({ share: 32 / 57 });
    expect(found.fates).toMatchObject({ open: 25, accepted: 20, declined: 12, moved: 3 });
    expect(await status(folder, 'out/audit.jsonl')).toEqual(found);
    const input = readFileSync(join(folder, 'out/audit.jsonl'));
    const piped = await run(['status', '-', '--json'], { cwd: folder, input });
    expect(JSON.parse(piped.stdout)).toEqual(found);
  });

  test('with a private file visits and who came are known', async () => {
    const folder = copied(letters);
    const [header = '', ...rows] = readFileSync(join(folder, 'out/invitations.csv'), 'utf8').split('\r\n');
    const at = header.split(';').indexOf('PersonID');
    const ids = rows.map((row) => row.split(';')[at] ?? '');
    const record = (index: number, ...more: readonly string[]) =>
      done(folder, ['record', 'out', '--id', ids[index] ?? '', '--at', LATER, ...more]);
    await record(0, '--outcome', 'accepted', '--way', 'web');
    await record(1, '--outcome', 'declined', '--way', 'visit');
    await record(2, '--outcome', 'not-met', '--way', 'visit');
    await record(3, '--outcome', 'undecided', '--way', 'visit');
    expect((await status(folder)).total).toMatchObject({ answered: 2, visited: 3, met: 2, present: null });
    await record(0, '--outcome', 'present');
    const before = contents(folder);
    expect((await status(folder)).total).toMatchObject({ accepted: 1, visited: 3, met: 2, present: 1 });
    expect(contents(folder)).toEqual(before);
    expect((await status(folder, 'out/audit.jsonl')).total).toMatchObject({ visited: null, present: null });
  });

  test('after replacements: who was drawn, who moved up, and how many places are free', async () => {
    const folder = copied(letters);
    answer(folder, [...times(6, 'accepted'), ...times(3, 'declined')]);
    const [out = '', second = ''] = labelsIn(folder).slice(6);
    const entry = linesOf(folder).find((one) => one.includes('"type":"frame"')) ?? '{}';
    const { body } = JSON.parse(entry) as { body: { strata: { stratum: string[] }[] } };
    const stratum = body.strata[0]?.stratum ?? [];
    const outputs = {
      type: 'outputs',
      body: { files: [{ name: 'replacements-1.csv', bytes: 1, sha256: '0'.repeat(64), rows: 2 }] },
    };
    const events = [
      replacementEvent({ out, in: 'neu-1', stratum, step: 0 }),
      replacementEvent({ out: second, in: 'neu-2', stratum, step: 1 }),
      outputs,
    ];
    writeFileSync(join(folder, 'out/audit.jsonl'), logFile(logLines(digest, events, LATER, linesOf(folder))));
    const { total, groups, replacements } = await status(folder);
    expect(total).toMatchObject({ invited: 62, accepted: 6, answered: 9 });
    expect(groups.map(({ name, invited }) => [name, invited])).toEqual([
      ['draw', 60],
      ['replacements', 2],
    ]);
    expect(replacements).toMatchObject({
      runs: 1,
      replaced: 2,
      open: 1,
      steps: [
        { step: 0, people: 1 },
        { step: 1, people: 1 },
      ],
    });
    const said = await run(['status', 'out'], { cwd: folder, language: 'de' });
    expect(said.stdout).toMatch(/nachgerückt +2 /);
    const shown = await status(folder, 'out', '--public');
    expect(shown.replacements).toMatchObject({ replaced: '*', open: '*' });
    expect(shown.groups.every(({ invited }) => `${invited}` === '*')).toBe(true);
  });

  test('after another draw on the same commitment what people said before it does not count', async () => {
    const folder = copied(letters);
    answer(folder, times(10, 'accepted'));
    const again = DRAW.with(
      DRAW.indexOf('--lotto') + 1,
      '4 12 17 28 41 49 Superzahl 7 Spiel 77 2604913',
    ).with(DRAW.length - 1, '2026-12-21T10:00:00Z');
    await done(folder, [...again, '--redraw', '--reason', 'Zahlendreher', '--force']);
    expect((await status(folder)).total).toMatchObject({ invited: 60, answered: 0, accepted: 0 });
    answer(folder, times(4, 'accepted'), '2026-12-22T10:00:00Z');
    expect((await status(folder)).total).toMatchObject({ invited: 60, answered: 4 });
  });

  test('after a panel: quotas, pool and who was drawn; by the panel’s log', async () => {
    const folder = copied(letters);
    answer(folder, times(30, 'accepted'), '2026-12-19T10:00:00Z');
    saveAnswers(folder, 30);
    await done(folder, COMMIT_SECOND);
    await done(folder, DRAW_SECOND);
    const { total, panels } = await status(folder, 'gremium');
    expect(total).toMatchObject({ invited: 60, accepted: 30 });
    expect(panels).toHaveLength(1);
    expect(panels[0]).toMatchObject({ pool: 30, drawn: 8 });
    const [gender] = panels[0]?.dimensions ?? [];
    expect(gender).toMatchObject({
      name: 'gender',
      categories: expect.arrayContaining([
        expect.objectContaining({ name: 'w', target: { min: 3, max: 5 } }),
      ]),
    });
    for (const [language, words] of [
      ['de', 'Gelost: 8 aus 30'],
      ['en', 'Drawn: 8 of 30'],
    ] as const) {
      const { stdout } = await run(['status', 'gremium'], { cwd: folder, language });
      expect(stdout).toContain(words);
      expect(stdout).toMatch(/3 – 5 /);
    }
    // A narrow quota would say what the number is.
    const shown = await status(folder, 'gremium', '--public');
    const [first] = shown.panels[0]?.dimensions ?? [];
    for (const one of first?.categories ?? [])
      if ('drawn' in one && one.drawn === '*') expect(one).toMatchObject({ target: '*' });
  });

  test('after a purge the log says the same', async () => {
    const folder = copied(letters);
    answer(folder, times(9, 'accepted'));
    const { fingerprint: _, ...before } = await status(folder);
    await done(folder, ['purge', 'out', '--yes', '--at', '2027-03-01T10:00:00Z']);
    const { fingerprint: __, ...after } = await status(folder);
    expect(after).toEqual(before);
    await done(folder, ['status', 'out', '--public']);
  });
});

describe('draws of other kinds', () => {
  const drawn = async (...more: readonly string[]) => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(120)));
    save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 30'));
    await done(folder, ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'out', '--at', AFTER, ...more]);
    return folder;
  };

  test('without strata there are totals alone', async () => {
    const folder = await drawn('--stratify', 'none');
    answer(folder, [...times(7, 'accepted'), 'moved']);
    const { total, dimensions } = await status(folder);
    expect([total.invited, total.delivered, dimensions]).toEqual([30, 29, []]);
    const shown = await status(folder, 'out', '--public');
    expect(shown.total).toMatchObject({ invited: 30, accepted: 7, delivered: '*' });
    const outcome = await run(['status', 'out', '--by', 'district'], { cwd: folder });
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('STATUS-001')]);
  });

  test('with a household limit, and with quotas', async () => {
    const limited = await drawn('--max-per-household', '1');
    expect((await status(limited)).total.invited).toBe(30);
    const targets = ['feature,value,min,max', 'gender,w,15,15', 'gender,m,15,15', ''].join('\n');
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(120)));
    save(folder, 'targets.csv', targets);
    save(
      folder,
      'plan.yaml',
      PLAN.replace('size: 40', 'size: 30')
        .replace('  reserve: 1.5\n', '')
        .replace(
          /stratify:\n(?: {2}.*\n)+/,
          'stratify:\n  - gender: { w: [w], m: [m], by_lot: [d, x, ""] }\n',
        ),
    );
    await done(folder, [
      'draw',
      '-c',
      'plan.yaml',
      '--targets',
      'targets.csv',
      '-s',
      SEED,
      '-o',
      'out',
      '--at',
      AFTER,
    ]);
    const { dimensions } = await status(folder);
    expect(dimensions[0]?.categories.map(({ name, invited }) => [name, invited])).toEqual([
      ['w', 15],
      ['m', 15],
    ]);
  });

  test('names of categories rule no terminal and no spreadsheet', async () => {
    const folder = newFolder();
    const names = ['=cmd|calc', '<script>', 'Unsichtbar', 'A;"B"', '-1'];
    const rows = Array.from({ length: 100 }, (_, at) => [`P${at}`, names[at % names.length] ?? '']);
    save(folder, 'register.csv', csvText([['PersonID', 'Ort'], ...rows]));
    const call = ['draw', 'register.csv', '--column', 'id=PersonID', '--stratify', 'Ort', '--size', '50'];
    await done(folder, [...call, '-s', SEED, '-o', 'out', '--at', AFTER]);
    // No register gets such a name into a log; a stranger's log may have it.
    const hostile = (text: string) => text.replaceAll('Unsichtbar', '\u202e\u001b[2JNord');
    const strings = (value: unknown): unknown =>
      typeof value === 'string'
        ? hostile(value)
        : Array.isArray(value)
          ? value.map(strings)
          : value !== null && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strings(inner)]))
            : value;
    forge(folder, (entries) => entries.map(strings));
    const { stdout } = await done(folder, ['status', 'out', '-o', 'stand.csv']);
    expect(stdout).toContain('\\u{202e}\\u{1b}[2JNord');
    expect(stdout).not.toMatch(/[\u202e\u001b]/);
    const table = readFileSync(join(folder, 'stand.csv'), 'utf8');
    expect(table).toContain("'=cmd|calc");
    expect(table.split(/[;\r\n]+/).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });
});

describe('files', () => {
  test('are for the house alone, or public ones for everybody; as tables and documents', async () => {
    const folder = copied(letters);
    answer(folder, [...times(20, 'accepted'), ...times(12, 'declined'), ...times(3, 'moved')]);
    const { stdout } = await done(folder, ['status', 'out', '-o', 'intern.csv'], { language: 'de' });
    expect(stdout).toContain('Geschrieben: intern.csv');
    await done(folder, ['status', 'out', '-o', 'intern.json']);
    await done(folder, ['status', 'out', '--public', '-o', 'bericht.csv']);
    expect(statSync(join(folder, 'intern.csv')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'bericht.csv')).mode & 0o077).not.toBe(0);
    const { fingerprint: _, ...said } = await status(folder);
    expect(JSON.parse(readFileSync(join(folder, 'intern.json'), 'utf8'))).toEqual(said);
    expect(readFileSync(join(folder, 'bericht.csv'), 'utf8')).toContain(';*;');
    expect(readFileSync(join(folder, 'intern.csv'), 'utf8')).not.toContain(';*;');
  });

  test('are not replaced, and their ending says their form', async () => {
    const folder = copied(letters);
    save(folder, 'stand.csv', 'alt');
    const before = contents(folder);
    const there = await run(['status', 'out', '-o', 'stand.csv', '--json'], { cwd: folder });
    expect([there.code, refusedWith(there)]).toEqual([6, ['OUT-004']]);
    const other = await run(['status', 'out', '-o', 'stand.xlsx', '--json'], { cwd: folder });
    expect([other.code, refusedWith(other)]).toEqual([2, ['STATUS-002']]);
    expect(contents(folder)).toEqual(before);
    await done(folder, ['status', 'out', '-o', 'stand.csv', '--force']);
    expect(readFileSync(join(folder, 'stand.csv'), 'utf8')).toContain('section');
  });

  test('have the dimensions that were asked for, by any name that people have for them', async () => {
    for (const [typed, language] of [
      ['gender', 'en'],
      ['Geschlecht', 'de'],
    ] as const) {
      const { stdout } = await done(letters, ['status', 'out', '--json', '--by', typed], { language });
      expect((JSON.parse(stdout) as Document).dimensions.map(({ name }) => name)).toEqual(['gender']);
    }
    const outcome = await run(['status', 'out', '--by', 'Beruf'], { cwd: letters, language: 'de' });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('district, gender, age');
  });

  test('of what is published are the same numbers, whichever dimensions are shown', async () => {
    const folder = copied(letters);
    answer(folder, [...times(20, 'accepted'), ...times(12, 'declined'), ...times(3, 'moved')]);
    const whole = await status(folder, 'out', '--public');
    for (const { name } of whole.dimensions) {
      const one = await status(folder, 'out', '--public', '--by', name);
      expect(one.total).toEqual(whole.total);
      expect(one.dimensions).toEqual(whole.dimensions.filter((other) => other.name === name));
    }
  });

  test('and no line says who anybody is', async () => {
    const folder = copied(letters);
    answer(folder, times(20, 'accepted'));
    const ids = new Set(readFileSync(join(folder, 'register.csv'), 'utf8').match(/P\d{9}/g));
    const labels = labelsIn(folder);
    for (const more of [[], ['--public'], ['--json']]) {
      const { stdout } = await done(folder, ['status', 'out', ...more]);
      expect([...ids, ...labels].filter((one) => stdout.includes(one))).toEqual([]);
    }
  });
});

describe('on a terminal', () => {
  let folder = '';
  beforeAll(() => {
    folder = copied(letters);
    answer(folder, [...times(20, 'accepted'), ...times(12, 'declined'), ...times(3, 'moved')]);
  });

  async function shown(
    columns: number,
    env: Readonly<Record<string, string>> = {},
    ...more: readonly string[]
  ) {
    const world = worldIn({ cwd: folder, language: 'de', env });
    Object.assign(world.stdout, { isTTY: true, columns });
    expect(await runCommandLine(['status', 'out', ...more], world)).toBe(0);
    return world.stdout.text;
  }

  test.each([40, 60, 80, 120, 300])(
    '%i columns wide no line is wider, and no table wider than can be read',
    async (columns) => {
      for (const more of [[], ['--public']]) {
        const text = await shown(columns, { NO_COLOR: '1' }, ...more);
        const widest = Math.max(...text.split('\n').map(cellsOf));
        expect(widest).toBeLessThan(columns);
        const set = text.split('\n').filter((line) => line.startsWith('  '));
        expect(Math.max(...set.map(cellsOf))).toBeLessThan(100);
        expect(text).toContain('█');
        expect(text).toMatch(/eingeladen +60/);
      }
    },
  );

  test('bars are in proportion, and the least that there is can be seen', async () => {
    const lines = (await shown(80, { NO_COLOR: '1' })).split('\n');
    const cellsIn = (name: string) =>
      (lines.find((line) => line.startsWith(`  ${name} `))?.match(/█/g) ?? []).length;
    expect([cellsIn('eingeladen'), cellsIn('geantwortet'), cellsIn('zugesagt')]).toEqual([30, 16, 10]);
    expect(lines.find((line) => line.startsWith('  verstorben '))).toMatch(/ 0 +0,0/);
  });

  test('that shows plain characters alone has bars of them, and no colours', async () => {
    const text = await shown(80, { TERM: 'dumb' });
    expect(text).not.toMatch(/[█▏▎▍▌▋▊▉\u001b]/);
    expect(text).toContain('##########');
  });

  test('colours come and go, and say nothing', async () => {
    const [with_, without] = [await shown(80), await shown(80, { NO_COLOR: '1' })];
    expect(with_.replace(/\u001b\[\d+m/g, '')).toBe(without);
  });

  test.each([
    ['de', 'Rücklauf', 'Nur für das Haus', 'wird nicht veröffentlicht'],
    ['en', 'Response', 'For the house alone', 'not published'],
  ] as const)(
    'what the numbers mean is said (%s), and nobody is called representative',
    async (language, ...words) => {
      const [rate, house, hidden] = words;
      const own = await run(['status', 'out'], { cwd: folder, language });
      expect(own.stdout).toContain(rate);
      expect(own.stdout).toContain(house);
      expect(own.stdout).not.toContain(hidden);
      const open = await run(['status', 'out', '--public'], { cwd: folder, language });
      expect(open.stdout).toContain(hidden);
      expect(open.stdout).not.toContain(house);
      expect(own.stdout + open.stdout).not.toMatch(/repr(?:ä|e)sentativ/i);
    },
  );
});

describe('what can not be read', () => {
  test('is refused: a log that was changed, a panel without letters, nothing at all', async () => {
    const folder = copied(letters);
    const log = join(folder, 'out/audit.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace('"size":60', '"size":61'));
    const changed = await run(['status', 'out', '--json'], { cwd: folder });
    expect([changed.code, refusedWith(changed)]).toEqual([3, ['LOG-002']]);
    const none = await run(['status', 'nirgends', '--json'], { cwd: folder });
    expect([none.code, refusedWith(none)]).toEqual([3, ['LOG-001']]);
  });
});
