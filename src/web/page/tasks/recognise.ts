import { type LogGist, recogniseAll, type WholeFile } from '../../../procedure/log-gist.js';
import { ENOUGH, type FileKind } from '../../../procedure/recognise.js';
import { unpacked } from './pack.js';

/** What chosen files are; an archive stands for the files in it. */
export interface RecognisedFiles {
  readonly files: readonly {
    readonly name: string;
    readonly blob: Blob;
    readonly kind: FileKind;
    readonly as: string;
  }[];
  readonly log: LogGist | null;
}

/** One that can't be read is of no kind; whatever uses it says why. @throws Refusal PAGE-001 */
export async function recogniseFiles({
  files,
}: {
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}): Promise<RecognisedFiles> {
  const all = new Map<string, Blob>();
  for (const { name, blob } of files)
    for (const [inside, content] of /\.zip$/i.test(name)
      ? await unpacked(new File([blob], name))
      : [[name, blob] as const])
      all.set(inside, content);
  const { files: found, log } = await recogniseAll(
    await Promise.all([...all].map(([name, blob]) => wholeFile(name, blob))),
  );
  return {
    files: [...all].map(([name, blob], at) => ({
      name,
      blob,
      ...(found[at] ?? { kind: 'unknown', as: name }),
    })),
    log,
  };
}

async function wholeFile(name: string, blob: Blob): Promise<WholeFile> {
  const bytesOf = async (part: Blob) =>
    new Uint8Array(await part.arrayBuffer().catch(() => new ArrayBuffer(0)));
  return {
    name,
    bytes: blob.size,
    begin: await bytesOf(blob.slice(0, ENOUGH)),
    read: () => bytesOf(blob),
  };
}
