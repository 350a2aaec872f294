import type { Files } from '../../procedure/files.js';

export { keysBeside as keysFolder } from '../../procedure/opening.js';

export function keyIn(files: Pick<Files, 'join'>, folder: string, key: string): string {
  return files.join(folder, `${key}.key`);
}
