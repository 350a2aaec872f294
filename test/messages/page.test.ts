import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { SOURCE } from './sentences.js';

/** A page carries what can be said of a draw, and nothing that only the command line says. */

/** What a source imports when it runs: types are gone by then. */
function importsOf(source: string): string[] {
  const statements = source.matchAll(
    /^(?:import|export)\b(?! type\b)[^;]*?\bfrom '([^']+)';|^import '([^']+)';/gm,
  );
  const calls = source.matchAll(/\bimport\('([^']+)'\)/g);
  return [...statements, ...calls].map(([, from, bare]) => from ?? bare ?? '');
}

const sourceOf = (file: string) => readFileSync(join(SOURCE, file), 'utf8');

/** All files that are loaded with one, and all names from elsewhere that they import. */
function loadedWith(file: string): {
  readonly files: ReadonlySet<string>;
  readonly others: readonly string[];
} {
  const files = new Set([file]);
  const others: string[] = [];
  for (const loaded of files) {
    for (const name of importsOf(sourceOf(loaded))) {
      if (name.startsWith('.'))
        files.add(join(loaded, '..', name).replaceAll('\\', '/').replace(/\.js$/, '.ts'));
      else others.push(name);
    }
  }
  return { files, others };
}

const { files, others } = loadedWith('messages/catalogue.ts');

test('imports are seen, also those that are written over several lines, and types are told apart', () => {
  const source = [
    "import { a } from './a.js';",
    "import type { b } from './b.js';",
    'import {\n  c,\n  type d,\n} from "./no.js";'.replaceAll('"', "'"),
    "export * from './e.js';",
    "const f = await import('./f.js');",
  ].join('\n');
  expect(importsOf(source)).toEqual(['./a.js', './no.js', './e.js', './f.js']);
  expect(loadedWith('cli/program.ts').files).toContain('messages/help.ts');
  expect(loadedWith('cli/terminal.ts').files).toContain('messages/init.ts');
});

test('the catalogue loads all speakers, but neither the help, nor what init says, nor templates, nor who asks it', () => {
  const speakers = readdirSync(join(SOURCE, 'messages')).map((name) => `messages/${name}`);
  const apart = ['help', 'init', 'letter-templates', 'protocol-words'].map((name) => `messages/${name}.ts`);
  // Types only.
  const shapes = ['messages/sentence.ts'];
  expect(speakers.filter((file) => !files.has(file)).sort()).toEqual([...apart, ...shapes]);
  expect([...files].filter((file) => !speakers.includes(file))).toEqual([]);
});

test('the sentences of the command line are imported by the command line alone', () => {
  const everything = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => relative(SOURCE, join(SOURCE, name)).replaceAll('\\', '/'));
  const users = everything.filter((file) => /'[^']*\/(?:help|init)\.js'/.test(sourceOf(file)));
  const importers = users.filter((file) =>
    importsOf(sourceOf(file)).some((name) =>
      /messages\/(?:help|init)\.js$|^\.\/(?:help|init)\.js$/.test(name),
    ),
  );
  expect(importers.filter((file) => !file.startsWith('cli/'))).toEqual([]);
  expect(importers).toEqual(expect.arrayContaining(['cli/program.ts', 'cli/terminal.ts']));
});

test('sentences need no package, no Node and no environment', () => {
  expect(others).toEqual([]);
  for (const file of files) expect(sourceOf(file)).not.toMatch(/'node:|\bprocess\.|\bBuffer\b|\benv\b/);
});
