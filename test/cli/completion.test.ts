import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completionScript } from '../../src/cli/completion/script.js';
import { commandWords, SHELLS } from '../../src/cli/completion/words.js';
import { COMMANDS } from '../../src/cli/flags/commands.js';
import { newFolder, run } from './run.js';

/** Completion, asked of the shells themselves. */

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** A folder with a plan, a register and a draw, and what a shell says there. */
function asked(shell: string, options: readonly string[], text: string): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'plan.yaml'), '');
  writeFileSync(join(cwd, 'mein register.csv'), '');
  mkdirSync(join(cwd, 'ziehung'));
  const file = join(cwd, 'asked');
  writeFileSync(file, text);
  const { stdout, stderr, status } = spawnSync(shell, [...options, file], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8' },
  });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}

const spellings = (command: string): string[] =>
  commandWords('de')
    .filter(({ name }) => name === command)
    .flatMap(({ flags }) => flags.flatMap(({ long, short }) => (short === null ? [long] : [short, long])));

describe('completion', () => {
  test('knows every command and flag that the help has', async () => {
    for (const command of COMMANDS) {
      const { stdout } = await run([command, '--help']);
      const helped = [...stdout.matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)/gm)].flatMap(([, short, long = '']) =>
        short === undefined ? [long] : [short, long],
      );
      expect([...helped].sort()).toEqual(spellings(command).sort());
    }
  });

  test.each(SHELLS)('for %s is written to a file or shown', async (shell) => {
    const cwd = newFolder();
    const shown = await run(['completion', shell], { cwd, language: 'de' });
    expect(shown.stdout).toBe(completionScript(shell, 'de'));
    const written = await run(['completion', shell, '-o', 'neu'], { cwd, language: 'de' });
    expect([shown.code, written.code]).toEqual([0, 0]);
    expect((await run(['completion', shell, '-o', 'neu'], { cwd })).code).toBe(6);
  });

  test('refuses a shell that it does not know, and names those that it knows', async () => {
    const outcome = await run(['completion', 'tcsh', '-o', 'neu']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/USE-010[\s\S]*<shell>[\s\S]*bash, zsh, fish, powershell/);
  });
});

describe('bash', () => {
  const proposals = (...calls: readonly (readonly string[])[]): string[][] => {
    const quoted = calls.map((words) => `try ${words.map((word) => `'${word}'`).join(' ')}`);
    const text = [
      completionScript('bash', 'de'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is bash's.
      'try() { COMP_WORDS=(losverfahren "$@"); COMP_CWORD=$#; _losverfahren; echo "${COMPREPLY[*]}"; }',
      ...quoted,
    ].join('\n');
    const lines = asked('bash', ['--norc'], text).split('\n').slice(0, -1);
    return lines.map((line) => line.split(' ').filter((word) => word !== ''));
  };

  test('proposes commands, and for each command its flags and no other', () => {
    const [commands = [], ...flags] = proposals([''], ...COMMANDS.map((command) => [command, '-']));
    expect(commands).toEqual([...COMMANDS, '-h', '--help', '-V', '--version']);
    expect(flags).toEqual(COMMANDS.map(spellings));
  });

  test('proposes the values that a flag has, also behind =, and leaves files to bash', () => {
    expect(
      proposals(
        ...[['dr'], ['draw', '--lang', ''], ['draw', '--lang', '=', 'e'], ['sql', '--dialect', '=']],
        ...[
          ['completion', ''],
          ['draw', '--plan', ''],
          ['draw', 'mein'],
          ['draw', '--seed', 'p'],
        ],
      ),
    ).toEqual([
      ...[['draw'], ['de', 'en'], ['en'], ['duckdb', 'postgres', 'spark']],
      ...[['bash', 'zsh', 'fish', 'powershell'], [], [], []],
    ]);
  });
});

describe.runIf(has('fish'))('fish', () => {
  test('proposes for each command its flags and no other, values, files and folders', () => {
    const calls = [...COMMANDS.map((one) => `${one} -`), 'draw --lang ', 'draw --plan ', 'draw --output '];
    const text = [
      completionScript('fish', 'de'),
      ...calls.map((call) => `echo (complete -C 'losverfahren ${call}' | string replace -r '\\t.*' '')`),
    ].join('\n');
    const [...lines] = asked('fish', ['--no-config'], text).split('\n').slice(0, -1);
    const [languages, files, folders] = lines.splice(COMMANDS.length);
    const sorted = (words: readonly string[]) => [...words].sort().join(' ');
    expect(lines.map((line) => sorted(line.split(' ')))).toEqual(
      COMMANDS.map((one) => sorted(spellings(one))),
    );
    expect([languages, folders]).toEqual(['de en', 'ziehung/']);
    expect(files).toContain('mein register.csv plan.yaml ziehung/');
  });
});

describe.runIf(has('zsh'))('zsh', () => {
  test.each(['de', 'en'] as const)('reads for each command its flags and no other (%s)', (language) => {
    const text = [
      // In place of the shell's own, which only works at a terminal: says what it is given.
      '_arguments() { if [[ $* == *"->command"* ]] { state=rest; return 1 }; print -rl -- "$@" }',
      'compdef() { : }',
      completionScript('zsh', language),
      ...COMMANDS.map((one) => `print -r -- "= ${one}"; words=(${one}); _losverfahren`),
    ].join('\n');
    const [, ...parts] = asked('zsh', ['-f'], text).split(/^= /m);
    const read = parts.map((part) =>
      [...part.matchAll(/^(?:\*|\([^)]*\))?(-[a-zA-Z-]+)\[/gm)].map(([, name]) => name),
    );
    expect(read).toEqual(COMMANDS.map(spellings));
  });
});

describe('PowerShell', () => {
  const script = completionScript('powershell', 'de');

  test('gets nothing but ASCII, for it reads a file in the code page of its window', () => {
    expect(/[^\n -~]/.exec(script)).toBeNull();
    expect(script).toContain("('' + 'Register pr' + [char]252 + 'fen: ");
  });

  test('has every quotation mark and bracket closed, and no key twice in a table', () => {
    const code = script.replace(/#.*$/gm, '').replace(/'(?:[^'\n]|'')*'/g, "''");
    expect(code.match(/[^']'[^']/g)).toBeNull();
    for (const [open = '', close = ''] of ['()', '{}', '[]'])
      expect(code.split(open).length).toBe(code.split(close).length);
    for (const [, body = ''] of script.matchAll(/@\{\n([^{}]*)\}/g)) {
      const keys = [...body.matchAll(/^ *'([^']*)' =/gm)].map(([, key = '']) => key.toLowerCase());
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('has every flag of every command', () => {
    for (const { name, flags } of commandWords('de')) {
      const [, body = ''] = new RegExp(`'${name}' = \\[ordered\\]@\\{([^{}]*)\\}`).exec(script) ?? [];
      const listed = [...body.matchAll(/^ *'(--[a-z-]+)' =/gm)].map(([, flag]) => flag);
      expect(listed).toEqual(flags.map(({ long }) => long));
    }
  });
});
