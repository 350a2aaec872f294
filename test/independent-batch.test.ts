import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { BEFORE, bodyIn, copied, forge, verdictIn } from './cli/commitments.js';
import { csvText, save, town } from './cli/registers.js';
import { type Entry, execute, newFolder, readEntries, run, SEED } from './cli/run.js';

/** Two programs that share no code see the same in a batch of draws, and find the same forgeries (SPEC 16). */

const PROGRAM = fileURLToPath(new URL('./independent/batch.py', import.meta.url));
const KEYS = ['08111000', '08115001', '09162000', '09162001'];
const PLAN = `version: 1
eligibility: { reference_date: 2026-12-01, min_age: 16 }
stratify: [district, gender]
`;
const DICE = Array.from({ length: 30 }, (_, at) => 1 + (at % 6)).join(' ');

async function done(args: readonly string[], cwd: string): Promise<void> {
  const { code, stderr } = await run(args, { cwd });
  if (code !== 0) throw new Error(stderr);
}

const python = (cwd: string, ...args: readonly string[]) =>
  execute('python3', [PROGRAM, ...args], { cwd, env: { LANG: undefined, LC_ALL: undefined } });

let drawn = '';
beforeAll(async () => {
  drawn = newFolder();
  for (const [at, key] of KEYS.entries()) save(drawn, `${key}.csv`, csvText(town(60 + 9 * at, key)));
  save(drawn, 'plan.yaml', PLAN);
  save(drawn, 'liste.csv', `key;register;size\n${KEYS.map((key) => `${key};${key}.csv;7\n`).join('')}`);
  save(drawn, 'register.csv', `key;register\n${KEYS.map((key) => `${key};${key}.csv\n`).join('')}`);
  save(drawn, 'tabelle.csv', `AGS;Einwohner\n${KEYS.map((key, at) => `${key};${90 + 3 * at}\n`).join('')}`);
  save(drawn, 'ereignis.yaml', `${PLAN}seed: { event: { type: dice, count: 30, faces: 6 } }\n`);
  await done(['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'], drawn);
  const hits = ['--hits', '8', '--letters', '1', '-s', SEED, '-o', 'g'];
  await done(['municipalities', 'tabelle.csv', ...hits], drawn);
  const from = ['--from', 'g', '-c', 'plan.yaml', '-s', SEED, '-o', 'aus'];
  await done(['batch', 'register.csv', ...from], drawn);
  await done(['batch', 'liste.csv', '-c', 'ereignis.yaml', '--dice', DICE, '-o', 'wurf'], drawn);
  await done(['commit', '--batch', 'liste.csv', '-c', 'plan.yaml', '-o', 'fest', '--at', BEFORE], drawn);
  const settled = await python(drawn, 'fest');
  if (!settled.stdout.startsWith('holds: commitments of 4')) throw new Error(settled.stdout);
  await done(['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'fest'], drawn);
});

describe('a batch', () => {
  test.each([
    ['its log alone', ['out/audit.jsonl'], 'not looked at'],
    ['the logs', ['out'], '4 by log'],
    ['the registers', ['out', '--registers', 'liste.csv'], '4 by register'],
    ['the draw of municipalities', ['aus', '--municipalities', 'g/audit.jsonl'], 'by log'],
    ['commitments', ['fest'], '4 by urn'],
    ['an event', ['wurf', '--registers', 'liste.csv'], '4 by register'],
  ])('holds by %s', async (_, args, found) => {
    const { code, stdout } = await python(drawn, ...args);
    expect([code, stdout]).toEqual([0, expect.stringContaining(found)]);
    expect(stdout).toMatch(/^holds: /);
  });

  test('holds by a list as an office has it', async () => {
    const cwd = copied(drawn);
    const rows = KEYS.map((key) => `"${Number(key.slice(0, 5))}0000${key.slice(5)}";${key}.csv;7\r\n`).join(
      '',
    );
    save(
      cwd,
      'amt.csv',
      `\ufeffZiehungen, Stand: Mai\r\n\r\nRegionalschlüssel;Register;Briefe\r\n${rows}Quelle: Amt\r\n`,
    );
    await done(['batch', 'amt.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'amt'], cwd);
    expect((await python(cwd, 'amt', '--registers', 'amt.csv')).stdout).toContain('4 by register');
  });

  test('of another register, another list, another draw of municipalities does not', async () => {
    const cwd = copied(drawn);
    save(cwd, `${KEYS[1]}.csv`, csvText(town(69, 'other')));
    save(cwd, 'anders.csv', `key;register;size\n${KEYS.map((key) => `${key};${key}.csv;7 \n`).join('')}`);
    const wrong = [
      ['out', '--registers', 'liste.csv'],
      ['out', '--registers', 'anders.csv'],
      ['out', '--municipalities', 'g/audit.jsonl'],
    ];
    for (const args of wrong) expect((await python(cwd, ...args)).stdout).toMatch(/^wrong: /);
  });
});

interface Draws {
  draws: { key: string; size: number; N: number; chance: number[] | null; fingerprint: string }[];
  missing: string[];
  sum: { size: number; N: number };
}
const draws = (entries: Entry[]) => bodyIn<Draws>(entries, 'batch-draws');
const batch = (entries: Entry[]) =>
  bodyIn<{ size: number; municipalities: { key: string; size: number }[] }>(entries, 'batch');
const first = (entries: Entry[]) => draws(entries).draws[0] as Draws['draws'][number];

/** The chain fits again in all of them. */
const FORGERIES: readonly (readonly [name: string, change: (entries: Entry[]) => unknown])[] = [
  ['another sum', (all) => (draws(all).sum.N += 1)],
  ['another number of letters', (all) => (batch(all).size += 1)],
  ['another chance', (all) => ((first(all).chance as number[])[1] = 1)],
  [
    'a chance that nobody has',
    (all) => {
      first(all).chance = null;
    },
  ],
  [
    'other people than there are',
    (all) => {
      const one = first(all);
      one.N += 1;
      one.chance = [one.size, one.N];
      draws(all).sum.N += 1;
    },
  ],
  ['a municipality that was drawn and is missing', (all) => draws(all).missing.push(KEYS[0] ?? '')],
  ['a municipality that is neither', (all) => draws(all).draws.pop()],
  ['keys in another order', (all) => draws(all).draws.reverse()],
  ['a municipality twice', (all) => draws(all).draws.push(first(all))],
  ['another fingerprint', (all) => (first(all).fingerprint = 'a'.repeat(64))],
  ['another seed', (all) => (bodyIn<{ text: string }>(all, 'seed').text += '1')],
  [
    'another seed with its hash',
    (all) => {
      const [, seed] = readEntries(join(drawn, 'wurf'));
      Object.assign(bodyIn(all, 'seed'), seed?.body);
    },
  ],
  ['another time', (all) => Object.assign(all.at(-1) ?? {}, { at: '2026-12-06T00:00:00Z' })],
  ['an entry too many', (all) => [...all, all.at(-1)]],
  ['no seed', (all) => all.filter(({ type }) => type !== 'seed')],
];

describe('both programs reject', () => {
  const rejected = async (cwd: string, name = 'out') => {
    const { code, stdout } = await python(cwd, name);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^wrong: /)]);
    expect((await verdictIn(cwd, name)).code).not.toBe(0);
  };

  test.each(FORGERIES)('%s', async (_, change) => {
    const cwd = copied(drawn);
    forge(cwd, change);
    await rejected(cwd);
  });

  test.each<[string, (entries: Entry[]) => unknown]>([
    ['another root', (all) => Object.assign(bodyIn(all, 'batch-commitments'), { root: 'b'.repeat(64) })],
    [
      'another commitment',
      (all) => {
        const { commitments } = bodyIn<{ commitments: object[] }>(all, 'batch-commitments');
        Object.assign(commitments[1] ?? {}, { fingerprint: 'b'.repeat(64) });
      },
    ],
    ['no commitments', (all) => all.filter(({ type }) => type !== 'batch-commitments')],
    [
      'a seed that was there before the commitments',
      (all) => {
        for (const one of all.slice(2)) Object.assign(one, { at: '2026-11-01T00:00:00Z' });
      },
    ],
  ])('of a batch on commitments %s', async (_, change) => {
    const cwd = copied(drawn);
    forge(cwd, change, 'fest');
    await rejected(cwd, 'fest');
  });

  test('of a batch on commitments an urn with somebody else', async () => {
    const cwd = copied(drawn);
    const path = join(cwd, 'fest', KEYS[2] ?? '', 'urn.csv');
    const [header = '', first = '', ...others] = readFileSync(path, 'utf8').split('\n');
    const other = (first.startsWith('0') ? '1' : '0') + first.slice(1);
    writeFileSync(path, [header, other, ...others].join('\n'));
    await rejected(cwd, 'fest');
  });

  test.each<[string, (cwd: string, folder: string) => void]>([
    ['a log that is gone', (_, folder) => rmSync(join(folder, 'audit.jsonl'))],
    ['a log that was cut off', (_, folder) => writeFileSync(join(folder, 'audit.jsonl'), '')],
    [
      "another municipality's log",
      (cwd, folder) => {
        const other = readEntries(join(cwd, 'out', KEYS[1] ?? ''));
        forge(cwd, () => other, join('out', KEYS[0] ?? ''));
        void folder;
      },
    ],
    [
      'a log in which somebody else was drawn',
      (cwd) =>
        forge(
          cwd,
          (all) => {
            const { strata } = bodyIn<{ strata: { invited: { label: string }[] }[] }>(all, 'selection');
            Object.assign(strata[0]?.invited[0] ?? {}, { label: 'P000000000' });
          },
          join('out', KEYS[0] ?? ''),
        ),
    ],
  ])('%s', async (_, change) => {
    const cwd = copied(drawn);
    change(cwd, join(cwd, 'out', KEYS[0] ?? ''));
    await rejected(cwd);
  });
});
