import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import { groupsOfFour } from '../../src/messages/fill.js';
import {
  AFTER,
  BEFORE,
  bodyIn,
  COMMIT,
  codesOf,
  commitmentOf,
  committed,
  copied,
  DRAW,
  done,
  forge,
  LOTTO,
  linesOf,
  logFingerprint,
  office,
  PLANNED,
  refusedWith,
  saveAnswers,
  TWO_STAGES,
  verdict,
  verdictIn,
} from './commitments.js';
import { save } from './registers.js';
import { bodyOf, contents, newFolder, readEntries, run, worldIn } from './run.js';

/** A draw goes on from its commitment: the whole ceremony, and everything that it refuses. */

const LIMITED = PLANNED.replace('reserve: 1.5', 'reserve: 1\n  max_per_household: 1');
const UNSTRATIFIED = PLANNED.replace(/stratify:[\s\S]*?sample:/, 'sample:');
const QUOTAS = PLANNED.replace(
  'size: 14',
  'size: 14\n  allocation: quotas\n  quotas: [{ gender: w, min: 6, max: 8 }]',
)
  .replace('reserve: 1.5', 'reserve: 0.5')
  .replace(/ {2}- age: .*\n/, '');

/** Different lotteries type their result differently. */
const CEREMONIES: readonly (readonly [string, string, readonly string[]])[] = [
  ['proportional shares', PLANNED, DRAW],
  ['no strata', UNSTRATIFIED, DRAW],
  ['a household limit', LIMITED, DRAW],
  ['quotas', QUOTAS, DRAW],
  [
    'a household limit under quotas',
    QUOTAS.replace('reserve: 0.5', 'reserve: 0.5\n  max_per_household: 1'),
    DRAW,
  ],
  [
    'dice',
    PLANNED.replace(/ {2}event: .*/, '  event: { type: dice, count: 30, faces: 6 }'),
    [...DRAW.slice(0, 5), '--dice', '1 2 3 4 5 6 '.repeat(5), '--at', AFTER],
  ],
  [
    'a free text',
    PLANNED.replace(/ {2}event: .*/, '  source: Summe der Wahl'),
    [...DRAW.slice(0, 5), '--seed', 'Summe 123456789012345678901234567890', '--at', AFTER],
  ],
];

describe.each(CEREMONIES)('a ceremony with %s', (_, plan, drawing) => {
  let folder: string;
  /** what the town publishes: the announcement before, log and urn after the draw */
  let published: string;
  let fingerprint: string;
  beforeAll(async () => {
    folder = await committed(plan);
    const text = readFileSync(join(folder, 'out/announcement.txt'), 'utf8');
    fingerprint = /--commitment ([0-9a-f]{64})/.exec(text)?.[1] ?? '';
    await done(folder, drawing);
    published = newFolder();
    for (const name of ['audit.jsonl', 'urn.csv']) cpSync(join(folder, 'out', name), join(published, name));
  });

  test('has the committed lines as they were, and four entries behind them', async () => {
    const before = await committed(plan);
    const [settled, all] = [linesOf(before), linesOf(folder)];
    expect(all.slice(0, settled.length)).toEqual(settled);
    expect(
      readEntries(join(folder, 'out'))
        .map(({ type }) => type)
        .slice(settled.length),
    ).toEqual([...['seed', 'allocation', 'selection', 'outputs']]);
  });

  test('is recomputed by anybody from log and urn alone', async () => {
    const args = ['verify', 'audit.jsonl', '--urn', 'urn.csv', '--commitment', fingerprint];
    const { code, stdout } = await run(args, { cwd: published });
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ exactly these tickets of the urn')]);
    expect(stdout).toMatch(/From the urn alone.*exactly these 14 tickets had to be drawn/s);
    expect(stdout).toContain('What no log shows');
  });

  test('is recomputed by the office from the register', async () => {
    const given = ['--register', 'register.csv', '--plan', 'plan.yaml', '--key-file', 'out.key'];
    const found = await verdict(folder, ...given, '--commitment', fingerprint);
    expect(found).toMatchObject({ code: 0, failed: [], refused: [] });
  });

  test('draws the same people as without a commitment, by the same key', async () => {
    const other = office(plan);
    await done(other, [
      ...drawing.map((word) => (word === 'out' ? 'ohne' : word)),
      '--key-file',
      keyFile(other),
    ]);
    const [of, on] = ['ohne', 'out'].map((name, at) =>
      bodyOf(join([other, folder][at] ?? '', name), 'selection'),
    );
    expect(on).toEqual(of);
  });
});

describe('after the draw', () => {
  /** Everybody who was drawn has a slip; the town has published urn and log. */
  async function handedOut(): Promise<{ folder: string; slips: string[]; published: string }> {
    const folder = await committed();
    const published = commitmentOf(folder);
    await done(folder, DRAW);
    await done(folder, ['prove', 'out', '--drawn', '-o', 'slips']);
    const slips = readdirSync(join(folder, 'slips')).filter((name) => name.endsWith('.json'));
    cpSync(join(folder, 'out/urn.csv'), join(folder, 'urn.csv'));
    return { folder, slips: slips.map((name) => join('slips', name)), published };
  }

  test('everybody who was drawn is given a slip, and each one holds against the published commitment', async () => {
    const { folder, slips, published } = await handedOut();
    const { strata } = bodyOf(join(folder, 'out'), 'selection') as {
      strata: { invited: unknown[]; reserve: unknown[] }[];
    };
    const drawn = strata.reduce((sum, { invited, reserve }) => sum + invited.length + reserve.length, 0);
    expect(slips).toHaveLength(drawn);
    const found = await verdict(folder, '--commitment', published, '--slip', ...slips);
    expect(found).toMatchObject({ code: 0, failed: [] });
    const slip = JSON.parse(readFileSync(join(folder, slips[0] ?? ''), 'utf8')) as { secret: string };
    const forged = JSON.stringify({
      ...slip,
      secret: slip.secret.replace(/^./, (one) => (one === '0' ? '1' : '0')),
    });
    save(folder, 'forged.json', forged);
    const other = await verdict(folder, '--slip', 'forged.json');
    expect([other.code, other.failed.some((name) => name.startsWith('slip.'))]).toEqual([4, true]);
  });

  test('personal data are deleted, and urn, commitment and slips still pass', async () => {
    const { folder, slips, published } = await handedOut();
    await done(folder, ['purge', 'out', '--yes', '--at', AFTER]);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['announcement.txt', 'audit.jsonl', 'urn.csv']);
    expect(existsSync(join(folder, 'out.key'))).toBe(false);
    const found = await verdict(folder, '--commitment', published, '--urn', 'urn.csv', '--slip', ...slips);
    expect(found).toMatchObject({ code: 0, failed: [] });
    const refused = await run(['prove', 'out', '--id', 'N1000'], { cwd: folder });
    expect([refused.code, refused.stderr.includes('KEY-005')]).toEqual([3, true]);
  });
});

function keyFile(folder: string): string {
  save(folder, 'schluessel', '07'.repeat(32));
  return 'schluessel';
}

describe('what is said', () => {
  test('on which commitment, and without one that everything was open', async () => {
    const folder = await committed();
    const on = await done(folder, DRAW, { language: 'de' });
    expect(on.stdout).toContain(`Festlegung         ${groupsOfFour(commitmentOf(folder))}\n`);
    const free = await done(office(), DRAW, { language: 'de' });
    expect(free.stdout).toMatch(/^ {2}Festlegung {9}keine: /m);
  });

  test('nothing of how many results the event can have: nobody can choose by them any more', async () => {
    const folder = await committed();
    const on = await done(folder, DRAW);
    expect(on.stderr).not.toContain('SEED-016');
    const free = await done(office(), DRAW);
    expect(free.stderr).toContain('SEED-016');
  });

  test('as one document', async () => {
    const folder = await committed();
    const { stdout } = await run([...DRAW, '--json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ commitment: commitmentOf(folder), redrawn: 0 });
    const free = await run([...DRAW, '--json'], { cwd: office() });
    expect(JSON.parse(free.stdout)).toMatchObject({ commitment: null, redrawn: 0 });
  });

  test.each(['de', 'en'] as const)(
    'by verify of a draw without commitment: what was still open: %s',
    async (language) => {
      const folder = office();
      await done(folder, DRAW);
      const { stdout } = await done(folder, ['verify', 'out'], { language });
      expect(stdout).toContain(
        language === 'de'
          ? 'Vor dieser Ziehung wurde nichts festgelegt'
          : 'Nothing was settled before this draw',
      );
    },
  );
});

describe('a redraw', () => {
  const REDRAW = [...DRAW, '--redraw', '--reason', 'Superzahl vertippt'];

  test('once and twice: all stays in the log, and every report counts it', async () => {
    const folder = await committed();
    const wrong = DRAW.map((word) => (word === LOTTO ? LOTTO.replace('Superzahl 7', 'Superzahl 1') : word));
    await done(folder, wrong);
    const first = linesOf(folder);
    const invited = readFileSync(join(folder, 'out/invitations.csv'), 'utf8');
    const again = await done(folder, REDRAW, { language: 'de' });
    expect(again.stdout).toContain('vorher verworfene Ziehungen: 1');
    expect(readFileSync(join(folder, 'out/invitations.csv'), 'utf8')).not.toBe(invited);
    const second = linesOf(folder);
    expect(second.slice(0, first.length)).toEqual(first);
    expect(second).toHaveLength(first.length + 5);
    const entry = readEntries(join(folder, 'out'))[first.length];
    expect(entry).toMatchObject({ type: 'redraw', body: { reason: 'Superzahl vertippt' } });
    await done(folder, [...DRAW, '--redraw', '--reason', 'Zweiter Versuch', '--at', '2026-12-06T10:00:00Z']);
    expect(linesOf(folder).slice(0, second.length)).toEqual(second);
    const fingerprint = commitmentOf(folder);
    const { stdout } = await done(folder, ['verify', 'out', '--commitment', fingerprint], { language: 'de' });
    expect(stdout).toContain('2 Ziehungen auf diese Festlegung wurden verworfen');
    expect(stdout).toContain('Superzahl vertippt, Zweiter Versuch');
    const given = ['--register', 'register.csv', '--key-file', 'out.key'];
    expect(await verdict(folder, ...given)).toMatchObject({ code: 0, remarks: ['redrawn'] });
  });

  test('gives the fingerprints that were published before a pass, as earlier ones', async () => {
    const folder = await committed();
    const published = [commitmentOf(folder)];
    await done(folder, DRAW);
    published.push(logFingerprint(folder));
    await done(folder, REDRAW);
    published.push(logFingerprint(folder));
    for (const one of published)
      expect(await verdict(folder, '--fingerprint', one)).toMatchObject({ code: 0 });
  });

  test.each([
    ['without a reason', ['--redraw'], 'USE-0', 2],
    ['with a reason alone', ['--reason', 'x'], 'USE-0', 2],
    ['of what has not been drawn', ['--redraw', '--reason', 'x'], 'CMT-004', 2],
  ])('%s is refused', async (_, flags, code, exit) => {
    const folder = await committed();
    const before = contents(folder);
    const outcome = await run([...DRAW, ...flags, '--json'], { cwd: folder });
    expect([outcome.code, outcome.stdout, refusedWith(outcome)[0]]).toEqual([
      exit,
      '',
      expect.stringContaining(code),
    ]);
    expect(contents(folder)).toEqual(before);
  });

  test('without a commitment is refused, and so is a second draw without a word', async () => {
    const free = office();
    const none = await run([...REDRAW, '--json'], { cwd: free });
    expect([none.code, refusedWith(none)]).toEqual([2, ['CMT-008']]);
    const folder = await committed();
    await done(folder, DRAW);
    const before = contents(folder);
    for (const args of [DRAW, [...DRAW, '--force']]) {
      const outcome = await run([...args, '--json'], { cwd: folder });
      expect([outcome.code, refusedWith(outcome)]).toEqual([6, ['CMT-003']]);
    }
    expect(contents(folder)).toEqual(before);
  });
});

describe('a draw is refused, and nothing is written,', () => {
  const refusal = async (folder: string, args: readonly string[] = DRAW) => {
    const before = contents(folder);
    const outcome = await run([...args, '--json'], { cwd: folder });
    expect(outcome.stdout).toBe('');
    expect(contents(folder)).toEqual(before);
    return [outcome.code, ...codesOf(outcome.stderr)];
  };

  test('CMT-013: by another version of the program', async () => {
    const folder = await committed();
    const before = contents(folder);
    const world = worldIn({ cwd: folder, language: 'de' });
    const program = { ...world.program, toolVersion: '9.9.9' };
    const code = await runCommandLine(DRAW, { ...world, program });
    const { toolVersion } = world.program;
    expect([code, world.stderr.text]).toEqual([3, expect.stringContaining('Fehler CMT-013')]);
    expect(world.stderr.text).toContain(`npx losverfahren@${toolVersion} draw`);
    expect(contents(folder)).toEqual(before);
  });

  test('not by another version of Node, which decides nothing', async () => {
    const folder = await committed();
    const world = worldIn({ cwd: folder });
    const program = { ...world.program, nodeVersion: 'v99.0.0' };
    expect(await runCommandLine(DRAW, { ...world, program })).toBe(0);
  });

  test('CMT-016: if the log says something else than register and plan give', async () => {
    const folder = await committed();
    forge(folder, (entries) => {
      bodyIn<{ urn: { root: string } }>(entries, 'commitment').urn.root = 'ab'.repeat(32);
    });
    expect(await refusal(folder)).toEqual([3, 'CMT-016']);
    const { stderr } = await run(DRAW, { cwd: folder, language: 'de' });
    expect(stderr).toContain('commitment.urn');
  });

  test.each([
    ['plan', 'title', 'Anders', 'CMT-016'],
    ['frame', 'N', 900, 'CMT-016'],
    ['commitment', 'size', 15, 'CMT-016'],
    ['commitment', 'event', { type: 'text' }, 'CMT-016'],
    ['plan', 'tool_version', '9.9.9', 'CMT-013'],
    ['plan', 'label_key_hash', 'ab'.repeat(32), 'CMT-010'],
  ])('if somebody changed %s.%s in the log and made a new chain', async (type, field, value, code) => {
    const folder = await committed();
    forge(folder, (entries) => {
      const body = bodyIn(entries, type);
      Object.assign(field === 'title' ? (body.plan as object) : body, { [field]: value });
    });
    expect(await refusal(folder)).toEqual([3, code]);
  });

  test('LOG-002: if the log does not hold', async () => {
    const folder = await committed();
    const path = join(folder, 'out/audit.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"size":14', '"size":15'));
    expect(await refusal(folder)).toEqual([3, 'LOG-002']);
  });

  test('OUT-003: if what the log holds is no commitment', async () => {
    const folder = office();
    await done(folder, DRAW);
    expect(await refusal(folder)).toEqual([6, 'OUT-003']);
  });

  test('OUT-004: if there are lists that are not of a draw on it', async () => {
    const folder = await committed();
    save(folder, 'out/reserve.csv', 'alt');
    expect(await refusal(folder)).toEqual([6, 'OUT-004']);
    await done(folder, [...DRAW, '--force']);
  });

  test('KEY-004: without the key, and it is said what can still be proven', async () => {
    const folder = await committed();
    rmSync(join(folder, 'out.key'));
    expect(await refusal(folder)).toEqual([3, 'KEY-004']);
    const { stderr } = await run(DRAW, { cwd: folder, language: 'de' });
    expect(stderr).toContain('out/urn.csv');
    expect(stderr).toContain('--number 2');
    expect(await verdict(folder, '--commitment', commitmentOf(folder))).toMatchObject({ code: 0 });
  });

  test('all causes together', async () => {
    const folder = await committed();
    save(folder, 'plan.yaml', `${PLANNED}\n`);
    save(folder, 'out.key', 'ab'.repeat(32));
    writeFileSync(join(folder, 'register.csv'), `${readFileSync(join(folder, 'register.csv'), 'utf8')}\r\n`);
    expect(await refusal(folder)).toEqual([3, 'CMT-010', 'CMT-011', 'CMT-014']);
  });

  test('a plan that is called otherwise is another one; a file beside it is none', async () => {
    const folder = await committed();
    save(folder, 'anders.yaml', PLANNED);
    const named = DRAW.map((word) => (word === 'plan.yaml' ? 'anders.yaml' : word));
    expect(await refusal(folder, named)).toEqual([3, 'CMT-011']);
  });

  test('SEED-001: without the result of the event', async () => {
    const folder = await committed();
    expect(await refusal(folder, DRAW.slice(0, 5))).toEqual([2, 'SEED-001']);
  });

  test('LOG-006: a panel that would continue what has not been drawn', async () => {
    const folder = await committed(TWO_STAGES);
    const drawn = copied(folder);
    await done(drawn, DRAW);
    saveAnswers(drawn);
    cpSync(join(drawn, 'zusagen.csv'), join(folder, 'zusagen.csv'));
    const panel = ['panel', 'zusagen.csv', '-c', 'plan.yaml', '--draw', 'out', '-o', 'gremium'];
    const args = [...panel, '--key-file', 'out.key', '--lotto', LOTTO];
    const refused = await refusal(folder, [
      ...args.slice(0, -2),
      '--lotto',
      '5 6 7 8 9 10 Superzahl 0 Spiel 77 7654321',
    ]);
    expect(refused).toEqual([3, 'LOG-006']);
  });
});

describe('flags of the commitment', () => {
  test('hold for the draw without being typed again', async () => {
    const folder = office();
    await done(folder, [...COMMIT, '--size', '9', '--reserve', '0', '--stratify', 'gender']);
    await done(folder, DRAW);
    const given = [
      '--register',
      'register.csv',
      '--key-file',
      'out.key',
      '--commitment',
      commitmentOf(folder),
    ];
    expect(await verdict(folder, ...given)).toMatchObject({ code: 0, remarks: ['overrides'] });
    const { plan } = bodyOf(join(folder, 'out'), 'plan') as { plan: { sample: { size: number } } };
    expect(plan.sample.size).toBe(9);
  });

  test('a draw without a plan file: all in flags, once', async () => {
    const folder = office();
    const flags = ['--size', '9', '--stratify', 'gender', '--reference-date', '2026-12-01'];
    await done(folder, ['commit', 'register.csv', ...flags, '-o', 'out', '--at', BEFORE]);
    const seed = 'Summe 123456789012345678901234567890';
    await done(folder, ['draw', 'register.csv', '-o', 'out', '-s', seed, '--at', AFTER]);
    expect(linesOf(folder)).toHaveLength(8);
  });

  test('a plan file that appears meanwhile is not read', async () => {
    const folder = office();
    const flags = ['--size', '9', '--reference-date', '2026-12-01'];
    await done(folder, ['commit', 'register.csv', ...flags, '-o', 'out', '--at', BEFORE]);
    save(folder, 'losverfahren.yaml', PLANNED);
    const seed = 'Summe 123456789012345678901234567890';
    await done(folder, ['draw', 'register.csv', '-o', 'out', '-s', seed, '--at', AFTER]);
  });

  test('files in other folders are found by the plan', async () => {
    const folder = office();
    mkdirSync(join(folder, 'listen'));
    for (const name of ['plan.yaml', 'rat.csv', 'register.csv']) {
      cpSync(join(folder, name), join(folder, 'listen', name));
      rmSync(join(folder, name));
    }
    const inside = (args: readonly string[]) =>
      args.map((word) => (word === 'plan.yaml' ? 'listen/plan.yaml' : word));
    await done(folder, inside(COMMIT));
    await done(folder, inside(DRAW));
    expect(await verdictIn(folder, 'out', '--commitment', commitmentOf(folder))).toMatchObject({ code: 0 });
  });
});
