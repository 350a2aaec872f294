import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Case, codesIn, DRAW, expectNoMarks, expectRefusal } from './refused.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { contents, newFolder, run, SEED } from './run.js';

/** What is wrong with the call, the register's files, the seed or the output. */

const put = (folder: string, ...path: string[]) => {
  mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
  writeFileSync(join(folder, ...path), 'schon da\n');
};
const withoutSeed = ['draw', 'register.csv', '--plan', 'plan.yaml', '--output', 'out'];

const usage: readonly Case[] = [
  { title: 'an unknown command', code: 'USE-001', exit: 2, args: ['drwa', 'register.csv'], names: '"draw"' },
  { title: 'a command that is nothing like any', code: 'USE-001', exit: 2, args: ['qqqqqqqq'] },
  { title: 'an unknown option', code: 'USE-002', exit: 2, more: ['--sede', 'x'], names: '--seed' },
  { title: 'an unknown short option', code: 'USE-002', exit: 2, more: ['-z'] },
  {
    title: 'an option without its value',
    code: 'USE-003',
    exit: 2,
    args: ['draw', 'register.csv', '--seed'],
  },
  { title: 'verify without a folder', code: 'USE-007', exit: 2, args: ['verify'] },
  { title: 'verify with two folders', code: 'USE-008', exit: 2, args: ['verify', 'a', 'b'] },
  { title: 'no register anywhere', code: 'USE-005', exit: 2, args: ['draw', '--size', '3', '-s', SEED] },
  { title: 'neither plan nor size', code: 'USE-006', exit: 2, args: ['draw', 'register.csv', '-s', SEED] },
  { title: 'no seed', code: 'SEED-001', exit: 2, args: withoutSeed },
  { title: 'an empty seed', code: 'SEED-002', exit: 2, args: [...withoutSeed, '--seed', ''] },
  { title: 'a seed of white space', code: 'SEED-002', exit: 2, args: [...withoutSeed, '-s', ' \t\u00a0\n'] },
  {
    title: 'age bands without dimensions',
    code: 'USE-015',
    exit: 2,
    more: ['--age-bands', '16+'],
    names: '--age-bands',
  },
  {
    title: 'age bands without the dimension age',
    code: 'USE-015',
    exit: 2,
    more: ['--stratify', 'gender', '--age-bands', '16+'],
    names: '--age-bands',
  },
  {
    title: 'a band that is none',
    code: 'PLAN-027',
    exit: 2,
    more: ['--stratify', 'age', '--age-bands', '1-2-3'],
    names: '--age-bands',
  },
  {
    title: 'an option of other commands',
    code: 'USE-014',
    exit: 2,
    args: ['panel', 'register.csv', '--workers', '2'],
    names: 'check, size, preview, commit, draw, batch, verify',
  },
  {
    title: 'threads without anything that they would read',
    code: 'USE-015',
    exit: 2,
    args: ['verify', 'nirgends', '--workers', '2'],
    names: '--register',
  },
];

/** What can't be understood, what is out of bounds, what is empty: each with the flag's name. */
const values: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'USE-010': {
    '--size': ['1.5', 'viele', '1e3', '10000000000'],
    '--reserve': ['-1', '1,5', '.5', 'x'],
    '--min-age': ['16.5', 'sechzehn'],
    '--max-per-household': ['eine'],
    '--reference-date': ['1.12.2026', '2026-12', 'heute', '2026-13-01', '2026-02-30'],
    '--stratify': [',,', 'district,'],
    '--districts': [',', 'Altstadt,,Nord'],
    '--exclude': ['=x'],
    '--at': ['2026-12-05', '2026-12-05T19:30:00', '2026-13-05T19:30:00Z', 'now'],
    '--dialect': ['excel'],
    '--encoding': ['latin1'],
    '--delimiter': [';;', 'x'],
    '--column': ['id', 'name=Vorname', 'id=', 'id=PersonID+'],
    '--time-limit': ['soon', '0', '-1'],
    '--workers': ['abc', '65', '-1', '1.5'],
    '--lang': ['fr', 'DE'],
  },
  'PLAN-014': {
    '--size': ['0', '-1'],
    '--min-age': ['-1', '999'],
    '--max-age': ['131', '999999'],
    '--max-per-household': ['0'],
  },
  'USE-009': {
    '--size': [''],
    '--dialect': [''],
    '--output': [''],
    '--plan': [''],
    '--key-file': [''],
    '--targets': [''],
    '--districts': [''],
    '--exclude': ['', ' '],
    '--reserve': [' '],
  },
};

const files: readonly Case[] = [
  {
    title: 'a register that is not there',
    code: 'REG-001',
    exit: 3,
    args: DRAW.with(1, 'nicht-da.csv'),
    names: 'nicht-da.csv',
  },
  { title: 'a register that is a folder', code: 'REG-001', exit: 3, args: DRAW.with(1, '.') },
  {
    title: 'files with different columns',
    code: 'REG-019',
    exit: 3,
    args: ['draw', 'other.csv', ...DRAW.slice(1)],
    arrange: (folder) => save(folder, 'other.csv', 'PersonID;Name\r\n1;x\r\n'),
  },
  {
    title: 'a register without an id column',
    code: 'REG-023',
    exit: 3,
    args: ['draw', 'other.csv', '--size', '1', '-s', SEED],
    arrange: (folder) => save(folder, 'other.csv', 'Familienname;Vorname\r\nGeheimname1;Geheimvorname1\r\n'),
  },
  ...['draw', 'check', 'preview', 'init'].map((command) => ({
    title: `${command}: a file with the mark of UTF-8 that is to be read as windows-1252`,
    code: 'REG-027',
    exit: 3,
    args: [
      command,
      'register.csv',
      '--size',
      '2',
      '--encoding',
      'windows-1252',
      ...(command === 'draw' ? ['-s', SEED] : []),
    ],
    names: 'utf-8',
  })),
  {
    title: 'a file with the mark of UTF-16LE that is to be read as UTF-8',
    code: 'REG-027',
    exit: 3,
    more: ['--encoding', 'utf-8'],
    names: 'utf-16le',
    arrange: (folder) => save(folder, 'register.csv', Buffer.from(csvText(markedTown(8)), 'utf16le')),
  },
  { title: 'empty standard input as register', code: 'REG-002', exit: 3, args: DRAW.with(1, '-') },
  { title: 'a key file that is not there', code: 'KEY-001', exit: 3, more: ['--key-file', 'key'] },
  { title: 'a key file without a key', code: 'KEY-002', exit: 3, more: ['--key-file', 'plan.yaml'] },
  { title: 'a log that is not there', code: 'LOG-001', exit: 3, args: ['verify', 'nirgends'] },
];

const output = (path: string) => DRAW.with(-1, path);
const outputs: readonly Case[] = [
  {
    title: 'an output that is a file',
    code: 'OUT-001',
    exit: 2,
    args: output('plan.yaml'),
    names: 'plan.yaml',
  },
  { title: 'an output below a file', code: 'OUT-001', exit: 2, args: output('plan.yaml/out') },
  { title: 'an output below a device', code: 'OUT-001', exit: 2, args: output('/dev/null/out') },
  {
    title: 'an output where nothing can be written',
    code: 'OUT-002',
    exit: 2,
    args: output('/proc/ziehung'),
  },
  {
    title: 'an output that holds a log',
    code: 'OUT-003',
    exit: 6,
    arrange: (folder) => put(folder, 'out', 'audit.jsonl'),
  },
  {
    title: 'an output that holds a log, even with --force',
    code: 'OUT-003',
    exit: 6,
    more: ['--force'],
    arrange: (folder) => put(folder, 'out', 'audit.jsonl'),
  },
  {
    title: 'an output that holds a list',
    code: 'OUT-004',
    exit: 6,
    arrange: (folder) => put(folder, 'out', 'reserve.csv'),
    names: 'reserve.csv',
  },
  {
    title: 'a plan that is there already',
    code: 'OUT-004',
    exit: 6,
    args: ['init', 'register.csv', '-o', 'plan.yaml'],
  },
  {
    title: 'a synthetic register over a file',
    code: 'OUT-004',
    exit: 6,
    args: ['synth', '--rows', '5', '-o', 'plan.yaml'],
  },
];

/** In both languages by turns. */
const byTurns = (cases: readonly Case[]) =>
  cases.map((one, at) => [one.title, at % 2 ? 'en' : 'de', one] as const);

describe('refused, and nothing is left behind', () => {
  test.concurrent.each(byTurns([...usage, ...files, ...outputs]))('%s (%s)', async (_, language, one) => {
    await expectRefusal({ ...one, ...(one.names === undefined ? {} : named(one.names, language)) }, language);
  });

  const wrong = Object.entries(values).flatMap(([code, flags]) =>
    Object.entries(flags).flatMap(([flag, texts]) => texts.map((text) => [code, flag, text] as const)),
  );
  test.concurrent.each(wrong)('%s: %s %j', async (code, flag, text) => {
    // Without `--lang` in the call the machine's language counts.
    const one = { title: flag, code, exit: 2, more: [`${flag}=${text}`], names: flag };
    await expectRefusal(one, text.length % 2 ? 'de' : 'en');
  });
});

/** German sentences have other quotation marks. */
function named(names: string, language: 'de' | 'en') {
  return { names: language === 'de' ? names.replace(/^"(.*)"$/, '„$1“') : names };
}

describe('--force', () => {
  test('replaces lists, keeps other files, and is needed only for lists', async () => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(60)));
    save(folder, 'plan.yaml', PLAN.replace('size: 40', 'size: 8'));
    put(folder, 'out', 'invitations.csv');
    put(folder, 'out', 'notiz.txt');
    const outcome = await run([...DRAW, '--force'], { cwd: folder });
    expect(outcome.code).toBe(0);
    expect(Object.keys(contents(join(folder, 'out')))).toEqual([
      'audit.jsonl',
      'invitations.csv',
      'notiz.txt',
      'reserve.csv',
    ]);
    expect(readFileSync(join(folder, 'out/notiz.txt'), 'utf8')).toBe('schon da\n');
    expect((await run(['verify', 'out', '-r', 'register.csv'], { cwd: folder })).code).toBe(0);
  });
});

describe('people born after the reference date', () => {
  test.each([
    ['de', 'erst nach dem Stichtag exportiert?'],
    ['en', 'exported after the reference date?'],
  ] as const)('are no mystery (%s): the register may be newer than the date', async (language, hint) => {
    const folder = newFolder();
    save(folder, 'register.csv', csvText(markedTown(60)));
    const args = ['register.csv', '--stratify', 'age', '--age-bands', '0+', '--size', '2', '-s', SEED];
    const outcome = await run(['draw', ...args, '--reference-date', '1990-01-01'], { cwd: folder, language });
    expect([outcome.code, codesIn(outcome, language)]).toEqual([3, ['REG-035']]);
    expect(outcome.stderr).toContain(hint);
    expectNoMarks(outcome);
  });
});

describe('a name column taken for something else', () => {
  test.concurrent.each(['Familienname', 'Vorname', 'Strasse'])(
    '%s as gender shows nobody’s name',
    async (column) => {
      const folder = newFolder();
      save(folder, 'register.csv', csvText(markedTown(12)));
      const args = [
        '--size',
        '2',
        '--stratify',
        'gender',
        '--column',
        `gender=${column}`,
        '-s',
        SEED,
        '-o',
        'out',
      ];
      const outcome = await run(['draw', 'register.csv', ...args], { cwd: folder });
      expect(outcome.code).toBe(3);
      expectNoMarks(outcome);
    },
  );
});
