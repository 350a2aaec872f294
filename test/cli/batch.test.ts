import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../thorough.js';
import { codesOf, copied, forge, verdictIn } from './commitments.js';
import { csvText, markedTown, save } from './registers.js';
import { bodyOf, contents, newFolder, type Outcome, readEntries, run, SEED } from './run.js';

/** `batch`: many draws by one plan and one seed, and the log about them. */

const COUNT = runs(200, 20);
const KEYS = Array.from({ length: COUNT }, (_, at) => `08${111_001 + at}`);
const PLAN = `version: 1
title: Bürgerrat Klima
eligibility: { reference_date: 2026-12-01, min_age: 16 }
stratify: [district, gender]
`;
const sizeOf = (at: number) => 2 + (at % 7);
const rowOf = (key: string, at: number) => `${Number(key)};Ort ${at};reg/${key}.csv;${sizeOf(at)}`;
const HEADER = 'AGS;Gemeinde;Register;Briefe';
const listOf = (rows: readonly string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`;
const CALL = ['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus'];

function saveAll(cwd: string): void {
  mkdirSync(join(cwd, 'reg'));
  save(cwd, 'plan.yaml', PLAN);
  save(cwd, 'liste.csv', listOf(KEYS.map(rowOf)));
  for (const [at, key] of KEYS.entries())
    save(cwd, `reg/${key}.csv`, csvText(markedTown(30 + (at % 11), key)));
}

let ground = '';
let drawn = '';
beforeAll(async () => {
  ground = newFolder();
  saveAll(ground);
  drawn = copied(ground);
  const outcome = await run(CALL, { cwd: drawn });
  if (outcome.code !== 0) throw new Error(outcome.stderr);
});

interface Line {
  readonly key: string;
  readonly state: string;
  readonly problems: readonly { readonly code: string }[];
}
/** The lines of `--json`: of each municipality, and of all. */
function linesOf({ stdout }: Outcome) {
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { each: lines.slice(0, -1) as Line[], all: lines.at(-1) as Record<string, unknown> };
}
const withOnly = (entry: string, cwd: string) => readdirSync(cwd).filter((name) => name === entry);

describe('a batch', () => {
  test('gives each municipality what a single draw with its seed text and size gives, byte for byte', async () => {
    const cwd = copied(drawn);
    for (const at of [0, 3, COUNT - 1]) {
      const key = KEYS[at] ?? '';
      const args = ['draw', `reg/${key}.csv`, '-c', 'plan.yaml', '--size', String(sizeOf(at))];
      const outcome = await run([...args, '-s', `${SEED} ${key}`, '-o', 'einzeln'], { cwd });
      expect(outcome.code, outcome.stderr).toBe(0);
      expect(contents(join(cwd, 'einzeln'))).toEqual(contents(join(cwd, 'aus', key)));
      rmSync(join(cwd, 'einzeln'), { recursive: true });
    }
  });

  test('leaves a folder for each, one log about all, and nothing else', () => {
    expect(readdirSync(join(drawn, 'aus')).sort()).toEqual([...KEYS, 'audit.jsonl']);
    const { draws, missing, sum } = bodyOf(join(drawn, 'aus'), 'batch-draws') as {
      draws: { key: string; size: number; N: number; chance: unknown }[];
      missing: string[];
      sum: unknown;
    };
    expect(draws.map(({ key }) => key)).toEqual(KEYS);
    expect(missing).toEqual([]);
    for (const { size, N, chance } of draws) expect(chance).toEqual([size, N]);
    const total = (of: 'size' | 'N') => draws.reduce((all, one) => all + one[of], 0);
    expect(sum).toEqual({ size: total('size'), N: total('N'), people: null });
    expect(readEntries(join(drawn, 'aus')).map(({ type }) => type)).toEqual(['batch', 'seed', 'batch-draws']);
  });

  test('is the same with threads, and with the rows of the list in another order', async () => {
    const cwd = copied(ground);
    const outcome = await run([...CALL, '--workers', '2'], { cwd });
    expect(outcome.code, outcome.stderr).toBe(0);
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(drawn, 'aus')));
    save(cwd, 'anders.csv', listOf(KEYS.map(rowOf).reverse()));
    await run(['batch', 'anders.csv', ...CALL.slice(2, -1), 'noch'], { cwd });
    for (const key of KEYS.slice(0, 3))
      expect(contents(join(cwd, 'noch', key))).toEqual(contents(join(drawn, 'aus', key)));
  });

  test('is looked at and left as it is by a second call', async () => {
    const cwd = copied(drawn);
    const outcome = await run([...CALL, '--json'], { cwd });
    expect(outcome.code).toBe(0);
    expect(linesOf(outcome).all).toMatchObject({ drawn: 0, kept: COUNT, failed: 0 });
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(drawn, 'aus')));
  });

  test('takes the letters of a draw of municipalities, and says where register and official number differ', async () => {
    const cwd = copied(ground);
    const people = KEYS.map((_, at) => 30 + (at % 11) + (at % 2) * 1000);
    save(cwd, 'tabelle.csv', `AGS;Einwohner\n${KEYS.map((key, at) => `${key};${people[at]}`).join('\n')}\n`);
    const drawing = ['municipalities', 'tabelle.csv', '--hits', '6', '--letters', '2', '-s', SEED, '-o', 'g'];
    expect((await run(drawing, { cwd })).code).toBe(0);
    save(cwd, 'liste.csv', `AGS;Register\n${KEYS.map((key) => `${key};reg/${key}.csv`).join('\n')}\n`);
    const outcome = await run([...CALL, '--from', 'g'], { cwd });
    expect(outcome.code, outcome.stderr).toBe(0);
    const { municipalities } = bodyOf(join(cwd, 'g'), 'municipality-letters') as {
      municipalities: { key: string; letters: number }[];
    };
    const batch = bodyOf(join(cwd, 'aus'), 'batch') as {
      municipalities: { key: string; size: number; people: number }[];
    };
    expect(batch.municipalities.map(({ key, size }) => [key, size])).toEqual(
      municipalities.map(({ key, letters }) => [key, letters]),
    );
    const verified = await run(['verify', 'aus', '--register', 'liste.csv', '--from', 'g'], { cwd });
    expect(verified.code, verified.stdout).toBe(0);
    save(cwd, 'kurz.csv', 'AGS;Register\n08111001;reg/08111001.csv\n');
    const short = await run(['batch', 'kurz.csv', ...CALL.slice(2), '--from', 'g', '--json'], { cwd });
    expect(codesOf(short.stderr)).toContain('BATCH-011');
  });

  test('follows from the event that its plan announces, with the key behind it; so does a single draw', async () => {
    const cwd = copied(ground);
    save(cwd, 'plan.yaml', `${PLAN}seed: { event: { type: dice, count: 30, faces: 6 } }\n`);
    const thrown = Array.from({ length: 30 }, (_, at) => 1 + (at % 6)).join(' ');
    const given = ['--dice', thrown, '-o', 'aus'];
    const outcome = await run(['batch', 'liste.csv', '-c', 'plan.yaml', ...given], { cwd });
    expect(outcome.code, outcome.stderr).toBe(0);
    const [key = ''] = KEYS;
    const single = ['draw', `reg/${key}.csv`, '-c', 'plan.yaml', '--size', '2', '--municipality', key];
    expect((await run([...single, '--dice', thrown, '-o', 'e'], { cwd })).code).toBe(0);
    expect(contents(join(cwd, 'e'))).toEqual(contents(join(cwd, 'aus', key)));
    expect((bodyOf(join(cwd, 'e'), 'seed') as { text: string }).text).toBe(`Dice 30x6: ${thrown} ${key}`);
    expect((await run(['verify', 'aus'], { cwd })).code).toBe(0);
    expect((await run(['verify', 'e', '--dice', thrown], { cwd })).code).toBe(0);
    // Without the key in the plan the text with a key is no result of the event.
    const other = await run([...single.slice(0, -2), '-s', `Dice 30x6: ${thrown} ${key}`, '--json'], { cwd });
    expect(other.code).toBe(2);
  });
});

describe('what fails', () => {
  test('holds up nobody else; the causes are told together, and the next call goes on', async () => {
    const cwd = copied(ground);
    const broken = KEYS.slice(2, 5);
    const [absent = ''] = KEYS.slice(6);
    const right = new Map(broken.map((key) => [key, readFileSync(join(cwd, `reg/${key}.csv`))]));
    for (const key of broken) save(cwd, `reg/${key}.csv`, 'PersonID;PersonID\n1;1\n');
    const whole = readFileSync(join(cwd, `reg/${absent}.csv`));
    rmSync(join(cwd, `reg/${absent}.csv`));
    const outcome = await run([...CALL, '--json'], { cwd });
    const { each, all } = linesOf(outcome);
    expect(outcome.code).toBe(3);
    expect(all).toMatchObject({ drawn: COUNT - 4, failed: 4, left: 0, fingerprint: null });
    const failed = each.filter(({ state }) => state === 'failed').map(({ key }) => key);
    expect(failed.sort()).toEqual([...broken, absent].sort());
    expect((all.causes as { keys: string[] }[]).map(({ keys }) => keys.length)).toEqual([3, 1]);
    expect(existsSync(join(cwd, 'aus/audit.jsonl'))).toBe(false);
    const told = await run(CALL, { cwd, language: 'de' });
    expect(told.stderr).toContain(`3 Gemeinden nicht gezogen`);
    expect(told.stderr).not.toMatch(/P0000/);
    for (const [key, bytes] of right) writeFileSync(join(cwd, `reg/${key}.csv`), bytes);
    writeFileSync(join(cwd, `reg/${absent}.csv`), whole);
    const again = await run([...CALL, '--json'], { cwd });
    expect(linesOf(again).all).toMatchObject({ drawn: 4, kept: COUNT - 4, failed: 0 });
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(drawn, 'aus')));
  });

  test('with --close the log is written all the same, and names who is missing', async () => {
    const cwd = copied(ground);
    const [absent = ''] = KEYS.slice(6);
    rmSync(join(cwd, `reg/${absent}.csv`));
    expect((await run([...CALL, '--close'], { cwd })).code).toBe(3);
    expect(bodyOf(join(cwd, 'aus'), 'batch-draws')).toMatchObject({ missing: [absent] });
    const verified = await run(['verify', 'aus'], { cwd });
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain(absent);
  });

  test.each([
    [
      'a key twice',
      [rowOf('08111001', 0), rowOf('08111002', 1), '08111001;x;reg/08111003.csv;2'],
      'BATCH-004',
    ],
    ['a register twice', [rowOf('08111001', 0), '08111002;x;./reg/08111001.csv;2'], 'BATCH-005'],
    ['no key', ['Ulm;x;reg/08111001.csv;2'], 'BATCH-003'],
    ['no size', ['08111001;x;reg/08111001.csv;'], 'BATCH-008'],
    ['a size of nobody', ['08111001;x;reg/08111001.csv;0'], 'BATCH-006'],
    ['nobody', [], 'BATCH-007'],
  ])('%s in the list is refused before anything is drawn', async (_, rows, code) => {
    const cwd = copied(ground);
    save(cwd, 'liste.csv', listOf(rows));
    const outcome = await run([...CALL, '--json'], { cwd });
    expect([outcome.code, codesOf(outcome.stderr)]).toEqual([3, [code]]);
    expect(withOnly('aus', cwd)).toEqual([]);
  });

  test('a folder of another plan, seed or size, another register, a damaged log: each is told', async () => {
    const cwd = copied(drawn);
    rmSync(join(cwd, 'aus/audit.jsonl'));
    const [a = '', b = '', c = '', d = ''] = KEYS;
    const single = (key: string, ...more: readonly string[]) =>
      run(['draw', `reg/${key}.csv`, '-c', 'plan.yaml', ...more, '-o', join('aus', key)], { cwd });
    for (const key of [a, b]) rmSync(join(cwd, 'aus', key), { recursive: true });
    await single(a, '--size', '9', '-s', `${SEED} ${a}`);
    await single(b, '--size', String(sizeOf(1)), '-s', `${SEED} ${a}`);
    save(cwd, `reg/${c}.csv`, csvText(markedTown(77)));
    const log = join(cwd, 'aus', d, 'audit.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace('"rows":', '"rows" :'));
    const outcome = await run([...CALL, '--json'], { cwd });
    const failed = linesOf(outcome).each.filter(({ state }) => state === 'failed');
    expect(failed.map(({ key, problems }) => [key, problems[0]?.code]).sort()).toEqual([
      [a, 'BATCH-020'],
      [b, 'BATCH-020'],
      [c, 'BATCH-022'],
      [d, 'BATCH-021'],
    ]);
  });

  test('a folder with a key, or drawn when its lists were others: no log is written that would not hold', async () => {
    const cwd = copied(ground);
    save(cwd, 'k.key', `${'0123456789abcdef'.repeat(4)}\n`);
    save(cwd, 'rat.csv', 'PersonID\nP000000001\n');
    save(cwd, 'plan.yaml', PLAN.replace('min_age: 16', 'exclude: [{ ids: rat.csv, reason: Rat }]'));
    const [a = '', b = ''] = KEYS;
    const single = (key: string, at: number, ...more: readonly string[]) =>
      run(
        [
          'draw',
          `reg/${key}.csv`,
          '-c',
          'plan.yaml',
          '--size',
          String(sizeOf(at)),
          '-s',
          `${SEED} ${key}`,
          ...more,
          '-o',
          join('aus', key),
        ],
        { cwd },
      );
    expect((await single(a, 0, '--key-file', 'k.key')).code).toBe(0);
    expect((await single(b, 1)).code).toBe(0);
    save(cwd, 'rat.csv', 'PersonID\nP000000002\n');
    const outcome = await run([...CALL, '--json'], { cwd });
    const failed = linesOf(outcome).each.filter(({ state }) => state === 'failed');
    expect(failed.map(({ key, problems }) => [key, problems[0]?.code]).sort()).toEqual([
      [a, 'BATCH-020'],
      [b, 'BATCH-020'],
    ]);
    expect(linesOf(outcome).all.fingerprint).toBe(null);
    const { stderr } = await run(CALL, { cwd, language: 'de' });
    expect(stderr).toContain('Ausschlusslisten, Tabelle oder Quoten');
    save(cwd, 'rat.csv', 'PersonID\nP000000001\n');
    rmSync(join(cwd, 'aus', a), { recursive: true });
    for (const key of KEYS.slice(2)) rmSync(join(cwd, 'aus', key), { recursive: true });
    expect((await run(CALL, { cwd })).code).toBe(0);
    expect((await run(['verify', 'aus', '--register', 'liste.csv', '-c', 'plan.yaml'], { cwd })).code).toBe(
      0,
    );
  });

  test('two at once: the second is told who is at work', async () => {
    const cwd = copied(ground);
    const both = await Promise.all([run(CALL, { cwd }), run([...CALL, '--json'], { cwd })]);
    const codes = both.map(({ code }) => code);
    expect(codes.filter((code) => code === 0)).toHaveLength(1);
    expect(codes.filter((code) => code === 6)).toHaveLength(1);
    expect(contents(join(cwd, 'aus'))).toEqual(contents(join(drawn, 'aus')));
  });
});

describe('verify', () => {
  const verified = (cwd: string, ...more: readonly string[]) => run(['verify', 'aus', ...more], { cwd });

  test('recomputes every draw with the list, and tells how much was seen', async () => {
    const outcome = await verified(copied(drawn), '--register', 'liste.csv', '-s', SEED, '-c', 'plan.yaml');
    expect(outcome.code, outcome.stdout).toBe(0);
    expect(outcome.stdout).toContain(`${COUNT} draws looked at, ${COUNT} recomputed`);
    expect((await run(['verify', 'aus/audit.jsonl'], { cwd: drawn })).code).toBe(0);
  });

  test('still does when the lists were deleted', async () => {
    const cwd = copied(drawn);
    for (const key of KEYS.slice(0, 3))
      expect((await run(['purge', `aus/${key}`, '--yes'], { cwd })).code).toBe(0);
    expect((await verified(cwd)).code).toBe(0);
    const outcome = await verified(cwd, '--register', 'liste.csv');
    expect(outcome.code, outcome.stdout).toBe(0);
  });

  const swap = (cwd: string, one: string, other: string) => {
    cpSync(join(cwd, 'aus', one), join(cwd, 'x'), { recursive: true });
    rmSync(join(cwd, 'aus', one), { recursive: true });
    cpSync(join(cwd, 'aus', other), join(cwd, 'aus', one), { recursive: true });
    rmSync(join(cwd, 'aus', other), { recursive: true });
    cpSync(join(cwd, 'x'), join(cwd, 'aus', other), { recursive: true });
  };
  const [first = '', second = ''] = KEYS;
  type Draws = {
    draws: { key: string; size: number; N: number; fingerprint: string }[];
    sum: { size: number };
  };
  const changed = (cwd: string, type: string, change: (body: never) => void) =>
    forge(
      cwd,
      (entries) => {
        change(entries.find((entry) => entry.type === type)?.body as never);
      },
      'aus',
    );

  test.each<[string, (cwd: string) => void, string]>([
    ['swapped folders', (cwd) => swap(cwd, first, second), 'batch.seeds'],
    ['a folder that is gone', (cwd) => rmSync(join(cwd, 'aus', first), { recursive: true }), 'batch.folders'],
    [
      'a fingerprint',
      (cwd) =>
        changed(cwd, 'batch-draws', ({ draws }: Draws) => {
          (draws[0] as { fingerprint: string }).fingerprint = '0'.repeat(64);
        }),
      'batch.fingerprints',
    ],
    [
      'a size, with all its sums',
      (cwd) => {
        changed(cwd, 'batch', (body: { municipalities: { size: number }[]; size: number }) => {
          (body.municipalities[0] as { size: number }).size++;
          body.size++;
        });
        changed(cwd, 'batch-draws', (body: Draws & { draws: { chance: number[] }[] }) => {
          const own = body.draws[0] as { size: number; N: number; chance: number[] };
          own.size++;
          own.chance = [own.size, own.N];
          body.sum.size++;
        });
      },
      'batch.municipalities',
    ],
    [
      'a sum',
      (cwd) =>
        changed(cwd, 'batch-draws', (body: Draws) => {
          body.sum.size++;
        }),
      'batch.sums',
    ],
    [
      'a municipality left out',
      (cwd) =>
        changed(cwd, 'batch-draws', (body: Draws) => {
          const [own] = body.draws.splice(0, 1);
          body.sum.size -= own?.size ?? 0;
        }),
      'batch.sums',
    ],
  ])('names %s', async (_, change, name) => {
    const cwd = copied(drawn);
    change(cwd);
    const { failed, code } = await verdictIn(cwd, 'aus');
    expect([code, failed.includes(name)]).toEqual([4, true]);
  });

  test('names the seed text of another municipality', async () => {
    const cwd = copied(drawn);
    rmSync(join(cwd, 'aus', first), { recursive: true });
    const single = ['draw', `reg/${first}.csv`, '-c', 'plan.yaml', '--size', String(sizeOf(0))];
    await run([...single, '-s', `${SEED} ${second}`, '-o', `aus/${first}`], { cwd });
    const { failed } = await verdictIn(cwd, 'aus');
    expect(failed).toEqual(expect.arrayContaining(['batch.seeds', 'batch.fingerprints']));
  });
});
