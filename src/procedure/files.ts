import type { RegisterSource } from '../register/source.js';

/** Where a draw's files come from: a disk, or what somebody chose in a browser. Nothing is ever written here. */
export interface Files {
  /** what there is at this path; `null`: nothing */
  kind(path: string): 'file' | 'folder' | null;
  /** @throws an error with a `code` such as ENOENT */
  read(path: string): Promise<Uint8Array>;
  /** @throws Refusal `REG-001` */
  open(path: string): Promise<RegisterSource>;
  /** a path that a file in this folder names; its backslashes are read as slashes */
  at(folder: string, path: string): string;
  /** the same, as people would type it */
  join(folder: string, path: string): string;
  folderOf(path: string): string;
}
