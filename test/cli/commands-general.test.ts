import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvText, PLAN, save, town } from './registers.js';
import { BIN, contents, environment, FIXTURES, newFolder, type Outcome, run, SEED } from './run.js';

/** `synth`, help, version, colours and languages. */

const COMMANDS = [
  'init',
  'check',
  'size',
  'preview',
  'municipalities',
  'commit',
  'draw',
  'batch',
  'letters',
  'record',
  'replace',
  'visits',
  'status',
  'panel',
  'verify',
  'report',
  'sign',
  'prove',
  'sql',
  'purge',
  'simulate',
  'synth',
  'page',
  'completion',
];

describe('synth', () => {
  test('makes the same town for the same seed, the one of the fixtures', async () => {
    const outcome = await run(['synth', '--rows', '20000', '--seed', 'musterstadt', '--districts', '12']);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout === readFileSync(join(FIXTURES, 'musterstadt.csv'), 'utf8')).toBe(true);
  });

  test('makes another town for another seed or number of districts', async () => {
    const towns = await Promise.all([
      run(['synth', '--rows', '50', '--seed', 'a']),
      run(['synth', '--rows', '50', '--seed', 'b']),
      run(['synth', '--rows', '50', '--seed', 'a', '--districts', '2']),
    ]);
    expect(new Set(towns.map(({ stdout }) => stdout)).size).toBe(3);
  });

  test.concurrent.each([
    ['utf-8', ';', 'utf-8'],
    ['utf-16le', 'tab', 'utf-16le'],
    ['windows-1252', '|', 'windows-1252'],
  ] as const)('in %s with %s is a register that can be drawn from', async (encoding, delimiter, read) => {
    const cwd = newFolder();
    const form = ['--encoding', encoding, '--delimiter', delimiter, '--rows', '300', '--output', 'town.csv'];
    expect((await run(['synth', ...form], { cwd })).code).toBe(0);
    const outcome = await run(['draw', 'town.csv', '--size', '9', '-s', SEED, '-o', 'out', '--json'], {
      cwd,
    });
    expect(outcome.code).toBe(0);
    const checked = await run(['check', 'town.csv', '--json'], { cwd });
    expect(JSON.parse(checked.stdout)).toMatchObject({
      sound: true,
      files: [{ rows: 300, encoding: read, delimiter: delimiter === 'tab' ? '\t' : delimiter }],
    });
  });

  test('replaces a file only with --force, and leaves no part of one', async () => {
    const cwd = newFolder();
    save(cwd, 'town.csv', 'x');
    const before = contents(cwd);
    expect((await run(['synth', '--rows', '5', '-o', 'town.csv'], { cwd })).code).toBe(6);
    expect(contents(cwd)).toEqual(before);
    expect((await run(['synth', '--rows', '5', '-o', 'town.csv', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'town.csv'), 'utf8').split('\r\n')).toHaveLength(7);
  });

  test('ends quietly when its reader has seen enough, as head does', async () => {
    const child = spawn(process.execPath, [BIN, 'synth', '--rows', '500000'], { env: environment({}) });
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
    });
    const [code] = await once(child, 'close');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('help', () => {
  const listed = (help: string, title: string) => {
    const [, section = ''] = help.split(`\n${title}\n`);
    return [...(section.split('\n\n')[0] ?? '').matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name]) => name);
  };

  test.concurrent.each([
    ['de', 'Befehle:', 'Rückgabewerte:', 'Beispiel:'],
    ['en', 'Commands:', 'Exit codes:', 'Example:'],
  ] as const)('lists the commands and the exit codes (%s)', async (language, title, codes, example) => {
    const outcome = await run(['--help'], { language });
    expect(outcome.stderr).toBe('');
    expect(outcome.code).toBe(0);
    expect(outcome.stdout.startsWith(example)).toBe(true);
    expect(listed(outcome.stdout, title)).toEqual(COMMANDS);
    const [, after = ''] = outcome.stdout.split(codes);
    const numbers = [...after.matchAll(/(?:^|, |,\n|\n) ?(\d+) \p{L}/gu)].map(([, code]) => Number(code));
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 130]);
  });

  test.concurrent.each(COMMANDS)(
    '%s --help begins with an example of it, in both languages',
    async (command) => {
      const [de, en] = await Promise.all([
        run([command, '--help'], { language: 'de' }),
        run([command, '--lang', 'en', '-h'], { language: 'de' }),
      ]);
      expect(de.stdout).toMatch(new RegExp(`^Beispiel:\\n +losverfahren ${command} `));
      expect(en.stdout).toMatch(new RegExp(`^Example:\\n +losverfahren ${command} `));
      expect(de.stdout).toContain('Allgemein:');
      expect(en.stdout).toContain('General:');
      for (const flag of ['--json', '--quiet', '--verbose', '--lang', '--no-color', '--no-input', '--help']) {
        expect(de.stdout).toContain(flag);
      }
      expect([de.code, en.code, de.stderr, en.stderr]).toEqual([0, 0, '', '']);
    },
  );

  test('--version gives the package’s version', async () => {
    const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(file) as { version: string };
    for (const flag of ['--version', '-V']) {
      expect(await run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b[';
  const isColoured = ({ stderr }: Outcome) => stderr.includes(ESCAPE);
  const fail = (env: Readonly<Record<string, string>>, more: readonly string[] = []) =>
    run(['draw', '--size', '1', '-s', SEED, ...more], { env, cwd: newFolder() });

  test.concurrent.each([
    ['off a terminal there are none', {}, [], false],
    ['FORCE_COLOR gives them', { FORCE_COLOR: '1' }, [], true],
    ['FORCE_COLOR=0 does not', { FORCE_COLOR: '0' }, [], false],
    ['NO_COLOR goes before FORCE_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    ['an empty NO_COLOR does not count', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
    ['--no-color goes before FORCE_COLOR', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['TERM=dumb goes before FORCE_COLOR', { FORCE_COLOR: '1', TERM: 'dumb' }, [], false],
  ] as const)('%s', async (_, env, more, coloured) => {
    const outcome = await fail(env, more);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('USE-005');
    expect(isColoured(outcome)).toBe(coloured);
  });
});

describe('the language', () => {
  const cases: readonly (readonly [
    string,
    string | null,
    readonly string[],
    Record<string, string>,
    string,
  ])[] = [
    ['is the system’s: de_AT', null, [], { LC_ALL: 'de_AT.UTF-8' }, 'Ziehung'],
    ['is English for another system', null, [], { LC_ALL: 'fr_FR.UTF-8', LANG: 'de_DE.UTF-8' }, 'Draw'],
    ['is English for C', null, [], { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'Draw'],
    ['is LC_MESSAGES before LANG', null, [], { LC_ALL: '', LC_MESSAGES: 'de_DE', LANG: 'en_US' }, 'Ziehung'],
    ['is LANG at last', null, [], { LC_ALL: '', LANG: 'de_DE.UTF-8' }, 'Ziehung'],
    ['is the plan’s before the system’s', 'de', [], { LC_ALL: 'en_US.UTF-8' }, 'Ziehung'],
    ['is the plan’s before the system’s, turned', 'en', [], { LC_ALL: 'de_DE.UTF-8' }, 'Draw'],
    ['is --lang before all', 'de', ['--lang', 'en'], { LC_ALL: 'de_DE.UTF-8' }, 'Draw'],
    ['is --lang before all, turned', 'en', ['--lang=de'], { LC_ALL: 'en_US.UTF-8' }, 'Ziehung'],
  ];

  test.concurrent.each(cases)('%s', async (_, plan, more, env, title) => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(town(60)));
    save(
      cwd,
      'plan.yaml',
      (plan === null ? '' : `language: ${plan}\n`) + PLAN.replace('size: 40', 'size: 4'),
    );
    const outcome = await run(['draw', '-c', 'plan.yaml', '-s', SEED, ...more], { cwd, env });
    expect(outcome.code).toBe(0);
    expect(outcome.stdout.split(':')[0]).toBe(title);
  });

  test('changes nothing in what machines read', async () => {
    const cwd = newFolder();
    save(cwd, 'register.csv', csvText(town(60)));
    save(cwd, 'plan.yaml', PLAN.replace('size: 40', 'size: 4'));
    const [de, en] = await Promise.all(
      (['de', 'en'] as const).map((language) =>
        run(['draw', '-c', 'plan.yaml', '-s', SEED, '-o', language, '--json'], { cwd, language }),
      ),
    );
    expect(de?.stdout.replace('"output": "de"', '')).toBe(en?.stdout.replace('"output": "en"', ''));
    expect(contents(join(cwd, 'de'))).toEqual(contents(join(cwd, 'en')));
  });
});
