import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { Ledgers } from '../../src/node/ledger.js';
import { Unfinished } from '../../src/node/unfinished.js';
import { EMPTY_LEDGER } from '../../src/procedure/ledger.js';
import { decidedNow } from '../../src/procedure/recovery.js';
import { copyOf } from '../audit/verifying.js';
import { done, drawn, invited, litter, RECORD, REPLACE, stateOf, whole } from '../node/recording.js';
import { codesOf } from './commitments.js';
import { contents, newFolder, type Outcome, problemsOf, run } from './run.js';

/** The private file of replies: lost, damaged, of another draw, older or newer than its log, and half done. */

let fresh = '';
let replied = '';
beforeAll(async () => {
  fresh = await drawn();
  replied = copyOf(fresh);
  await done(replied, RECORD);
});

const FILE = 'out/replies.sqlite';
const LOG = 'out/audit.jsonl';

function recordOne(cwd: string, at = 5, ...more: string[]): Promise<Outcome> {
  const id = invited(fresh)[at] ?? '';
  return run(['record', 'out', '--id', id, '--outcome', 'zugesagt', '--json', ...more], { cwd });
}

type Damage = (path: string, bytes: Buffer) => void;
const altered = (change: (database: sqlite.Database) => void): Damage => {
  return (path) => {
    const database = new sqlite.Database(path);
    change(database);
    database.close();
  };
};

const DAMAGES: readonly (readonly [string, Damage])[] = [
  ['cut off in the middle', (path, { length }) => truncateSync(path, Math.floor(length / 2))],
  ['cut off in its first page', (path) => truncateSync(path, 700)],
  ['zeros', (path, { length }) => writeFileSync(path, Buffer.alloc(length))],
  ['zeros in the middle', (path, bytes) => writeFileSync(path, bytes.fill(0, 5000, 9000))],
  [
    'noise',
    (path, bytes) =>
      writeFileSync(
        path,
        bytes.map((byte, at) => (at % 7 === 3 ? byte ^ 0x5a : byte)),
      ),
  ],
  ['a text', (path) => writeFileSync(path, 'Kinderbetreuung: ja\n')],
  [
    'another program’s',
    (path) => {
      rmSync(path);
      altered((database) => database.exec('CREATE TABLE adressen (name TEXT)'))(path, Buffer.alloc(0));
    },
  ],
  ['of a newer program', altered((database) => database.exec('PRAGMA user_version = 2'))],
  ['without a table', altered((database) => database.exec('DROP TABLE reasons'))],
  [
    'with something strange put down',
    altered((database) => database.run("INSERT INTO state VALUES ('pending', 'Geheimname ist krank')")),
  ],
];

describe('a private file that is', () => {
  test.each(DAMAGES)('%s: LEDGER-001, nothing is changed, and nothing of it is told', async (_, damage) => {
    const cwd = copyOf(replied);
    damage(join(cwd, FILE), readFileSync(join(cwd, FILE)));
    const before = contents(cwd);
    for (const outcome of [await recordOne(cwd), await run(RECORD, { cwd }), await run(REPLACE, { cwd })]) {
      expect([outcome.code, codesOf(outcome.stderr)]).toEqual([3, ['LEDGER-001']]);
      expect(outcome.stderr).not.toMatch(/Geheim|Kinder|ruft|keine Zeit/);
      expect(outcome.stderr).not.toContain(cwd);
    }
    expect(contents(cwd)).toEqual(before);
    // What can't be read can still be deleted, which is said.
    const purged = await run(['purge', 'out', '--yes', '--json'], { cwd });
    expect([purged.code, codesOf(purged.stderr)]).toEqual([0, expect.arrayContaining(['PURGE-018'])]);
    expect(contents(cwd)[FILE]).toBeUndefined();
    expect(litter(cwd)).toEqual([]);
  });

  test('a folder, or a link: refused, and nothing is changed', async () => {
    const cwd = copyOf(replied);
    rmSync(join(cwd, FILE));
    mkdirSync(join(cwd, FILE));
    const outcome = await recordOne(cwd);
    expect([outcome.code, codesOf(outcome.stderr)]).toEqual([2, ['OUT-002']]);
    expect(litter(cwd)).toEqual([]);
  });

  test('lost or empty: said once, and a new one is made', async () => {
    for (const lose of [(path: string) => rmSync(path), (path: string) => truncateSync(path, 0)]) {
      const cwd = copyOf(replied);
      lose(join(cwd, FILE));
      const outcome = await recordOne(cwd);
      expect([outcome.code, codesOf(outcome.stderr)]).toEqual([0, ['LEDGER-002']]);
      const next = await recordOne(cwd, 4);
      expect([next.code, codesOf(next.stderr)]).toEqual([0, []]);
      expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
      expect((await stateOf(cwd))?.content.attempts).toEqual([]);
    }
  });

  test('of another draw: LEDGER-003, and nothing is changed', async () => {
    const cwd = copyOf(fresh);
    const other = newFolder();
    const args = [
      'draw',
      join(cwd, 'register.csv'),
      '-c',
      join(cwd, 'plan.yaml'),
      '-s',
      'ein anderer Seed von Samstag',
      '--at',
      '2026-12-04T08:00:00Z',
    ];
    expect((await run([...args, '-o', 'out'], { cwd: other })).code).toBe(0);
    const label = invited(other)[0] ?? '';
    await done(other, ['record', 'out', '--id', label, '--outcome', 'zugesagt']);
    writeFileSync(join(cwd, FILE), readFileSync(join(other, FILE)));
    const before = contents(cwd);
    for (const outcome of [await recordOne(cwd), await run(['purge', 'out', '--yes', '--json'], { cwd })])
      expect([outcome.code, codesOf(outcome.stderr)]).toEqual([3, ['LEDGER-003']]);
    expect(contents(cwd)).toEqual(before);
  });

  test('readable by its owner alone', async () => {
    if (process.platform === 'win32') return;
    const cwd = copyOf(replied);
    expect((await import('node:fs')).statSync(join(cwd, FILE)).mode & 0o777).toBe(0o600);
    chmodSync(join(cwd, FILE), 0o644);
    expect((await recordOne(cwd)).code).toBe(0);
    expect((await import('node:fs')).statSync(join(cwd, FILE)).mode & 0o777).toBe(0o600);
  });
});

describe('an earlier copy of the log put back', () => {
  test.each([
    ['after a reply', recordOne],
    ['after a run of replacements', (cwd: string) => run(REPLACE, { cwd })],
  ])('%s: LEDGER-004 names the fingerprint of the latest, and nothing is changed', async (_, step) => {
    const cwd = copyOf(replied);
    const old = readFileSync(join(cwd, LOG));
    const { code, stdout } = await step(cwd);
    expect(code).toBe(0);
    const latest = (JSON.parse(stdout) as { readonly fingerprint: string }).fingerprint;
    const newest = readFileSync(join(cwd, LOG));
    writeFileSync(join(cwd, LOG), old);
    rmSync(join(cwd, 'out/replacements-1.csv'), { force: true });
    const before = contents(cwd);
    for (const outcome of [
      await recordOne(cwd, 4),
      await run(['purge', 'out', '--yes', '--json'], { cwd }),
    ]) {
      const [problem] = problemsOf(outcome);
      expect([outcome.code, problem?.code, problem?.params]).toEqual([
        3,
        'LEDGER-004',
        { fingerprint: latest },
      ]);
    }
    expect(contents(cwd)).toEqual(before);
    writeFileSync(join(cwd, LOG), newest);
    expect((await recordOne(cwd, 4)).code).toBe(0);
  });
});

/** A call that was killed when everything was decided, and nothing was in the log yet. */
async function halfDone(from = fresh): Promise<{ readonly cwd: string; readonly lines: readonly string[] }> {
  const cwd = copyOf(from);
  const before = readFileSync(join(cwd, LOG));
  const ahead = copyOf(cwd);
  await done(ahead, RECORD);
  const lines = readFileSync(join(ahead, LOG), 'utf8').trimEnd().split('\n');
  const decided = decidedNow(before, lines, (await stateOf(ahead))?.content ?? EMPTY_LEDGER);
  if (decided === null) throw new Error('nothing was decided');
  const held = await new Ledgers(cwd, new Unfinished(), 0).hold('out', { name: 'test', since: '' });
  await held.decide(decided);
  held.release();
  expect(readFileSync(join(cwd, LOG))).toEqual(before);
  return { cwd, lines };
}

describe('what an interrupted call had decided', () => {
  const log = (cwd: string) => readFileSync(join(cwd, LOG), 'utf8').trimEnd().split('\n');

  test('is finished by the next call that records, which says how many', async () => {
    const { cwd, lines } = await halfDone();
    const outcome = await recordOne(cwd);
    const [problem] = problemsOf(outcome);
    // Three replies, an attempt, and who came.
    expect([outcome.code, problem?.code, problem?.params]).toEqual([0, 'LEDGER-005', { count: 5 }]);
    expect(log(cwd).slice(0, lines.length)).toEqual(lines);
    expect(log(cwd)).toHaveLength(lines.length + 1);
    expect((await stateOf(cwd))?.content.attempts).toHaveLength(1);
  });

  test('is finished by a run of replacements, which replaces those who had declined', async () => {
    const { cwd } = await halfDone();
    const { code, stdout, stderr } = await run(REPLACE, { cwd });
    expect([code, codesOf(stderr), JSON.parse(stdout).called]).toEqual([0, ['LEDGER-005'], 2]);
    expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
  });

  test('is in the log before a purge deletes the file', async () => {
    const { cwd, lines } = await halfDone();
    const dry = await run(['purge', 'out', '--dry-run', '--json'], { cwd });
    expect([dry.code, log(cwd).length < lines.length]).toEqual([0, true]);
    const { code, stderr } = await run(['purge', 'out', '--yes', '--json'], { cwd });
    expect([code, codesOf(stderr)]).toEqual([0, expect.arrayContaining(['LEDGER-005'])]);
    expect(log(cwd).slice(0, lines.length)).toEqual(lines);
    expect([contents(cwd)[FILE], litter(cwd)]).toEqual([undefined, []]);
    expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
  });

  test('has no place any more in a log that has gone on: said, and everything else goes on', async () => {
    const { cwd } = await halfDone();
    const other = copyOf(fresh);
    await recordOne(other);
    writeFileSync(join(cwd, LOG), readFileSync(join(other, LOG)));
    const outcome = await run(RECORD, { cwd });
    const [problem] = problemsOf(outcome);
    expect([outcome.code, problem?.code, problem?.params]).toEqual([0, 'LEDGER-008', { count: 5 }]);
    expect((await stateOf(cwd))?.pending).toBeNull();
    expect((await stateOf(cwd))?.content.attempts).toHaveLength(1);
    expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
  });

  test('an attempt that is typed once more after it was finished is no further one; later it is', async () => {
    const cwd = copyOf(replied);
    const id = invited(fresh)[5] ?? '';
    const args = ['record', 'out', '--id', id, '--outcome', 'nicht angetroffen', '--json'];
    const ahead = copyOf(cwd);
    await done(ahead, args);
    const added = (await stateOf(ahead))?.content.attempts.slice(-1) ?? [];
    const bytes = readFileSync(join(cwd, LOG));
    const decided = decidedNow(bytes, log(cwd), { ...EMPTY_LEDGER, attempts: added });
    if (decided === null) throw new Error('nothing was decided');
    const held = await new Ledgers(cwd, new Unfinished(), 0).hold('out', { name: 'test', since: '' });
    await held.decide(decided);
    held.release();
    const again = await run(args, { cwd });
    expect([again.code, codesOf(again.stderr)]).toEqual([0, ['LEDGER-005']]);
    expect((await stateOf(cwd))?.content).toEqual((await stateOf(ahead))?.content);
    await done(cwd, args);
    expect((await stateOf(cwd))?.content.attempts.map(({ attempts }) => attempts)).toEqual([2, 2, 3]);
  });
});

test('what killed calls have left of private files goes with the next one', async () => {
  const cwd = copyOf(replied);
  const left = join(cwd, 'out', `.losverfahren.partial-${2 ** 22 + 7}-0000000000000000`);
  mkdirSync(left);
  renameSync(join(cwd, FILE), join(left, 'replies.sqlite'));
  writeFileSync(join(cwd, FILE), readFileSync(join(left, 'replies.sqlite')));
  // Of this machine: its tag begins with the hash of its name.
  const { tag } = await import('../../src/node/unfinished.js');
  const own = tag().replace(/^\d+/, String(2 ** 22 + 7));
  renameSync(left, join(cwd, 'out', `.losverfahren.partial-${own}`));
  expect((await recordOne(cwd)).code).toBe(0);
  expect((await whole(cwd)).litter).toEqual([]);
});
