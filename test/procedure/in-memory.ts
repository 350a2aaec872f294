import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../../src/procedure/files.js';
import type { OutputFile } from '../../src/procedure/result.js';
import type { Tools } from '../../src/procedure/tools.js';
import { memorySource } from '../../src/register/source.js';

/** A machine without a disk: files are texts and bytes by their paths. */

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** The fixtures under `fixtures/`, and what is added to them. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Uint8Array>();

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  put(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(posix.normalize(path), bytes);
  }

  /** What a step of the procedure gave to be written. */
  putAll(folder: string, files: readonly OutputFile[]): void {
    for (const { name, bytes } of files) this.put(posix.join(folder, name), bytes);
  }

  kind(path: string): 'file' | 'folder' | null {
    const wanted = posix.normalize(path);
    if (this.#files.has(wanted)) return 'file';
    return [...this.#files.keys()].some((name) => name.startsWith(`${wanted}/`)) ? 'folder' : null;
  }

  names(folder: string): string[] {
    const begin = folder === '.' ? '' : `${posix.normalize(folder)}/`;
    const inside = [...this.#files.keys()].filter((name) => name.startsWith(begin));
    return [...new Set(inside.map((name) => name.slice(begin.length).split('/')[0] ?? ''))];
  }

  async read(path: string): Promise<Uint8Array> {
    const found = this.#files.get(posix.normalize(path));
    if (found === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return found;
  }

  async open(path: string) {
    return memorySource(posix.basename(path), await this.read(path));
  }

  at(folder: string, path: string): string {
    return path.startsWith('/') ? path : posix.join(folder, path);
  }

  join(folder: string, path: string): string {
    return posix.join(folder, path);
  }

  folderOf(path: string): string {
    return posix.dirname(path);
  }
}

/** All fixtures, under `fixtures/`. */
export function withFixtures(files: Readonly<Record<string, string>> = {}): MemoryFiles {
  const memory = new MemoryFiles(files);
  const entries = readdirSync(FIXTURES, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = posix.join(entry.parentPath, entry.name);
    memory.put(posix.join('fixtures', posix.relative(FIXTURES, path)), readFileSync(path));
  }
  return memory;
}

export const AT = '2026-12-05T19:30:00Z';
/** What logs say of the program, whatever machine this is. */
export const PROGRAM = { toolVersion: '0.1.0', nodeVersion: 'v20.20.2' };

/** A place to work in that has these files and nothing else. */
export function toolsFor(files: Files): Tools {
  return {
    files,
    program: PROGRAM,
    reading: () => ({}),
    search: { pause: async () => {} },
    now: () => AT,
  };
}
