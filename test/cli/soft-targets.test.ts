import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rebuilt } from '../audit/verifying.js';
import { pool } from './panel-answers.js';
import { save } from './registers.js';
import { execute, newFolder, readEntries, run, SEED } from './run.js';

/** Targets that contradict each other: soft ones give way by the least, which is said and logged. */

const LOTTERY = fileURLToPath(new URL('../independent/lottery.py', import.meta.url));
const second = (path: string) =>
  execute('python3', [LOTTERY, path], { env: { LANG: undefined, LC_ALL: undefined } });

/** 25 of 20 places; the men's quota is hard, and a woman too few counts more than a person without Abitur. */
const TARGETS = (weights: readonly [string, string]) =>
  [
    'merkmal;wert;min;max;gewicht',
    'Geschlecht;männlich;10;12;',
    `Geschlecht;weiblich;12;13;${weights[0]}`,
    'Geschlecht;divers;0;2;',
    'Bildung;mit Abitur;11;12;',
    `Bildung;ohne Abitur;11;12;${weights[1]}`,
    '',
  ].join('\n');

function folderWith(weights: readonly [string, string]): string {
  const folder = pool();
  save(folder, 'weich.csv', TARGETS(weights));
  return folder;
}
const call = (cwd: string, ...args: readonly string[]) => run(args, { cwd, language: 'en' });
const panel = (cwd: string) =>
  call(
    cwd,
    ...['panel', 'answers.csv', '--targets', 'weich.csv', '--size', '20', '--column', 'id=Nr'],
    ...['-s', SEED, '-o', 'out'],
  );

interface Body {
  readonly quotas: { min: number; max: number }[];
  readonly softening: { deviation: number; proven: number; proof: { groups: number[]; size: number } };
}

describe('soft targets', () => {
  test('without any weight a contradiction is refused', async () => {
    const refused = await panel(folderWith(['', '']));
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('QUOTA-001')]);
  });

  test('that do not help are refused as well', async () => {
    const refused = await panel(folderWith(['', '3']));
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('QUOTA-001')]);
  });

  test('give way, are named, are in the log, and are verified by both programs', async () => {
    const folder = folderWith(['5', '3']);
    const drawn = await panel(folder);
    expect([drawn.code, drawn.stderr]).toEqual([0, expect.stringContaining('QUOTA-050')]);
    // Two women too few, and two of the others: nothing less is possible.
    expect(drawn.stderr).toMatch(/weiblich: 10 to 13 in place of 12 to 13/);
    expect(drawn.stderr).toMatch(/ohne Abitur: 9 to 12 in place of 11 to 12/);
    expect(drawn.stderr).toMatch(/that makes 16, .*cannot be less/);
    const entries = readEntries(`${folder}/out`);
    const lottery = entries.find(({ type }) => type === 'panel.lottery')?.body as unknown as Body;
    expect(lottery.softening).toMatchObject({ deviation: 16, proven: 16 });
    const verified = await call(
      folder,
      'verify',
      'out',
      '--answers',
      'answers.csv',
      '--targets',
      'weich.csv',
      '-q',
    );
    expect([verified.code, verified.stderr]).toEqual([0, '']);
    const theirs = await second(`${folder}/out`);
    expect([theirs.code, theirs.stderr]).toEqual([0, '']);
    const told = await call(folder, 'verify', 'out');
    expect(told.stdout).toMatch(/Soft quotas gave way, by the plan's weights by 16; .*cannot be less/);
    const record = await call(folder, 'report', 'out', '-o', 'record.html');
    expect([record.code, readFileSync(`${folder}/record.html`, 'utf8')]).toEqual([
      0,
      expect.stringContaining('weights by 16'),
    ]);
  });

  test('give way once more, and to the same, when the list is made anew; further than they had to is found', async () => {
    const folder = folderWith(['5', '3']);
    expect((await panel(folder)).code).toBe(0);
    const again = await call(folder, 'verify', 'out', '--optimality', '-q');
    expect([again.code, again.stderr]).toEqual([0, '']);
    // One woman less, and all that is said of it is right: only whoever lets quotas give way anew sees it.
    const entries = readEntries(`${folder}/out`).map((entry) => {
      if (entry.type !== 'panel.lottery') return entry;
      const body = structuredClone(entry.body) as unknown as Body;
      Object.assign(body.quotas[1] ?? {}, { min: (body.quotas[1]?.min ?? 0) - 1 });
      Object.assign(body.softening, { deviation: body.softening.deviation + 5 });
      return { ...entry, body: body as unknown as typeof entry.body };
    });
    const forged = newFolder();
    save(forged, 'audit.jsonl', rebuilt(entries));
    const asked = ['verify', 'audit.jsonl', '--json'];
    const failed = (stdout: string) =>
      (JSON.parse(stdout) as { checks: { name: string; passed: boolean }[] }).checks.flatMap(
        ({ name, passed }) => (passed ? [] : [name]),
      );
    expect(failed((await call(forged, ...asked)).stdout)).not.toContain('lottery.quotas');
    expect(failed((await call(forged, ...asked, '--optimality')).stdout)).toContain('lottery.optimal');
  });

  test('give way before the seed, and the draw goes on from that', async () => {
    const folder = folderWith(['5', '3']);
    const targets = ['--targets', 'weich.csv'];
    const commit = ['commit', '--panel', 'answers.csv', ...targets, '--size', '20', '--column', 'id=Nr'];
    const committed = await call(folder, ...commit, '-o', 'fest');
    expect([committed.code, committed.stderr]).toEqual([0, expect.stringContaining('QUOTA-050')]);
    const drawn = await call(folder, 'panel', 'answers.csv', ...targets, '-s', SEED, '-o', 'fest', '-q');
    expect(drawn.code).toBe(0);
    const verified = await call(folder, 'verify', 'fest', '--answers', 'answers.csv', ...targets, '-q');
    expect([verified.code, verified.stderr]).toEqual([0, '']);
    expect((await second(`${folder}/fest`)).code).toBe(0);
  });

  test('do not give way where all can be met', async () => {
    const folder = pool();
    const lines = [
      'merkmal;wert;min;max;gewicht',
      'Geschlecht;männlich;9;12;1',
      'Geschlecht;weiblich;8;11;2',
      'Geschlecht;divers;0;3;',
    ];
    save(folder, 'weich.csv', `${lines.join('\n')}\n`);
    const drawn = await panel(folder);
    expect([drawn.code, drawn.stderr]).toEqual([0, expect.not.stringContaining('QUOTA-050')]);
    const lottery = readEntries(`${folder}/out`).find(({ type }) => type === 'panel.lottery');
    expect(lottery?.body).not.toHaveProperty('softening');
  });

  test.each([
    ['a hard quota that gave way', (body: Body) => Object.assign(body.quotas[0] ?? {}, { min: 9 })],
    ['a soft quota that gave way further', (body: Body) => Object.assign(body.quotas[1] ?? {}, { min: 9 })],
    ['a smaller sum', (body: Body) => Object.assign(body.softening, { deviation: 15 })],
    ['a proof of more', (body: Body) => Object.assign(body.softening, { proven: 17 })],
    [
      'other multipliers',
      (body: Body) => Object.assign(body.softening.proof, { size: body.softening.proof.size + 999_999_999 }),
    ],
    ['nothing said of it', (body: Body) => Reflect.deleteProperty(body, 'softening')],
  ])('%s is found by both programs', async (_, change) => {
    const folder = folderWith(['5', '3']);
    expect((await panel(folder)).code).toBe(0);
    const entries = readEntries(`${folder}/out`).map((entry) => {
      if (entry.type !== 'panel.lottery') return entry;
      const body = structuredClone(entry.body);
      change(body as unknown as Body);
      return { ...entry, body };
    });
    const forged = newFolder();
    save(forged, 'audit.jsonl', rebuilt(entries));
    const { code, stdout } = await call(forged, 'verify', 'audit.jsonl', '--json');
    const { checks } = JSON.parse(stdout) as { checks: { name: string; passed: boolean }[] };
    const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
    expect([code, failed]).toEqual([4, expect.arrayContaining(['lottery.quotas'])]);
    expect((await second(`${forged}/audit.jsonl`)).code).toBe(1);
  });
});
