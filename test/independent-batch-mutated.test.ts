import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { batches, copied, found } from './cli/batches.js';
import { forge } from './cli/commitments.js';
import { execute, readEntries } from './cli/run.js';
import { isThorough } from './thorough.js';

/** Every value of a log about a batch, changed by itself with a chain that fits again: it decides something, or says so here. */

const PROGRAM = fileURLToPath(new URL('./independent/batch.py', import.meta.url));

let ground = '';
beforeAll(async () => {
  ground = await batches();
});

type Path = readonly (string | number)[];
interface Leaf {
  readonly entry: number;
  readonly path: Path;
}

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inside.flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** Another value of the same kind, as near as can be. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 1;
  const text = String(value);
  if (/^\d{8}$/.test(text)) return String(Number(text) + 5).padStart(8, '0');
  const last = text.at(-1) ?? '';
  return text.slice(0, -1) + (last === '1' ? '2' : '1');
}

function changed(cwd: string, name: string, { entry, path }: Leaf): void {
  forge(
    cwd,
    (entries) => {
      let holder = entries[entry]?.body as unknown as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
      const last = path.at(-1) ?? '';
      holder[last] = other(holder[last]);
    },
    name,
  );
}

/** What the machine was, and what a file was called: nothing follows from it, and nothing shows it. */
const FREE = /^batch\.(tool_version|node_version|list\.name)$/;
/** The second program does not look for it: without the list nobody can. */
const BY_LIST = /^batch\.list\./;

describe.each([
  ['frei', ['--register', 'liste.csv', '-c', 'plan.yaml', '-c', 'eigen.yaml'], ['--registers', 'liste.csv']],
  [
    'land',
    ['--register', 'register.csv', '--from', 'g', '-c', 'plan.yaml'],
    ['--municipalities', 'g/audit.jsonl'],
  ],
  ['fest', ['--register', 'wurf.csv'], []],
  ['offen', ['--register', 'wurf.csv'], []],
])('in %s', (name, given, second) => {
  test('whatever is changed is named', async () => {
    const entries = readEntries(join(ground, name));
    const leaves = entries.flatMap(({ body }, entry) =>
      leavesOf(body).map((path): Leaf => ({ entry, path })),
    );
    expect(leaves.length).toBeGreaterThan(30);
    const cwd = copied(ground);
    const passed: string[] = [];
    const unseen: string[] = [];
    for (const leaf of leaves.filter((_, at) => isThorough || at % 3 === 0)) {
      const label = [entries[leaf.entry]?.type, ...leaf.path].join('.');
      changed(cwd, name, leaf);
      if ((await found(cwd, name, ...given)).code === 0) passed.push(label);
      if (isThorough && !BY_LIST.test(label)) {
        const { code } = await execute('python3', [PROGRAM, name, ...second], { cwd });
        if (code === 0) unseen.push(label);
      }
      forge(cwd, () => entries, name);
    }
    expect(passed.filter((label) => !FREE.test(label))).toEqual([]);
    expect(unseen.filter((label) => !FREE.test(label))).toEqual([]);
  }, 600_000);
});
