import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellPath, shellWord } from '../../src/cli/say/shell-word.js';
import { runOn } from './failing.js';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, environment, newFolder, type Outcome, run, SEED } from './run.js';

/** The call of `verify` that is printed can be pasted as it stands, and finds all files. */

describe('a word for a shell', () => {
  test.each([
    ['ziehung', 'ziehung'],
    ['Bürgerrat/Ziehung-1.csv', 'Bürgerrat/Ziehung-1.csv'],
    ['mit Blank', "'mit Blank'"],
    ["Müller's", "'Müller'\\''s'"],
    ['$HOME', "'$HOME'"],
    ['~', "'~'"],
    ['a\\b', "'a\\b'"],
    ['a"b`c`', "'a\"b`c`'"],
    ['!!', "'!!'"],
    ['', "''"],
  ])('elsewhere: %j', (word, expected) => {
    expect(shellWord(word, 'linux')).toBe(expected);
  });

  test.each([
    ['C:\\Ziehung\\Bürgerrat.csv', 'C:\\Ziehung\\Bürgerrat.csv'],
    ['C:\\Dokumente und Einstellungen', '"C:\\Dokumente und Einstellungen"'],
    ['C:\\mit Blank\\', '"C:\\mit Blank\\\\"'],
    ["Müller's", '"Müller\'s"'],
    ['a&b', '"a&b"'],
    ['(1)', '"(1)"'],
    ['100%', '"100%"'],
    ['', '""'],
  ])('on Windows: %j', (word, expected) => {
    expect(shellWord(word, 'win32')).toBe(expected);
  });

  test('that is a path is no flag; standard input stays what it is', () => {
    expect(['-x.csv', '-', '--force', 'x'].map((path) => shellPath(path, 'linux'))).toEqual([
      './-x.csv',
      '-',
      './--force',
      'x',
    ]);
  });
});

const NAMES = ['mit Blank', "Müller's", '$HOME', 'a"b', '*', 'Straße & Co', '-n', 'ü;ä', '#1'];

/** What `draw` says to type, in the order of the lines. */
const nextIn = ({ stdout }: Outcome) => stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';

const EXCLUDING = '  exclude:\n    - { ids: LIST, reason: Rat }\n';

function save120(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  save(folder, path, csvText(town(120)));
}

const someId = csvText(town(120)).split('\n')[1]?.split(';')[0] ?? '';

/** The call as a shell runs it; `losverfahren` is found on the way. */
function paste(command: string, cwd: string): string {
  const bin = newFolder();
  writeFileSync(join(bin, 'losverfahren'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(join(bin, 'losverfahren'), 0o755);
  const { PATH, ...rest } = environment({});
  return execFileSync('/bin/sh', ['-c', command], {
    cwd,
    env: { ...rest, PATH: `${bin}:${PATH}` },
    encoding: 'utf8',
  });
}

describe.skipIf(process.platform === 'win32')('the printed call of verify', () => {
  test.each(NAMES)('with names such as %s can be pasted', async (name) => {
    const cwd = newFolder();
    mkdirSync(join(cwd, name));
    save120(cwd, `${name}/${name}.csv`);
    save(cwd, 'plan.yaml', PLAN);
    const path = name.startsWith('-') ? `./${name}` : name;
    const drawn = await run(
      ['draw', `${path}/${name}.csv`, '-c', 'plan.yaml', '-s', SEED, '-o', `${path}/out`],
      {
        cwd,
      },
    );
    expect(drawn.code).toBe(0);
    expect(paste(nextIn(drawn), cwd)).toContain('✓');
  });

  test('with an absolute path in the plan it names the file that was read', async () => {
    const [cwd, elsewhere, plans] = [newFolder(), newFolder(), newFolder()];
    save120(elsewhere, 'register.csv');
    save(elsewhere, 'rat.csv', `PersonID\n${someId}\n`);
    const plan = PLAN.replace('[register.csv]', `[${join(elsewhere, 'register.csv')}]`).replace(
      '  exclude:\n',
      EXCLUDING.replace('LIST', join(elsewhere, 'rat.csv')),
    );
    save(plans, 'plan.yaml', plan);
    const drawn = await run(['draw', '-c', join(plans, 'plan.yaml'), '-s', SEED, '-o', 'out'], { cwd });
    expect(nextIn(drawn)).toBe(`losverfahren verify out --register ${join(elsewhere, 'register.csv')}`);
    expect(paste(nextIn(drawn), cwd)).toContain('✓');
  });

  test('names the plan if only that says where a list of ids is', async () => {
    const cwd = newFolder();
    save120(cwd, 'daten/register.csv');
    mkdirSync(join(cwd, 'plaene'));
    save(cwd, 'plaene/rat.csv', `PersonID\n${someId}\n`);
    save(cwd, 'plaene/plan.yaml', PLAN.replace('  exclude:\n', EXCLUDING.replace('LIST', 'rat.csv')));
    const args = ['draw', 'daten/register.csv', '-c', 'plaene/plan.yaml', '-s', SEED, '-o', 'out'];
    const drawn = await run(args, { cwd });
    expect(nextIn(drawn)).toBe(
      'losverfahren verify out --register daten/register.csv --plan plaene/plan.yaml',
    );
    expect(paste(nextIn(drawn), cwd)).toContain('✓');
  });

  test('a plan that was written on Windows means folders by its backslashes', async () => {
    const cwd = newFolder();
    save120(cwd, 'plaene/daten/register.csv');
    mkdirSync(join(cwd, 'plaene/listen'));
    save(cwd, 'plaene/listen/rat.csv', `PersonID\n${someId}\n`);
    const plan = PLAN.replace('[register.csv]', '["daten\\\\register.csv"]').replace(
      '  exclude:\n',
      EXCLUDING.replace('LIST', '"listen\\\\rat.csv"'),
    );
    save(cwd, 'plaene/plan.yaml', plan);
    const drawn = await run(['draw', '-c', 'plaene/plan.yaml', '-s', SEED, '-o', 'out'], { cwd });
    expect(nextIn(drawn)).toBe(
      'losverfahren verify out --register plaene/daten/register.csv --plan plaene/plan.yaml',
    );
    expect(paste(nextIn(drawn), cwd)).toContain('✓');
    expect(readFileSync(join(cwd, 'out/audit.jsonl'), 'utf8')).not.toContain('listen');
  });

  test('is quoted for the shells of Windows there', async () => {
    const cwd = newFolder();
    save120(cwd, 'mit Blank/register.csv');
    save(cwd, 'plan.yaml', PLAN);
    const args = ['draw', 'mit Blank/register.csv', '-c', 'plan.yaml', '-s', SEED, '-o', 'out'];
    const drawn = await runOn(() => ({ platform: 'win32' }), args, { cwd });
    expect(nextIn(drawn)).toBe('losverfahren verify out --register "mit Blank/register.csv"');
  });
});
