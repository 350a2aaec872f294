import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copied, forge, verdictIn } from './commitments.js';
import { csvText, markedTown, save } from './registers.js';
import { bodyOf, contents, newFolder, readEntries, run } from './run.js';

/** `commit --batch`, and the draws on it: all is settled before the event, one root is published. */

const KEYS = Array.from({ length: 8 }, (_, at) => `08${111_001 + at}`);
const PLAN = `version: 1
title: Bürgerrat Klima
eligibility: { reference_date: 2026-12-01, min_age: 16 }
stratify: [district]
seed: { event: { type: dice, count: 30, faces: 6 } }
`;
const THROWN = Array.from({ length: 30 }, (_, at) => 1 + ((at * 5) % 6)).join(' ');
const [BEFORE, AFTER] = ['2026-11-02T10:00:00Z', '2026-12-05T19:30:00Z'];
const COMMIT = ['commit', '--batch', 'liste.csv', '-c', 'plan.yaml', '-o', 'aus', '--at', BEFORE];
const DRAW = ['batch', 'liste.csv', '-c', 'plan.yaml', '-o', 'aus', '--dice', THROWN, '--at', AFTER];

let ground = '';
let committed = '';
let drawn = '';
const done = async (args: readonly string[], cwd: string) => {
  const { code, stderr } = await run(args, { cwd });
  if (code !== 0) throw new Error(stderr);
};
beforeAll(async () => {
  ground = newFolder();
  mkdirSync(join(ground, 'reg'));
  save(ground, 'plan.yaml', PLAN);
  const rows = KEYS.map((key, at) => `${key};reg/${key}.csv;${2 + at}`);
  save(ground, 'liste.csv', `AGS;Register;Briefe\n${rows.join('\n')}\n`);
  for (const [at, key] of KEYS.entries()) save(ground, `reg/${key}.csv`, csvText(markedTown(30 + at)));
  committed = copied(ground);
  await done(COMMIT, committed);
  drawn = copied(committed);
  await done(DRAW, drawn);
});

describe('a batch of commitments', () => {
  test('keeps the keys beside the folder, for its owner alone, and puts the root into the log', () => {
    expect(readdirSync(join(committed, 'aus')).sort()).toEqual([...KEYS, 'announcement.txt', 'audit.jsonl']);
    expect(readdirSync(join(committed, 'aus', KEYS[0] ?? '')).sort()).toEqual(['audit.jsonl', 'urn.csv']);
    const keys = readdirSync(join(committed, 'aus.keys'));
    expect(keys.sort()).toEqual(KEYS.map((key) => `${key}.key`));
    if (process.platform !== 'win32')
      for (const name of ['', ...keys])
        expect(statSync(join(committed, 'aus.keys', name)).mode & 0o077).toBe(0);
    const { commitments, root } = bodyOf(join(committed, 'aus'), 'batch-commitments') as {
      commitments: { key: string }[];
      root: string;
    };
    expect(commitments.map(({ key }) => key)).toEqual(KEYS);
    const text = readFileSync(join(committed, 'aus/announcement.txt'), 'utf8');
    expect(text).toContain(root);
    const { stdout } = { stdout: readFileSync(join(committed, 'aus/audit.jsonl'), 'utf8') };
    for (const key of keys)
      expect(stdout).not.toContain(readFileSync(join(committed, 'aus.keys', key), 'utf8').trim());
  });

  test('goes on where it stopped, and is left as it is when it is whole', async () => {
    const cwd = copied(ground);
    const [absent = ''] = KEYS.slice(3);
    const bytes = readFileSync(join(cwd, `reg/${absent}.csv`));
    rmSync(join(cwd, `reg/${absent}.csv`));
    expect((await run(COMMIT, { cwd })).code).toBe(3);
    expect(existsSync(join(cwd, 'aus/audit.jsonl'))).toBe(false);
    save(cwd, `reg/${absent}.csv`, bytes);
    await done(COMMIT, cwd);
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(committed, 'aus')));
    await done(COMMIT, cwd);
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(committed, 'aus')));
  });

  test('is drawn on with the event, each with its key behind the result; everybody can verify with the urns', async () => {
    const types = readEntries(join(drawn, 'aus')).map(({ type }) => type);
    expect(types).toEqual(['batch', 'batch-commitments', 'seed', 'batch-draws']);
    for (const key of KEYS.slice(0, 2))
      expect((bodyOf(join(drawn, 'aus', key), 'seed') as { text: string }).text).toBe(
        `Dice 30x6: ${THROWN} ${key}`,
      );
    const cwd = copied(drawn);
    const fingerprint = (await run(['verify', 'aus', '--json'], { cwd: committed })).stdout.match(
      /"fingerprint": "([0-9a-f]{64})"/,
    )?.[1];
    const all = await run(['verify', 'aus', '--register', 'liste.csv', '--commitment', fingerprint ?? ''], {
      cwd,
    });
    expect(all.code, all.stdout).toBe(0);
    for (const key of KEYS)
      await done(['purge', `aus/${key}`, '--key-file', `aus.keys/${key}.key`, '--yes'], cwd);
    const open = await run(['verify', 'aus'], { cwd });
    expect(open.code, open.stdout).toBe(0);
    expect(open.stdout).toContain(`${KEYS.length} with the urn`);
  });

  test('a single draw in a folder goes on from its commitment with the same bytes', async () => {
    const cwd = copied(committed);
    const [key = ''] = KEYS;
    const args = ['draw', `reg/${key}.csv`, '-c', 'plan.yaml', '-o', `aus/${key}`, '--at', AFTER];
    await done([...args, '--dice', THROWN, '--key-file', `aus.keys/${key}.key`], cwd);
    expect(contents(join(cwd, 'aus', key))).toEqual(contents(join(drawn, 'aus', key)));
  });

  test('a draw that was made once more is named, and what to do', async () => {
    const cwd = copied(committed);
    const [key = ''] = KEYS;
    const call = ['draw', `reg/${key}.csv`, '-c', 'plan.yaml', '-o', `aus/${key}`, '--at', AFTER];
    const keyed = [...call, '--key-file', `aus.keys/${key}.key`];
    await done([...keyed, '--dice', THROWN.replace('1', '2')], cwd);
    await done([...keyed, '--dice', THROWN, '--redraw', '--reason', 'Zahl vertippt'], cwd);
    const outcome = await run([...DRAW, '--json'], { cwd });
    const lines = outcome.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({
      failed: 1,
      fingerprint: null,
      causes: [{ code: 'BATCH-029', keys: [key] }],
    });
    expect((await run(DRAW, { cwd, language: 'de' })).stderr).toContain('--close');
    rmSync(join(cwd, 'aus', key), { recursive: true });
    expect((await run([...DRAW, '--close'], { cwd })).code).toBe(6);
    expect((await run(['verify', 'aus'], { cwd })).code).toBe(0);
  });

  test('a changed register is refused for its municipality; the others are drawn', async () => {
    const cwd = copied(committed);
    const [key = ''] = KEYS;
    save(cwd, `reg/${key}.csv`, csvText(markedTown(44)));
    const outcome = await run([...DRAW, '--json'], { cwd });
    expect(outcome.code).toBe(3);
    const last = JSON.parse(outcome.stdout.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ drawn: KEYS.length - 1, failed: 1, causes: [{ keys: [key] }] });
  });

  test.each<[string, (cwd: string) => void, string]>([
    [
      'another root',
      (cwd) =>
        forge(
          cwd,
          (entries) => {
            (entries[1] as { body: Record<string, unknown> }).body.root = '0'.repeat(64);
          },
          'aus',
        ),
      'batch.root',
    ],
    [
      'a commitment left out',
      (cwd) =>
        forge(
          cwd,
          (entries) => {
            const { commitments } = (entries[1] as { body: unknown }).body as { commitments: unknown[] };
            commitments.pop();
          },
          'aus',
        ),
      'batch.root',
    ],
    [
      'a folder without its commitment',
      (cwd) => {
        const [key = ''] = KEYS;
        rmSync(join(cwd, 'aus', key), { recursive: true });
        mkdirSync(join(cwd, 'aus', key));
        const log = join(drawn, 'aus', KEYS[1] ?? '', 'audit.jsonl');
        save(cwd, `aus/${key}/audit.jsonl`, readFileSync(log));
      },
      'batch.commitments',
    ],
  ])('verify names %s', async (_, change, name) => {
    const cwd = copied(drawn);
    change(cwd);
    expect((await verdictIn(cwd, 'aus')).failed).toContain(name);
  });
});
