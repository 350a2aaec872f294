// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources in quotes have templates in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeOf, type Finding, findings, RULES, type Rule } from './core/house-rules.js';

const TOP = fileURLToPath(new URL('..', import.meta.url));

/** All programs under a folder of the repository, with their paths from the top. */
function sourcesUnder(folder: string): [file: string, source: string][] {
  return readdirSync(join(TOP, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(TOP, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    });
}

const sources = [...sourcesUnder('src'), ...sourcesUnder('bin')];

describe('the sources of the program', () => {
  const all = sources.flatMap(([file, source]) => findings(file, source));

  test('are all looked at', () => {
    const files = sources.map(([file]) => file);
    expect(files).toEqual(expect.arrayContaining(['src/core/digest.ts', 'src/cli/commands/draw.ts']));
    expect(files).toContain('bin/losverfahren.js');
    expect(files.length).toBeGreaterThan(70);
  });

  test('are read rightly: outside comments, texts and patterns every bracket is closed', () => {
    const unbalanced = sources.filter(([, source]) => {
      const count = (bracket: string) => codeOf(source).split(bracket).length;
      return ['()', '[]', '{}'].some(([open = '', close = '']) => count(open) !== count(close));
    });
    expect(unbalanced.map(([file]) => file)).toEqual([]);
  });

  test.each(Object.entries(RULES))('keep the rule of the %s: %s', (rule) => {
    expect(all.filter((finding) => finding.rule === rule)).toEqual([]);
  });
});

describe('a source that breaks a rule is caught', () => {
  const broken: readonly (readonly [rule: Rule, file: string, what: string, source: string])[] = [
    ['arrow', 'src/core/draw.ts', '../register/read.js', "import { read } from '../register/read.js';"],
    ['arrow', 'src/core/draw.ts', '../cli/main.js', "import type { A } from '../cli/main.js';"],
    ['arrow', 'src/register/read.ts', '../plan/load.js', "export * from '../plan/load.js';"],
    ['arrow', 'src/audit/log.ts', '../report/lists.js', 'import { a } from "../report/lists.js";'],
    [
      'arrow',
      'src/lottery/model.ts',
      '../simulation/town.js',
      "const a = await import('../simulation/town.js');",
    ],
    ['arrow', 'src/report/lists.ts', '../cli/files.js', "import '../cli/files.js';"],
    [
      'arrow',
      'src/cli/commands/draw.ts',
      '../../../test/core/plans.js',
      "import { a } from '../../../test/core/plans.js';",
    ],
    ['arrow', 'bin/losverfahren.js', '../dist/core/draw.js', "import { a } from '../dist/core/draw.js';"],
    ['arrow', 'src/utils/text.ts', 'no such room: utils', ''],
    ['arrow', 'src/index.ts', 'no such room: src', ''],
    ['arrow', 'src/core/draw.ts', 'import(', 'const a = await import(name);'],
    ['arrow', 'src/core/draw.ts', 'import(', 'const a = await import(`./${name}.js`);'],
    ['arrow', 'src/cli/main.ts', 'createRequire', "import { createRequire } from 'node:module';"],
    ['package', 'src/core/digest.ts', 'node:crypto', "import { hash } from 'node:crypto';"],
    ['package', 'src/core/digest.ts', 'crypto', "import { hash } from 'crypto';"],
    ['package', 'src/core/plan.ts', 'zod', "import { z } from 'zod';"],
    [
      'package',
      'src/core/plan.ts',
      '@noble/curves/ed25519.js',
      "import { a } from '@noble/curves/ed25519.js';",
    ],
    ['package', 'src/simulation/town.ts', 'seedrandom', "import seedrandom from 'seedrandom';"],
    ['package', 'src/cli/main.ts', 'highs', "const a = import('highs');"],
    ['chance', 'src/core/draw.ts', 'Math.random', 'const u = Math.random();'],
    ['chance', 'src/register/person.ts', 'Date', 'const now = new Date();'],
    ['chance', 'src/audit/log.ts', 'Date', 'const now = Date.now();'],
    ['chance', 'src/core/strata.ts', 'localeCompare', 'names.sort((a, b) => a.localeCompare(b));'],
    ['chance', 'src/core/strata.ts', 'Intl', 'names.sort(new Intl.Collator().compare);'],
    ['chance', 'src/core/strata.ts', 'toLocaleLowerCase', 'const a = value.toLocaleLowerCase();'],
    ['chance', 'src/report/lists.ts', 'toLocaleString', 'const a = `${size.toLocaleString()}`;'],
    ['chance', 'src/register/read.ts', 'randomBytes', "import { randomBytes } from 'node:crypto';"],
    ['write', 'src/audit/log.ts', 'appendFileSync', "import { appendFileSync } from 'node:fs';"],
    ['write', 'src/report/lists.ts', 'writeFile', "import { readFile, writeFile } from 'node:fs/promises';"],
    ['write', 'src/cli/prepare.ts', 'renameSync as move', "import { renameSync as move } from 'fs';"],
    ['write', 'src/cli/main.ts', 'createWriteStream', "import { createWriteStream } from 'node:fs';"],
    ['write', 'src/cli/main.ts', 'rm', "import { rm, mkdir } from 'node:fs/promises';"],
    ['write', 'src/cli/main.ts', 'node:fs, not by named imports', "import * as fs from 'node:fs';"],
    ['write', 'src/cli/main.ts', 'node:fs, not by named imports', "import fs from 'node:fs';"],
    ['write', 'src/cli/main.ts', 'node:fs, not by named imports', "(await import('node:fs')).rmSync('a');"],
    [
      'write',
      'src/cli/main.ts',
      "open for 'w'",
      "import { openSync } from 'node:fs';\nopenSync(name('a', 'r'), 'w');",
    ],
    [
      'write',
      'src/register/source.ts',
      'open for flags',
      "import { open } from 'node:fs/promises';\nopen(path, flags);",
    ],
    ['terminal', 'src/cli/terminal.ts', 'console', "console.log('a');"],
    ['terminal', 'src/register/read.ts', 'process', "process.stdout.write('a');"],
    ['exit', 'src/cli/commands/draw.ts', 'process.exit', 'process.exit(1);'],
    ['exit', 'src/cli/commands/draw.ts', 'exit } = process', 'const { exit } = process;'],
    ['types', 'src/core/plan.ts', 'any', 'const a: any = 1;'],
    ['types', 'src/plan/schema.ts', 'any', 'const a = z.any();'],
    ['types', 'src/plan/schema.ts', 'any', 'const a = b as unknown as any[];'],
    ['types', 'src/core/plan.ts', '@ts-ignore', '// @ts-ignore\nconst a = 1;'],
    ['types', 'src/core/plan.ts', '@ts-expect-error', '// @ts-expect-error\nconst a = 1;'],
    ['default', 'src/core/plan.ts', 'export default', 'export default {};'],
    ['default', 'src/core/plan.ts', 'as default', 'export { plan as default };'],
    ['length', 'src/register/read.ts', '301 lines', '\n'.repeat(301)],
  ];

  test.each(broken)('%s: %s has `%s`', (rule, file, what, source) => {
    const expected: Finding = { rule, file, what };
    expect(findings(file, source)).toContainEqual(expected);
  });

  test('whichever rule it is', () => {
    expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
  });
});

describe('a source that keeps the rules is not accused', () => {
  test.each([
    ['src/cli/commands/draw.ts', "import { a } from '../../core/draw.js';\nimport { b } from '../files.js';"],
    ['src/report/lists.ts', "import { a } from '../audit/log.js';\nimport { b } from './page.js';"],
    ['src/core/digest.ts', "import { sha256 } from '@noble/hashes/sha2.js';\nimport { a } from './text.js';"],
    ['src/simulation/random.ts', "import seedrandom from 'seedrandom';"],
    ['src/lottery/solver.ts', "import highs from 'highs';"],
    ['bin/losverfahren.js', "import { main } from '../dist/cli/main.js';\nmain(process.argv);"],
    ['src/cli/files.ts', "import { renameSync, writeSync } from 'node:fs';"],
    ['src/cli/main.ts', 'process.exit(EXIT.done);'],
    ['src/cli/commands/draw.ts', 'process.exitCode = 1;\nconst at = new Date();'],
    [
      'src/register/source.ts',
      "import { open, stat } from 'node:fs/promises';\nawait open(path(a, b), 'r');\nopen(c);",
    ],
    [
      'src/core/age.ts',
      '/** No Date, no Math.random, not any. */\ninterface CalendarDate {}\n// process.exit()',
    ],
    ['src/core/age.ts', "const a = 'any Date from'; const b = \"console\"; const c = 'it\\'s Math.random';"],
    ['src/core/age.ts', 'const a = `any ${`Date ${1}`} console`;\nconst b = /["\'`]any/.test(a);'],
    ['src/core/age.ts', "const a = Buffer.from('../cli/x.js');\nconst b = Promise.any([]);"],
  ])('%s: %j', (file, source) => {
    expect(findings(file, source)).toEqual([]);
  });

  test('for its length, if it is a catalogue of messages', () => {
    expect(findings('src/cli/messages/problems-de.ts', '\n'.repeat(500))).toEqual([]);
    expect(findings('src/register/read.ts', '\n'.repeat(300))).toEqual([]);
  });

  test('because comments, texts and patterns are told from code', () => {
    const source = "a /* b */ + 'c' // d\n+ `e ${f + `g ${{ h: 'i' }} j`} k` + l / m / n + /['\"/]+[/o]/.p";
    const code = codeOf(source);
    expect(code).toHaveLength(source.length);
    expect(code.replace(/[^a-z]+/g, ' ').trim()).toBe('a f h l m n p');
    expect(
      codeOf('a\n/* b\n c */\nd')
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['a', '', '', 'd']);
  });
});
