import type { RegisterSource } from '../register/source.js';

/** Where a draw's files come from: a disk, or what somebody chose in a browser. Nothing is ever written here. */
export interface Files {
  /** what there is at this path; `null`: nothing, or neither a file nor a folder */
  kind(path: string): 'file' | 'folder' | null;
  /** what is in a folder; none if it can't be looked into */
  names(folder: string): readonly string[];
  /**
   * @param most bytes, for a file that somebody else named: a larger one is not read, nor is a device or a pipe
   * @throws an error with a `code` such as ENOENT, EFBIG, ENOTFILE
   */
  read(path: string, most?: number): Promise<Uint8Array>;
  /** @throws Refusal `REG-001` */
  open(path: string): Promise<RegisterSource>;
  /** a path that a file in this folder names; its backslashes are read as slashes */
  at(folder: string, path: string): string;
  /** the same, as people would type it */
  join(folder: string, path: string): string;
  folderOf(path: string): string;
}
