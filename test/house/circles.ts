import { importsOf } from './code.js';

/** What `#machine` can stand for. */
const MACHINES = ['src/machine/node.ts', 'src/machine/web.ts'];

/**
 * Groups of files each of which imports itself by way of the others, types included: to understand one of
 * them is to understand them all.
 * @param sources path from the top and text of each file
 * @returns the paths of each group, sorted
 */
export function importCircles(sources: readonly (readonly [file: string, source: string])[]): string[][] {
  const imports = new Map(sources.map(([file, source]) => [file, filesOf(file, source)] as const));
  const reached = new Map([...imports.keys()].map((file) => [file, reachable(file, imports)] as const));
  const circles = new Map<string, string[]>();
  for (const [file, all] of reached) {
    if (!all.has(file)) continue;
    const circle = [...all].filter((other) => reached.get(other)?.has(file)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function filesOf(file: string, source: string): string[] {
  return importsOf(source).flatMap(({ name }) => {
    if (name === '#machine') return MACHINES;
    if (!name.startsWith('.')) return [];
    const built = new URL(name, `file:///${file}`).pathname.slice(1);
    return ['.ts', '.tsx'].map((end) => built.replace(/\.js$/, end));
  });
}

/** All files that one comes to from this one, in one step or many. */
function reachable(from: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...(imports.get(from) ?? [])];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || !imports.has(file)) continue;
    found.add(file);
    open.push(...(imports.get(file) ?? []));
  }
  return found;
}
