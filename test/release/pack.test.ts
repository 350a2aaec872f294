import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** What npm hands out. */

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: TOP,
  encoding: 'utf8',
});
const listed: unknown = JSON.parse(stdout);
const [packed] = Object.values(listed as object) as { files: { path: string; mode: number }[] }[];
const files = (packed?.files ?? []).map(({ path }) => path);

/** Files under a folder of the repository, by their paths from its top. */
const under = (folder: string) =>
  readdirSync(join(TOP, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(TOP.length).replaceAll('\\', '/'));

describe('the package', () => {
  test('has a module for every source that Node runs, and no other', () => {
    const modules = files.filter((file) => file.startsWith('dist/') && file.endsWith('.js'));
    const sources = under('src').filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'));
    const wanted = sources
      .filter((file) => !file.startsWith('src/web/'))
      .map((file) => file.replace(/^src\/(.*)\.ts$/, 'dist/$1.js'));
    expect(modules.sort()).toEqual(wanted.sort());
  });

  test('has besides these the page, the guides, the manual and what one reads, and nothing else', () => {
    const others = files.filter((file) => !(file.startsWith('dist/') && file.endsWith('.js')));
    const docs = under('docs');
    const guides = docs
      .filter((file) => file.startsWith('docs/guides/'))
      .map((file) => file.replace(/^docs\/(.*)\.md$/, 'dist/$1.html'));
    expect(others.sort()).toEqual(
      [
        ...['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'bin/losverfahren.js'],
        ...['dist/page/losverfahren.html', 'dist/losverfahren.1', 'dist/man/de/man1/losverfahren.1'],
        ...[...guides, ...docs],
      ].sort(),
    );
  });

  test('has every module that one of its modules imports', () => {
    const missing = files
      .filter((file) => /^(?:dist|bin)\/.*\.js$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(TOP, file), 'utf8');
        const imports = [...text.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+\.js)'/g)];
        return imports.map(([, to = '']) => join(file, '..', to).replaceAll('\\', '/'));
      })
      .filter((to) => !files.includes(to));
    expect(missing).toEqual([]);
  });

  test('has what its own package.json and its README name', () => {
    const { bin, man, license } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
    expect(license).toBe('EUPL-1.2');
    for (const path of [bin.losverfahren, man]) expect(files).toContain(path.replace(/^\.\//, ''));
    const links = [...readFileSync(join(TOP, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)[^)]*\)/g)];
    const named = links.map(([, path = '']) => path).filter((path) => !path.startsWith('http'));
    expect(named.length).toBeGreaterThan(10);
    for (const path of named) expect([path, existsSync(join(TOP, path))]).toEqual([path, true]);
  });
});
