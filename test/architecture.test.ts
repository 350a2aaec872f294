// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources in quotes have templates in them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importCircles } from './house/circles.js';
import { codeOf, importsOf } from './house/code.js';
import { type Finding, findings, RULES, type Rule } from './house/rules.js';

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

  test('have no circles: no file imports itself by way of others', () => {
    expect(importCircles(sources)).toEqual([]);
  });

  test.each(['seedrandom', 'highs'])('have %s in one place', (name) => {
    const places = sources.filter(([, source]) => importsOf(source).some((one) => one.name === name));
    expect(places.map(([file]) => file)).toHaveLength(1);
  });
});

describe('the compilation for a page', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(TOP, file), 'utf8'));

  test('is part of the type check, and leaves out nothing but what a page can never run', () => {
    expect(read('package.json').scripts.typecheck).toContain('tsc -p tsconfig.web.json');
    const { include, exclude, compilerOptions } = read('tsconfig.web.json');
    expect([include, exclude, compilerOptions.types]).toEqual([
      expect.arrayContaining(['src']),
      ['src/node', 'src/cli', 'src/machine/node.ts'],
      [],
    ]);
  });

  test("has no types of Node's, not even by way of a package, and no file that it leaves out", () => {
    const tsc = join(TOP, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.web.json', '--listFilesOnly'], {
      cwd: TOP,
      encoding: 'utf8',
    });
    const files = stdout.trim().split('\n');
    expect(files.some((file) => file.endsWith('src/web/blob-source.ts'))).toBe(true);
    expect(
      files.filter((file) => /\/@types\/node\/|\/src\/(?:node|cli)\/|machine\/node\.ts/.test(file)),
    ).toEqual([]);
  });
});

describe('a source that breaks a rule is caught', () => {
  const broken: readonly (readonly [rule: Rule, file: string, what: string, source: string])[] = [
    ['arrow', 'src/core/draw.ts', '../register/read.js', "import { read } from '../register/read.js';"],
    ['arrow', 'src/core/draw.ts', '../cli/main.js', "import type { A } from '../cli/main.js';"],
    ['arrow', 'src/core/lottery/types.ts', '../../lottery/solver.js', "import '../../lottery/solver.js';"],
    ['arrow', 'src/core/lottery/types.ts', '../../audit/log.js', "export type * from '../../audit/log.js';"],
    ['arrow', 'src/core/draw.ts', '../machine/web.js', "import { digest } from '../machine/web.js';"],
    ['arrow', 'src/machine/web.ts', '../core/digest.js', "import { a } from '../core/digest.js';"],
    ['arrow', 'src/register/read.ts', '../plan/load.js', "export * from '../plan/load.js';"],
    ['arrow', 'src/audit/log.ts', '../report/lists.js', 'import { a } from "../report/lists.js";'],
    ['arrow', 'src/report/lists.ts', '../audit/log.js', "import type { A } from '../audit/log.js';"],
    [
      'arrow',
      'src/lottery/peel.ts',
      '../simulation/town.js',
      "const a = await import('../simulation/town.js');",
    ],
    ['arrow', 'src/audit/lottery.ts', '../procedure/lottery.js', "import '../procedure/lottery.js';"],
    ['arrow', 'src/procedure/draw.ts', '../cli/terminal.js', "import type { A } from '../cli/terminal.js';"],
    ['arrow', 'src/procedure/draw.ts', '../node/disk.js', "import { disk } from '../node/disk.js';"],
    ['arrow', 'src/procedure/draw.ts', '../messages/fill.js', "import { fill } from '../messages/fill.js';"],
    ['arrow', 'src/messages/fill.ts', '../plan/load.js', "import type { A } from '../plan/load.js';"],
    ['arrow', 'src/node/disk.ts', '../procedure/draw.js', "import { draw } from '../procedure/draw.js';"],
    ['arrow', 'src/node/disk.ts', '../audit/log.js', "import { logFile } from '../audit/log.js';"],
    ['arrow', 'src/core/draw.ts', '../audit/names.js', "import { LOG_NAME } from '../audit/names.js';"],
    ['arrow', 'src/node/disk.ts', '../messages/fill.js', "import type { A } from '../messages/fill.js';"],
    ['arrow', 'src/web/page/form.ts', '../../node/disk.js', "import type { A } from '../../node/disk.js';"],
    ['arrow', 'src/web/chosen-files.ts', '../cli/exit.js', "import { EXIT } from '../cli/exit.js';"],
    ['arrow', 'src/web/blob-source.ts', '../register/read.js', "import { a } from '../register/read.js';"],
    [
      'arrow',
      'src/cli/commands/draw.ts',
      '../../audit/log.js',
      "import { type A, b } from '../../audit/log.js';",
    ],
    ['arrow', 'src/cli/say/draw.ts', '../../audit/log.js', "import type from '../../audit/log.js';"],
    [
      'arrow',
      'src/cli/say/draw.ts',
      '../../audit/log.js',
      "import type A from 'b';\nimport '../../audit/log.js';",
    ],
    ['arrow', 'src/cli/main.ts', '../web/blob-source.js', "import type { A } from '../web/blob-source.js';"],
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
    ['package', 'src/core/plan.ts', 'zod', "import * as z from 'zod';"],
    ['package', 'src/cli/flags/table.ts', 'zod/mini', "import * as z from 'zod/mini';"],
    [
      'package',
      'src/core/plan.ts',
      '@noble/curves/ed25519.js',
      "import { a } from '@noble/curves/ed25519.js';",
    ],
    ['package', 'src/core/draw.ts', 'seedrandom', "import seedrandom from 'seedrandom';"],
    ['package', 'src/cli/main.ts', 'highs', "const a = import('highs');"],
    ['package', 'src/procedure/draw.ts', 'chalk', "import chalk from 'chalk';"],
    ['package', 'src/report/lists.ts', 'csv-stringify/sync', "import { a } from 'csv-stringify/sync';"],
    ['package', 'src/report/lists.ts', 'left-pad', "import leftPad from 'left-pad';"],
    ['platform', 'src/core/digest.ts', 'node:crypto', "import { hash } from 'node:crypto';"],
    ['platform', 'src/core/digest.ts', 'crypto', "import { hash } from 'crypto';"],
    ['platform', 'src/procedure/draw.ts', 'node:path', "import type { A } from 'node:path';"],
    ['platform', 'src/machine/web.ts', 'node:buffer', "import { isUtf8 } from 'node:buffer';"],
    ['platform', 'src/audit/log.ts', 'Buffer', 'const a = Buffer.from(b);'],
    ['platform', 'src/audit/log.ts', 'Buffer', 'function a(): Buffer {}'],
    ['platform', 'src/register/read.ts', 'process', "process.stdout.write('a');"],
    ['platform', 'src/messages/fill.ts', 'NodeJS', 'function a(b: NodeJS.ProcessEnv) {}'],
    ['platform', 'src/procedure/lottery.ts', 'setImmediate', 'await new Promise((a) => setImmediate(a));'],
    ['platform', 'src/register/read.ts', 'SharedArrayBuffer', 'const a = globalThis.SharedArrayBuffer;'],
    ['platform', 'src/register/read.ts', 'Atomics', 'Atomics.wait(a, 0, 0);'],
    ['platform', 'src/lottery/solver.ts', 'import.meta', "new URL('highs.wasm', import.meta.url);"],
    ['chance', 'src/core/draw.ts', 'Math.random', 'const u = Math.random();'],
    ['chance', 'src/register/person.ts', 'Date', 'const now = new Date();'],
    ['chance', 'src/audit/log.ts', 'Date', 'const now = Date.now();'],
    ['chance', 'src/core/strata.ts', 'localeCompare', 'names.sort((a, b) => a.localeCompare(b));'],
    ['chance', 'src/core/strata.ts', 'Intl', 'names.sort(new Intl.Collator().compare);'],
    ['chance', 'src/core/strata.ts', 'toLocaleLowerCase', 'const a = value.toLocaleLowerCase();'],
    ['chance', 'src/report/lists.ts', 'toLocaleString', 'const a = `${size.toLocaleString()}`;'],
    ['chance', 'src/register/read.ts', 'randomBytes', "import { randomBytes } from 'node:crypto';"],
    ['chance', 'src/procedure/draw.ts', 'performance', 'const begun = performance.now();'],
    ['chance', 'src/simulation/town.ts', 'Math.random', 'const u = Math.random();'],
    ['write', 'src/audit/log.ts', 'appendFileSync', "import { appendFileSync } from 'node:fs';"],
    ['write', 'src/report/lists.ts', 'writeFile', "import { readFile, writeFile } from 'node:fs/promises';"],
    ['write', 'src/cli/session.ts', 'renameSync as move', "import { renameSync as move } from 'fs';"],
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
      'src/cli/ask.ts',
      'open for flags',
      "import { open } from 'node:fs/promises';\nopen(path, flags);",
    ],
    ['network', 'src/web/page/form.ts', 'fetch(', "await fetch('https://example.org');"],
    ['network', 'src/web/page/form.ts', 'XMLHttpRequest', 'new XMLHttpRequest();'],
    ['network', 'src/web/page/form.ts', 'sendBeacon', 'navigator.sendBeacon(url);'],
    ['network', 'src/cli/main.ts', 'node:https', "import { get } from 'node:https';"],
    ['network', 'src/node/disk.ts', 'dns/promises', "import { lookup } from 'dns/promises';"],
    ['terminal', 'src/cli/terminal.ts', 'console', "console.log('a');"],
    ['terminal', 'src/node/disk.ts', 'process.env', 'const { HOME } = process.env;'],
    ['terminal', 'src/node/disk.ts', 'process.stdin', 'for await (const part of process.stdin) {}'],
    ['exit', 'src/cli/commands/draw.ts', 'process.exit', 'process.exit(1);'],
    ['exit', 'src/cli/commands/draw.ts', 'exit } = process', 'const { exit } = process;'],
    ['types', 'src/core/plan.ts', 'any', 'const a: any = 1;'],
    ['types', 'src/plan/schema.ts', 'any', 'const a = z.any();'],
    ['types', 'src/plan/schema.ts', 'any', 'const a = b as unknown as any[];'],
    ['types', 'src/core/plan.ts', '@ts-ignore', '// @ts-ignore\nconst a = 1;'],
    ['types', 'src/core/plan.ts', '@ts-expect-error', '// @ts-expect-error\nconst a = 1;'],
    ['network', 'src/web/page/app.tsx', 'fetch(', '<p a={b} />; fetch(c); <a href="/d">{e}</a>'],
    ['types', 'src/web/page/app.tsx', 'any', "<p>{t('a')}</p>; const a: any = <br />;"],
    ['length', 'src/web/page/app.tsx', '301 lines', '\n'.repeat(301)],
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
    ['src/cli/commands/draw.ts', "import { a } from '../../core/draw.js';\nimport { b } from '../exit.js';"],
    [
      'src/cli/commands/draw.ts',
      "import { draw } from '../../procedure/draw.js';\nimport '../../node/disk.js';",
    ],
    [
      'src/cli/say/draw.ts',
      "import type { A } from '../../audit/log.js';\nexport type * from '../../plan/schema.js';",
    ],
    [
      'src/cli/say/draw.ts',
      "import { readFile } from 'node:fs/promises';\nconst a: Buffer = Buffer.alloc(1);",
    ],
    ['src/procedure/draw.ts', "import { a } from '../audit/log.js';\nimport { digest } from '#machine';"],
    ['src/core/lottery/types.ts', "import { a } from '../problem.js';\nimport { b } from './record.js';"],
    ['src/node/threads/parallel.ts', "import { Worker } from 'node:worker_threads';\nAtomics.wait(a, 0, 0);"],
    [
      'src/node/disk.ts',
      "import type { Files } from '../procedure/files.js';\nif (process.platform) a(Buffer);",
    ],
    [
      'src/node/output-folder.ts',
      "import { LOG_NAME } from '../audit/names.js';\nimport { rmSync } from 'node:fs';",
    ],
    ['src/register/fast/marks.ts', "import { set } from '../../machine/wasm-module.js';"],
    ['src/machine/node.ts', "import { hash } from 'node:crypto';\nconst a = process.version;"],
    [
      'src/cli/say/draw.ts',
      "import { a } from '../../audit/names.js';\nimport type { B } from '../../plan/load.js';",
    ],
    ['src/web/chosen-files.ts', "import type { A } from '../register/source.js';\nconst at = new Date();"],
    ['src/report/lists.ts', "import { stringify } from '#csv-stringify';\nimport { b } from './page.js';"],
    ['src/core/digest.ts', "import { sha256 } from '@noble/hashes/sha2.js';\nimport { a } from './text.js';"],
    ['src/simulation/random.ts', "import seedrandom from 'seedrandom';"],
    ['src/lottery/solver.ts', "import highs from 'highs';"],
    ['src/web/page/app.tsx', "import { h } from 'preact';\nconst a = <b c={d} /> ?? <e>{t('any Date')}</e>;"],
    ['bin/losverfahren.js', "import { main } from '../dist/cli/main.js';\nmain(process.argv);"],
    ['src/node/scratch.ts', "import { renameSync, writeSync } from 'node:fs';"],
    ['src/cli/main.ts', 'process.exit(EXIT.done);'],
    ['src/cli/commands/draw.ts', 'process.exitCode = 1;\nconst at = new Date();'],
    [
      'src/cli/ask.ts',
      "import { open, stat } from 'node:fs/promises';\nawait open(path(a, b), 'r');\nopen(c);",
    ],
    ['src/register/byte-buffer.ts', 'class ByteBuffer { a = new ArrayBuffer(8).slice(0); b = c.fetch(d); }'],
    [
      'src/core/age.ts',
      '/** No Date, no Math.random, not any. */\ninterface CalendarDate {}\n// process.exit()',
    ],
    ['src/core/age.ts', "const a = 'any Date from'; const b = \"console\"; const c = 'it\\'s Math.random';"],
    ['src/core/age.ts', 'const a = `any ${`Date ${1}`} console`;\nconst b = /["\'`]any/.test(a);'],
    ['src/core/age.ts', "const a = Array.from('../cli/x.js');\nconst b = Promise.any([]);"],
  ])('%s: %j', (file, source) => {
    expect(findings(file, source)).toEqual([]);
  });

  test('for its length, if it has messages', () => {
    expect(findings('src/messages/register.ts', '\n'.repeat(500))).toEqual([]);
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

describe('a circle of imports is caught', () => {
  const a = ['src/core/a.ts', "import { b } from './b.js';"] as const;
  const b = ['src/core/b.ts', "export * from '../plan/c.js';"] as const;
  const none = (name: string) => [`src/${name}`, "import '../core/a.js';\nimport 'zod';"] as const;

  test.each([
    ["import { a } from '../core/a.js';"],
    ["import type { A } from '../core/a.js';"],
    ["const a = await import('../core/a.js');"],
    ["export { a } from '../core/b.js';\nexport * from '../core/a.js';"],
  ])('closed by %j', (source) => {
    const circle = ['src/core/a.ts', 'src/core/b.ts', 'src/plan/c.ts'];
    expect(importCircles([none('cli/d.ts'), a, b, ['src/plan/c.ts', source]])).toEqual([circle]);
  });

  test('of one file alone, and by way of the machine', () => {
    const web = ['src/machine/web.ts', "import { a } from '../core/a.js';"] as const;
    const own = ['src/plan/e.ts', "import './e.js';"] as const;
    const found = importCircles([['src/core/a.ts', "import { digest } from '#machine';"], web, own]);
    expect(found).toEqual([['src/core/a.ts', 'src/machine/web.ts'], ['src/plan/e.ts']]);
  });

  test('and two that hang together are one; none is found where there is none', () => {
    const back = ['src/core/b.ts', "import './a.js';\nimport './c.js';"] as const;
    expect(importCircles([a, back, ['src/core/c.ts', "import './b.js';"]])).toEqual([
      ['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts'],
    ]);
    expect(importCircles([a, b, none('plan/d.ts'), ['src/plan/c.ts', "// import '../core/a.js';"]])).toEqual(
      [],
    );
  });
});
