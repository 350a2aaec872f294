import type { RegisterSource } from '../register/source.js';

/** Where a draw's files come from: a disk, or what somebody chose in a browser. Nothing is ever written here. */
export interface Files {
  exists(path: string): boolean;
  /** @throws an error with a `code` such as ENOENT */
  read(path: string): Promise<Uint8Array>;
  /** @throws Refusal `REG-001` */
  open(path: string): Promise<RegisterSource>;
  /** a path that a file in this folder names */
  at(folder: string, path: string): string;
  /** the same, as people would type it */
  join(folder: string, path: string): string;
  folderOf(path: string): string;
}

/** Files that somebody chose: they have names and no folders. */
export function chosenFiles(
  files: ReadonlyMap<string, Blob>,
  open: (name: string, blob: Blob) => RegisterSource,
): Files {
  const nameOf = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const find = (path: string): Blob => {
    const blob = files.get(nameOf(path));
    if (blob === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return blob;
  };
  return {
    exists: (path) => files.has(nameOf(path)),
    read: async (path) => new Uint8Array(await find(path).arrayBuffer()),
    open: async (path) => open(nameOf(path), find(path)),
    at: (_, path) => path,
    join: (_, path) => path,
    folderOf: () => '.',
  };
}
