import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../src/audit/checks.js';
import { newFolder } from './cli/run.js';
import { isThorough } from './thorough.js';

/** What README.md and docs/AUDIT.md show of a console is what the commands print, in their order, in one folder. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMES = 8 * 60_000;
/** A log names the version of Node, so other versions give other fingerprints. */
const MADE_WITH = 'v20.20.2';
const HASH = /\b[0-9a-f]{64}\b/g;
const compared = (text: string) => (process.version === MADE_WITH ? text : text.replace(HASH, '<hash>'));

/** Files that a town has published; there are none here. */
const ELSEWHERE = /(?<!\/)\b(?:audit\.jsonl|urn\.csv)\b(?! town)/;

interface Example {
  readonly command: string;
  /** empty: nothing is shown */
  readonly shown: string;
}

/** The commands behind `$ ` with what stands under them; further lines of a command as in a shell, with or without `> `. */
function examplesIn(markdown: string): Example[] {
  const blocks = [...markdown.matchAll(/^```console\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const lines = part.trimEnd().split('\n');
        let count = 1;
        const command = () =>
          lines
            .slice(0, count)
            .map((line, at) => (at === 0 ? line : line.replace(/^> /, '')))
            .join('\n');
        while (count < lines.length && spawnSync('bash', ['-n', '-c', command()]).status !== 0) count++;
        return { command: command(), shown: lines.slice(count).join('\n') };
      }),
  );
}

/** A folder as whoever reads has it, with the program on the path. */
function ground() {
  const folder = newFolder();
  cpSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  for (const name of ['test', 'docs']) symlinkSync(join(ROOT, name), join(folder, name));
  const bin = newFolder();
  mkdirSync(bin, { recursive: true });
  const program = join(bin, 'losverfahren');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${ROOT}bin/losverfahren.js" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, LC_ALL: 'C.UTF-8', NO_COLOR: '1' };
  return (command: string) => {
    const { stdout } = spawnSync('bash', ['-c', `{ ${command}\n} 2>&1`], {
      ...{ cwd: folder, env, encoding: 'utf8', maxBuffer: 1e8 },
    });
    return stdout.trimEnd();
  };
}

describe('what is shown of a console', () => {
  const documents = [
    ['README.md', 3, 0] as const,
    ...(isThorough ? [['docs/AUDIT.md', 58, 3] as const] : []),
  ];
  test.each(documents)(
    '%s',
    (name, all, elsewhere) => {
      const examples = examplesIn(readFileSync(join(ROOT, name), 'utf8'));
      const outside = examples.filter(({ command, shown }) => shown !== '' && ELSEWHERE.test(command));
      const run = ground();
      const printed = examples.map(({ command, shown }) => ({ command, shown, now: run(command) }));
      const own = printed.filter(
        ({ command, shown }) => shown !== '' && !outside.some((one) => one.command === command),
      );
      for (const { command, shown, now } of own)
        expect(compared(`$ ${command}\n${now}`)).toBe(compared(`$ ${command}\n${shown}`));
      expect([examples.length, outside.length]).toEqual([all, elsewhere]);
    },
    TIMES,
  );
});

test('docs/AUDIT.md says of every check what must hold', () => {
  const text = readFileSync(join(ROOT, 'docs/AUDIT.md'), 'utf8');
  expect(CHECKS.filter((name) => !text.includes(`\n| \`${name}\``))).toEqual([]);
});
