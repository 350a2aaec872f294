import { unzipSync, zipSync } from 'fflate';
import { refuse } from '../../../core/problem.js';

/** Everything in one file, and out of it again. */

export interface PackRequest {
  /** by their paths in the archive */
  readonly files: ReadonlyMap<string, Blob>;
}

/** The first day that an archive knows: the same files give the same bytes. */
const FIRST_DAY = '1980-01-01T00:00:00';

export async function packFiles({ files }: PackRequest): Promise<Blob> {
  const contents: Record<string, Uint8Array> = {};
  for (const [path, blob] of files) contents[path] = new Uint8Array(await blob.arrayBuffer());
  const bytes = zipSync(contents, { level: 6, mtime: FIRST_DAY });
  return new Blob([bytes as BlobPart], { type: 'application/zip' });
}

/** More than this no register with its urn has; an archive that says so is not unpacked. */
const MOST_BYTES = 3 * 2 ** 30;

/** The files of an archive by their names, folders left out. @throws Refusal PAGE-001 */
export async function unpacked(file: File): Promise<ReadonlyMap<string, Blob>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const broken = () => refuse('invalid', 'PAGE-001', { file: file.name });
  let sum = 0;
  let contents: Record<string, Uint8Array>;
  try {
    contents = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        sum += originalSize;
        return !name.endsWith('/') && sum <= MOST_BYTES;
      },
    });
  } catch {
    throw broken();
  }
  const files = Object.entries(contents).map(
    ([path, content]) => [path.replace(/^.*\//, ''), new Blob([content as BlobPart])] as const,
  );
  if (files.length === 0 || sum > MOST_BYTES) throw broken();
  return new Map(files);
}

/** What was chosen by its names, archives by the files in them. @throws Refusal PAGE-001 */
export async function chosenOrUnpacked(chosen: readonly File[]): Promise<Map<string, Blob>> {
  const files = new Map<string, Blob>();
  for (const file of chosen)
    for (const [name, blob] of /\.zip$/i.test(file.name)
      ? await unpacked(file)
      : [[file.name, file] as const])
      files.set(name, blob);
  return files;
}
