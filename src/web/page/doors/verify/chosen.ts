import type { FileKind } from '../../../../procedure/recognise.js';
import type { ChosenToVerify, Compared } from '../../tasks/verify.js';

/** Files that somebody chose for a verification, and what is known of them. */

export interface Chosen {
  readonly name: string;
  readonly blob: Blob;
  /** `null`: nobody has looked yet */
  readonly kind: FileKind | null;
  readonly as: string;
  /** somebody said what it is, and knows better */
  readonly isSaid: boolean;
}

/** A file of the same name takes the place of the one before; so does a log that of another log. */
export function withFiles(before: readonly Chosen[], files: readonly File[]): Chosen[] {
  const names = new Set(files.map(({ name }) => name));
  const more = files.map((file) => ({
    name: file.name,
    blob: file,
    kind: null,
    as: file.name,
    isSaid: false,
  }));
  return [...before.filter(({ name }) => !names.has(name)), ...more];
}

/** As they are handed to the worker: no two of one name, and one log, the last. */
export function toVerify(files: readonly Chosen[]): ChosenToVerify[] {
  const log = files.findLast(({ kind }) => kind === 'log');
  const taken = new Set<string>();
  return files.flatMap((file) => {
    const { kind, blob } = file;
    if (kind === null || kind === 'unknown' || (kind === 'log' && file !== log)) return [];
    const as = taken.has(file.as) ? file.name : file.as;
    taken.add(as);
    return [{ kind, as, blob }];
  });
}

export const NOTHING: Compared = {
  ...{ fingerprint: '', commitment: '', seed: '', panelNumber: '', publicKey: '', optimality: false },
};
